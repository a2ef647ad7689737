"""From the first journal to that of the whole programme: nothing is lost, and easy days and extra sets have room."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from hipcoach.domain.exercise import Stage
from hipcoach.domain.records import SessionForm
from hipcoach.store import database
from hipcoach.store.database import open_journal
from hipcoach.store.errors import JournalTooNewError
from hipcoach.store.records_reader import RecordsReader
from hipcoach.store.sessions import SessionStore
from tests.unit.store.test_set_sums import FROM_THE_SETS, SUMS

FIRST = Path(__file__).parents[2] / "databases" / "0001_first_journal.db"
TABLES = (
    "facts",
    "answers",
    "clearances",
    "sessions",
    "prescriptions",
    "sets",
    "stops",
    "pain_scores",
    "nights",
    "measurements",
    "preferences",
)
MOMENT, DAY = "2026-03-0{}T07:30:00.000000Z", "2026-03-0{}"


def grown(path: Path, seed: int) -> None:
    """The first version's own journal with more in it: gaps in ids, NULLs, sets done again, replaced plans."""
    shutil.copy(FIRST, path)
    any_of = Random(seed)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("pragma foreign_keys = on")
        for _ in range(40):
            session = 3 + max(id_ for (id_,) in connection.execute("select id from sessions"))
            add_session(connection, session, any_of)
            for position in range(any_of.randrange(1, 5)):
                add_exercise(connection, session, position, any_of)
        connection.execute("delete from nights")
        connection.execute("insert into nights values (77, 0, ?, -1440, ?)", [MOMENT.format(5), DAY.format(5)])


def add_session(connection, session, any_of):
    day = any_of.randrange(1, 9)
    outcome = any_of.choice([None, "completed", "ended_early", "stopped_for_pain", "stop_signal", "discarded"])
    row = [
        session,
        any_of.choice([stage.value for stage in Stage]),
        any_of.choice(["full", "short", "calm", "extra"]),
        MOMENT.format(day),
        any_of.choice([-300, 0, 60]),
        DAY.format(day),
        outcome and MOMENT.format(day + 1),
        outcome,
        any_of.choice([None, "easy", "too_hard"]),
        any_of.choice([None, "it's „wet“"]),
    ]
    connection.execute(f"insert into sessions values ({', '.join('?' * len(row))})", row)
    score = [any_of.choice([None, 0, 10]), session, MOMENT.format(day), DAY.format(day)]
    connection.execute("insert into pain_scores values (null, 'after', ?, ?, null, ?, 0, ?)", score)


def add_exercise(connection, session, position, any_of):
    columns = "exercise_id, stage, kind, role, level, sets, reps, hold_s, rest_s, tempo_out_s, tempo_hold_s"
    columns += ", tempo_back_s, is_tempo_of_level, pyramid, work_s, is_per_side, first_side, body_position"
    copied = f"insert into prescriptions (session_id, position, {columns}) select ?, ?, {columns} from prescriptions"
    cursor = connection.execute(f"{copied} where id = ?", [session, position, any_of.randrange(1, 4)])
    for minute in range(any_of.randrange(5)):
        done = [
            cursor.lastrowid,
            any_of.randrange(1, 3),
            any_of.choice(["left", "right", "both"]),
            any_of.choice([0.0, 0.1, 30.5]),
            any_of.choice(["done", "partly", "skipped"]),
            any_of.choice([None, "pain", "time"]),
            f"2026-03-09T08:0{minute}:00.000000Z",
        ]
        connection.execute("insert into sets values (null, ?, ?, ?, 0, 10, 30.5, 3, ?, ?, ?, ?, 60)", done)
    if any_of.random() < 0.2:
        at = [MOMENT.format(9), cursor.lastrowid]
        connection.execute("update prescriptions set replaced_at_utc = ? where id = ?", at)
    connection.execute(
        "insert into stops values (null, ?, ?, ?, null, 'go_on', ?)",
        [session, cursor.lastrowid, None, MOMENT.format(9)],
    )


def rows_of(path: Path) -> dict[str, list[tuple]]:
    """Every row of the first version's tables, in the columns it gave them."""
    with closing(sqlite3.connect(path)) as now, closing(sqlite3.connect(FIRST)) as first:
        found = {}
        for table in TABLES:
            columns = [name for (name,) in first.execute("select name from pragma_table_info(?)", [table])]
            rows = now.execute(f"select {', '.join(columns)} from {table} order by rowid").fetchall()
            found[table] = [tuple((type(value), value) for value in row) for row in rows]
        return found


