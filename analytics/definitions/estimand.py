"""A transplant after CAR-T and what is done about it, in the words of ICH E9(R1).

Source: ICH E9(R1), Addendum on estimands and sensitivity analysis in clinical trials, 20 November
2019, sections A.3.2 and A.3.3.
"""

from dataclasses import dataclass

SOURCE = "ICH E9(R1), 2019, A.3.2 and A.3.3."
INTERCURRENT = "The first allogeneic transplant after the origin."


@dataclass(frozen=True, kw_only=True)
class Estimand:
    """One way with an intercurrent event: the strategy, what it estimates, and its weakness.

    `variable` and `summary` say the same of every endpoint; `{endpoint}` stands for its title.
    """

    id: str
    title: str
    strategy: str
    variable: str
    summary: str
    caveat: str

    def shape(self, endpoint: str, population: str) -> dict[str, str]:
        """Its attributes for an endpoint, as plain text."""
        return {
            "id": self.id,
            "title": self.title,
            "population": population,
            "variable": self.variable.format(endpoint=endpoint),
            "intercurrent_event": INTERCURRENT,
            "strategy": self.strategy,
            "summary": self.summary,
            "caveat": self.caveat,
            "source": SOURCE,
        }


CENSORED = Estimand(
    id="censored",
    title="Transplant censors",
    strategy="Hypothetical: as if nobody had been transplanted.",
    variable="{endpoint}, had there been no transplant.",
    summary="Kaplan-Meier.",
    caveat="Holds only if the transplanted would have fared like those still followed. Response, "
    "MRD and a donor decide who is transplanted, so this censoring is informative.",
)
IGNORED = Estimand(
    id="ignored",
    title="Transplant is ignored",
    strategy="Treatment policy: whatever transplants follow belong to the treatment.",
    variable="{endpoint}, transplanted or not.",
    summary="Kaplan-Meier, or cumulative incidence where causes compete.",
    caveat="Says what CAR-T with transplant at the rate of this study gives, and nothing of CAR-T "
    "alone. Another rate of transplant gives another result.",
)
COMPETING = Estimand(
    id="competing",
    title="Transplant competes",
    strategy="While on treatment: what happens until a transplant counts, what follows does not.",
    variable="{endpoint}, up to a transplant.",
    summary="Cumulative incidence of the event without transplant, and of transplant.",
    caveat="A low incidence may only mean that many were transplanted before. Read it beside the "
    "incidence of transplant.",
)
TIME_DEPENDENT = Estimand(
    id="time_dependent",
    title="Transplant as a covariate that begins on its day",
    strategy="None of ICH E9(R1): every day is compared between those transplanted by then and "
    "those who are not yet.",
    variable="{endpoint}, transplanted or not.",
    summary="Hazard ratio after transplant against before or without (Cox).",
    caveat="An association. Who is transplanted is not drawn by lot, and one ratio stands for all "
    "days after the transplant.",
)
LANDMARK = Estimand(
    id="landmark",
    title="Groups by transplant until a landmark day",
    strategy="Treatment policy from the landmark on, in a population of its own: those followed "
    "and free of an event beyond that day.",
    variable="{endpoint}, counted from the landmark.",
    summary="Kaplan-Meier by whether transplanted until then.",
    caveat="Who is transplanted later stays in the group without. Who had an event or was last "
    "seen until then is left out, and counted.",
)

ESTIMANDS = {e.id: e for e in (CENSORED, IGNORED, COMPETING, TIME_DEPENDENT, LANDMARK)}
