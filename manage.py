#!/usr/bin/env python
"""Commands of CARTograph. They use the running services, or start and stop their own."""

import os
import sys

from config import local_services


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    local_services.provide()

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
