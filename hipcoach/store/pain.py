"""Pain scores, nights, stiffness and flares; an answer given again is a new row, and the later one counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach.domain.records import FlareReport, Moment, NightEntry, PainEntry, Stamp, StiffnessEntry
from hipcoach.store import tables
from hipcoach.store.columns import STAMP, stamp_columns, to_day, to_stamp, to_utc
from hipcoach.store.entries import Entries

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hipcoach.store.entries import Row
    from hipcoach.store.journal import Journal

_MOMENTS = {moment.value: moment for moment in Moment}


def _to_pains(rows: list[Row]) -> list[PainEntry]:
    return [
        PainEntry(_MOMENTS[moment], score, Stamp(to_utc(at_utc), offset_min, to_day(day)), session_id, exercise_id)
        for moment, score, session_id, exercise_id, at_utc, offset_min, day in rows
    ]


def _to_nights(rows: list[Row]) -> list[NightEntry]:
    return [
        NightEntry(None if woke is None else bool(woke), Stamp(to_utc(at_utc), offset_min, to_day(day)))
        for woke, at_utc, offset_min, day in rows
    ]


def _to_stiffnesses(rows: list[Row]) -> list[StiffnessEntry]:
    return [StiffnessEntry(minutes=minutes, stamp=to_stamp(*stamp)) for minutes, *stamp in rows]


def _to_flare_reports(rows: list[Row]) -> list[FlareReport]:
    return [FlareReport(is_flare=bool(is_flare), stamp=to_stamp(*stamp)) for is_flare, *stamp in rows]


PAINS = Entries(tables.PAIN_SCORES, f"moment, score, session_id, exercise_id, {STAMP}", _to_pains)
NIGHTS = Entries(tables.NIGHTS, f"woke, {STAMP}", _to_nights)
STIFFNESSES = Entries(tables.STIFFNESS, f"minutes, {STAMP}", _to_stiffnesses)
FLARE_REPORTS = Entries(tables.FLARE_REPORTS, f"is_flare, {STAMP}", _to_flare_reports)


class PainStore:
    """Keeps what the person answered about pain; unanswered is None, never 0.

    Everything is read from a training day on (None: from the beginning), oldest day first, later entries after earlier.
    """

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
        self._insert(tables.NIGHTS, {"woke": woke}, entry.stamp)

    def add_stiffness(self, entry: StiffnessEntry) -> None:
        """Write down how long the hip was stiff after getting up."""
        self._insert(tables.STIFFNESS, {"minutes": entry.minutes}, entry.stamp)

    def add_flare_report(self, report: FlareReport) -> None:
        """Write down that a flare has begun, or that it was none after all."""
        self._insert(tables.FLARE_REPORTS, {"is_flare": int(report.is_flare)}, report.stamp)

    def pains(self, since: date | None = None) -> tuple[PainEntry, ...]:
        """All pain answers."""
        return PAINS.since(self._journal, since)

    def nights(self, since: date | None = None) -> tuple[NightEntry, ...]:
        """All answers about nights, each about the night before its day."""
        return NIGHTS.since(self._journal, since)

    def stiffnesses(self, since: date | None = None) -> tuple[StiffnessEntry, ...]:
        """All answers about stiffness."""
        return STIFFNESSES.since(self._journal, since)

    def flare_reports(self, since: date | None = None) -> tuple[FlareReport, ...]:
        """All that was said about flares."""
        return FLARE_REPORTS.since(self._journal, since)

    def _insert(self, table: str, row: dict[str, Any], stamp: Stamp) -> None:
        with self._journal.writing() as writer:
            writer.insert(table, row | stamp_columns(stamp))
