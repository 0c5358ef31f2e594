"""Files into tables: what is written, what is said, and that it is all or nothing."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from infusions.models import Dose, Infusion
from outcomes.models import FollowUp, Mrd, Response, SupportiveCare, Toxicity, ToxicityGrade
from patients.models import Genetic, Identifier, Patient, PriorTherapy
from tests.factories.trials import Trial, grant
from trials.access import Actor
from trials.actions import lock_form, remove_record
from trials.crf import registry
from trials.exports import export_table
from trials.imports import import_file
from trials.mapping_files import read_mapping
from trials.mappings import Unusable
from trials.models import AccessLog, DerivedValue, Study, User
from trials.queries import history_of

pytestmark = pytest.mark.django_db
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


@pytest.fixture
def trial() -> Trial:
    return Trial()


class Run:
    """The outcome of one run of the command."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.err = status, err
        lines = [json.loads(line) for line in out.splitlines()]
        self.faults = lines[:-1]
        self.summary = lines[-1] if lines else {}

    def codes(self) -> list[tuple[int | None, str | None, str]]:
        return [(f["row"], f["column"], f["code"]) for f in self.faults]

    def counts(self, table: str) -> tuple[int, int, int, int]:
        return tuple(self.summary["rows"][table].values())


Import = Callable[..., Run]


@pytest.fixture
def run(tmp_path: Path) -> Import:
    """Runs the command on a text; other options as keywords."""

    def run_import(
        table: str,
        text: str,
        *,
        user: str = "ann",
        study: str = "TRIAL",
        reason: str = "from the old system",
        mapping: str | None = None,
        update: bool = False,
        dry_run: bool = False,
    ) -> Run:
        file = tmp_path / "rows.csv"
        file.write_text(text, encoding="utf-8")
        arguments = [table, str(file), "--study", study, "--user", user, "--reason", reason]
        if mapping is not None:
            path = tmp_path / "map.toml"
            path.write_text(mapping, encoding="utf-8")
            arguments += ["--mapping", str(path)]
        arguments += ["--update"] * update + ["--dry-run"] * dry_run
        out, err = io.StringIO(), io.StringIO()
        status = 0
        try:
            call_command("import_records", *arguments, stdout=out, stderr=err)
        except CommandError as error:
            status = error.returncode
            err.write(str(error))
        return Run(status, out.getvalue(), err.getvalue())

    return run_import


def exported(trial: Trial, table: str) -> str:
    actor = Actor.of(trial.coordinator, source="api")
    return b"".join(export_table(actor=actor, table=table, studies=[trial.study]).chunks).decode()


def without_entry(exported: str) -> list[list[str]]:
    """The rows of an export without when they were entered, which is another time elsewhere."""
    head, *rows = csv.reader(io.StringIO(exported))
    at = head.index("entered_at")
    return [row[:at] + row[at + 1 :] for row in [head, *rows]]


PATIENTS = """key,site,sex,born_on,wbc_diagnosis,wbc_diagnosis_missing
P-001,ONE,F,1990-05,18.5,
P-002,ONE,M,1984,,unknown
"""


@pytest.mark.requirement("G28")
def test_rows_in_are_rows_out_and_the_same_file_again_changes_nothing(
    trial: Trial, run: Import
) -> None:
    first = run("patients", PATIENTS)

    again = run("patients", PATIENTS)

    assert (first.status, first.faults) == (0, [])
    assert first.counts("patients") == (2, 2, 0, 0)
    assert (again.status, again.counts("patients")) == (0, (2, 0, 0, 2))
    one, two = Patient.objects.order_by("key")
    assert (one.born_on, one.born_on_precision) == (date(1990, 5, 1), "month")
    assert (two.wbc_diagnosis, two.missing) == (None, {"wbc_diagnosis": "unknown"})
    assert (one.version, two.version) == (1, 1)


@pytest.mark.requirement("G1")
def test_the_history_says_who_imported_and_why(trial: Trial, run: Import) -> None:
    run("patients", PATIENTS, reason="paper forms of 2019")

    entry = next(d for d in history_of(Patient.objects.get(key="P-001")) if d.field == "sex")

    assert (entry.who, entry.role, entry.site) == ("ann", "coordinator", "ONE")
    assert (entry.why, entry.source) == ("paper forms of 2019", "import")


