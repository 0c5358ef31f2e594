"""Cells of the tables of grades, and an answer as such cells."""

from decimal import Decimal


def yes_no(cell):
    return {"yes": True, "no": False, None: None}[cell]


def codes(cell):
    """A set of codes: blank is not asked, "none" is asked and none of them."""
    return cell and frozenset(c for c in cell.split() if c != "none")


def number(cell):
    return None if cell is None else Decimal(cell)


def whole(cell):
    return None if cell is None else int(cell)


def said(answer):
    """(grade, at least, missing) as the cells of a table say them."""
    return (
        None if answer.value is None else str(answer.value),
        None if answer.at_least is None else str(answer.at_least),
        ", ".join(answer.missing) or None,
    )


def expected(row):
    return row["grade"], row["at least"], row["missing"]
