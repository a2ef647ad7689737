"""Level 2 is left only by answers after four weeks and by tests passed on two days (A3)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hipcoach.domain.age import AgeBand
from hipcoach.domain.person import Answer
from tests.unit.falling import START, all_no, both_legs, judge, said

YES, NO = Answer.YES, Answer.NO
UNSTEADY = all_no(0, {"f_unsteady": YES})


def passed(*days: int, age: AgeBand = AgeBand.FORTIES):
    """Good results of every test that counts at an age."""
    stood = [each for day in days for each in both_legs("slst_eo", 20, 12, day)]
    return stood + [each for day in days for each in both_legs("tandem", 30, 11, day) if age.reaches(60)]


@pytest.mark.parametrize(
    ("answered_on", "tested_on", "level"),
    [
        (None, (), 2),
        (27, (5, 9), 2),  # too soon
        (28, (), 2),  # no test
        (28, (9,), 2),  # tests on one day
        (28, (0, 9), 2),  # the first on the very day that spoke for it
        (28, (5, 9), 0),
        (28, (28, 40), 0),
        (90, (5, 9), 0),
    ],
)
def test_both_are_needed(answered_on, tested_on, level):
    answers = UNSTEADY if answered_on is None else [*UNSTEADY, *all_no(answered_on)]
    assert judge(answers, passed(*tested_on)).level == level


def test_the_verdict_says_what_is_missing():
    verdict = judge([*UNSTEADY, *all_no(10)], passed(9))
    assert (verdict.level, verdict.level_now) == (2, 0)
    assert verdict.lower_from == START + timedelta(days=28)
    assert verdict.test_days_left == 1


def test_nothing_is_missing_while_an_answer_speaks_for_the_level():
    verdict = judge([*UNSTEADY, *all_no(40, {"f_aid": YES})], passed(5, 9))
    assert (verdict.level, verdict.lower_from, verdict.test_days_left) == (2, None, 0)


def test_every_question_of_the_level_must_be_answered_again():
    without_one = [each for each in all_no(28) if each.question_id != "f_condition"]
    assert judge([*UNSTEADY, *without_one], passed(5, 9)).level == 2
    assert judge([*UNSTEADY, *without_one, said("f_condition", NO, 29)], passed(5, 9)).level == 0


def test_it_goes_down_to_what_still_applies():
    assert judge([*UNSTEADY, *all_no(28, {"f_worry": YES})], passed(5, 9)).level == 1


def test_a_new_sign_begins_the_wait_anew():
    answers = [*UNSTEADY, *all_no(20, {"f_dizzy": YES, "f_dizzy_blackout": NO}), *all_no(47)]
    assert judge(answers, passed(30, 40)).level == 2
    assert judge([*answers, *all_no(48)], passed(30, 40)).level == 0
    assert judge([*answers, *all_no(48)], passed(5, 9)).level == 2  # tests from before the new sign


def test_a_failed_test_is_such_a_sign_and_begins_the_wait_anew():
    failed = both_legs("slst_eo", 3, 20, 10)
    assert judge([*all_no(0), *all_no(38)], failed).level == 2
    assert judge([*all_no(0), *all_no(37)], [*failed, *passed(12, 14)]).level == 2
    assert judge([*all_no(0), *all_no(38)], [*failed, *passed(12, 14)]).level == 0
    assert judge([], [*failed, *passed(12, 14)]).level == 2  # the questions were never answered


@pytest.mark.parametrize(("left", "right", "level"), [(20, 4, 2), (20, None, 2), (5, 5, 0)])
def test_a_day_counts_only_with_both_legs_passed(left, right, level):
    results = [*passed(5), *both_legs("slst_eo", left, right, 9)]
    # A low value is a sign of its own; one that is missing just doesn't count.
    assert judge([*UNSTEADY, *all_no(28)], results).level == level


def test_from_60_both_tests_count():
    age = AgeBand.SEVENTIES
    answers = [*UNSTEADY, *all_no(28)]
    assert judge(answers, passed(5, 9), age=age).level == 2
    assert judge(answers, passed(5, 9, age=age), age=age).level == 1
    on_different_days = [*both_legs("slst_eo", 20, 20, 5), *both_legs("tandem", 20, 20, 9), *passed(11, age=age)]
    assert judge(answers, on_different_days, age=age).level == 2


def test_once_it_went_down_later_answers_and_tests_leave_it_there():
    answers = [*UNSTEADY, *all_no(28), *all_no(56), *all_no(84)]
    assert judge(answers, passed(5, 9, 60)).level == 0


def test_a_fall_that_counted_in_full_is_not_made_a_mild_one_by_another_answer():
    told = {"f_fall12": YES, "f_fall12_many": NO, "f_fall12_injured": NO}
    first = all_no(0, told | {"f_fall12_mild": NO})
    answers = [*first, *all_no(3, told | {"f_fall12_mild": YES})]
    assert judge(answers).level == 2
    assert judge([*answers, *all_no(28, told | {"f_fall12_mild": YES})], passed(5, 9)).level == 1


def test_a_mild_fall_holds_nothing():
    told = {"f_fall12": YES, "f_fall12_many": NO, "f_fall12_injured": NO, "f_fall12_mild": YES}
    assert judge([*all_no(0, told), *all_no(3)]).level == 0
