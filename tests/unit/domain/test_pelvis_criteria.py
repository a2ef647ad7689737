"""What the pelvis stage asks for (E3): each criterion alone, missing, keeps flexibility shut and says by how much."""

from __future__ import annotations

import pytest

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Position, Stage
from hipcoach.domain.path import Person, StageState
from hipcoach.domain.records import Effort, Moment
from tests.unit.fortnight import FIRST_TEST, MET_ON, SECOND_TEST, Fortnight
from tests.unit.samples import EXERCISES, day, pain


@pytest.fixture
def weeks():
    return Fortnight()


def criterion(weeks, subject, today=13):
    (found,) = (c for c in weeks.judge(today).pelvis_criteria(day(today)) if c.subject is subject)
    return found


def test_after_two_good_weeks_nothing_is_missing(weeks):
    assert weeks.unmet() == {}
    assert weeks.path().states[Stage.FLEXIBILITY] is StageState.OPEN


def test_every_criterion_is_listed_with_its_number_met_or_not(weeks):
    listed = {c.subject: (c.value, c.needed, c.window) for c in weeks.judge().pelvis_criteria(day(13))}

    assert listed == {
        Subject.DAYS: (13, 10, 0),
        Subject.ADHERENCE: (14, 9, 14),
        Subject.RED_FREE: (0, 0, 7),
        Subject.MEAN_NOT_RISING: (0.0, 0.5, 7),
        Subject.MORNINGS_GIVEN: (7, 5, 7),
        Subject.MORNINGS_SETTLED: (1.0, 0.8, 7),
        Subject.NO_FLARE: (0, 0, 0),
        Subject.NO_LOCK: (0, 0, 0),
        Subject.TILT: (9, 8, 2),
        Subject.KNEE_OUT: (8, 8, 0),
        Subject.STANDING_LEVEL: (3, 3, 0),
        Subject.GREEN_EXERCISES: (4, 3, 0),
        Subject.GREEN_STANDING: (1, 1, 0),
    }


def test_before_the_first_session_all_is_listed_and_nearly_nothing_met():
    weeks = Fortnight(0)
    weeks.tests = []
    weeks.worst_24h = {}

    nothing_against = {Subject.RED_FREE, Subject.NO_FLARE, Subject.NO_LOCK}
    assert set(weeks.unmet(0)) == {c.subject for c in weeks.judge(0).pelvis_criteria(day(0))} - nothing_against


# -- days ----------------------------------------------------------------------------------------------------------


def test_ten_days_are_asked_for(weeks):
    for number in range(5):
        del weeks.sessions[number]

    assert weeks.unmet(13) == {Subject.DAYS: 8}


def test_nine_session_days_of_fourteen_are_asked_for(weeks):
    for number in range(6):
        for name in ("pelv_tilt_supine", "pelv_glute_set_prone"):
            weeks.replace_exercise(name, [number], sets_done=1)

    assert weeks.unmet() == {Subject.ADHERENCE: 8}


def test_session_day_is_one_of_80_percent_of_the_sets(weeks):
    for number in range(13):
        weeks.replace_exercise("pelv_tilt_supine", [number], sets_done=1, sets_prescribed=4)  # 7 of 10

    assert weeks.unmet()[Subject.ADHERENCE] == 1
    for number in range(13):
        weeks.replace_exercise("pelv_tilt_supine", [number], sets_done=2, sets_prescribed=4)  # 8 of 10
    assert weeks.unmet() == {}


# -- pain is OK ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "reds"), [(6, 0), (7, 1), (13, 1)])
def test_seven_days_without_red_are_asked_for(weeks, number, reds):
    weeks.add_exercise("flex_heel_slide", [number], was_stopped_for_pain=True)

    assert weeks.unmet() == ({Subject.RED_FREE: 1} if reds else {})


def test_two_red_exercises_of_a_day_are_one_red_day(weeks):
    weeks.add_exercise("flex_heel_slide", [8], was_stopped_for_pain=True)
    weeks.add_exercise("flex_windshield_wipers", [8], was_stopped_for_pain=True)

    assert weeks.unmet() == {Subject.RED_FREE: 1}


@pytest.mark.parametrize(
    ("worse_days", "rise"), [((), None), ((11, 12, 13), None), ((10, 11, 12, 13), 4 / 7), (tuple(range(7, 14)), 1.0)]
)
def test_mean_of_the_week_may_rise_by_half_a_point_at_most(weeks, worse_days, rise):
    weeks.worst_24h |= dict.fromkeys(worse_days, 3)

    assert weeks.unmet() == ({Subject.MEAN_NOT_RISING: pytest.approx(rise)} if rise else {})


@pytest.mark.parametrize("week", [0, 7])
def test_mean_needs_four_entries_in_each_week(weeks, week):
    weeks.worst_24h |= dict.fromkeys(range(week, week + 4), None)
    assert weeks.unmet() == {Subject.MEAN_NOT_RISING: None}

    weeks.worst_24h[week] = 2
    assert weeks.unmet() == {}


def test_morning_is_asked_for_after_five_of_seven_sessions(weeks):
    weeks.mornings |= dict.fromkeys((7, 8), None)
    assert weeks.unmet() == {}

    weeks.mornings[9] = None
    assert weeks.unmet() == {Subject.MORNINGS_GIVEN: 4}


def test_mornings_settle_in_80_percent_of_the_sessions(weeks):
    weeks.befores |= dict.fromkeys((7, 8), 0)  # up by 2, though not red
    assert weeks.unmet() == {Subject.MORNINGS_SETTLED: 5 / 7}

    weeks.befores[8] = 1
    assert weeks.unmet() == {}


