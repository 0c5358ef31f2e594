"""The shapes of Cox's and Fine and Gray's models, as commands and API print them."""

import json
from pathlib import Path

import numpy as np
import pytest

from analytics.analyses.cox import cox_forward, cox_parts
from analytics.statistics.design import Column

REFERENCE = json.loads(
    (Path(__file__).parents[1] / "analytics" / "reference" / "cox.json").read_text()
)
NOTHING = dict.fromkeys(("hr", "lower", "upper", "coef", "se", "p"))


def table(name):
    data = REFERENCE["sets"][name]
    return {column: np.array(values) for column, values in data.items()}


def veteran(**options):
    data = table("veteran")
    columns = [Column.factor("cell", data["cell"].tolist()), Column.numeric("karno", data["karno"])]
    return cox_parts(data["time"].astype(float), data["event"], columns, **options)


def test_a_term_is_named_by_its_column_and_level_and_a_factor_has_one_test():
    found = veteran()

    assert list(found) == ["cox"]
    cox = found["cox"]
    assert (cox["n"], cox["events"]) == (137, 128)
    assert list(cox["terms"]) == ["cell=large", "cell=smallcell", "cell=squamous", "karno"]
    assert list(cox["terms"]["karno"]) == ["hr", "lower", "upper", "coef", "se", "p"]
    assert list(cox["factors"]) == ["cell"]
    assert cox["factors"]["cell"]["df"] == 3
    assert {name: test["df"] for name, test in cox["ph"].items()} == {
        "cell": 3,
        "karno": 1,
        "GLOBAL": 4,
    }
    null, model = cox["loglik"]
    assert null < model


def test_a_row_without_a_covariate_or_stratum_is_in_no_model():
    status = np.array([1, 1, 0, 1, 1, 1])
    x = Column.numeric("x", [1, 3, None, 2, 5, 4])
    strata = Column.factor("site", ["a", "a", "a", None, "b", "b"])
    time = np.arange(6.0)

    assert cox_parts(time, status, [x])["cox"]["n"] == 5
    stratified = cox_parts(time, status, [x], strata=strata)["cox"]
    assert (stratified["n"], stratified["events"]) == (4, 4)


def test_several_causes_have_a_model_each_by_both_methods():
    data = REFERENCE["fine_gray"]["mgus2"]
    time, status = (np.array(data["data"][name]) for name in ("time", "status"))
    columns = [Column.numeric(name, data["data"][name]) for name in ("age", "male", "mspike")]

    found = cox_parts(time.astype(float), status, columns)

    assert list(found) == ["cox", "cause_specific", "fine_gray"]
    assert found["cox"]["events"] == (status > 0).sum()
    for cause in ("1", "2"):
        expected = data["causes"][cause]
        own, share = found["cause_specific"][cause], found["fine_gray"][cause]
        assert list(own) == list(found["cox"])
        assert list(share) == ["n", "events", "terms"]
        assert own["events"] == share["events"] == (status == int(cause)).sum()
        assert own["terms"]["age"]["coef"] == pytest.approx(
            expected["cause_specific"]["coef"][0], rel=1e-8
        )
        assert share["terms"]["age"]["se"] == pytest.approx(expected["se"][0], rel=1e-6)


def test_a_term_without_a_bound_has_its_penalised_estimate_and_the_others_stay():
    data = table("separated")
    columns = [Column.factor("x", [str(v) for v in data["x"]]), Column.numeric("z", data["z"])]

    cox = cox_parts(data["time"].astype(float), data["event"], columns)["cox"]

    separated = cox["terms"]["x=1"]
    assert {key: separated[key] for key in NOTHING} == NOTHING
    assert separated["separation"] is True
    expected = REFERENCE["carried"]["firth"]["separated"]
    assert separated["firth"] == {
        "hr": pytest.approx(np.exp(expected["coef"][0]), rel=1e-6),
        "lower": pytest.approx(expected["lower"][0], rel=1e-6),
        "upper": pytest.approx(expected["upper"][0], rel=1e-6),
        "p": pytest.approx(expected["p"][0], abs=1e-6),
    }
    assert cox["terms"]["z"]["coef"] == pytest.approx(REFERENCE["limits"][0]["coef"], rel=1e-8)
    assert cox["factors"]["x"]["why"]["code"] == "separation"
    assert cox["ph"]["x"]["why"]["code"] == "separation"
    assert cox["ph"]["z"]["df"] == 1


