# ruff: noqa: E501 - the tables are read by row
"""Haematotoxicity as an episode: early or late by its onset, from the counts."""

import pytest

from outcomes.definitions.episodes import episode_grade
from tests.factories.casebook import book_of, rows
from tests.outcomes.grades import expected, said
from tests.outcomes.test_icaht import story

LOW = story("0-4 n; 5-11 0.4; 12-30 n; 40-41 0.05", "neutrophils")
NORMAL = story("0-30 n", "neutrophils")

EPISODES = """
what                           | counts | episode                                       | grade | at least | missing
-------------------------------+--------+-----------------------------------------------+-------+----------+----------
early                          | low    | 5 occurred=yes infusion=P/1                   | 2     |          |
on day 30                      | low    | 30 occurred=yes infusion=P/1                  | 2     |          |
on day 31                      | low    | 31 occurred=yes infusion=P/1                  | 4     |          |
onset not known                | low    | ? occurred=yes infusion=P/1                   |       |          | onset_on
denied, and the counts are low | low    | ? occurred=no infusion=P/1                    | 2     |          |
denied, and they are not       | normal | ? occurred=no infusion=P/1                    | 0     |          |
denied without counts          |        | ? occurred=no infusion=P/1                    | 0     |          |
without counts                 |        | 5 occurred=yes infusion=P/1                   |       |          | neutrophils from day 0 to 30
of no infusion                 | low    | 5 occurred=yes                                |       |          | infused_on
"""


@pytest.mark.parametrize("row", rows(EPISODES), ids=lambda r: r["what"])
def test_an_episode_is_graded_by_the_counts_of_its_window(row):
    counts = {"low": f"; {LOW}", "normal": f"; {NORMAL}", None: ""}[row["counts"]]
    book = book_of(f"infusion 0; toxicity {row['episode']} toxicity=ICAHT{counts}")

    found = episode_grade(book.one("toxicities", "P/1"), "ICAHT2023", book)

    assert said(found) == expected(row)
