"""95 % limits of a share, survival or incidence, on the scale that is chosen.

Kalbfleisch JD, Prentice RL, The Statistical Analysis of Failure Time Data, 2nd edition 2002,
1.4 (log-log). As R's survfit, but that `plain` is not cut to between 0 and 1.
"""

import math

import numpy as np

Z = 1.959963984540054  # qnorm(0.975)
LOG_LOG, LOG, PLAIN, PLAIN_CLIPPED = "log-log", "log", "plain", "plain-clipped"
BANDS = (LOG_LOG, LOG, PLAIN, PLAIN_CLIPPED)


def limits(share: np.ndarray, error: np.ndarray, band: str) -> tuple[np.ndarray, np.ndarray]:
    """Lower and upper limits of shares with these standard errors; what an edge is, the caller
    says: at 0 and at 1 they may be NaN.
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        if band == LOG_LOG:
            spread = Z * error / (share * np.log(share))
            return share ** np.exp(-spread), share ** np.exp(spread)
        if band == LOG:
            factor = np.exp(Z * error / share)
            return share / factor, np.minimum(share * factor, 1.0)
        lower, upper = share - Z * error, share + Z * error
    if band == PLAIN:
        return lower, upper
    if band == PLAIN_CLIPPED:
        return np.maximum(lower, 0.0), np.minimum(upper, 1.0)
    raise ValueError(f"{band!r} is none of {', '.join(BANDS)}.")


def two_sided(z: float) -> float:
    """The two-sided p-value of a standard normal statistic."""
    return math.erfc(abs(z) / math.sqrt(2))


def number(value: float) -> float | None:
    """None for NaN, which JSON has not."""
    return None if np.isnan(value) else float(value)