@pytest.mark.requirement("G28")
def test_each_run_is_logged_with_the_hash_of_the_file(trial: Trial, run: Import) -> None:
    dry = run("patients", PATIENTS, dry_run=True)
    run("patients", PATIENTS.replace("F,", "X,"))
    run("patients", PATIENTS)

    logged = [log.detail for log in AccessLog.objects.filter(kind="import").order_by("pk")]

    assert [(d["dry_run"], d["faults"]) for d in logged] == [(True, 0), (False, 1), (False, 0)]
    assert logged[0]["file"] == "rows.csv"
    assert logged[0]["sha256"] == logged[2]["sha256"] == dry.summary["sha256"]
    assert logged[2]["rows"]["patients"]["created"] == 2


def test_a_dry_run_counts_and_keeps_nothing(trial: Trial, run: Import) -> None:
    dry = run("patients", PATIENTS, dry_run=True)

    assert (dry.status, dry.counts("patients")) == (0, (2, 2, 0, 0))
    assert "nothing was written" in dry.err
    assert not Patient.objects.exists()


@pytest.mark.parametrize("dry_run", [False, True])
def test_every_fault_of_every_row_comes_at_once_and_nothing_is_written(
    trial: Trial, run: Import, dry_run: bool
) -> None:
    text = """key,site,sex,born_on,wbc_diagnosis,enrolled_on
P-001,ONE,F,1990-13,many,2021-02-30
P-002,NOWHERE,M,1984,12,
P-003,ONE,X,1984,-4,2150-01-01
P-004,ONE,M,1990,12,2021-02-01
"""

    report = run("patients", text, dry_run=dry_run)

    assert report.status == 1
    assert sorted(report.codes(), key=str) == sorted(
        [
            (1, "born_on", "unreadable"),
            (1, "wbc_diagnosis", "unreadable"),
            (1, "enrolled_on", "unreadable"),
            (2, "site", "not_found"),
            (3, "sex", "unknown_code"),
            (3, "wbc_diagnosis", "impossible_value"),
            (3, "enrolled_on", "in_the_future"),
        ],
        key=str,
    )
    assert all(f["message"] and f["remedy"] for f in report.faults)
    assert report.counts("patients") == (4, 0, 0, 0)
    assert not Patient.objects.exists()


def test_a_row_that_differs_is_a_fault_naming_each_difference(trial: Trial, run: Import) -> None:
    run("patients", PATIENTS)

    report = run("patients", PATIENTS.replace("F,1990-05,18.5,", "M,1990-05,,not_done"))

    assert report.status == 1
    assert report.codes() == [
        (1, "sex", "differs"),
        (1, "wbc_diagnosis", "differs"),
        (1, "wbc_diagnosis", "differs"),
        (1, "wbc_diagnosis", "differs"),
        (1, "wbc_diagnosis_missing", "differs"),
    ]
    assert "sex is F, the file says M" in report.faults[0]["message"]
    assert "--update" in report.faults[0]["remedy"]
    assert Patient.objects.get(key="P-001").sex == "F"


@pytest.mark.requirement("G4")
def test_update_changes_what_differs_and_keeps_the_reason(trial: Trial, run: Import) -> None:
    run("patients", PATIENTS)

    report = run("patients", PATIENTS.replace(",F,", ",M,"), update=True, reason="sex was mistyped")

    patient = Patient.objects.get(key="P-001")
    assert (report.status, report.counts("patients")) == (0, (2, 0, 1, 1))
    assert (patient.sex, patient.version) == ("M", 2)
    assert history_of(patient)[-1].why == "sex was mistyped"


def test_columns_that_are_left_out_stay_as_they_are(trial: Trial, run: Import) -> None:
    run("patients", PATIENTS)

    report = run("patients", "key,site,arm\nP-001,ONE,A\n", update=True)

    patient = Patient.objects.get(key="P-001")
    assert report.counts("patients") == (1, 0, 1, 0)
    assert (patient.arm, patient.sex) == ("A", "F")


def test_a_removed_row_comes_back_only_with_update(trial: Trial, run: Import) -> None:
    run("patients", PATIENTS)
    remove_record(
        actor=Actor.of(trial.coordinator, source="page"),
        study=trial.study,
        record=Patient,
        record_id=Patient.objects.get(key="P-002").pk,
        reason="entered twice",
        version=1,
    )

    refused = run("patients", PATIENTS)
    brought_back = run("patients", PATIENTS, update=True)

    assert refused.codes() == [(2, "key", "was_removed")]
    assert (brought_back.status, brought_back.counts("patients")) == (0, (2, 0, 1, 1))
    assert Patient.objects.get(key="P-002").removed_at is None


