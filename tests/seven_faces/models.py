"""One Record. Its second field is there only where SEVEN_FACES names it."""

import os

from trials.crf import Coded, Crf, Date, Decimal, MultiSelect, PatientRecord
from trials.definitions.codelists import Codelist

COLOUR = Codelist("colour", {"red": "Red", "blue": "Blue"})


class Ferritin(PatientRecord):
    """A form with a date, and a field that is added in one line."""

    crf = Crf(table="ferritins", title="Ferritin")

    taken_on = Date(label="Taken on", required=True)
    if os.environ.get("SEVEN_FACES") == "decimal":
        added = Decimal(label="Ferritin", unit="ug/L", possible=(0, None))
    if os.environ.get("SEVEN_FACES") == "coded":
        added = Coded(label="Colour of the tube", codelist=COLOUR)
    if os.environ.get("SEVEN_FACES") == "several":
        added = MultiSelect(label="Colours seen", codelist=COLOUR)
