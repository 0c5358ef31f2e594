"""Gu 2022 against its printed formula, worked in Decimal from the paper's numbers."""

from collections import Counter
from decimal import Decimal
from itertools import product
from math import exp

import pandas as pd
import pytest

from analytics.definitions.gu2022 import GU2022
from analytics.definitions.risk_model import RiskGroup
from analytics.scoring import score

# One raw value for each code of the paper's table: code -> value.
WBC = {1: 5, 2: 50, 3: 250}
BLASTS = {0: 2, 1: 15, 2: 40, 3: 80}
GENERATION = {1: (2,), 2: (3, 4)}
STATUS = {0: "relapsed", 1: "refractory"}
STRATEGY = {1: "single", 2: "dual", 3: "sequential"}

PATIENT = {
    "wbc_diagnosis": 5,
    "cns_leukaemia": False,
    "tp53": False,
    "blasts_pct": 2,
    "generation": 2,
    "disease_status": "relapsed",
    "strategy": "single",
    "age_years": 30,
    "targets": "CD19",
}


def scored(**changes):
    return score(GU2022, pd.DataFrame([PATIENT | changes], dtype=object)).iloc[0]


def every_profile():
    """The 96 profiles of X joined with those of Y on the blasts they share."""
    for wbc, cns, tp53, blasts, gen, status, strategy in product(
        WBC, (0, 1), (0, 1), BLASTS, GENERATION, STATUS, STRATEGY
    ):
        x = (
            Decimal("2.04")
            - Decimal("0.68") * wbc
            - Decimal("1.40") * cns
            - Decimal("1.82") * tp53
            - Decimal("0.44") * blasts
            + Decimal("1.68") * gen
        )
        y = (
            Decimal("0.56")
            - Decimal("0.77") * status
            - Decimal("0.47") * blasts
            + Decimal("0.83") * strategy
        )
        yield (
            {
                "wbc_diagnosis": WBC[wbc],
                "cns_leukaemia": bool(cns),
                "tp53": bool(tp53),
                "blasts_pct": BLASTS[blasts],
                "generation": GENERATION[gen][-1],
                "disease_status": STATUS[status],
                "strategy": STRATEGY[strategy],
                "age_years": 30,
                "targets": "CD19",
            },
            x,
            y,
        )


def test_all_576_joint_profiles_follow_the_printed_formula():
    profiles = list(every_profile())
    frame = pd.DataFrame([values for values, _, _ in profiles])

    result = score(GU2022, frame)

    groups = []
    for row, (_, x, y) in zip(result.itertuples(), profiles, strict=True):
        assert Decimal(str(row.x)) == x
        assert Decimal(str(row.y)) == y
        assert row.p_cr == pytest.approx(1 / (1 + exp(-float(x))), rel=1e-12)
        assert row.p_mrd_negative_cr == pytest.approx(1 / (1 + exp(-float(y))), rel=1e-12)
        x_high, y_high = x > Decimal("1.8"), y > Decimal("1.0")
        groups.append(
            "low" if x_high and y_high else "high" if not (x_high or y_high) else "intermediate"
        )
    assert list(result.risk_group) == groups
    assert len(profiles) == 576
    assert Counter(groups) == {"low": 96, "intermediate": 264, "high": 216}
    assert (result.p_mrd_negative_cr > result.p_cr).sum() == 306
    assert not result.fingerprint.duplicated().any()


def test_no_attainable_score_ties_with_a_cutoff():
    result = score(GU2022, pd.DataFrame([values for values, _, _ in every_profile()]))

    assert (result.x.min(), result.x.max()) == (-2.86, 4.72)
    assert (result.y.min(), result.y.max()) == (-0.79, 3.05)
    assert result.x[result.x < 1.8].max() == 1.78
    assert result.x[result.x > 1.8].min() == 1.92
    assert result.y[result.y < 1.0].max() == 0.98
    assert result.y[result.y > 1.0].min() == 1.28


