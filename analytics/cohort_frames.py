"""Reads one study for a cohort: who is seen, and the columns of the variables by part.

Imports pandas: for workers and commands, not for the web server.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from analytics import frames
from analytics.definitions.endpoint import Fact, Unit
from analytics.definitions.gu2022 import GU2022
from analytics.endpoints import FactBook, infusion_book, last_day_of, of_infusions
from analytics.scoring import score
from outcomes.definitions.codelists import KINETICS_UNIT, RESPONSE, TOXICITY
from patients.definitions.codelists import ABERRATION
from trials.models import Study

# A date known to the month is day 15, one known to the year 1 July, as in the facts.
DAY_OF = """CASE {0}_precision
            WHEN 'month' THEN {0} + 14
            WHEN 'year' THEN make_date(extract(year FROM {0})::int, 7, 1)
            ELSE {0}
        END"""

# An answer that was not asked for is null: no earlier therapy of a kind is one that was denied.
BACKGROUND = """
WITH prior AS (
    SELECT patient_id,
        bool_or(occurred) FILTER (WHERE therapy = 'CAR_T') AS prior_car_t,
        CASE
            WHEN bool_or(occurred AND 'CD22' = ANY(targets)) FILTER (WHERE therapy = 'CAR_T')
                THEN true
            WHEN NOT bool_or(occurred AND targets IS NULL) FILTER (WHERE therapy = 'CAR_T')
                THEN false
        END AS prior_cd22_car_t,
        CASE WHEN bool_or(therapy = 'CAR_T')
            THEN count(*) FILTER (WHERE therapy = 'CAR_T' AND occurred)
        END AS prior_car_t_times,
        bool_or(occurred) FILTER (WHERE therapy = 'DLI') AS prior_dli
    FROM patients_priortherapy WHERE study_id = %(study)s AND removed_at IS NULL
    GROUP BY patient_id
), screened AS (
    SELECT DISTINCT ON (patient_id) patient_id, performance_scale, performance,
        cd19_pct, cd22_pct, not_infused_reason, not_infused_on
    FROM patients_eligibility WHERE study_id = %(study)s AND removed_at IS NULL
    ORDER BY patient_id, screened_on DESC, id DESC
), qualified AS (
    SELECT m.patient_id, max(m.level) AS level
    FROM outcomes_mrd m JOIN patients_patient p ON p.id = m.patient_id
    WHERE m.study_id = %(study)s AND m.removed_at IS NULL AND m.assessed_on = p.mrd_qualified_on
    GROUP BY m.patient_id
)
SELECT p.id AS subject, p.sex, p.first_response, p.relapses_before, p.therapies_before, p.from_cml,
    p.cytogenetic_risk, p.mrd_pattern, p.wbc_diagnosis AS wbc_number,
    t.prior_car_t, t.prior_cd22_car_t, t.prior_car_t_times, t.prior_dli,
    CASE s.performance_scale WHEN 'ECOG' THEN s.performance END AS ecog, s.cd19_pct, s.cd22_pct,
    CASE WHEN %(cutoff)s::date IS NULL OR s.not_infused_on <= %(cutoff)s
        THEN s.not_infused_reason
    END AS not_infused_reason,
    100 * q.level AS mrd_level