def test_an_export_imported_again_changes_nothing(trial: Trial, run: Import) -> None:
    patient = {"key": "P-001", "site": "ONE", "sex": "F", "born_on": "1990-05"}
    trial.save("patients", patient, missing={"enrolled_on": "unknown"})
    infusion = {"patient": "P-001", "infused_on": "2020-03-02", "blasts_pct": "35.10"}
    trial.save(
        "infusions",
        {**infusion, "costimulatory__41BB": True},
        missing={"cns_leukaemia": "not_done"},
    )
    trial.save(
        "mrd",
        {
            "patient": "P-001",
            "infusion": "P-001/1",
            "assay": "FLOW",
            "level_entered": "0.02",
            "level_entered_unit": "%",
        },
    )
    trial.save("toxicities", {"infusion": "P-001/1", "toxicity": "CRS", "occurred": True})
    for system, grade in (("LEE2014", 1), ("ASTCT2019", 2)):
        trial.save("toxicity_grades", {"toxicity": "P-001/1/1", "system": system, "grade": grade})

    reports = {
        table: run(table, exported(trial, table))
        for table in ("patients", "infusions", "mrd", "toxicities", "toxicity_grades")
    }

    assert {t: (r.status, r.faults) for t, r in reports.items()} == dict.fromkeys(reports, (0, []))
    assert {t: r.counts(t)[3] for t, r in reports.items()} == {
        "patients": 1,
        "infusions": 1,
        "mrd": 1,
        "toxicities": 1,
        "toxicity_grades": 2,
    }
    begin, names = reports["infusions"].err.splitlines()[0].split(": ")
    ignored = names.rstrip(".").split(", ")
    assert begin == "Ignored, because the product derives them"
    assert ignored[:4] == ["study", "version", "protocol_version", "entered_at"]
    assert all(name.endswith(("_derived", "_effective")) for name in ignored[4:])
    assert "day28_response_derived" in ignored


def test_an_export_fills_another_study_and_exports_the_same(trial: Trial, run: Import) -> None:
    other = Trial("COPY")
    patient = {"key": "P-001", "site": "ONE", "sex": "F", "born_on": "1990"}
    trial.save("patients", patient, missing={"enrolled_on": "refused"})
    trial.infusion(blasts_pct="0.25", blasts_on="2020-02-20", emd_sites__none=True)
    tables = ("patients", "infusions")

    for table in tables:
        report = run(table, exported(trial, table), study="COPY", user="copy-ann")
        assert report.status == 0

    for table in tables:
        there = exported(other, table).replace(",COPY,", ",TRIAL,")
        assert without_entry(there) == without_entry(exported(trial, table))


def test_a_key_alone_names_the_row_and_its_parent(trial: Trial, run: Import) -> None:
    trial.patient()

    report = run("infusions", "key,infused_on\nP-001/3,2020-03-02\n")

    infusion = Infusion.objects.get()
    assert (report.status, infusion.key, infusion.number) == (0, "P-001/3", 3)


