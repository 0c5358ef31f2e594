"""The command `analyse` on files, good and bad, where there is no service to be had."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Whoever connects, or reads a setting of the site, fails.
POISONED = {
    "PATH": os.environ["PATH"],
    "LOCAL_FOLDER": "/proc/no/folder/can/be/made/here",
    "DATABASE_URL": "nonsense",
    "REDIS_URL": "nonsense",
    "SECRET_KEY": "short",
    "DJANGO_SETTINGS_MODULE": "there.is.none",
}
TRIAL = """\
id,time,status,arm,site,age,grade
1,5,1,B,x,40,1
2,8,0,B,x,51,2
3,9,1,B,y,62,1
4,9,0,A,y,33,2
5,12,1,A,x,,1
6,14,1,A,y,47,2
7,20,0,A,x,58,1
8,3,1,B,y,66,2
"""
COMPETING = TRIAL.replace("3,9,1,B", "3,9,2,B").replace("5,12,1,A", "5,12,2.0,A")


@pytest.fixture
def run(tmp_path):
    def analyse(text, *flags, command="analyse"):
        path = tmp_path / "file.csv"
        path.write_text(text)
        return subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), command, str(path), *flags],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=POISONED,
        )

    return analyse


def printed(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout, parse_constant=pytest.fail)


def refused(done):
    assert (done.returncode, done.stdout) == (2, "")
    return json.loads(done.stderr)["errors"]


def said(done):
    return [(error["code"], error["row"], error["column"]) for error in refused(done)]


TIMES = ("--time", "time", "--status", "status")


def test_a_file_is_analysed_without_a_service_or_a_setting(run):
    found = printed(run(TRIAL, *TIMES, "--by", "arm", "--at", "10,5,99"))

    assert list(found) == [
        *("n", "n_excluded", "warnings", "km"),
        *("rmst_difference", "follow_up_median", "logrank"),
    ]
    assert (found["n"], found["n_excluded"], found["warnings"]) == (8, 0, [])
    assert list(found["km"]) == ["all", "A", "B"]
    arm = found["km"]["B"]
    assert (arm["n"], arm["events"]) == (4, 3)
    assert [at["time"] for at in arm["at"]] == [10, 5, 99]
    assert arm["at"][1] == {
        "time": 5,
        "survival": 0.5,
        "lower": pytest.approx(0.05784, abs=1e-5),
        "upper": pytest.approx(0.84486, abs=1e-5),
        "at_risk": 3,
    }
    assert arm["median"]["estimate"] == 7
    assert arm["rmst"]["tau"] == 9
    assert set(found["logrank"]) == {"chi2", "df", "p", "pairwise"}
    assert found["logrank"]["pairwise"][0]["groups"] == ["A", "B"]


def test_without_groups_nothing_is_compared_and_without_times_all_events_are_shown(run):
    found = printed(run(TRIAL, *TIMES))

    assert list(found) == ["n", "n_excluded", "warnings", "km", "follow_up_median"]
    assert [at["time"] for at in found["km"]["all"]["at"]] == [3, 5, 9, 12, 14]
    assert [at["at_risk"] for at in found["km"]["all"]["at"]] == [8, 7, 5, 3, 2]


def test_several_causes_bring_incidences_and_grays_test(run):
    found = printed(run(COMPETING, *TIMES, "--by", "arm", "--at", "9"))

    assert list(found["cif"]) == ["1", "2"]
    assert list(found["cif"]["1"]) == ["all", "A", "B"]
    assert set(found["gray"]["2"]) == {"chi2", "df", "p"}
    everybody = [found["cif"][cause]["all"][0] for cause in ("1", "2")]
    assert everybody[0]["time"] == 9
    survival = found["km"]["all"]["at"][0]["survival"]
    assert sum(at["estimate"] for at in everybody) + survival == pytest.approx(1)
    # The curve and the test beside them take any cause as the event.
    assert found["km"]["all"]["events"] == 5


def test_covariates_bring_the_models_on_the_rows_that_have_them(run):
    flags = ("--covariates", "age,site,grade", "--categorical", "grade", "--ties", "breslow")
    found = printed(run(TRIAL, *TIMES, *flags))

    assert "cause_specific" not in found
    assert (found["n"], found["cox"]["n"], found["cox"]["events"]) == (8, 7, 4)
    assert list(found["cox"]["terms"]) == ["age", "site=y", "grade=2"]
    assert list(found["cox"]["factors"]) == ["site", "grade"]
    assert list(found["cox"]["ph"]) == ["age", "site", "grade", "GLOBAL"]
    several = printed(run(COMPETING, *TIMES, "--covariates", "site"))
    assert list(several["cause_specific"]) == list(several["fine_gray"]) == ["1", "2"]
    assert set(several["fine_gray"]["1"]) == {"n", "events", "terms"}


def test_a_landmark_leaves_out_those_before_and_restarts_the_clock(run):
    found = printed(run(TRIAL, *TIMES, "--by", "arm", "--landmark", "5", "--at", "4"))

    assert (found["n"], found["n_excluded"]) == (6, 2)
    assert found["km"]["all"]["at"][0]["at_risk"] == 5
    assert found["km"]["B"]["rmst"]["tau"] == 4


def test_persons_may_have_several_rows(run):
    text = "who,from,to,ev,arm\na,0,4,0,x\na,4,9,1,x\nb,2,7,0,y\nc,0,3,0,y\nc,3,5,0,y\n"

    found = printed(run(text, "--time", "to", "--status", "ev", "--id", "who", "--entry", "from"))

    assert found["n"] == found["km"]["all"]["n"] == 3
    assert found["km"]["all"]["at"] == [
        {
            "time": 9,
            "survival": 0,
            "lower": None,
            "upper": None,
            "at_risk": 1,
            "why": {
                "code": "everybody_had_the_event",
                "message": "Everybody at risk had the event by then: no limits exist.",
            },
        }
    ]
    assert found["follow_up_median"]["all"]["observed"] == {"all": 7, "event_free": 6}


def test_a_file_without_censoring_is_analysed_with_a_warning(run):
    done = run("t,s\n3,1\n5,1\n", "--time", "t", "--status", "s")

    warning = printed(done)["warnings"][0]
    assert warning["code"] == "no_censoring"
    assert done.stderr.strip() == f"Warning: {warning['message']}"


def test_every_fault_of_a_file_comes_at_once(run):
    text = "time,status,arm,in\n-1,1,A,0\nx,1,A,0\n,,all,\n4,1.5,,5\n4,0,A\n"
    done = run(text, *TIMES, "--by", "arm", "--entry", "in", "--covariates", "agee")

    assert said(done) == [
        ("unknown_column", None, "agee"),
        ("negative", 1, "time"),
        ("entry_not_before_time", 1, "in"),
        ("not_a_number", 2, "time"),
        ("missing", 3, "time"),
        ("missing", 3, "status"),
        ("group_named_all", 3, "arm"),
        ("missing", 3, "in"),
        ("not_a_code", 4, "status"),
        ("missing", 4, "arm"),
        ("entry_not_before_time", 4, "in"),
        ("ragged", 5, None),
    ]
    assert set(refused(done)[0]) == {"code", "row", "column", "message", "remedy"}


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (("--time", "time"), "The following arguments are required: --status."),
        ((*TIMES, "--colour", "red"), "Unrecognized arguments: --colour red."),
        ((*TIMES, "--conf-type", "exact"), "--conf-type is 'exact'."),
        ((*TIMES, "--ties", "exact"), "--ties is 'exact'."),
        ((*TIMES, "--at", "5,-1"), "--at is '-1'."),
        ((*TIMES, "--tau", "0"), "--tau is '0'."),
        ((*TIMES, "--landmark", "nan"), "--landmark is 'nan'."),
        ((*TIMES, "--covariates", "age,age"), "--covariates names 'age' more than once."),
        ((*TIMES, "--categorical", "age"), "--categorical names 'age', which is no covariate."),
        (
            (*TIMES, "--entry", "grade", "--landmark", "3"),
            "--entry and --landmark exclude each other.",
        ),
    ],
)
def test_a_misused_flag_is_refused_in_the_same_shape(run, flags, message):
    (error,) = refused(run(TRIAL, *flags))

    assert (error["code"], error["row"], error["column"]) == ("usage", None, None)
    assert error["message"] == message
    assert error["remedy"]


def test_a_missing_file_is_refused_in_the_same_shape(tmp_path):
    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "analyse", "none.csv", *TIMES],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=POISONED,
    )

    assert said(done) == [("file", None, None)]
    assert "none.csv" in refused(done)[0]["message"]


def test_an_entry_is_refused_with_several_causes(run):
    assert said(run(COMPETING, *TIMES, "--entry", "grade")) == [
        ("entry_with_causes", None, "grade")
    ]


def test_rows_of_a_person_that_overlap_are_refused(run):
    text = "who,from,to,ev\na,0,4,0\na,3,9,1\nb,0,4,1\nb,4,6,0\n"
    flags = ("--time", "to", "--status", "ev", "--id", "who")

    assert said(run(text, *flags, "--entry", "from")) == [("rows_overlap", 2, "who")]
    assert ("rows_overlap", 4, "who") in said(run(text, *flags))


def test_events_that_come_again_are_modelled_and_said(run):
    text = "who,from,to,ev,x\na,0,4,1,0\na,4,9,1,0\nb,0,5,1,1\nb,5,6,0,1\nc,0,7,0,1\n"

    done = run(
        text, "--time", "to", "--status", "ev", "--id", "who", "--entry", "from",
        "--covariates", "x",
    )  # fmt: skip

    found = json.loads(done.stdout)
    assert found["n"] == 3
    assert (found["cox"]["n"], found["cox"]["events"]) == (3, 3)
    assert [w["code"] for w in found["warnings"]] == ["recurrent_events"]