# Reference profiles of the model, each worked by hand from the paper's table.
@pytest.mark.parametrize(
    ("changes", "name", "value", "probability", "group"),
    [
        ({}, "x", 3.04, 0.9543, "low"),
        ({"generation": 3}, "x", 4.72, 0.9912, "low"),
        ({"wbc_diagnosis": 100}, "x", 1.68, 0.8429, "intermediate"),
        ({}, "y", 1.39, 0.8006, "low"),
        ({"disease_status": "refractory"}, "y", 0.62, 0.6502, "intermediate"),
        ({"blasts_pct": 5}, "y", 0.92, 0.7150, "intermediate"),
        ({"blasts_pct": 25, "strategy": "dual"}, "y", 1.28, 0.7824, "low"),
        ({"wbc_diagnosis": 100, "disease_status": "refractory"}, "x", 1.68, 0.8429, "high"),
    ],
)
def test_reference_profiles(changes, name, value, probability, group):
    row = scored(**changes)

    assert row[name] == value
    assert row[{"x": "p_cr", "y": "p_mrd_negative_cr"}[name]] == pytest.approx(
        probability, abs=5e-5
    )
    assert row.risk_group == group


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("wbc_diagnosis", 0, 1),
        ("wbc_diagnosis", "19.99", 1),
        ("wbc_diagnosis", 20, 2),
        ("wbc_diagnosis", "99.99", 2),
        ("wbc_diagnosis", 100, 3),
        ("blasts_pct", "4.99", 0),
        ("blasts_pct", 5, 1),
        ("blasts_pct", "24.99", 1),
        ("blasts_pct", 25, 2),
        ("blasts_pct", "49.99", 2),
        ("blasts_pct", 50, 3),
        ("blasts_pct", 100, 3),
        ("generation", 2, 1),
        ("generation", 3, 2),
        ("generation", 4, 2),
        ("disease_status", "relapsed", 0),
        ("disease_status", "refractory", 1),
        ("strategy", "single", 1),
        ("strategy", "dual", 2),
        ("strategy", "sequential", 3),
        ("cns_leukaemia", False, 0),
        ("cns_leukaemia", True, 1),
        ("tp53", False, 0),
        ("tp53", True, 1),
    ],
)
def test_both_sides_of_every_bound_get_their_code(name, value, code):
    given = Decimal(value) if name in {"wbc_diagnosis", "blasts_pct"} else value

    assert scored(**{name: given})[f"coded_{name}"] == code


@pytest.mark.parametrize(
    ("name", "x_known", "y_known"),
    [
        ("wbc_diagnosis", False, True),
        ("cns_leukaemia", False, True),
        ("tp53", False, True),
        ("generation", False, True),
        ("disease_status", True, False),
        ("strategy", True, False),
        ("blasts_pct", False, False),
    ],
)
def test_a_missing_input_gives_no_score_where_it_is_needed_and_is_named(name, x_known, y_known):
    row = scored(**{name: None})

    assert row.missing == [name]
    assert (pd.notna(row.x), pd.notna(row.p_cr)) == (x_known, x_known)
    assert (pd.notna(row.y), pd.notna(row.p_mrd_negative_cr)) == (y_known, y_known)
    assert row.risk_group is None


def test_every_missing_input_is_named():
    row = scored(tp53=None, strategy=None)

    assert row.missing == ["tp53", "strategy"]


@pytest.mark.parametrize("status", ["persistent_mrd", "recurrent_mrd"])
def test_a_status_without_a_code_is_outside_the_population_and_not_missing(status):
    row = scored(disease_status=status)

    assert pd.notna(row.x)
    assert pd.isna(row.y)
    assert row.risk_group is None
    assert row.missing == []
    assert row.applicable is False
    assert row.applicability == ["Disease status at infusion is outside the model's population."]


@pytest.mark.parametrize(
    ("changes", "applicable"),
    [
        ({"age_years": 5.99}, False),
        ({"age_years": 6}, True),
        ({"age_years": 65.9}, True),
        ({"age_years": 66}, False),
        ({"age_years": None}, None),
        ({"targets": "CD22"}, True),
        ({"targets": "CD19+CD22"}, True),
        ({"targets": "BCMA"}, False),
        ({"targets": None}, True),
        ({"age_years": None, "targets": "BCMA"}, False),
    ],
)
def test_applicability_is_told_beside_the_score_and_does_not_remove_it(changes, applicable):
    row = scored(**changes)

    assert row.applicable is applicable
    assert row.risk_group == "low"


def test_the_fingerprint_follows_the_value_and_not_how_it_was_typed():
    whole = scored(blasts_pct=20)
    same = scored(blasts_pct=Decimal("20.00"))
    corrected = scored(blasts_pct=Decimal("20.5"))

    assert whole.fingerprint == same.fingerprint
    assert whole.fingerprint != corrected.fingerprint
    assert whole.x == corrected.x


def test_an_empty_frame_gives_an_empty_result():
    result = score(GU2022, pd.DataFrame(columns=list(PATIENT), dtype=object))

    assert result.empty
    assert {"x", "y", "risk_group", "fingerprint"} <= set(result.columns)


def test_the_declaration_says_what_it_codes():
    terms = {term.name: term for term in GU2022.inputs}

    assert list(terms) == [
        "wbc_diagnosis",
        "cns_leukaemia",
        "tp53",
        "blasts_pct",
        "generation",
        "disease_status",
        "strategy",
    ]
    assert terms["wbc_diagnosis"].coding() == (
        ("below 20", 1),
        ("20 to below 100", 2),
        ("100 or more", 3),
    )
    assert terms["tp53"].coding() == (("no", 0), ("yes", 1))
    assert terms["generation"].coding() == (("2", 1), ("3", 2), ("4", 2))


@pytest.mark.parametrize(
    ("high", "group"),
    [
        ((True, True), RiskGroup.LOW),
        ((True, False), RiskGroup.INTERMEDIATE),
        ((False, True), RiskGroup.INTERMEDIATE),
        ((False, False), RiskGroup.HIGH),
    ],
)
def test_high_scores_mean_low_risk(high, group):
    assert GU2022.group(high=high) is group
