"""What a flare-up leaves of a session, row by row (B6)."""

from __future__ import annotations

import pytest

from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.doses import Doses
from hipcoach.domain.path import Person
from hipcoach.domain.records import SessionForm
from hipcoach.domain.session_plan import PlanReason
from tests.unit.samples import EXERCISES, PROGRAMME
from tests.unit.situations import (
    ALL_OPEN,
    IN_STRENGTH,
    MONDAY,
    TUESDAY,
    B,
    F,
    P,
    S,
    all_seen,
    builder,
    everything,
    flare,
    ids,
    levels,
    limits,
    prescribed,
    reasons,
    seen,
    situation,
)

BEGAN = MONDAY - 8
CALM = list(PROGRAMME.flare.calm_exercises)
GENTLE = "str_iso_abd_er"


def day_in(rows, stage=S, today=MONDAY, level=3, began=None, **changes):
    """A day in a flare that began before, with everything done at a level just before it."""
    start = today - rows[-1] if began is None else began
    known = everything("G", level=level, last=start - 1)
    return situation(stage, today, **{"shades": known, "flare": flare(start, rows)} | changes)


# -- days 0 and 1 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", [P, F])
def test_first_days_have_the_calm_list_only(stage):
    plan = builder().build(day_in((0,), stage))

    assert ids(plan) == CALM
    assert (plan.form, plan.reason) == (SessionForm.CALM, PlanReason.FLARE)
    assert set(levels(plan).values()) == {1}


def test_first_days_have_a_gentle_isometric_where_strength_is_open():
    plan = builder().build(day_in((0,)))
    dose = prescribed(plan, GENTLE).dose

    assert ids(plan) == [*CALM, GENTLE]
    assert (dose.sets, dose.reps, dose.hold_s) == (4, 1, 20)


@pytest.mark.parametrize(("added", "is_there"), [(None, True), (0, True), (1, True), (2, False)])
def test_gentle_isometric_is_left_out_once_it_added_more_than_one_point(added, is_there):
    shades = {GENTLE: seen("G", last=MONDAY - 1, added=added)}

    assert (GENTLE in ids(builder().build(day_in((0,), shades=shades)))) is is_there


def test_gentle_isometric_is_left_out_while_it_rests_or_is_closed():
    assert GENTLE not in ids(builder().build(day_in((0,), shades={GENTLE: seen("RR")})))
    assert GENTLE not in ids(builder().build(day_in((0,), limits=limits(IN_STRENGTH, closed=[GENTLE]))))


def test_calm_session_of_a_sore_day_is_the_same_but_for_its_reason():
    plan = builder().build(situation(S, form=SessionForm.CALM))

    assert ids(plan) == [*CALM, GENTLE]
    assert (plan.form, plan.reason) == (SessionForm.CALM, PlanReason.SORE)


def test_calm_session_leaves_out_what_is_closed():
    closed = limits(IN_STRENGTH, closed=["pelv_tilt_supine"])

    assert ids(builder().build(day_in((0,), limits=closed))) == [CALM[0], CALM[2], GENTLE]


# -- days 2 and 3 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", [P, F, S, B])
def test_next_days_have_pelvis_and_gentle_mobility_a_level_lower_with_half_the_sets(stage):
    plan = builder().build(day_in((0, 2), stage))

    assert plan.stage is P
    assert (
        ids(plan)
        == [
            *("pelv_breathing_9090", "flex_rock_back", "flex_windshield_wipers"),
            *("pelv_clock", "pelv_isometric_reset", "pelv_glute_set_prone", "pelv_stand_level"),
        ]
        or stage is P
    )
    for each in plan.prescriptions:
        exercise = EXERCISES[each.exercise_id]
        dose = exercise.dose(2)
        assert exercise.stage is P or exercise.focus[0] == "mobility"
        assert each.dose.level == 2
        assert each.dose.sets == (dose.sets + 1) // 2
        if dose.sets == 1:
            assert each.dose.reps == (dose.reps + 1) // 2
    assert set(reasons(plan).values()) == {DoseReason.FLARE}


@pytest.mark.parametrize("rows", [(0, 2), (0, 2, 4)])
def test_nothing_is_new_before_the_last_row(rows):
    known = all_seen(["pelv_tilt_supine", "pelv_glute_set_prone"], "G", level=2, last=MONDAY - rows[-1] - 1)
    new_since = {"pelv_breathing_9090": seen("G", last=MONDAY - 1)}
    plan = builder().build(day_in(rows, P, shades=known | new_since))

    assert set(ids(plan)) == set(known)


def test_with_nothing_known_for_the_day_the_calm_list_is_left():
    known = all_seen(["pelv_tilt_supine"], "G", level=2, last=MONDAY - 5)
    plan = builder().build(day_in((0, 2, 4), shades=known))

    assert (plan.form, plan.reason) == (SessionForm.CALM, PlanReason.FLARE)


