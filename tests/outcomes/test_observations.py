# ruff: noqa: E501 - the tables are read by row
"""From the rows of the form to the grade of a day; day 0 is 2 March 2020."""

import re

import pytest

from outcomes.definitions import observations
from outcomes.definitions.episodes import TABLES
from tests.factories.casebook import book_of, rows
from tests.outcomes.grades import expected, said

FEVER = "temperature=39"
NO_PRESSORS = " ".join(
    f"vasopressors__{code}=no" for code in ("NOREPINEPHRINE", "EPINEPHRINE", "VASOPRESSIN")
)
PRESSOR = NO_PRESSORS.replace("NOREPINEPHRINE=no", "NOREPINEPHRINE=yes")
ROOM_AIR = "oxygen=NONE"
QUIET = "ice=10 consciousness=ALERT seizure=NONE motor_weakness=no icp_signs__none=yes"
WORDS = {
    "FEVER": FEVER,
    "PRESSOR": PRESSOR,
    "NOTHING": f"hypotension=no {ROOM_AIR}",
    "QUIET": QUIET,
}


def graded(text, toxicity, system, key="P/1", born="1990"):
    text = " ".join(WORDS.get(word, word) for word in text.split(" "))
    text = re.sub(r"observed (\S+)", r"observed \1 toxicity=P/1", text)
    book = book_of(
        f"patient 0 born_on={born}; infusion 0; toxicity 1 infusion=P/1 occurred=yes "
        f"toxicity={toxicity}; {text}"
    )
    row = book.one("toxicity_observations", key)
    return said(TABLES[system, toxicity].of_day(row, book.one("toxicities", "P/1"), book))


