"""What a published definition says of itself; its page is made from this and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """A published table as it is read: a caption, a head, and rows as wide as the head."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        uneven = [row for row in self.rows if len(row) != len(self.head)]
        if uneven:
            raise ValueError(f"{self.caption}: rows are not as wide as the head: {uneven}.")


@dataclass(frozen=True, kw_only=True)
class Definition:
    """`chosen_by` names the study settings, each with the codes, under which it applies.

    `rests_on` are the definitions whose answers it works with.
    """

    id: str
    version: str
    title: str
    group: str
    source: str
    doi: str = ""
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    rests_on: tuple[Definition, ...] = ()
    chosen_by: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def whole(self) -> Iterator[Definition]:
        """This definition and all that it rests on."""
        yield self
        for part in self.rests_on:
            yield from part.whole()
