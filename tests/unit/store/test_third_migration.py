"""From the journal of the whole programme to that with guided self-tests: all stays, and tries have room."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hipcoach.domain.exercise import Side
from hipcoach.domain.tries import RunOutcome, TryOutcome
from hipcoach.store.database import open_journal
from hipcoach.store.protocol_runs import ProtocolRunStore
from hipcoach.store.tables import MIGRATIONS_TABLE

BEFORE = Path(__file__).parents[2] / "databases" / "0002_whole_programme.db"
NEW = {"protocol_runs", "protocol_tries", "protocol_ratings", "protocol_ends"}


def content_of(path: Path) -> dict[str, list[tuple]]:
    """Every row of every table but the list of migrations."""
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("select name from sqlite_schema where type = 'table'")]
        return {
            name: connection.execute(f"select * from {name} order by rowid").fetchall()
            for name in names
            if name != MIGRATIONS_TABLE
        }


def test_every_row_of_the_version_before_stays_as_it_was(tmp_path):
    path = tmp_path / "journal.db"
    shutil.copy(BEFORE, path)
    before = content_of(path)
    open_journal(path).close()
    after = content_of(path)
    assert {name: after[name] for name in before} == before
    assert after.keys() - before.keys() == NEW
    assert all(not after[name] for name in NEW)
    assert content_of(tmp_path / "journal.before-2.db") == before


def test_the_third_journal_holds_what_is_new_in_it(tmp_path):
    path = tmp_path / "journal.db"
    shutil.copy(BEFORE.with_name("0003_self_tests.db"), path)
    with open_journal(path) as journal:
        store = ProtocolRunStore(journal)
        [done] = store.runs_of("slst")
        [begun] = store.open_runs()
    assert (done.outcome, done.first_side, done.before) == (RunOutcome.COMPLETED, Side.LEFT, 1)
    assert [(each.value, each.late_s, each.outcome) for each in done.tries] == [
        (21.6, 0.0, TryOutcome.DONE),
        (20.1, 1.5, TryOutcome.DONE),
        (None, 0.0, TryOutcome.VOID),
        (45.0, 0.0, TryOutcome.DONE),
    ]
    assert done.rated == {1: 2, 2: None}
    assert (begun.protocol, begun.measures, begun.outcome) == ("weight_share", (("weight_share", Side.BOTH),), None)


def test_a_try_that_counts_has_a_value_and_one_stopped_for_pain_has_none(tmp_path):
    path = tmp_path / "journal.db"
    shutil.copy(BEFORE.with_name("0003_self_tests.db"), path)
    with open_journal(path) as journal:
        for change in ("value = null where outcome = 'done'", "outcome = 'pain' where value = 45"):
            with pytest.raises(sqlite3.IntegrityError):
                journal.rows(f"update protocol_tries set {change}")
