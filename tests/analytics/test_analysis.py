"""What an analysis may ask: names, needs, what is known at its origin, and its options."""

from dataclasses import replace

import pytest

from analytics.definitions.analysis import (
    NAIVE,
    NEEDS,
    Analysis,
    Cases,
    Method,
    NotAnAnalysis,
)
from analytics.definitions.endpoint import Fact, Origin, Unit
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.options import OPTIONS, Kind, Option, options_of, settled

CURVES = {"method": Method.SURVIVAL, "endpoint": "GU2022_OS"}


def analysis(**fields):
    return Analysis(**{"id": "A", "version": "1", "title": "A", "source": "B"} | fields)


def refused(**fields):
    with pytest.raises(NotAnAnalysis) as error:
        analysis(**fields)
    return error.value


def faults(**fields):
    return [(fault.code, fault.field) for fault in refused(**fields).findings]


def test_every_name_that_does_not_exist_is_said_at_once_and_is_a_400():
    error = refused(
        method=Method.SURVIVAL,
        endpoint="EFS",
        group="colour",
        responses=("luck",),
        covariates=("sex", "mood"),
        where=(("sex", ("X",)), ("hue", ("red",)), ("arm", ("any",))),
        options={"at": "soon", "power": 1},
    )

    assert [(fault.code, fault.field) for fault in error.findings] == [
        ("unknown_endpoint", "endpoint"),
        ("unknown_variable", "where"),
        ("unknown_variable", "response"),
        ("unknown_variable", "group"),
        ("unknown_variable", "covariates"),
        ("unknown_level", "where"),
        ("unreadable_option", "options.at"),
        ("unknown_option", "options.power"),
    ]
    assert error.status == 400
    assert error.alternatives == []
    assert "sex has no level 'X'; use one of F, M." in str(error)
    assert str(error).startswith("A: There is no endpoint 'EFS'; use one of GU2022_OS, ")


@pytest.mark.parametrize("method", Method)
def test_every_method_says_what_it_needs(method):
    lacking = {"responses": "response"}
    expected = [(f"{n}_missing", n) for n in (lacking.get(n, n) for n in NEEDS[method])]
    if method is Method.BINARY:
        expected.append(("covariates_missing", "covariates"))
    if method is Method.COMPARE:
        expected.append(("models_missing", "options.models"))
    if not expected:
        assert analysis(method=method).method is method
        return

    assert faults(method=method) == expected


def test_two_risk_models_are_compared_not_one_nor_one_with_itself():
    given = {"method": Method.COMPARE, "responses": ("cr",)}

    assert analysis(**given, options={"models": ["GU2022", "OWN-1"]}).settled["models"]
    for names in (["GU2022"], ["GU2022", "GU2022"], ["GU2022", "OWN-1", "OWN-2"]):
        error = refused(**given, options={"models": names})
        assert error.status == 400
        assert str(error) == (
            f"A: Risk models is 2 different names separated by commas, not {names!r}."
        )
    assert "name them, the newer one second" in str(refused(**given))


def test_a_logistic_model_may_be_of_a_score_alone():
    given = analysis(method=Method.BINARY, responses=("cr",), options={"score": "gu_x"})

    assert [v.id for v in given.variables] == ["cr", "gu_x"]


FITS = [
    (dict(CURVES, population=Cases.INFUSIONS), ("endpoint_of_another_unit", "endpoint")),
    (dict(CURVES, group="blasts_pct"), ("group_is_a_number", "group")),
    (dict(CURVES, where=(("age", ()),)), ("group_is_a_number", "where")),
    (dict(CURVES, options={"strata": "age"}), ("group_is_a_number", "options.strata")),
    (
        {"method": Method.COMPARE_VALUES, "responses": ("cr",)},
        ("response_is_no_number", "response"),
    ),
    (
        {"method": Method.RATES, "responses": ("response",), "covariates": ("sex",)},
        ("response_is_not_yes_or_no", "response"),
    ),
    (
        {"method": Method.TIME_DEPENDENT, "endpoint": "GU2022_OS", "covariates": ("crs",)},
        ("covariate_without_a_day", "covariates"),
    ),
    (
        {"method": Method.DEVELOP, "responses": ("cr",), "covariates": ("sex", "crs")},
        ("known_only_after_infusion", "covariates"),
    ),
    (
        dict(CURVES, group="death_by_day_30", options={"landmark": 60}),
        ("not_known_at_a_landmark", "group"),
    ),
    (
        {"method": Method.BINARY, "responses": ("cr", "severe_crs"), "covariates": ("sex",)},
        ("several_responses", "response"),
    ),
]


@pytest.mark.parametrize(("fields", "fault"), FITS, ids=[f[1][0] for f in FITS])
def test_what_does_not_fit_is_refused(fields, fault):
    error = refused(**fields)

    assert [(f.code, f.field) for f in error.findings] == [fault]
    assert error.status == 422


