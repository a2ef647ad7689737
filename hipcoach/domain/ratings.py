"""Pain ratings that are severe, and what has been rated since (B7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.calendar import ONE_DAY
from hipcoach.domain.records import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from hipcoach.domain.history import History
    from hipcoach.domain.records import Measurement, PainEntry

    When = tuple[date, datetime]


class SevereRatings:
    """All ratings from ``least`` on that stand, whenever they were asked for; what was corrected away is gone.

    Pain at a self-test counts as well. In an exercise every tap is a rating of its own, and none corrects another.
    """

    def __init__(self, history: History, least: int) -> None:
        """Look through the records once."""
        self._history = history
        records, today = history.records, history.today
        found = [each for each in records.pains if each.score is not None and each.score >= least]
        tests = [each for each in records.measurements if each.pain is not None and each.pain >= least]
        self._worst_on: dict[date, int] = {}
        self.last: When | None = None
        for when, score in (*self._pains_of(found), *self._pains_at(tests)):
            if when[0] <= today:
                self._worst_on[when[0]] = max(score, self._worst_on.get(when[0], score))
                self.last = when if self.last is None else max(self.last, when)

    def worst(self, last: date, days: int = 1) -> int | None:
        """The worst of them on the days up to and including ``last``."""
        each = (self._worst_on.get(last - ONE_DAY * back) for back in range(days))
        return max((score for score in each if score is not None), default=None)

    def last_run_end(self, length: int) -> date | None:
        """The last day that ends ``length`` days in a row with such a rating, or None."""
        others = [ONE_DAY * back for back in range(1, length)]
        return max(
            (day for day in self._worst_on if all(day - back in self._worst_on for back in others)), default=None
        )

    def has_eased(self, most: int) -> bool:
        """Whether a rating of at most ``most`` was given after the last severe one.

        A corrected answer counts from when it was first given: correcting the past says nothing about now.
        """
        last = self.last
        return last is None or any(
            entry.score is not None and entry.score <= most and self._is_after(entry, last)
            for entry in reversed(self._history.records.pains)
        )

    def _pains_of(self, entries: list[PainEntry]) -> Iterator[tuple[When, int]]:
        for entry in entries:
            if entry.score is not None and self._stands(entry):
                yield (entry.stamp.day, entry.stamp.at_utc), entry.score

    def _pains_at(self, tests: list[Measurement]) -> Iterator[tuple[When, int]]:
        for test in tests:
            results = self._history.measured_until(test.stamp.day, test.measure, test.side)
            stands = bool(results) and results[-1].stamp.day == test.stamp.day and results[-1].pain == test.pain
            if test.pain is not None and stands:
                yield (test.stamp.day, test.stamp.at_utc), test.pain

    def _stands(self, entry: PainEntry) -> bool:
        """Whether no later answer to the same question says otherwise."""
        if entry.moment is Moment.IN_EXERCISE:
            return True
        if entry.session_id is None:
            return self._history.pain_on(entry.moment, entry.stamp.day) == entry.score
        return self._history.pain_in(entry.moment, entry.session_id) == entry.score

    def _is_after(self, entry: PainEntry, last: When) -> bool:
        day, at_utc = last
        if entry.stamp.day != day:
            return day < entry.stamp.day <= self._history.today and self._stands(entry)
        return self._stands(entry) and self._first_given(entry) > at_utc

    def _first_given(self, entry: PainEntry) -> datetime:
        if entry.moment is Moment.IN_EXERCISE:
            return entry.stamp.at_utc
        return min(
            each.stamp.at_utc
            for each in self._history.records.pains
            if each.moment is entry.moment and each.session_id == entry.session_id and each.stamp.day == entry.stamp.day
        )