def test_rows_without_a_number_are_known_again_by_what_they_say(trial: Trial, run: Import) -> None:
    trial.patient()
    twice_the_same = "patient,contact_on,status\n" + "P-001,2021-02-01,alive\n" * 2

    first = run("follow_ups", twice_the_same)
    again = run("follow_ups", twice_the_same + "P-001,2021-03-01,lost\n")

    assert first.counts("follow_ups") == (2, 2, 0, 0)
    assert again.counts("follow_ups") == (3, 1, 0, 2)
    assert sorted(FollowUp.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_a_key_twice_in_one_file_is_a_fault(trial: Trial, run: Import) -> None:
    report = run("patients", "key,site\nP-001,ONE\nP-001,ONE\n")

    assert report.codes() == [(2, "key", "row_twice")]


def test_keys_that_disagree_are_a_fault(trial: Trial, run: Import) -> None:
    trial.patient()
    trial.patient("P-002")
    trial.infusion()

    report = run("doses", "patient,infusion,number\nP-002,P-001/1,1\n")

    assert report.codes() == [(1, "patient", "parents_disagree")]
    assert not Dose.objects.exists()


def test_an_unknown_column_is_a_fault_of_the_header(trial: Trial, run: Import) -> None:
    report = run("patients", "key,site,shoe_size\nP-001,ONE,42\n")

    assert (report.status, report.codes()) == (1, [(None, "shoe_size", "unmapped_column")])


def test_a_row_with_too_few_cells_is_a_fault(trial: Trial, run: Import) -> None:
    report = run("patients", "key,site,sex\nP-001,ONE\nP-002,ONE,M\n")

    assert report.codes() == [(1, None, "ragged_row")]


def test_soft_findings_are_said_and_refuse_nothing(trial: Trial, run: Import) -> None:
    report = run("patients", "key,site,wbc_diagnosis\nP-001,ONE,1500\n")

    assert report.status == 0
    assert [(f["row"], f["column"], f["severity"]) for f in report.faults] == [
        (1, "wbc_diagnosis", "soft")
    ]
    assert Patient.objects.get().findings[0]["code"] == "implausible_value"


def test_a_rule_over_a_set_is_checked_at_the_end(trial: Trial, run: Import) -> None:
    trial.patient()
    trial.infusion()
    rows = "infusion,number,given_on,planned_fraction_pct\n"
    whole = rows + "P-001/1,1,2020-03-02,40\nP-001/1,2,2020-03-03,60\n"

    refused = run("doses", whole.replace(",60", ",50"))
    accepted = run("doses", whole)

    assert refused.codes() == [(1, "planned_fraction_pct", "doses.planned_fractions")]
    assert (accepted.status, accepted.counts("doses")) == (0, (2, 2, 0, 0))


@pytest.mark.requirement("G9")
def test_a_locked_form_refuses_an_import_row(trial: Trial, run: Import) -> None:
    run("patients", PATIENTS)
    patient = Patient.objects.get(key="P-001")
    manager = trial.person("data_manager")
    form = patient.forms.get(form_type="patients")
    lock_form(actor=Actor.of(manager, source="page"), form_id=form.pk, reason="closed", version=1)

    report = run("patients", PATIENTS.replace(",F,", ",M,"), update=True)

    assert [c[2] for c in report.codes()] == ["locked"]
    assert Patient.objects.get(key="P-001").sex == "F"


@pytest.mark.requirement("G18")
def test_a_row_of_another_site_is_refused_and_says_so(trial: Trial, run: Import) -> None:
    trial.patient("P-001")

    new_patient = run("patients", PATIENTS.replace("P-00", "Q-00"), user="otto")
    follow_up = run("follow_ups", "patient,contact_on\nP-001,2021-02-01\n", user="otto")

    assert new_patient.codes() == [(1, "site", "forbidden"), (2, "site", "forbidden")]
    assert "at site ONE" in new_patient.faults[0]["message"]
    assert follow_up.codes() == [(1, "patient", "not_found")]


@pytest.mark.parametrize(
    "role", ["monitor", "data_manager", "statistician", "sponsor", "inspector", "administrator"]
)
def test_a_role_without_the_right_imports_nothing(trial: Trial, run: Import, role: str) -> None:
    trial.person(role, trial.one if role == "monitor" else None)

    report = run("patients", PATIENTS, user=role)

    assert (report.status, report.codes()) == (1, [(None, None, "forbidden")])
    assert not Patient.objects.exists()


def test_a_data_manager_imports_into_a_retrospective_study_but_no_identifiers(
    run: Import,
) -> None:
    trial = Trial(retrospective=True)
    trial.person("data_manager")

    patients = run("patients", PATIENTS, user="data_manager")
    identifiers = run(
        "identifiers",
        "patient,number,kind,value\nP-001,1,initials,AB\n",
        user="data_manager",
    )

    assert (patients.status, patients.counts("patients")) == (0, (2, 2, 0, 0))
    assert identifiers.codes() == [(None, None, "forbidden")]


def test_tables_of_the_study_need_their_own_right(trial: Trial, run: Import) -> None:
    lead = trial.person("trial_lead")
    text = "key,name,targets__CD19,targets__CD22\nBBZ,CAR,true,\n"

    coordinator = run("constructs", text)
    accepted = run("constructs", text, user=lead.username)

    assert coordinator.codes() == [(None, None, "forbidden")]
    assert (accepted.status, accepted.counts("constructs")) == (0, (1, 1, 0, 0))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"user": "nobody"}, "no active user 'nobody'"),
        ({"study": "NONE"}, "no study 'NONE'"),
        ({"reason": "  "}, "--reason must not be blank"),
        ({"table": "risk_scores"}, "no table 'risk_scores' to import into"),
        ({"table": "studies"}, "no table 'studies' to import into"),
        ({"table": "-"}, "needs --mapping"),
        ({"mapping": "x = 1"}, "write - for patients"),
        ({"table": "-", "mapping": "rows = ["}, "not TOML"),
        ({"text": ""}, "The file is empty"),
        ({"text": "key;site\n"}, "separated by semicolons"),
        ({"text": "key,key,\n"}, "stands 2 times"),
        ({"text": 'key,site\n"P-001,ONE\n'}, "is not CSV"),
        ({"text": "key\x00,site\n"}, "NUL"),
    ],
)
def test_what_cannot_be_used_ends_with_status_2(
    trial: Trial, run: Import, options: dict[str, Any], said: str
) -> None:
    given = {"table": "patients", "text": PATIENTS, **options}

    report = run(given.pop("table"), given.pop("text"), **given)

    assert report.status == 2
    assert said in report.err


