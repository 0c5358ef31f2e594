"""Fine and Gray's model as cmprsk's crr computes it, and cause-specific hazards beside it.

The sets and numbers are in reference/cox.json, made by reference/cox.R (cmprsk 2.2-11).
"""

import json
from pathlib import Path

import numpy as np
import pytest

from analytics.statistics.cox import cox
from analytics.statistics.fine_gray import fine_gray

REFERENCE = json.loads((Path(__file__).parent / "reference" / "cox.json").read_text())["fine_gray"]
MODELS = [(name, cause) for name in REFERENCE for cause in (1, 2)]


def arrays(name):
    data = REFERENCE[name]["data"]
    covariates = [column for column in data if column not in ("time", "status")]
    matrix = np.column_stack([np.array(data[column], dtype=float) for column in covariates])
    return np.array(data["time"], dtype=float), np.array(data["status"]), matrix


@pytest.mark.parametrize(("name", "cause"), MODELS)
def test_estimates_and_errors_are_those_of_crr(name, cause):
    time, status, matrix = arrays(name)
    expected = REFERENCE[name]["causes"][str(cause)]

    found = fine_gray(time, status, cause, matrix)

    assert found.coef == pytest.approx(np.atleast_1d(expected["coef"]), rel=1e-6)
    assert found.se == pytest.approx(np.atleast_1d(expected["se"]), rel=1e-6)
    assert found.loglik == pytest.approx([expected["null"], expected["loglik"]], rel=1e-8)


@pytest.mark.parametrize(("name", "cause"), MODELS)
def test_the_cause_specific_model_is_coxs_with_other_causes_censored(name, cause):
    time, status, matrix = arrays(name)
    expected = REFERENCE[name]["causes"][str(cause)]["cause_specific"]

    found = cox(time, status == cause, matrix)

    assert found.coef == pytest.approx(np.atleast_1d(expected["coef"]), rel=1e-8)
    assert found.se == pytest.approx(np.atleast_1d(expected["se"]), rel=1e-8)
