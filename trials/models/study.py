"""Studies and their sites: what every rule, window and permission hangs on."""

from typing import Any

from trials.crf import Boolean, Coded, Crf, Date, Decimal, Integer, Record, StudyRecord, Text
from trials.definitions.study_codelists import (
    CRS_SYSTEM,
    MRD_RULE,
    NEURO_SYSTEM,
    RELAPSE_COMPARATOR,
    RESPONSE_CRITERIA,
)


class Study(Record):
    """A trial and the choices its protocol makes where standards differ."""

    crf = Crf(
        table="studies",
        title="Study",
        plural="Studies",
        key="code",
        write="manage_study",
        read="read_study",
    )

    title = Text(label="Title", required=True)
    registration = Text(label="Registration number", cdisc="TS.REGID")
    synthetic = Boolean(label="Synthetic demonstration data")
    retrospective = Boolean(label="Retrospective study: data managers may import")
    crs_system = Coded(label="CRS grading system", codelist=CRS_SYSTEM)
    neurotoxicity_system = Coded(label="Neurotoxicity grading system", codelist=NEURO_SYSTEM)
    mrd_rule = Coded(label="Rule for MRD negativity", codelist=MRD_RULE)
    mrd_threshold = Decimal(label="MRD threshold", unit="fraction", possible=(0, 1))
    response_criteria = Coded(label="Criteria of remission", codelist=RESPONSE_CRITERIA)
    response_window_from = Integer(
        label="Day-28 response window, first day", unit="day", possible=(1, 400)
    )
    response_window_to = Integer(
        label="Day-28 response window, last day", unit="day", possible=(1, 400)
    )
    uninvolved_sites_count_as_absent = Boolean(
        label="A site never involved and not re-assessed counts as free of disease"
    )
    relapse_blasts_pct = Decimal(
        label="Relapse: marrow blast threshold", unit="%", possible=(0, 100)
    )
    relapse_comparator = Coded(label="Relapse: comparator", codelist=RELAPSE_COMPARATOR)
    protocol_version = Text(label="Protocol version in force")
    discovery_until = Date(label="Last enrolment date of the discovery set")
    data_cutoff_on = Date(
        label="Data cutoff", help="Endpoints end on this day; what is dated later is flagged."
    )

    def settings(self) -> dict[str, Any]:
        """The study's choices as plain data, defaults filled in, for rules and derivations."""
        defaults = {
            "crs_system": "ASTCT2019",
            "neurotoxicity_system": "ASTCT2019",
            "mrd_rule": "GU2022",
            "response_criteria": "NCCN2018",
            "response_window_from": 24,
            "response_window_to": 42,
            "uninvolved_sites_count_as_absent": True,
            "relapse_blasts_pct": 5,
            "relapse_comparator": "above",
        }
        given = self.flat()
        return {**given, **{k: v for k, v in defaults.items() if given.get(k) is None}}


class Site(StudyRecord):
    """A hospital that enters data. Dates are judged by the day it is there."""

    crf = Crf(table="sites", title="Site", key="code", write="manage_study", read="read_study")

    name = Text(label="Name", required=True)
    country = Text(label="Country")
    time_zone = Text(label="Time zone", required=True)
