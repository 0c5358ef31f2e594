"""The command `analyse_binary`: a file in, one JSON object or all the faults out.

The numbers are made by reference/binary.R (R 4.2.2, logistf 1.26.1).
"""

import csv
import io
import json
import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.analyses.binary import Options, analyse_binary
from analytics.statistics.design import Column
from tests.analytics.commands import called
from tests.analytics.test_analyse import POISONED, ROOT, printed, refused, said
from tests.analytics.test_statistics_logistic import MODELS, REFERENCE, columns_of, outcome_of

NUMBERS = ("or", "lower", "upper", "p")
# Gu 2022, Front Immunol 13:858590, doi:10.3389/fimmu.2022.858590, univariate: remissions of each
# level, the first the reference; odds ratio, limits and p as printed.
GU_2022 = {
    "TP53": ({"no": (166, 188), "yes": (10, 16)}, (0.22, 0.07, 0.67, 0.01)),
    "CNS": ({"no": (167, 190), "yes": (9, 14)}, (0.25, 0.08, 0.80, 0.02)),
}
GU_BLASTS = {"<5": (91, 99), "5-25": (33, 39), "25-50": (28, 31), ">=50": (24, 35)}


@pytest.fixture
def run(tmp_path, capsys):
    def analyse(text, *flags):
        path = tmp_path / "file.csv"
        path.write_text(text)
        return called(capsys, "analyse_binary", path, *flags)

    return analyse


def test_a_file_is_analysed_without_a_service_or_a_setting(tmp_path):
    path = tmp_path / "file.csv"
    path.write_text(written(MODELS["asah"]))
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "analyse_binary", str(path), *asked("age")],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=POISONED,
    )

    assert printed(done)["n"] == 113


def written(model, **more):
    """The data of a reference as a CSV file."""
    columns = model["data"] | more
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(columns)
    rows.writerows(zip(*columns.values(), strict=True))
    return file.getvalue()


def factors_of(model):
    return ",".join(name for name in model["data"] if name not in ("y", "case"))


def counted(levels):
    """A factor and an outcome of so many with of so many in each level."""
    cells, outcome = [], []
    for name, (with_it, of) in levels.items():
        cells += [name] * of
        outcome += [1] * with_it + [0] * (of - with_it)
    return Column.factor("x", cells, list(levels)), np.array(outcome)


def effect(reference, place):
    coef, spread = reference["coef"][place], 1.959963984540054 * reference["se"][place]
    return [math.exp(coef), math.exp(coef - spread), math.exp(coef + spread)]


def agrees(found, reference, place):
    assert [found[key] for key in NUMBERS[:3]] == pytest.approx(effect(reference, place), rel=1e-7)
    assert found["p"] == pytest.approx(reference["p"][place], abs=1e-6)


@pytest.mark.parametrize("name", ["birthwt", "pbc5y"])
def test_the_models_of_numbers_are_printed_as_by_r(run, name):
    model = MODELS[name]

    found = printed(run(written(model), *asked(factors_of(model))))

    assert list(found) == [
        *("n", "warnings", "univariate", "multivariate"),
        *("roc", "hosmer_lemeshow", "calibration", "brier"),
    ]
    assert (found["n"], found["warnings"]) == (len(model["data"]["y"]), [])
    for place, (factor, said_of) in enumerate(found["multivariate"]["factors"].items(), start=1):
        assert list(said_of) == ["n", *NUMBERS]
        agrees(said_of, model["full"], place)
        agrees(found["univariate"][factor], model["univariate"][factor], 1)
    assert found["multivariate"]["n"] == found["n"]
    assert found["multivariate"]["events"] == sum(model["data"]["y"])
    assert found["multivariate"]["intercept"] == pytest.approx(model["full"]["coef"][0], rel=1e-8)
    assert found["multivariate"]["loglik"] == pytest.approx(model["full"]["loglik"], rel=1e-8)
    assert found["roc"] == pytest.approx(model["roc"], rel=1e-8)
    blocks = model["hosmer_lemeshow"]
    assert found["hosmer_lemeshow"] == pytest.approx(
        {key: blocks[key] for key in ("chi2", "df", "p")}, rel=1e-8
    )
    assert [list(block) for block in found["calibration"]] == [
        ["n", "expected", "observed", "lower", "upper"]
    ] * len(blocks["n"])
    assert [block["lower"] for block in found["calibration"]] == pytest.approx(
        blocks["lower"], rel=1e-8, abs=1e-12
    )
    assert [block["observed"] * block["n"] for block in found["calibration"]] == pytest.approx(
        blocks["events"]
    )
    assert found["brier"] == pytest.approx(model["brier"], rel=1e-8)


