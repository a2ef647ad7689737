"""Ended sessions summed up: each set once, against all that was prescribed."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from hipcoach.domain.exercise import Dose, Kind, Side
from hipcoach.domain.plan import StepKind, build_steps
from hipcoach.domain.records import Feeling, Moment, SessionOutcome, SetOutcome, SkipReason
from hipcoach.domain.stops import StopRecord
from hipcoach.store.pain import PainStore
from hipcoach.store.prescription_rows import work_s
from hipcoach.store.sessions import SessionStore


@pytest.fixture
def sessions(journal):
    return SessionStore(journal)


def done_exercises(sessions):
    [session] = sessions.done_sessions()
    return session.exercises


def test_sets_are_summed_over_sides_against_all_that_was_prescribed(sessions, samples, journal):
    session_id = samples.start(journal, samples.stretch)
    for side, seconds in ((Side.RIGHT, 30.5), (Side.LEFT, 15.25)):
        outcome = SetOutcome.DONE if seconds > 30 else SetOutcome.PARTLY
        record = samples.set_record(side=side, prescribed_s=30.5, done_s=seconds, outcome=outcome)
        sessions.add_set(session_id, record, 60)
    samples.finish(journal, session_id, outcome=SessionOutcome.ENDED_EARLY)

    [stretch] = done_exercises(sessions)
    assert (stretch.sets_prescribed, stretch.sets_done) == (4, 1)
    assert stretch.done_share == pytest.approx(45.75 / 122)
    assert not stretch.was_stopped_for_pain
    assert stretch.worst is None


def test_tries_on_one_leg_are_counted_one_by_one(sessions, samples, journal):
    session_id = samples.start(journal, samples.stance)
    for try_number in (1, 2, 3):
        record = samples.set_record(side=Side.RIGHT, try_number=try_number, prescribed_s=45.0, done_s=45.0)
        sessions.add_set(session_id, record, 60)
    samples.finish(journal, session_id)
    [stance] = done_exercises(sessions)
    assert (stance.sets_prescribed, stance.sets_done, stance.done_share) == (6, 3, 0.5)


def test_extra_sets_are_asked_for_on_one_side_only(sessions, samples, journal):
    stretch = samples.stretch.replace(extra_sets=2)
    session_id = samples.start(journal, stretch, samples.stance.replace(extra_sets=1))
    for number, side in ((1, Side.RIGHT), (1, Side.LEFT), (2, Side.RIGHT), (2, Side.LEFT), (3, Side.RIGHT)):
        minutes = number if side is Side.RIGHT else number + 0.5
        sessions.add_set(session_id, samples.set_record(number=number, side=side, minutes=minutes, done_s=30.5), 60)
    left = sessions.open_session()
    assert left is not None
    assert left.prescriptions[0] == stretch
    samples.finish(journal, session_id)

    stretched, stood = done_exercises(sessions)
    assert (stretched.sets_prescribed, stretched.sets_done) == (2 * 2 + 2, 5)
    assert stretched.done_share == pytest.approx(5 / 6)
    assert stood.sets_prescribed == (2 + 1) * 3  # tries


def test_of_a_replaced_plan_with_extra_sets_only_what_had_begun_was_asked_for(sessions, samples, journal):
    session_id = samples.start(journal, samples.stretch.replace(extra_sets=1))
    sessions.add_set(session_id, samples.set_record(side=Side.RIGHT), 60)
    sessions.replace_rest(session_id, 0, [samples.stretch.replace(extra_sets=1)], samples.at_utc)
    sessions.replace_rest(session_id, 0, [samples.bridge], samples.at_utc)
    samples.finish(journal, session_id)
    assert [(each.exercise_id, each.sets_prescribed, each.sets_done) for each in done_exercises(sessions)] == [
        ("flex_figure_4", 1, 1),
        ("str_bridge", 2, 0),
    ]


def test_exercises_stand_in_their_order_whatever_was_replaced(sessions, samples, journal):
    session_id = samples.start(journal, samples.bridge, samples.stretch, samples.stance)
    for index in (0, 1, 2):
        sessions.add_set(session_id, samples.set_record(index=index, minutes=index), 60)
    sessions.replace_rest(session_id, 1, [samples.bridge, samples.stretch], samples.at_utc)
    samples.finish(journal, session_id)
    assert [each.exercise_id for each in done_exercises(sessions)] == [
        "str_bridge",
        "flex_figure_4",
        "str_bridge",
        "bal_one_leg",
        "flex_figure_4",
    ]


def test_more_than_was_asked_for_is_no_more_than_all(sessions, samples, journal):
    session_id = samples.start(journal, samples.bridge)
    for number in (1, 2):
        sessions.add_set(session_id, samples.set_record(number=number, done_s=90.0), 60)
    samples.finish(journal, session_id)
    assert done_exercises(sessions)[0].done_share == 1.0


def test_an_exercise_nothing_was_done_of_stands_there_with_nothing(sessions, samples, journal):
    samples.finish(journal, samples.start(journal, samples.bridge))
    [bridge] = done_exercises(sessions)
    assert (bridge.sets_prescribed, bridge.sets_done, bridge.done_share, bridge.worst) == (2, 0, 0.0, None)


def test_pain_is_remembered_even_if_the_set_was_done_again(sessions, samples, journal):
    session_id = samples.start(journal)
    stopped = samples.set_record(outcome=SetOutcome.PARTLY, reason=SkipReason.PAIN, done_s=5.0)
    sessions.add_set(session_id, stopped, 60)
    sessions.add_set(session_id, samples.set_record(minutes=4), 60)
    samples.finish(journal, session_id)
    assert [exercise.was_stopped_for_pain for exercise in done_exercises(sessions)] == [True, False]


def test_the_worst_of_an_exercise_comes_from_its_scores_and_stops(sessions, samples, journal):
    session_id = samples.start(journal)
    pains = PainStore(journal)
    for score in (2, 5, None):
        pains.add(samples.pain(Moment.IN_EXERCISE, score, session_id=session_id, exercise_id="str_bridge"))
    pains.add(samples.pain(Moment.WORST_DURING, 9, session_id=session_id))
    for index, score in ((0, None), (1, 0), (None, 8)):
        stop = StopRecord(
            exercise_index=index, score=score, feeling=Feeling.SHARP, action="go_on", at_utc=samples.at_utc
        )
        sessions.add_stop(session_id, stop)
    samples.finish(journal, session_id)
    assert [exercise.worst for exercise in done_exercises(sessions)] == [5, 0]


def test_sessions_are_read_from_a_day_on_oldest_first(sessions, samples, journal):
    ids = {days: samples.start(journal, days=days) for days in (0, 3, 5, 1)}
    for days, session_id in ids.items():
        sessions.add_set(session_id, samples.set_record(), 60)
        samples.finish(journal, session_id, days=days)
    assert [done.session_id for done in sessions.done_sessions()] == [ids[0], ids[1], ids[3], ids[5]]
    late = sessions.done_sessions(since=samples.day + timedelta(days=3))
    assert [done.session_id for done in late] == [ids[3], ids[5]]
    assert [done.exercises[0].sets_done for done in late] == [1, 1]
    last = sessions.done_sessions(since=samples.day + timedelta(days=5))
    assert [(done.session_id, done.exercises[0].sets_done) for done in last] == [(ids[5], 1)]
    assert sessions.done_sessions(since=samples.day + timedelta(days=6)) == ()


def test_the_seconds_of_work_are_those_of_the_plan(samples):
    """What ``done_share`` divides by must be what the player asks for."""
    timing = SimpleNamespace(
        get_ready_s=5, get_ready_new_position_s=10, change_side_s=8, hold_gap_s=3, breath_in_share=0.4
    )
    held = samples.bridge.replace(dose=Dose(level=1, sets=3, reps=8, hold_s=5, rest_s=30, pyramid=(8, 6, 4)))
    breath = samples.stretch.replace(kind=Kind.BREATH, dose=Dose(level=1, sets=1, reps=6, hold_s=10, rest_s=0))
    plain = (samples.bridge, samples.stretch, samples.stance, held, breath)
    for prescription in (*plain, *(each.replace(extra_sets=2) for each in plain)):
        steps = build_steps([(0, prescription)], timing)
        planned_s = sum(step.work_s for step in steps if step.kind is StepKind.WORK)
        assert work_s(prescription) == pytest.approx(planned_s), prescription.exercise_id
