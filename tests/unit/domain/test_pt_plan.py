"""A physiotherapist's plan: what it opens, closes and sets, until when, and what it never does (E5)."""

from __future__ import annotations

import pytest

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Dose, Side, Stage
from hipcoach.domain.limits import LimitReason
from hipcoach.domain.path import Person, StageState
from hipcoach.domain.pt_plan import PlannedDose, green_levels, in_turn, plan_on, under_plan
from tests.unit.months import PELVIS, PELVIS_ON, TIER_1, Months, steady
from tests.unit.samples import EXERCISES, day

STRENGTH, CORE, BALANCE = Stage.STRENGTH, Stage.CORE, Stage.BALANCE
DOSE = Dose(level=3, sets=2, reps=9, hold_s=5, rest_s=30)


def starting(today=5):
    """Early in the pelvis stage, with a plan to be made."""
    return Months().train(range(today + 1), *PELVIS)


# -- which plan, and until when ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "holds"), [(2, False), (3, True), (17, True), (18, False)])
def test_a_plan_holds_from_the_day_it_was_made_to_its_last(number, holds):
    (plan,) = Months().plan(3, weeks=2).plans

    assert plan.expires_on == day(17)
    assert plan.holds_on(day(number)) is holds
    assert plan_on([plan], day(number)) is (plan if holds else None)


@pytest.mark.parametrize(("number", "expected"), [(1, 0), (4, 1), (20, 0), (90, None)])
def test_of_several_plans_in_force_the_one_entered_last_counts(number, expected):
    plans = Months().plan(0).plan(3, weeks=2).plans
    found = plan_on(reversed(plans), day(number))

    assert found is (None if expected is None else plans[expected])


@pytest.mark.parametrize(("number", "expected"), [(2, 0), (3, 1), (10, 1), (11, None), (40, None)])
def test_a_plan_that_another_took_the_place_of_does_not_come_back(number, expected):
    plans = Months().plan(0, weeks=12).plan(3, weeks=1).plans
    found = plan_on(in_turn(plans), day(number))

    assert (found and found.plan_id) == (expected if expected is None else plans[expected].plan_id)


def test_plans_in_turn_are_in_the_order_they_were_entered_in_and_otherwise_as_they_were():
    first, second = Months().plan(0, weeks=1).plan(30).plans

    assert in_turn([second, first]) == (first, second)
    assert in_turn([]) == ()


def test_of_two_plans_made_on_one_day_the_first_never_holds():
    first, second = in_turn(Months().plan(3).plan(3).plans)

    assert not any(first.holds_on(day(number)) for number in range(90))
    assert second.expires_on == day(3 + 84)


def test_after_its_last_day_what_was_earned_applies():
    months = steady(30).plan(2, opens_stages=frozenset({STRENGTH}), expires_on=day(20))

    assert [months.path(today).is_open(STRENGTH) for today in (2, 20, 21, 23, 24)] == [True, True, False, False, True]
    assert months.path(21).by_plan == frozenset()


# -- what it opens -------------------------------------------------------------------------------------------------


def test_an_opened_stage_is_open_whatever_it_asks_for_and_says_so():
    months = starting().plan(2, opens_stages=frozenset({STRENGTH}))
    path = months.path(5)

    assert path.states[STRENGTH] is StageState.OPEN
    assert path.opened_on[STRENGTH] == day(2)
    assert path.by_plan == {STRENGTH}
    assert path.tiers[STRENGTH] == 1
    assert path.working_stage is STRENGTH
    assert path.states[Stage.FLEXIBILITY] is StageState.LOCKED
    assert {months.level(5, name) for name in TIER_1} == {4}


def test_a_plan_opens_a_stage_before_the_first_session_too():
    path = Months().plan(0, opens_stages=frozenset({Stage.FLEXIBILITY})).path(0)

    assert path.opened_on == {Stage.FLEXIBILITY: day(0)}
    assert path.working_stage is Stage.FLEXIBILITY


def test_what_is_open_anyway_is_not_by_the_plan():
    path = steady(60).plan(50, opens_stages=frozenset({STRENGTH})).path(59)

    assert path.by_plan == frozenset()
    assert path.opened_on[STRENGTH] == day(24)


def test_tiers_of_an_opened_stage_come_one_after_the_other():
    months = steady(40).plan(2, opens_stages=frozenset({STRENGTH})).train(range(2, 20), *TIER_1)

    assert [months.path(today).tiers[STRENGTH] for today in (15, 16)] == [1, 2]


def test_a_provisional_stage_becomes_a_true_one():
    months = Months().train(range(40), *PELVIS).plan(30, opens_stages=frozenset({Stage.FLEXIBILITY}))
    path = months.path(39)

    assert path.states[Stage.FLEXIBILITY] is StageState.OPEN
    assert path.by_plan == {Stage.FLEXIBILITY}
    assert months.level(39, "flex_thomas_edge") == 4


def test_an_opened_core_is_more_than_the_starter_set():
    months = steady(20).plan(12, opens_stages=frozenset({CORE}))
    assert months.level(15, "core_dead_bug") == 2  # open by the path: nothing to outrank

    months = starting().plan(2, opens_stages=frozenset({CORE}))
    assert months.level(5, "core_dead_bug") == 4
    assert months.reason(5, "core_plank") is LimitReason.TIER


