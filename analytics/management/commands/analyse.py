"""Survival, competing risks and their models, of a file."""

from argparse import ArgumentParser
from typing import Any

from analytics.analyses.files import Faults, Table, read_table
from analytics.management.files import FileCommand, a_number, names, one_of
from analytics.statistics.limits import BANDS, LOG_LOG


class Command(FileCommand):
    help = (
        "Analyse times to an event: Kaplan-Meier, log-rank, restricted means, follow-up, "
        "incidences of competing causes, Gray's test, Cox and Fine-Gray models. Prints one JSON "
        "object; needs no service and no database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE.csv", help="with a header; empty or NA: missing")
        parser.add_argument(
            "--time", required=True, metavar="COL", help="from the origin, 0 or more"
        )
        parser.add_argument(
            "--status", required=True, metavar="COL", help="0 censored; 1, 2, ... the causes"
        )
        parser.add_argument("--by", metavar="COL", help="groups to compare")
        parser.add_argument("--strata", metavar="COL", help="strata of the tests and models")
        parser.add_argument("--covariates", metavar="A,B", help="columns of the models")
        parser.add_argument(
            "--categorical", metavar="A,B", help="covariates of numbers that name levels"
        )
        parser.add_argument("--at", metavar="T,T", help="times of the curves; else all event times")
        parser.add_argument(
            "--tau",
            metavar="T",
            help="end of the restricted mean; else the first of the groups' last times",
        )
        parser.add_argument("--conf-type", default=LOG_LOG, metavar="TYPE", help="|".join(BANDS))
        parser.add_argument("--ties", default="efron", metavar="METHOD", help="efron|breslow")
        parser.add_argument("--entry", metavar="COL", help="time from which a row is observed")
        parser.add_argument("--id", metavar="COL", help="persons with several (entry, time] rows")
        parser.add_argument(
            "--landmark", metavar="T", help="leave out times up to T, restart the clock there"
        )

    def result(self, faults: Faults, **given: Any) -> dict[str, Any]:
        from analytics.analyses.survival import analyse

        options = _options(faults, given)
        covariates = names(faults, "--covariates", given["covariates"])
        categorical = names(faults, "--categorical", given["categorical"])
        for name in categorical:
            if name not in covariates:
                faults.add(
                    "usage",
                    f"--categorical names {name!r}, which is no covariate.",
                    "Name it in --covariates too.",
                )
        if given["entry"] and options.landmark is not None:
            faults.add("usage", "--entry and --landmark exclude each other.", "Give one of them.")
        columns = [given[name] for name in ("time", "status", "by", "strata", "entry", "id")]
        wanted = [name for name in columns if name] + covariates
        table = read_table(given["file"], wanted, faults)
        read = _columns(table, given)
        read["covariates"] = [
            table.column(name, categorical=name in categorical) for name in covariates
        ]
        faults.refuse()
        return analyse(**read, options=options)


def _options(faults: Faults, given: dict[str, Any]) -> Any:
    from analytics.analyses.survival import Options
    from analytics.statistics.cox import BRESLOW, EFRON

    numbers = {
        "landmark": a_number(faults, "--landmark", given["landmark"]),
        "tau": a_number(
            faults, "--tau", given["tau"], asked="a number above 0", holds=lambda tau: tau > 0
        ),
    }
    at = [a_number(faults, "--at", one) for one in (given["at"] or "").split(",") if one.strip()]
    return Options(
        at=tuple(one for one in at if one is not None),
        band=one_of(faults, "--conf-type", given["conf_type"], BANDS),
        ties=one_of(faults, "--ties", given["ties"], (EFRON, BRESLOW)),
        **numbers,
    )


def _columns(table: Table, given: dict[str, Any]) -> dict[str, Any]:
    """The columns that `analyse` takes, with what is wrong between them added to the faults."""
    from analytics.analyses.survival import repeated

    time, status = table.times(given["time"]), table.status(given["status"])
    read: dict[str, Any] = {"time": time, "status": status}
    if given["by"]:
        read["group"] = table.groups(given["by"])
    if given["strata"]:
        read["strata"] = table.strata(given["strata"])
    entry = read["entry"] = table.entries(given["entry"], given["time"]) if given["entry"] else None
    if entry is not None and len(set(status[status > 0].tolist())) > 1:
        table.faults.add(
            "entry_with_causes",
            "--entry is given and the status has several causes.",
            "Make a status of one cause, or leave --entry out.",
            column=given["entry"],
        )
    if given["id"]:
        ids = read["ids"] = table.ids(given["id"])
        if given["id"] not in table.unknown:
            person = table.cells[given["id"]].text
            table.fault(
                "rows_overlap",
                repeated(ids, time, entry),
                given["id"],
                lambda place: f"{person(place)} has another row that ends after this one begins.",
                "Give the rows of a person an --entry, each at or after the end of the one before.",
            )
    return read
