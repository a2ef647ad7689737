"""At which dose a session prescribes its exercises: normal, calmer, easy, by flags, by a plan (B4, E5, catalogue)."""

from __future__ import annotations

import pytest

from hipcoach.domain.dosage import DoseReason
from hipcoach.domain.doses import usual_dose
from hipcoach.domain.exercise import Dose, HoldType, Kind
from hipcoach.domain.limits import Limit, LimitReason
from hipcoach.domain.path import Person
from hipcoach.domain.records import SessionForm
from hipcoach.domain.session_plan import PlanReason
from tests.unit.samples import EXERCISES, PROGRAMME
from tests.unit.situations import (
    IN_FLEXIBILITY,
    IN_STRENGTH,
    MONDAY,
    TUESDAY,
    F,
    S,
    all_seen,
    builder,
    everything,
    levels,
    limits,
    prescribed,
    reasons,
    seen,
    situation,
)

PELVIS = ("pelv_breathing_9090", "flex_heel_slide", "pelv_tilt_supine", "pelv_clock", "pelv_hip_lift_9090")
MORE_PELVIS = (*PELVIS, "pelv_glute_set_prone", "pelv_stand_level", "pelv_hike_drop")

# -- up ------------------------------------------------------------------------------------------------------------


def test_two_exercises_go_up_in_a_session_the_main_ones_first():
    plan = builder().build(situation(shades=all_seen(MORE_PELVIS, "GGGGGG")))
    found = reasons(plan)
    up = [name for name, reason in found.items() if reason is DoseReason.PROGRESS]

    assert up == ["pelv_clock", "pelv_hip_lift_9090"]
    assert {levels(plan)[name] for name in up} == {2}
    assert {found[name] for name in set(found) - set(up)} == {DoseReason.ONE_AT_A_TIME}
    assert {levels(plan)[name] for name in set(found) - set(up)} == {1}


def test_warm_up_goes_up_where_the_main_block_leaves_room():
    shades = all_seen(MORE_PELVIS, "A") | all_seen(["pelv_breathing_9090", "pelv_clock"], "GGGGGG")
    found = reasons(builder().build(situation(shades=shades)))

    assert {name for name, reason in found.items() if reason is DoseReason.PROGRESS} == {
        "pelv_breathing_9090",
        "pelv_clock",
    }


def test_nothing_goes_up_where_something_from_outside_forbids_it():
    plan = builder().build(situation(shades=all_seen(MORE_PELVIS, "GGGGGG"), may_progress=False))

    assert set(levels(plan).values()) == {1}
    assert set(reasons(plan).values()) == {DoseReason.NO_PROGRESS}


def test_short_stretches_do_not_go_up():
    greens = seen("GGG", level=2, last=MONDAY - 1, every=3)
    plan = builder().build(situation(S, shades={"flex_thomas_edge": greens}))

    assert levels(plan)["flex_thomas_edge"] == 2
    assert reasons(plan)["flex_thomas_edge"] is DoseReason.HOLD


# -- caps ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (LimitReason.PROVISIONAL, DoseReason.CAPPED),
        (LimitReason.STARTER, DoseReason.CAPPED),
        (LimitReason.LAPSED, DoseReason.LAPSED),
        (LimitReason.PLAN, DoseReason.PLAN),
    ],
)
def test_limit_caps_the_level_and_says_why(reason, told):
    capped = limits(IN_FLEXIBILITY) | {"flex_thomas_edge": Limit(level_max=2, reason=reason)}
    plan = builder().build(situation(F, limits=capped, shades={"flex_thomas_edge": seen("G", level=3)}))

    assert levels(plan)["flex_thomas_edge"] == 2
    assert reasons(plan)["flex_thomas_edge"] is told


@pytest.mark.parametrize(("flag", "highest"), [("fall_risk_2", 2), ("gtps", 3), ("no_prone", 4)])
def test_flag_caps_the_level_of_what_it_changes(flag, highest):
    flags = frozenset({flag})
    shades = {"pelv_hike_drop": seen("A", level=4)}
    plan = builder(flags=flags).build(situation(flags=flags, shades=shades))

    assert levels(plan)["pelv_hike_drop"] == highest