def asked(factors, *flags):
    return ("--outcome", "y", "--factors", factors, *flags)


def test_categorical_makes_a_number_a_factor_with_an_overall_p(run):
    model = MODELS["birthwt_race"]

    found = printed(run(written(model), *asked(factors_of(model), "--categorical", "race")))

    race = found["multivariate"]["factors"]["race"]
    assert list(race) == ["n", "reference", "levels", "p"]
    assert (race["n"], race["reference"], list(race["levels"])) == (189, "1", ["2", "3"])
    for place, level in ((3, "2"), (4, "3")):
        agrees(race["levels"][level], model["full"], place)
    assert race["p"] == pytest.approx(model["overall"]["race"]["p"], abs=1e-6)
    alone = found["univariate"]["race"]
    assert alone["p"] == pytest.approx(model["overall_univariate"]["race"]["p"], abs=1e-6)
    # As a number the same column has one odds ratio per unit.
    line = printed(run(written(model), *asked("race")))["univariate"]["race"]
    assert list(line) == ["n", *NUMBERS]


@pytest.mark.parametrize("name", ["asah_wfns", "pbc5y", "removal"])
def test_stepwise_prints_its_steps_and_judges_the_final_model(run, name):
    model = MODELS[name]
    flags = ("--stepwise", "--categorical", ",".join(model["factors"]))

    found = printed(run(written(model), *asked(factors_of(model), *flags)))

    assert found["steps"] == [
        {"action": s["action"], "factor": s["factor"], "df": s["df"]}
        | {"chi2": pytest.approx(s["chi2"], rel=1e-8, abs=1e-11)}
        | {"p": pytest.approx(s["p"], abs=1e-6)}
        for s in model["steps"]
    ]
    final = model["final"]
    assert list(found["multivariate"]["factors"]) == final["factors"]
    assert found["multivariate"]["loglik"] == pytest.approx(final["loglik"], rel=1e-8)
    assert set(found["univariate"]) == set(factors_of(model).split(","))
    chosen = printed(
        run(
            written(model),
            *asked(",".join(final["factors"]), *flags[1:])
            if model["factors"]
            else asked(",".join(final["factors"])),
        )
    )
    for part in ("roc", "hosmer_lemeshow", "brier"):
        assert found[part] == chosen[part]


def test_entry_and_removal_p_are_those_asked_for(run):
    model = MODELS["birthwt"]

    def steps(*flags):
        found = printed(run(written(model), *asked(factors_of(model), "--stepwise", *flags)))
        return [(s["action"], s["factor"]) for s in found["steps"]]

    assert steps("--entry-p", ".01") == [("enter", "ptl")]
    assert len(steps("--entry-p", ".2", "--removal-p", ".25")) > 3
    assert steps("--entry-p", ".05", "--removal-p", "0") != steps()


def test_entry_and_removal_without_stepwise_are_said_to_have_no_effect(run):
    done = run(written(MODELS["asah"]), *asked("age", "--entry-p", ".2", "--removal-p", ".3"))

    assert [w["code"] for w in printed(done)["warnings"]] == ["unused", "unused"]
    assert "--entry-p has no effect without --stepwise." in done.stderr


def test_the_screen_offers_only_what_is_below_it(run):
    model = MODELS["birthwt"]
    p = {name: reference["p"][1] for name, reference in model["univariate"].items()}

    found = printed(run(written(model), *asked(factors_of(model), "--screen-p", ".1")))

    assert list(found["multivariate"]["factors"]) == [name for name in p if p[name] < 0.1]
    assert list(found["univariate"]) == list(p)
    selected = printed(
        run(written(model), *asked(factors_of(model), "--screen-p", ".001", "--stepwise"))
    )
    assert list(selected["multivariate"]["factors"]) == ["ptl"]