FROM patients_patient p
LEFT JOIN prior t ON t.patient_id = p.id
LEFT JOIN screened s ON s.patient_id = p.id
LEFT JOIN qualified q ON q.patient_id = p.id
WHERE p.study_id = %(study)s AND p.removed_at IS NULL
"""

# Of several products that differ in something, that is not known of the infusion.
TREATMENT = f"""
WITH used AS (
    SELECT DISTINCT infusion_id, product_id FROM infusions_dose
    WHERE study_id = %(study)s AND removed_at IS NULL
), product AS (
    SELECT u.infusion_id,
        CASE WHEN count(*) = count(p.cell_source) AND min(p.cell_source) = max(p.cell_source)
            THEN min(p.cell_source)
        END AS cell_source,
        CASE WHEN min(p.transduction_pct) = max(p.transduction_pct)
            THEN min(p.transduction_pct)
        END AS transduction_pct,
        CASE WHEN min(p.viability_pct) = max(p.viability_pct) THEN min(p.viability_pct)
        END AS viability_pct,
        min(l.collected_on) FILTER (WHERE l.collected_on_precision = 'day') AS collected_on
    FROM used u
    JOIN infusions_product p ON p.id = u.product_id AND p.removed_at IS NULL
    LEFT JOIN infusions_leukapheresis l ON l.id = p.leukapheresis_id AND l.removed_at IS NULL
    GROUP BY u.infusion_id
), bridged AS (
    SELECT infusion_id, bool_or(occurred) AS bridging,
        CASE
            WHEN NOT bool_or(occurred) THEN 'none'
            WHEN bool_or(intensity = 'intensive') THEN 'intensive'
            WHEN bool_and(intensity IS NOT NULL) FILTER (WHERE occurred) THEN 'low_median'
        END AS bridging_intensity
    FROM infusions_bridging WHERE study_id = %(study)s AND removed_at IS NULL
    GROUP BY infusion_id
), depleted AS (
    SELECT infusion_id,
        bool_or(drug = 'FLUDARABINE') AND bool_or(drug = 'CYCLOPHOSPHAMIDE') AS fc,
        bool_or(drug = 'DECITABINE') AS decitabine, bool_or(drug = 'RITUXIMAB') AS rituximab
    FROM infusions_lymphodepletion WHERE study_id = %(study)s AND removed_at IS NULL
    GROUP BY infusion_id
), earlier AS (
    SELECT patient_id, bool_or(coalesce(ended_on, started_on) IS NULL) AS undated, max(
        CASE WHEN ended_on IS NULL THEN {DAY_OF.format("started_on")}
        ELSE {DAY_OF.format("ended_on")} END
    ) AS car_t_on
    FROM patients_priortherapy
    WHERE study_id = %(study)s AND removed_at IS NULL AND therapy = 'CAR_T' AND occurred
    GROUP BY patient_id
)
SELECT i.id AS infusion, i.patient_id AS subject, i.m2_or_worse, i.infusion_reason,
    row_number() OVER (PARTITION BY i.patient_id ORDER BY i.infused_on, i.number) AS infusion_order,
    CASE
        WHEN i.emd OR i.cns_leukaemia OR cardinality(i.emd_sites) > 0 THEN true
        WHEN (NOT i.emd AND NOT i.cns_leukaemia) OR cardinality(i.emd_sites) = 0 THEN false
    END AS emd_or_cns,
    CASE
        WHEN i.emd_sites IS NOT NULL THEN cardinality(i.emd_sites)
            + coalesce(i.cns_leukaemia AND NOT 'CNS' = ANY(i.emd_sites), false)::int
        WHEN NOT i.emd THEN i.cns_leukaemia::int
    END AS emd_sites,
    c.scfv_origin, c.vector, c.suicide_switch, c.il6_knockdown,
    p.cell_source, p.transduction_pct, p.viability_pct,
    i.infused_on - p.collected_on AS vein_to_vein,
    b.bridging, b.bridging_intensity, d.fc, d.decitabine, d.rituximab,
    CASE WHEN NOT e.undated THEN (i.infused_on - e.car_t_on) / 30.4375 END AS months_since_car_t
FROM infusions_infusion i
LEFT JOIN infusions_construct c ON c.id = i.construct_id
LEFT JOIN product p ON p.infusion_id = i.id
LEFT JOIN bridged b ON b.infusion_id = i.id
LEFT JOIN depleted d ON d.infusion_id = i.id
LEFT JOIN earlier e ON e.patient_id = i.patient_id
WHERE i.study_id = %(study)s AND i.removed_at IS NULL
"""  # noqa: S608 - of constants

# By the rule of TP53: what is dated on or before day 0 counts, a positive finding over a negative
# one. "Not done" and "unknown" say nothing; expression is positive above 10 per 10^4 ABL copies.
GENETICS = f"""
SELECT i.id AS infusion, i.patient_id AS subject, g.aberration, bool_or(
    CASE
        WHEN g.status IN ('positive', 'negative') THEN g.status = 'positive'
        WHEN g.aberration IN ('WT1', 'EVI1') THEN g.per_10e4_abl > 10
    END
) AS found
FROM infusions_infusion i
JOIN patients_genetic g ON g.patient_id = i.patient_id AND g.removed_at IS NULL
WHERE i.study_id = %(study)s AND i.removed_at IS NULL
    AND {DAY_OF.format("g.tested_on")} <= i.infused_on
GROUP BY i.id, g.aberration
"""  # noqa: S608 - of constants

# A drug without an infusion is given after the last one before it.
SUPPORT = """
SELECT i.id AS infusion, i.patient_id AS subject, s.drug,
    bool_or(
        s.occurred AND (
            %(cutoff)s::date IS NULL
            OR coalesce(s.started_on, i.infused_on + %(watched)s) <= %(cutoff)s
        )
    ) AS given,
    min(s.started_on) FILTER (WHERE s.occurred) AS given_on
