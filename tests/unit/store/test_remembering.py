"""The records are remembered between readings, and are never out of date."""

from __future__ import annotations

import gc
import sqlite3
import tempfile
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, rule

from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Fact
from hipcoach.domain.records import (
    Activity,
    ActivityRating,
    Effort,
    FlareReport,
    Measurement,
    Moment,
    NightEntry,
    SessionOutcome,
    StiffnessEntry,
)
from hipcoach.domain.stops import StopRecord
from hipcoach.store.activities import ActivityStore
from hipcoach.store.database import open_journal
from hipcoach.store.measurements import MeasurementStore
from hipcoach.store.pain import PainStore
from hipcoach.store.person import PersonStore
from hipcoach.store.records_reader import RecordsReader
from hipcoach.store.sessions import SessionStore
from tests.unit.store.conftest import Samples

SAMPLES = Samples()
DAYS = st.integers(-2, 2)
SCORES = st.one_of(st.none(), st.integers(0, 10))
# What a person with a database tool might do to any row, behind the back of every store.
REPAIRS = [
    "update sessions set outcome = 'ended_early' where outcome = 'completed'",
    "update sessions set day = '2026-02-28' where id = 2",
    "update sets set done_s = 1.0 where id % 2",
    "delete from sets where id = 3",
    "delete from pain_scores where id = (select max(id) from pain_scores)",
    "update pain_scores set score = 7 where moment = 'in_exercise'",
    "insert into nights values (null, 1, '2026-03-02T07:30:00.000000Z', 60, '2026-03-01')",
    "update measurements set pain = 1",
    "delete from activity_ratings",
]


