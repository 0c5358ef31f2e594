"""What happened: toxicity, response, MRD, transplant, relapse, follow-up, death."""

from outcomes.models.afterwards import (
    ContactAttempt,
    Death,
    FollowUp,
    NewMalignancy,
    NewTherapy,
    RclTest,
    Relapse,
    VectorPersistence,
)
from outcomes.models.laboratory import BloodCount, Csf, Lab, LabRange
from outcomes.models.response import Imaging, Kinetics, Marrow, Mrd, Response
from outcomes.models.safety import AdverseEvent, Deviation, DoseLimitingToxicity
from outcomes.models.toxicity import SupportiveCare, Toxicity, ToxicityGrade, ToxicityObservation
from outcomes.models.transplant import Engraftment, Gvhd, Transplant

__all__ = [
    "AdverseEvent",
    "BloodCount",
    "ContactAttempt",
    "Csf",
    "Death",
    "Deviation",
    "DoseLimitingToxicity",
    "Engraftment",
    "FollowUp",
    "Gvhd",
    "Imaging",
    "Kinetics",
    "Lab",
    "LabRange",
    "Marrow",
    "Mrd",
    "NewMalignancy",
    "NewTherapy",
    "RclTest",
    "Relapse",
    "Response",
    "SupportiveCare",
    "Toxicity",
    "ToxicityGrade",
    "ToxicityObservation",
    "Transplant",
    "VectorPersistence",
]
