from __future__ import annotations

import pytest

from hipcoach.domain.advice import Restraint, Trigger
from hipcoach.domain.function import FunctionRatings
from hipcoach.domain.records import ActivityRating
from tests.unit.domain.advising import advised
from tests.unit.domain.diary import diary_of, number
from tests.unit.samples import PROGRAMME, day, stamp

SIX_WEEKS, TWELVE_WEEKS = 42, 84


def training(then=5, now=5, *, start=0, until=TWELVE_WEEKS, function=None, usual_pain=None):
    """A first session on a day; the worst pain of the first week, and of every day after it."""
    diary = diary_of(befores={start: 2}, function=function or {})
    diary.worst = dict.fromkeys(range(start, start + 7), then) | dict.fromkeys(range(start + 7, until + 1), now)
    diary.usual_pain = usual_pain
    return diary


# -- c_plateau6, c_plateau12 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("then", "now", "is_plateau"),
    [
        (5, 5, True),
        (5, 4, True),  # 1 point and 20 %
        (5, 6, True),
        (8, 6, False),  # 2 points
        (3, 2, False),  # a third
        (4, 3, True),  # 25 %
        (1, 1, True),
        (0, 0, False),  # nothing is left to gain
    ],
)
@pytest.mark.parametrize(
    ("today", "trigger", "restraint"),
    [
        (SIX_WEEKS, Trigger.PLATEAU, Restraint.NONE),
        (TWELVE_WEEKS - 1, Trigger.PLATEAU, Restraint.NONE),
        (TWELVE_WEEKS, Trigger.LONG_PLATEAU, Restraint.HOLD_STAGES),
    ],
)
def test_pain_not_clearly_better(then, now, is_plateau, today, trigger, restraint):
    found = advised(training(then, now), today)

    assert (trigger in found) is is_plateau
    if is_plateau:
        advice = found[trigger]
        assert (advice.restraint, advice.before, advice.value) == (restraint, then, now)
        assert len({Trigger.PLATEAU, Trigger.LONG_PLATEAU} & set(found)) == 1


def test_before_six_weeks_nothing_is_judged():
    assert Trigger.PLATEAU not in advised(training(), SIX_WEEKS - 1)


def test_the_weeks_count_from_the_first_session():
    diary = training(start=10)

    assert Trigger.PLATEAU not in advised(diary, 10 + SIX_WEEKS - 1)
    assert number(advised(diary, 10 + SIX_WEEKS)[Trigger.PLATEAU].since) == 10 + SIX_WEEKS
    diary.befores = {}
    assert Trigger.PLATEAU not in advised(diary, 10 + SIX_WEEKS)


@pytest.mark.parametrize(
    ("function", "is_plateau"),
    [
        ({0: (4, 4), 40: (6, 6)}, False),  # 2 better
        ({0: (4, 4), 40: (6, 5)}, True),
        ({0: (4, 4), 40: (9, None)}, False),  # by what was rated at both times
        ({0: (4, None), 40: (5, 10)}, True),
        ({0: (4,), 40: (5, 10)}, True),  # named later
        ({0: (4, None), 14: (4, 4), 40: (4, 9)}, True),  # first rated two weeks later
        ({0: (4, 4)}, True),  # never rated again: not taken for better
        ({0: (4, 4), 14: (9, 9)}, True),  # four weeks ago: nobody knows how it is now
        ({0: (4, 4), 15: (9, 9)}, False),
        ({}, True),
    ],
)
def test_function_clearly_better_is_no_plateau(function, is_plateau):
    assert (Trigger.PLATEAU in advised(training(function=function), SIX_WEEKS)) is is_plateau


def test_the_advice_names_function_only_where_it_was_rated_at_both_times():
    advice = advised(training(function={0: (4, 6), 40: (5, 6)}), SIX_WEEKS)[Trigger.PLATEAU]
    assert (advice.function_before, advice.function) == (5, 5.5)

    advice = advised(training(function={0: (4, 6)}), SIX_WEEKS)[Trigger.PLATEAU]
    assert (advice.function_before, advice.function) == (None, None)


