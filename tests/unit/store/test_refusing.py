"""The door stays shut where it must, and what it refuses stays as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from hipcoach.domain.errors import HipCoachError
from hipcoach.store import database
from hipcoach.store.database import open_journal
from hipcoach.store.errors import JournalDamagedError, JournalReadOnlyError, JournalTooNewError, JournalWriteError
from hipcoach.store.pain import PainStore

POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX systems")
NOBODY = 65534


def test_a_newer_journal_is_refused_and_left_as_it_is(path, samples):
    samples.fill(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("insert into _sqlite_migrations values (99, 'hipcoach', '0099_from_the_future', '2030')")
    before = path.read_bytes()

    with pytest.raises(JournalTooNewError, match="newer HipCoach") as caught:
        open_journal(path)

    assert "0099_from_the_future" in caught.value.detail
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.before-*"))


def test_a_database_of_another_program_is_refused_and_left_as_it_is(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table bookmarks (url text)")
    before = path.read_bytes()
    with pytest.raises(JournalDamagedError):
        open_journal(path)
    assert path.read_bytes() == before


def overwrite_header(data: bytes) -> bytes:
    return b"\xff" * 64 + data[64:]


def overwrite_page_1_behind_header(data: bytes) -> bytes:
    return data[:100] + b"\xff" * 300 + data[400:]


def overwrite_middle(data: bytes) -> bytes:
    middle = len(data) // 2 // 4096 * 4096
    return data[:middle] + b"\xa5" * 4096 + data[middle + 4096 :]


def truncate(data: bytes) -> bytes:
    return data[: len(data) // 2]


def truncate_within_page_1(data: bytes) -> bytes:
    return data[:50]


def foreign_format(data: bytes) -> bytes:
    return data[:47] + b"\x09" + data[48:]


def text_instead(_: bytes) -> bytes:
    return b"Dear diary, the hip was better today.\n" * 50


DAMAGES = [
    overwrite_header,
    overwrite_page_1_behind_header,
    overwrite_middle,
    truncate,
    truncate_within_page_1,
    foreign_format,
    text_instead,
]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_file_is_noticed_and_left_as_it_is(path, samples, damage):
    samples.fill(path, entries=2000)
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)

    with pytest.raises(JournalDamagedError, match="has not been changed") as caught:
        open_journal(path)

    assert isinstance(caught.value, HipCoachError)
    assert caught.value.path == path
    assert path.read_bytes() == damaged
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]


def test_damage_after_a_crash_is_noticed_and_neither_file_nor_log_is_touched(path, samples):
    samples.fill(path, entries=2000)
    with open_journal(path) as journal:
        PainStore(journal).add(samples.pain())
        data, log = path.read_bytes(), path.with_name("journal.db-wal").read_bytes()
    assert log
    path.write_bytes(overwrite_middle(data))
    path.with_name("journal.db-wal").write_bytes(log)

    with pytest.raises(JournalDamagedError):
        open_journal(path)

    assert path.read_bytes() == overwrite_middle(data)
    assert path.with_name("journal.db-wal").read_bytes() == log


def test_damage_after_a_crash_is_noticed_in_a_large_journal_too(path, samples):
    samples.fill(path, entries=12_000)
    with open_journal(path) as journal:
        PainStore(journal).add(samples.pain())
        data, log = path.read_bytes(), path.with_name("journal.db-wal").read_bytes()
    path.write_bytes(overwrite_middle(data))
    path.with_name("journal.db-wal").write_bytes(log)
    with pytest.raises(JournalDamagedError):
        open_journal(path)


def test_damage_in_a_large_journal_is_found_by_the_check_of_an_idle_moment(path, samples):
    samples.fill(path, entries=12_000)
    assert path.stat().st_size > database.CHECKED_AT_EVERY_START_BYTES
    path.write_bytes(overwrite_middle(path.read_bytes()))
    with open_journal(path) as journal, pytest.raises(JournalDamagedError):
        journal.check()


def test_reading_and_writing_a_damaged_page_say_so(path, samples):
    samples.fill(path, entries=12_000)
    data = path.read_bytes()
    half = len(data) // 2 // 4096 * 4096
    path.write_bytes(data[:half] + b"\xa5" * (len(data) - half))
    with open_journal(path) as journal:
        with pytest.raises(JournalDamagedError):
            PainStore(journal).pains()
        with pytest.raises(JournalDamagedError):
            PainStore(journal).add(samples.pain())


def test_nonsense_that_got_past_the_tables_is_damage(journal):
    journal.rows("pragma ignore_check_constraints = on")
    journal.rows("insert into nights values (1, 7, '2026-03-02T07:30:00.000000Z', 60, '2026-03-02')")
    journal.rows("pragma ignore_check_constraints = off")
    with pytest.raises(JournalDamagedError) as caught:
        journal.check()
    assert "CHECK constraint failed in nights" in caught.value.detail


def test_a_whole_journal_passes_the_check(journal, samples):
    PainStore(journal).add(samples.pain())
    journal.check()


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path):
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(JournalReadOnlyError, match="--data-dir"):
        open_journal(tmp_path / "data" / "journal.db")


def test_a_folder_in_the_place_of_the_file_is_said(path):
    path.mkdir(parents=True)
    with pytest.raises(JournalReadOnlyError):
        open_journal(path)


@pytest.fixture
def others_folder():
    """A folder that ``as_ordinary_person`` may reach; pytest's own are closed to others."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for sub in (folder, *folder.rglob("*")):
        if sub.is_dir():
            sub.chmod(0o700)
    shutil.rmtree(folder)


@pytest.fixture
def as_ordinary_person():
    """Root may write anywhere: take the rights of nobody for the length of a test."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)


@POSIX_ONLY
@pytest.mark.parametrize("has_journal", [True, False])
def test_a_read_only_folder_is_said(others_folder, samples, has_journal, request):
    path = others_folder / "data" / "journal.db"
    if has_journal:
        samples.fill(path)
        os.chown(path, *([NOBODY] * 2 if os.geteuid() == 0 else [-1, -1]))
    else:
        path.parent.mkdir()
    path.parent.chmod(0o555)
    before = sorted(path.parent.iterdir())
    request.getfixturevalue("as_ordinary_person")

    with pytest.raises(JournalReadOnlyError, match="can't write"):
        open_journal(path)

    assert sorted(path.parent.iterdir()) == before


@POSIX_ONLY
def test_a_read_only_file_is_said(others_folder, samples, request):
    path = others_folder / "data" / "journal.db"
    samples.fill(path)
    path.chmod(0o400)
    if os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY)
        os.chown(path.parent, NOBODY, NOBODY)
    request.getfixturevalue("as_ordinary_person")
    with pytest.raises(JournalReadOnlyError):
        open_journal(path)


def test_a_journal_held_by_another_program_is_said(path, samples, monkeypatch):
    samples.fill(path)
    monkeypatch.setattr(database, "_LOCK_WAIT_S", 0.01)  # not to wait in a test
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(JournalWriteError, match="Another program"):
            open_journal(path)
    open_journal(path).close()
