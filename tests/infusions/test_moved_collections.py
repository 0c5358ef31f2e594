"""The day of collection on its way from products to leukaphereses, with rows of before."""

from datetime import date

import pytest
from django.db import connection

from infusions.models import Leukapheresis, Product
from infusions.moved_collections import move_collections
from tests.factories.trials import Trial
from trials.access import Actor
from trials.actions import lock_form
from trials.models import Form
from trials.queries import history_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial() -> Trial:
    """A study whose products still have the columns of before."""
    trial = Trial()
    trial.patient()
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE infusions_product ADD collected_on date, "
            "ADD collected_on_precision varchar(5)"
        )
    return trial


def product(trial: Trial, day: str | None, precision: str | None = "day", **more: str) -> Product:
    made = trial.save("products", {"patient": "P-001", **more})
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE infusions_product SET collected_on = %s, collected_on_precision = %s "
            "WHERE id = %s",
            [day, precision if day else None, made.pk],
        )
    return made


def move() -> None:
    with connection.schema_editor() as editor:
        move_collections(None, editor)


def leukapheresis_of(made: Product) -> Leukapheresis | None:
    made.refresh_from_db()
    return made.leukapheresis


def test_each_product_with_a_day_gets_its_leukapheresis(trial: Trial) -> None:
    first = product(trial, "2020-01-10")
    second = product(trial, "2020-02-01", "month")
    without = product(trial, None)

    move()

    rows = list(Leukapheresis.objects.order_by("key"))
    assert [(r.key, r.number, r.collected_on, r.collected_on_precision) for r in rows] == [
        ("P-001/1", 1, date(2020, 1, 10), "day"),
        ("P-001/2", 2, date(2020, 2, 1), "month"),
    ]
    assert [leukapheresis_of(p) for p in (first, second, without)] == [*rows, None]
    assert (rows[0].patient, rows[0].study, rows[0].version) == (first.patient, trial.study, 1)
    assert rows[0].entered_at == first.entered_at
    assert (first.version, without.version) == (2, 1)


def test_the_rows_are_as_if_they_had_been_entered(trial: Trial) -> None:
    product(trial, "2020-01-10")
    move()

    entered = trial.save("leukaphereses", {"patient": "P-001", "collected_on": "2020-01-11"})

    moved = Leukapheresis.objects.get(number=1)
    assert entered.key == "P-001/2"
    names = ["study", "patient", "form_type", "anchor_table", "anchor_id", "status"]
    assert [getattr(moved.form, n) for n in names] == [getattr(entered.form, n) for n in names]
    assert (moved.form.visit, entered.form.visit) == ("1", "2")


def test_running_it_again_changes_nothing(trial: Trial) -> None:
    made = product(trial, "2020-01-10")
    move()
    once = leukapheresis_of(made)

    move()

    assert leukapheresis_of(made) == once
    assert Leukapheresis.objects.count() == 1
    assert made.version == 2


def test_it_goes_on_where_leukaphereses_were_entered_meanwhile(trial: Trial) -> None:
    trial.save("leukaphereses", {"patient": "P-001", "collected_on": "2020-01-05"})
    made = product(trial, "2020-01-10")

    move()

    assert getattr(leukapheresis_of(made), "key", None) == "P-001/2"


def test_products_of_one_day_came_from_one_collection(trial: Trial) -> None:
    same = [product(trial, "2020-01-10") for _ in range(2)]
    unsure = [product(trial, "2020-01-01", "month") for _ in range(2)]

    move()

    assert len({leukapheresis_of(p) for p in same}) == 1
    assert len({leukapheresis_of(p) for p in unsure}) == 2


def test_a_removed_product_has_none(trial: Trial) -> None:
    made = product(trial, "2020-01-10")
    Product.objects.filter(pk=made.pk).update(removed_at="2020-02-01T00:00Z")

    move()

    assert not Leukapheresis.objects.exists()


def test_what_was_locked_stays_locked(trial: Trial) -> None:
    made = product(trial, "2020-01-10")
    lead = trial.person("data_manager")
    lock_form(actor=Actor.of(lead, source="api"), form_id=made.form_id, reason="done", version=1)

    move()

    moved = Leukapheresis.objects.get()
    assert (moved.form.status, moved.form.status_by) == (Form.Status.LOCKED, lead)


def test_why_there_was_no_day_is_kept_as_why_there_is_no_leukapheresis(trial: Trial) -> None:
    made = product(trial, None)
    Product.objects.filter(pk=made.pk).update(missing={"collected_on": "unknown", "lot": "refused"})

    move()

    made.refresh_from_db()
    assert made.missing == {"leukapheresis": "unknown", "lot": "refused"}


@pytest.mark.requirement("G3")
def test_the_history_says_that_it_was_moved(trial: Trial) -> None:
    made = product(trial, "2020-01-10")

    move()

    leukapheresis = leukapheresis_of(made)
    assert leukapheresis is not None
    for row in (made, leukapheresis):
        last = history_of(row)[-1]
        assert (last.who, last.source) == ("system", "migration")
        assert last.why.startswith("The day of collection moved")
