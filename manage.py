#!/usr/bin/env python
"""Commands of CARTograph. They use the running services, or start and stop their own."""

import os
import sys

from config import local_services

# Commands that read a file and print: they need no service, no database and no settings.
OF_FILES = {"analyse", "analyse_binary", "analyse_table"}


def main() -> None:
    """Run the command named on the command line."""
    if OF_FILES.intersection(sys.argv[1:2]):
        from django.conf import settings
        from django.core.management import load_command_class

        settings.configure()
        load_command_class("analytics", sys.argv[1]).run_from_argv(sys.argv)
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    local_services.provide()

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
