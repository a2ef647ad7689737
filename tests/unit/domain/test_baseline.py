from __future__ import annotations

from hipcoach.domain.baseline import DailyScores
from tests.unit.samples import PROGRAMME, day

PAIN = PROGRAMME.pain


def daily(scores):
    return DailyScores({day(n): score for n, score in scores.items()})


def test_a_window_holds_what_was_given_in_it():
    scores = daily({3: 1, 4: None, 6: 0, 9: 5})

    assert scores.window(day(9), 7) == [1, 0, 5]
    assert scores.window(day(8), 5) == [0]
    assert scores.window(day(5), 30) == [1]
    assert scores.window(day(2), 30) == []
    assert scores.window(day(20), 12) == [5]
    assert scores.between(day(6), day(9)) == [0, 5]


def test_answers_in_any_order_are_laid_out_alike():
    assert daily({9: 5, 3: 1, 6: 0}).window(day(9), 7) == [1, 0, 5]


def test_a_mean_needs_enough_entries():
    scores = daily({0: 1, 1: 2, 2: None, 3: 6})

    assert scores.mean(day(3), 4, 3) == 3
    assert scores.mean(day(3), 4, 4) is None
    assert scores.mean(day(20), 4, 0) is None


def test_the_baseline_is_the_median_of_the_seven_days_before():
    scores = daily({0: 10, 1: 1, 2: 1, 3: 2, 5: 8, 7: 9, 8: 0})

    assert scores.baseline(day(8), None, PAIN) == 2  # days 1 to 7
    assert scores.baseline(day(6), None, PAIN) == 2  # days 0 to 5
    assert scores.baseline(day(4), 6, PAIN) == 1.5
    assert scores.baseline(day(3), 6, PAIN) == 6  # three entries
    assert scores.baseline(day(3), None, PAIN) is None


def test_of_nothing_there_is_no_window():
    empty = DailyScores({})

    assert empty.window(day(0), 9) == []
    assert empty.baseline(day(0), 3, PAIN) == 3
    assert empty.first_day > day(10_000)
