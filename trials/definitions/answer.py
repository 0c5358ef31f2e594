"""What every published definition answers about recorded components."""

from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V", int, str)


@dataclass(frozen=True, kw_only=True)
class Answer(Generic[V]):
    """A grade, response or status; None is "not derivable" and never "no".

    `at_least` is what is proven although `missing` could still change it; `driver` names the
    components or records that decided.
    """

    value: V | None
    at_least: V | None = None
    missing: tuple[str, ...] = ()
    driver: tuple[str, ...] = ()


def effective(entered: V | None, derived: V | None, *, overridden: bool) -> V | None:
    """What every table, score and summary uses: derived, or entered where that is all there is.

    An entered value also stands where it contradicts the derived one with a reason.
    """
    if derived is None or (overridden and entered is not None):
        return entered
    return derived
