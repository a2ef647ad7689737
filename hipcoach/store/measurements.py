"""Values of self-tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side
from hipcoach.domain.records import Measurement, Stamp
from hipcoach.store import tables
from hipcoach.store.columns import STAMP, stamp_columns, to_day, to_utc
from hipcoach.store.entries import Entries
from hipcoach.store.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from hipcoach.store.entries import Row
    from hipcoach.store.journal import Journal

_SIDES = {side.value: side for side in Side}


def _to_measurements(rows: list[Row]) -> list[Measurement]:
    return [
        Measurement(
            measure, _SIDES[side], value, bool(was_stopped), Stamp(to_utc(at_utc), offset_min, to_day(day)), pain
        )
        for measure, side, value, was_stopped, pain, at_utc, offset_min, day in rows
    ]


MEASUREMENTS = Entries(
    tables.MEASUREMENTS, f"measure, side, value, was_stopped_for_pain, pain, {STAMP}", _to_measurements
)


class MeasurementStore:
    """Keeps what self-tests measured; a value given again is a new row, and the later one counts."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._kept = Kept(journal)

    def add(self, measurement: Measurement) -> None:
        """Write down one value."""
        self.add_many([measurement])

    def add_many(self, measurements: Iterable[Measurement]) -> None:
        """Write down several values, all or none."""
        with self._journal.writing() as writer:
            for measurement in measurements:
                row = {
                    "measure": measurement.measure,
                    "side": measurement.side.value,
                    "value": measurement.value,
                    "was_stopped_for_pain": int(measurement.was_stopped_for_pain),
                    "pain": measurement.pain,
                }
                writer.insert(tables.MEASUREMENTS, row | stamp_columns(measurement.stamp))

    def measurements(self, since: date | None = None) -> tuple[Measurement, ...]:
        """All values of the days from ``since`` on, oldest day first, later entries after earlier ones."""
        return MEASUREMENTS.since(self._journal, since)

    def of(self, measures: Collection[str]) -> tuple[Measurement, ...]:
        """All values of these measures, in the same order; the very same until something is written."""
        names = frozenset(measures)
        return self._kept.get(names, lambda: MEASUREMENTS.where(self._journal, "measure", names))
