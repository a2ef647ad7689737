"""Writing: whole or not at all, whatever happens to the program, the disk or the file."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest

from hipcoach.domain.records import Moment
from hipcoach.store.database import open_journal
from hipcoach.store.errors import JournalError, JournalReadError, JournalReadOnlyError, JournalWriteError, read_error
from hipcoach.store.pain import PainStore
from hipcoach.store.sessions import SessionStore
from hipcoach.store.tables import TABLES

KILLED_WRITER = """
import os, signal, sys
from datetime import timedelta
from pathlib import Path
from pickle import load
from hipcoach.store.database import open_journal
from hipcoach.store.sessions import SessionStore

record, session_id = load(sys.stdin.buffer)
sessions = SessionStore(open_journal(Path(sys.argv[1])))
for number in range(1, 8):
    ended = record.ended_at_utc + timedelta(minutes=number)
    sessions.add_set(session_id, record.replace(set_number=number, ended_at_utc=ended), 60)
    print(number, flush=True)
with sessions._journal.writing() as writer:  # half a write: must not be there afterwards
    writer.execute("update sessions set note = 'half'", [])
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX systems")
def test_every_set_is_there_after_the_program_was_killed(path, samples):
    from pickle import dumps

    with open_journal(path) as journal:
        session_id = samples.start(journal)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_WRITER, str(path)],
        input=dumps((samples.set_record(), session_id)),
        stdout=subprocess.PIPE,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert path.with_name("journal.db-wal").stat().st_size > 0

    with open_journal(path) as journal:
        left = SessionStore(journal).open_session()
        assert left is not None
        assert left.session_id == session_id
        assert left.prescriptions == (samples.bridge, samples.stretch)
        assert [record.set_number for record in left.sets] == [int(line) for line in killed.stdout.split()]
        assert len(left.sets) == 7
        assert SessionStore(journal).note(session_id) == ""


def fill_until_full(store: PainStore, samples) -> tuple[int, JournalError]:
    """Write answers until one is refused; the number kept, and the refusal."""
    for number in range(100_000):
        try:
            store.add_many([samples.pain(Moment.BEFORE, 1), samples.pain(Moment.AFTER, 2)])
        except JournalError as error:
            return number * 2, error
    pytest.fail("the disk never became full")


