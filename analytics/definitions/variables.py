"""Every variable that an analysis may name: the groupings of the summaries, and what papers add.

Responses are variables with the levels `yes` and `no`.
"""

from analytics.definitions.groupings import GROUPINGS
from analytics.definitions.variable import Variable

VARIABLES: dict[str, Variable] = dict(GROUPINGS)
