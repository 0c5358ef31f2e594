"""DEVELOP, VALIDATE and COMPARE: risk models on the rows of a cohort."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from analytics.analyses.development import (
    Applied,
    Outcome,
    coded,
    compare,
    develop,
    roc_curves,
    roc_curves_of_both,
    validate,
)
from analytics.analyses.methods.observed import Shape
from analytics.analyses.methods.subjects import excluded, sets_of
from analytics.analyses.methods.words import divided, listed, paragraph, performed, titles
from analytics.analyses.run import Outcome as Result
from analytics.analyses.run import Progress, method
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method
from analytics.definitions.risk_coding import coding
from analytics.definitions.risk_model import RiskModel
from analytics.definitions.risk_model_json import from_json
from analytics.definitions.variables import VARIABLES
from analytics.risk_models import Named, named_model
from analytics.scoring import score
from analytics.statistics.development import Recipe
from trials.models import Study

OPTIMISM = (
    "Optimism was estimated by repeating screen, selection, model and cutoff in {samples} "
    "bootstrap samples of patients (seed {seed}; Harrell 1996, "
    "doi:10.1002/(SICI)1097-0258(19960229)15:4"
    "<361::AID-SIM168>3.0.CO;2-4) and taken off the apparent performance."
)
TRIED = (
    "Rows of patients from whom a model was developed were left out. Areas under the ROC curve "
    "have DeLong's limits, shares Clopper and Pearson's."
)


@method(Method.DEVELOP)
def develop_model(analysis: Analysis, cohort: Cohort, progress: Progress) -> Result:
    """The parts of `develop`, whom the model was made from, and the model as it may be registered.

    With a day to split on, the patients enrolled before it make the model and it is validated on
    the others.
    """
    options = analysis.settled
    rows, left_out = cohort.rows(analysis.population, analysis.where)
    sets = sets_of(cohort, rows, options)
    later = None if sets is None else sets.later
    made_of, others = (rows, rows[:0]) if later is None else (rows[~later], rows[later])
    samples, total = options["samples"], options["samples"] * len(analysis.responses)
    recipe = Recipe(options["screen_p"], options["entry_p"], options["removal_p"])
    result = develop(
        _outcomes(analysis, cohort, made_of),
        [cohort.column(name, made_of) for name in analysis.covariates],
        made_of["patient"].to_numpy(),
        recipe=recipe,
        samples=samples,
        seed=options["seed"],
        tell=lambda done: progress(done, total, "Repeating the pipeline in samples of patients"),
    )
    warnings, curves = result.pop("warnings"), result.pop("curves")
    result["developed_on"] = _patients(made_of)
    result["registrable"], model = _registrable(result, cohort.inputs(made_of))
    if later is not None:
        result["validation"] = _why("no_model", "Nothing was developed that could be validated.")
        if model is not None:
            held = _applied(Named(model, {}), cohort, others)
            given = held, _outcomes(analysis, cohort, others)
            result["validation"] = validate(*given)
            curves["validation"] = roc_curves(*given)
    said = [
        f"A model of {titles(analysis.responses)} was developed from the candidates "
        f"{titles(analysis.covariates)}, in the rows complete in all of them.",
        f"Candidates were screened by univariate logistic regression{_below(recipe.screen_p)} and "
        f"selected forward (score test in below {recipe.entry_p:g}, likelihood ratio out above "
        f"{recipe.removal_p:g}); the cutoff is Youden's.",
        "Calibration was tested by Hosmer and Lemeshow's test; the area under the ROC curve has "
        "DeLong's limits.",
        OPTIMISM.format(samples=samples, seed=options["seed"]),
        "" if sets is None else divided(sets.day) + " The later set validated the model.",
    ]
    return Result(
        len(made_of),
        excluded(left_out, [("enrolled_from_the_split_on", len(others))]),
        result,
        warnings=warnings,
        curves=curves,
        methods=[performed("predictors", "Forward logistic regression", **options)],
        text=paragraph(analysis, cohort, len(made_of), *said),
    )


@method(Method.VALIDATE)
def validate_model(analysis: Analysis, cohort: Cohort, progress: Progress) -> Result:
    """The parts of `validate` of the model named, on those enrolled from the split on."""
    progress(0, 1, "Scoring")
    rows, left_out, since = _tried(analysis, cohort)
    name = analysis.settled["model"]
    model = _named(name, rows)
    result: Shape = _why("no_model", _missing(name))
    curves: Shape = {}
    if model is not None:
        given = _applied(model, cohort, rows), _outcomes(analysis, cohort, rows)
        result, curves = validate(*given), {"roc": roc_curves(*given)}
    return _tested(analysis, cohort, rows, left_out, since, result, [model], curves)


@method(Method.COMPARE)
def compare_models(analysis: Analysis, cohort: Cohort, progress: Progress) -> Result:
    """The parts of `compare` of the two models named, on those enrolled from the split on."""
    progress(0, 1, "Scoring")
    rows, left_out, since = _tried(analysis, cohort)
    names = list(analysis.settled["models"])
    models = [_named(name, rows) for name in names]
    absent = [_missing(name) for name, model in zip(names, models, strict=True) if model is None]
    result: Shape = _why("no_model", " ".join(absent))
    curves: Shape = {}
    if not absent:
        first, second = (_applied(model, cohort, rows) for model in models if model is not None)
        outcomes = _outcomes(analysis, cohort, rows)
        result = compare(first, second, outcomes)
        curves = {"roc": roc_curves_of_both(first, second, outcomes)}
    return _tested(analysis, cohort, rows, left_out, since, result, models, curves)


def _tried(analysis: Analysis, cohort: Cohort) -> tuple[pd.DataFrame, list[Shape], date | None]:
    """The rows, who is left out, and from which day of enrolment on they are, if from one."""
    rows, left_out = cohort.rows(analysis.population, analysis.where)
    sets = sets_of(cohort, rows, analysis.settled)
    if sets is None:
        return rows, excluded(left_out), None
    early = ("enrolled_before_the_split", int((~sets.later).sum()))
    return rows[sets.later], excluded(left_out, [early]), sets.day


def _tested(
    analysis: Analysis,
    cohort: Cohort,
    rows: pd.DataFrame,
    left_out: list[Shape],
    since: date | None,
    result: Shape,
    models: Iterable[Named | None],
    curves: Shape,
) -> Result:
    used = [f"{m.model.id} version {m.model.version}" for m in models if m is not None]
    said = [
        f"Scores of {listed(used)} were held against {titles(analysis.responses)}. {TRIED}"
        if used
        else "",
        "" if since is None else f"Those enrolled from {since.isoformat()} on counted.",
    ]
    return Result(
        len(rows),
        left_out,
        result,
        curves=curves,
        methods=[performed("predictors", "Performance of a score", models=used)],
        text=paragraph(analysis, cohort, len(rows), *said),
    )


def _outcomes(analysis: Analysis, cohort: Cohort, rows: pd.DataFrame) -> list[Outcome]:
    """Each response as 1, 0 or not known."""
    found = []
    for name in analysis.responses:
        column = cohort.column(name, rows)
        levels = column.levels or ()
        code = np.array([*(1.0 if level == "yes" else 0.0 for level in levels), np.nan])
        found.append(Outcome(VARIABLES[name].title, code[column.values]))
    return found


def _named(name: str, rows: pd.DataFrame) -> Named | None:
    return named_model(name, [int(study) for study in rows["study"].unique()])


def _missing(name: str) -> str:
    return (
        f"There is no risk model {name!r} in these studies. Use GU2022, the code of an approved "
        "one, or code/version."
    )


def _applied(named: Named, cohort: Cohort, rows: pd.DataFrame) -> Applied:
    model = named.model
    scored = score(model, cohort.inputs(rows))
    keys = _keys(rows)
    used = [
        patient in named.patients.get(keys[study], ())
        for patient, study in zip(rows["patient"], rows["study"], strict=True)
    ]
    return Applied(
        id=model.id,
        version=model.version,
        titles=tuple(predictor.title for predictor in model.predictors),
        scores=tuple(scored[p.score].to_numpy(dtype=float) for p in model.predictors),
        cutoffs=tuple(float(predictor.high_above) for predictor in model.predictors),
        groups=scored["risk_group"].to_numpy(dtype=object),
        developed_on=np.array(used, dtype=bool),
    )


def _keys(rows: pd.DataFrame) -> dict[int, str]:
    found = Study.objects.filter(pk__in=[int(study) for study in rows["study"].unique()])
    return dict(found.values_list("pk", "key"))


def _patients(rows: pd.DataFrame) -> dict[str, list[int]]:
    """The patients of each study, by its code: whom a comparison must leave out."""
    keys = _keys(rows)
    return {
        keys[study]: sorted({int(patient) for patient in of["patient"]})
        for study, of in rows.groupby("study")
    }


def _registrable(result: Shape, inputs: pd.DataFrame) -> tuple[Shape, RiskModel | None]:
    """What may be declared of a development, and the model; or why it can be none."""
    codings: dict[str, Shape] = {}
    against = []
    for predictor in result["predictors"]:
        rounded = predictor["rounded"]
        if "why" in rounded:
            against.append(f"{predictor['title']}: {rounded['why']['message']}")
        for term in rounded["terms"]:
            codings[term["name"]], refused = coding(VARIABLES[term["name"]])
            if refused:
                against.append(refused[1])
    if not against:
        declaration = {
            "predictors": [
                {"title": of["title"], **coded(of["rounded"], codings)}
                for of in result["predictors"]
            ],
            "applicability": _applicability(inputs, list(result["developed_on"])),
        }
        said = {"id": "OWN", "version": "1", "title": "Developed", "source": "These rows"}
        model, faults = from_json({**said, "doi": "", "notes": [], **declaration})
        if model is not None:
            return {"declaration": declaration}, model
        against = [f"{fault.field}: {fault.message}" for fault in faults]
    return {"declaration": None, **_why("not_registrable", " ".join(against))}, None


def _applicability(inputs: pd.DataFrame, studies: list[str]) -> Shape:
    """Whom the model was built on, as far as it is known of them."""
    ages = pd.to_numeric(inputs["age_years"]).dropna()
    return {
        "statement": f"Patients like those of {', '.join(studies)}.",
        "age_from": int(ages.min()) if len(ages) else 0,
        "age_to": int(ages.max()) if len(ages) else 120,
        "disease_status": sorted(set(inputs["disease_status"].dropna())),
        "targets": sorted(set(inputs["targets"].dropna())),
    }


def _below(screen_p: float | None) -> str:
    return "" if screen_p is None else f" (offered below {screen_p:g})"


def _why(code: str, message: str) -> Shape:
    return {"why": {"code": code, "message": message}}
