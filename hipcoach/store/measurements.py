"""Values of self-tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side
from hipcoach.domain.records import Measurement
from hipcoach.store import tables
from hipcoach.store.columns import STAMP, since_text, stamp_columns, to_stamp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hipcoach.store.journal import Journal


class MeasurementStore:
    """Keeps what self-tests measured; a value given again is a new row, and the later one counts."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

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
                }
                writer.insert(tables.MEASUREMENTS, row | stamp_columns(measurement.stamp))

    def measurements(self, since: date | None = None) -> tuple[Measurement, ...]:
        """All values of the days from ``since`` on, oldest day first, later entries after earlier ones."""
        sql = f"""select measure, side, value, was_stopped_for_pain, {STAMP}
            from measurements where day >= ? order by day, id"""
        return tuple(
            Measurement(
                measure=measure,
                side=Side(side),
                value=value,
                was_stopped_for_pain=bool(was_stopped),
                stamp=to_stamp(at_utc, offset_min, day),
            )
            for measure, side, value, was_stopped, at_utc, offset_min, day in self._journal.rows(
                sql, [since_text(since)]
            )
        )