def test_a_full_disk_is_said_and_nothing_is_lost_and_later_writing_works(journal, samples):
    store = PainStore(journal)
    pages = journal.rows("pragma page_count")[0][0]
    journal.rows(f"pragma max_page_count = {pages + 2}")

    kept, error = fill_until_full(store, samples)

    assert isinstance(error, JournalWriteError)
    assert "disk is full" in str(error)
    assert len(store.pains()) == kept > 0
    journal.rows("pragma max_page_count = 100000")
    store.add(samples.pain())
    assert len(store.pains()) == kept + 1
    journal.check()


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 512 KiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)]
    if (
        sys.platform != "linux"
        or os.geteuid() != 0
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("only root on Linux can make a small disk")
    yield folder
    unmount = ["umount", str(folder)]
    subprocess.run(unmount, check=True)


def test_a_truly_full_disk_is_said_and_the_journal_is_whole(small_disk, samples):
    path = small_disk / "journal.db"
    ballast = small_disk / "ballast"
    with open_journal(path) as journal:
        store = PainStore(journal)
        free = os.statvfs(small_disk)
        ballast.write_bytes(b"x" * (free.f_bavail * free.f_frsize - 40_000))
        kept, error = fill_until_full(store, samples)
        assert isinstance(error, JournalWriteError)
        assert "disk is full" in str(error)
        assert len(store.pains()) == kept > 0
        ballast.unlink()
        store.add(samples.pain())
    with open_journal(path) as journal:
        journal.check()
        assert len(PainStore(journal).pains()) == kept + 1


@contextmanager
def no_file_longer_than(length: int):
    """Let the system refuse every write past ``length``, as a failing disk does."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_failing_disk_is_said_and_nothing_is_half_written(path, samples):
    with open_journal(path) as journal:
        store = PainStore(journal)
        store.add(samples.pain())
        with no_file_longer_than(path.with_name("journal.db-wal").stat().st_size + 100):
            with pytest.raises(JournalWriteError, match="fault"):
                store.add_many([samples.pain(), samples.pain()])
            assert len(store.pains()) == 1
        store.add(samples.pain())
        assert len(store.pains()) == 2


@pytest.mark.parametrize("length", [6_000, 40_000])
def test_a_disk_that_fails_while_the_journal_is_made_leaves_room_for_another_try(path, length):
    with no_file_longer_than(length), pytest.raises(JournalWriteError, match="as they were"):
        open_journal(path)
    with open_journal(path) as journal:
        assert PainStore(journal).pains() == ()


def test_a_journal_locked_by_another_program_is_said(path, samples):
    with open_journal(path) as journal, closing(sqlite3.connect(path, isolation_level=None)) as other:
        journal.rows("pragma busy_timeout = 10")
        other.execute("begin immediate")
        with pytest.raises(JournalWriteError, match="Another program"):
            PainStore(journal).add(samples.pain())
        other.execute("rollback")
        PainStore(journal).add(samples.pain())
        assert len(PainStore(journal).pains()) == 1


def test_a_journal_that_became_read_only_is_said(journal, samples):
    journal.rows("pragma query_only = on")
    with pytest.raises(JournalWriteError, match="can't write to"):
        PainStore(journal).add(samples.pain())


def test_other_faults_of_reading_are_told_from_damage(path):
    fault = sqlite3.OperationalError("disk I/O error")
    fault.sqlite_errorcode, fault.sqlite_errorname = sqlite3.SQLITE_IOERR_READ, "SQLITE_IOERR_READ"
    assert isinstance(read_error(fault, path), JournalReadError)
    fault.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    assert isinstance(read_error(fault, path), JournalReadOnlyError)


def test_several_stores_join_into_one_write(journal, samples):
    journal.warm_up()
    session_id = samples.start(journal)

    def finish_and_answer(score: int) -> None:
        with journal.writing():
            samples.finish(journal, session_id)
            PainStore(journal).add(samples.pain(Moment.AFTER, score, session_id=session_id))

    with pytest.raises(sqlite3.IntegrityError):
        finish_and_answer(11)
    assert SessionStore(journal).open_session() is not None
    assert PainStore(journal).pains() == ()

    finish_and_answer(2)
    assert SessionStore(journal).open_session() is None
    assert len(PainStore(journal).pains()) == 1


def test_an_unknown_table_is_refused_rather_than_made(journal):
    with pytest.raises(ValueError, match="no table sesions"), journal.writing() as writer:
        writer.insert("sesions", {"stage": "pelvis"})
    assert "sesions" not in {name for (name,) in journal.rows("select name from sqlite_schema")}


def test_our_own_mistakes_are_not_blamed_on_the_disk(journal):
    with pytest.raises(sqlite3.OperationalError, match="no such column"), journal.writing() as writer:
        writer.execute("update sessions set colour = 1", [])
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        journal.rows("select colour from sessions")


def stamped(**columns):
    return columns | {"at_utc": "2026-03-02T07:30:00.000000Z", "offset_min": 60, "day": "2026-03-02"}


NONSENSE = {
    "a score of 11": ("pain_scores", stamped(moment="before", score=11)),
    "a score below 0": ("pain_scores", stamped(moment="before", score=-1)),
    "half a score": ("pain_scores", stamped(moment="before", score=2.5)),
    "a score in words": ("pain_scores", stamped(moment="before", score="three")),
    "an unknown moment": ("pain_scores", stamped(moment="later", score=1)),
    "a session that isn't there": ("pain_scores", stamped(moment="before", score=1, session_id=77)),
    "an exercise's score without exercise": ("pain_scores", stamped(moment="in_exercise", score=1)),
    "an exercise outside of one": ("pain_scores", stamped(moment="before", score=1, exercise_id="str_bridge")),
    "a day that doesn't exist": ("nights", stamped(woke=1) | {"day": "2026-02-30"}),
    "a day with a time": ("nights", stamped(woke=1) | {"day": "2026-03-02T07:30"}),
    "a local time": ("nights", stamped(woke=1) | {"at_utc": "2026-03-02T07:30:00.000000+01:00"}),
    "an offset of days": ("nights", stamped(woke=1) | {"offset_min": 5000}),
    "no day": ("nights", {"woke": 1, "at_utc": "2026-03-02T07:30:00.000000Z", "offset_min": 60}),
    "twice awake": ("nights", stamped(woke=2)),
    "a value of a stopped test": ("measurements", stamped(measure="x", side="left", value=1.0, was_stopped_for_pain=1)),
    "an unknown side": ("measurements", stamped(measure="x", side="middle", value=1.0, was_stopped_for_pain=0)),
    "a wording without version": ("facts", stamped(key="age_band", value="40", wording_version=0)),
    "an unknown answer": (
        "answers",
        stamped(question_id="q", answer="maybe", wording_version=1, occasion="setup"),
    ),
}


@pytest.mark.parametrize(("table", "row"), NONSENSE.values(), ids=NONSENSE.keys())
def test_the_tables_refuse_nonsense(journal, table, row):
    with pytest.raises(sqlite3.IntegrityError), journal.writing() as writer:
        writer.insert(table, row)
    assert journal.rows(f"select count(*) from {table}") == [(0,)]


def test_an_end_without_an_outcome_is_refused(journal, samples):
    session_id = samples.start(journal)
    with pytest.raises(sqlite3.IntegrityError), journal.writing() as writer:
        writer.execute("update sessions set outcome = 'completed' where id = ?", [session_id])


def test_every_table_is_strict(journal):
    strict = {name for name, is_strict in journal.rows("select name, strict from pragma_table_list") if is_strict}
    assert strict == TABLES