class Rewriting(RuleBasedStateMachine):
    """Anything may be written by anybody; what is read afterwards must be what stands there."""

    sessions = Bundle("sessions")
    activities = Bundle("activities")

    @initialize()
    def open(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "journal.db"
        self.journal = open_journal(self.path)
        self.reader = RecordsReader(self.journal)
        self.minutes = 0

    def teardown(self):
        self.journal.close()
        self.folder.cleanup()

    @rule()
    def read(self):
        assert self.reader.records() == RecordsReader(self.journal).records()

    @rule(target=sessions, days=DAYS)
    def start(self, days):
        return SAMPLES.start(self.journal, days=days)

    @rule(
        session=sessions,
        outcome=st.sampled_from(SessionOutcome),
        minutes=st.integers(0, 9),
        effort=st.just(Effort.HARD),
    )
    def finish(self, session, outcome, minutes, effort):
        with suppress(ValueError):  # it ended otherwise before
            SAMPLES.finish(self.journal, session, minutes=minutes, outcome=outcome)
        SessionStore(self.journal).set_effort_and_note(session, effort, "")

    @rule(session=sessions, index=st.integers(0, 1), done_s=st.sampled_from([0.0, 9.5, 60.0]))
    def add_set(self, session, index, done_s):
        self.minutes += 1
        SessionStore(self.journal).add_set(
            session, SAMPLES.set_record(index=index, done_s=done_s, minutes=self.minutes), 60
        )

    @rule(session=sessions)
    def replace_rest(self, session):
        SessionStore(self.journal).replace_rest(session, 1, [SAMPLES.stance], SAMPLES.at_utc)

    @rule(session=sessions, score=SCORES)
    def stop(self, session, score):
        stop = StopRecord(exercise_index=1, score=score, feeling=None, action="go_on", at_utc=SAMPLES.at_utc)
        SessionStore(self.journal).add_stop(session, stop)

    @rule(days=DAYS, scores=st.lists(SCORES, max_size=3))
    def add_pains(self, days, scores):
        PainStore(self.journal).add_many([SAMPLES.pain(score=score, days=days) for score in scores])

    @rule(session=sessions, score=SCORES)
    def add_pain_in_exercise(self, session, score):
        PainStore(self.journal).add(
            SAMPLES.pain(Moment.IN_EXERCISE, score, session_id=session, exercise_id="str_bridge")
        )

    @rule(days=DAYS)
    def add_answers(self, days):
        stamp = SAMPLES.stamp(days=days)
        pains = PainStore(self.journal)
        pains.add_night(NightEntry(woke=True, stamp=stamp))
        pains.add_stiffness(StiffnessEntry(minutes=days + 5, stamp=stamp))
        pains.add_flare_report(FlareReport(is_flare=True, stamp=stamp))
        measured = Measurement(
            measure="x", side=Side.LEFT, value=1.0, was_stopped_for_pain=False, stamp=stamp, pain=days + 2
        )
        MeasurementStore(self.journal).add(measured)
        PersonStore(self.journal).set_fact(Fact(key="a", value="b", wording_version=1, stamp=stamp))

    @rule(target=activities, days=DAYS)
    def add_activity(self, days):
        return ActivityStore(self.journal).add(Activity(activity_id=0, words="Walk", stamp=SAMPLES.stamp(days=days)))

    @rule(activity=activities, days=DAYS, score=SCORES)
    def rate(self, activity, days, score):
        rating = ActivityRating(activity_id=activity, score=score, stamp=SAMPLES.stamp(days=days))
        ActivityStore(self.journal).rate(rating)

    @rule(session=sessions, is_read=st.booleans())
    def take_back(self, session, is_read):
        with suppress(KeyError), self.journal.writing():
            self.add_set(session, 0, 60.0)
            self.finish(session, SessionOutcome.COMPLETED, 5, Effort.HARD)
            self.add_answers(0)
            if is_read:
                self.read()
            raise KeyError

    @rule(sql=st.sampled_from(REPAIRS))
    def repair(self, sql):
        self.journal.rows(sql)

    @rule(sql=st.sampled_from(REPAIRS))
    def repair_by_another(self, sql):
        with closing(sqlite3.connect(self.path)) as other, other:
            other.execute(sql)

    @rule(sql=st.sampled_from(REPAIRS))
    def write_without_saying_what(self, sql):
        with self.journal.writing() as writer:
            writer.execute(sql, [])

    @rule(session=consumes(sessions))
    def forget(self, session):
        """So that other sessions get their turn."""


Rewriting.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestNothingIsEverOutOfDate = Rewriting.TestCase


@pytest.fixture
def reader(journal, samples):
    for days in range(3):
        session_id = samples.start(journal, days=days)
        SessionStore(journal).add_set(session_id, samples.set_record(), 60)
        samples.finish(journal, session_id, days=days)
        PainStore(journal).add(samples.pain(days=days))
    return RecordsReader(journal)


def test_with_nothing_new_the_very_same_records_are_handed_out(reader):
    assert reader.records() is reader.records()


def test_only_what_is_new_is_read(reader, samples, journal):
    before = reader.records()
    session_id = samples.start(journal, days=1)
    SessionStore(journal).add_set(session_id, samples.set_record(), 60)
    samples.finish(journal, session_id, days=1, minutes=90)
    PainStore(journal).add(samples.pain(score=9, days=1))

    after = reader.records()

    assert [each.session_id for each in after.sessions] == [1, 2, session_id, 3]
    assert [each.score for each in after.pains] == [3, 3, 9, 3]
    for old, new in ((before.sessions, after.sessions), (before.pains, after.pains)):
        assert [id(each) for each in new if each in old] == [id(each) for each in old]
    assert after.nights is before.nights


def test_a_session_that_counts_no_more_is_forgotten(reader, journal):
    reader.records()
    with journal.writing() as writer:
        writer.execute("update sessions set outcome = 'discarded' where id = 2", [], session_id=2)
    assert [each.session_id for each in reader.records().sessions] == [1, 3]


def test_what_another_program_wrote_is_read(reader, path):
    before = reader.records()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("update sessions set effort = 'hard' where id = 2")
    assert [each.effort for each in reader.records().sessions] == [None, Effort.HARD, None]
    assert [each.effort for each in before.sessions] == [None] * 3


@pytest.mark.parametrize("is_noted", [True, False])
def test_a_change_no_store_makes_is_read_whether_it_is_noted_or_not(reader, journal, is_noted):
    reader.records()
    repair = "update pain_scores set score = 8 where id = 1"
    if is_noted:
        with journal.writing() as writer:
            writer.execute(repair, [])
    else:
        journal.rows(repair)
    assert [each.score for each in reader.records().pains] == [8, 3, 3]


@pytest.mark.parametrize("is_enabled", [True, False])
def test_collecting_garbage_is_left_as_it_was(reader, is_enabled):
    if not is_enabled:
        gc.disable()
    try:
        reader.records()
        assert gc.isenabled() is is_enabled
    finally:
        gc.enable()


def test_what_is_being_written_is_seen_and_not_remembered(reader, samples, journal):
    kept = reader.records()
    journal.rows("begin")
    PainStore(journal).add(samples.pain(days=8))
    assert len(reader.records().pains) == 4
    journal.rows("rollback")
    assert reader.records() == kept
    PainStore(journal).add(samples.pain(days=9))  # it takes the row that was given back
    assert [each.stamp.day - samples.day for each in reader.records().pains][3:] == [timedelta(days=9)]


@pytest.mark.parametrize("instructions", range(20, 400, 20))
def test_a_reading_that_fails_half_way_leaves_nothing_half_remembered(reader, samples, journal, instructions):
    reader.records()
    samples.finish(journal, samples.start(journal, days=5), days=5)
    PainStore(journal).add(samples.pain(Moment.IN_EXERCISE, 4, session_id=2, exercise_id="str_bridge"))
    PainStore(journal).add_night(NightEntry(woke=True, stamp=samples.stamp()))

    journal._connection.set_progress_handler(lambda: 1, instructions)
    with suppress(sqlite3.OperationalError):
        reader.records()
    journal._connection.set_progress_handler(None, 0)

    assert reader.records() == RecordsReader(journal).records()


def test_two_readers_of_one_journal_do_not_take_the_news_from_each_other(reader, samples, journal):
    other = RecordsReader(journal)
    for days in (4, 5):
        PainStore(journal).add(samples.pain(days=days))
        assert len(reader.records().pains) == len(other.records().pains) == days


def test_many_sessions_at_once_are_read_too(reader, samples, journal):
    reader.records()
    for days in range(120):
        samples.finish(journal, samples.start(journal, days=days), days=days)
    assert len(reader.records().sessions) == 123


def test_records_from_a_day_on_hold_all_activities(reader, samples, journal):
    walk = Activity(activity_id=1, words="Walk", stamp=samples.stamp())
    ActivityStore(journal).add(walk)
    ActivityStore(journal).rate(ActivityRating(activity_id=1, score=3, stamp=samples.stamp()))
    read = reader.records(samples.day + timedelta(days=1))
    assert (read.activities, read.ratings, len(read.sessions)) == ((walk,), (), 2)
