"""The tables under the topics that people look for them by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.apps import apps

from trials.crf import Record, registry

T = TypeVar("T")


def topic_of(record: type[Record]) -> str:
    """What a table is about: what its app says of the module that declares it, or the app."""
    app = apps.get_app_config(record._meta.app_label)
    module = record.__module__.rpartition(".")[2]
    topics: dict[str, str] = getattr(app, "topics", {})
    return topics.get(module, str(app.verbose_name))


def topics() -> list[str]:
    """Every topic once, in the order of the apps and of what each declares."""
    places: dict[str, None] = {}
    for record in registry.values():
        app = apps.get_app_config(record._meta.app_label)
        places.update(dict.fromkeys(getattr(app, "topics", {}).values()))
        places.setdefault(topic_of(record))
    return list(places)


def by_topic(entries: Iterable[tuple[str, T]]) -> list[tuple[str, list[T]]]:
    """What belongs to tables, given by table name, under the topics; an empty one is absent."""
    found: dict[str, list[T]] = {topic: [] for topic in topics()}
    for table, entry in entries:
        found[topic_of(registry[table])].append(entry)
    return [(topic, listed) for topic, listed in found.items() if listed]