def test_all_that_is_wrong_with_the_command_is_said_at_once(trial: Trial, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.csv")

    with pytest.raises(CommandError) as error:
        call_command(
            "import_records", "nothing", missing, study="NO", user="who", reason="a reason"
        )

    assert error.value.returncode == 2
    for part in ("no table 'nothing'", "no study 'NO'", "no active user 'who'", "cannot be read"):
        assert part in str(error.value)


def test_a_file_that_is_not_utf_8_names_its_line(trial: Trial) -> None:
    with pytest.raises(Unusable, match=r"Line 2 .* not UTF-8"):
        import_file(
            actor=Actor.of(trial.coordinator, source="page"),
            study=trial.study,
            content=b"key,site\nP-\xff,ONE\n",
            name="rows.csv",
            reason="upload",
            table="patients",
        )


def test_a_byte_order_mark_is_no_part_of_the_first_column(trial: Trial, run: Import) -> None:
    assert run("patients", "\ufeff" + PATIENTS).status == 0


# Mappings

MAPPING = """
[day0]
column = "given"

[missing]
"-" = "unknown"

[maps.no_yes]
0 = false
1 = true

[ignore]
note = "free text"

[[rows]]
table = "patients"
[rows.fields]
key = "no"
site = { value = "ONE" }
sex = { column = "sex", map = { 1 = "M", 2 = "F" } }

[[rows]]
table = "toxicity_grades"
when = { column = "crs", is = ["0", "1"] }
[rows.fields]
toxicity = { row = "crs" }
system = { value = "ASTCT2019" }
grade = "grade"

[[rows]]
table = "toxicities"
name = "crs"
when = { column = "crs", is = ["0", "1"] }
[rows.fields]
infusion = { row = "infusion" }
number = { value = 1 }
toxicity = { value = "CRS" }
occurred = { column = "crs", map = "no_yes" }
onset_on = { day_column = "onset", missing = { "" = "empty" } }

[[rows]]
table = "infusions"
name = "infusion"
[rows.fields]
patient = "no"
number = { count = true }
infused_on = { day = 0 }
blasts_on = { day = -3 }
disease_status = { missing = "not_done" }
"""
HEADER = "no,sex,given,crs,grade,onset,note\n"


def test_one_line_fills_several_tables_parents_first(trial: Trial, run: Import) -> None:
    report = run("-", HEADER + "P-001,2,2020-03-02,1,2,4,hello\n", mapping=MAPPING)

    assert (report.status, report.faults) == (0, [])
    infusion, episode = Infusion.objects.get(), Toxicity.objects.get()
    assert Patient.objects.get().sex == "F"
    assert (infusion.infused_on, infusion.blasts_on) == (date(2020, 3, 2), date(2020, 2, 28))
    assert infusion.missing == {"disease_status": "not_done"}
    assert (episode.key, episode.occurred, episode.onset_on) == (
        "P-001/1/1",
        True,
        date(2020, 3, 6),
    )
    assert ToxicityGrade.objects.get().grade == 2
    assert "Ignored by the mapping: note (free text)" in report.err


def test_asked_and_not_so_differs_from_not_asked(trial: Trial, run: Import) -> None:
    text = HEADER + "P-001,2,2020-03-02,0,0,,\nP-002,1,2020-03-02,,,,\n"

    report = run("-", text, mapping=MAPPING)

    assert report.counts("toxicities") == (1, 1, 0, 0)
    episode = Toxicity.objects.get()
    assert (episode.patient.key, episode.occurred, episode.onset_on) == ("P-001", False, None)


def test_a_second_line_of_one_patient_is_another_infusion(trial: Trial, run: Import) -> None:
    text = HEADER + "P-001,2,2020-03-02,0,0,,\nP-001,2,2021-03-02,1,2,5,\n"

    first = run("-", text, mapping=MAPPING)
    again = run("-", text, mapping=MAPPING)

    assert first.counts("patients") == (1, 1, 0, 0)
    assert first.counts("infusions") == (2, 2, 0, 0)
    assert list(Infusion.objects.order_by("key").values_list("key", flat=True)) == [
        "P-001/1",
        "P-001/2",
    ]
    assert (again.status, again.counts("infusions")) == (0, (2, 0, 0, 2))


def test_two_lines_that_contradict_each_other_are_a_fault(trial: Trial, run: Import) -> None:
    text = HEADER + "P-001,2,2020-03-02,0,0,,\nP-001,1,2021-03-02,1,2,5,\n"

    report = run("-", text, mapping=MAPPING, update=True)

    assert report.codes() == [(2, "no", "row_twice")]


def test_dirty_cells_are_named_by_row_and_column_of_the_source(trial: Trial, run: Import) -> None:
    text = HEADER + (
        "P-001,3,2020-03-02,1,x,4,\n"
        "P-002,2,03/02/2020,1,2,soon,\n"
        "P-003,,2020-03-02,1,9,4,\n"
        "P-004,-,2020-03-02,,,6,\n"
    )

    report = run("-", text, mapping=MAPPING)

    assert report.status == 1
    assert sorted(report.codes(), key=str) == sorted(
        [
            (1, "sex", "unmapped_value"),
            (1, "grade", "unreadable"),
            (2, "given", "unreadable"),
            (2, "onset", "unreadable"),
            (3, "sex", "blank_cell"),
            (3, "grade", "impossible_value"),
            (3, "grade", "toxicity_grade.outside_system"),
            (4, "onset", "cell_not_read"),
        ],
        key=str,
    )
    assert {f["code"] for f in report.faults if f["severity"] == "soft"} == {"blank_cell"}
    assert "sex: '-' taken as unknown in 1 rows (4)." in report.err
    assert not Patient.objects.exists()


def test_rows_under_a_faulty_parent_are_checked_without_blaming_them(
    trial: Trial, run: Import
) -> None:
    text = HEADER + ",2,2020-03-02,1,x,4,\nP-002,2,2020-03-02,1,2,4,\n"

    report = run("-", text, mapping=MAPPING)

    assert (1, "grade", "unreadable") in report.codes()
    assert {row for row, _, _ in report.codes()} == {1}
    assert "not_found" not in {code for _, _, code in report.codes()}


def test_a_column_without_a_home_and_a_column_that_is_not_there_are_faults(
    trial: Trial, run: Import
) -> None:
    unmapped = run(
        "-",
        HEADER.replace("note", "note,colour") + "P-001,2,2020-03-02,1,2,4,,red\n",
        mapping=MAPPING,
    )
    absent = run("-", HEADER.replace(",grade", "") + "P-001,2,2020-03-02,1,4,\n", mapping=MAPPING)

    assert unmapped.codes() == [(None, "colour", "unmapped_column")]
    assert absent.codes() == [(None, "grade", "column_absent")]


def test_a_column_that_repeats_another_must_repeat_it(trial: Trial, run: Import) -> None:
    mapping = MAPPING.replace('note = "free text"', "") + '\n[repeats]\nnote = "grade"\n'

    same = run("-", HEADER + "P-001,2,2020-03-02,1,2,4,2\n", mapping=mapping, dry_run=True)
    other = run("-", HEADER + "P-001,2,2020-03-02,1,2,4,1\n", mapping=mapping)

    assert same.status == 0
    assert other.codes() == [(1, "note", "repeat_differs")]


def test_columns_of_the_same_names_need_not_be_listed(trial: Trial, run: Import) -> None:
    mapping = '[[rows]]\ntable = "patients"\nsame_names = true\n[rows.fields]\nkey = "no"\n'

    report = run("-", "no,site,sex,version\nP-001,ONE,F,7\n", mapping=mapping)

    assert report.status == 0
    assert Patient.objects.get().sex == "F"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("[maps.no_yes]", "[surprise]\nx = 1\n[maps.no_yes]"), "unknown section"),
        (('"-" = "unknown"', '"-" = "perhaps"'), "is no missing reason"),
        (('column = "given"', "column = 3"), "either `date`"),
        (('note = "free text"', 'note = ""'), "say why it is not imported"),
        (('note = "free text"', 'sex = "twice"'), "the column is mapped too"),
        (('table = "patients"', 'table = "people"'), "no table 'people'"),
        (('table = "patients"', 'table = "risk_scores"'), "no table 'risk_scores'"),
        (('grade = "grade"', 'mark = "grade"'), "has no such field"),
        (('row = "crs"', 'row = "cough"'), "no [[rows]] named 'cough'"),
        (('toxicity = { row = "crs" }', 'toxicity = { row = "infusion" }'), "does not refer to"),
        (('map = "no_yes"', 'map = "yes_no"'), "no map 'yes_no'"),
        (("1 = true", '1 = "certainly"'), "is not true or false"),
        (('value = "CRS"', 'value = "SNEEZE"'), "not in the codelist"),
        (("{ day = 0 }", "{ day = 1.5 }"), "whole number of days"),
        (("{ day = 0 }", '{ day = 0, value = "x" }'), "exactly one of"),
        (("number = { count = true }", ""), "give `number`"),
        (('key = "no"', ""), "give `key`"),
        (('patient = "no"', ""), "give its parent, `patient`"),
        (('is = ["0", "1"]', 'equals = "1"'), "`is` or"),
        (('grade = "grade"', "grade = { day = 1 }"), "is no date"),
        (("number = { count = true }", "number = { count = 1 }"), "only `number"),
        (('table = "infusions"', 'table = "infusions"\ncolour = "red"'), "unknown key 'colour'"),
    ],
)
def test_a_mapping_that_is_wrong_says_so_before_the_file_is_read(
    trial: Trial, run: Import, change: tuple[str, str], said: str
) -> None:
    assert change[0] in MAPPING

    report = run("-", HEADER, mapping=MAPPING.replace(*change, 1))

    assert report.status == 2
    assert said.replace("`is` or", 'is = ["1"]') in report.err