def test_morning_without_a_score_before_is_given_but_not_settled(weeks):
    weeks.befores |= dict.fromkeys((7, 8), None)
    weeks.mornings |= dict.fromkeys((7, 8), 1)

    assert weeks.unmet() == {Subject.MORNINGS_SETTLED: 5 / 7}


def test_lock_keeps_it_shut(weeks):
    weeks.person = Person(is_locked=True)

    assert weeks.unmet() == {Subject.NO_LOCK: 1}


# -- mornings late, corrected, taken back --------------------------------------------------------------------------


def morning(score, number, hour):
    """An answer about the morning after a day, entered then at an hour."""
    return pain(Moment.NEXT_MORNING, score, number + 1, hour=hour)


def test_morning_entered_in_the_afternoon_does_not_count(weeks):
    weeks.mornings |= dict.fromkeys((7, 8, 9), None)
    weeks.corrections = [morning(2, number, hour=13) for number in (7, 8, 9)]

    assert weeks.unmet() == {Subject.MORNINGS_GIVEN: 4}


def test_morning_corrected_in_the_evening_counts_as_corrected(weeks):
    weeks.corrections = [morning(6, 9, hour=19)]

    assert Subject.RED_FREE in weeks.unmet()


def test_missing_morning_never_counts_as_good(weeks):
    weeks.mornings[12] = None

    assert {Subject.GREEN_EXERCISES, Subject.GREEN_STANDING} <= set(weeks.unmet())


# -- green exercises -----------------------------------------------------------------------------------------------


def test_standing_level_green_three_times_is_asked_of_those_without(weeks):
    weeks.replace_exercise("pelv_stand_level", range(11), level=1)  # 11 and 12 are left; the morning after 13 is not in
    assert weeks.unmet() == {Subject.STANDING_LEVEL: 2}

    weeks.replace_exercise("pelv_stand_level", [10], level=2)
    assert weeks.unmet() == {}


def test_three_pelvis_exercises_green_at_level_2_are_asked_for(weeks):
    weeks.replace_exercise("pelv_tilt_supine", [12], level=1)
    assert weeks.unmet() == {}

    weeks.replace_exercise("pelv_glute_set_prone", [12], done_share=0.5)
    assert weeks.unmet() == {Subject.GREEN_EXERCISES: 2}


def test_exercises_of_other_stages_do_not_count(weeks):
    for name in ("pelv_tilt_supine", "pelv_glute_set_prone"):
        weeks.replace_exercise(name, range(14), level=1)
    weeks.add_exercise("flex_heel_slide", range(14), level=2)
    weeks.add_exercise("one_that_was_renamed", range(14), level=2)

    assert weeks.unmet() == {Subject.GREEN_EXERCISES: 2}


def test_one_of_them_is_done_standing(weeks):
    weeks.replace_exercise("pelv_stand_level", [12], level=1)

    assert weeks.unmet() == {Subject.GREEN_STANDING: 0}


def test_effort_over_seven_is_not_green(weeks):
    weeks.sessions[12] = weeks.sessions[12].replace(effort=Effort.TOO_HARD)

    assert set(weeks.unmet()) == {Subject.GREEN_EXERCISES, Subject.GREEN_STANDING}


def test_where_flags_leave_fewer_exercises_all_that_remain_are_asked_for(weeks):
    kept = {"pelv_tilt_supine", "pelv_hip_lift_9090", "flex_heel_slide"}
    weeks.exercises = {name: exercise for name, exercise in EXERCISES.items() if name in kept}
    weeks.person = Person(flags=frozenset({"hernia"}))  # takes the lift out
    needed = {c.subject: c.needed for c in weeks.judge().pelvis_criteria(day(13))}

    assert needed[Subject.GREEN_EXERCISES] == 1
    assert needed[Subject.GREEN_STANDING] == 0
    assert not any(weeks.exercises[name].position is Position.STANDING for name in kept)


# -- opening and closing -------------------------------------------------------------------------------------------


def test_flexibility_opens_on_the_day_the_last_criterion_is_met(weeks):
    states = [weeks.path(today).states[Stage.FLEXIBILITY] for today in range(14)]

    assert states == [StageState.LOCKED] * MET_ON + [StageState.OPEN] * 4
    assert {weeks.path(today).opened_on[Stage.FLEXIBILITY] for today in range(MET_ON, 14)} == {day(MET_ON)}


def test_late_test_opens_it_that_much_later(weeks):
    weeks.tests = [*weeks.control(FIRST_TEST), *weeks.control(12)]

    assert weeks.path(11).states[Stage.FLEXIBILITY] is StageState.LOCKED
    assert weeks.path(13).opened_on[Stage.FLEXIBILITY] == day(12)


def test_correction_of_an_entry_closes_it_again(weeks):
    weeks.tests += weeks.control(SECOND_TEST, tilt=7)
    assert weeks.path().states[Stage.FLEXIBILITY] is StageState.LOCKED

    weeks.tests += weeks.control(SECOND_TEST, tilt=8)
    assert weeks.path().states[Stage.FLEXIBILITY] is StageState.OPEN


def test_what_comes_after_it_opened_does_not_close_it(weeks):
    weeks.add_exercise("flex_heel_slide", [11, 12], was_stopped_for_pain=True)
    weeks.tests += weeks.control(12, tilt=3)

    assert weeks.path().opened_on[Stage.FLEXIBILITY] == day(MET_ON)
    assert weeks.unmet() != {}
