"""What can go wrong with the journal through no fault of ours, each with what to do about it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from hipcoach.domain.errors import HipCoachError

if TYPE_CHECKING:
    from pathlib import Path

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_READ_ONLY = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN})
_DISK = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOLFS})
_WORLD = _DAMAGED | _BUSY | _READ_ONLY | _DISK

_LAST_ENTRY = "Your last entry is not saved yet. Everything before it is safe."
_ALL_AS_BEFORE = "Your records are as they were."


class JournalError(HipCoachError):
    """Something about the journal.

    Attributes:
        path: The journal's file.
        detail: The technical reason, for the log and for support; may be empty.
    """

    def __init__(self, sentence: str, path: Path, detail: str = "") -> None:
        super().__init__(sentence)
        self.path = path
        self.detail = detail


class JournalDamagedError(JournalError):
    """The file can't be read as a journal; it hasn't been changed."""

    def __init__(self, path: Path, detail: str = "") -> None:
        sentence = (
            f"Your records in {path} can't be read. The file may be damaged. It has not been changed. "
            "Put a backup in its place, or move the file away to begin with empty records."
        )
        super().__init__(sentence, path, detail)


class JournalTooNewError(JournalError):
    """The file was written by a newer version; it hasn't been changed."""

    def __init__(self, path: Path, detail: str = "") -> None:
        sentence = (
            f"Your records in {path} were written by a newer HipCoach. They have not been changed. "
            "Install the newest version to open them."
        )
        super().__init__(sentence, path, detail)


class JournalReadOnlyError(JournalError):
    """The file or its folder can't be written to."""

    def __init__(self, path: Path, detail: str = "") -> None:
        sentence = (
            f"HipCoach can't write your records to {path.parent}. "
            "Allow writing to this folder and the files in it, or choose another folder with --data-dir."
        )
        super().__init__(sentence, path, detail)


class JournalEntryError(JournalError):
    """One entry can't be understood; all others can be used.

    Attributes:
        entry_id: Its row.
    """

    def __init__(self, entry: str, entry_id: int, path: Path, detail: str) -> None:
        sentence = (
            f"In your records {entry} can't be read. All other entries are safe. "
            "Withdraw it, and enter it again if you need it."
        )
        super().__init__(sentence, path, detail)
        self.entry_id = entry_id


class JournalWriteError(JournalError):
    """An entry couldn't be saved; nothing of it was, and everything before it is safe."""


class JournalReadError(JournalError):
    """The file couldn't be read this time, though it may be whole."""


def is_worlds_fault(error: sqlite3.Error) -> bool:
    """Whether disk, file or another program is to blame, rather than a statement of ours."""
    return _code(error) in _WORLD


def is_read_only(error: sqlite3.Error) -> bool:
    """Whether SQLite could not open the file, or not for writing."""
    return _code(error) in _READ_ONLY


def write_error(error: sqlite3.Error, path: Path) -> JournalError:
    """What a failed write means for the person."""
    return _not_written(error, path, _LAST_ENTRY)


def open_error(error: sqlite3.Error, path: Path) -> JournalError:
    """What a failed opening for writing means for the person."""
    if is_read_only(error):
        return JournalReadOnlyError(path, _detail(error))
    return _not_written(error, path, _ALL_AS_BEFORE)


def read_error(error: sqlite3.Error, path: Path) -> JournalError:
    """What a failed reading means for the person."""
    if _code(error) in _DAMAGED:
        return JournalDamagedError(path, _detail(error))
    if is_read_only(error):
        return JournalReadOnlyError(path, _detail(error))
    sentence = f"Your records in {path} could not be read just now. Check that the disk is connected, then try again."
    return JournalReadError(sentence, path, _detail(error))


def _not_written(error: sqlite3.Error, path: Path, kept: str) -> JournalError:
    code = _code(error)
    if code in _DAMAGED:
        return JournalDamagedError(path, _detail(error))
    if code == sqlite3.SQLITE_FULL:
        sentence = f"The disk is full. {kept} Make some room, then try again."
    elif code in _BUSY:
        sentence = f"Another program is using your records. {kept} Close that program, then try again."
    elif code in _READ_ONLY:
        sentence = f"HipCoach can't write to {path.parent} any more. {kept} Allow writing there, then try again."
    else:
        sentence = f"The disk reported a fault. {kept} Check that it is connected and works, then try again."
    return JournalWriteError(sentence, path, _detail(error))


def _code(error: sqlite3.Error) -> int | None:
    """SQLite's primary result code, where the error comes from SQLite itself."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _detail(error: sqlite3.Error) -> str:
    return f"{getattr(error, 'sqlite_errorname', type(error).__name__)}: {error}"
