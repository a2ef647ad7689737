"""The door: what is made, with which modes and settings, and what it costs at start."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from hipcoach.store.database import open_journal
from hipcoach.store.pain import PainStore
from hipcoach.store.records_reader import RecordsReader

POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="modes of files are a matter of POSIX systems")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


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
    samples.fill(path)
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
    samples.fill(path)
    with open_journal(path) as journal:
        assert journal.rows("pragma foreign_keys") == [(1,)]
        assert journal.rows("pragma foreign_key_check") == []


def test_a_clean_end_leaves_one_file_only(path, samples):
    samples.fill(path)
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
    samples.fill(path, entries=3)
    assert path.stat().st_size > 0
    with open_journal(path) as journal:
        assert len(PainStore(journal).pains()) == 3


def test_a_relative_path_means_the_current_folder(tmp_path, samples, monkeypatch):
    monkeypatch.chdir(tmp_path)
    samples.fill(Path("journal.db"), entries=1)
    samples.fill(Path("journal.db"), entries=1)
    assert (tmp_path / "journal.db").exists()


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
