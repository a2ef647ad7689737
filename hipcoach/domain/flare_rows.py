"""Which row of the table of a flare each day stands on (B6).

A row is left on the first morning after its days whose score, given in time, is not above the last one known in this
flare. A higher one repeats all days of the row. An unanswered one never counts as good: the row goes on, day by day,
until a morning is answered. After the most repeats the row is left in any case, so that nobody is stuck.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hipcoach.domain.calendar import ONE_DAY
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.records import Moment

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.history import History
    from hipcoach.domain.parameters import FlareRules


class FlareRows(Frozen):
    """The rows of one flare up to today.

    Attributes:
        from_: First day on each row reached.
        repeated_on: First day of each repeat of a row.
        last_from: First day on the last row, or None while that is not reached.
    """

    from_: tuple[date, ...]
    repeated_on: tuple[date, ...]
    last_from: date | None


class RowFinder:
    """Finds the rows of flares from the mornings in them."""

    def __init__(self, history: History, rules: FlareRules) -> None:
        self._history = history
        self._today = history.today
        self._mornings = history.answers(Moment.NEXT_MORNING)
        self._repeats_max = rules.row_repeats_max
        self._lengths = [end - begin for begin, end in pairwise(rules.row_first_days)]

    def of(self, started_on: date) -> FlareRows:
        """The rows of the flare that started on a day."""
        rows = [started_on]
        repeats: list[date] = []
        for length in self._lengths:
            left_on, repeated = self._left_on(rows[-1], timedelta(days=length), started_on)
            repeats += repeated
            if left_on is None:
                break
            rows.append(left_on)
        is_back = len(rows) > len(self._lengths)
        return FlareRows(from_=tuple(rows), repeated_on=tuple(repeats), last_from=rows[-1] if is_back else None)

    def _left_on(self, first: date, length: timedelta, started_on: date) -> tuple[date | None, list[date]]:
        """The day a row is left, None while it is not, and the first days of its repeats."""
        gate = first + length
        repeated: list[date] = []
        while gate <= self._today:
            if len(repeated) == self._repeats_max:
                return gate, repeated
            left_on = self._settled_on(gate, gate + length, started_on)
            if left_on == gate:
                return gate, repeated
            repeated.append(gate)
            if left_on is not None:
                return left_on, repeated
            gate += length
        return None, repeated

    def _settled_on(self, gate: date, end: date, started_on: date) -> date | None:
        """The first morning from ``gate`` on that allows to move on, before any that says no and before ``end``."""
        day = gate
        while day < end and day <= self._today:
            morning = self._history.timely_morning_after(day - ONE_DAY)
            known = self._last_morning(started_on, day)
            if morning is not None and known is not None:
                return day if morning <= known else None
            day += ONE_DAY
        return None

    def _last_morning(self, started_on: date, day: date) -> int | None:
        """The last score of a morning in the flare before ``day``."""
        while day > started_on:
            day -= ONE_DAY
            score = self._mornings.get(day)
            if score is not None:
                return score
        return None
