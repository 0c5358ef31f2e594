"""A study from a file: what it makes, what it leaves alone, what it refuses."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from infusions.models import Construct
from tests.factories.trials import Trial
from trials.models import Membership, Site, Study, User
from trials.queries import event_model, history_of

pytestmark = pytest.mark.django_db
EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "study.toml"
SMALL = """
[study]
key = "NEW"
title = "A study"
mrd_threshold = 0.0001

[[sites]]
key = "S1"
name = "Site one"
time_zone = "Europe/London"

[[users]]
name = "mia"
email = "mia@example.org"
roles = [{ role = "coordinator", site = "S1", from = 2021-01-01 }]
"""


def create(path: Path, *options: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("create_study", str(path), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def create_text(folder: Path, text: str, *options: str) -> tuple[str, str]:
    path = folder / "study.toml"
    path.write_text(text, encoding="utf-8")
    return create(path, *options)


def refusal(folder: Path, text: str, *options: str) -> CommandError:
    with pytest.raises(CommandError) as error:
        create_text(folder, text, *options)
    return error.value


def test_the_documented_example_makes_study_sites_constructs_and_people() -> None:
    passwords, _ = create(EXAMPLE)

    study = Study.objects.get(key="EXAMPLE")
    construct = Construct.objects.get(study=study)
    held = {
        (m.user.username, m.role, m.site and m.site.key, m.from_on, m.to_on)
        for m in Membership.objects.filter(study=study)
    }
    assert (study.mrd_rule, study.response_window_to) == ("GU2022", 42)
    assert set(Site.objects.filter(study=study).values_list("key", flat=True)) == {"LON", "AMS"}
    assert (construct.targets, construct.costimulatory) == (["CD19"], ["41BB"])
    assert ("bram", "coordinator", "AMS", date(2021, 1, 1), date(2021, 12, 31)) in held
    assert ("dana", "data_manager", None, date(2021, 1, 1), None) in held
    assert [line.split()[0] for line in passwords.splitlines()] == ["ann", "bram", "dana"]


def test_the_printed_password_signs_in(tmp_path: Path) -> None:
    out, _ = create_text(tmp_path, SMALL)

    name, password = out.split()

    assert User.objects.get(username=name).check_password(password)
    assert len(password) == 16


def test_the_same_file_again_changes_nothing_and_prints_no_password(tmp_path: Path) -> None:
    create_text(tmp_path, SMALL)
    before = User.objects.get(username="mia").password

    out, said = create_text(tmp_path, SMALL)

    assert out == ""
    assert said.count("nothing to do") == 4
    assert User.objects.get(username="mia").password == before
    assert Study.objects.get(key="NEW").version == 1


CHANGED = (
    SMALL.replace("A study", "Another title")
    .replace("Site one", "Site 1")
    .replace("mia@example.org", "mia@example.com")
    .replace("from = 2021-01-01", "from = 2021-01-01, to = 2022-06-30")
)


def test_all_differences_are_listed_and_nothing_is_overwritten(tmp_path: Path) -> None:
    create_text(tmp_path, SMALL)

    error = refusal(tmp_path, CHANGED)

    assert error.returncode == 1
    for part in ("Another title", "Site 1", "mia@example.com", "to: stored is empty"):
        assert part in str(error)
    assert Study.objects.get(key="NEW").title == "A study"
    assert User.objects.get(username="mia").email == "mia@example.org"
    assert Membership.objects.get(user__username="mia").to_on is None


@pytest.mark.requirement("G15")
def test_update_changes_what_differs_and_history_keeps_it(tmp_path: Path) -> None:
    create_text(tmp_path, SMALL)

    out, _ = create_text(tmp_path, CHANGED, "--update")

    study = Study.objects.get(key="NEW")
    membership = Membership.objects.get(user__username="mia")
    last = history_of(study)[-1]
    assert out == ""
    assert (study.title, study.version) == ("Another title", 2)
    assert (last.field, last.who, last.source) == ("title", "system", "import")
    assert membership.to_on == date(2022, 6, 30)
    assert membership.granted_by.username == "system"
    assert event_model(Membership).objects.filter(pgh_obj_id=membership.pk).count() == 2


def test_what_the_file_does_not_mention_stays(tmp_path: Path) -> None:
    trial = Trial("NEW")

    create_text(tmp_path, SMALL.replace("A study", "Study NEW"), "--update")

    assert Site.objects.filter(study=trial.study).count() == 3
    assert Membership.objects.filter(study=trial.study, user=trial.coordinator).exists()


def test_a_later_role_of_the_same_kind_is_another_role(tmp_path: Path) -> None:
    ended = SMALL.replace("from = 2021-01-01", "from = 2021-01-01, to = 2021-03-31")
    create_text(tmp_path, ended)

    create_text(tmp_path, SMALL.replace("2021-01-01", "2021-09-01"))

    spans = Membership.objects.order_by("from_on").values_list("from_on", "to_on")
    assert list(spans) == [
        (date(2021, 1, 1), date(2021, 3, 31)),
        (date(2021, 9, 1), None),
    ]


def test_a_role_whose_dates_moved_is_a_difference(tmp_path: Path) -> None:
    create_text(tmp_path, SMALL)

    error = refusal(tmp_path, SMALL.replace("2021-01-01", "2021-09-01"))

    assert "from: stored is" in str(error)


def test_every_fault_of_the_file_is_said_at_once_and_nothing_is_made(tmp_path: Path) -> None:
    text = """
