"""How the domains of a grading table make a grade: the worst one counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trials.definitions.answer import Answer
from trials.definitions.codelists import Codelist


@dataclass(frozen=True)
class Domain:
    """One row of a grading table. `grade` None is "not assessed".

    Of a domain that is not known, `at_least` is proven and `highest` is what it could still be.
    """

    name: str
    grade: int | None
    highest: int = 4
    at_least: int = 0
    missing: tuple[str, ...] = ()  # where it is not the domain itself that has to be assessed

    @property
    def proven(self) -> int:
        return self.at_least if self.grade is None else self.grade


def worst(*domains: Domain) -> Answer[int]:
    """The grade of the worst domain, once no domain that is missing could be worse."""
    proven = max(d.proven for d in domains)
    driver = tuple(dict.fromkeys(d.name for d in domains if proven and d.proven == proven))
    open_ = [d for d in domains if d.grade is None and d.highest > proven]
    if not open_:
        return Answer(value=proven, driver=driver)
    missing = dict.fromkeys(name for d in open_ for name in d.missing or (d.name,))
    return Answer(value=None, at_least=proven or None, missing=tuple(missing), driver=driver)


HEAD = ("Domain", "Finding", "Grade")
Cells = tuple[str, str, str]


def cells(name: str, codelist: Codelist, grades: Mapping[str, int]) -> Iterator[Cells]:
    """The rows of a domain whose findings are codes, as a published table has them."""
    for code, grade in grades.items():
        yield name, codelist.label(code), str(grade)


def bands(name: str, lowest: tuple[tuple[int, int], ...]) -> Iterator[Cells]:
    """The rows of a domain that is a score, given by the lowest score of each band, best first."""
    highest = lowest[0][0]
    for score, grade in lowest:
        yield name, str(score) if score == highest else f"{score} to {highest}", str(grade)
        highest = score - 1