FROM outcomes_supportivecare s
JOIN infusions_infusion i ON i.removed_at IS NULL AND i.id = coalesce(s.infusion_id, (
    SELECT b.id FROM infusions_infusion b
    WHERE b.patient_id = s.patient_id AND b.removed_at IS NULL AND b.infused_on <= s.started_on
    ORDER BY b.infused_on DESC, b.number DESC LIMIT 1
))
WHERE s.study_id = %(study)s AND s.removed_at IS NULL AND s.drug IN ('STEROIDS', 'TOCILIZUMAB')
GROUP BY i.id, s.drug
"""

# BCR::ABL1 transcripts around day 30 (day 24 to 42) and around day 60 (day 43 to 75).
TRANSCRIPTS = """
SELECT i.id AS infusion, i.patient_id AS subject,
    CASE WHEN m.visit = 'DAY28' THEN 30 WHEN m.visit = 'MONTH2' THEN 60
        WHEN m.assessed_on - i.infused_on <= 42 THEN 30 ELSE 60
    END AS around,
    CASE
        WHEN bool_or(v.effective = 'POS') THEN false
        WHEN bool_and(coalesce(v.effective = 'NEG', false)) THEN true
    END AS negative,
    max(m.assessed_on) AS assessed_on
FROM outcomes_mrd m
JOIN infusions_infusion i ON i.patient_id = m.patient_id AND i.removed_at IS NULL
    AND (m.infusion_id = i.id OR m.infusion_id IS NULL)
LEFT JOIN trials_derivedvalue v
    ON v.table = 'mrd' AND v.record_id = m.id AND v.name = 'status'
WHERE m.study_id = %(study)s AND m.removed_at IS NULL AND m.assay = 'QPCR_FUSION'
    AND m.assessed_on - i.infused_on BETWEEN 24 AND 75
    AND (%(cutoff)s::date IS NULL OR m.assessed_on <= %(cutoff)s)
GROUP BY i.id, around
"""

SAMPLES = """
SELECT k.infusion_id AS infusion, i.patient_id AS subject, k.sampled_on,
    k.sampled_on - i.infused_on AS day, k.specimen, k.assay, k.level_unit, k.level, k.detected,
    k.b_cells_pct, a.effective AS aplasia, p.effective AS persistence
FROM outcomes_kinetics k
JOIN infusions_infusion i ON i.id = k.infusion_id AND i.removed_at IS NULL
LEFT JOIN trials_derivedvalue a
    ON a.table = 'kinetics' AND a.record_id = k.id AND a.name = 'b_cell_aplasia'
LEFT JOIN trials_derivedvalue p
    ON p.table = 'kinetics' AND p.record_id = k.id AND p.name = 'persistence'
WHERE k.study_id = %(study)s AND k.removed_at IS NULL
    AND (%(cutoff)s::date IS NULL OR k.sampled_on <= %(cutoff)s)
ORDER BY k.infusion_id, k.sampled_on, k.id
"""

# Whether the patient was asked: only then is what has no record known not to have been.
ANSWERS = """
SELECT p.id AS subject, d.cause,
    EXISTS (
        SELECT FROM outcomes_transplant t WHERE t.patient_id = p.id AND t.removed_at IS NULL
    ) AS transplants,
    EXISTS (
        SELECT FROM outcomes_relapse r WHERE r.patient_id = p.id AND r.removed_at IS NULL
    ) AS relapses,
    EXISTS (
        SELECT FROM outcomes_newtherapy n WHERE n.patient_id = p.id AND n.removed_at IS NULL
    ) AS new_therapies,
    coalesce(g.acute, false) AS acute, coalesce(g.chronic, false) AS chronic,
    coalesce(g.acute_ungraded, false) AS acute_ungraded,
    coalesce(g.chronic_ungraded, false) AS chronic_ungraded
FROM patients_patient p
LEFT JOIN outcomes_death d ON d.patient_id = p.id AND d.removed_at IS NULL
LEFT JOIN (
    SELECT g.patient_id,
        bool_or(g.kind IN ('ACUTE', 'LATE_ACUTE')) AS acute,
        bool_or(g.kind IN ('CHRONIC', 'OVERLAP')) AS chronic,
        bool_or(
            g.occurred AND g.kind IN ('ACUTE', 'LATE_ACUTE')
            AND coalesce(a.effective::int, g.acute_grade) IS NULL
        ) AS acute_ungraded,
        bool_or(
            g.occurred AND g.kind IN ('CHRONIC', 'OVERLAP')
            AND coalesce(c.effective, g.chronic_grade) IS NULL
        ) AS chronic_ungraded
    FROM outcomes_gvhd g
    LEFT JOIN trials_derivedvalue a
        ON a.table = 'gvhd' AND a.record_id = g.id AND a.name = 'acute_grade'
    LEFT JOIN trials_derivedvalue c
        ON c.table = 'gvhd' AND c.record_id = g.id AND c.name = 'chronic_grade'
    WHERE g.study_id = %(study)s AND g.removed_at IS NULL AND g.prior_therapy_id IS NULL
    GROUP BY g.patient_id
) g ON g.patient_id = p.id
WHERE p.study_id = %(study)s AND p.removed_at IS NULL
"""

TRANSPLANTS = """
SELECT t.key, t.purpose, t.disease_status AS status_before_hsct, t.mrd_before, t.donor,
    t.donor_relation,
    CASE WHEN 'U' NOT IN (t.donor_sex, p.sex) THEN t.donor_sex || '_' || p.sex
    END AS donor_sex_match,
    t.tbi, t.conditioning