def test_everything_wrong_with_a_mapping_is_said_at_once() -> None:
    toml = '[colours]\n[missing]\n"-" = "never"\n[[rows]]\ntable = "patients"\n'

    with pytest.raises(Unusable) as unusable:
        read_mapping(toml.encode())

    assert len(unusable.value.problems) == 4  # section, reason, key, parent


# The documented example: a synthetic file that is dirty on purpose


@pytest.fixture
def example(tmp_path: Path) -> Study:
    call_command(
        "create_study", str(EXAMPLES / "study.toml"), stdout=io.StringIO(), stderr=io.StringIO()
    )
    return Study.objects.get(key="EXAMPLE")


def import_example(text: str, run: Import, **options: Any) -> Run:
    return run(
        "-",
        text,
        study="EXAMPLE",
        user="ann",
        mapping=(EXAMPLES / "patients.toml").read_text(),
        **options,
    )


EXAMPLE = (EXAMPLES / "patients.csv").read_text()
# Severe grades without the components they were made from stay as entered, and open.
UNDERIVED = [
    (2, "crs astct", "toxicity_grade.not_derivable"),
    (2, "crs lee", "toxicity_grade.not_derivable"),
    (6, "crs astct", "toxicity_grade.not_derivable"),
]


@pytest.mark.requirement("G28")
def test_the_documented_example_is_imported_whole(example: Study, run: Import) -> None:
    report = import_example(EXAMPLE, run)
    again = import_example(EXAMPLE, run)

    assert (report.status, report.codes()) == (0, UNDERIVED)
    assert {fault["severity"] for fault in report.faults} == {"soft"}
    assert {table: c["in"] for table, c in report.summary["rows"].items()} == {
        "patients": 6,
        "genetics": 6,
        "prior_therapies": 12,
        "infusions": 6,
        "doses": 6,
        "toxicities": 6,
        "toxicity_grades": 12,
        "supportive_care": 12,
        "marrows": 5,
        "responses": 6,
        "mrd": 5,
        "deaths": 2,
        "follow_ups": 4,
    }
    for table, counts in report.summary["rows"].items():
        assert counts["created"] == counts["in"] == registry[table].objects.count()
        assert again.counts(table) == (counts["in"], 0, 0, counts["in"])


