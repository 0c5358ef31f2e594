"""The jobs of this app. Each may run again, and at once with itself: the actions see to it.

The actions import pandas and the statistics, so they are imported when a job runs.
"""

from trials.jobs import job


@job("rescore_changed")
def rescore_changed() -> int:
    """Score what changed since the last run."""
    from analytics.actions import rescore

    return rescore().written


@job("rescore_all")
def rescore_all() -> int:
    """Look at every score; what no event announced, a new model version say, is found here."""
    from analytics.actions import rescore

    return rescore(everything=True).written


@job("summarise_changed")
def summarise_changed() -> int:
    """Compute the summaries of the studies in which something changed."""
    from analytics.actions import summarise

    return summarise(everything=False).computed


@job("summarise_all")
def summarise_all() -> int:
    """Compare every summary with its inputs, in any case."""
    from analytics.actions import summarise

    return summarise(everything=True).computed


@job("run_analyses", kept=False)
def run_analyses() -> int:
    """Carry out the analyses that wait, those of a worker that went silent included.

    At least once; the state of each run sees to it that one worker at a time does so.
    """
    from analytics.analysing import run_waiting

    return run_waiting()