@pytest.mark.parametrize("name", ["str_clam", "str_step_down", "bal_step_hold", "flex_90_90", "core_plank"])
def test_an_opened_exercise_needs_neither_stage_nor_tier_nor_test(name):
    found = starting().plan(2, opens=frozenset({name})).limits(5)[name]

    assert (found.level_max, found.reason, found.is_by_plan) == (4, LimitReason.OPEN, True)


def test_an_opened_exercise_opens_nothing_else():
    before = {name for name, each in starting().limits(5).items() if each.is_open}
    after = {name for name, each in starting().plan(2, opens=frozenset({"str_clam"})).limits(5).items() if each.is_open}

    assert after == before | {"str_clam"}


# -- levels and doses ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("planned", "level_max", "level_min", "dose"),
    [
        ({"level_min": 2}, 4, 2, None),
        ({"level_max": 2, "level_min": 1}, 2, 1, None),
        ({"level_max": 2, "level_min": 2}, 2, 2, None),
        ({"dose": DOSE}, 4, 1, DOSE),
        ({"dose": DOSE, "level_max": 3}, 3, 1, DOSE),
    ],
)
def test_levels_and_doses_that_are_set_are_done(planned, level_max, level_min, dose):
    months = starting().plan(2, doses=(PlannedDose(exercise_id="str_clam", **planned),))
    found = months.limits(5)["str_clam"]

    assert (found.level_max, found.level_min, found.dose, found.is_by_plan) == (level_max, level_min, dose, True)


def test_a_highest_level_alone_opens_nothing_but_holds_once_it_is_open():
    months = steady(40).plan(2, doses=(PlannedDose(exercise_id="str_clam", level_max=2),))

    assert (months.level(5, "str_clam"), months.reason(5, "str_clam")) == (0, LimitReason.STAGE)
    found = months.limits(30)["str_clam"]
    assert (found.level_max, found.reason, found.is_by_plan) == (2, LimitReason.PLAN, True)


@pytest.mark.parametrize("flag", ["fall_risk_2", "thr_lateral"])
def test_a_dose_over_what_safety_leaves_is_not_done(flag):
    """Both keep standing on one leg at level 2."""
    months = starting().plan(2, doses=(PlannedDose(exercise_id="bal_sls", level_min=3, dose=DOSE),))
    months.person = Person(flags=frozenset({flag}))
    found = months.limits(5)["bal_sls"]

    assert (found.level_max, found.level_min, found.dose, found.reason) == (2, 2, None, LimitReason.FLAG)


# -- what it closes ------------------------------------------------------------------------------------------------


def test_a_banned_exercise_is_never_done_even_if_it_is_opened_too():
    found = steady(40).plan(2, bans=frozenset({"str_clam"}), opens=frozenset({"str_clam"})).limits(30)["str_clam"]

    assert (found.level_max, found.reason, found.is_by_plan) == (0, LimitReason.PLAN_BANS, True)


def test_a_locked_stage_is_closed_with_all_its_exercises():
    months = steady(60).plan(50, locks_stages=frozenset({BALANCE}))
    path = months.path(59)

    assert path.states[BALANCE] is StageState.LOCKED
    assert (path.tiers[BALANCE], BALANCE in path.opened_on, path.working_stage) == (0, False, STRENGTH)
    assert path.by_plan == {BALANCE}
    reasons = {each.reason for name, each in months.limits(59).items() if name.startswith("bal_")}
    assert reasons == {LimitReason.PLAN_BANS}


def test_while_strength_is_locked_the_core_is_the_starter_set():
    months = steady(60).plan(50, locks_stages=frozenset({STRENGTH}))

    assert months.level(59, "core_brace") == 2
    assert months.level(59, "core_plank") == 0
    assert months.path(59).tiers[CORE] == 1


def test_sore_sessions_put_aside_the_newest_stage_that_is_not_locked():
    months = steady(60).plan(40, locks_stages=frozenset({BALANCE})).red(50, 51)

    assert months.path(52).frozen is STRENGTH


def test_criteria_ask_for_what_bans_and_highest_levels_leave():
    """Nobody is locked out by what the physiotherapist took away."""
    months = steady(20)
    for done in months.done.values():
        done.pop("pelv_stand_level", None)
    assert {Subject.STANDING_LEVEL, Subject.GREEN_STANDING} <= set(months.unmet(PELVIS_ON, Stage.PELVIS))

    months.plan(
        0, bans=frozenset({"pelv_stand_level"}), doses=(PlannedDose(exercise_id="pelv_hike_drop", level_max=1),)
    )
    assert months.unmet(PELVIS_ON, Stage.PELVIS) == {}


