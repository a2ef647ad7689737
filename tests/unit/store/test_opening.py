"""The door: what is made, what is refused, and that refused files stay as they are."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from hipcoach.domain.errors import HipCoachError
from hipcoach.store import database
from hipcoach.store.database import open_journal
from hipcoach.store.errors import JournalDamagedError, JournalReadOnlyError, JournalTooNewError, JournalWriteError
from hipcoach.store.pain import PainStore
from hipcoach.store.records_reader import RecordsReader

POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX systems")
NOBODY = 65534


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def fill(path: Path, samples, entries: int = 200) -> None:
    with open_journal(path) as journal:
        PainStore(journal).add_many(samples.pain(days=number) for number in range(entries))


@POSIX_ONLY
def test_folder_and_all_files_are_the_persons_alone(path, samples):
    before = os.umask(0)
    try:
        with open_journal(path) as journal:
            PainStore(journal).add(samples.pain())
            files = sorted(path.parent.iterdir())
            modes = {mode(file) for file in files}
    finally:
        os.umask(before)

    assert [file.name for file in files] == ["journal.db", "journal.db-shm", "journal.db-wal"]
    assert modes == {0o600}
    assert mode(path.parent) == 0o700


@POSIX_ONLY
def test_a_file_open_to_others_is_closed_to_them_and_a_folder_of_the_person_is_left_alone(path, samples):
    fill(path, samples)
    path.chmod(0o644)
    path.parent.chmod(0o755)

    open_journal(path).close()

    assert mode(path) == 0o600
    assert mode(path.parent) == 0o755


def test_journal_is_in_wal_mode_with_full_sync_and_foreign_keys(journal):
    assert journal.rows("pragma journal_mode") == [("wal",)]
    assert journal.rows("pragma synchronous") == [(2,)]
    assert journal.rows("pragma foreign_keys") == [(1,)]


def test_foreign_keys_are_on_in_a_journal_that_was_there(path, samples):
    fill(path, samples)
    with open_journal(path) as journal:
        assert journal.rows("pragma foreign_keys") == [(1,)]
        assert journal.rows("pragma foreign_key_check") == []


def test_a_clean_end_leaves_one_file_only(path, samples):
    fill(path, samples)
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]


def test_an_empty_file_becomes_a_new_journal_without_a_backup(path):
    path.parent.mkdir()
    path.touch()
    with open_journal(path) as journal:
        assert RecordsReader(journal).records().sessions == ()
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]


def test_a_journal_killed_while_it_was_made_is_made_again(path):
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = wal")
    assert path.stat().st_size > 0
    with open_journal(path) as journal:
        assert RecordsReader(journal).records().pains == ()


def test_letters_and_signs_in_the_path_do_not_matter(tmp_path, samples):
    path = tmp_path / "Hüfte #1 ?mode=memory & 100%" / "journal.db"
    fill(path, samples, entries=3)
    assert path.stat().st_size > 0
    with open_journal(path) as journal:
        assert len(PainStore(journal).pains()) == 3


def test_a_relative_path_means_the_current_folder(tmp_path, samples, monkeypatch):
    monkeypatch.chdir(tmp_path)
    fill(Path("journal.db"), samples, entries=1)
    fill(Path("journal.db"), samples, entries=1)
    assert (tmp_path / "journal.db").exists()


def test_a_newer_journal_is_refused_and_left_as_it_is(path, samples):
    fill(path, samples)
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
    fill(path, samples, entries=2000)
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)

    with pytest.raises(JournalDamagedError, match="has not been changed") as caught:
        open_journal(path)

    assert isinstance(caught.value, HipCoachError)
    assert caught.value.path == path
    assert path.read_bytes() == damaged
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]


def test_damage_after_a_crash_is_noticed_and_neither_file_nor_log_is_touched(path, samples):
    fill(path, samples, entries=2000)
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
    fill(path, samples, entries=12_000)
    with open_journal(path) as journal:
        PainStore(journal).add(samples.pain())
        data, log = path.read_bytes(), path.with_name("journal.db-wal").read_bytes()
    path.write_bytes(overwrite_middle(data))
    path.with_name("journal.db-wal").write_bytes(log)
    with pytest.raises(JournalDamagedError):
        open_journal(path)


def test_damage_in_a_large_journal_is_found_by_the_check_of_an_idle_moment(path, samples):
    fill(path, samples, entries=12_000)
    assert path.stat().st_size > database.CHECKED_AT_EVERY_START_BYTES
    path.write_bytes(overwrite_middle(path.read_bytes()))
    with open_journal(path) as journal, pytest.raises(JournalDamagedError):
        journal.check()


def test_reading_and_writing_a_damaged_page_say_so(path, samples):
    fill(path, samples, entries=12_000)
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
        fill(path, samples)
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
    fill(path, samples)
    path.chmod(0o400)
    if os.geteuid() == 0:
        os.chown(path, NOBODY, NOBODY)
        os.chown(path.parent, NOBODY, NOBODY)
    request.getfixturevalue("as_ordinary_person")
    with pytest.raises(JournalReadOnlyError):
        open_journal(path)


def test_a_journal_held_by_another_program_is_said(path, samples, monkeypatch):
    fill(path, samples)
    monkeypatch.setattr(database, "_LOCK_WAIT_S", 0.01)  # not to wait in a test
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(JournalWriteError, match="Another program"):
            open_journal(path)
    open_journal(path).close()


READER = """
import sys
from pathlib import Path
from hipcoach.store.database import open_journal
from hipcoach.store.person import PersonStore
from hipcoach.store.preferences import PreferenceStore
from hipcoach.store.records_reader import RecordsReader
from hipcoach.store.sessions import SessionStore

with open_journal(Path(sys.argv[1])) as journal:
    assert len(RecordsReader(journal).records().sessions) == 1
    assert SessionStore(journal).open_session() is not None
    PreferenceStore(journal).read(), PersonStore(journal).facts(), PersonStore(journal).latest_answers()
    print(sorted({"sqlite_utils", "numpy", "click", "pluggy", "json", "tomllib"} & set(sys.modules)))
    journal.warm_up()
    assert "sqlite_utils" in sys.modules
"""


def test_opening_and_reading_import_neither_sqlite_utils_nor_numpy(path, samples):
    with open_journal(path) as journal:
        samples.finish(journal, samples.start(journal))
        samples.start(journal)
    seen = subprocess.run([sys.executable, "-c", READER, str(path)], capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == "[]"