def test_each_cell_of_the_example_is_where_the_mapping_says(example: Study, run: Import) -> None:
    import_example(EXAMPLE, run)

    for row in csv.DictReader(io.StringIO(EXAMPLE)):
        key = row["study no"]
        for therapy, column in (("ALLO_HSCT", "prior hsct"), ("CAR_T", "prior car-t")):
            prior = PriorTherapy.objects.get(patient__key=key, therapy=therapy)
            assert prior.occurred is (row[column] == "1")
        crs = Toxicity.objects.get(patient__key=key)
        assert crs.occurred is (row["crs"] == "1")
        grades = {g.system: str(g.grade) for g in ToxicityGrade.objects.filter(toxicity=crs)}
        assert grades == {"ASTCT2019": row["crs astct"], "LEE2014": row["crs lee"]}
        dose = Dose.objects.get(patient__key=key)
        assert dose.cells_per_kg == Decimal(row["dose (10^6/kg)"]) * 10**6


def test_dirty_cells_of_the_example_become_missing_reasons(example: Study, run: Import) -> None:
    import_example(EXAMPLE, run)

    patients = {p.key: p for p in Patient.objects.all()}
    drugs = {d.drug: d for d in SupportiveCare.objects.filter(patient__key="EX-04")}
    assert patients["EX-03"].missing == {"wbc_diagnosis": "unknown"}
    assert patients["EX-04"].missing == {"born_on": "unknown"}
    assert (patients["EX-03"].born_on_precision, patients["EX-02"].born_on_precision) == (
        "year",
        "month",
    )
    assert Genetic.objects.get(patient__key="EX-03").status == "not_done"
    assert (drugs["STEROIDS"].occurred, drugs["STEROIDS"].missing) == (
        None,
        {"occurred": "unknown"},
    )
    assert Mrd.objects.get(patient__key="EX-05").missing == {"level": "not_done"}


