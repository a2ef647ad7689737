"""Sessions: what goes in comes out, a set counts once, nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from hipcoach.domain.exercise import Dose, Kind, Side, Stage, Tempo
from hipcoach.domain.plan import StepKind, build_steps
from hipcoach.domain.records import (
    Effort,
    Feeling,
    Moment,
    SessionForm,
    SessionOutcome,
    SetOutcome,
    SkipReason,
)
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


def test_no_session_is_open_at_first(sessions):
    assert sessions.open_session() is None
    assert sessions.done_sessions() == ()


def test_a_session_begun_is_open_with_all_that_was_prescribed(sessions, samples):
    own_tempo = Tempo(out_s=3, hold_s=0, back_s=4)
    pyramid = replace(
        samples.bridge,
        dose=Dose(level=3, sets=3, reps=8, hold_s=2.5, rest_s=30, pyramid=(8, 6, 4), tempo=own_tempo),
        tempo=own_tempo,
    )
    planned = (pyramid, samples.stretch, samples.stance, replace(samples.stretch, kind=Kind.BREATH))
    stamp = samples.stamp(offset_min=-210)

    session_id = sessions.start(Stage.CORE, SessionForm.SHORT, planned, stamp)

    left = sessions.open_session()
    assert left is not None
    assert (left.session_id, left.stage, left.form) == (session_id, Stage.CORE, SessionForm.SHORT)
    assert (left.started_at_utc, left.day) == (stamp.at_utc, stamp.day)
    assert left.prescriptions == planned
    assert left.sets == ()


def test_sets_come_back_as_they_were_in_the_order_they_ended(sessions, samples, journal):
    session_id = samples.start(journal)
    ended = datetime(2026, 3, 2, 7, 31, 0, 123_456, tzinfo=UTC)
    records = (
        samples.set_record(ended_at_utc=ended),
        samples.set_record(index=1, side=Side.RIGHT, minutes=2, outcome=SetOutcome.PARTLY, done_s=7.25, done_reps=0),
        samples.set_record(
            number=2, minutes=3, outcome=SetOutcome.SKIPPED, reason=SkipReason.TIME, done_s=0.0, done_reps=0
        ),
    )
    for record in records:
        sessions.add_set(session_id, record, 60)
    left = sessions.open_session()
    assert left is not None
    assert left.sets == records


def test_a_moment_of_another_zone_is_kept_as_utc(sessions, samples, journal):
    session_id = samples.start(journal)
    local = datetime(2026, 3, 2, 23, 50, tzinfo=timezone(timedelta(hours=-8)))
    sessions.add_set(session_id, samples.set_record(ended_at_utc=local), -480)
    assert journal.rows("select ended_at_utc, offset_min from sets") == [("2026-03-03T07:50:00.000000Z", -480)]


def test_a_moment_without_its_zone_is_refused(sessions, samples, journal):
    session_id = samples.start(journal)
    with pytest.raises(ValueError, match="time zone"):
        sessions.add_set(session_id, samples.set_record(ended_at_utc=datetime(2026, 3, 2, 7, 30)), 60)  # noqa: DTZ001


def test_the_training_day_is_kept_beside_the_offset(sessions, samples, journal):
    after_midnight = replace(samples.stamp(offset_min=60), at_utc=datetime(2026, 3, 3, 1, 30, tzinfo=UTC))
    sessions.start(Stage.PELVIS, SessionForm.FULL, [samples.bridge], after_midnight)
    assert journal.rows("select started_at_utc, offset_min, day from sessions") == [
        ("2026-03-03T01:30:00.000000Z", 60, "2026-03-02")
    ]


def test_the_same_set_written_twice_is_there_once(sessions, samples, journal):
    session_id = samples.start(journal)
    sessions.add_set(session_id, samples.set_record(), 60)
    sessions.add_set(session_id, samples.set_record(), 60)
    assert journal.rows("select count(*) from sets") == [(1,)]


def test_a_set_done_again_is_kept_twice_and_the_later_one_counts(sessions, samples, journal):
    session_id = samples.start(journal, replace(samples.bridge, dose=replace(samples.bridge.dose, sets=1)))
    sessions.add_set(session_id, samples.set_record(outcome=SetOutcome.PARTLY, done_s=10.0), 60)
    again = samples.set_record(minutes=5, done_s=60.0)
    sessions.add_set(session_id, again, 60)

    left = sessions.open_session()
    assert left is not None
    assert left.sets == (again,)
    assert journal.rows("select count(*) from sets") == [(2,)]
    samples.finish(journal, session_id)
    [bridge] = done_exercises(sessions)
    assert (bridge.sets_prescribed, bridge.sets_done, bridge.done_share) == (1, 1, 1.0)


def test_a_set_of_an_exercise_that_is_not_there_is_refused(sessions, samples, journal):
    session_id = samples.start(journal)
    with pytest.raises(ValueError, match="no exercise at 2"):
        sessions.add_set(session_id, samples.set_record(index=2), 60)


def test_a_broken_set_is_refused_and_not_swallowed(sessions, samples, journal):
    session_id = samples.start(journal)
    with pytest.raises(Exception, match="CHECK constraint failed"):
        sessions.add_set(session_id, samples.set_record(done_s=-1.0), 60)


def test_a_finished_session_is_done_and_no_longer_open(sessions, samples, journal):
    session_id = samples.start(journal)
    samples.finish(journal, session_id, minutes=20, outcome=SessionOutcome.ENDED_EARLY)
    sessions.set_effort_and_note(session_id, Effort.HARD, "Left knee clicked")

    assert sessions.open_session() is None
    [done] = sessions.done_sessions()
    assert (done.session_id, done.day, done.stage, done.form) == (
        session_id,
        samples.day,
        Stage.STRENGTH,
        SessionForm.FULL,
    )
    assert (done.outcome, done.effort, done.duration_s) == (SessionOutcome.ENDED_EARLY, Effort.HARD, 1200.0)
    assert sessions.note(session_id) == "Left knee clicked"


def test_effort_and_note_may_stay_unanswered(sessions, samples, journal):
    session_id = samples.start(journal)
    samples.finish(journal, session_id)
    sessions.set_effort_and_note(session_id, None, "")
    assert journal.rows("select effort, note from sessions") == [(None, None)]
    assert sessions.note(session_id) == ""
    assert sessions.note(99) == ""


def test_ending_twice_alike_changes_nothing_and_otherwise_is_refused(sessions, samples, journal):
    session_id = samples.start(journal)
    samples.finish(journal, session_id, minutes=20)
    samples.finish(journal, session_id, minutes=99)
    assert sessions.done_sessions()[0].duration_s == 1200.0
    with pytest.raises(ValueError, match="can't end as discarded"):
        sessions.discard(session_id, samples.at_utc)
    with pytest.raises(ValueError, match="can't end"):
        samples.finish(journal, 99)


def test_a_clock_set_back_gives_no_negative_duration(sessions, samples, journal):
    samples.finish(journal, samples.start(journal), minutes=-30)
    assert sessions.done_sessions()[0].duration_s == 0.0


def test_a_discarded_session_is_kept_but_neither_open_nor_done(sessions, samples, journal):
    session_id = samples.start(journal)
    sessions.add_set(session_id, samples.set_record(), 60)
    sessions.discard(session_id, samples.at_utc)
    assert sessions.open_session() is None
    assert sessions.done_sessions() == ()
    assert journal.rows("select outcome, (select count(*) from sets) from sessions") == [("discarded", 1)]


def test_of_two_open_sessions_the_later_shows_first_and_then_the_other(sessions, samples, journal):
    first, second = samples.start(journal), samples.start(journal)
    later = sessions.open_session()
    assert later is not None
    assert later.session_id == second
    sessions.discard(second, samples.at_utc)
    earlier = sessions.open_session()
    assert earlier is not None
    assert earlier.session_id == first


def test_an_easier_plan_takes_the_place_of_the_rest_and_what_was_first_is_kept(sessions, samples, journal):
    session_id = samples.start(journal, samples.bridge, samples.stretch, samples.stance)
    sessions.add_set(session_id, samples.set_record(), 60)
    easier = replace(samples.stretch, dose=Dose(level=1, sets=1, reps=1, hold_s=20, rest_s=15))

    sessions.replace_rest(session_id, 1, [easier], samples.stamp(minutes=4).at_utc)
    sessions.add_set(session_id, samples.set_record(index=1, side=Side.RIGHT, minutes=5), 60)

    left = sessions.open_session()
    assert left is not None
    assert left.prescriptions == (samples.bridge, easier)
    assert [record.exercise_index for record in left.sets] == [0, 1]
    assert journal.rows("select position, exercise_id, replaced_at_utc is null from prescriptions order by id") == [
        (0, "str_bridge", 1),
        (1, "flex_figure_4", 0),
        (2, "bal_one_leg", 0),
        (1, "flex_figure_4", 1),
    ]
    samples.finish(journal, session_id)
    assert [exercise.sets_prescribed for exercise in done_exercises(sessions)] == [2, 2]


def test_a_plan_replaced_twice_keeps_the_moment_of_each(sessions, samples, journal):
    session_id = samples.start(journal, samples.bridge)
    for minutes in (1, 2):
        sessions.replace_rest(session_id, 0, [samples.stretch], samples.stamp(minutes=minutes).at_utc)
    assert journal.rows("select replaced_at_utc from prescriptions order by id") == [
        ("2026-03-02T07:31:00.000000Z",),
        ("2026-03-02T07:32:00.000000Z",),
        (None,),
    ]


def test_work_done_before_the_plan_was_replaced_still_counts(sessions, samples, journal):
    session_id = samples.start(journal, samples.bridge)
    sessions.add_set(session_id, samples.set_record(), 60)
    sessions.replace_rest(session_id, 0, [samples.stretch], samples.at_utc)
    left = sessions.open_session()
    assert left is not None
    assert left.sets == ()
    samples.finish(journal, session_id)
    done = done_exercises(sessions)
    assert [(exercise.exercise_id, exercise.sets_done) for exercise in done] == [
        ("str_bridge", 1),
        ("flex_figure_4", 0),
    ]


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


def test_stops_come_back_as_they_were(sessions, samples, journal):
    session_id = samples.start(journal)
    stops = (
        StopRecord(exercise_index=1, score=0, feeling=None, action="go_on", at_utc=samples.at_utc),
        StopRecord(exercise_index=None, score=None, feeling=Feeling.NUMB, action="end", at_utc=samples.at_utc),
    )
    for stop in stops:
        sessions.add_stop(session_id, stop)
    assert sessions.stops(session_id) == stops
    with pytest.raises(ValueError, match="no exercise at 7"):
        sessions.add_stop(session_id, replace(stops[0], exercise_index=7))


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
    from types import SimpleNamespace

    timing = SimpleNamespace(
        get_ready_s=5, get_ready_new_position_s=10, change_side_s=8, hold_gap_s=3, breath_in_share=0.4
    )
    held = replace(samples.bridge, dose=Dose(level=1, sets=3, reps=8, hold_s=5, rest_s=30, pyramid=(8, 6, 4)))
    breath = replace(samples.stretch, kind=Kind.BREATH, dose=Dose(level=1, sets=1, reps=6, hold_s=10, rest_s=0))
    for prescription in (samples.bridge, samples.stretch, samples.stance, held, breath):
        steps = build_steps([(0, prescription)], timing)
        planned_s = sum(step.work_s for step in steps if step.kind is StepKind.WORK)
        assert work_s(prescription) == pytest.approx(planned_s), prescription.exercise_id