def test_a_constant_or_collinear_term_says_so_and_the_others_stay():
    data = table("lung")
    time, event = data["time"].astype(float), data["event"]
    age, sex = Column.numeric("age", data["age"]), Column.numeric("sex", data["sex"])
    same = Column.numeric("same", np.full(time.size, 0.1))
    twice = Column.numeric("twice", 2 * data["age"] + 0.3)
    alone = cox_parts(time, event, [age, sex])["cox"]

    found = cox_parts(time, event, [age, same, twice, sex])["cox"]

    assert found["terms"]["same"]["why"]["code"] == "constant"
    assert found["terms"]["twice"]["why"]["code"] == "collinear"
    assert found["terms"]["twice"]["hr"] is None
    assert found["terms"]["sex"] == pytest.approx(alone["terms"]["sex"], rel=1e-12)
    assert found["ph"]["GLOBAL"] == pytest.approx(alone["ph"]["GLOBAL"], rel=1e-9)


def test_a_factor_of_one_level_is_constant():
    one = Column.factor("arm", ["a", "a", "a"])

    found = cox_parts(np.array([1.0, 2, 3]), np.array([1, 0, 1]), [one])["cox"]

    assert found["terms"] == {}
    assert found["factors"]["arm"]["why"]["code"] == "constant"
    assert found["ph"]["arm"]["why"]["code"] == "constant"


def test_without_an_event_there_is_no_number():
    found = cox_parts(np.array([1.0, 2]), np.array([0, 0]), [Column.numeric("x", [1, 2])])["cox"]

    assert found["why"]["code"] == "no_events"
    assert found["terms"]["x"] == {**NOTHING, "why": found["why"]}
    assert found["loglik"] == [None, None]


def test_several_rows_of_one_person_count_once():
    data = table("cgd")
    rows = {"entry": data["entry"].astype(float), "ids": np.arange(data["time"].size) // 2}
    columns = [Column.numeric("treat", data["treat"])]

    found = cox_parts(data["time"].astype(float), data["event"], columns, **rows)["cox"]

    assert found["n"] == (data["time"].size + 1) // 2
    assert found["events"] == data["event"].sum()


def test_fine_and_grays_model_is_not_stratified():
    status = np.array([1, 2, 0, 1, 2, 1])
    x = Column.numeric("x", [1, 3, 2, 2, 5, 4])
    strata = Column.factor("site", list("aabbab"))

    found = cox_parts(np.arange(6.0), status, [x], strata=strata)["fine_gray"]["1"]

    assert found["why"]["code"] == "stratified"
    assert found["terms"] == {"x": NOTHING}


def test_fine_and_grays_model_takes_no_late_entry_and_the_cause_specific_one_does():
    status = np.array([1, 2, 0, 1, 2, 1])
    x = Column.numeric("x", [1, 3, 2, 2, 5, 4])
    entry = np.array([0.0, 0, 1, 1, 2, 3])

    found = cox_parts(np.arange(6.0) + 1, status, [x], entry=entry)

    assert found["fine_gray"]["1"]["why"]["code"] == "late_entry"
    assert "why" not in found["cause_specific"]["1"]
    assert found["cause_specific"]["1"]["events"] == 3


def test_forward_selection_gives_its_steps_and_the_model_it_ends_with():
    data = table("veteran")
    columns = [
        Column.numeric("trt", data["trt"]),
        Column.factor("cell", data["cell"].tolist()),
        Column.numeric("karno", data["karno"]),
    ]
    path = next(path for path in REFERENCE["forward"] if path["set"] == "veteran")

    found = cox_forward(data["time"].astype(float), data["event"], columns)

    assert [step["factor"] for step in found["steps"]] == ["karno", "cell"]
    assert list(found["steps"][0]) == ["action", "factor", "chi2", "df", "p"]
    assert [step["chi2"] for step in found["steps"]] == pytest.approx(
        [step["chi2"] for step in path["steps"]], rel=1e-8
    )
    direct = cox_parts(data["time"].astype(float), data["event"], [columns[2], columns[1]])
    assert found["cox"] == direct["cox"]


def test_forward_selection_is_on_the_rows_complete_in_all_that_is_offered():
    data = table("veteran")
    age = [None, *data["age"][1:].tolist()]
    columns = [Column.numeric("karno", data["karno"]), Column.numeric("age", age)]

    found = cox_forward(data["time"].astype(float), data["event"], columns)

    assert list(found["cox"]["terms"]) == ["karno"]
    assert found["cox"]["n"] == 136


def test_where_nothing_enters_the_model_says_so():
    data = table("veteran")

    found = cox_forward(
        data["time"].astype(float), data["event"], [Column.numeric("prior", data["prior"])]
    )

    assert found["steps"] == []
    assert found["cox"]["why"]["code"] == "nothing_enters"
    assert found["cox"]["terms"] == {}
