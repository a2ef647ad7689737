"""What strength, balance, free days and days of stepping back hold (E6, E7)."""

from __future__ import annotations

import pytest

from hipcoach.domain.exercise import Role
from hipcoach.domain.records import SessionForm
from hipcoach.domain.session_plan import ChoiceReason, PlanReason
from hipcoach.domain.week import DayKind, DayPlan, DayReason
from tests.unit.samples import EXERCISES, day
from tests.unit.situations import (
    ALL_OPEN,
    CORE,
    IN_STRENGTH,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    B,
    F,
    P,
    S,
    builder,
    choices,
    ids,
    limits,
    seen,
    situation,
)


def core_of(plan):
    return [name for name in ids(plan) if EXERCISES[name].stage is CORE]


# -- strength ------------------------------------------------------------------------------------------------------


def strength_of(plan):
    return [name for name in ids(plan) if EXERCISES[name].stage is S]


def test_strength_rotates_a_with_a_rise_from_a_chair_and_b_with_a_bridge():
    a, b = (builder().build(situation(S, strength_sessions=n)) for n in (0, 1))

    assert strength_of(a) == ["str_prone_rot_iso", "str_iso_abd_er", "str_clam", "str_sit_to_stand"]
    assert strength_of(b) == ["str_prone_rot_iso", "str_iso_abd_er", "str_clam", "str_bridge"]
    assert strength_of(builder().build(situation(S, strength_sessions=2))) == strength_of(a)
    assert (a.stage, a.day_kind, a.reason) == (S, DayKind.STRENGTH, PlanReason.STRENGTH_DAY)


def test_above_level_1_three_strength_exercises_are_enough():
    shades = {"str_clam": seen("A", level=2, last=MONDAY - 3)}

    assert strength_of(builder().build(situation(S, shades=shades))) == [
        *("str_prone_rot_iso", "str_clam", "str_sit_to_stand"),
    ]


def test_core_goes_along_with_strength_the_front_first_on_one_day_the_side_on_the_next():
    plan = builder().build(situation(S))

    assert core_of(plan) == ["core_brace", "core_dead_bug"]
    assert {choices(plan)[name].reason for name in core_of(plan)} == {ChoiceReason.CORE_ALONGSIDE}
    long = {name: seen("A", level=3, last=MONDAY - 3) for name in set(EXERCISES) - {"core_bird_dog"}}
    assert core_of(builder().build(situation(S, shades=long, strength_sessions=0))) == ["core_brace"]
    assert core_of(builder().build(situation(S, shades=long, strength_sessions=1))) == ["core_dead_bug"]


@pytest.mark.parametrize("today", [TUESDAY, MONDAY + 3])
def test_day_off_strength_is_flexibility_without_core(today):
    plan = builder().build(situation(S, today))

    assert (plan.stage, plan.day_kind, plan.reason) == (F, DayKind.FLEXIBILITY, PlanReason.FLEXIBILITY_DAY)
    assert not strength_of(plan)
    assert not core_of(plan)


@pytest.mark.parametrize(("ago", "is_held"), [(0, False), (1, False), (2, True), (5, True)])
def test_strength_never_comes_within_48_hours_whatever_the_plan_of_the_week_says(ago, is_held):
    plan = builder().build(situation(S, MONDAY, last_strength_day=day(MONDAY - ago)))

    assert bool(strength_of(plan)) is is_held
    assert plan.day_kind is (DayKind.STRENGTH if is_held else DayKind.FLEXIBILITY)
    assert plan.reason is (PlanReason.STRENGTH_DAY if is_held else PlanReason.TOO_SOON)


def test_strength_that_is_closed_for_now_makes_a_flexibility_day():
    closed = [each.id for each in EXERCISES.values() if each.stage is S]
    plan = builder().build(situation(S, limits=limits(IN_STRENGTH, closed=closed)))

    assert not strength_of(plan)
    assert plan.stage is F


DEEP = [each.id for each in EXERCISES.values() if "deep_rotators" in each.focus]


@pytest.mark.parametrize("only", DEEP)
@pytest.mark.parametrize("turn", [0, 1])
def test_any_deep_rotator_that_is_open_is_in_every_strength_session(only, turn):
    closed = [name for name in DEEP if name != only]
    open_ = limits(ALL_OPEN, closed=closed)
    plan = builder().build(situation(S, tiers=ALL_OPEN, limits=open_, strength_sessions=turn))

    assert only in ids(plan)


