"""Calm sessions, and doses eased or halved in the middle of a session (B4 to B6)."""

from __future__ import annotations

import pytest

from hipcoach.domain.builder import halved
from hipcoach.domain.exercise import Caution, Dose, Role
from hipcoach.domain.records import SessionForm
from tests.unit.samples import EXERCISES
from tests.unit.situations import (
    F,
    S,
    builder,
    everything,
    ids,
    prescribed,
    seen,
    situation,
)


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


def test_eased_exercise_is_never_more_than_it_was():
    short = builder().build(situation(S, shades={"flex_thomas_edge": seen("A", level=3)}))
    stretch = prescribed(short, "flex_thomas_edge")
    eased = builder().eased(stretch.replace(dose=stretch.dose.replace(reps=2)), 1)

    assert (eased.dose.level, eased.dose.sets, eased.dose.reps, eased.dose.hold_s) == (2, 1, 1, 30)


def test_eased_exercise_of_an_older_person_has_the_sets_for_older_people():
    clam = prescribed(builder(age_from=70).build(situation(S)), "str_clam")
    at_3 = clam.replace(dose=clam.dose.replace(level=3, sets=2, reps=12))
    eased = builder(age_from=70).eased(at_3, 1)

    assert (eased.dose.level, eased.dose.sets, eased.dose.reps) == (2, 2, 10)


def test_eased_exercise_has_no_set_more():
    clam = prescribed(builder().build(situation(S)), "str_clam")

    assert builder().eased(clam.replace(extra_sets=1), 1).extra_sets == 0


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
