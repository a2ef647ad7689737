"""What came of the self-tests: entered, corrected, taken back, undone; changes and norms beside them (B8, C2, C7)."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from hipcoach.domain.calendar import training_day
from hipcoach.domain.entering import EntryFault, day_fault, value_fault
from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.records import Measurement, Stamp
from hipcoach.domain.retraction import withdrawal_of, without_withdrawn
from hipcoach.services.clock import offset_min

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from hipcoach.content.content import Content
    from hipcoach.domain.differences import Change
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.norms import Norm
    from hipcoach.services.clock import Clock
    from hipcoach.services.screening import ScreeningService
    from hipcoach.store.measurements import MeasurementStore
    from hipcoach.store.protocol_runs import ProtocolRunStore

_PAIN_MAX = 10


class EntryError(HipCoachError):
    """A result can't be as it was entered.

    Attributes:
        fault: What is wrong.
        measure: Id of the measure.
        side: The side it was entered for.
    """

    def __init__(self, fault: EntryFault, measure: str, side: Side) -> None:
        super().__init__(f"{measure} {side.value}: {fault.value}")
        self.fault = fault
        self.measure = measure
        self.side = side


class Undo(Frozen):
    """How things stood before a change, side by side and day by day.

    Attributes:
        rows: What is to be written to have it so again.
    """

    rows: tuple[Measurement, ...]


class TriesOfDay(Frozen):
    """The tries behind a result.

    Attributes:
        values: Each that counted, in order.
        mean: Their mean, or None where there is one only.
    """

    values: tuple[float, ...]
    mean: float | None


class ResultsService:
    """Keeps the results; every entry is a new row, so that nothing vanishes and everything can be undone."""

    def __init__(
        self,
        *,
        clock: Clock,
        content: Content,
        screening: ScreeningService,
        measurements: MeasurementStore,
        runs: ProtocolRunStore,
        started_on: Callable[[], date | None],
    ) -> None:
        """Take the ports; ``started_on`` knows the day of the set-up, or None."""
        self._clock = clock
        self._content = content
        self._programme = content.programme
        self._screening = screening
        self._measurements = measurements
        self._runs = runs
        self._started_on = started_on

    @property
    def today(self) -> date:
        """The training day now."""
        return training_day(self._clock.local_now(), self._programme.calendar.day_starts_hour)

    @property
    def started_on(self) -> date:
        """The first day a result can be about."""
        return self._started_on() or self.today

    def results(self, measure: str) -> tuple[Measurement, ...]:
        """The results of a measure that stand, one a day and side, oldest first; those stopped for pain included."""
        latest: dict[tuple[date, Side], Measurement] = {}
        for each in without_withdrawn(self._measurements.of([measure])):
            latest[each.stamp.day, each.side] = each
        return tuple(sorted(latest.values(), key=lambda each: each.stamp.day))

    # -- writing down ------------------------------------------------------------------------------------------------

    def enter(
        self, values: Mapping[tuple[str, Side], float | None], day: date | None = None, pain: int | None = None
    ) -> Undo:
        """Write down results of a day by hand, such as a physiotherapist's; all or none.

        Raises:
            EntryError: A value or the day can't be.
            ValueError: The pain is not on the scale of 0 to 10.
            HipCoachError: The journal can't be written.
        """
        day = day or self.today
        if pain is not None and not 0 <= pain <= _PAIN_MAX:
            raise ValueError(f"pain is 0 to {_PAIN_MAX}, not {pain}")
        for (name, side), value in values.items():
            self._check(name, side, value, day)
        stamp = self._stamp(day)
        return self._write(
            [Measurement(name, side, value, False, stamp, pain) for (name, side), value in values.items()]  # noqa: FBT003
        )

    def correct(self, result: Measurement, value: float | None, day: date) -> Undo:
        """Give a result another value or day; when it was first entered stays in the journal.

        One stopped for pain stays so, without a value.

        Raises:
            EntryError: The value or the day can't be.
            HipCoachError: The journal can't be written.
        """
        if result.was_stopped_for_pain:
            self._check_day(result.measure, result.side, day)
            value = None
        else:
            self._check(result.measure, result.side, value, day)
        moved = result.replace(value=value, stamp=self._stamp(day))
        gone = [] if day == result.stamp.day else [withdrawal_of(result).replace(stamp=self._stamp(result.stamp.day))]
        return self._write([*gone, moved])

    def take_back(self, results: Iterable[Measurement]) -> Undo:
        """Take results back: they stay in the journal and count for nothing.

        Raises:
            HipCoachError: The journal can't be written.
        """
        return self._write([withdrawal_of(each).replace(stamp=self._stamp(each.stamp.day)) for each in results])

    def undo(self, change: Undo) -> Undo:
        """Have it as it was before a change; what this returns does the change again.

        Raises:
            HipCoachError: The journal can't be written.
        """
        return self._write([each.replace(stamp=self._stamp(each.stamp.day)) for each in change.rows])

    # -- what a result says --------------------------------------------------------------------------------------------

    def change(self, measure: Measure, results: Sequence[Measurement]) -> Change | None:
        """The latest result of one side against its first; None where there are not two."""
        from hipcoach.domain.differences import change

        values = [each.value for each in results if each.value is not None]
        if len(values) <= 1:
            return None
        return change(measure, values[0], values[1:], self._age)

    def least_change(self, measure: Measure) -> float | None:
        """The smallest real change at the person's age; None where it isn't known."""
        if measure.change_younger is not None and 0 < self._age < measure.change_from_age:
            return measure.change_younger
        return measure.change

    def norms(self, measure: Measure, side: Side = Side.BOTH) -> tuple[Norm, ...]:
        """What healthy people of the person's age reach, where it may be shown; nothing where the age wasn't told."""
        from hipcoach.domain.norms import NormKind, Norms
        from hipcoach.domain.person import Sex

        band = self._screening.age_band
        if band is None:
            return ()
        norms = Norms(self._content.norms, self._programme.measuring)
        sex, flags = self._screening.sex or Sex.NOT_TOLD, self._screening.person().flags
        return tuple(
            norm for kind in NormKind for norm in norms.norms_of_band(measure, kind, band, sex, side=side, flags=flags)
        )

    def target(self, measure: Measure, best: float | None) -> float | None:
        """What the person could reach next: a mark of the path that the result is below; None where there is none."""
        marks = sorted({seconds for _, _, test, seconds, _ in self._programme.balance.gates if test == measure.id})
        if measure.band_min is not None:
            marks = [measure.band_min]
        return next((mark for mark in marks if best is None or best < mark), None)

    def tries(self, measure: Measure, side: Side, day: date) -> TriesOfDay | None:
        """The tries behind the result of a day; None where it was entered by hand, or corrected since."""
        from hipcoach.domain.scoring import score_side
        from hipcoach.domain.tries import TryOutcome, latest

        protocol = self._programme.protocols[measure.protocol]
        every = (*self._runs.runs_of(protocol.id, day), *self._runs.open_runs())
        runs = [run for run in every if (run.protocol, run.stamp.day) == (protocol.id, day)]
        result = next((each for each in self.results(measure.id) if (each.stamp.day, each.side) == (day, side)), None)
        for run in reversed(runs):
            own = [each for each in run.tries if (each.measure, each.side) == (measure.id, side)]
            done = sorted(latest(own).values(), key=lambda each: each.number)
            values = [each.value for each in done if each.outcome is TryOutcome.DONE and each.value is not None]
            score = score_side(measure, protocol, own) if values else None
            if score is not None and result is not None and score.value == result.value:
                return TriesOfDay(values=tuple(values), mean=score.mean)
        return None

    # -- inside ------------------------------------------------------------------------------------------------------

    @property
    def _age(self) -> int:
        band = self._screening.age_band
        return band.lowest if band else 0

    def _check(self, name: str, side: Side, value: float | None, day: date) -> None:
        measure = self._programme.measures[name]
        step = 0.0 if measure.unit == "s" else self._programme.protocols[measure.protocol].step
        fault = value_fault(measure, value, step if measure.unit in {"cm", "deg", "mm"} else 0.0)
        if fault is not None:
            raise EntryError(fault, name, side)
        self._check_day(name, side, day)

    def _check_day(self, name: str, side: Side, day: date) -> None:
        fault = day_fault(day, self.today, self.started_on)
        if fault is not None:
            raise EntryError(fault, name, side)

    def _write(self, rows: Sequence[Measurement]) -> Undo:
        """Write rows down, and say how it was before."""
        undo = Undo(rows=tuple(self._standing(each) for each in rows))
        self._measurements.add_many(rows)
        return undo

    def _standing(self, row: Measurement) -> Measurement:
        """What counts now for the measure, side and day of a row: a result, or that there is none."""
        same = (
            each
            for each in reversed(self.results(row.measure))
            if (each.side, each.stamp.day) == (row.side, row.stamp.day)
        )
        return next(same, withdrawal_of(row))

    def _stamp(self, day: date) -> Stamp:
        now = self._clock.local_now()
        return Stamp(at_utc=now.astimezone(UTC), offset_min=offset_min(now), day=day)
