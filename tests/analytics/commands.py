"""Commands that analyse a file, called in this process: quick, and with all that they print."""

from types import SimpleNamespace

from django.core.management import load_command_class


def called(capsys, command, *arguments):
    """What the command printed and how it ended, as of a process that ran it."""
    capsys.readouterr()
    code = 0
    try:
        load_command_class("analytics", command).run_from_argv(
            ["manage.py", command, *map(str, arguments)]
        )
    except SystemExit as ended:
        code = ended.code
    out, err = capsys.readouterr()
    return SimpleNamespace(returncode=code, stdout=out, stderr=err)
