"""BINARY: logistic regression of a response, in the parts of the command `analyse_binary`."""

import numpy as np

from analytics.analyses.binary import Options, analyse_binary, analysed
from analytics.analyses.curves import roc
from analytics.analyses.methods.subjects import (
    YES,
    Shape,
    Subjects,
    covariate,
    is_at,
    select,
)
from analytics.analyses.methods.words import INDEPENDENT, paragraph, performed, titles
from analytics.analyses.run import Outcome, Progress, method
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method
from analytics.definitions.endpoint import Unit

PARTS = {
    "univariate": "Logistic regression of each factor, Wald",
    "multivariate": "Logistic regression",
    "steps": "Forward selection, score test in and likelihood ratio out",
    "roc": "ROC, DeLong's limits, Youden's cutoff",
    "hosmer_lemeshow": "Hosmer-Lemeshow test",
    "calibration": "Calibration by blocks of equal size",
    "brier": "Brier score",
}
ON_PROBABILITIES = ("hosmer_lemeshow", "calibration", "brier")


@method(Method.BINARY)
def binary(analysis: Analysis, cohort: Cohort, progress: Progress) -> Outcome:
    """Exactly what `analyse_binary` gives of the response.

    A score on the logit scale keeps its cutoff on that scale, and is calibrated as a probability.
    """
    options = analysis.settled
    [response] = analysis.responses
    progress(0, 1, "Fitting the models")
    chosen = select(analysis, cohort)
    column = cohort.column(response, chosen.rows)
    chosen = chosen.of(column.known, f"{response}_not_known")
    y = is_at(column, (YES,))[column.known]
    factors = [covariate(cohort.column(name, chosen.rows)) for name in analysis.covariates]
    asked = Options(
        options["stepwise"], options["entry_p"], options["removal_p"], options["screen_p"]
    )
    score = None
    if options["score"] is not None:
        score = cohort.column(options["score"], chosen.rows).values.astype(float)
    result, *scored = analysed(y, factors, asked, score)
    if score is not None and options["score_scale"] == "logit":
        with np.errstate(over="ignore"):
            probability = 1 / (1 + np.exp(-score))
        calibrated = analyse_binary(y, factors, asked, probability)
        result |= {part: calibrated[part] for part in ON_PROBABILITIES}
    warnings = result.pop("warnings")
    progress(1, 1, "Done")
    return Outcome(
        chosen.n,
        chosen.excluded,
        result,
        warnings=warnings,
        methods=[
            performed(part, name, **_said(part, options))
            for part, name in PARTS.items()
            if part in result
        ],
        text=_text(analysis, cohort, chosen, options),
        curves={"roc": roc(*scored)},
    )


def _said(part: str, options: Shape) -> Shape:
    if part in ("steps", "multivariate"):
        return {name: options[name] for name in ("stepwise", "entry_p", "removal_p", "screen_p")}
    if part in ("univariate",):
        return {}
    return {name: options[name] for name in ("score", "score_scale")}


def _text(analysis: Analysis, cohort: Cohort, chosen: Subjects, options: Shape) -> str:
    said = [f"The outcome was {titles(analysis.responses)}, among those in whom it was known."]
    if analysis.covariates:
        said.append(
            f"Odds ratios of {titles(analysis.covariates)} were estimated by logistic regression "
            "with Wald limits and, where a level told the outcomes apart, by Firth's penalised "
            "likelihood with profile limits."
        )
    if options["screen_p"] is not None:
        said.append(f"Factors with a univariate p below {options['screen_p']:g} were offered.")
    if options["stepwise"]:
        said.append(
            "The multivariate model was selected forward, by the score test for entry "
            f"(p < {options['entry_p']:g}) and the likelihood ratio for removal "
            f"(p > {options['removal_p']:g})."
        )
    of = "the model" if options["score"] is None else titles([options["score"]])
    said.append(
        f"Discrimination of {of} was measured by the area under the ROC curve with DeLong's "
        "limits, the cutoff chosen by Youden's index, and calibration tested by Hosmer and "
        "Lemeshow's method."
    )
    later = [w for w in analysis.warnings() if w["code"] == "not_usable_before_infusion"]
    if later:
        said.append(
            "Candidates known only after the infusion were offered, so that the model cannot be "
            "used before it."
        )
    if analysis.unit is Unit.INFUSION:
        said.append(f"{INDEPENDENT}.")
    return paragraph(analysis, cohort, chosen.n, *said)
