"""What can be wrong with a result as it is entered: the value, or the day."""

from __future__ import annotations

from enum import Enum
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.measures import Measure

MOST_OF_UNIT = {  # the most a value of a unit can be at home; more is a slip
    "reps": 100,
    "percent": 100,
    "text": 0,
    "mm": 200,
    "cm": 100,
    "deg": 180,
    "s": 600,
    "stands": 100,
    "faults": 100,
}
COUNTED = frozenset({"reps", "stands", "faults"})
_SLACK = 1e-6


class EntryFault(Enum):
    """Why a value or a day can't be taken as it is."""

    MISSING = "missing"
    NOT_A_NUMBER = "not_a_number"
    NEGATIVE = "negative"
    OVER_CAP = "over_cap"
    TOO_LARGE = "too_large"
    NOT_WHOLE = "not_whole"
    OFF_STEP = "off_step"
    FUTURE = "future"
    BEFORE_START = "before_start"


def value_fault(measure: Measure, value: float | None, step: float = 0.0) -> EntryFault | None:
    """What is wrong with a value, or None.

    Args:
        measure: The measure it is for.
        value: In the measure's unit; None where nothing was entered.
        step: The smallest step of a reading; 0 takes any.
    """
    if value is None:
        return EntryFault.MISSING
    if not isfinite(value):
        return EntryFault.NOT_A_NUMBER
    if measure.unit == "text":
        return None if value in {-1.0, 0.0, 1.0} else EntryFault.TOO_LARGE
    checks = (
        (value < 0, EntryFault.NEGATIVE),
        (measure.cap is not None and value > measure.cap, EntryFault.OVER_CAP),
        (value > MOST_OF_UNIT[measure.unit], EntryFault.TOO_LARGE),
        (measure.unit in COUNTED and value != int(value), EntryFault.NOT_WHOLE),
        (step > 0 and not _is_on(value, step), EntryFault.OFF_STEP),
    )
    return next((fault for is_so, fault in checks if is_so), None)


def day_fault(day: date, today: date, started_on: date) -> EntryFault | None:
    """What is wrong with the day of a result, or None: it is still to come, or before the first day."""
    if day > today:
        return EntryFault.FUTURE
    return EntryFault.BEFORE_START if day < started_on else None


def _is_on(value: float, step: float) -> bool:
    """Whether a value is a whole number of steps."""
    return abs(value / step - round(value / step)) < _SLACK
