"""The open journal: reading by plain sqlite3, writing through sqlite-utils, one transaction a write."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from hipcoach.domain.frozen import Frozen
from hipcoach.store import tables
from hipcoach.store.errors import JournalDamagedError, is_worlds_fault, read_error, write_error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Self

    from sqlite_utils import Database


class Written(Frozen):
    """What one statement of this process wrote, kept or not, for those who remember what they read.

    Attributes:
        table: Where a row was appended; empty where rows were changed.
        session_id: The session it was about, or None.
        rows: Rows it touched, with those that the database's own triggers did.
    """

    table: str
    session_id: int | None
    rows: int


class Version(Frozen):
    """Two reads between which this stays the same find the same.

    Attributes:
        others: Changes with each commit of another connection.
        changes: Rows that this connection has touched since it was opened.
    """

    others: int
    changes: int


class Writer:
    """What may be done inside one write; for the stores only."""

    def __init__(self, database: Database, connection: sqlite3.Connection, written: list[Written]) -> None:
        self._database = database
        self._connection = connection
        self._written = written

    def insert(self, table: str, row: Mapping[str, Any]) -> int:
        """Append a row and return its id.

        Raises:
            ValueError: There is no such table; sqlite-utils would create it.
        """
        if table not in tables.TABLES:
            raise ValueError(f"the journal has no table {table}")
        before = self._connection.total_changes
        row_id = cast("int", self._database.table(table).insert(dict(row)).last_rowid)
        session_id = row_id if table == tables.SESSIONS else row.get("session_id")
        self._written.append(Written(table=table, session_id=session_id, rows=self._connection.total_changes - before))
        return row_id

    def execute(self, sql: str, parameters: Sequence[Any], session_id: int | None = None) -> int:
        """Carry out a statement and return the number of rows it changed.

        Args:
            sql: The statement.
            parameters: Its values.
            session_id: The one session it is about; without it anything may have changed.
        """
        before = self._connection.total_changes
        changed = self._database.execute(sql, list(parameters)).rowcount
        self._written.append(Written(table="", session_id=session_id, rows=self._connection.total_changes - before))
        return changed


class Journal:
    """A journal that has been opened; made by ``open_journal`` only.

    One thread. Services may join several stores' writes into one by ``with journal.writing():`` around them.

    Attributes:
        path: The journal's file.
        written: What this process wrote, first to last.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self.written: list[Written] = []
        self._connection = connection
        self._database: Database | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Read rows; for the stores only, since no row leaves this room.

        Raises:
            JournalDamagedError: The file is damaged.
            JournalReadError: The file can't be read just now.
        """
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            if not is_worlds_fault(error):
                raise
            raise read_error(error, self.path) from error

    @property
    def is_writing(self) -> bool:
        """Whether a write has begun that may still be taken back."""
        return self._connection.in_transaction

    def version(self) -> Version:
        """What tells whether anything may have changed; to be asked for before reading."""
        others = int(self.rows("pragma data_version")[0][0])
        return Version(others=others, changes=self._connection.total_changes)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Make everything inside one transaction: kept as a whole at the end, or not at all.

        Raises:
            JournalWriteError: It could not be kept; nothing of it was.
            JournalDamagedError: The file is damaged.
        """
        database = self._opened()
        try:
            with database.atomic():
                yield Writer(database, self._connection, self.written)
        except sqlite3.DatabaseError as error:
            if not is_worlds_fault(error):
                raise  # for example a CHECK of the tables: our fault
            raise write_error(error, self.path) from error

    @staticmethod
    def warm_up() -> None:
        """Import what the first write needs, in an idle moment instead of then; any thread may do it."""
        import sqlite_utils  # noqa: F401  # 130 ms, not wanted before the first paint

    def check(self) -> None:
        """Read the whole file and compare it with itself: some 0.1 s after ten years.

        Raises:
            JournalDamagedError: The file is damaged.
        """
        findings = [str(row[0]) for row in self.rows("pragma quick_check(5)")]
        if findings != ["ok"]:
            raise JournalDamagedError(self.path, "; ".join(findings))

    def close(self) -> None:
        """Close the file; the journal can't be used afterwards."""
        self._connection.close()

    def _opened(self) -> Database:
        if self._database is None:
            from sqlite_utils import Database  # late: it drags NumPy along, and reading needs neither

            # Plugins of other programs have no business in a health journal.
            self._database = Database(self._connection, execute_plugins=False)
        return self._database
