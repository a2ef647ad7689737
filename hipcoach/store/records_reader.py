"""Everything the rules judge by, read in one go."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from hipcoach.domain.records import Records
from hipcoach.store.activities import ACTIVITIES, RATINGS
from hipcoach.store.done_sessions import read_done_sessions, read_these_sessions
from hipcoach.store.measurements import MEASUREMENTS
from hipcoach.store.pain import FLARE_REPORTS, NIGHTS, PAINS, STIFFNESSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from hipcoach.store.done_sessions import Placed
    from hipcoach.store.entries import Entries
    from hipcoach.store.journal import Journal, Version, Written

# By their names in Records.
_GROWING: Mapping[str, Entries[Any]] = {
    "pains": PAINS,
    "nights": NIGHTS,
    "measurements": MEASUREMENTS,
    "stiffness": STIFFNESSES,
    "flare_reports": FLARE_REPORTS,
    "activities": ACTIVITIES,
    "ratings": RATINGS,
}
_SESSIONS_READ_ANEW_MAX = 100


class RecordsReader:
    """Reads the records, and remembers them: the next reading finds only what was written since.

    What it remembers counts as long as no other connection has committed anything, and as long as every row this one
    has touched is accounted for by ``Journal.written``. Where that isn't so, all is read anew.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._version: Version | None = None
        self._noted = 0
        self._placed: dict[int, Placed] = {}
        self._last_ids: dict[str, int] = {}
        self._records = Records()

    def records(self, since: date | None = None) -> Records:
        """All records of the training days from ``since`` on, and all activities; None is from the beginning."""
        if since is not None or self._journal.is_writing:  # what is being written may still be taken back
            return self._read(since, read_done_sessions(self._journal, since))
        version = self._journal.version()
        if version != self._version:
            news = self._news(version)
            noted = len(self._journal.written)
            if news is None:
                self._read_all()
            else:
                self._catch_up(news)
            self._version, self._noted = version, noted
        return self._records

    def _news(self, version: Version) -> Sequence[Written] | None:
        """What was written since the last reading, or None where that doesn't account for everything."""
        before = self._version
        news = self._journal.written[self._noted :]
        if before is None or version.others != before.others:
            return None
        if sum(each.rows for each in news) != version.changes - before.changes:
            return None
        is_vague = any(not each.table and each.session_id is None for each in news)
        return None if is_vague or len(_sessions_of(news)) > _SESSIONS_READ_ANEW_MAX else news

    def _read_all(self) -> None:
        last_ids = {name: entries.last_id(self._journal) for name, entries in _GROWING.items()}
        with _no_garbage_collection():
            placed = read_done_sessions(self._journal, None)
            self._records = self._read(None, placed)
        self._placed = _by_id(placed)
        self._last_ids = last_ids

    def _read(self, since: date | None, placed: Sequence[Placed]) -> Records:
        grown = {name: entries.since(self._journal, since) for name, entries in _GROWING.items()}
        if since is not None:
            grown["activities"] = ACTIVITIES.since(self._journal, None)
        return Records(sessions=tuple(session for _, session in placed), **grown)

    def _catch_up(self, news: Sequence[Written]) -> None:
        """Read what is new, and only then remember it: reading may fail half-way."""
        changes: dict[str, tuple[Any, ...]] = {}
        placed, last_ids = self._placed, self._last_ids
        session_ids = _sessions_of(news)
        if session_ids:
            read = read_these_sessions(self._journal, session_ids)
            placed = {key: each for key, each in placed.items() if key not in session_ids}
            placed |= _by_id(read)
            changes["sessions"] = tuple(session for _, session in sorted(placed.values()))
        appended_to = {each.table for each in news}
        for name, entries in _GROWING.items():
            if entries.table in appended_to:
                last_ids = last_ids | {name: entries.last_id(self._journal)}
                changes[name] = _joined(
                    getattr(self._records, name), entries.after(self._journal, self._last_ids[name])
                )
        self._placed, self._last_ids = placed, last_ids
        self._records = self._records.replace(**changes)


def _by_id(placed: Sequence[Placed]) -> dict[int, Placed]:
    return {each[1].session_id: each for each in placed}


def _sessions_of(news: Sequence[Written]) -> set[int]:
    return {each.session_id for each in news if each.session_id is not None}


def _joined(before: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    """Both by the day they are about; of one day's the new ones stand last."""
    if before and new and new[0].stamp.day < before[-1].stamp.day:
        return tuple(sorted(before + new, key=lambda entry: entry.stamp.day))
    return before + new


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Ten years are 60,000 values and no garbage: looking for it again and again takes a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
