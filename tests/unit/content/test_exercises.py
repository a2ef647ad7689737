"""The shipped catalogue is whole, and says of every number where it comes from."""

from __future__ import annotations

from collections import Counter

import pytest

from hipcoach.domain.exercise import HoldType, Kind, Position, Role, Side, Stage, Tempo

MINUTES_OFF_MAX = 3  # E7 rounds, and does not say how it counts the last rest


def test_there_are_fifty_exercises_as_the_programme_counts_them(shipped):
    counted = Counter(exercise.stage for exercise in shipped.exercises.values())
    assert counted == {
        Stage.PELVIS: 8,
        Stage.FLEXIBILITY: 12,
        Stage.STRENGTH: 14,
        Stage.CORE: 8,
        Stage.BALANCE: 8,
    }


def test_every_exercise_has_four_levels(shipped):
    assert {tuple(dose.level for dose in item.doses) for item in shipped.exercises.values()} == {(1, 2, 3, 4)}


def test_an_exercise_carries_what_its_entry_says(shipped):
    clam = shipped.exercises["str_clam"]
    assert (clam.stage, clam.tier, clam.kind, clam.position) == (Stage.STRENGTH, 1, Kind.REPS, Position.SIDE_LYING)
    assert clam.is_per_side
    assert clam.hold_type is None
    assert clam.roles == {Role.MAIN}
    assert clam.focus == ("deep_rotators", "abductors")
    assert clam.targets[0] == "gluteus_medius_posterior_fibres"
    assert clam.equipment == ("mat_or_bed", "pillow", "light_loop_band_level_4")
    assert (clam.easier, clam.harder) == (("str_iso_abd_er",), ("str_sl_abd", "str_quad_er"))
    assert "[V:Distefano]" in clam.source
    assert clam.tempo == Tempo(out_s=2, hold_s=1, back_s=2)
    assert clam.tempo_of(clam.dose(3)) == Tempo(out_s=2, hold_s=2, back_s=2)
    assert (clam.dose(3).sets, clam.dose(3).reps, clam.dose(3).rest_s) == (3, 8, 30)
    assert clam.is_excluded_by(frozenset({"thr_lateral"}))
    assert not clam.is_excluded_by(frozenset({"gtps"}))


def test_a_pyramid_falls_from_set_to_set(shipped):
    dose = shipped.exercises["core_bird_dog"].dose(4)
    assert [dose.reps_in_set(number) for number in (1, 2, 3)] == [6, 4, 2]


def test_a_hold_knows_what_it_is_for(shipped):
    assert shipped.exercises["flex_thomas_edge"].hold_type is HoldType.STRETCH
    assert shipped.exercises["pelv_stand_level"].hold_type is HoldType.POSTURE


def test_flags_cap_the_level(shipped):
    hike = shipped.exercises["pelv_hike_drop"]
    assert hike.highest_level(frozenset()) == 4
    assert hike.highest_level(frozenset({"gtps"})) == 3
    assert hike.highest_level(frozenset({"gtps", "fall_risk_2"})) == 2


def test_what_replaces_an_excluded_exercise_is_itself_allowed(shipped):
    checked = 0
    for exercise in shipped.exercises.values():
        for caution in exercise.cautions:
            if caution.excludes:
                for other in caution.instead:
                    assert not shipped.exercises[other].is_excluded_by(frozenset({caution.flag})), (
                        exercise.id,
                        caution,
                    )
                    checked += 1
    assert checked > 20


def test_a_warning_about_other_exercises_is_no_substitute(shipped):
    sore_outer = shipped.exercises["str_band_sidestep"].cautions[0]
    assert (sore_outer.flag, sore_outer.instead) == ("gtps", ())


def work_s(exercise, dose, gap_s):
    """Seconds of one exercise by the formula of E7, rests between sets only."""
    tempo, seconds = exercise.tempo_of(dose), 0.0
    for number in range(1, dose.sets + 1):
        reps = dose.reps_in_set(number)
        if exercise.kind is Kind.REPS:
            seconds += reps * tempo.total_s
        else:
            seconds += reps * (dose.hold_s + (gap_s if exercise.kind is Kind.HOLD else 0))
    sides = 2 if exercise.is_per_side else 1
    rests = dose.reps * sides if exercise.kind is Kind.STANCE else dose.sets - 1
    return seconds * sides + rests * dose.rest_s


@pytest.mark.parametrize(
    "recipe_id",
    [
        "pelvis_first_week",
        "pelvis_later",
        "flexibility",
        "flexibility_starter_core",
        "strength_core_first",
        "strength_core_later",
        "flexibility_balance",
    ],
)
def test_a_checked_session_takes_about_the_minutes_the_programme_gives(shipped, recipe_id):
    programme = shipped.programme
    recipe, timing, rules = programme.sessions.recipes[recipe_id], programme.timing, programme.sessions
    seconds = 0.0
    for exercise_id in recipe.warm_up + recipe.main:
        exercise = shipped.exercises[exercise_id]
        seconds += timing.setup_s + work_s(exercise, exercise.dose(recipe.level_of(exercise_id)), timing.hold_gap_s)
    stretch_s = 2 * rules.short_stretch_reps * (rules.short_stretch_hold_s + timing.hold_gap_s) + timing.setup_s
    minutes = (seconds + len(recipe.short_stretches) * stretch_s) / 60
    assert recipe.minutes_min - MINUTES_OFF_MAX <= minutes <= recipe.minutes_max + MINUTES_OFF_MAX


def test_nobody_has_reviewed_the_catalogue_yet(shipped):
    assert shipped.reviewed_by == ""


def test_the_catalogue_builds_each_exercise_once_and_keeps_the_order(shipped):
    assert shipped.exercises["bal_sls"] is shipped.exercises["bal_sls"]
    assert next(iter(shipped.exercises)) == "pelv_breathing_9090"
    assert "bal_sls" in shipped.exercises
    assert "bal_moon_walk" not in shipped.exercises
    with pytest.raises(KeyError):
        shipped.exercises["bal_moon_walk"]


def test_both_sides_of_a_per_side_exercise_have_their_own_words(shipped):
    for exercise in shipped.exercises.values():
        words = shipped.words.exercise(exercise.id)
        if exercise.is_per_side:
            left, right = words.side_phrase(Side.LEFT), words.side_phrase(Side.RIGHT)
            assert "left" in left
            assert left.replace("left", "RIGHT").replace("right", "left").replace("RIGHT", "right") == right
        else:
            assert words.side_phrase(Side.BOTH)
