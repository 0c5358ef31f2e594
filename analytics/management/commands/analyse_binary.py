"""A binary outcome, its factors and a score, of a file."""

from argparse import ArgumentParser
from typing import Any

from analytics.analyses.files import Faults, read_table
from analytics.management.files import FileCommand, a_number, names


class Command(FileCommand):
    help = (
        "Analyse an outcome of 0 or 1: logistic regression with one and with several factors, "
        "forward selection, ROC curve, calibration. Prints one JSON object; needs no service and "
        "no database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE.csv", help="with a header; empty or NA: missing")
        parser.add_argument("--outcome", required=True, metavar="COL", help="0 or 1")
        parser.add_argument("--factors", metavar="A,B", help="columns of the models")
        parser.add_argument(
            "--categorical", metavar="A,B", help="factors of numbers that name levels"
        )
        parser.add_argument(
            "--stepwise", action="store_true", help="select forward, as SPSS's FSTEP(LR)"
        )
        parser.add_argument(
            "--entry-p", metavar="P", help="a score test below it enters; .05 unless given"
        )
        parser.add_argument(
            "--removal-p", metavar="P", help="a likelihood ratio above it leaves; .10 unless given"
        )
        parser.add_argument(
            "--screen-p", metavar="P", help="only factors with a univariate p below it"
        )
        parser.add_argument(
            "--score", metavar="COL", help="judge this score instead of the fitted model"
        )

    def result(self, faults: Faults, **given: Any) -> dict[str, Any]:
        from analytics.analyses.binary import analyse_binary

        options, warnings = _options(faults, given)
        factors = names(faults, "--factors", given["factors"])
        categorical = names(faults, "--categorical", given["categorical"])
        _check(faults, given, factors, categorical)
        wanted = [given["outcome"], *factors]
        table = read_table(given["file"], wanted + [s for s in [given["score"]] if s], faults)
        outcome = table.whole(given["outcome"], most=1)
        columns = [table.column(name, categorical=name in categorical) for name in factors]
        score = table.numbers(given["score"], may_miss=True) if given["score"] else None
        faults.refuse()
        found = analyse_binary(outcome, columns, options, score)
        return found | {"warnings": warnings + found["warnings"]}


def _options(faults: Faults, given: dict[str, Any]) -> tuple[Any, list[dict[str, str]]]:
    from analytics.analyses.binary import Options

    asked = {
        name: a_number(
            faults,
            f"--{name.replace('_', '-')}",
            given[name],
            asked="a number from 0 to 1",
            holds=lambda p: 0 <= p <= 1,
        )
        for name in ("entry_p", "removal_p", "screen_p")
    }
    known = {name: p for name, p in asked.items() if p is not None}
    warnings = [
        {
            "code": "unused",
            "message": f"--{name.replace('_', '-')} has no effect without --stepwise.",
        }
        for name in ("entry_p", "removal_p")
        if given[name] is not None and not given["stepwise"]
    ]
    return Options(stepwise=given["stepwise"], **known), warnings


def _check(
    faults: Faults, given: dict[str, Any], factors: list[str], categorical: list[str]
) -> None:
    if not factors and not given["score"]:
        faults.add("usage", "There is no factor and no score.", "Name columns in --factors.")
    if given["outcome"] in factors:
        faults.add(
            "usage",
            f"{given['outcome']!r} is the outcome and a factor.",
            "Leave it out of --factors.",
        )
    for name in categorical:
        if name not in factors:
            faults.add(
                "usage",
                f"--categorical names {name!r}, which is no factor.",
                "Name it in --factors too.",
            )
