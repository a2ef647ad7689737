"""The example journal: lived through the real rules, so that they find in it what they find in a real one."""

from __future__ import annotations

import runpy
import sqlite3
import sys
from datetime import UTC, date, datetime, time, timedelta

import pytest

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side, Stage
from hipcoach.domain.history import History
from hipcoach.domain.judge import Judge
from hipcoach.domain.path import Person, StageState
from hipcoach.domain.records import Moment, SessionForm, SessionOutcome
from hipcoach.services import demo
from hipcoach.services.composition import make_services
from hipcoach.services.demo import ToldClock, write_demo
from hipcoach.store.database import open_journal
from hipcoach.store.records_reader import RecordsReader
from tests.unit.samples import CONTENT, EXERCISES, PROGRAMME

TODAY = date(2026, 10, 5)
FIRST = TODAY - timedelta(days=59)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "journal.db"
    write_demo(path, TODAY)
    return path


@pytest.fixture(scope="module")
def records(path):
    return records_of(path)


def records_of(path):
    with open_journal(path) as journal:
        return RecordsReader(journal).records()


def path_on(records, day):
    history = History(records, datetime.combine(day, time(12)), day, PROGRAMME.calendar)
    return Judge(history, EXERCISES, PROGRAMME, Person(affected_side=Side.RIGHT)).path()


def content_of(path):
    with sqlite3.connect(path) as connection:
        return [line for line in connection.iterdump() if "_sqlite_migrations" not in line]  # those have a real date


def test_the_records_cover_all_days_before_today_and_nothing_later(records):
    days = [session.day for session in records.sessions]
    entered = [entry.stamp.at_utc for entry in records.pains]

    assert days[0] == FIRST
    assert days[-1] in {TODAY - timedelta(days=1), TODAY - timedelta(days=2)}
    assert max(entered).date() < TODAY


@pytest.mark.parametrize("weekday", range(7))
def test_the_pelvis_is_achieved_by_rule_in_the_third_week_whatever_the_weekday(tmp_path, weekday):
    today = TODAY + timedelta(days=weekday)
    write_demo(tmp_path / "journal.db", today, days=24)

    found = path_on(records_of(tmp_path / "journal.db"), today)

    first = found.opened_on[Stage.PELVIS]
    assert found.states[Stage.PELVIS] is StageState.ACHIEVED
    assert found.states[Stage.FLEXIBILITY] is StageState.OPEN
    assert 14 <= (found.opened_on[Stage.FLEXIBILITY] - first).days <= 20
    assert (today - first).days == 23


def test_flexibility_is_still_locked_in_the_second_week(records):
    early = records.__class__(
        sessions=tuple(session for session in records.sessions if session.day < FIRST + timedelta(days=10)),
        pains=records.pains,
        nights=records.nights,
        measurements=records.measurements,
    )

    assert path_on(early, FIRST + timedelta(days=10)).states[Stage.FLEXIBILITY] is StageState.LOCKED


def test_doses_go_up_as_the_rules_let_them(records):
    levels = [done.level for session in records.sessions for done in session.exercises]

    assert levels[: len(records.sessions[0].exercises)] == [1] * len(records.sessions[0].exercises)
    assert max(levels) >= 3


def test_pain_eases_from_the_first_week_to_the_last(records):
    mornings = [entry for entry in records.pains if entry.moment is Moment.NEXT_MORNING and entry.score is not None]
    first = [entry.score for entry in mornings if entry.stamp.day < FIRST + timedelta(days=7)]
    last = [entry.score for entry in mornings if entry.stamp.day >= TODAY - timedelta(days=7)]

    assert sum(first) / len(first) - sum(last) / len(last) >= 1.5


def test_some_questions_were_asked_and_left_open_and_some_never_asked(records):
    mornings = {entry.stamp.day: entry.score for entry in records.pains if entry.moment is Moment.NEXT_MORNING}
    all_days = [FIRST + timedelta(days=number) for number in range(59)]

    assert None in mornings.values()
    assert any(day not in mornings for day in all_days)
    assert any(night.woke for night in records.nights)


def test_there_are_rest_days_days_away_and_easier_days(records):
    days = {session.day for session in records.sessions}
    gaps = [(after - before).days for before, after in zip(sorted(days)[:-1], sorted(days)[1:], strict=True)]

    assert not [day for day in days if day.isoweekday() == 7]
    assert max(gaps) >= 4
    assert sum(session.outcome is SessionOutcome.ENDED_EARLY for session in records.sessions) == 2
    assert any(session.form is SessionForm.CALM for session in records.sessions)


def test_a_pain_in_mid_session_left_its_trace(path):
    with sqlite3.connect(path) as connection:
        stops = connection.execute("select score, feeling, action from stops").fetchall()

    assert stops == [(5, "sharp", "gentler")]


def test_sessions_take_as_long_as_they_were_planned(records):
    minutes = [s.duration_s / 60 for s in records.sessions if s.outcome is SessionOutcome.COMPLETED]

    assert min(minutes) > 2
    assert max(minutes) < 35


def test_the_person_is_set_up_and_may_train_today(path):
    clock = ToldClock(datetime.combine(TODAY, time(8), tzinfo=UTC))
    with open_journal(path) as journal:
        services = make_services(journal, CONTENT, clock)
        screening, today = services.screening, services.training.today()

        assert screening.is_set_up()
        assert not screening.is_rescreen_due()
        assert (screening.side, screening.age_band) == (Side.RIGHT, AgeBand.EARLY_SIXTIES)

    assert today.day_number == 60
    assert today.plan is not None
    assert today.open_session is None
    assert not today.has_trained


def test_the_same_seed_and_day_give_the_same_journal(tmp_path):
    for name, seed in (("one", 7), ("again", 7), ("other", 8)):
        write_demo(tmp_path / name, TODAY, seed, days=12)

    assert content_of(tmp_path / "again") == content_of(tmp_path / "one")
    assert content_of(tmp_path / "other") != content_of(tmp_path / "one")


def test_a_short_example_has_as_many_days_as_asked_for(tmp_path):
    write_demo(tmp_path / "journal.db", TODAY, days=3)

    assert [s.day for s in records_of(tmp_path / "journal.db").sessions] == [date(2026, 10, 3)]


def test_an_existing_file_is_never_touched(tmp_path):
    own = tmp_path / "journal.db"
    own.write_text("mine")

    with pytest.raises(FileExistsError, match="a place of its own"):
        write_demo(own, TODAY)

    assert own.read_text() == "mine"


def test_on_a_day_of_too_much_pain_there_is_no_session(tmp_path):
    write_demo(tmp_path / "journal.db", TODAY, seed=1)  # whose pain is 7 after the gardening

    days = [session.day for session in records_of(tmp_path / "journal.db").sessions]
    assert FIRST + timedelta(days=35) in days
    assert FIRST + timedelta(days=36) not in days


def test_the_command_writes_a_journal_into_the_folder_that_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["demo", str(tmp_path)])

    runpy.run_path(demo.__file__, run_name="__main__")

    assert records_of(tmp_path / "journal.db").sessions


@pytest.mark.parametrize("arguments", [[], ["one", "two"]])
def test_the_command_says_how_it_is_used(arguments):
    with pytest.raises(SystemExit, match="usage"):
        demo.main(arguments)


def test_the_command_refuses_a_folder_with_a_journal(path):
    with pytest.raises(SystemExit, match="exists already"):
        demo.main([str(path.parent)])