def test_no_single_leg_work_before_the_third_row():
    known = all_seen(["pelv_hike_drop", "pelv_tilt_supine"], "G", level=2, last=MONDAY - 3)
    plan = builder().build(day_in((0, 2), P, shades=known))

    assert ids(plan) == ["pelv_tilt_supine"]


# -- days 4 to 6 ---------------------------------------------------------------------------------------------------


def test_then_all_open_stages_are_back_a_level_lower_with_one_set_fewer():
    plan = builder().build(day_in((0, 2, 4)))
    strength = [each for each in plan.prescriptions if each.stage is S]

    assert strength
    assert plan.reason is PlanReason.FLARE
    assert set(levels(plan).values()) == {2}
    for each in strength:
        if each.exercise_id not in plan.trimmed:
            assert each.dose.sets == max(EXERCISES[each.exercise_id].dose(2).sets - 1, 1)


# -- from day 7 ----------------------------------------------------------------------------------------------------


def test_from_day_7_the_level_is_one_below_that_before_it_with_all_sets():
    plan = builder().build(day_in((0, 2, 4, 7), F, TUESDAY, level=3))

    assert set(levels(plan).values()) == {2}
    assert set(reasons(plan).values()) <= {DoseReason.FLARE, DoseReason.TIME_OFF}
    assert all(each.dose == EXERCISES[each.exercise_id].dose(2) for each in plan.prescriptions)


def test_once_done_again_it_stays_and_does_not_go_up_until_the_flare_is_over():
    before = seen("G", level=4, last=BEGAN - 1)
    back = seen("GGG", level=3, last=MONDAY - 1, every=1)
    shades = {"flex_thomas_edge": (*before, *back)}
    day_of = day_in((0, 2, 4, 5), F, TUESDAY, began=BEGAN, shades=shades)

    assert levels(builder().build(day_of))["flex_thomas_edge"] == 3


def test_exercise_of_level_1_has_half_of_it_once_and_then_all():
    before = seen("G", last=BEGAN - 1)
    day_of = day_in((0, 2, 4, 5), F, TUESDAY, began=BEGAN, shades={"flex_butterfly": before})
    done_again = day_of.replace(shades={"flex_butterfly": (*before, *seen("G", last=MONDAY - 1))})
    core = {"starter_core_days_this_week": 1}

    assert prescribed(builder().build(day_of.replace(**core)), "flex_butterfly").dose.reps == 1
    assert prescribed(builder().build(done_again.replace(**core)), "flex_butterfly").dose.reps == 2


def test_first_row_has_nothing_but_the_calm_list_available():
    doses = Doses(PROGRAMME, Person(), day_in((0,)))

    assert [name for name, each in EXERCISES.items() if doses.is_available(each)] == CALM


def test_single_leg_work_is_out_in_the_second_row_wherever_it_comes_from():
    for row, is_left_in in (((0, 2), False), ((0, 2, 4), True)):
        doses = Doses(PROGRAMME, Person(), day_in(row, P))
        assert doses.is_available(EXERCISES["pelv_hike_drop"]) is is_left_in


def test_greens_in_the_last_row_go_up_only_after_the_flare():
    shades = {"flex_thomas_edge": seen("GGG", level=3, last=MONDAY - 1, every=3)}
    in_it = day_in((0, 2, 3, 4), F, TUESDAY, began=BEGAN, shades=shades, starter_core_days_this_week=1)
    after = in_it.replace(flare=None)

    assert reasons(builder().build(in_it))["flex_thomas_edge"] is DoseReason.FLARE
    assert reasons(builder().build(after))["flex_thomas_edge"] is DoseReason.PROGRESS


def test_new_exercises_may_come_in_the_last_row():
    plan = builder().build(day_in((0, 2, 4, 7), F, TUESDAY, shades={}))

    assert set(reasons(plan).values()) == {DoseReason.FIRST_TIME}


def test_what_hurts_in_a_flare_goes_down_further():
    before = seen("G", level=4, last=MONDAY - 5)
    shades = {"pelv_glute_set_prone": (*before, *seen("R", level=3, last=MONDAY - 1))}
    plan = builder().build(day_in((0, 2, 4), P, shades=shades))

    assert levels(plan)["pelv_glute_set_prone"] == 2
    assert reasons(plan)["pelv_glute_set_prone"] is DoseReason.RED


@pytest.mark.parametrize("rows", [(0,), (0, 2), (0, 2, 4), (0, 2, 4, 7)])
@pytest.mark.parametrize("level", [1, 2, 3, 4])
@pytest.mark.parametrize("stage", [P, F, S, B])
@pytest.mark.parametrize("today", [MONDAY, TUESDAY])
def test_no_dose_in_a_flare_is_above_one_level_below_that_before_it(rows, level, stage, today):
    plan = builder().build(day_in(rows, stage, today, level=level, limits=limits(ALL_OPEN)))

    assert all(found <= max(level - 1, 1) for found in levels(plan).values())
    assert plan.reason is PlanReason.FLARE