FROM outcomes_transplant t JOIN patients_patient p ON p.id = t.patient_id
WHERE t.study_id = %(study)s AND t.removed_at IS NULL AND t.occurred
"""

RELAPSES = """
SELECT key, cd19, cd22 FROM outcomes_relapse
WHERE study_id = %(study)s AND removed_at IS NULL AND occurred
"""

DETAILS = {"hsct": TRANSPLANTS, "relapse": RELAPSES}
TRANSPLANT = (
    "purpose",
    "status_before_hsct",
    "mrd_before",
    "donor",
    "donor_relation",
    "donor_sex_match",
    "tbi",
    "conditioning",
)

# Those of the tables of the papers; the others are one variable together.
NAMED_ABERRATIONS = ("BCR_ABL1", "PH_LIKE", "TP53", "COMPLEX", "KMT2A", "WT1", "EVI1")
DAY_28_FROM = 24  # where the study says nothing of its window
ASKED = (
    "transplants",
    "relapses",
    "new_therapies",
    "acute",
    "chronic",
    "acute_ungraded",
    "chronic_ungraded",
)
# What the response to an infusion is read from; the rows of response forms are assessments.
RESPONSES = (Fact.CR, Fact.NO_RESPONSE, Fact.NOT_EVALUABLE, Fact.DEATH_BEFORE_ASSESSMENT)


class Reading:
    """One study as far as it may be seen: read as asked for, each frame once."""

    def __init__(self, study: Study, sites: frozenset[int] | None, cutoff: date | None) -> None:
        self.study, self.sites, self.cutoff = study, sites, cutoff
        self._books: dict[Unit, FactBook] = {}

    @cached_property
    def patients(self) -> pd.DataFrame:
        """The patients (index), their `site` and `study`."""
        found = frames.patient_frame(self.study)
        if self.sites is not None:
            found = found[found["site"].isin(self.sites)]
        return found.assign(study=self.study.pk)

    @cached_property
    def facts(self) -> pd.DataFrame:
        """The dated facts of these patients, before the cutoff and after."""
        return self._of_the_seen(frames.fact_frame(self.study))

    @cached_property
    def infusion_facts(self) -> pd.DataFrame:
        return of_infusions(self.facts)

    @cached_property
    def infusions(self) -> pd.DataFrame:
        """`infusion`, `patient`, `site`, `study`, `infused_on`: those of a patient in order."""
        of = self.groups[self.groups["infusion"].notna()]
        infused = self.facts[self.facts["kind"] == Fact.INFUSION]
        return pd.DataFrame(
            {
                "infusion": of["infusion"].astype("int64"),
                "patient": of["subject"],
                "site": of["subject"].map(self.patients["site"]),
                "study": self.study.pk,
                "infused_on": of["infusion"].map(infused.set_index("infusion")["date"]),
            }
        )

    @cached_property
    def groups(self) -> pd.DataFrame:
        return self._of_the_seen(frames.group_frame(self.study))

    @cached_property
    def samples(self) -> pd.DataFrame:
        """The samples of CAR-T and B cells taken by the cutoff, `day` from the infusion."""
        return self.read(SAMPLES)

    @cached_property
    def answers(self) -> pd.DataFrame:
        """What the patients (index) were asked about."""
        return self.read(ANSWERS).set_index("subject").astype(dict.fromkeys(ASKED, bool))

    def read(self, statement: str) -> pd.DataFrame:
        """The rows of a statement that are about the patients who may be seen."""
        rows = frames.frame(
            statement, study=self.study.pk, cutoff=self.cutoff, watched=frames.WATCHED_DAYS
        )
        return self._of_the_seen(rows) if "subject" in rows else rows

    @cached_property
    def inputs(self) -> pd.DataFrame:
        """What risk models are scored from, by infusion."""
        found = frames.scoring_frame(self.study)
        return found[found["patient"].isin(self.patients.index)]

    def keys(self, unit: Unit) -> pd.DataFrame:
        """The `key` of every patient, or of every infusion."""
        return frames.key_frame(self.study, unit).set_index("subject")

    def book(self, unit: Unit) -> FactBook:
        """The facts indexed for the endpoints of patients, or of infusions."""
        if unit not in self._books:
            errors = self._of_the_seen(frames.data_error_frame(self.study))
            if unit is Unit.PATIENT:
                self._books[unit] = FactBook(self.patients.index, self.facts, errors)
            else:
                infusions = self.infusions.rename(columns={"patient": "subject"})
                self._books[unit] = infusion_book(infusions, self.facts, errors)
        return self._books[unit]

    def first_day(self, kind: Fact) -> pd.Series:
        """The first day of a fact by patient, null where there is none."""
        found = self.facts.loc[self.facts["kind"] == kind, ["subject", "date"]]
        return found.groupby("subject")["date"].min().reindex(self.patients.index)

    def after_cutoff(self, dates: pd.Series) -> np.ndarray:
        """Which of these days had not come by the cutoff; nothing without a day is among them."""
        if self.cutoff is None:
            return np.full(len(dates), False)
        return (pd.to_datetime(dates) > pd.Timestamp(self.cutoff)).to_numpy()

    def _of_the_seen(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows[rows["subject"].isin(self.patients.index)].reset_index(drop=True)


@dataclass(frozen=True)
class Part:
    """Some columns of the record, read together: a row per `patient` or per `infusion`."""

    name: str
    key: str
    columns: tuple[str, ...]
    read: Callable[[Reading], pd.DataFrame]


def _groups_of_patients(of: Reading) -> pd.DataFrame:
    rows = of.groups.drop_duplicates("subject").set_index("subject")
    return rows.assign(overall="all")


def _groups_of_infusions(of: Reading) -> pd.DataFrame:
    rows = of.groups[of.groups["infusion"].notna()]
    return rows.set_index(rows["infusion"].astype("int64")).assign(
        infused_on=of.infusions.set_index("infusion")["infused_on"]
    )


def _background(of: Reading) -> pd.DataFrame:
    return of.read(BACKGROUND).set_index("subject")


def _treatment(of: Reading) -> pd.DataFrame:
    return of.read(TREATMENT).set_index("infusion")


def _scores(of: Reading) -> pd.DataFrame:
    """The inputs of Gu's models, their codes, both scores and the risk group."""
    scored = score(GU2022, of.inputs)
    return of.inputs.join(scored[[name for name in SCORES if name not in of.inputs]])


