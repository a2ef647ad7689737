"""At which dose a session prescribes its exercises: normal, calmer, calm, eased, halved (B4 to B6)."""

from __future__ import annotations

import pytest

from hipcoach.domain.builder import halved
from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.exercise import Caution, Dose, Role, Side
from hipcoach.domain.records import SessionForm
from tests.unit.samples import EXERCISES
from tests.unit.situations import (
    MONDAY,
    F,
    builder,
    everything,
    ids,
    levels,
    reasons,
    seen,
    situation,
)

# -- which dose ----------------------------------------------------------------------------------------------------


def test_two_exercises_go_up_in_a_session_the_main_ones_first():
    plan = builder().build(situation(shades=everything("GGGGGG")))
    found = reasons(plan)
    up = [name for name, reason in found.items() if reason is DoseReason.PROGRESS]

    assert up == ["pelv_tilt_supine", "pelv_clock"]
    assert {levels(plan)[name] for name in up} == {2}
    assert {found[name] for name in set(found) - set(up)} == {DoseReason.ONE_AT_A_TIME}
    assert {levels(plan)[name] for name in set(found) - set(up)} == {1}


def test_warm_up_goes_up_where_the_main_block_leaves_room():
    shades = everything("A") | {"pelv_breathing_9090": seen("GGGGGG"), "pelv_clock": seen("GGGGGG")}
    found = reasons(builder().build(situation(shades=shades)))

    assert {name for name, reason in found.items() if reason is DoseReason.PROGRESS} == {
        "pelv_breathing_9090",
        "pelv_clock",
    }


def test_provisional_stage_has_a_cap_on_its_levels():
    plan = builder().build(situation(F, level_max=2, shades=everything("GGGGGG", level=2)))

    assert set(levels(plan).values()) == {2}
    assert set(reasons(plan).values()) == {DoseReason.CAPPED}


@pytest.mark.parametrize(("flag", "highest"), [("fall_risk_2", 2), ("gtps", 3), ("no_prone", 4)])
def test_flag_caps_the_level_of_what_it_changes(flag, highest):
    shades = {"pelv_hike_drop": seen("A", level=4)}

    assert levels(builder(flags=frozenset({flag})).build(situation(shades=shades)))["pelv_hike_drop"] == highest


def test_starter_core_stays_at_level_2_while_the_rest_goes_on():
    found = levels(builder().build(situation(F, shades=everything("A", level=3))))

    assert (found["core_brace"], found["core_dead_bug"], found["flex_thomas_edge"]) == (2, 2, 3)


def test_red_at_level_1_halves_the_dose():
    plan = builder().build(situation(shades={"pelv_glute_set_prone": seen("R")}))
    (dose,) = (each.dose for each in plan.prescriptions if each.exercise_id == "pelv_glute_set_prone")

    assert (dose.level, dose.sets, dose.reps) == (1, 1, 4)


@pytest.mark.parametrize(
    ("affected", "first"), [(Side.LEFT, Side.LEFT), (Side.RIGHT, Side.RIGHT), (Side.BOTH, Side.RIGHT)]
)
def test_affected_side_goes_first(affected, first):
    plan = builder(affected_side=affected).build(situation())

    assert {each.first_side for each in plan.prescriptions if each.is_per_side} == {first}
    assert {each.first_side for each in plan.prescriptions if not each.is_per_side} == {Side.BOTH}


def test_prescription_is_the_catalogue_s_dose():
    for each in builder().build(situation(shades=everything("A", level=3))).prescriptions:
        exercise = EXERCISES[each.exercise_id]
        assert each.dose == exercise.dose(3)
        assert each.tempo == exercise.tempo_of(each.dose)
        assert (each.kind, each.position, each.stage, each.is_per_side) == (
            *(exercise.kind, exercise.position, exercise.stage, exercise.is_per_side),
        )