@pytest.mark.parametrize("turn", [0, 1])
def test_gentle_isometric_stays_above_level_1_where_it_is_the_only_deep_rotator(turn):
    only = limits(IN_STRENGTH, closed=[name for name in DEEP if name != "str_iso_abd_er"])
    shades = {name: seen("A", level=2, last=MONDAY - 3) for name in ("str_sit_to_stand", "str_bridge")}

    assert "str_iso_abd_er" in ids(builder().build(situation(S, limits=only, shades=shades, strength_sessions=turn)))


def test_no_strength_session_goes_without_deep_rotators_while_they_rest():
    resting = {name: seen("RR", level=2, last=MONDAY - 3) for name in DEEP}

    assert not strength_of(builder().build(situation(S, shades=resting)))


def test_without_any_deep_rotator_open_the_group_is_skipped():
    plan = builder().build(situation(S, limits=limits(IN_STRENGTH, closed=DEEP)))

    assert strength_of(plan) == ["str_sit_to_stand"]


# -- balance -------------------------------------------------------------------------------------------------------


def balance_of(plan):
    return [name for name in ids(plan) if EXERCISES[name].stage is B]


@pytest.mark.parametrize(
    ("today", "done", "expected"),
    [
        (MONDAY, 0, 1),  # Tuesday and Thursday are two: a short block now makes three
        (TUESDAY, 1, 3),
        (WEDNESDAY, 2, 0),
        (WEDNESDAY, 1, 1),  # one was missed
        (MONDAY + 3, 2, 3),
        (MONDAY + 3, 3, 0),
        (MONDAY + 4, 3, 0),
        (MONDAY + 4, 2, 1),
    ],
)
def test_balance_is_on_three_days_two_of_them_off_strength(today, done, expected):
    plan = builder().build(situation(B, today, balance_days_this_week=done))

    assert len(balance_of(plan)) == expected
    if expected == 3:
        assert plan.stage is B


def test_balance_of_a_strength_day_comes_fresh_right_after_the_warm_up():
    plan = builder().build(situation(B, MONDAY))
    main = [each.exercise_id for each in plan.prescriptions if each.role is Role.MAIN]

    assert EXERCISES[main[0]].stage is B
    assert choices(plan)[main[0]].reason is ChoiceReason.BALANCE


def test_days_of_balance_follow_the_person_s_own_week():
    ahead = tuple(
        DayPlan(day=day(n), kind=DayKind.FLEXIBILITY, reason=DayReason.PLANNED) for n in range(TUESDAY, MONDAY + 5)
    )

    assert not balance_of(builder().build(situation(B, MONDAY, days_ahead=ahead)))
    next_week = tuple(each.replace(day=day(MONDAY + 7)) for each in ahead)
    assert balance_of(builder().build(situation(B, MONDAY, days_ahead=next_week)))


# -- days without a session due, and stepping back -----------------------------------------------------------------


@pytest.mark.parametrize("today", [MONDAY + 5, MONDAY + 6])
@pytest.mark.parametrize("stage", [S, B])
def test_light_and_rest_days_have_a_short_session_of_flexibility_to_do_anyway(stage, today):
    plan = builder().build(situation(stage, today))

    assert (plan.form, plan.stage, plan.reason) == (SessionForm.SHORT, F, PlanReason.FREE_DAY)
    assert plan.duration_s <= 12 * 60
    assert not [name for name in ids(plan) if EXERCISES[name].stage in {S, CORE, B}]


def test_rest_day_of_the_pelvis_stage_has_a_short_pelvis_session():
    plan = builder().build(situation(P, day_kind=DayKind.REST))

    assert (plan.form, plan.stage) == (SessionForm.SHORT, P)


@pytest.mark.parametrize("today", [MONDAY, TUESDAY])
def test_lost_control_puts_the_pelvis_block_first(today):
    plan = builder().build(situation(S, today, is_lapsed=True))
    main = [each.exercise_id for each in plan.prescriptions if each.role is Role.MAIN]

    assert plan.reason is PlanReason.LAPSED
    assert main[:4] == ["pelv_tilt_supine", "pelv_hip_lift_9090", "pelv_glute_set_prone", "pelv_stand_level"]
    assert bool(strength_of(plan)) is (today == MONDAY)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"frozen": S}, PlanReason.FROZEN),
        ({"has_week_risen": True}, PlanReason.WEEK_ROSE),
        ({"form": SessionForm.EASY}, PlanReason.EASY),
        ({"form": SessionForm.SHORT}, PlanReason.SHORT),
        ({"form": SessionForm.SHORT, "is_lapsed": True}, PlanReason.LAPSED),
        ({}, PlanReason.STAGE),
    ],
)
def test_plan_tells_the_most_telling_reason(changes, reason):
    assert builder().build(situation(F, **changes)).reason is reason
