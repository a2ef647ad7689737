"""The only door to the journal: look first, touch nothing that can't be understood, then open for writing."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING

from hipcoach.store import tables
from hipcoach.store.errors import (
    JournalDamagedError,
    JournalReadOnlyError,
    JournalTooNewError,
    is_worlds_fault,
    open_error,
    read_error,
)
from hipcoach.store.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHECKED_AT_EVERY_START_BYTES = 1_000_000
"""Up to this size the whole file is checked at each start; a larger one after a crash, else by ``Journal.check``."""

_FILE_MODE = 0o600
_FOLDER_MODE = 0o700
_LOCK_WAIT_S = 2.0


def open_journal(path: Path) -> Journal:
    """Open the journal at ``path``, making or migrating it if need be.

    An older journal is copied to ``<name>.before-<n>.db`` first, where ``n`` is the number of migrations it has. A
    missing or empty file becomes a new journal. The folder is made for the person alone (0700) when it is missing; a
    folder that is there keeps its mode. The file is always for the person alone (0600). A process opens a journal once.

    Raises:
        JournalDamagedError: The file isn't a journal, or is damaged. It hasn't been changed.
        JournalTooNewError: A newer version wrote it. It hasn't been changed.
        JournalReadOnlyError: The file or its folder can't be written to.
        JournalReadError: The disk doesn't answer.
        JournalWriteError: The tables could not be made or migrated; the file is as it was.
    """
    path = path.absolute()
    _make_room(path)
    applied = _inspect(path) if path.stat().st_size else ()
    with ExitStack() as on_failure, _saying_why(path):
        # No isolation level: transactions begin and end where Journal.writing says, never by themselves.
        connection = sqlite3.connect(path, timeout=_LOCK_WAIT_S, isolation_level=None)
        on_failure.callback(connection.close)
        _prepare(connection)
        if applied != tables.KNOWN_MIGRATIONS:
            _migrate(connection, path, applied)
        # Only now: a migration can't remake a table in a transaction while others point at it.
        connection.execute("pragma foreign_keys = on")
        on_failure.pop_all()
    return Journal(connection, path)


@contextmanager
def _saying_why(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the world into what it means for the person."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if not is_worlds_fault(error):
            raise  # a mistake in a migration: our fault
        raise open_error(error, path) from error


def _make_room(path: Path) -> None:
    """See that folder and file exist, can be written to, and that the file is the person's alone.

    SQLite gives its side files the file's mode. Opening is the one honest test of whether writing is allowed: SQLite
    itself falls back to reading without a word.
    """
    try:
        path.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        _open_private(path, os.O_CREAT)
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(_FILE_MODE)
    except OSError as error:
        raise JournalReadOnlyError(path, str(error)) from error


def _open_private(path: Path, flags: int) -> None:
    os.close(os.open(path, os.O_RDWR | flags, _FILE_MODE))


def _inspect(path: Path) -> tuple[str, ...]:
    """Read, without a chance to write, which migrations the file has, and whether it is whole.

    A log left beside the file (``-wal``) means that the program was killed: then what it holds counts too, and the
    whole file is checked. Without one nothing but the file itself is looked at, so that no side file appears.
    """
    wal = path.with_name(f"{path.name}-wal")
    was_killed = wal.exists() and wal.stat().st_size > 0
    uri = f"{path.as_uri()}?mode=ro" + ("" if was_killed else "&immutable=1")
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=_LOCK_WAIT_S)) as connection:
            applied = _applied(connection, path)
            if was_killed or path.stat().st_size <= CHECKED_AT_EVERY_START_BYTES:
                Journal(connection, path).check()
    except sqlite3.DatabaseError as error:
        if not is_worlds_fault(error):  # no journal looks like this
            raise JournalDamagedError(path, str(error)) from error
        raise read_error(error, path) from error
    return applied


def _applied(connection: sqlite3.Connection, path: Path) -> tuple[str, ...]:
    """Names of the migrations the file has, oldest first."""
    names = {name for (name,) in connection.execute("select name from sqlite_schema where type = 'table'")}
    if not names:
        return ()  # killed while it was being made: still new
    if tables.MIGRATIONS_TABLE not in names:
        raise JournalDamagedError(path, "a database of another program")
    sql = f"select name from {tables.MIGRATIONS_TABLE} where migration_set = ? order by id"
    applied = tuple(name for (name,) in connection.execute(sql, [tables.MIGRATION_SET]))
    unknown = sorted(set(applied) - set(tables.KNOWN_MIGRATIONS))
    if unknown:
        raise JournalTooNewError(path, f"unknown: {', '.join(unknown)}")
    return applied


def _prepare(connection: sqlite3.Connection) -> None:
    """Set the connection up and see that it can write, without writing anything to a journal that exists."""
    connection.execute("pragma journal_mode = wal")
    # FULL: a set that was committed survives a power cut; bench/journal.py measures that it is quick enough.
    connection.execute("pragma synchronous = full")
    connection.execute("pragma trusted_schema = off")
    connection.execute("begin immediate")
    connection.execute("rollback")


def _migrate(connection: sqlite3.Connection, path: Path, applied: tuple[str, ...]) -> None:
    # Late: sqlite-utils drags NumPy along, and a journal that is up to date needs neither to be read.
    from sqlite_utils import Database

    from hipcoach.store.migrations import MIGRATIONS

    # A table that is made anew must not take along what points at it, whatever this SQLite was built to do.
    connection.execute("pragma foreign_keys = off")
    if applied:
        _back_up(connection, path, path.with_name(f"{path.stem}.before-{len(applied)}.db"))
    MIGRATIONS.apply(Database(connection, execute_plugins=False))


def _back_up(connection: sqlite3.Connection, path: Path, target: Path) -> None:
    """Copy the journal whole; a copy of an earlier attempt is replaced only by a finished one."""
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        _open_private(part, os.O_CREAT | os.O_EXCL)  # an empty file is allowed as a target, and keeps its mode
        connection.execute("vacuum into ?", [str(part)])
        with part.open("rb+") as copy:
            os.fsync(copy.fileno())
        part.replace(target)
    except OSError as error:
        raise JournalReadOnlyError(path, str(error)) from error