LATER = [
    (dict(CURVES, group="hsct"), "group"),
    (dict(CURVES, covariates=("sex", "cr")), "covariates"),
    (dict(CURVES, options={"strata": "cr"}), "options.strata"),
    (dict(CURVES, where=(("cr", ("yes",)),)), "where"),
    (dict(CURVES, population=Cases.TRANSPLANTED), "population"),
    (dict(CURVES, population=Cases.RESPONDERS), "population"),
    (dict(CURVES, population=Cases.NON_RESPONDERS), "population"),
    ({"method": Method.TABLE, "responses": ("cr",), "group": "severe_crs"}, "group"),
]


@pytest.mark.parametrize(("fields", "field"), LATER, ids=[str(f[1]) for f in LATER])
def test_what_forms_after_the_origin_is_let_in_only_under_its_name(fields, field):
    error = refused(**fields)

    assert [(f.code, f.field) for f in error.findings] == [("grouping_not_known_at_origin", field)]
    assert error.status == 422
    assert analysis(**fields, naive=True).warnings() == [{"code": "naive", "message": NAIVE}]


@pytest.mark.parametrize(("fields", "field"), LATER[:7], ids=[str(f[1]) for f in LATER[:7]])
def test_a_landmark_lets_it_in_as_what_is_known_then(fields, field):
    options = {**fields.get("options", {}), "landmark": 60}

    assert analysis(**fields | {"options": options}).warnings() == []


def test_the_refusal_names_what_answers_the_question():
    state = refused(**CURVES, group="hsct").alternatives
    response = refused(**CURVES, group="cr").alternatives
    table = refused(method=Method.TABLE, responses=("cr",), group="crs").alternatives
    population = refused(**CURVES, population=Cases.TRANSPLANTED).alternatives

    assert [a["field"] for a in state[:3]] == ["options.landmark", "method", "options.naive"]
    assert [a["field"] for a in response[:2]] == ["options.landmark", "options.naive"]
    assert table[0]["field"] == "options.naive"
    assert [a["field"] for a in population[:2]] == ["options.landmark", "options.naive"]
    fitting = {a["value"] for a in state if a["field"] == "group"}
    assert {"risk_group", "sex", "tp53"} <= fitting
    assert not fitting & {"cr", "age", "mrd_before_hsct"}


TRUNCATED = {"method": Method.SURVIVAL, "endpoint": "HU2022_LFS_TRUNCATED"}


def test_curves_of_who_enters_late_take_no_landmark_and_no_competing_causes(monkeypatch):
    assert analysis(**TRUNCATED)
    at_landmark = refused(**TRUNCATED, options={"landmark": 0})
    hu = ENDPOINTS["HU2022_LFS_TRUNCATED"]
    monkeypatch.setitem(ENDPOINTS, hu.id, replace(hu, competing=(Fact.HSCT,)))
    competing = refused(**TRUNCATED)

    for error, code, field in (
        (at_landmark, "late_entry_at_a_landmark", "options.landmark"),
        (competing, "late_entry_with_competing_causes", "endpoint"),
    ):
        assert [(f.code, f.field) for f in error.findings] == [(code, field)]
        assert error.status == 422
        assert "take the method TIME_DEPENDENT, or an endpoint without" in str(error)
        assert str(error).endswith("late entry: HU2022_LFS, HU2022_OS.")
    assert analysis(**TRUNCATED | {"method": Method.TIME_DEPENDENT}, covariates=("car_t",))


def test_no_landmark_is_offered_to_who_enters_late():
    offered = refused(**TRUNCATED, group="hsct").alternatives

    assert [a["field"] for a in offered[:2]] == ["method", "options.naive"]


def test_no_alternative_is_offered_where_nothing_forms_later():
    assert analysis(**CURVES, group="risk_group").alternatives() == []


def test_who_is_described_by_a_later_group_is_credited_with_nothing():
    for method in (Method.DESCRIBE, Method.COMPARE_VALUES, Method.KINETICS, Method.LISTING):
        given = analysis(
            method=method, group="cr", covariates=("sex",), responses=("peak_copies_per_ug",)
        )
        assert given.warnings() == []


def test_a_population_is_known_at_an_origin_that_comes_with_it():
    for endpoint in ("ZHANG2020_LFS", "AN2022_EFS"):
        assert (
            analysis(method=Method.SURVIVAL, endpoint=endpoint, population=Cases.RESPONDERS).unit
            is Unit.PATIENT
        )
    after = {"method": Method.SURVIVAL, "endpoint": "GU2022_RELAPSE_AFTER_HSCT"}
    assert analysis(**after, population=Cases.TRANSPLANTED, group="mrd_before_hsct")


def test_a_covariate_known_after_the_infusion_is_labelled_in_a_published_model():
    given = analysis(method=Method.BINARY, responses=("cr",), covariates=("sex", "crs"))

    assert [w["code"] for w in given.warnings()] == ["not_usable_before_infusion"]
    assert given.warnings()[0]["message"].startswith("CRS: it is not usable before")