def test_starter_core_stays_at_level_2_while_the_rest_goes_on():
    found = levels(builder().build(situation(F, shades=everything("A", level=3))))

    assert (found["core_brace"], found["core_bird_dog"]) == (2, 2)
    assert found["flex_hip_flexor_half_kneel"] == 3


def test_prescription_is_the_catalogue_s_dose():
    for each in builder().build(situation(shades=all_seen(MORE_PELVIS, "A", level=2))).prescriptions:
        exercise = EXERCISES[each.exercise_id]
        assert each.dose == exercise.dose(2)
        assert each.tempo == exercise.tempo_of(each.dose)
        assert (each.kind, each.position, each.stage, each.is_per_side) == (
            *(exercise.kind, exercise.position, exercise.stage, exercise.is_per_side),
        )


# -- what flags and age do to every dose -----------------------------------------------------------------------------


@pytest.mark.parametrize("level", [1, 2, 3, 4])
@pytest.mark.parametrize("name", [each.id for each in EXERCISES.values() if each.hold_type is HoldType.ISOMETRIC])
def test_no_isometric_hold_is_over_ten_seconds_for_hearts_and_the_time_stays(name, level):
    exercise, dose = EXERCISES[name], EXERCISES[name].dose(level)
    changed = usual_dose(exercise, level, PROGRAMME, Person(flags=frozenset({"bp_heart"})))

    assert changed.hold_s <= PROGRAMME.flags.bp_heart_hold_max_s
    assert changed.sets == dose.sets
    for number in range(1, dose.sets + 1):
        assert changed.reps_in_set(number) * changed.hold_s == pytest.approx(dose.reps_in_set(number) * dose.hold_s)


def test_heart_rule_changes_isometric_holds_only():
    flags = frozenset({"bp_heart"})
    plan = builder(flags=flags).build(situation(S, flags=flags))

    assert (prescribed(plan, "str_iso_abd_er").dose.reps, prescribed(plan, "str_iso_abd_er").dose.hold_s) == (2, 10)
    assert prescribed(plan, "flex_thomas_edge").dose.hold_s == 30
    assert prescribed(plan, "pelv_stand_level").dose.hold_s == 20


@pytest.mark.parametrize(
    ("age", "level", "sets_reps"),
    [(64, 1, (2, 8)), (65, 1, (1, 10)), (65, 2, (2, 10)), (80, 3, (2, 12)), (65, 4, (2, 15)), (0, 4, (3, 10))],
)
def test_older_starters_have_sets_and_repetitions_of_their_own(age, level, sets_reps):
    shades = {"str_clam": seen("A", level=level, last=MONDAY - 3)}
    dose = prescribed(builder(age_from=age).build(situation(S, shades=shades)), "str_clam").dose

    assert (dose.sets, dose.reps) == sets_reps
    assert dose.level == level


def test_older_starters_have_the_usual_dose_of_all_but_paced_strength():
    plan = builder(age_from=70).build(situation(S))
    for each in plan.prescriptions:
        exercise = EXERCISES[each.exercise_id]
        is_changed = exercise.stage is S and exercise.kind is Kind.REPS
        if exercise.hold_type is not HoldType.STRETCH:
            assert (each.dose != exercise.dose(1)) is is_changed


# -- a physiotherapist's plan ----------------------------------------------------------------------------------------


def under_plan(letters, level, **limit):
    shades = {"str_clam": seen(letters, level=level, last=MONDAY - 3, every=3)} if letters else {}
    open_ = limits(IN_STRENGTH, str_clam={"is_by_plan": True} | limit)
    plan = builder().build(situation(S, limits=open_, shades=shades))
    return levels(plan)["str_clam"], reasons(plan)["str_clam"]


@pytest.mark.parametrize(
    ("letters", "level", "limit", "expected"),
    [
        ("", 1, {"level_min": 3}, (3, DoseReason.PLAN)),
        ("G", 1, {"level_min": 3}, (3, DoseReason.PLAN)),
        ("A", 1, {"level_min": 3}, (1, DoseReason.HOLD)),  # the last time was not fine
        ("R", 3, {"level_min": 3}, (2, DoseReason.RED)),  # what hurt goes down all the same
        ("A", 3, {"level_min": 3}, (3, DoseReason.HOLD)),
        ("GGG", 3, {"level_min": 3}, (4, DoseReason.PROGRESS)),
        ("G", 4, {"level_min": 2, "level_max": 3, "reason": LimitReason.PLAN}, (3, DoseReason.PLAN)),
        ("", 1, {"level_min": 3, "level_max": 2}, (2, DoseReason.PLAN)),
    ],
)
def test_plan_s_levels_outrank_progress_but_not_what_hurt(letters, level, limit, expected):
    assert under_plan(letters, level, **limit) == expected