def test_no_table_of_the_first_version_is_forgotten_here():
    with closing(sqlite3.connect(FIRST)) as first:
        names = {name for (name,) in first.execute("select name from sqlite_schema where type = 'table'")}
    assert names == {*TABLES, "_sqlite_migrations"}


@pytest.mark.parametrize("seed", range(3))
def test_every_row_of_the_first_version_stays_as_it_was(tmp_path, seed):
    path = tmp_path / "journal.db"
    grown(path, seed)
    before = rows_of(path)
    assert len(before["sessions"]) == 43

    open_journal(path).close()

    assert rows_of(path) == before
    assert rows_of(tmp_path / "journal.before-1.db") == before


@pytest.mark.parametrize("seed", range(3))
def test_the_sets_of_the_first_version_are_summed_up(tmp_path, seed):
    path = tmp_path / "journal.db"
    grown(path, seed)
    with open_journal(path) as journal:
        assert len(journal.rows(SUMS)) > 40
        assert journal.rows(SUMS) == journal.rows(FROM_THE_SETS)


@pytest.mark.parametrize("seed", range(3))
def test_everything_still_points_at_what_it_pointed_at(tmp_path, seed):
    path = tmp_path / "journal.db"
    grown(path, seed)
    with open_journal(path) as journal:
        assert journal.rows("pragma foreign_key_check") == []
        parents = {
            (table, parent)
            for table in TABLES
            for _, _, parent, *_ in journal.rows(f"pragma foreign_key_list({table})")
        }
        assert parents == {
            ("prescriptions", "sessions"),
            ("sets", "prescriptions"),
            ("stops", "sessions"),
            ("stops", "prescriptions"),
            ("pain_scores", "sessions"),
        }
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            journal.rows("delete from sessions")
        journal.check()


def test_an_easy_day_has_room_only_afterwards(tmp_path, samples):
    path = tmp_path / "journal.db"
    shutil.copy(FIRST, path)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute("update sessions set form = 'easy'")
    with open_journal(path) as journal:
        sessions = SessionStore(journal)
        session_id = sessions.start(Stage.PELVIS, SessionForm.EASY, [samples.bridge], samples.stamp(days=9))
        samples.finish(journal, session_id, days=9)
        assert sessions.done_sessions()[-1].form is SessionForm.EASY
        with pytest.raises(sqlite3.IntegrityError):
            journal.rows("update sessions set form = 'hard'")


def test_a_row_that_would_point_at_nothing_stops_the_migration_and_all_stays(tmp_path):
    path = tmp_path / "journal.db"
    shutil.copy(FIRST, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("delete from sessions where id = 1")  # foreign keys are off here
    before = rows_of(path)
    with pytest.raises(RuntimeError, match="point at nothing"):
        open_journal(path)
    assert rows_of(path) == before


def test_the_program_before_refuses_the_journal_and_leaves_it(path, samples, monkeypatch):
    samples.fill(path)
    before = path.read_bytes()
    monkeypatch.setattr(database.tables, "KNOWN_MIGRATIONS", ("0001_first_journal",))
    with pytest.raises(JournalTooNewError) as caught:
        open_journal(path)
    assert "0002_whole_programme" in caught.value.detail
    assert path.read_bytes() == before


def test_the_second_journal_holds_what_is_new_in_it(tmp_path):
    path = tmp_path / "journal.db"
    shutil.copy(FIRST.with_name("0002_whole_programme.db"), path)
    with open_journal(path) as journal:
        read = RecordsReader(journal).records()
        counts = {
            "stiffness": 2,
            "flare_reports": 1,
            "activities": 1,
            "activity_ratings": 1,
            "pt_plans": 2,
            "set_sums": 4,
        }
        assert {name: journal.rows(f"select count(*) from {name}")[0][0] for name in counts} == counts
    assert [each.minutes for each in read.stiffness] == [20, None]
    assert [(each.activity_id, each.score) for each in read.ratings] == [(1, 4)]
    assert [(each.measure, each.pain) for each in read.measurements] == [("thomas_gap", None), ("seated_ir", 2)]
