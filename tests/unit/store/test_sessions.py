"""Sessions: what goes in comes out, a set counts once, nothing is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from hipcoach.domain.exercise import Dose, Kind, Side, Stage, Tempo
from hipcoach.domain.records import (
    Effort,
    Feeling,
    SessionForm,
    SessionOutcome,
    SetOutcome,
    SkipReason,
)
from hipcoach.domain.stops import StopRecord
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
    pyramid = samples.bridge.replace(
        dose=Dose(level=3, sets=3, reps=8, hold_s=2.5, rest_s=30, pyramid=(8, 6, 4), tempo=own_tempo),
        tempo=own_tempo,
    )
    planned = (pyramid, samples.stretch, samples.stance, samples.stretch.replace(kind=Kind.BREATH))
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
    after_midnight = samples.stamp(offset_min=60).replace(at_utc=datetime(2026, 3, 3, 1, 30, tzinfo=UTC))
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
    session_id = samples.start(journal, samples.bridge.replace(dose=samples.bridge.dose.replace(sets=1)))
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
    easier = samples.stretch.replace(dose=Dose(level=1, sets=1, reps=1, hold_s=20, rest_s=15))

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
        sessions.add_stop(session_id, stops[0].replace(exercise_index=7))
