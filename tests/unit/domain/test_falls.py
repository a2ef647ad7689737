"""The risk of falling decides how much support standing work needs: the items and levels of A3, row by row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.falls import fall_level
from hipcoach.domain.person import Answer
from tests.unit.falling import ASKED, ITEMS, all_no, both_legs, cleared, judge, result, said

YES, NO, UNSURE = Answer.YES, Answer.NO, Answer.UNSURE
ONE_PLAIN_FALL = {"f_fall12_many": NO, "f_fall12_injured": NO, "f_fall12_mild": YES}
UNDER = tuple(item.id for item in ITEMS if item.after)


def fell(day: int = 0, **told: Answer):
    """A whole screen with a fall in it, told about in full."""
    return all_no(day, {"f_fall12": YES} | ONE_PLAIN_FALL | told)


@pytest.mark.parametrize(
    ("item_id", "level"),
    [
        ("f_fall12", 2),
        ("f_unsteady", 2),
        ("f_worry", 1),
        ("f_dizzy", 2),
        ("f_aid", 2),
        ("f_condition", 2),
        ("f_meds", 1),
    ],
)
@pytest.mark.parametrize("answer", [YES, UNSURE])
def test_each_question_leads_to_its_level_and_not_sure_counts_as_yes(item_id, level, answer):
    verdict = judge(all_no(but={item_id: answer}))
    assert (verdict.level, verdict.present) == (level, (item_id,))
    assert verdict.flags == {f"fall_risk_{level}"}


def test_nothing_said_yes_to_is_level_zero():
    verdict = judge(all_no())
    assert (verdict.level, verdict.flags, verdict.present) == (0, frozenset(), ())
    assert verdict.may_stand


@pytest.mark.parametrize(
    ("age", "level"),
    [
        (None, 0),
        (AgeBand.UNDER_40, 0),
        (AgeBand.FIFTIES, 0),
        (AgeBand.SIXTIES, 1),  # may be 65
        (AgeBand.SEVENTIES, 1),
        (AgeBand.OVER_80, 1),
    ],
)
def test_who_may_be_65_is_level_one(age, level):
    assert judge(all_no(), age=age).level == level


def test_the_highest_level_that_applies_counts():
    assert judge(all_no(but={"f_worry": YES, "f_aid": YES}), age=AgeBand.SEVENTIES).level == 2


# -- the mild form ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "age", "level"),
    [
        ({}, AgeBand.FORTIES, 1),
        ({}, AgeBand.FIFTIES, 1),
        ({}, AgeBand.SIXTIES, 2),  # may be 65
        ({}, AgeBand.OVER_80, 2),
        ({}, None, 2),
        ({"f_fall12_mild": NO}, AgeBand.FORTIES, 2),
        ({"f_fall12_mild": UNSURE}, AgeBand.FORTIES, 2),
        ({"f_fall12_injured": YES}, AgeBand.FORTIES, 2),
        ({"f_fall12_injured": UNSURE}, AgeBand.FORTIES, 2),
        ({"f_fall12_many": YES}, AgeBand.FORTIES, 2),
    ],
)
def test_one_uninjured_fall_in_sport_on_ice_or_from_a_push_counts_less_under_65(told, age, level):
    assert judge(fell(**told), age=age).level == level


@pytest.mark.parametrize("missing", ["f_fall12_many", "f_fall12_injured", "f_fall12_mild"])
def test_a_fall_that_was_not_told_about_in_full_counts_in_full(missing):
    answers = [each for each in fell() if each.question_id != missing]
    verdict = judge(answers)
    assert verdict.level == 2
    assert verdict.unanswered == (missing,)


# -- self-tests ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "age", "level"),
    [
        (4.9, 45, AgeBand.FORTIES, 2),
        (45, 4.9, AgeBand.FORTIES, 2),
        (5, 5, AgeBand.FORTIES, 0),
        (0, 0, None, 2),
        (None, 45, AgeBand.FORTIES, 0),  # stopped for pain has no score
    ],
)
def test_less_than_five_seconds_on_a_leg_is_level_two(left, right, age, level):
    assert judge(all_no(), both_legs("slst_eo", left, right, 0), age=age).level == level


@pytest.mark.parametrize(
    ("seconds", "age", "level"),
    [
        (9.9, AgeBand.FIFTIES, 0),  # counts from 60
        (9.9, AgeBand.SIXTIES, 2),
        (10, AgeBand.SIXTIES, 1),
    ],
)
def test_less_than_ten_seconds_heel_to_toe_is_level_two_from_60(seconds, age, level):
    assert judge(all_no(), both_legs("tandem", 30, seconds, 0), age=age).level == level


@pytest.mark.parametrize(
    ("stands", "line", "age", "is_present"),
    [
        (11, 12, AgeBand.SEVENTIES, True),
        (12, 12, AgeBand.SEVENTIES, False),
        (0, None, AgeBand.SEVENTIES, True),  # the arms were needed
        (11, None, AgeBand.SEVENTIES, False),  # no norm
        (11, 12, AgeBand.FIFTIES, False),  # counts from 60
    ],
)
def test_few_stands_from_a_chair_count_from_60(stands, line, age, is_present):
    verdict = judge(all_no(), [result("cst30", stands, 0)], age=age, chair_line=line)
    assert ("f_chair" in verdict.present) is is_present
    assert verdict.level <= 1


def test_a_stand_with_a_hand_on_does_not_count():
    assert judge(all_no(), both_legs("slst_supported", 1, 1, 0)).level == 0


def test_of_two_results_of_a_day_the_later_entry_counts():
    slip, right = result("slst_eo", 2, 0, Side.LEFT), result("slst_eo", 20, 0, Side.LEFT, minute=5)
    assert judge(all_no(), [slip, right]).level == 0
    assert judge(all_no(), [right, slip]).level == 0


# -- what standing work waits for ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "needs"),
    [
        ({"f_fall12": YES} | ONE_PLAIN_FALL, False),
        ({"f_fall12": YES} | ONE_PLAIN_FALL | {"f_fall12_mild": NO}, False),
        ({"f_fall12": YES} | ONE_PLAIN_FALL | {"f_fall12_many": YES}, True),
        ({"f_fall12": YES} | ONE_PLAIN_FALL | {"f_fall12_injured": YES}, True),
        ({"f_fall12": YES} | ONE_PLAIN_FALL | {"f_fall12_injured": UNSURE}, True),
        ({"f_dizzy": YES, "f_dizzy_blackout": NO}, False),
        ({"f_dizzy": YES, "f_dizzy_blackout": YES}, True),
        ({"f_dizzy": YES, "f_dizzy_blackout": UNSURE}, True),
    ],
)
def test_two_falls_an_injury_or_a_blackout_wait_for_an_assessment(told, needs):
    verdict = judge(all_no(but=told))
    assert verdict.needs_clearance is needs
    assert verdict.may_stand is not needs


def test_an_assessment_of_the_falls_lets_the_person_stand_until_something_new_is_told():
    answers = fell(f_fall12_injured=YES)
    assert not judge(answers, clearances=[cleared(0)]).may_stand  # of the very moment: not after it
    assert judge(answers, clearances=[cleared(1)]).may_stand
    assert not judge([*answers, said("f_fall12_many", YES, 2)], clearances=[cleared(1)]).may_stand


def test_an_assessment_of_something_else_does_not():
    assert not judge(fell(f_fall12_injured=YES), clearances=[cleared(1, lock_id="rf_chest")]).may_stand


def test_answering_no_later_does_not_stand_for_an_assessment():
    assert not judge([*fell(f_fall12_injured=YES), *all_no(40)]).may_stand


@pytest.mark.parametrize("signal", ["mini_fall", "stop_fall"])
def test_after_a_fall_standing_waits_for_the_questions(signal):
    fallen = [*all_no(0), said(signal, YES, 3, minute=5)]
    verdict = judge(fallen)
    assert verdict.unasked_fall == said("", day=3).stamp.day
    assert not verdict.may_stand
    assert verdict.unanswered == ASKED
    assert not judge([*fallen, *all_no(3)]).may_stand  # answered that day, before the fall
    assert not judge([*fallen, *all_no(4)[1:]]).may_stand  # not in full
    assert judge([*fallen, *all_no(4)]).may_stand


def test_a_no_in_the_mini_screen_after_a_fall_does_not_undo_it():
    assert not judge([*all_no(0), said("mini_fall", YES, 3), said("mini_fall", NO, 4)]).may_stand


def test_a_fall_before_the_first_questions_waits_for_them():
    assert not judge([said("stop_fall", YES, 3)]).may_stand


@pytest.mark.parametrize(
    ("answered_on", "is_over"),
    [(4, False), (30, False), (31, True)],
)
def test_a_fall_in_a_session_holds_balance_work_back_for_four_weeks_and_the_questions(answered_on, is_over):
    verdict = judge([*all_no(0), said("stop_fall", YES, 3), *all_no(answered_on)])
    assert verdict.exercise_fall == (None if is_over else said("", day=3).stamp.day)
    assert judge([*all_no(0), said("mini_fall", YES, 3), *all_no(answered_on)]).exercise_fall is None


# -- what is asked ---------------------------------------------------------------------------------------------------


def test_everything_is_asked_at_first_and_nothing_is_locked_by_that():
    verdict = judge()
    assert verdict.unanswered == ASKED
    assert verdict.may_stand


def test_what_stands_under_a_question_is_asked_after_yes_and_not_sure_only():
    assert judge(all_no()).unanswered == ()
    assert judge(all_no(but={"f_dizzy": UNSURE})).unanswered == ("f_dizzy_blackout",)
    assert judge(all_no(but={"f_fall12": YES})).unanswered == UNDER[:3]


def test_what_was_told_of_a_fall_long_ago_is_asked_again_at_a_new_one():
    answers = [*fell(0), *all_no(400), said("f_fall12", YES, 428)]
    assert judge(answers).unanswered == UNDER[:3]


# -- properties ------------------------------------------------------------------------------------------------------

ANSWERS = st.lists(
    st.builds(
        said,
        st.sampled_from([*ASKED, *UNDER, "mini_fall", "stop_fall"]),
        st.sampled_from(list(Answer)),
        st.integers(0, 60),
        st.integers(0, 2),
    ),
    max_size=20,
)
RESULTS = st.lists(
    st.builds(
        result,
        st.sampled_from(["slst_eo", "tandem", "cst30"]),
        st.one_of(st.none(), st.integers(0, 45)),
        st.integers(0, 60),
        st.sampled_from(list(Side)),
    ),
    max_size=10,
    unique_by=lambda each: (each.measure, each.side, each.stamp.day),
)
AGES = st.one_of(st.none(), st.sampled_from(list(AgeBand)))


@given(ANSWERS, RESULTS, AGES, st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(answers, results, age, random):
    answers = list({(each.question_id, each.stamp.at_utc, each.answer): each for each in answers}.values())
    shuffled, mixed = answers[:], results[:]
    random.shuffle(shuffled)
    random.shuffle(mixed)
    assert judge(shuffled, mixed, age=age) == judge(answers, results, age=age)


@given(ANSWERS, RESULTS, AGES, st.sampled_from(["f_unsteady", "f_dizzy", "f_aid", "f_condition"]))
def test_a_grave_answer_given_last_always_leads_to_level_two(answers, results, age, item_id):
    verdict = judge([*answers, said(item_id, Answer.YES, 61)], results, age=age)
    assert verdict.level == 2
    assert "fall_risk_2" in verdict.flags


@given(ANSWERS, RESULTS, AGES)
def test_the_level_in_force_is_never_below_the_level_now(answers, results, age):
    verdict = judge(answers, results, age=age)
    assert verdict.level >= verdict.level_now
    assert (verdict.lower_from is not None) is (verdict.level > verdict.level_now)
    assert fall_level(verdict.flags) == verdict.level
