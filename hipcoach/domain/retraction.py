"""Results that were taken back: nothing vanishes from the journal, a later entry withdraws an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hipcoach.domain.exercise import Side
    from hipcoach.domain.records import Measurement


def is_withdrawal(measurement: Measurement) -> bool:
    """Whether an entry takes back what was entered for its measure, side and day before: it has no result at all."""
    return measurement.value is None and not measurement.was_stopped_for_pain


def withdrawal_of(measurement: Measurement) -> Measurement:
    """The entry that takes a result back; its stamp is to say when."""
    return measurement.replace(value=None, was_stopped_for_pain=False, pain=None)


def without_withdrawn(measurements: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """The entries that stand, in the order they came; later ones must follow earlier ones."""
    standing: dict[tuple[str, Side, date], list[tuple[int, Measurement]]] = {}
    for place, each in enumerate(measurements):
        key = (each.measure, each.side, each.stamp.day)
        if is_withdrawal(each):
            standing.pop(key, None)
        else:
            standing.setdefault(key, []).append((place, each))
    found = [pair for pairs in standing.values() for pair in pairs]
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))
