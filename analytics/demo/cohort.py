"""Who is infused: the patients of one set as they stand before their first infusion."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from analytics.definitions.gu2022 import GU2022
from analytics.demo.assumptions import ASSUMED
from analytics.demo.margins import Margins
from analytics.demo.sampling import chosen, given_total, pick, spread
from analytics.scoring import score

# First and last day of enrolment. Gu 2022 infused from December 2015 to September 2021.
ENROLMENT = {
    "discovery": (date(2015, 11, 20), date(2020, 3, 31)),
    "validation": (date(2020, 4, 1), date(2021, 8, 5)),
}
# Upper ends of the open bands; the bands themselves are the keys of the margins.
WBC_TO = {0: 20.0, 20: 100.0, 100: 450.0}
BLASTS_TO = {0: 5.0, 5: 25.0, 25: 50.0, 50: 97.0}
AGES = {(7, 20): 0.27, (20, 40): 0.43, (40, 60): 0.25, (60, 65): 0.05}
SITES = {0: 0.5, 1: 0.3, 2: 0.2}

# What a study may prescribe for each patient beside the margins of this one.
PRESCRIBED = (
    "construct",
    "costimulatory",
    "bridging",
    "complete",
    "mrd_gap",
    "earlier_car_t",
    "arm",
    "first_remission",
)

# Invented: how likely toxicity is, relative to the other patients.
CRS_BY_BLASTS = {0: 0.66, 5: 0.76, 25: 0.84, 50: 0.90}
SEVERE_CRS_BY_BLASTS = {0: 0.20, 5: 0.30, 25: 0.42, 50: 0.52}
NEUROTOXICITY_BY_CRS = {False: 0.08, True: 0.26}
SEVERE_NEUROTOXICITY_BY_CRS = {False: 0.25, True: 0.55}
CRS_GRADES = {False: {1: 0.52, 2: 0.48}, True: {3: 0.8, 4: 0.2}}
NEUROTOXICITY_GRADES = {False: {1: 0.6, 2: 0.4}, True: {3: 0.75, 4: 0.25}}


def cohort(rng: np.random.Generator, of_set: str, margins: Margins) -> pd.DataFrame:
    """One row per patient in the order of enrolment, with the response to the first infusion."""
    n = margins.patients
    frame = pd.DataFrame(index=range(n))
    frame["cohort"] = f"{of_set.capitalize()} set"
    # Left to chance here; a study of another shape prescribes them.
    for name in PRESCRIBED:
        frame[name] = None
    frame["enrolled_on"] = _enrolled(rng, of_set, n)
    frame["site"] = [_number(rng, SITES) for _ in range(n)]
    frame["sex"] = np.where(rng.random(n) < 0.45, "F", "M")
    frame["age_years"] = [_age(rng) for _ in range(n)]

    frame["wbc_band"] = spread(rng, margins.wbc)
    frame["wbc_diagnosis"] = [_within(rng, band, WBC_TO[band], 0.4) for band in frame["wbc_band"]]
    frame["cns_leukaemia"] = chosen(rng, n, margins.cns)
    frame["tp53"] = chosen(rng, n, margins.tp53)
    frame["emd"] = chosen(rng, n, margins.extramedullary)
    frame["earlier_hsct"] = chosen(rng, n, margins.earlier_hsct)
    _genetics(rng, frame, margins)
    _history(rng, frame, margins)

    frame["generation"] = spread(rng, margins.generation)
    frame["strategy"] = spread(rng, margins.strategy)
    frame["blasts_band"] = spread(rng, margins.blasts)
    frame["blasts_pct"] = [blasts(rng, band) for band in frame["blasts_band"]]
    scored = scores(frame)
    frame[["risk_group", "p_cr", "p_mrd"]] = scored
    _responses(rng, frame, margins)
    _toxicity(rng, frame, margins)
    return frame


def scores(frame: pd.DataFrame) -> pd.DataFrame:
    """Risk group, P(remission), and P(MRD negative | remission), by the model itself.

    The paper fitted its two models separately, so that in some profiles an MRD-negative
    remission is likelier than a remission. Here one is part of the other.
    """
    asked = frame.assign(age_years=frame["age_years"].astype(float), targets="CD19")
    scored = score(GU2022, asked)
    nested = (scored["p_mrd_negative_cr"] / scored["p_cr"]).clip(
        upper=ASSUMED.mrd_given_remission_at_most
    )
    return pd.DataFrame(
        {"risk_group": scored["risk_group"], "p_cr": scored["p_cr"], "p_mrd": nested},
        index=frame.index,
    )


def blasts(rng: np.random.Generator, band: int) -> float:
    """A blast percentage of a band of the model."""
    return _within(rng, band, BLASTS_TO[band], 0.0)


def crs_grade(rng: np.random.Generator, *, severe: bool) -> int:
    return _number(rng, CRS_GRADES[severe])


def neurotoxicity_grade(rng: np.random.Generator, *, severe: bool) -> int:
    return _number(rng, NEUROTOXICITY_GRADES[severe])


def _enrolled(rng: np.random.Generator, of_set: str, n: int) -> list[date]:
    first, last = ENROLMENT[of_set]
    days = np.sort(rng.integers(0, (last - first).days + 1, n))
    return [first + timedelta(days=int(day)) for day in days]


def _number(rng: np.random.Generator, weights: dict[int, float]) -> int:
    return int(pick(rng, {str(code): weight for code, weight in weights.items()}))


def _age(rng: np.random.Generator) -> float:
    ages = list(AGES)
    low, high = ages[_number(rng, dict(enumerate(AGES.values())))]
    return float(rng.uniform(low, high))


def _within(rng: np.random.Generator, low: float, high: float, lowest: float) -> float:
    """A value of the band to one decimal; the band does not include its upper end."""
    share = rng.random() ** 1.6  # more of the low values, as measured values have it
    value = max(low, lowest) + (high - max(low, lowest)) * share
    return min(round(value, 1), round(high - 0.1, 1))


def _genetics(rng: np.random.Generator, frame: pd.DataFrame, margins: Margins) -> None:
    n = len(frame)
    positive = chosen(rng, n, margins.ph_positive)
    frame["ph_positive"] = positive
    frame["t315i"] = chosen(rng, n, margins.t315i, among=positive)
    frame["from_cml"] = chosen(rng, n, margins.from_cml, among=positive)
    frame["ph_like"] = chosen(rng, n, margins.ph_like, among=~positive)


def _history(rng: np.random.Generator, frame: pd.DataFrame, margins: Margins) -> None:
    """Relapses and status: who never relapsed is refractory, a few of the others are too."""
    relapses = spread(rng, margins.relapses).astype(int)
    refractory = relapses == 0
    more = margins.disease_status["refractory"] - int(refractory.sum())
    refractory |= chosen(rng, len(frame), more, among=relapses > 0)
    frame["disease_status"] = np.where(refractory, "refractory", "relapsed")
    several = relapses == 2
    relapses[several] += rng.choice([0, 1, 2], p=[0.78, 0.18, 0.04], size=int(several.sum()))
    frame["relapses"] = relapses


def _responses(rng: np.random.Generator, frame: pd.DataFrame, margins: Margins) -> None:
    """Remissions given their total, then the MRD-negative ones of them given theirs."""
    remission = given_total(rng, frame["p_cr"].to_numpy(), margins.remissions)
    frame["remission"] = remission
    negative = given_total(
        rng, frame["p_mrd"].to_numpy()[remission], margins.mrd_negative_remissions
    )
    frame["mrd_negative"] = False
    frame.loc[remission, "mrd_negative"] = negative


def _toxicity(rng: np.random.Generator, frame: pd.DataFrame, margins: Margins) -> None:
    bands = frame["blasts_band"].astype(int)
    crs = given_total(rng, bands.map(CRS_BY_BLASTS).to_numpy(), margins.crs)
    severe = _among(rng, bands.map(SEVERE_CRS_BY_BLASTS).to_numpy(), crs, margins.severe_crs)
    frame["crs"] = [
        crs_grade(rng, severe=bool(worse)) if any_grade else 0
        for any_grade, worse in zip(crs, severe, strict=True)
    ]
    after_crs = pd.Series(severe)
    likely = after_crs.map(NEUROTOXICITY_BY_CRS).to_numpy()
    neurotoxicity = given_total(rng, likely, margins.neurotoxicity)
    worse = _among(
        rng,
        after_crs.map(SEVERE_NEUROTOXICITY_BY_CRS).to_numpy(),
        neurotoxicity,
        margins.severe_neurotoxicity,
    )
    frame["neurotoxicity"] = [
        neurotoxicity_grade(rng, severe=bool(high)) if any_grade else 0
        for any_grade, high in zip(neurotoxicity, worse, strict=True)
    ]


def _among(
    rng: np.random.Generator, probability: np.ndarray, who: np.ndarray, total: int
) -> np.ndarray:
    flags = np.zeros(len(who), dtype=bool)
    flags[who] = given_total(rng, probability[who], total)
    return flags
