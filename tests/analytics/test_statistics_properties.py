"""What holds of curves, incidences and tests whatever the numbers."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics.statistics.competing import cumulative_incidence, gray
from analytics.statistics.limits import BANDS, PLAIN
from analytics.statistics.rank_tests import log_rank
from analytics.statistics.survival import kaplan_meier

# The same examples in every run.
always = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow],
)
ROUNDING = 1e-12
CAUSES = 2


@st.composite
def samples(draw, least=1):
    """Times with many ties, whole or not, statuses 0 to 2, and up to three groups."""
    rows = draw(
        st.lists(
            st.tuples(st.integers(0, 12), st.integers(0, CAUSES), st.integers(0, 2)),
            min_size=least,
            max_size=40,
        )
    )
    times, status, group = (np.array(column) for column in zip(*rows, strict=True))
    return times * draw(st.sampled_from([1, 1 / 30.4375])), status, group


def same(one, other):
    return one == pytest.approx(other, rel=1e-9, abs=1e-9, nan_ok=True)


def within(lower, value, upper):
    known = ~np.isnan(lower)
    below, above = lower[known] - value[known], value[known] - upper[known]
    return (below <= ROUNDING).all() and (above <= ROUNDING).all()


@always
@given(samples(), st.sampled_from(BANDS))
def test_survival_never_rises_and_lies_within_its_limits(sample, band):
    times, status, _ = sample
    curve = kaplan_meier(times, status > 0, band=band)

    assert (np.diff(curve.survival, prepend=1) <= 0).all()
    assert within(curve.lower, curve.survival, curve.upper)
    assert np.array_equal(np.isnan(curve.lower), curve.survival == 0)
    for share in (0.25, 0.5, 0.75):
        found = curve.quantile(share)
        if found.estimate is not None:
            assert found.lower is None or found.lower <= found.estimate
            assert found.upper is None or found.estimate <= found.upper


@always
@given(samples(), st.sampled_from(BANDS))
def test_incidences_never_fall_lie_within_their_limits_and_make_one_with_survival(sample, band):
    times, status, _ = sample
    found = cumulative_incidence(times, status, CAUSES, band)
    lower, upper = found.limits

    assert found.survival + found.incidence.sum(axis=0) == pytest.approx(1, abs=ROUNDING)
    assert (np.diff(found.incidence, axis=1, prepend=0) >= 0).all()
    assert within(lower, found.incidence, upper)
    # Of any cause it is what the curve leaves.
    assert found.survival == pytest.approx(kaplan_meier(times, status > 0).survival, abs=ROUNDING)


@always
@given(samples(least=2), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_the_names_of_groups_change_nothing(sample, chance):
    times, status, group = sample
    order = np.array(chance.sample(range(times.size), times.size))
    names = np.array(chance.sample(["b", "1", "A z"], 3))[group]

    for test in (
        lambda rows, groups: log_rank(times[rows], status[rows] > 0, groups[rows]),
        lambda rows, groups: gray(times[rows], status[rows], groups[rows], 1),
    ):
        one, other = test(slice(None), group), test(order, names)
        assert one.why == other.why
        assert one.df == other.df
        if one.why is None:
            assert same(one.statistic, other.statistic)
    one, other = (kaplan_meier(times[rows], status[rows] > 0) for rows in (slice(None), order))
    for name in ("time", "survival", "at_risk"):
        assert np.array_equal(getattr(one, name), getattr(other, name))


@always
@given(samples())
def test_every_row_twice_leaves_the_estimates_and_divides_the_error_by_root_2(sample):
    times, status, _ = sample
    twice = np.tile(times, 2), np.tile(status, 2)
    one = kaplan_meier(times, status > 0, band=PLAIN)
    two = kaplan_meier(twice[0], twice[1] > 0, band=PLAIN)

    assert same(two.survival, one.survival)
    assert same((two.upper - two.survival) * np.sqrt(2), one.upper - one.survival)
    tau = float(times.max())
    means = one.restricted_mean(tau), two.restricted_mean(tau)
    assert same(means[1].estimate, means[0].estimate)
    assert same(means[1].se * np.sqrt(2), means[0].se)
    incidences = (cumulative_incidence(*rows, CAUSES) for rows in ((times, status), twice))
    assert same(*(found.incidence for found in incidences))
