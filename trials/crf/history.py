"""History by database triggers: each insert, update and delete leaves an event row."""

from __future__ import annotations

import pghistory
import pghistory.models
import pgtrigger
from django.db import models
from django.db.models import Func


class RecordEvent(pghistory.models.Event):
    """One row of history: the record as it stood after (insert, update) or before (delete)."""

    # Orders an incremental feed; a timestamp would hide a long transaction that commits late.
    txid = models.BigIntegerField(
        db_default=Func(function="", template="(pg_current_xact_id()::text::bigint)")
    )
    database_user = models.TextField(db_default=Func(function="", template="(session_user::text)"))

    class Meta:
        abstract = True


def refuse_truncate() -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name="no_truncate",
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        level=pgtrigger.Statement,
        func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
    )


def refuse_new_key(fields: list[str]) -> pgtrigger.Trigger:
    """Keys are permanent: other rows, exports and history name a record by them."""
    changed = pgtrigger.Q()
    for name in fields:
        changed |= pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")})
    return pgtrigger.Trigger(
        name="key_is_permanent",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=changed,
        func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
    )


def track_history(model: type[models.Model], *, exclude: tuple[str, ...] = ()) -> None:
    """Record each insert, update and delete of a model, bulk and raw SQL included."""
    # Row-level triggers are quadratic under COPY; statement-level ones are not.
    name = f"{model.__name__}Event"
    study = any(f.name == "study" for f in model._meta.local_fields)
    pghistory.track(
        pghistory.InsertEvent(level=pgtrigger.Statement),
        pghistory.UpdateEvent(level=pgtrigger.Statement),
        pghistory.DeleteEvent(level=pgtrigger.Statement),
        exclude=list(exclude),
        base_model=RecordEvent,
        model_name=name,
        meta={
            "triggers": [refuse_truncate()],
            "indexes": [
                models.Index(
                    fields=["study", "txid"] if study else ["txid"],
                    name=f"{model._meta.model_name[:18]}_event_txid",
                )
            ],
        },
    )(model)
