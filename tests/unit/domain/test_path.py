"""The stages of the path and their tiers (E1, E3), the week rule (B4)."""

from __future__ import annotations

import pytest

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Stage
from hipcoach.domain.path import StageState
from tests.unit.fortnight import MET_ON, Fortnight
from tests.unit.samples import day

OPEN, LOCKED, ACHIEVED, PROVISIONAL = StageState.OPEN, StageState.LOCKED, StageState.ACHIEVED, StageState.PROVISIONAL


@pytest.fixture
def weeks():
    return Fortnight()


# -- stages --------------------------------------------------------------------------------------------------------


def test_before_the_first_session_only_the_pelvis_is_open():
    path = Fortnight(0).path(0)

    assert path.states == {stage: OPEN if stage is Stage.PELVIS else LOCKED for stage in Stage}
    assert path.opened_on == {}
    assert set(path.criteria) == {Stage.PELVIS}
    assert path.working_stage is Stage.PELVIS
    assert not path.needs_review


def test_in_the_pelvis_stage_sessions_are_for_the_pelvis(weeks):
    path = weeks.path(MET_ON - 1)

    assert path.working_stage is Stage.PELVIS
    assert path.opened_on == {Stage.PELVIS: day(0)}


def test_achieved_pelvis_opens_flexibility_and_core_but_never_strength(weeks):
    path = weeks.path()

    assert path.states == {
        Stage.PELVIS: ACHIEVED,
        Stage.FLEXIBILITY: OPEN,
        Stage.STRENGTH: LOCKED,
        Stage.CORE: OPEN,
        Stage.BALANCE: LOCKED,
    }
    assert path.opened_on[Stage.CORE] == path.opened_on[Stage.FLEXIBILITY] == day(MET_ON)
    assert path.working_stage is Stage.FLEXIBILITY
    assert set(path.criteria) == {Stage.PELVIS, Stage.FLEXIBILITY, Stage.STRENGTH}


def test_session_days_can_be_asked_for(weeks):
    assert weeks.judge().session_days(day(3), day(5)) == [day(3), day(4), day(5)]


# -- provisional ---------------------------------------------------------------------------------------------------


@pytest.fixture
def slow():
    """Thirty-six days of sessions with every criterion met but the tilts."""
    weeks = Fortnight(36)
    weeks.tests = []
    return weeks


def test_flexibility_opens_provisionally_on_day_28_and_asks_for_a_review(slow):
    assert slow.path(27).states[Stage.FLEXIBILITY] is LOCKED
    assert not slow.path(27).needs_review

    path = slow.path(28)
    assert path.states[Stage.FLEXIBILITY] is PROVISIONAL
    assert path.states[Stage.PELVIS] is OPEN
    assert path.states[Stage.CORE] is LOCKED
    assert path.working_stage is Stage.FLEXIBILITY
    assert path.needs_review


def test_provisional_opening_keeps_its_day(slow):
    assert {slow.path(today).opened_on[Stage.FLEXIBILITY] for today in (28, 30, 35)} == {day(28)}


def test_provisional_opening_asks_for_eighteen_session_days(slow):
    for number in range(1, 15):
        del slow.sessions[number]  # days 0 and 15 to 31 are the first eighteen

    assert slow.path(30).states[Stage.FLEXIBILITY] is LOCKED
    assert slow.path(30).needs_review
    assert slow.path(31).opened_on[Stage.FLEXIBILITY] == day(31)


def test_achieving_the_pelvis_later_makes_it_a_true_opening(slow):
    slow.tests = [*slow.control(25), *slow.control(30)]
    path = slow.path(35)

    assert path.states[Stage.FLEXIBILITY] is OPEN
    assert path.opened_on[Stage.FLEXIBILITY] == day(30)
    assert not path.needs_review


# -- tiers ---------------------------------------------------------------------------------------------------------


def tier(weeks, today, stage=Stage.PELVIS):
    return weeks.path(today).tiers[stage]


@pytest.mark.parametrize("stage", set(Stage) - {Stage.PELVIS})
def test_stage_that_is_not_open_has_no_open_tier(weeks, stage):
    assert tier(weeks, MET_ON - 1, stage) == 0


def test_second_tier_of_the_pelvis_opens_after_three_session_days(weeks):
    assert [tier(weeks, today) for today in range(5)] == [1, 1, 1, 3, 3]  # the exercises here go beyond at once


def test_third_tier_of_the_pelvis_asks_for_two_green_exercises_of_the_second(weeks):
    weeks.replace_exercise("pelv_stand_level", range(14), done_share=0.5)
    assert tier(weeks, 13) == 2

    weeks.replace_exercise("pelv_stand_level", [5], done_share=1.0)
    assert tier(weeks, 13) == 3


def test_red_makes_the_three_days_count_anew(weeks):
    weeks.add_exercise("pelv_breathing_9090", [1], was_stopped_for_pain=True)

    assert [tier(weeks, today) for today in range(1, 6)] == [1, 1, 1, 1, 3]