def test_nothing_that_enters_is_no_model_and_says_why(run):
    model = MODELS["birthwt"]

    found = printed(run(written(model), *asked("age,ftv", "--stepwise")))

    why = {"code": "nothing_entered", "message": "No factor has a p-value below that of entry."}
    assert found["steps"] == []
    assert found["multivariate"] == {
        "n": 189,
        "events": 59,
        "intercept": None,
        "factors": {},
        "loglik": None,
        "why": why,
    }
    assert found["roc"]["why"] == found["hosmer_lemeshow"]["why"] == why
    assert (found["roc"]["auc"], found["hosmer_lemeshow"]["p"]) == (None, None)
    assert (found["calibration"], found["brier"]) == ([], None)
    screened = printed(run(written(model), *asked("age,ftv", "--screen-p", ".01")))
    assert screened["multivariate"]["why"]["code"] == "nothing_offered"


@pytest.mark.parametrize("name", ["s100b", "wfns"])
def test_a_score_is_judged_instead_of_the_model(run, name):
    model = MODELS["asah"]

    found = printed(run(written(model), *asked("age", "--score", name)))

    assert found["roc"] == pytest.approx(REFERENCE["markers"][name], rel=1e-8)
    assert "multivariate" in found


def test_a_score_of_probabilities_is_tested_with_a_degree_for_each_block(run):
    model = MODELS["birthwt"]
    fitted = analyse_fitted(model)

    found = printed(
        run(
            written(model, score=[repr(float(p)) for p in fitted]),
            "--outcome",
            "y",
            "--score",
            "score",
        )
    )

    blocks = model["hosmer_lemeshow_external"]
    assert found["hosmer_lemeshow"] == pytest.approx(
        {key: blocks[key] for key in ("chi2", "df", "p")}, rel=1e-8
    )
    assert found["brier"] == pytest.approx(model["brier"], rel=1e-8)
    assert found["univariate"] == {}
    assert "multivariate" not in found


def analyse_fitted(model):
    from analytics.statistics.design import design
    from analytics.statistics.logistic import fit

    return fit(design(columns_of(model)), outcome_of(model)).fitted


def test_a_score_that_is_no_probability_has_a_curve_and_no_calibration(run):
    found = printed(run("y,s\n0,1.5\n0,-2\n1,1.8\n1,0.5\n", "--outcome", "y", "--score", "s"))

    assert found["roc"]["auc"] == 0.75
    assert found["hosmer_lemeshow"]["why"]["code"] == "no_probability"
    assert (found["calibration"], found["brier"]) == ([], None)


def test_a_score_counts_where_all_factors_are_known_and_a_row_without_one_is_left_out(run):
    text = "y,s,x\n0,1,1\n1,2,2\n0,3,3\n1,4,\n1,NA,1\n0,2.5,4\n1,9,2\n"

    done = run(text, *asked("x", "--score", "s"))
    found = printed(done)

    assert [w["code"] for w in found["warnings"]] == ["incomplete", "no_score"]
    assert "1 of 7 rows lack a factor" in done.stderr
    assert sum(block["n"] for block in found["calibration"]) == 0
    assert found["roc"]["auc"] == pytest.approx((1 + 0 + 0 + 3) / 6)


def test_each_univariate_model_has_its_complete_rows_and_the_rest_those_of_all(run):
    text = "y,a,b\n0,1,\n1,2,x\n0,3,y\n1,NA,y\n1,1,x\n0,2,y\n1,4,y\n0,1,x\n"

    found = printed(run(text, *asked("a,b")))

    assert found["n"] == 8
    assert (found["univariate"]["a"]["n"], found["univariate"]["b"]["n"]) == (7, 7)
    assert found["multivariate"]["n"] == 6
    assert found["multivariate"]["factors"]["a"]["n"] == 6
    assert sum(block["n"] for block in found["calibration"]) == 6


def test_a_level_that_no_complete_row_has_is_no_term(run):
    text = "y,g,x\n0,a,1\n1,a,2\n0,b,3\n1,b,4\n1,c,\n0,b,1\n1,a,1\n"

    found = printed(run(text, *asked("g,x")))

    assert list(found["univariate"]["g"]["levels"]) == ["b", "c"]
    assert list(found["multivariate"]["factors"]["g"]["levels"]) == ["b"]


