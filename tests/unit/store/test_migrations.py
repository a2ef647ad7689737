"""How the tables came to be, and that what was released stays as it was."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from hipcoach.domain import exercise, person, records, tries
from hipcoach.store import database
from hipcoach.store.database import open_journal
from hipcoach.store.migrations import MIGRATIONS
from hipcoach.store.pain import PainStore
from hipcoach.store.records_reader import RecordsReader
from hipcoach.store.tables import KNOWN_MIGRATIONS, MIGRATIONS_TABLE, TABLES

RELEASED = Path(__file__).parents[2] / "databases"


def schema(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {sql for (sql,) in connection.execute("select sql from sqlite_schema where sql is not null")}


def test_known_names_are_those_of_the_migrations():
    assert tuple(migration.name for migration in MIGRATIONS._migrations) == KNOWN_MIGRATIONS


def test_an_empty_file_gets_exactly_the_tables_we_name(journal):
    names = {name for (name,) in journal.rows("select name from sqlite_schema where type = 'table'")}
    assert names == TABLES | {MIGRATIONS_TABLE}
    applied = journal.rows(f"select name from {MIGRATIONS_TABLE} where migration_set = 'hipcoach' order by id")
    assert applied == [(name,) for name in KNOWN_MIGRATIONS]


def test_opening_again_changes_no_table(path):
    open_journal(path).close()
    before = schema(path)
    open_journal(path).close()
    assert schema(path) == before


@pytest.mark.parametrize("name", KNOWN_MIGRATIONS)
def test_a_journal_of_each_schema_opens_with_all_it_holds(tmp_path, name):
    path = tmp_path / "journal.db"
    shutil.copy(RELEASED / f"{name}.db", path)
    with open_journal(path) as journal:
        read = RecordsReader(journal).records()
    assert len(read.sessions) == 2
    assert [entry.score for entry in read.pains] == [3, None, 0]
    open_journal(tmp_path / "new.db").close()
    assert schema(path) == schema(tmp_path / "new.db")


def test_a_mistake_in_a_migration_is_not_blamed_on_the_disk_and_loses_nothing(path, samples):
    with open_journal(path) as journal:
        PainStore(journal).add(samples.pain())
        journal.rows(f"delete from {MIGRATIONS_TABLE}")
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        open_journal(path)
    assert [file.name for file in path.parent.iterdir()] == ["journal.db"]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("select count(*) from pain_scores").fetchone() == (1,)


def test_a_backup_is_made_before_a_migration(path, samples):
    with open_journal(path) as journal:
        PainStore(journal).add(samples.pain())
        connection = journal._connection
        backup = path.with_name("journal.before-1.db")
        backup.write_bytes(b"of an earlier attempt")
        path.with_name("journal.before-1.db.part").write_bytes(b"half of an earlier attempt")

        database._migrate(connection, path, ("0001_first_journal",))

        mode = stat.S_IMODE(backup.stat().st_mode)
        with open_journal(backup) as copy:
            assert len(PainStore(copy).pains()) == 1
    assert sorted(file.name for file in path.parent.iterdir()) == ["journal.before-1.db", "journal.db"]
    assert mode == 0o600 or os.name != "posix"


def test_a_backup_that_cannot_be_made_stops_the_migration(path):
    with open_journal(path) as journal:
        path.with_name("journal.before-1.db").mkdir()
        with pytest.raises(database.JournalReadOnlyError):
            database._migrate(journal._connection, path, ("0001_first_journal",))


ENUMS = {
    ("sessions", "stage"): exercise.Stage,
    ("sessions", "form"): records.SessionForm,
    ("sessions", "outcome"): records.SessionOutcome,
    ("sessions", "effort"): records.Effort,
    ("prescriptions", "stage"): exercise.Stage,
    ("prescriptions", "kind"): exercise.Kind,
    ("prescriptions", "role"): exercise.Role,
    ("prescriptions", "first_side"): exercise.Side,
    ("prescriptions", "body_position"): exercise.Position,
    ("sets", "side"): exercise.Side,
    ("sets", "outcome"): records.SetOutcome,
    ("sets", "reason"): records.SkipReason,
    ("stops", "feeling"): records.Feeling,
    ("pain_scores", "moment"): records.Moment,
    ("measurements", "side"): exercise.Side,
    ("answers", "answer"): person.Answer,
    ("answers", "occasion"): person.Occasion,
    ("pt_plans", "affected_side"): exercise.Side,
    ("protocol_runs", "first_side"): exercise.Side,
    ("protocol_tries", "side"): exercise.Side,
    ("protocol_tries", "outcome"): tries.TryOutcome,
    ("protocol_ends", "outcome"): tries.RunOutcome,
}


@pytest.mark.parametrize(("table", "column"), ENUMS)
def test_the_tables_take_every_member_of_an_enum_and_nothing_else(journal, table, column):
    [(sql,)] = journal.rows("select sql from sqlite_schema where name = ?", [table])
    listed = re.search(rf"check \({column} in\s*\(([^)]*)\)", sql)
    assert listed is not None
    assert set(re.findall(r"'([^']*)'", listed[1])) == {member.value for member in ENUMS[table, column]}


def test_no_enum_column_is_forgotten_here(journal):
    listed = set()
    for table, sql in journal.rows("select name, sql from sqlite_schema where type = 'table'"):
        listed |= {(table, column) for column in re.findall(r"check \((\w+) in\s*\('", sql)}
    assert listed == set(ENUMS)
