"""The rows of some studies that an analysis is about. For workers: imports pandas."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from analytics.definitions.analysis import Cases
from analytics.definitions.endpoint import Unit
from analytics.statistics.design import Column
from trials.models import Study


class Cohort:
    """What is known of the subjects of some studies, up to a day.

    `sites` gives the sites of each study that may be seen, None for all of it. `digest` is a
    digest of everything that was asked of it: with the declaration it fingerprints a result.
    """

    def __init__(
        self,
        studies: Sequence[Study],
        *,
        sites: Mapping[int, frozenset[int] | None],
        cutoff: date | None,
    ) -> None: ...

    def rows(
        self, cases: Cases, where: Sequence[tuple[str, tuple[str, ...]]]
    ) -> tuple[pd.DataFrame, list[tuple[str, int]]]:
        """The subjects (index) with `patient`, `infusion`, `site`, `study`, and who is left out.

        Who is left out is counted by reason.
        """
        raise NotImplementedError

    def column(self, variable: str, rows: pd.DataFrame) -> Column:
        """A variable of these rows."""
        raise NotImplementedError

    def endpoint(self, name: str, rows: pd.DataFrame) -> pd.DataFrame:
        """`origin`, `entry`, `date`, `aval`, `status`, `excluded_reason` of these rows."""
        raise NotImplementedError

    def facts(self, unit: Unit) -> pd.DataFrame:
        """The dated facts of the subjects: `subject`, `kind`, `date`, `source`, `source_key`."""
        raise NotImplementedError

    @property
    def digest(self) -> str:
        raise NotImplementedError
