"""Days for dates of which only the month or the year is known. Exists in analyses alone."""

import pandas as pd

from analytics.definitions.endpoint import WITHDRAWALS, Fact

MID_MONTH = pd.Timedelta(days=14)  # day 15
DAY = pd.Timedelta(days=1)
MID_YEAR = "-07-01"
NOT_ALIVE = (Fact.DEATH, Fact.LOST_TO_FOLLOW_UP, *WITHDRAWALS)


def impute(facts: pd.DataFrame) -> pd.DataFrame:
    """The facts with a day for every date, and `imputed` true where it was not known.

    `date` is the first possible day, `precision` day, month or year. Known to the month is day
    15, to the year 1 July, moved within that month or year so that nothing comes before the day
    after the infusion it is linked to, a relapse not before the remission it ended, death not
    before a day known alive, and nothing else after death or last contact.
    """
    dates = pd.to_datetime(facts["date"])
    imputed = facts["precision"].isin(("month", "year")) & dates.notna()
    facts = facts.assign(date=dates, imputed=imputed)
    if not imputed.any():
        return facts
    exact = facts[~imputed & dates.notna()]
    partial = facts[imputed]
    yearly = partial["precision"] == "year"
    first = partial["date"]
    last = (first + pd.offsets.MonthEnd(0)).where(~yearly, first + pd.offsets.YearEnd(0))
    day = (first + MID_MONTH).where(~yearly, pd.to_datetime(first.dt.year.astype(str) + MID_YEAR))
    dead = partial["kind"] == Fact.DEATH

    latest = partial["subject"].map(_last_day_of(exact)).where(~dead)
    day = day.where(~((first <= latest) & (latest < day)), latest)

    infused = exact[exact["kind"] == Fact.INFUSION].drop_duplicates("infusion")
    infused_on = partial["infusion"].map(infused.set_index("infusion")["date"])
    # On the day of the infusion itself it would be taken for what came before.
    for earliest in (
        infused_on + DAY,
        _remission(exact, partial[partial["kind"] == Fact.RELAPSE], infused_on),
        _last_alive(exact, partial[dead], last),
    ):
        day = day.where(~((day < earliest) & (earliest <= last)), earliest)
    facts.loc[imputed, "date"] = day
    return facts


def _last_day_of(exact: pd.DataFrame) -> pd.Series:
    """Per subject the day of death, else of the last contact."""
    contact = exact[exact["kind"] == Fact.CONTACT].groupby("subject")["date"].max()
    death = exact[exact["kind"] == Fact.DEATH].groupby("subject")["date"].min()
    return death.combine_first(contact)


def _remission(exact: pd.DataFrame, relapses: pd.DataFrame, infused_on: pd.Series) -> pd.Series:
    """For each relapse linked to an infusion the first remission after that infusion."""
    remission = exact.loc[exact["kind"] == Fact.CR, ["subject", "date"]]
    after = relapses[["subject"]].assign(infused=infused_on[relapses.index], row=relapses.index)
    pairs = after.merge(remission, on="subject")
    found = pairs[pairs["date"] > pairs["infused"]].groupby("row")["date"].min()
    return found.reindex(infused_on.index)


def _last_alive(exact: pd.DataFrame, deaths: pd.DataFrame, last: pd.Series) -> pd.Series:
    """For each death the latest day, not after its last possible one, on which life was known."""
    alive = exact.loc[~exact["kind"].isin(NOT_ALIVE), ["subject", "date"]]
    until = deaths[["subject"]].assign(last=last[deaths.index], row=deaths.index)
    pairs = until.merge(alive, on="subject")
    found = pairs[pairs["date"] <= pairs["last"]].groupby("row")["date"].max()
    return found.reindex(last.index)
