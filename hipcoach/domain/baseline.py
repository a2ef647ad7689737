"""The worst pain of each day, and what is usual for the person (B1)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.parameters import PainRules


class DailyScores:
    """One score a day, laid out day by day so that windows of days are cheap; None is unanswered, never 0.

    Ten years are some 3,650 scores, and rules look at windows of them many times.
    """

    def __init__(self, answers: Mapping[date, int | None]) -> None:
        """Lay out the latest answer of each day."""
        days = [day.toordinal() for day in answers]
        self._first = min(days, default=1)
        self._scores: list[int | None] = [None] * (max(days, default=0) + 1 - self._first)
        for day, score in zip(days, answers.values(), strict=True):
            self._scores[day - self._first] = score

    @property
    def first_day(self) -> date:
        """The first day laid out; the end of time where there is none."""
        return date.fromordinal(self._first) if self._scores else date.max

    def window(self, last: date, days: int) -> list[int]:
        """The scores given on the ``days`` days up to and including ``last``, oldest first."""
        end = last.toordinal() + 1 - self._first
        return [score for score in self._scores[max(end - days, 0) : max(end, 0)] if score is not None]

    def between(self, first: date, last: date) -> list[int]:
        """The scores given from ``first`` to ``last``, both included, oldest first."""
        return self.window(last, last.toordinal() - first.toordinal() + 1)

    def mean(self, last: date, days: int, entries_min: int) -> float | None:
        """The mean of such a window, or None with fewer entries than ``entries_min``."""
        scores = self.window(last, days)
        return sum(scores) / len(scores) if len(scores) >= max(entries_min, 1) else None

    def baseline(self, day: date, usual_pain: int | None, rules: PainRules) -> float | None:
        """What is usual before ``day`` (B1): the median of the days before it, else what was told at the start.

        None when neither is known.
        """
        scores = sorted(self.window(date.fromordinal(day.toordinal() - 1), rules.baseline_days))
        if len(scores) < rules.baseline_entries_min:
            return usual_pain
        middle = len(scores) // 2
        return scores[middle] if len(scores) % 2 else (scores[middle - 1] + scores[middle]) / 2
