"""One patient's casebook from a line of text, for rules and definitions; no database.

"infusion 0 emd=no; marrow 28 blasts=2" are rows in days after 2 March 2020. A day may also be a
date, a month ("2020-04"), a year, or "?" where it is not known.
"""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from trials.checks import Book, check_row
from trials.crf import item_columns, registry

DAY_0 = date(2020, 3, 2)
TABLES = {
    "patient": ("patients", "enrolled_on"),
    "prior": ("prior_therapies", "started_on"),
    "infusion": ("infusions", "infused_on"),
    "marrow": ("marrows", "taken_on"),
    "response": ("responses", "assessed_on"),
    "mrd": ("mrd", "assessed_on"),
    "transplant": ("transplants", "transplanted_on"),
    "therapy": ("new_therapies", "started_on"),
    "relapse": ("relapses", "relapsed_on"),
    "toxicity": ("toxicities", "onset_on"),
    "contact": ("follow_ups", "contact_on"),
    "consent": ("consents", "consented_on"),
    "product": ("products", "started_on"),
    "cells": ("leukaphereses", "collected_on"),
    "course": ("courses", "decided_on"),
    "screening": ("eligibility", "screened_on"),
    "bridging": ("bridging", "started_on"),
    "history": ("medical_history", "started_on"),
    "medication": ("concomitant_medications", "started_on"),
    "observed": ("toxicity_observations", "observed_on"),
    "grade": ("toxicity_grades", "known_on"),
    "range": ("lab_ranges", "valid_from"),
    "event": ("adverse_events", "onset_on"),
    "limiting": ("dose_limiting_toxicities", "onset_on"),
    "deviation": ("deviations", "deviated_on"),
    "count": ("blood_counts", "sampled_on"),
    "lab": ("labs", "sampled_on"),
    "tap": ("csf", "taken_on"),
    "scan": ("imaging", "imaged_on"),
    "kinetics": ("kinetics", "sampled_on"),
    "engraftment": ("engraftments", "neutrophils_on"),
    "gvhd": ("gvhd", "assessed_on"),
    "attempt": ("contact_attempts", "attempted_on"),
    "malignancy": ("new_malignancies", "diagnosed_on"),
    "rcl": ("rcl_tests", "sampled_on"),
    "vector": ("vector_persistence", "sampled_on"),
    "care": ("supportive_care", "started_on"),
    "depletion": ("lymphodepletions", "started_on"),
    "dose": ("doses", "given_on"),
    "construct": ("constructs", "name"),
    "genetic": ("genetics", "tested_on"),
    "death": ("deaths", "died_on"),
}
NAMES = {
    "blasts": "blasts_pct",
    "cns": "cns_leukaemia",
    "blood": "circulating_blasts",
    "csf": "cns_disease",
    "plt": "platelets",
}
WORDS = {
    "clear": {"emd": False, "circulating_blasts": False, "cns_disease": False},
    "recovered": {"anc": Decimal(2), "platelets": Decimal(150)},
}
OCCUR = ("transplants", "new_therapies", "relapses")
BESIDE = ("key", "missing", "overrides")
STUDY = {
    "crs_system": "ASTCT2019",
    "neurotoxicity_system": "ASTCT2019",
    "mrd_rule": "GU2022",
    "mrd_threshold": None,
    "response_criteria": "NCCN2018",
    "response_window_from": 24,
    "response_window_to": 42,
    "uninvolved_sites_count_as_absent": True,
    "relapse_blasts_pct": 5,
    "relapse_comparator": "above",
}


def rows(table):
    """The rows of a table drawn with pipes, as dicts by the names in its head; blank is None."""
    head, _, *lines = table.strip().splitlines()
    names = [cell.strip() for cell in head.split("|")]
    return [
        dict(zip(names, (cell.strip() or None for cell in line.split("|")), strict=True))
        for line in lines
    ]


def day(number):
    return DAY_0 + timedelta(days=number)


def dated(name, when):
    if when == "?":
        return {name: None}
    if len(when) == 7 and when[4] == "-":
        return {name: date.fromisoformat(f"{when}-01"), f"{name}_precision": "month"}
    if len(when) == 4:
        return {name: date(int(when), 1, 1), f"{name}_precision": "year"}
    if len(when) == 10:
        return {name: date.fromisoformat(when)}
    return {name: day(int(when))}


def typed(name, value):
    if name.endswith("_on"):
        return dated(name, value)
    return {name: plain(value)}


def plain(value):
    if value in ("yes", "no"):
        return value == "yes"
    for read in (Decimal, date.fromisoformat):
        with suppress(InvalidOperation, ValueError):
            return read(value)
    return value


def checked(story, table, key="P/1", **given):
    """The codes of what the rules find at one row, each with its field."""
    book = book_of(story, **given)
    return {f"{f.code} {f.field}" for f in check_row(table, book.one(table, key), book)}


def found_at(story, table, key="P/1", **given):
    """The codes of what the rules find at one row, with a space between them."""
    book = book_of(story, **given)
    row = book.one(table, key)
    return " ".join(sorted({f.code for f in check_row(table, row, book)})) or None


def book_of(story, *, today=date(2021, 6, 1), **study):
    """The casebook of patient P: rows are P/1, P/2 in each table, in the order of the text."""
    tables = {}
    for fact in story.split(";"):
        kind, when, *details = fact.split()
        table, dated_by = TABLES[kind]
        found = tables.setdefault(table, [])
        row = {"key": f"P/{len(found) + 1}", "missing": {}, "overrides": {}}
        row |= dated(dated_by, when)
        columns = {c.name for c in item_columns(registry[table])}
        if table in OCCUR:
            row["occurred"] = True
        for detail in details:
            name, _, value = detail.partition("=")
            if name == "override":
                row["overrides"] = {value: "as in the source"}
            elif value in ("not_done", "not_applicable") and name != "status":
                row["missing"][name] = value
            else:
                row |= WORDS.get(name) or typed(
                    name if name in columns else NAMES.get(name, name), value
                )
        # A column that is renamed must not leave the stories talking to themselves.
        unknown = set(row) - columns - set(BESIDE)
        assert not unknown, f"{table} has no {unknown}"
        found.append(row)
    return Book(study=STUDY | study, today=today, tables=tables)
