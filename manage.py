#!/usr/bin/env python
"""Commands of CARTograph. They use the running services, or start and stop their own."""

import os
import sys

from config import local_services

# Commands that print what they compute: they need no service, no database and no settings.
ALONE = {"analyse", "analyse_binary", "analyse_table", "bench_statistics"}


def main() -> None:
    """Run the command named on the command line."""
    if ALONE.intersection(sys.argv[1:2]):
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