colour = "red"

[study]
key = "NEW"
title = "A study"
mrd_rule = "MINE"
shoe_size = 42

[[sites]]
key = "S1"
name = "Site one"
time_zone = "Mars/Olympus"

[[users]]
name = "not a name"

[[users]]
name = "leo"
email = "nowhere"
shoe_size = 42

[[users]]
name = "mia"
roles = [
    { role = "coordinator", from = 2021-01-01 },
    { role = "king", from = "yesterday" },
    { role = "sponsor", from = 2021-05-01, to = 2021-04-01 },
    { role = "monitor", site = "NOWHERE", from = 2021-01-01 },
]
"""

    first = refusal(tmp_path, text)
    second = refusal(
        tmp_path, text.replace("shoe_size = 42\n", "", 1).replace('mrd_rule = "MINE"\n', "")
    )

    assert first.returncode == second.returncode == 1
    assert "[study], shoe_size" in str(first)
    for part in (
        "[colour]: unknown section",
        "'Mars/Olympus' is no time zone",
        "[[users]] 1 (not a name), username",
        "[[users]] 2 (leo), email",
        "unknown key 'shoe_size'",
        "a coordinator has a site",
        "'king' is no role",
        "say since when",
        "it ends on 2021-04-01",
        "there is no site 'NOWHERE'",
    ):
        assert part in str(second)
    assert not Study.objects.exists()
    assert not User.objects.filter(username__in=["leo", "mia"]).exists()


def test_a_role_needs_an_account_that_is_active(tmp_path: Path) -> None:
    User.objects.create_user("mia", is_active=False)

    error = refusal(tmp_path, SMALL.replace('email = "mia@example.org"\n', ""))

    assert "was deactivated" in str(error)


def test_the_account_of_the_jobs_is_nobodys(tmp_path: Path) -> None:
    assert "belongs to the product" in str(refusal(tmp_path, SMALL.replace("mia", "system")))


@pytest.mark.parametrize(
    ("text", "said"),
    [("[study", "not TOML"), ("", "say which study"), ('[study]\ntitle = "x"\n', "say which")],
)
def test_a_file_without_a_study_is_refused(tmp_path: Path, text: str, said: str) -> None:
    error = refusal(tmp_path, text)

    assert said in str(error)
    assert error.returncode == (2 if "TOML" in said else 1)


def test_a_file_that_cannot_be_read_ends_with_status_2(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as error:
        create(tmp_path / "missing.toml")

    assert error.value.returncode == 2
    assert "cannot be read" in str(error.value)


def test_the_study_of_the_published_trial_can_be_made() -> None:
    create(EXAMPLE.with_name("cd22_study.toml"))

    study = Study.objects.get(key="CD22")
    assert (study.retrospective, study.crs_system) == (True, "LEE2014")
