"""The two guided checks of the pelvis: how many moves were clean, and how even the weight is (C3)."""

from __future__ import annotations

from datetime import UTC
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from hipcoach.domain.calendar import training_day
from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.exercise import Side
from hipcoach.domain.pain import StartOfDay
from hipcoach.domain.records import Measurement, Stamp
from hipcoach.services.clock import offset_min

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hipcoach.domain.parameters import Programme
    from hipcoach.services.clock import Clock
    from hipcoach.services.training import Today
    from hipcoach.store.measurements import MeasurementStore

TILT = "pelvic_control.tilt"
KNEE_OUT = "pelvic_control.knee_out"
WEIGHT_SHARE = "weight_share"
LOOKS = 3
_HOLD_ON_FLAG = "fall_risk_2"  # C3: who must hold on at all times leaves the scales out
_TOTAL_DIFFERENCE_MAX = 0.2  # three looks at one person: totals further apart are slips of the hand
_NO_END = float("inf")
_PARTS = ((TILT, Side.BOTH), (KNEE_OUT, Side.LEFT), (KNEE_OUT, Side.RIGHT))


class Hindrance(Enum):
    """Why no check is done today."""

    LOCKED = "locked"
    SORE = "sore"
    HOLDS_ON = "holds_on"
    NO_SCALES = "no_scales"


class LookFault(Enum):
    """What is wrong with the numbers read off the scales."""

    MISSING = "missing"
    NOT_POSITIVE = "not_positive"
    TOTALS_DIFFER = "totals_differ"


