"""Partial dates: 2020-06 is the month of June, 2020 the year."""

from datetime import date

import pandas as pd
import pytest

from analytics.definitions.endpoints.gu2022 import GU2022_EFS, GU2022_OS
from analytics.endpoints import FactBook, derive
from analytics.imputation import impute


def facts(*rows):
    """Rows of (kind, date as far as known, infusion); all of one subject."""
    precisions = {4: "year", 7: "month", 10: "day"}
    firsts = {4: "-01-01", 7: "-01", 10: ""}
    return pd.DataFrame(
        [
            {
                "subject": "P1",
                "kind": kind,
                "date": date.fromisoformat(known + firsts[len(known)]) if known else None,
                "precision": precisions.get(len(known)),
                "infusion": infusion,
            }
            for kind, known, infusion in rows
        ]
    )


def day_of(kind, result):
    [row] = [row for row in result.itertuples() if row.kind == kind]
    return str(row.date.date()), row.imputed


INFUSED = ("INFUSION", "2020-06-20", "i1")


@pytest.mark.parametrize(
    ("rows", "kind", "day"),
    [
        ([("RELAPSE", "2020-09", None)], "RELAPSE", "2020-09-15"),
        ([("RELAPSE", "2021", None)], "RELAPSE", "2021-07-01"),
        ([INFUSED, ("RELAPSE", "2020-06", "i1")], "RELAPSE", "2020-06-21"),
        ([INFUSED, ("HSCT", "2020", "i1")], "HSCT", "2020-07-01"),
        ([INFUSED, ("CR", "2020-07-18", None), ("RELAPSE", "2020", "i1")], "RELAPSE", "2020-07-18"),
        ([INFUSED, ("CR", "2020-07-18", None), ("RELAPSE", "2020", None)], "RELAPSE", "2020-07-01"),
        ([INFUSED, ("CR", "2020-05-18", None), ("RELAPSE", "2020", "i1")], "RELAPSE", "2020-07-01"),
        ([INFUSED, ("CR", "2021-02-18", None), ("RELAPSE", "2020", "i1")], "RELAPSE", "2020-07-01"),
        ([INFUSED, ("RELAPSE", "2020-06", None)], "RELAPSE", "2020-06-15"),
        ([INFUSED, ("RELAPSE", "2020-07", "i1")], "RELAPSE", "2020-07-15"),
        ([("CONTACT", "2020-09-10", None), ("RELAPSE", "2020-09", None)], "RELAPSE", "2020-09-10"),
        ([("CONTACT", "2020-09-20", None), ("RELAPSE", "2020-09", None)], "RELAPSE", "2020-09-15"),
        ([("CONTACT", "2020-08-10", None), ("RELAPSE", "2020-09", None)], "RELAPSE", "2020-09-15"),
        ([("DEATH", "2020-09-10", None), ("RELAPSE", "2020-09", None)], "RELAPSE", "2020-09-10"),
        ([("CONTACT", "2020-09-20", None), ("DEATH", "2020-09", None)], "DEATH", "2020-09-20"),
        ([("CONTACT", "2020-09-10", None), ("DEATH", "2020-09", None)], "DEATH", "2020-09-15"),
        ([("CR", "2020-09-18", None), ("DEATH", "2020", None)], "DEATH", "2020-09-18"),
        ([INFUSED, ("DEATH", "2020-06", None)], "DEATH", "2020-06-20"),
        ([("CONTACT", "2020-10-10", None), ("DEATH", "2020-09", None)], "DEATH", "2020-09-15"),
    ],
)
def test_a_partial_date_gets_the_middle_day_that_the_rest_of_the_record_allows(rows, kind, day):
    result = impute(facts(*rows))

    assert day_of(kind, result) == (day, True)


def test_what_is_known_to_the_day_or_not_at_all_stays_as_it_is():
    result = impute(facts(INFUSED, ("RELAPSE", "", None), ("DEATH", "2020-09", None)))

    assert day_of("INFUSION", result) == ("2020-06-20", False)
    assert pd.isna(result.loc[result["kind"] == "RELAPSE", "date"]).all()
    assert not result.loc[result["kind"] == "RELAPSE", "imputed"].any()


def test_an_event_known_to_the_month_of_the_infusion_it_followed_is_not_lost():
    known = facts(
        INFUSED,
        ("CR", "2020-07-18", "i1"),
        ("RELAPSE", "2020", "i1"),
        ("HSCT", "2020-06", "i1"),
        ("CONTACT", "2021-03-01", None),
    ).assign(source="table", source_key="P1/1")

    book = FactBook(pd.Index(["P1"]), impute(known))

    relapsed = derive(GU2022_EFS, book).loc["P1"]
    transplanted = derive(GU2022_OS, book).loc["P1"]
    assert (relapsed.aval, relapsed.event) == (28, "RELAPSE")
    assert (transplanted.aval, transplanted.censored) == (1, "HSCT")
