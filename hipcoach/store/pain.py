"""Pain scores and nights; an answer given again is a new row, and the later one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.records import Moment, NightEntry, PainEntry
from hipcoach.store import tables
from hipcoach.store.columns import STAMP, since_text, stamp_columns, to_stamp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hipcoach.store.journal import Journal


class PainStore:
    """Keeps what the person answered about pain; unanswered is None, never 0."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def add(self, entry: PainEntry) -> None:
        """Write down one answer."""
        self.add_many([entry])

    def add_many(self, entries: Iterable[PainEntry]) -> None:
        """Write down several answers, all or none."""
        with self._journal.writing() as writer:
            for entry in entries:
                row = {
                    "moment": entry.moment.value,
                    "score": entry.score,
                    "session_id": entry.session_id,
                    "exercise_id": entry.exercise_id,
                }
                writer.insert(tables.PAIN_SCORES, row | stamp_columns(entry.stamp))

    def add_night(self, entry: NightEntry) -> None:
        """Write down whether pain woke the person."""
        woke = None if entry.woke is None else int(entry.woke)
        with self._journal.writing() as writer:
            writer.insert(tables.NIGHTS, {"woke": woke} | stamp_columns(entry.stamp))

    def pains(self, since: date | None = None) -> tuple[PainEntry, ...]:
        """All answers about the training days from ``since`` on, oldest day first, later entries after earlier ones."""
        sql = f"select moment, score, session_id, exercise_id, {STAMP} from pain_scores where day >= ? order by day, id"
        return tuple(
            PainEntry(
                moment=Moment(moment),
                score=score,
                stamp=to_stamp(at_utc, offset_min, day),
                session_id=session_id,
                exercise_id=exercise_id,
            )
            for moment, score, session_id, exercise_id, at_utc, offset_min, day in self._journal.rows(
                sql, [since_text(since)]
            )
        )

    def nights(self, since: date | None = None) -> tuple[NightEntry, ...]:
        """All answers about nights before the days from ``since`` on, oldest day first, later entries after earlier."""
        sql = f"select woke, {STAMP} from nights where day >= ? order by day, id"
        return tuple(
            NightEntry(woke=None if woke is None else bool(woke), stamp=to_stamp(at_utc, offset_min, day))
            for woke, at_utc, offset_min, day in self._journal.rows(sql, [since_text(since)])
        )