class LooksError(HipCoachError):
    """The numbers read off the scales can't be right.

    Attributes:
        fault: What is wrong.
    """

    def __init__(self, fault: LookFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class Look(NamedTuple):
    """One look at both scales, in any unit; None is not filled in."""

    left: float | None
    right: float | None


class ControlResult(NamedTuple):
    """The latest pelvic-control check.

    Attributes:
        day: Its training day.
        tilt: Clean tilts of 10, None when stopped for pain.
        left: Clean knee-outs on the left of 10, None when stopped.
        right: The same on the right.
    """

    day: date
    tilt: int | None
    left: int | None
    right: int | None


class ShareResult(NamedTuple):
    """The latest weight-share check: its training day, and the difference in %, None when stopped for pain."""

    day: date
    difference: float | None


class ChecksService:
    """Takes the results of checks and says when one can be done; a result given again the same day replaces it."""

    def __init__(self, clock: Clock, programme: Programme, store: MeasurementStore) -> None:
        self._clock = clock
        self._programme = programme
        self._store = store

    def today(self) -> date:
        """The training day now."""
        return self._stamp().day

    @staticmethod
    def control_hindrance(today: Today) -> Hindrance | None:
        """Why the pelvic-control check can't be done today, or None."""
        if today.person.is_locked:
            return Hindrance.LOCKED
        return None if today.start is StartOfDay.NORMAL else Hindrance.SORE

    def share_hindrance(self, today: Today) -> Hindrance | None:
        """Why the weight-share check can't be done today, or None."""
        if not today.person.has_scales:
            return Hindrance.NO_SCALES
        if _HOLD_ON_FLAG in today.person.flags:
            return Hindrance.HOLDS_ON
        return self.control_hindrance(today)

    def last_control(self) -> ControlResult | None:
        """The latest pelvic-control check, or None."""
        latest = self._latest()
        found = [latest[part] for part in _PARTS if part in latest]
        if not found:
            return None
        day = max(each.stamp.day for each in found)
        of_day = {(each.measure, each.side): each.value for each in found if each.stamp.day == day}
        tilt, left, right = (_whole(of_day.get(part)) for part in _PARTS)
        return ControlResult(day, tilt, left, right)

    def last_share(self) -> ShareResult | None:
        """The latest weight-share check, or None."""
        latest = self._latest().get((WEIGHT_SHARE, Side.BOTH))
        return None if latest is None else ShareResult(latest.stamp.day, latest.value)

    def record_control(self, tilt: int, left: int, right: int) -> None:
        """Write down the clean moves of all three parts.

        Raises:
            ValueError: A count is not from 0 to the most there are.
            HipCoachError: The journal can't be written.
        """
        self._write_control((tilt, left, right), was_stopped=False)

    def stop_control(self, tilt: int | None, left: int | None, right: int | None) -> None:
        """Write down that pain ended the check: parts counted before keep their counts, open ones have none.

        With no part left open nobody can tell which one hurt, so none keeps a count.

        Raises:
            ValueError: A count is not from 0 to the most there are.
            HipCoachError: The journal can't be written.
        """
        counts = (tilt, left, right)
        self._write_control(counts if None in counts else (None, None, None), was_stopped=True)

    def record_share(self, looks: Sequence[Look]) -> float:
        """Write down the weight share of three looks; returns the difference in %.

        Raises:
            LooksError: A number is missing, or the numbers can't be right.
            HipCoachError: The journal can't be written.
        """
        difference = weight_difference(looks)
        self._store.add(self._measurement(WEIGHT_SHARE, Side.BOTH, difference))
        return difference

    def stop_share(self) -> None:
        """Write down that pain ended the weight-share check.

        Raises:
            HipCoachError: The journal can't be written.
        """
        self._store.add(self._measurement(WEIGHT_SHARE, Side.BOTH, None))

    def _write_control(self, counts: tuple[int | None, ...], *, was_stopped: bool) -> None:
        if None in counts and not was_stopped:
            raise ValueError("a finished check has all its counts")
        for (measure, _), count in zip(_PARTS, counts, strict=True):
            most = self._programme.measures[measure].cap
            if count is not None and most is not None and not 0 <= count <= most:
                raise ValueError(f"{measure} is from 0 to {most}, not {count}")
        self._store.add_many(
            self._measurement(measure, side, count) for (measure, side), count in zip(_PARTS, counts, strict=True)
        )

    def _measurement(self, measure: str, side: Side, value: float | None) -> Measurement:
        """One row; a value that is missing was stopped for pain."""
        return Measurement(
            measure=measure, side=side, value=value, was_stopped_for_pain=value is None, stamp=self._stamp()
        )

    def _latest(self) -> dict[tuple[str, Side], Measurement]:
        """The latest row of each measure and side; the store has them oldest first."""
        return {(each.measure, each.side): each for each in self._store.measurements()}

    def _stamp(self) -> Stamp:
        now = self._clock.local_now()
        day = training_day(now, self._programme.calendar.day_starts_hour)
        return Stamp(at_utc=now.astimezone(UTC), offset_min=offset_min(now), day=day)


def weight_difference(looks: Sequence[Look]) -> float:
    """The difference between the legs in % of their sum, from the median of each leg's looks (C3).

    Raises:
        LooksError: A number is missing, or the numbers can't be right.
    """
    lefts = [look.left for look in looks if look.left is not None]
    rights = [look.right for look in looks if look.right is not None]
    if min(len(lefts), len(rights)) < LOOKS:
        raise LooksError(LookFault.MISSING)
    if not all(0 < value < _NO_END for value in (*lefts, *rights)):
        raise LooksError(LookFault.NOT_POSITIVE)
    totals = [left + right for left, right in zip(lefts, rights, strict=True)]
    if max(totals) - min(totals) > _TOTAL_DIFFERENCE_MAX * min(totals):
        raise LooksError(LookFault.TOTALS_DIFFER)
    left, right = _middle(lefts), _middle(rights)
    return round(abs(right - left) / (right + left) * 100, 1)


def _middle(values: list[float]) -> float:
    """The median of three; the statistics module would cost every start of the program 10 ms."""
    return sorted(values)[len(values) // 2]


def _whole(value: float | None) -> int | None:
    return None if value is None else round(value)