def _genetics(of: Reading) -> pd.DataFrame:
    found = of.read(GENETICS)
    wide = found.pivot(index="infusion", columns="aberration", values="found")
    wide = wide.reindex(columns=sorted(ABERRATION.codes))
    others = wide[[name for name in wide if name not in NAMED_ABERRATIONS]]
    positive, negative = (others == True).any(axis=1), (others == False).any(axis=1)  # noqa: E712
    return wide.assign(other_aberration=_answer(positive, negative))


def _responses(of: Reading) -> pd.DataFrame:
    """The day-28 response of each infusion where it was known by the cutoff, and since when."""
    rows = frames.infusion_frame(of.study, GU2022).set_index("infusion")
    rows = rows[rows["subject"].isin(of.patients.index)]
    dated = of.facts[(of.facts["source"] == "infusions") & of.facts["kind"].isin(RESPONSES)]
    rows = rows.assign(response_on=dated.set_index("infusion")["date"])
    rows["mrd_on"] = rows["response_on"].fillna(_first_mrd(of))
    rows.loc[of.after_cutoff(rows["response_on"]), ["response", "response_on"]] = None
    rows.loc[of.after_cutoff(rows["mrd_on"]), ["mrd", "mrd_on"]] = None
    remission = rows["response"].isin(RESPONSE.subsets["responder"])
    failed = rows["response"].isin(RESPONSE.subsets["non_responder"])
    negative = _answer(
        remission & (rows["mrd"] == "NEG"), failed | (remission & (rows["mrd"] == "POS"))
    )
    return rows.assign(mrd_negative_cr=negative)


def _first_mrd(of: Reading) -> pd.Series:
    """The day of the first MRD from the window of the response on, by infusion."""
    facts = of.infusion_facts[of.infusion_facts["source"] == "mrd"]
    infused_on = facts["subject"].map(of.infusions.set_index("infusion")["infused_on"])
    window = pd.Timedelta(days=of.study.response_window_from or DAY_28_FROM)
    return facts[facts["date"] >= infused_on + window].groupby("subject")["date"].min()


