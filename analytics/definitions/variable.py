"""What is known of a patient or an infusion, and from which origin on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analytics.definitions.endpoint import Origin

NONE = "none"  # not known: a row of its own, never tested, in no other group


@dataclass(frozen=True, kw_only=True)
class Variable:
    """Something known of a patient or an infusion: a factor with levels, or a number.

    `levels` are codes with their labels, in order; None: those that the study has. With `bounds`
    the levels are the bands between them, a bound belonging to the band above it, or where it is
    among `bound_below` to the one below; `codes` names the level of each recorded code where
    several make one. A number has a unit and no levels.

    `known_at` names the origins at which it is known. What forms only later has none; `since` is
    then the column that says from which day on it is known. Until that day it is not known, or,
    of a state that one enters on it, at the level `before`.
    """

    id: str
    version: str
    title: str
    source: str
    # Sets have no order of their own: their text would differ between processes.
    known_at: frozenset[Origin] = field(repr=False)
    levels: Mapping[str, str] | None = None
    number: bool = False
    unit: str = ""
    column: str = ""  # of the frame it is read from; the id where not said
    since: str = ""
    before: str = ""
    bounds: tuple[float, ...] = ()
    bound_below: tuple[float, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    not_known: str = "Not known"
    notes: tuple[str, ...] = ()

    @property
    def of(self) -> str:
        """The column that holds it."""
        return self.column or self.id

    def level_of(self, value: object) -> str | None:
        """The level of a recorded value; None where it is not known."""
        if value is None:
            return None
        if self.bounds:
            number = float(str(value))
            place = sum(
                number > bound or (number == bound and bound not in self.bound_below)
                for bound in self.bounds
            )
            return tuple(self.levels or ())[place]
        code = "+".join(sorted(value)) if isinstance(value, list) else str(value)
        return self.codes.get(code, code) or None

    def names(self, present: Iterable[str] = ()) -> tuple[str, ...]:
        """The levels in their order, and the row of what is not known."""
        levels = sorted(set(present) - {NONE}) if self.levels is None else self.levels
        return (*levels, NONE)

    def label(self, name: str) -> str:
        return self.not_known if name == NONE else (self.levels or {}).get(name, name)

    @property
    def origins(self) -> tuple[str, ...]:
        return tuple(origin.value for origin in Origin if origin in self.known_at)

    def known_from(self, origins: Iterable[Origin]) -> bool:
        """Whether it is known at each of these origins."""
        return self.known_at.issuperset(origins)