# -- precautions and sides -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "sets", "lifts", "expected"),
    [
        ({"gtps"}, {"hernia"}, set(), {"gtps", "hernia"}),
        ({"gtps", "hernia"}, set(), {"gtps"}, {"hernia"}),
        ({"gtps"}, {"gtps"}, {"gtps"}, {"gtps"}),  # the careful one of the two
        ({"fall_risk_2"}, set(), {"fall_risk_2"}, {"fall_risk_2"}),
        ({"fall_risk_1"}, {"fall_risk_2"}, {"fall_risk_1"}, {"fall_risk_1", "fall_risk_2"}),
    ],
)
def test_precautions_are_set_and_lifted_but_those_of_the_fall_risk_are_never_lifted(own, sets, lifts, expected):
    (plan,) = Months().plan(sets_flags=frozenset(sets), lifts_flags=frozenset(lifts)).plans

    assert under_plan(Person(flags=frozenset(own)), plan).flags == expected


def test_precautions_of_a_plan_close_and_open_exercises():
    months = steady(60, flags=frozenset({"hernia"}))
    assert months.level(59, "core_dead_bug") == 0

    months.plan(50, lifts_flags=frozenset({"hernia"}), sets_flags=frozenset({"thr_lateral"}))
    assert months.level(59, "core_dead_bug") == 4
    assert months.level(59, "str_clam") == 0


@pytest.mark.parametrize(("side", "expected"), [(None, Side.LEFT), (Side.RIGHT, Side.RIGHT), (Side.BOTH, Side.BOTH)])
def test_the_side_of_a_plan_goes_first(side, expected):
    (plan,) = Months().plan(affected_side=side).plans

    assert under_plan(Person(affected_side=Side.LEFT), plan).affected_side is expected
    assert under_plan(Person(affected_side=Side.LEFT), None).affected_side is Side.LEFT


# -- what it never does --------------------------------------------------------------------------------------------


def test_it_opens_nothing_that_falls_or_advice_close():
    everything = frozenset(EXERCISES)
    months = steady(60).plan(2, opens=everything, opens_stages=frozenset(Stage))
    months.person = Person(may_stand=False, fell_on=day(58), flags=frozenset({"fall_risk_1"}))
    months.judging["closed"] = frozenset({STRENGTH})
    limits = months.limits(59)

    assert {limits[name].level_max for name in ("bal_weight_shift", "bal_clock_reach", "str_hip_hinge")} == {0}
    assert {each.level_max for name, each in limits.items() if name.startswith("str_")} == {0}


def test_it_outranks_neither_sore_sessions_nor_a_lapse():
    months = steady(80).plan(30, opens=frozenset({"bal_sls_head_turns"})).red(45, 46)
    assert months.reason(47, "bal_sls_head_turns") is LimitReason.FROZEN

    months = steady(80).plan(30, opens=frozenset({"str_clam", "str_sit_to_stand"})).control(40, 41, tilt=3)
    assert (months.level(50, "str_clam"), months.level(50, "str_sit_to_stand")) == (1, 1)
    assert months.level(50, "str_bridge") == 1


def test_a_stage_a_plan_opens_is_not_held_by_advice():
    months = starting(20).plan(16, opens_stages=frozenset({STRENGTH}))
    months.judging["held_since"] = day(15)

    assert months.path(20).is_open(STRENGTH)
    assert months.path(20).held == frozenset()


# -- when it has ended ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("trained", "expected"),
    [
        ([(12, 2, 1.0), (14, 3, 1.0)], {"str_clam": 3}),
        ([(12, 2, 1.0), (14, 3, 0.5)], {"str_clam": 2}),  # the higher one was not green
        ([(12, 3, 0.5), (14, 3, 0.5)], {"str_clam": 1}),
        ([(12, 2, 1.0), (25, 2, 1.0)], {}),  # the rules have set a dose since
        ([], {}),
    ],
)
@pytest.mark.parametrize("what", ["dose", "opening"])
def test_what_is_left_of_its_doses_is_what_was_last_green(trained, expected, what):
    by = (
        {"doses": (PlannedDose(exercise_id="str_clam", level_min=3),)}
        if what == "dose"
        else {"opens": frozenset({"str_clam"})}
    )
    months = Months().plan(10, expires_on=day(20), **by)
    for number, level, share in trained:
        months.train([number], "str_clam", "str_bridge", level=level, done_share=share)

    assert green_levels(months.plans, months.evidence(30).book, day(30)) == expected
    assert green_levels(months.plans, months.evidence(30).book, day(20)) == {}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({"opens": frozenset({"str_clam"})}, {}),
        ({"doses": (PlannedDose(exercise_id="str_clam", dose=DOSE),)}, {}),
        ({"doses": (PlannedDose(exercise_id="str_clam", level_min=2),)}, {}),
        ({"doses": (PlannedDose(exercise_id="str_clam", level_max=4),)}, {"str_clam": 1}),
        ({"opens": frozenset({"str_bridge"})}, {"str_clam": 1}),
    ],
)
def test_what_an_ended_plan_leaves_gives_way_to_the_plan_in_force(now, expected):
    months = Months().train([12], "str_clam", level=3, done_share=0.5)
    months.plan(10, weeks=1, opens=frozenset({"str_clam"})).plan(20, **now)

    assert green_levels(months.plans, months.evidence(30).book, day(30)) == expected
