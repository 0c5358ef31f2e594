"""The tests on a table of counts given on the command line."""

from argparse import ArgumentParser
from typing import Any

from analytics.analyses.files import Faults
from analytics.management.files import FileCommand
from analytics.statistics.design import number

LARGEST = 1_000_000_000


class Command(FileCommand):
    help = (
        "Test a table of counts: Pearson's chi-square, Yates, N - 1, Fisher's exact test, and the "
        "odds ratio of 2x2. Prints one JSON object; needs no service and no database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--counts", required=True, metavar="A,B;C,D", help="rows separated by semicolons"
        )

    def run_from_argv(self, argv: list[str]) -> None:
        # A first count below 0 would be taken for a flag and not be named as the fault.
        if "--counts" in argv[:-1]:
            at = argv.index("--counts")
            argv = [*argv[:at], f"--counts={argv[at + 1]}", *argv[at + 2 :]]
        super().run_from_argv(argv)

    def result(self, faults: Faults, **given: Any) -> dict[str, Any]:
        from analytics.analyses.table import analyse_table

        counts = _counts(given["counts"], faults)
        faults.refuse()
        return analyse_table(counts)


def _counts(given: str, faults: Faults) -> list[list[int]]:
    rows = [[cell.strip() for cell in row.split(",")] for row in given.split(";")]
    for place, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            faults.add(
                "ragged",
                f"The row has {len(row)} counts, the first {len(rows[0])}.",
                "Give every row as many counts.",
                row=place,
            )
    return [
        [_count(cell, faults, row, str(column)) for column, cell in enumerate(cells, start=1)]
        for row, cells in enumerate(rows, start=1)
    ]


def _count(cell: str, faults: Faults, row: int, column: str) -> int:
    """The count that a cell is; `1.0` is 1."""
    value = number(cell)
    if not cell:
        code, message = "missing", "A count is missing."
    elif value is None:
        code, message = "not_a_number", f"{cell!r} is not a finite number."
    elif value < 0:
        code, message = "negative", f"The count {cell} is negative."
    elif value != int(value):
        code, message = "not_whole", f"The count {cell} is not a whole number."
    elif value > LARGEST:
        code, message = "too_large", f"The count {cell} is above {LARGEST:,}."
    else:
        return int(value)
    faults.add(code, message, 'Write whole numbers from 0, as "17,4;85,4".', row=row, column=column)
    return 0