def test_an_override_is_kept_only_where_it_is_needed(example: Study, run: Import) -> None:
    import_example(EXAMPLE, run)

    overridden = Response.objects.exclude(overrides={})
    effective = DerivedValue.objects.get(
        table="infusions", name="day28_response", patient__key="EX-05"
    )
    assert [r.patient.key for r in overridden] == ["EX-05"]
    assert "Central review" in overridden[0].overrides["response.contradicts_derivation"]
    assert (effective.value, effective.effective) == ("NR", "CR_UNSPEC")


def test_without_the_override_the_contradiction_refuses_the_file(
    example: Study, run: Import
) -> None:
    mapping = (EXAMPLES / "patients.toml").read_text()
    start = mapping.index("[overrides]")
    without = mapping[:start] + mapping[mapping.index("[[rows]]") :]

    report = run("-", EXAMPLE, study="EXAMPLE", user="ann", mapping=without)

    refused = (5, "response", "response.contradicts_derivation")
    assert sorted(report.codes()) == sorted([*UNDERIVED, refused])
    [fault] = [fault for fault in report.faults if fault["code"] == refused[2]]
    assert fault["severity"] == "override"
    assert "[overrides]" in fault["remedy"]
    assert not Patient.objects.exists()


def test_the_mapping_of_the_published_trial_fits_the_tables() -> None:
    mapping = read_mapping((EXAMPLES / "cd22_cart_trial.toml").read_bytes())

    tables = [target.table for target in mapping.targets]
    assert tables.count("prior_therapies") == 4
    assert tables.count("toxicity_grades") == 2
    assert set(mapping.ignore) == {"orr", "cr"}


def test_identifiers_are_imported_by_the_site_that_may_read_them(trial: Trial, run: Import) -> None:
    trial.patient()
    both = User.objects.get(username="otto")
    grant(both, trial.study, "data_manager")

    report = run("identifiers", "patient,number,kind,value\nP-001,1,initials,AB\n")

    assert (report.status, Identifier.objects.get().value) == (0, "AB")