CRS = """
what                                   | facts                                                                                                                           | grade | at least | missing
---------------------------------------+---------------------------------------------------------------------------------------------------------------------------------+-------+----------+------------------------------------
38.0 is fever                          | observed 3 temperature=38.0 NOTHING antipyretic=no                                                                              | 1     |          |
37.9 is none                           | observed 3 temperature=37.9 NOTHING antipyretic=no                                                                              | 0     |          |
fever with another cause is none       | observed 3 FEVER explained__FEVER=yes hypotension=yes PRESSOR oxygen=NONE antipyretic=no                                        | 0     |          |
hypotension with another cause is none | observed 3 FEVER explained__HYPOTENSION=yes hypotension=yes PRESSOR oxygen=NONE                                                 | 1     |          |
hypoxia with another cause is none     | observed 3 FEVER explained__HYPOXIA=yes hypotension=no oxygen=BIPAP                                                             | 1     |          |
another cause of another sign          | observed 3 FEVER explained__SEIZURE=yes hypotension=yes PRESSOR oxygen=NONE                                                     | 3     |          |
oxygen for comfort is no hypoxia       | observed 3 FEVER hypotension=no oxygen=NASAL_CANNULA oxygen_reason=COMFORT                                                      | 1     |          |
a tube for the airway is no hypoxia    | observed 3 FEVER hypotension=no oxygen=VENTILATION oxygen_reason=AIRWAY                                                         | 1     |          |
a tube for hypoxia is                  | observed 3 FEVER hypotension=no oxygen=VENTILATION oxygen_reason=HYPOXIA                                                        | 4     |          |
a tube for a reason not stated is      | observed 3 FEVER hypotension=no oxygen=VENTILATION                                                                              | 4     |          |
a reason without a device says nothing | observed 3 FEVER hypotension=no oxygen_reason=COMFORT                                                                           |       | 1        | hypoxia
cannula above 6 L/min                  | observed 3 FEVER hypotension=no oxygen=NASAL_CANNULA oxygen_l_per_min=8                                                         | 3     |          |
treated by the form                    | observed 3 temperature=37 antipyretic=yes hypotension=yes PRESSOR oxygen=NONE                                                   | 3     |          |
treated on a day before                | observed 3 temperature=37 hypotension=yes PRESSOR oxygen=NONE; observed 2 antipyretic=yes                                       | 3     |          |
treated in the other note of the day   | observed 3 temperature=37 antipyretic=no hypotension=yes PRESSOR oxygen=NONE; observed 3 antipyretic=yes                        | 3     |          |
treated on a day after                 | observed 3 temperature=37 antipyretic=no hypotension=yes PRESSOR oxygen=NONE; observed 4 antipyretic=yes                        | 0     |          |
tocilizumab the same day               | observed 3 temperature=37 antipyretic=no hypotension=yes PRESSOR oxygen=NONE; care 3 drug=TOCILIZUMAB occurred=yes              | 3     |          |
steroids the day before                | observed 3 temperature=37 hypotension=yes PRESSOR oxygen=NONE; care 2 drug=STEROIDS occurred=yes                                | 3     |          |
tocilizumab the day after              | observed 3 temperature=37 antipyretic=no hypotension=yes PRESSOR oxygen=NONE; care 4 drug=TOCILIZUMAB occurred=yes              | 0     |          |
tocilizumab not given                  | observed 3 temperature=37 antipyretic=no hypotension=yes PRESSOR oxygen=NONE; care 3 drug=TOCILIZUMAB occurred=no               | 0     |          |
tocilizumab on a day not known         | observed 3 temperature=37 antipyretic=no hypotension=yes PRESSOR oxygen=NONE; care ? drug=TOCILIZUMAB occurred=yes              |       |          | antipyretic or anticytokine therapy
tocilizumab before the infusion        | observed 3 temperature=37 antipyretic=no hypotension=yes PRESSOR oxygen=NONE; care -5 drug=TOCILIZUMAB occurred=yes             | 0     |          |
tocilizumab on day 0                   | observed 3 temperature=37 antipyretic=no hypotension=yes PRESSOR oxygen=NONE; care 0 drug=TOCILIZUMAB occurred=yes              | 3     |          |
tocilizumab of another infusion        | observed 3 temperature=37 antipyretic=no hypotension=yes PRESSOR oxygen=NONE; care 2 drug=TOCILIZUMAB occurred=yes infusion=P/9 | 0     |          |
a vasopressor treats no fever          | observed 3 temperature=37 antipyretic=no hypotension=yes PRESSOR oxygen=NONE; care 2 drug=VASOPRESSOR occurred=yes              | 0     |          |
treatment not asked                    | observed 3 temperature=37 hypotension=yes PRESSOR oxygen=NONE                                                                   |       |          | antipyretic or anticytokine therapy
vasopressors not asked                 | observed 3 FEVER hypotension=yes oxygen=NONE                                                                                    |       | 2        | vasopressors
"""


@pytest.mark.parametrize("row", rows(CRS), ids=lambda row: row["what"])
def test_the_form_gives_the_signs_of_crs(row):
    assert graded(row["facts"], "CRS", "ASTCT2019") == expected(row)


LEE = """
facts                                                                                                                                        | grade | at least | missing
---------------------------------------------------------------------------------------------------------------------------------------------+-------+----------+------------------------------
observed 3 FEVER NOTHING organ_grade=0 transaminase_grade=0                                                                                  | 1     |          |
observed 3 temperature=37 constitutional=yes NOTHING organ_grade=0 transaminase_grade=0                                                      | 1     |          |
observed 3 FEVER hypotension=yes PRESSOR high_dose_vasopressor=no oxygen=NONE organ_grade=0 transaminase_grade=0                             | 2     |          |
observed 3 FEVER hypotension=yes PRESSOR high_dose_vasopressor=yes explained__HYPOTENSION=yes oxygen=NONE organ_grade=0 transaminase_grade=0 | 1     |          |
observed 3 FEVER hypotension=no oxygen=VENTURI fio2_pct=45 organ_grade=0 transaminase_grade=0                                                | 3     |          |
observed 3 FEVER NOTHING                                                                                                                     |       | 1        | organ toxicity, transaminases
"""