def _transcripts(of: Reading) -> pd.DataFrame:
    found = of.read(TRANSCRIPTS)
    wide = pd.DataFrame(index=pd.Index(found["infusion"].unique(), name="infusion"))
    for day in (30, 60):
        rows = found[found["around"] == day].set_index("infusion")
        wide[f"bcr_abl1_negative_{day}"] = rows["negative"]
        wide[f"bcr_abl1_on_{day}"] = rows["assessed_on"]
    return wide


def _toxicities(of: Reading) -> pd.DataFrame:
    """Occurrence and grade of each kind, and the day by which an episode had run its course."""
    found = frames.toxicity_frame(of.study, of.cutoff)
    infused_on = of.infusions.set_index("infusion")["infused_on"]
    found = found[found["infusion"].isin(infused_on.index)]
    wide = pd.DataFrame(index=pd.Index(found["infusion"].unique(), name="infusion"))
    for kind in TOXICITY.codes:
        rows = found[found["toxicity"] == kind].set_index("infusion")
        name = kind.lower()
        grade = pd.to_numeric(rows["grade"]).where(rows["occurred"] == True, 0)  # noqa: E712
        grade = grade.astype("Int64")
        wide[name], wide[f"{name}_grade"] = rows["occurred"], grade
        watched = infused_on.reindex(rows.index) + pd.Timedelta(days=frames.WATCHED_DAYS)
        over = pd.to_datetime(rows["over_on"])
        wide[f"{name}_on"] = over.where(over > watched, watched)
    return wide


def _support(of: Reading) -> pd.DataFrame:
    found = of.read(SUPPORT)
    wide = pd.DataFrame(index=pd.Index(found["infusion"].unique(), name="infusion"))
    for drug in ("STEROIDS", "TOCILIZUMAB"):
        rows = found[found["drug"] == drug].set_index("infusion")
        wide[drug.lower()], wide[f"{drug.lower()}_on"] = rows["given"], rows["given_on"]
    return wide


def _kinetics(of: Reading) -> pd.DataFrame:
    """Peak, persistence and recovery of B cells after each infusion with a sample."""
    samples = of.samples
    wide = pd.DataFrame(index=pd.Index(samples["infusion"].unique(), name="infusion"))
    measured = samples[samples["level"].notna()]
    measured = measured.assign(level=measured["level"].astype(float))
    for unit in KINETICS_UNIT.codes:
        of_unit = measured[measured["level_unit"] == unit].sort_values("level", kind="stable")
        peak = of_unit.drop_duplicates("infusion", keep="last").set_index("infusion")
        wide[f"peak_{unit.lower()}"] = peak["level"]
        wide[f"peak_day_{unit.lower()}"] = peak["day"]
    present = (samples["detected"] == True) | (samples["persistence"] == "POS")  # noqa: E712
    absent = (samples["detected"] == False) | (samples["persistence"] == "NEG")  # noqa: E712
    found, lost = _first_then(samples, present, absent & ~present)
    wide["car_t_detected"] = _answer(_has(wide, found), _any(wide, samples, absent))
    wide["car_t_lost"] = _answer(_has(wide, lost), _has(wide, found))
    wide["car_t_lost_on"] = lost
    aplasia, recovered = _first_then(
        samples, samples["aplasia"] == "YES", samples["aplasia"] == "NO"
    )
    wide["b_cell_aplasia"] = _answer(
        _has(wide, aplasia), _any(wide, samples, samples["aplasia"] == "NO")
    )
    wide["b_cell_aplasia_on"] = aplasia
    wide["b_cells_recovered"] = _answer(_has(wide, recovered), _has(wide, aplasia))
    wide["b_cells_recovered_on"] = recovered
    return wide