# -- a calmer week (B4) --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letters", "level", "last", "expected", "reason"),
    [
        ("A", 3, MONDAY - 1, 2, DoseReason.WEEK_ROSE),  # last done in the week before: one level down
        ("GGGGGG", 3, MONDAY - 1, 2, DoseReason.WEEK_ROSE),  # would have gone up
        ("A", 2, MONDAY, 2, DoseReason.HOLD),  # done this week already, at the lower level
        ("GGGGGG", 2, MONDAY, 2, DoseReason.WEEK_ROSE),  # does not go up this week
        ("A", 1, MONDAY - 1, 1, DoseReason.HOLD),
        ("R", 3, MONDAY - 1, 2, DoseReason.RED),
        ("A", 4, MONDAY - 14, 2, DoseReason.TIME_OFF),
    ],
)
def test_after_a_week_that_rose_nothing_goes_up_and_all_go_down_once(letters, level, last, expected, reason):
    shades = {"pelv_tilt_supine": seen(letters, level=level, last=last)}
    plan = builder().build(situation(today=MONDAY + 1, shades=shades, has_week_risen=True))

    assert levels(plan)["pelv_tilt_supine"] == expected
    assert reasons(plan)["pelv_tilt_supine"] is reason


def test_exercise_never_done_starts_all_the_same_in_a_calmer_week():
    plan = builder().build(situation(has_week_risen=True))

    assert set(reasons(plan).values()) == {DoseReason.FIRST_TIME}


# -- calm days -----------------------------------------------------------------------------------------------------


def test_calm_session_is_the_first_list_of_a_flare_at_level_1():
    plan = builder().calm(F)

    assert (plan.stage, plan.form) == (F, SessionForm.CALM)
    assert [(each.exercise_id, each.role, each.dose.level) for each in plan.prescriptions] == [
        ("pelv_breathing_9090", Role.MAIN, 1),
        ("pelv_tilt_supine", Role.MAIN, 1),
        ("flex_heel_slide", Role.MAIN, 1),
    ]
    assert plan.duration_s < 6 * 60


def test_calm_session_leaves_out_what_a_flag_excludes():
    slide = EXERCISES["flex_heel_slide"].replace(cautions=(Caution(flag="pgp", excludes=True),))
    plan = builder(slide, flags=frozenset({"pgp"})).calm(F)

    assert ids(plan) == ["pelv_breathing_9090", "pelv_tilt_supine"]


@pytest.mark.parametrize(("level", "down", "expected"), [(4, 1, 3), (3, 2, 1), (2, 1, 1)])
def test_eased_exercise_is_the_same_some_levels_lower(level, down, expected):
    plan = builder().build(situation(shades=everything("A", level=level)))
    for before in plan.prescriptions:
        after = builder().eased(before, down)
        assert after.dose == EXERCISES[before.exercise_id].dose(expected)
        assert after.replace(dose=before.dose, tempo=before.tempo) == before


def test_eased_exercise_takes_the_tempo_of_its_new_level():
    clam = EXERCISES["str_clam"]
    plan = builder().build(situation(F))
    at_3 = plan.prescriptions[0].replace(exercise_id="str_clam", dose=clam.dose(3), tempo=clam.tempo_of(clam.dose(3)))

    assert at_3.tempo != clam.tempo
    assert builder().eased(at_3, 1).tempo == clam.tempo


def test_eased_below_level_1_is_half_of_it_and_no_less_a_second_time():
    (tilt,) = (x for x in builder().build(situation()).prescriptions if x.exercise_id == "pelv_tilt_supine")
    once = builder().eased(tilt, 1)

    assert (once.dose.level, once.dose.sets, once.dose.reps) == (1, 1, 4)
    assert builder().eased(once, 1) == once


@pytest.mark.parametrize(
    ("sets", "reps", "pyramid", "expected"),
    [
        (4, 8, (), (2, 8, ())),
        (3, 8, (), (2, 8, ())),
        (2, 8, (), (1, 8, ())),
        (1, 8, (), (1, 4, ())),
        (1, 5, (), (1, 3, ())),
        (1, 1, (), (1, 1, ())),
        (3, 3, (3, 2, 1), (2, 3, (3, 2))),
    ],
)
def test_half_a_dose_has_half_the_sets_or_of_one_set_half_the_repetitions(sets, reps, pyramid, expected):
    half = halved(Dose(level=1, sets=sets, reps=reps, hold_s=5, rest_s=10, pyramid=pyramid))

    assert (half.sets, half.reps, half.pyramid) == expected


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda exercise: exercise.id)
def test_half_of_every_first_dose_is_less_of_it(exercise):
    dose, half = exercise.dose(1), halved(exercise.dose(1))

    assert sum(map(half.reps_in_set, range(1, half.sets + 1))) < sum(map(dose.reps_in_set, range(1, dose.sets + 1)))
