"""The variables of the papers: bands at both sides of each bound, codes, and since when known."""

import pytest

from analytics.definitions.endpoint import Origin
from analytics.definitions.groupings import GROUPINGS
from analytics.definitions.variable import Variable
from analytics.definitions.variables import PEAKS, SECTIONS, VARIABLES
from tests.factories.casebook import rows

BANDS = """
    variable          | value   | level
    ------------------|---------|---------
    wbc_gu2022        | 19.9    | below_20
    wbc_gu2022        | 20      | 20
    wbc_gu2022        | 99.9    | 20
    wbc_gu2022        | 100     | 100
    blasts_gu2022     | 4.9     | below_5
    blasts_gu2022     | 5       | 5
    blasts_gu2022     | 24.9    | 5
    blasts_gu2022     | 25      | 25
    blasts_gu2022     | 49.9    | 25
    blasts_gu2022     | 50      | 50
    blasts_zhang2020  | 4.9     | below_5
    blasts_zhang2020  | 5       | 5
    blasts_zhang2020  | 20      | 5
    blasts_zhang2020  | 20.1    | above_20
    blasts_above_20   | 20      | no
    blasts_above_20   | 20.1    | yes
    blasts_5_or_more  | 4.9     | no
    blasts_5_or_more  | 5       | yes
    relapses_gu2022   | 0       | 0
    relapses_gu2022   | 1       | 1
    relapses_gu2022   | 2       | 2
    relapses_gu2022   | 5       | 2
    therapies_gu2022  | 2       | below_3
    therapies_gu2022  | 3       | 3
    therapies_gu2022  | 4       | 3
    therapies_gu2022  | 5       | 5
    interval_an2022   | 5.9     | below_6
    interval_an2022   | 6       | 6
    interval_an2022   | 12      | 6
    interval_an2022   | 12.1    | above_12
    dose_zhang2020    | 99999   | below_1e5
    dose_zhang2020    | 100000  | 1e5
    cd22_an2022       | 19.9    | below_20
    cd22_an2022       | 20      | 20
    cd22_an2022       | 80      | 20
    cd22_an2022       | 80.1    | above_80
    mrd_level_hu2022  | 0.99    | below_1
    mrd_level_hu2022  | 1       | 1
    emd_sites         | 0       | 0
    emd_sites         | 1       | 1
    emd_sites         | 2       | 2
    prior_car_t_times | 0       | 0
    prior_car_t_times | 1       | 1
    prior_car_t_times | 2       | 2
    infusion_order    | 1       | 1
    infusion_order    | 2       | 2
    severe_crs        | 2       | no
    severe_crs        | 3       | yes
    severe_neurotoxicity             | 2 | no
    severe_neurotoxicity             | 3 | yes
    moderate_or_severe_neurotoxicity | 1 | no
    moderate_or_severe_neurotoxicity | 2 | yes
"""
CODES = """
    variable     | code             | level
    -------------|------------------|-------
    cr           | CR               | yes
    cr           | CRi              | yes
    cr           | CR_UNSPEC        | yes
    cr           | PR               | no
    cr           | NR_DEATH         | no
    cr           | NE               |
    cr_or_cri    | CR               | CR
    cr_or_cri    | CRi              | CRi
    mrd_negative | NEG              | yes
    mrd_negative | POS              | no
    mrd_negative | NEG_INSUFFICIENT |
    mrd_negative | NE               |
    cns          | True             | yes
    cns          | False            | no
    targets      | CD19+CD22        | CD19+CD22
"""


@pytest.mark.parametrize("row", rows(BANDS), ids=lambda row: f"{row['variable']} {row['value']}")
def test_a_bound_belongs_to_the_band_that_the_paper_gives_it(row):
    assert VARIABLES[row["variable"]].level_of(float(row["value"])) == row["level"]


@pytest.mark.parametrize("row", rows(CODES), ids=lambda row: f"{row['variable']} {row['code']}")
def test_a_code_has_its_level(row):
    assert VARIABLES[row["variable"]].level_of(row["code"]) == row["level"]


def test_what_is_not_known_has_no_level_in_any_variable():
    assert {v.level_of(None) for v in VARIABLES.values()} == {None}


def test_every_variable_has_a_name_of_its_own_a_title_and_a_source():
    everything = [variable for section in SECTIONS.values() for variable in section]

    assert len(everything) == len(VARIABLES)
    assert all(v.title and v.source and v.version for v in everything)
    assert GROUPINGS.items() <= VARIABLES.items()


def test_a_number_has_no_levels_and_a_factor_no_unit():
    for variable in VARIABLES.values():
        assert not (variable.number and variable.levels), variable.id
        assert variable.number or not variable.unit, variable.id


def test_bands_are_one_more_than_their_bounds():
    for variable in VARIABLES.values():
        assert (
            not variable.bounds
            or variable.id.endswith("_grade")
            or len(variable.levels) == len(variable.bounds) + 1
        ), variable.id
        assert set(variable.bound_below) <= set(variable.bounds), variable.id


def test_a_state_is_known_only_after_the_origin_and_begins_on_a_day():
    states = [v for v in VARIABLES.values() if v.before]

    assert {"hsct", "chronic_gvhd", "car_t", "b_cells_recovered", "steroids"} <= {
        v.id for v in states
    }
    assert all(v.since and not v.known_at and v.before in v.levels for v in states)


AT_THE_INFUSION = """
    variable         | ENROLMENT | FIRST_INFUSION | HSCT_DATE
    -----------------|-----------|----------------|----------
    sex              | yes       | yes            | yes
    wbc_gu2022       | yes       | yes            | yes
    blasts_gu2022    | no        | yes            | yes
    tp53             | no        | yes            | yes
    bridging         | no        | yes            | yes
    gu_x             | no        | yes            | yes
    cr               | no        | no             | no
    crs_grade        | no        | no             | no
    steroids         | no        | no             | no
    hsct             | no        | no             | no
    mrd_before_hsct  | no        | no             | yes
    chronic_gvhd     | no        | no             | no
    peak_copies_per_ug | no      | no             | no
"""


@pytest.mark.parametrize("row", rows(AT_THE_INFUSION), ids=lambda row: row["variable"])
def test_a_variable_is_known_at_its_origins_alone(row):
    for origin in (Origin.ENROLMENT, Origin.FIRST_INFUSION, Origin.HSCT_DATE):
        known = VARIABLES[row["variable"]].known_from([origin])
        assert known == (row[origin] == "yes"), origin


def test_peaks_in_units_that_do_not_convert_are_variables_of_their_own():
    assert {VARIABLES[f"peak_{code}"].unit for code in PEAKS} == set(PEAKS.values())


def test_the_text_of_a_variable_is_the_same_in_every_process():
    variable = Variable(
        id="a", version="1", title="A", source="B", known_at=frozenset(Origin), levels={"x": "X"}
    )

    assert "known_at" not in repr(variable)