def _first_then(
    samples: pd.DataFrame, first: pd.Series, then: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """Per infusion the day of the first such sample, and of the first of the other kind after."""
    begun = samples[first].groupby("infusion")["sampled_on"].min()
    after = samples["infusion"].map(begun)
    later = then & after.notna() & (pd.to_datetime(samples["sampled_on"]) > pd.to_datetime(after))
    return begun, samples[later].groupby("infusion")["sampled_on"].min()


def _has(wide: pd.DataFrame, dates: pd.Series) -> pd.Series:
    return dates.reindex(wide.index).notna()


def _any(wide: pd.DataFrame, samples: pd.DataFrame, which: pd.Series) -> pd.Series:
    return pd.Series(wide.index.isin(samples.loc[which, "infusion"]), index=wide.index)


def _after_infusion(of: Reading) -> pd.DataFrame:
    """What came after each infusion: transplant, relapse, early death."""
    facts = of.infusion_facts
    infused_on = of.infusions.set_index("infusion")["infused_on"]
    answers = of.answers.reindex(of.infusions["patient"]).set_axis(infused_on.index)
    rows = pd.DataFrame(index=infused_on.index)
    for name, kind, asked in (
        ("hsct", Fact.HSCT, answers["transplants"]),
        ("relapse", Fact.RELAPSE, answers["relapses"]),
        ("new_therapy", Fact.NEW_THERAPY, answers["new_therapies"]),
    ):
        after = facts[
            (facts["kind"] == kind) & ~(facts["date"] <= facts["subject"].map(infused_on))
        ]
        rows[name], rows[f"{name}_on"], first = _state(of, after, rows.index, asked)
        if name in DETAILS:
            details = of.read(DETAILS[name]).set_index("key")
            rows = rows.join(details.reindex(first).set_axis(rows.index))
    rows["days_to_hsct"] = (pd.to_datetime(rows["hsct_on"]) - infused_on).dt.days
    relapsed = rows["relapse"] == True  # noqa: E712
    rows["cd19_at_relapse"] = rows["cd19"].mask(rows["relapse"] == False, "no")  # noqa: E712
    rows.loc[~relapsed, "cd22"] = None
    return rows.assign(death_by_day_30=_dead_by(of, infused_on, 30))


def _dead_by(of: Reading, infused_on: pd.Series, days: int) -> pd.Series:
    """Who died by then, and who is known to have lived longer."""
    book, last_day = of.book(Unit.INFUSION), last_day_of(of.cutoff)
    end = infused_on.reindex(book.subjects).to_numpy().astype("datetime64[D]").astype(np.int64)
    end = end + days
    seen = np.minimum(np.maximum(book.last_contact, book.last_record), last_day)
    died = (book.death <= end) & (book.death <= last_day)
    lived = ~died & (seen >= end)
    return _answer(pd.Series(died, book.subjects), pd.Series(lived, book.subjects))


def _states(of: Reading) -> pd.DataFrame:
    """What a patient entered since enrolment, infused or not: a state, and since which day."""
    facts, answers = of.facts, of.answers.reindex(of.patients.index)
    rows = pd.DataFrame(index=of.patients.index)
    everybody = pd.Series(True, index=rows.index)
    found = facts[facts["kind"] == Fact.INFUSION]
    rows["car_t"], rows["car_t_on"], _ = _state(of, found, rows.index, everybody)
    for name, kind, of_it in (
        ("transplanted", Fact.HSCT, "hsct"),
        ("relapsed", Fact.RELAPSE, "relapse"),
    ):
        asked = answers["transplants" if kind is Fact.HSCT else "relapses"]
        found = facts[facts["kind"] == kind]
        rows[name], rows[f"{name}_on"], first = _state(of, found, rows.index, asked)
        details = of.read(DETAILS[of_it]).set_index("key").reindex(first)
        rows = rows.join(details.set_axis(rows.index).add_prefix(f"{name}_"))
    rows["relapsed_cd19"] = rows["relapsed_cd19"].mask(rows["relapsed"] == False, "no")  # noqa: E712
    never = rows["transplanted"] == False  # noqa: E712
    for kind, asked, ungraded in (
        (Fact.ACUTE_GVHD_2_4, "acute", "acute_ungraded"),
        (Fact.ACUTE_GVHD_3_4, "acute", "acute_ungraded"),
        (Fact.CHRONIC_GVHD, "chronic", None),
        (Fact.CHRONIC_GVHD_MODERATE, "chronic", "chronic_ungraded"),
    ):
        known = never | (answers[asked] & (~answers[ungraded] if ungraded else True))
        name, found = kind.lower(), facts[facts["kind"] == kind]
        rows[name], rows[f"{name}_on"], _ = _state(of, found, rows.index, known)
    dead, _, _ = _state(of, facts[facts["kind"] == Fact.DEATH], rows.index, everybody)
    cause = answers["cause"].where(dead == True, None)  # noqa: E712
    rows["death_cause"] = cause.mask(dead == False, "alive")  # noqa: E712
    return rows


def _state(
    of: Reading, facts: pd.DataFrame, index: pd.Index, asked: pd.Series
) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Whether each subject entered it by the cutoff, since when, and the key of the record.

    What has no day cannot be placed before a cutoff.
    """
    dated = facts[facts["date"].notna()].sort_values("date", kind="stable")
    first = dated.drop_duplicates("subject").set_index("subject").reindex(index)
    late = of.after_cutoff(first["date"])
    undated = pd.Series(index.isin(facts.loc[facts["date"].isna(), "subject"]), index=index)
    by_then = first["date"].notna() & ~late
    said = undated & (of.cutoff is None)
    not_yet = ~by_then & ~undated & (asked.fillna(False).astype(bool) | late)
    date = first["date"].where(by_then & ~undated)
    return _answer(by_then | said, not_yet), date, first["source_key"].where(by_then)


def _answer(yes: pd.Series, no: pd.Series) -> pd.Series:
    """True, False, or None where neither is known."""
    found = pd.Series(None, index=yes.index, dtype=object)
    found[no.to_numpy(dtype=bool)] = False
    found[yes.to_numpy(dtype=bool)] = True
    return found


SCORES = (
    *(t.name for t in GU2022.inputs if t.name not in ("generation", "strategy")),
    *(f"coded_{term.name}" for term in GU2022.inputs),
    "x",
    "y",
    "risk_group",
    "targets",
)

PARTS = (
    Part("groups", "patient", ("overall", "arm", "age", "prior_hsct"), _groups_of_patients),
    Part(
        "groups_of_infusions",
        "infusion",
        ("infused_on", "generation", "strategy", "costimulatory", "construct", "dose", "emd"),
        _groups_of_infusions,
    ),
    Part(
        "background",
        "patient",
        (
            "sex",
            "first_response",
            "relapses_before",
            "therapies_before",
            "from_cml",
            "cytogenetic_risk",
            "mrd_pattern",
            "mrd_level",
            "wbc_number",
            "prior_car_t",
            "prior_cd22_car_t",
            "prior_car_t_times",
            "prior_dli",
            "ecog",
            "cd19_pct",
            "cd22_pct",
            "not_infused_reason",
        ),
        _background,
    ),
    Part(
        "treatment",
        "infusion",
        (
            "m2_or_worse",
            "infusion_reason",
            "infusion_order",
            "emd_or_cns",
            "emd_sites",
            "scfv_origin",
            "vector",
            "suicide_switch",
            "il6_knockdown",
            "cell_source",
            "transduction_pct",
            "viability_pct",
            "vein_to_vein",
            "bridging",
            "bridging_intensity",
            "fc",
            "decitabine",
            "rituximab",
            "months_since_car_t",
        ),
        _treatment,
    ),
    Part("scores", "infusion", SCORES, _scores),
    Part("genetics", "infusion", (*sorted(ABERRATION.codes), "other_aberration"), _genetics),
    Part(
        "responses",
        "infusion",
        ("response", "response_on", "mrd", "mrd_on", "mrd_negative_cr"),
        _responses,
    ),
    Part(
        "transcripts",
        "infusion",
        tuple(f"bcr_abl1_{what}_{day}" for day in (30, 60) for what in ("negative", "on")),
        _transcripts,
    ),
    Part(
        "toxicities",
        "infusion",
        tuple(f"{kind.lower()}{what}" for kind in TOXICITY.codes for what in ("", "_grade", "_on")),
        _toxicities,
    ),
    Part(
        "support",
        "infusion",
        ("steroids", "steroids_on", "tocilizumab", "tocilizumab_on"),
        _support,
    ),
    Part(
        "kinetics",
        "infusion",
        (
            *(f"peak_{unit.lower()}" for unit in KINETICS_UNIT.codes),
            *(f"peak_day_{unit.lower()}" for unit in KINETICS_UNIT.codes),
            "car_t_detected",
            "car_t_lost",
            "car_t_lost_on",
            "b_cell_aplasia",
            "b_cell_aplasia_on",
            "b_cells_recovered",
            "b_cells_recovered_on",
        ),
        _kinetics,
    ),
    Part(
        "after_infusion",
        "infusion",
        (
            "hsct",
            "hsct_on",
            "days_to_hsct",
            *TRANSPLANT,
            "relapse",
            "relapse_on",
            "new_therapy",
            "new_therapy_on",
            "cd19_at_relapse",
            "cd22",
            "death_by_day_30",
        ),
        _after_infusion,
    ),
    Part(
        "states",
        "patient",
        (
            "car_t",
            "car_t_on",
            "transplanted",
            "transplanted_on",
            *(f"transplanted_{name}" for name in TRANSPLANT),
            "relapsed",
            "relapsed_on",
            "relapsed_cd19",
            *(
                f"{kind.lower()}{what}"
                for kind in (
                    Fact.ACUTE_GVHD_2_4,
                    Fact.ACUTE_GVHD_3_4,
                    Fact.CHRONIC_GVHD,
                    Fact.CHRONIC_GVHD_MODERATE,
                )
                for what in ("", "_on")
            ),
            "death_cause",
        ),
        _states,
    ),
)
