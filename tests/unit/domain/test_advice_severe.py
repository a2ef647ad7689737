from __future__ import annotations

import pytest

from hipcoach.domain.advice import Restraint, Trigger
from hipcoach.domain.records import Moment
from tests.unit.domain.advising import advised
from tests.unit.domain.diary import diary_of, number
from tests.unit.samples import measured, pain, stamp

RATINGS = [
    pain(Moment.BEFORE, 7, 5, session_id=1),
    pain(Moment.WORST_DURING, 7, 5, session_id=1),
    pain(Moment.AFTER, 7, 5, session_id=1),
    pain(Moment.IN_EXERCISE, 7, 5, session_id=1, exercise_id="x"),
    pain(Moment.NEXT_MORNING, 7, 5),
    pain(Moment.WORST_24H, 7, 5),
]


@pytest.mark.parametrize("rating", RATINGS, ids=lambda rating: rating.moment.value)
def test_any_rating_of_seven_advises_and_locks_strength_and_balance(rating):
    (advice,) = advised(diary_of(rating), 5).values()

    assert (advice.trigger, advice.restraint) == (Trigger.SEVERE, Restraint.STRENGTH_AND_BALANCE)
    assert (number(advice.since), advice.value) == (5, 7)


@pytest.mark.parametrize("rating", RATINGS, ids=lambda rating: rating.moment.value)
def test_six_is_not_severe(rating):
    assert advised(diary_of(rating.replace(score=6)), 5) == {}


def test_pain_at_a_self_test_is_a_rating():
    test = measured("thomas_gap", 4.0, 5).replace(pain=7)

    assert Trigger.SEVERE in advised(diary_of(tests=[test]), 5)
    assert advised(diary_of(tests=[test, test.replace(pain=3, stamp=stamp(5, 19))]), 5) == {}


def test_the_advice_names_the_worst_rating_of_its_day():
    assert advised(diary_of(worst={5: 9, 6: 7}, mornings={6: 8}), 6)[Trigger.SEVERE].value == 8


def test_the_lock_stays_until_the_next_rating_of_six_or_less():
    diary = diary_of(worst={5: 7})
    assert advised(diary, 40)[Trigger.SEVERE].restraint is Restraint.STRENGTH_AND_BALANCE

    diary.extra = [pain(Moment.NEXT_MORNING, 6, 6)]
    assert advised(diary, 7)[Trigger.SEVERE].restraint is Restraint.NONE
    diary.extra = [pain(Moment.NEXT_MORNING, 7, 6)]
    assert advised(diary, 7)[Trigger.SEVERE].restraint is Restraint.STRENGTH_AND_BALANCE
    diary.extra = [pain(Moment.NEXT_MORNING, 3, 6), pain(Moment.WORST_24H, 7, 7)]
    assert advised(diary, 7)[Trigger.SEVERE].restraint is Restraint.STRENGTH_AND_BALANCE
    diary.extra = [pain(Moment.NEXT_MORNING, 3, 6), pain(Moment.NEXT_MORNING, None, 6, hour=9)]
    assert advised(diary, 7)[Trigger.SEVERE].restraint is Restraint.STRENGTH_AND_BALANCE
    diary.extra = [pain(Moment.NEXT_MORNING, None, 6)]
    assert advised(diary, 7)[Trigger.SEVERE].restraint is Restraint.STRENGTH_AND_BALANCE


@pytest.mark.parametrize(("today", "is_advised"), [(5, True), (6, True), (7, True), (8, False)])
def test_once_eased_the_advice_stays_for_two_days(today, is_advised):
    diary = diary_of(worst={5: 7})
    diary.extra = [pain(Moment.AFTER, 2, 5, hour=10, session_id=1)]

    assert (Trigger.SEVERE in advised(diary, today)) is is_advised


def test_an_assessment_ends_the_advice_but_not_the_lock():
    diary = diary_of(worst={5: 7})
    assert Trigger.SEVERE in advised(diary, 6, cleared={Trigger.SEVERE: 6})

    diary.worst[6] = 3
    assert Trigger.SEVERE not in advised(diary, 6, cleared={Trigger.SEVERE: 6})
    assert Trigger.SEVERE in advised(diary, 6, cleared={Trigger.SEVERE: 4})


def test_correcting_an_old_answer_says_nothing_about_how_it_is_now():
    before = pain(Moment.BEFORE, 3, 5, hour=8, session_id=1)
    after = pain(Moment.AFTER, 8, 5, hour=9, session_id=1)

    advice = advised(diary_of(before, after, before.replace(score=2, stamp=stamp(5, 20))), 5)
    assert advice[Trigger.SEVERE].restraint is Restraint.STRENGTH_AND_BALANCE


def test_of_two_ratings_at_one_moment_the_severe_one_counts():
    worst = pain(Moment.WORST_DURING, 8, 5, hour=9, session_id=1)
    after = pain(Moment.AFTER, 3, 5, hour=9, session_id=1)

    assert advised(diary_of(worst, after), 5)[Trigger.SEVERE].restraint is Restraint.STRENGTH_AND_BALANCE


def test_a_corrected_rating_is_gone():
    diary = diary_of(pain(Moment.WORST_24H, 8, 5), pain(Moment.WORST_24H, 3, 5, hour=12))

    assert advised(diary, 5) == {}


# -- c_severe2 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("worst", "since"),
    [
        ({5: 7, 6: 7}, 6),
        ({5: 7, 7: 7}, None),
        ({5: 7, 6: None, 7: 7}, None),
        ({5: 7, 6: 6}, None),
        ({5: 7, 6: 9, 7: 7}, 7),
        ({5: 7, 6: 7, 20: 8, 21: 8}, 21),
    ],
)
def test_severe_on_two_days_running_has_to_be_cleared_first(worst, since):
    advice = advised(diary_of(worst=worst), 30).get(Trigger.SEVERE_TWICE)

    assert (number(advice.since) if advice else None) == since
    assert advice is None or advice.restraint is Restraint.CLEAR_FIRST


def test_severe_ratings_of_any_kind_make_days_running():
    diary = diary_of(pain(Moment.IN_EXERCISE, 7, 5, session_id=1, exercise_id="x"), pain(Moment.NEXT_MORNING, 9, 6))

    assert advised(diary, 6)[Trigger.SEVERE_TWICE].value == 9
    assert advised(diary_of(worst={5: 9, 6: 7}), 6)[Trigger.SEVERE_TWICE].value == 9


def test_only_an_assessment_since_then_lifts_it():
    diary = diary_of(worst={5: 7, 6: 7} | dict.fromkeys(range(7, 60), 1))

    assert Trigger.SEVERE_TWICE in advised(diary, 59)
    assert Trigger.SEVERE_TWICE in advised(diary, 59, cleared={Trigger.SEVERE_TWICE: 5})
    assert Trigger.SEVERE_TWICE in advised(diary, 59, cleared={Trigger.SEVERE: 6})
    assert Trigger.SEVERE_TWICE not in advised(diary, 59, cleared={Trigger.SEVERE_TWICE: 6})
    diary.worst[7] = 7
    assert number(advised(diary, 59, cleared={Trigger.SEVERE_TWICE: 6})[Trigger.SEVERE_TWICE].since) == 7