def test_separation_gives_that_level_firths_numbers_and_the_others_their_limits(run):
    reference = REFERENCE["firth"]["sep"]

    found = printed(run(written(reference), *asked("x,z", "--categorical", "x")))

    factor = found["multivariate"]["factors"]["x"]
    level = factor["levels"]["1"]
    assert [level[key] for key in NUMBERS] == [None] * 4
    assert level["separation"] is True
    assert [level["firth"][key] for key in NUMBERS[:3]] == pytest.approx(
        [math.exp(reference[key][1]) for key in ("coef", "lower", "upper")], rel=1e-5
    )
    assert level["firth"]["p"] == pytest.approx(reference["p"][1], abs=1e-6)
    assert (factor["p"], factor["why"]["code"]) == (None, "separation")
    assert found["multivariate"]["factors"]["z"]["or"] == pytest.approx(
        math.exp(-0.319997084066059), rel=1e-6
    )
    # A fitted probability is 1.
    assert found["hosmer_lemeshow"]["why"]["code"] == "no_probability"
    assert found["roc"]["auc"] is not None
    json.dumps(found, allow_nan=False)


def test_a_separated_number_has_no_levels_and_its_firth_beside_it(run):
    reference = REFERENCE["firth"]["sex2"]
    text = written(reference)

    found = printed(run(text, "--outcome", "case", "--factors", factors_of(reference)))

    dia = found["multivariate"]["factors"]["dia"]
    assert (dia["or"], dia["p"], dia["separation"]) == (None, None, True)
    assert dia["firth"]["or"] == pytest.approx(math.exp(reference["coef"][6]), rel=1e-6)
    assert found["multivariate"]["factors"]["age"]["or"] is not None


def test_a_screen_says_of_a_separated_factor_that_it_is_not_offered(run):
    found = printed(run(written(REFERENCE["firth"]["sep"]), *asked("x,z", "--screen-p", "1")))

    assert list(found["multivariate"]["factors"]) == []
    assert "not_screened" in [warning["code"] for warning in found["warnings"]]


def test_constant_and_collinear_terms_say_why_and_leave_the_rest(run):
    model = MODELS["asah"]
    age = model["data"]["age"]
    text = written(model, k=[7] * 113, twice=[2 * a for a in age], one=["only"] * 113)

    found = printed(run(text, *asked("age,k,twice,one")))["multivariate"]["factors"]

    assert {name: part.get("why", {}).get("code") for name, part in found.items()} == {
        "age": None,
        "k": "constant",
        "twice": "collinear",
        "one": "constant",
    }
    assert found["one"]["levels"] == {}
    assert found["age"]["or"] == pytest.approx(effect(model["univariate"]["age"], 1)[0], rel=1e-8)
    assert [found["twice"][key] for key in NUMBERS] == [None] * 4


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("y,x\n0,1\n0,2\n0,3\n", "one_outcome"),
        ("y,x\n1,1\n1,2\n", "one_outcome"),
        ("y,x\n0,\n1,NA\n", "nobody"),
    ],
)
def test_what_cannot_be_fitted_says_why_everywhere(run, text, code):
    found = printed(run(text, *asked("x", "--stepwise")))

    assert found["univariate"]["x"]["why"]["code"] == code
    assert found["multivariate"]["why"]["code"] == code
    assert found["roc"]["why"]["code"] == code
    assert found["hosmer_lemeshow"]["why"]["code"] == code
    assert (found["calibration"], found["brier"], found["steps"]) == ([], None, [])


def test_an_odds_ratio_too_large_for_a_number_is_null_and_says_why(run):
    rows = "".join(f"{y},{x}\n" for y, x in zip([0, 1] * 8, range(16), strict=True))
    text = "y,x\n" + rows + "1,0\n0,15\n"
    small = "\n".join(
        line if line.startswith("y") else f"{line}e-9" for line in text.strip().split("\n")
    )

    found = printed(run(small, *asked("x")))["univariate"]["x"]

    assert found["upper"] is None
    assert found["why"]["code"] == "too_large"


def test_all_faults_of_a_file_are_said_at_once(run):
    text = "y,x,s\n0,1,0.2\n2,1,x\n,2,0.5\n0.5,3,NA\nx,4,0.1\n1,5\n"

    assert said(run(text, *asked("x", "--score", "s"))) == [
        ("not_a_code", 2, "y"),
        ("not_a_number", 2, "s"),
        ("missing", 3, "y"),
        ("not_a_code", 4, "y"),
        ("not_a_number", 5, "y"),
        ("ragged", 6, None),
    ]