@pytest.mark.parametrize("row", rows(LEE), ids=lambda row: row["facts"])
def test_the_form_gives_the_signs_of_lee_2014(row):
    assert graded(row["facts"], "CRS", "LEE2014") == expected(row)


ICANS = """
what                                 | born | facts                                                                                            | grade | at least | missing
-------------------------------------+------+--------------------------------------------------------------------------------------------------+-------+----------+------------------
no sign                              | 1990 | observed 3 QUIET                                                                                 | 0     |          |
the items stand in for the score     | 1990 | observed 3 QUIET ice=? ice_orientation=2 ice_naming=2 ice_command=1 ice_writing=0 ice_counting=1 | 2     |          |
an item is not given                 | 1990 | observed 3 QUIET ice=? ice_orientation=2 ice_naming=2 ice_command=1 ice_writing=0                |       |          | ICE
sedation is no sign                  | 1990 | observed 3 QUIET consciousness=TOUCH explained__CONSCIOUSNESS=yes                                | 0     |          |
a seizure with another cause is none | 1990 | observed 3 QUIET seizure=PROLONGED explained__SEIZURE=yes                                        | 0     |          |
weakness with another cause is none  | 1990 | observed 3 QUIET motor_weakness=yes explained__WEAKNESS=yes                                      | 0     |          |
a staged papilloedema is a sign      | 1990 | observed 3 QUIET papilloedema_stage=1                                                            | 4     |          |
stage 0 is none                      | 1990 | observed 3 QUIET papilloedema_stage=0                                                            | 0     |          |
11 years old by CAPD                 | 2009 | observed 3 QUIET capd=9                                                                          | 3     |          |
11 years old, ICE only               | 2009 | observed 3 QUIET                                                                                 |       |          | CAPD
turned 12 by the day, or will        | 2008 | observed 3 QUIET capd=9                                                                          |       |          | age at assessment
12 years old                         | 2007 | observed 3 QUIET capd=9                                                                          | 0     |          |
"""


@pytest.mark.parametrize("row", rows(ICANS), ids=lambda row: row["what"])
def test_the_form_gives_the_signs_of_icans(row):
    facts = row["facts"].replace("QUIET ice=?", QUIET.replace("ice=10 ", ""))

    assert graded(facts, "NEUROTOXICITY", "ASTCT2019", born=row["born"]) == expected(row)


def test_one_generalised_seizure_is_icans_3_and_cres_4():
    facts = "observed 3 QUIET cartox10=10 seizure=GENERALISED"

    assert graded(facts, "NEUROTOXICITY", "ASTCT2019")[0] == "3"
    assert graded(facts, "NEUROTOXICITY", "CARTOX_CRES")[0] == "4"


def test_the_two_scores_of_ten_do_not_stand_in_for_each_other():
    assert graded("observed 3 QUIET", "NEUROTOXICITY", "CARTOX_CRES")[2] == "CARTOX-10"


def test_the_form_gives_the_severity_of_iec_hs():
    assert graded("observed 3 iechs_severity=SEVERE", "IEC_HS", "IEC_HS2023")[0] == "3"


def test_what_is_given_on_day_0_belongs_to_the_infusion_of_that_day():
    story = (
        "infusion 0; infusion 60; toxicity 60 infusion={} occurred=yes toxicity=CRS; observed 61 "
        "toxicity=P/1 temperature=37; care 60 drug=TOCILIZUMAB occurred=yes"
    )

    given = {key: book_of(story.format(key)) for key in ("P/1", "P/2")}
    treated = {
        key: observations.treated(
            book.one("toxicity_observations", "P/1"), book.one("toxicities", "P/1"), book
        )
        for key, book in given.items()
    }
    assert treated == {"P/1": None, "P/2": True}