def test_time_dependent_covariates_begin_or_are_known_at_the_origin():
    given = {"method": Method.TIME_DEPENDENT, "endpoint": "HU2022_LFS_TRUNCATED"}

    assert analysis(**given, covariates=("car_t", "transplanted", "chronic_gvhd"))
    assert faults(**given, covariates=("sex", "car_t")) == [
        ("covariate_without_a_day", "covariates")
    ]
    assert analysis(method=Method.TIME_DEPENDENT, endpoint="GU2022_OS", covariates=("hsct", "sex"))


def test_the_origins_are_those_of_the_endpoint_or_of_the_population():
    assert analysis(method=Method.LISTING).origins == (Origin.FIRST_INFUSION,)
    assert analysis(method=Method.LISTING, population=Cases.ALL).origins == (Origin.ENROLMENT,)
    assert analysis(method=Method.SURVIVAL, endpoint="ZHANG2020_LFS_ALL").origins == (
        Origin.CR_DATE,
        Origin.FIRST_INFUSION,
    )
    assert analysis(method=Method.LISTING, population=Cases.INFUSIONS).unit is Unit.INFUSION


def test_choices_of_ones_own_are_looked_at_as_the_shipped_ones_are():
    shipped = analysis(**CURVES, group="risk_group", options={"at": (183, 365)})

    assert shipped.set(group="sex").group == "sex"
    assert shipped.settled["conf_type"] == "log-log"
    assert shipped.settled["at"] == (183, 365)
    with pytest.raises(NotAnAnalysis):
        shipped.set(group="hsct")


def test_what_is_given_holds_over_the_default_and_nothing_does_not():
    assert settled(Method.BINARY, {"entry_p": 0.1, "removal_p": None})["entry_p"] == 0.1
    assert settled(Method.BINARY, {"entry_p": 0.1, "removal_p": None})["removal_p"] == 0.10
    assert options_of(Method.BINARY) == OPTIONS[Method.BINARY]


def test_every_default_is_one_that_the_option_takes_and_can_be_typed():
    for method, options in OPTIONS.items():
        assert len({o.name for o in options}) == len(options), method
        for option in options:
            assert option.taken(option.default), option.name
            typed = option.written(option.default)
            assert not typed or option.read(typed) == option.default, option.name


def an(kind, **more):
    return Option("o", "Option", kind, **more)


TYPED = [
    (an(Kind.NUMBER), "1.5", 1.5),
    (an(Kind.NUMBER), "2", 2),
    (an(Kind.NUMBERS), "183, 365.5", [183, 365.5]),
    (an(Kind.INTEGER), "500", 500),
    (an(Kind.FLAG), "yes", True),
    (an(Kind.FLAG), "", False),
    (an(Kind.CHOICE, choices=("a", "b")), "b", "b"),
    (an(Kind.VARIABLE), "sex", "sex"),
    (an(Kind.DAY), "2020-03-02", "2020-03-02"),
    (an(Kind.TEXT), "GU2022", "GU2022"),
    (an(Kind.TEXTS), "GU2022, OWN", ["GU2022", "OWN"]),
    (an(Kind.TEXTS, exactly=2), "GU2022, OWN", ["GU2022", "OWN"]),
]


@pytest.mark.parametrize(("option", "text", "value"), TYPED, ids=[t[0].kind for t in TYPED])
def test_an_option_reads_what_it_writes(option, text, value):
    assert option.read(text) == value
    assert option.written(value) == text


NOT_TAKEN = [
    (an(Kind.NUMBER), ["x", "nan", "inf"], ["1", True, float("nan")]),
    (an(Kind.NUMBER, least=0, most=1), ["-0.1", "1.1"], [-0.1, 1.1]),
    (an(Kind.INTEGER), ["1.5"], [1.5]),
    (an(Kind.NUMBERS), ["1,x", ""], [(), 5, ["5"]]),
    (an(Kind.FLAG), [], [1, "yes"]),
    (an(Kind.CHOICE, choices=("a",)), ["b"], ["b", 1]),
    (an(Kind.VARIABLE), ["colour"], ["colour"]),
    (an(Kind.DAY), ["2020-02-30"], ["soon"]),
    (an(Kind.TEXT), [""], [""]),
    (an(Kind.TEXTS), [], [(), [1]]),
    (an(Kind.TEXTS, choices=("A",)), ["B", "A,B"], [["B"]]),
    (an(Kind.TEXTS, exactly=2), ["A", "A,A", "A,B,C"], [["A"], ["A", "A", "B"]]),
]


@pytest.mark.parametrize(
    ("option", "texts", "values"), NOT_TAKEN, ids=[t[0].kind for t in NOT_TAKEN]
)
def test_an_option_takes_nothing_else(option, texts, values):
    for text in texts:
        with pytest.raises(ValueError):  # noqa: PT011 - of float() where it is no number
            option.read(text)
    assert not any(option.taken(value) for value in values)


def test_both_bounds_of_an_option_are_taken():
    option = an(Kind.NUMBER, least=0, most=1)

    assert option.taken(0)
    assert option.taken(1)
    assert option.expects == "a number from 0 to 1"
    assert an(Kind.CHOICE, choices=("a", "b")).expects == "one of a, b"
    assert an(Kind.TEXTS, choices=("a", "b")).expects == "names out of a, b, separated by commas"