EXACT = Dose(level=2, sets=5, reps=4, hold_s=0, rest_s=20)


@pytest.mark.parametrize(
    ("letters", "level", "expected"),
    [
        ("", 1, (2, DoseReason.PLAN)),
        ("GGG", 2, (2, DoseReason.PLAN)),  # exact is exact
        ("G", 4, (2, DoseReason.PLAN)),
        ("R", 2, (1, DoseReason.RED)),
    ],
)
def test_exact_dose_of_a_plan_stays_until_it_hurts(letters, level, expected):
    assert under_plan(letters, level, dose=EXACT) == expected


@pytest.mark.parametrize(("green", "expected"), [(2, (2, DoseReason.PLAN_ENDED)), (4, (4, DoseReason.HOLD))])
def test_after_a_plan_has_ended_no_dose_is_above_what_was_last_green(green, expected):
    shades = {"str_clam": seen("A", level=4, last=MONDAY - 3)}
    plan = builder().build(situation(S, shades=shades, green_level_max={"str_clam": green}))

    assert (levels(plan)["str_clam"], reasons(plan)["str_clam"]) == expected


# -- easy and short days -------------------------------------------------------------------------------------------


def test_easy_day_has_everything_one_level_lower_and_is_shorter():
    usual = situation(shades=all_seen(MORE_PELVIS, "A", level=3))
    full, easy = builder().build(usual), builder().build(usual.replace(form=SessionForm.EASY))

    assert set(levels(easy).values()) == {2}
    assert set(reasons(easy).values()) == {DoseReason.EASY}
    assert easy.duration_s <= PROGRAMME.sessions.easy_minutes * 60 < full.duration_s
    assert (easy.form, easy.reason) == (SessionForm.EASY, PlanReason.EASY)


def test_easy_day_at_level_1_has_half_the_sets():
    plan = builder().build(situation(form=SessionForm.EASY))

    assert (prescribed(plan, "pelv_stand_level").dose.sets, prescribed(plan, "pelv_tilt_supine").dose.reps) == (1, 4)


@pytest.mark.parametrize("stage", [F, S])
@pytest.mark.parametrize("today", [MONDAY, TUESDAY])
def test_short_version_has_the_same_doses_and_fewer_exercises(stage, today):
    usual = situation(stage, today, shades=everything("A", level=2, last=MONDAY - 3))
    full, short = builder().build(usual), builder().build(usual.replace(form=SessionForm.SHORT))

    assert short.duration_s <= PROGRAMME.sessions.short_minutes * 60
    assert levels(short).items() <= levels(full).items()
    assert len(short.items) < len(full.items)


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
def test_after_a_week_that_rose_nothing_goes_up_and_main_exercises_go_down_once(letters, level, last, expected, reason):
    shades = {"pelv_glute_set_prone": seen(letters, level=level, last=last)}
    plan = builder().build(situation(today=MONDAY + 1, shades=shades, has_week_risen=True))

    assert levels(plan)["pelv_glute_set_prone"] == expected
    assert reasons(plan)["pelv_glute_set_prone"] is reason


def test_warm_up_stays_as_it_is_in_a_calmer_week():
    shades = {"pelv_breathing_9090": seen("A", level=3), "flex_heel_slide": seen("GGGGGG", level=2)}
    plan = builder().build(situation(today=MONDAY + 1, shades=shades, has_week_risen=True))

    assert levels(plan)["pelv_breathing_9090"] == 3
    assert (levels(plan)["flex_heel_slide"], reasons(plan)["flex_heel_slide"]) == (2, DoseReason.WEEK_ROSE)


def test_exercise_never_done_starts_all_the_same_in_a_calmer_week():
    plan = builder().build(situation(has_week_risen=True))

    assert set(reasons(plan).values()) == {DoseReason.FIRST_TIME}