@pytest.mark.parametrize(
    ("flags", "word"),
    [
        (("--factors", "x"), "--outcome"),
        (("--outcome", "y"), "factor"),
        (("--outcome", "y", "--factors", "y,x"), "outcome and a factor"),
        (("--outcome", "y", "--factors", "x,x"), "more than once"),
        (("--outcome", "y", "--factors", "x", "--categorical", "z"), "no factor"),
        (("--outcome", "y", "--factors", "x", "--entry-p", "2"), "--entry-p"),
        (("--outcome", "y", "--factors", "x", "--removal-p", "-1"), "--removal-p"),
        (("--outcome", "y", "--factors", "x", "--screen-p", "a"), "--screen-p"),
        (("--outcome", "y", "--factor", "x"), "--factor"),
    ],
)
def test_a_wrong_call_is_a_fault_of_the_same_shape(run, flags, word):
    errors = refused(run("y,x\n0,1\n1,2\n", *flags))

    assert {error["code"] for error in errors} == {"usage"}
    assert word in errors[0]["message"]
    assert set(errors[0]) == {"code", "row", "column", "message", "remedy"}


def test_a_file_that_is_none_is_a_fault_of_the_same_shape(run, capsys, tmp_path):
    assert said(called(capsys, "analyse_binary", tmp_path / "none.csv", *asked("x"))) == [
        ("file", None, None)
    ]
    assert said(run("", *asked("x"))) == [("empty", None, None)]
    assert said(run("y,x,x\n0,1,2\n", *asked("x"))) == [("duplicate_header", None, "x")]


def test_unknown_columns_are_named(run):
    assert said(run("y,x\n0,1\n1,2\n", *asked("x,z", "--score", "s"))) == [
        ("unknown_column", None, "z"),
        ("unknown_column", None, "s"),
    ]


@pytest.mark.parametrize("name", GU_2022)
def test_gu_2022_has_these_univariate_odds_ratios(name):
    levels, printed_numbers = GU_2022[name]
    factor, outcome = counted(levels)

    found = analyse_binary(outcome, [factor])["univariate"]["x"]["levels"]["yes"]

    assert [round(found[key], 2) for key in NUMBERS] == list(printed_numbers)


def test_gu_2022_has_this_overall_p_of_blasts():
    factor, outcome = counted(GU_BLASTS)

    found = analyse_binary(outcome, [factor])["univariate"]["x"]

    assert found["reference"] == "<5"
    assert round(found["p"], 2) == 0.01


def test_a_factor_entering_as_codes_is_one_line():
    # Gu 2022 puts its final terms in by their codes, one coefficient each.
    factor, outcome = counted(GU_BLASTS)
    codes = Column.numeric("x", factor.values)

    found = analyse_binary(outcome, [codes], Options(stepwise=True))

    assert found["steps"][0]["df"] == 1
    assert "levels" not in found["multivariate"]["factors"]["x"]


rows_of = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(-3, 3), st.integers(0, 1)),
    min_size=6,
    max_size=40,
)


@settings(deadline=None, max_examples=20)
@given(rows_of, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_the_names_of_levels_change_nothing(made, random):
    renamed = {"a": "first", "b": "second", "c": "third"}

    def analysed(rows, names):
        levels, x, y = zip(*rows, strict=True)
        factor = Column.factor("g", [names[level] for level in levels])
        found = analyse_binary(np.array(y), [factor, Column.numeric("x", np.array(x, dtype=float))])
        text = json.dumps(found, allow_nan=False)
        for old, new in names.items():
            text = text.replace(f'"{new}"', f'"{old}"').replace(f"={new} ", f"={old} ")
        return json.loads(text)

    one = analysed(made, {name: name for name in renamed})
    shuffled = random.sample(made, len(made))

    assert close(one, analysed(shuffled, renamed))
    inside(one)


def close(one, other):
    """Equal but for rounding."""
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(close(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(close, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return one == pytest.approx(other, rel=1e-5, abs=1e-6)
    return one == other


def inside(found):
    """Every estimate lies within its limits."""
    if isinstance(found, list):
        for part in found:
            inside(part)
    elif isinstance(found, dict):
        for part in found.values():
            inside(part)
        for key in ("or", "auc", "observed"):
            if found.get(key) is not None and found.get("lower") is not None:
                assert found["lower"] <= found[key] + 1e-12
                assert found["upper"] is None or found[key] <= found["upper"] + 1e-12
