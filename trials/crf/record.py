"""What a table of the record is: a class that lists its items, and the registry of them all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Func, Q
from django.db.models.base import ModelBase

from trials.crf.history import refuse_new_key, refuse_truncate, track_history
from trials.crf.items import KNOWN_ON, Date, Flat, Integer, Item, Link, nullable
from trials.definitions.codelists import MISSING_REASON

OWN, PARENT, SHARED = "own", "parent", "shared"
# What a coded key may look like: it becomes part of addresses and file names.
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


@dataclass(kw_only=True)
class Crf:
    """What a table is: its name, its place in the natural key, and the form it is entered on.

    `key`: "code" (the key is entered), "number" (counted within the parent), the name of an
    item (one row per value of it within the parent), or "" (one row per parent).
    `form_scope`: a form of its own per record, the parent's form, or one form shared by all
    siblings. `write` is the right that entering it needs, `read` the right to see it.
    `known_at` is that of every item which does not say its own. `with_no` names the items that may
    have a value although the answer to `occurred` is no.
    """

    table: str
    title: str
    plural: str = ""
    key: str = "number"
    form_scope: str = OWN
    write: str = "enter"
    read: str = "read"
    sdtm: str = ""
    known_at: str = ""
    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    with_no: tuple[str, ...] = ()
    items: dict[str, Item] = field(default_factory=dict, init=False)
    parent: str = field(default="", init=False)

    @property
    def name(self) -> str:
        return self.plural or f"{self.title}s"


# What accompanies the values in a body, and the columns that every record has.
ENVELOPE = ("missing", "comments", "overrides", "reason", "version")
RESERVED = frozenset(
    {
        *ENVELOPE,
        *("id", "key", "study", "form", "findings", "derived", "table"),
        *("number", "entered_at", "protocol_version"),
    }
)


def known_on() -> Date:
    """When the source knew what a row says, beside `entered_at`, when it was entered here."""
    return Date(label="Known at the source on", help="Where it was known later than it happened.")


_A_REASON = " || ".join(f'@ == "{code}"' for code in MISSING_REASON.codes)
# JSON could hold anything under a field's name; only a reason of the codelist is one.
ONLY_MISSING_REASONS = Func(
    F("missing"),
    template=(
        "(jsonb_typeof(%(expressions)s) = 'object' AND NOT jsonb_path_exists(%(expressions)s, "
        f"'$.* ? (!({_A_REASON}))'))"
    ),
    output_field=models.BooleanField(),
)

registry: dict[str, type[Record]] = {}


class RecordBase(ModelBase):
    """Expands the items of a Record into columns, constraints, history and the registry."""

    def __new__(
        mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any], **kwargs: Any
    ) -> RecordBase:
        crf = attrs.get("crf")
        if not isinstance(crf, Crf):
            return super().__new__(mcs, name, bases, attrs, **kwargs)  # type: ignore[return-value]
        declared = {n: v for n, v in attrs.items() if isinstance(v, Item)}
        for n in declared:
            # The study states the version in force, every other row that it was entered under.
            if n in RESERVED and not (n == "protocol_version" and crf.table == "studies"):
                raise ValueError(f"{name}.{n}: every record uses this name; choose another.")
            del attrs[n]
        parents = [n for n, v in declared.items() if isinstance(v, Link) and v.parent]
        patient_scope = any(b.__name__ == "PatientRecord" for b in bases)
        crf.parent = parents[0] if parents else ("patient" if patient_scope else "study")
        items: dict[str, Item] = {n: declared.pop(n) for n in parents}
        if crf.key == "number":
            items["number"] = Integer(label="Number", possible=(1, 9999))
        items |= declared
        if patient_scope:
            items[KNOWN_ON] = known_on()
            # Else it would stand in the last section of a form that has sections.
            if any(item.heading for item in items.values()):
                items[KNOWN_ON].heading = "Source"
        for item_name, item in items.items():
            item.name = item_name
            item.known_at = item.known_at or (crf.known_at if nullable(item) else "")
            attrs.update(item.django_fields())
        crf.items = items
        mcs._add_meta(name, attrs, crf, patient_scope, "study" in _field_names(bases))
        cls = super().__new__(mcs, name, bases, attrs, **kwargs)
        registry[crf.table] = cls  # type: ignore[assignment]
        track_history(cls)  # type: ignore[arg-type]
        return cls  # type: ignore[return-value]

    @staticmethod
    def _add_meta(
        name: str, attrs: dict[str, Any], crf: Crf, patient_scope: bool, has_study: bool
    ) -> None:
        table = crf.table
        given = attrs.get("Meta")
        own = {k: v for k, v in vars(given).items() if not k.startswith("__")} if given else {}
        constraints = list(own.get("constraints", []))
        scope = ["study", "key"] if has_study else ["key"]
        constraints.append(
            models.UniqueConstraint(
                fields=scope,
                name=f"{table}_one_row_per_key",
                violation_error_message=f"There is one {crf.title.lower()} per key.",
            )
        )
        optional = [i for i in crf.items.values() if nullable(i)]
        either = Q()
        for item in optional:
            either &= ~Q(missing__has_key=item.name) | ~item.presence()
        if optional:
            constraints.append(
                models.CheckConstraint(
                    condition=either,
                    name=f"{table}_value_or_missing_reason",
                    violation_error_message="A value and a missing reason exclude each other.",
                )
            )
        if optional:
            constraints.append(
                models.CheckConstraint(
                    condition=ONLY_MISSING_REASONS, name=f"{table}_missing_holds_reasons"
                )
            )
        for item in crf.items.values():
            constraints.extend(item.constraints(table))
        own["constraints"] = constraints
        fixed = ["key", *(["patient"] if patient_scope else [])]
        own["triggers"] = [*own.get("triggers", []), refuse_truncate(), refuse_new_key(fixed)]
        if patient_scope:
            own["indexes"] = [
                *own.get("indexes", []),
                models.Index(fields=["patient"], name=f"{table[:22]}_patient"),
            ]
        own.setdefault("verbose_name", crf.title.lower())
        own.setdefault("verbose_name_plural", crf.name.lower())
        attrs["Meta"] = type("Meta", (), own)


def _field_names(bases: tuple[type, ...]) -> set[str]:
    return {f.name for b in bases if hasattr(b, "_meta") for f in b._meta.local_fields}


class Record(models.Model, metaclass=RecordBase):
    """A row of clinical data. Written by `trials.actions.save_record` and nothing else."""

    key = models.CharField(max_length=120, db_collation="C", editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    missing = models.JSONField(default=dict, blank=True, editable=False)
    comments = models.JSONField(default=dict, blank=True, editable=False)
    overrides = models.JSONField(default=dict, blank=True, editable=False)
    findings = models.JSONField(default=list, blank=True, editable=False)
    entered_at = models.DateTimeField(auto_now_add=True, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    crf: ClassVar[Crf]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.crf.title} {self.key}"

    def flat(self) -> Flat:
        """All flat values of the record, keys first, as typed Python values."""
        values: Flat = {"key": self.key}
        for item in self.crf.items.values():
            values.update(item.read(self))
        return values


class StudyRecord(Record):
    """A row that belongs to a study as a whole: a site, a construct."""

    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="+")
    # That in force when the row was first entered.
    protocol_version = models.CharField(
        max_length=200, default="", db_default="", blank=True, editable=False
    )

    class Meta:
        abstract = True


class PatientRecord(StudyRecord):
    """A row of one patient. `patient` and `study` repeat what the parent says, for scope."""

    patient = models.ForeignKey("patients.Patient", on_delete=models.PROTECT, related_name="+")
    form = models.ForeignKey(
        "trials.Form", on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        abstract = True

    def flat(self) -> Flat:
        # The patient right behind the key: a later duplicate of "key" keeps the first place.
        return {"key": self.key, "patient": self.patient.key} | super().flat()


def owner_column(record: type[Record]) -> str | None:
    """The column that names the patient a row belongs to; None for study-wide tables."""
    if issubclass(record, PatientRecord):
        return "patient_id"
    return "pk" if record.crf.table == "patients" else None