def test_red_of_a_borrowed_warm_up_makes_them_count_anew_as_well(weeks):
    weeks.add_exercise("flex_heel_slide", [1], was_stopped_for_pain=True)

    assert [tier(weeks, today) for today in (3, 4, 5)] == [1, 1, 3]


def test_red_later_on_does_not_close_the_tier(weeks):
    weeks.replace_exercise("pelv_hip_lift_9090", [8, 9, 10], was_stopped_for_pain=True)

    assert tier(weeks, 13) > 1


def test_day_with_too_few_sets_is_no_step_to_the_next_tier(weeks):
    for name in ("pelv_tilt_supine", "pelv_stand_level"):
        weeks.replace_exercise(name, [1], sets_done=1)

    assert [tier(weeks, today) for today in (3, 4)] == [1, 3]


def test_second_tier_of_flexibility_opens_after_four_session_days():
    weeks = Fortnight(MET_ON + 6)

    assert [tier(weeks, today, Stage.FLEXIBILITY) for today in (MET_ON + 3, MET_ON + 4)] == [1, 2]


def test_core_has_its_first_tier_only_before_strength_opens(weeks):
    assert tier(weeks, 13, Stage.CORE) == 1


# -- what strength asks of flexibility -----------------------------------------------------------------------------


def stretched(weeks, days=range(14), **changes):
    weeks.add_exercise("flex_thomas_edge", days, **changes)
    weeks.add_exercise("flex_fig4_supine", days, **changes)
    asked = weeks.judge().flexibility_criteria(day(0), day(13))
    untested = {Subject.FRONT_RANGE, Subject.TURNING_IN}  # test_range_tests.py has them
    return {c.subject: c.value for c in asked if not c.is_met and c.subject not in untested}


def test_flexibility_asks_for_days_and_for_both_groups_of_stretches(weeks):
    listed = {c.subject: (c.value, c.needed) for c in weeks.path().criteria[Stage.FLEXIBILITY]}

    assert listed[Subject.DAYS] == (3, 14)
    assert listed[Subject.ADHERENCE] == (4, 9)
    assert listed[Subject.HIP_FLEXOR_DAYS] == listed[Subject.ROTATOR_DAYS] == (0, 6)
    assert {Subject.RED_FREE, Subject.NO_LOCK, Subject.MORNINGS_GIVEN} <= set(listed)


@pytest.mark.parametrize(
    ("days", "missing"), [(range(6), set()), (range(5), {Subject.HIP_FLEXOR_DAYS, Subject.ROTATOR_DAYS})]
)
def test_each_group_is_stretched_on_six_days(weeks, days, missing):
    assert set(stretched(weeks, days)) - {Subject.DAYS} == missing


def test_stretch_nobody_did_is_no_stretch_day(weeks):
    assert stretched(weeks, sets_done=0, done_share=0.0)[Subject.HIP_FLEXOR_DAYS] == 0


def test_movement_of_a_warm_up_is_no_stretch(weeks):
    weeks.add_exercise("flex_windshield_wipers", range(14))

    assert stretched(weeks, range(6))[Subject.DAYS] == 13
    assert {c.subject: c.value for c in weeks.judge().flexibility_criteria(day(0), day(13))}[Subject.ROTATOR_DAYS] == 6


def test_stretch_days_are_those_of_the_last_fourteen():
    weeks = Fortnight(20)
    weeks.add_exercise("flex_thomas_edge", range(8))
    criteria = {c.subject: c for c in weeks.judge(19).flexibility_criteria(day(0), day(19))}

    assert criteria[Subject.HIP_FLEXOR_DAYS].value == 2  # days 6 and 7


# -- the week rule -------------------------------------------------------------------------------------------------


def risen(first, second, today=14):
    """Whether the second calendar week rose above the first; each a score a day from Monday on."""
    weeks = Fortnight(14)
    weeks.worst_24h = dict(enumerate([*first, *second]))
    return weeks.judge(today).has_week_risen()


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([2] * 7, [3] * 7, True),
        ([2] * 7, [3] * 6 + [2], False),
        ([2] * 7, [2] * 7, False),
        ([4] * 7, [2] * 7, False),
        ([2] * 4 + [None] * 3, [None] * 3 + [3] * 4, True),
        ([2] * 3 + [None] * 4, [3] * 7, False),
        ([2] * 7, [9] * 3 + [None] * 4, False),
    ],
)
def test_week_has_risen_by_a_point_of_the_mean_with_four_entries_each(first, second, expected):
    assert risen(first, second) is expected


@pytest.mark.parametrize(("today", "expected"), [(13, False), (14, True), (20, True), (21, False)])
def test_week_rule_holds_from_monday_to_sunday(today, expected):
    assert risen([2] * 7, [4] * 7, today) is expected