def test_without_enough_ratings_of_pain_there_is_nothing_to_judge():
    diary = training()
    for n in (0, 2, 4, 6):
        diary.worst[n] = None
    assert Trigger.PLATEAU not in advised(diary, SIX_WEEKS)
    diary.usual_pain = 5  # told at the start, it stands in for the first week
    assert advised(diary, SIX_WEEKS)[Trigger.PLATEAU].before == 5
    for n in (36, 38, 40, 42):
        diary.worst[n] = None
    assert Trigger.PLATEAU not in advised(diary, SIX_WEEKS)


def test_a_gain_of_just_thirty_per_cent_is_clear():
    diary = training(then=None, usual_pain=5)
    diary.worst |= {36: 3, 37: 4, 38: 3, 39: 4, 40: 3, 41: 4, 42: None}
    assert Trigger.PLATEAU not in advised(diary, SIX_WEEKS)

    diary.worst[41] = 5
    assert Trigger.PLATEAU in advised(diary, SIX_WEEKS)


def test_the_first_week_begins_with_the_first_session():
    diary = training(5, 5, start=10)
    diary.worst |= {9: 10, 16: 8, 17: 10}

    assert advised(diary, 10 + SIX_WEEKS)[Trigger.PLATEAU].before == pytest.approx(38 / 7)


def test_it_ends_with_the_gain_and_with_an_assessment():
    diary = training()
    assert Trigger.LONG_PLATEAU not in advised(diary, 90, cleared={Trigger.LONG_PLATEAU: TWELVE_WEEKS})
    assert Trigger.LONG_PLATEAU in advised(training(until=90), 90, cleared={Trigger.LONG_PLATEAU: TWELVE_WEEKS - 1})

    diary.worst |= dict.fromkeys(range(84, 91), 3)
    assert Trigger.LONG_PLATEAU not in advised(diary, 90)


# -- c_worse_function ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("function", "since"),
    [
        ({0: (6, 6), 14: (4, 4)}, 14),
        ({0: (6, 6), 14: (4, 5)}, None),  # 1.5
        ({0: (6, 6), 14: (5, 5), 28: (4, 4)}, 28),  # against the start
        ({0: (3, 3), 14: (8, 8), 28: (6, 6)}, 28),  # against the time before
        ({0: (3, 3), 14: (8, 8), 28: (6, 6), 42: (6, 6)}, None),
        ({0: (6, 6), 14: (4, 4), 28: (5, 5)}, None),  # rated better again
        ({0: (6, 6), 14: (4, 4), 28: (None, None)}, 14),  # unanswered is not better
        ({0: (6,), 14: (6, 3)}, None),  # what is new was not worse
        ({0: (6, 9), 14: (6, 1), 42: (6, None)}, None),  # what is not rated any more says nothing
        ({0: (6, 9), 14: (6, 1), 28: (6, None)}, None),
        ({0: (6, 6), 14: (4, None), 15: (None, 4)}, 15),  # rated on two days
        ({0: (6, 6), 7: (4, 4)}, 7),
        ({0: (6, 6), 6: (4, 4)}, None),
        ({31: (6, 6), 45: (4, 4)}, 45),
        ({0: (8, 8), 14: (5, 5), 15: (5, 5)}, 15),  # a day later is the same time
    ],
)
def test_function_clearly_worse_holds_progress(function, since):
    advice = advised(diary_of(function=function), 45).get(Trigger.WORSE_FUNCTION)

    assert (number(advice.since) if advice else None) == since
    assert advice is None or advice.restraint is Restraint.NO_PROGRESS


def test_an_assessment_does_not_make_function_better():
    diary = diary_of(function={0: (6, 6), 14: (4, 4)})
    advice = advised(diary, 20, cleared={Trigger.WORSE_FUNCTION: 20})[Trigger.WORSE_FUNCTION]

    assert (advice.function_before, advice.function) == (6, 4)


def test_of_two_ratings_on_one_day_the_later_counts_even_by_none():
    def change(*scores):
        given = [ActivityRating(activity_id=1, score=6, stamp=stamp(0))]
        given += [ActivityRating(activity_id=1, score=score, stamp=stamp(14)) for score in scores]
        return FunctionRatings(given, day(20), PROGRAMME.calendar.tests_every_days).since_start()

    assert change(1, 7).gain == 1
    assert change(1, None) is None
