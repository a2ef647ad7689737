"""The open journal: reading by plain sqlite3, writing through sqlite-utils, one transaction a write."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from hipcoach.store import tables
from hipcoach.store.errors import JournalDamagedError, is_worlds_fault, read_error, write_error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Self

    from sqlite_utils import Database


class Writer:
    """What may be done inside one write; for the stores only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def insert(self, table: str, row: Mapping[str, Any]) -> int:
        """Append a row and return its id.

        Raises:
            ValueError: There is no such table; sqlite-utils would create it.
        """
        if table not in tables.TABLES:
            raise ValueError(f"the journal has no table {table}")
        return cast("int", self._database.table(table).insert(dict(row)).last_rowid)

    def execute(self, sql: str, parameters: Sequence[Any]) -> int:
        """Carry out a statement and return the number of rows it changed."""
        return self._database.execute(sql, list(parameters)).rowcount


class Journal:
    """A journal that has been opened; made by ``open_journal`` only.

    One thread. Services may join several stores' writes into one by ``with journal.writing():`` around them.

    Attributes:
        path: The journal's file.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
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
                yield Writer(database)
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
