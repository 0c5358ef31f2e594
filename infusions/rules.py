"""What may be recorded about products, infusions and doses. Source: clinical.md 15."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from config.errors import Finding, hard, soft
from infusions.definitions.burden import M2_FROM_PCT
from trials.checks import Book, Row, rule, set_rule
from trials.rules import in_order

# Thirds are written 33.3 + 33.3 + 33.3 (clinical.md 15.1).
FRACTION_TOLERANCE_PCT = Decimal("0.1")


in_order("products", "started_on", "released_on")
in_order("bridging", "started_on", "ended_on")
in_order("concomitant_medications", "started_on", "ended_on")
in_order("lymphodepletions", "started_on", "ended_on")


@rule("infusions")
def check_marrow_class(row: Row, book: Book) -> Iterator[Finding]:
    """ "M2 or worse" goes with the blast percentage (rule 21)."""
    blasts, m2 = row.get("blasts_pct"), row.get("m2_or_worse")
    if blasts is None or m2 is None or m2 == (blasts >= M2_FROM_PCT):
        return
    yield soft(
        "infusion.marrow_class",
        "m2_or_worse",
        f"Marrow 'M2 or worse' is {'yes' if m2 else 'no'} with {blasts.normalize():f} % blasts; "
        f"M2 begins at {M2_FROM_PCT} %. Correct one of the two, or comment.",
    )


@set_rule("doses", parent="infusions", link="infusion")
def check_planned_fractions(infusion: Row, doses: list[Row], book: Book) -> Iterator[Finding]:
    """The planned fractions of each product make 100 % (rule 2)."""
    by_product = sorted(doses, key=lambda d: str(d.get("product") or ""))
    for product, rows in groupby(by_product, key=lambda d: d.get("product")):
        given = [d.get("planned_fraction_pct") for d in rows]
        known = [pct for pct in given if pct is not None]
        beyond = sum(known, Decimal(0)) - 100
        # A fraction that is not known may be what is lacking, but can take nothing away.
        lacking = -beyond if known and len(known) == len(given) else Decimal(0)
        if max(beyond, lacking) <= FRACTION_TOLERANCE_PCT:
            continue
        shown = " + ".join(f"{pct.normalize():f}" for pct in known)
        yield hard(
            "doses.planned_fractions",
            "planned_fraction_pct",
            f"Infusion {infusion['key']}: the planned fractions"
            f"{f' of product {product}' if product else ''} make {shown} = "
            f"{(100 + beyond).normalize():f} %, not 100 %. Enter all doses that were planned, each "
            "with its product where there are two; a part that was withheld keeps its planned "
            "fraction.",
        )
