"""Weekly means of the worst pain that rise (B4, B7); weeks run from Monday to Sunday."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.baseline import DailyScores

_WEEK = timedelta(days=7)


class Rise(Frozen):
    """Weeks in a row of which each hurt more than the one before.

    Attributes:
        sunday: The last day of the last week.
        first: Mean of the week before the first rise.
        last: Mean of the last week.
    """

    sunday: date
    first: float
    last: float

    @property
    def total(self) -> float:
        """The whole rise."""
        return self.last - self.first


def rise_until(daily: DailyScores, sunday: date, weeks: int, entries_min: int) -> Rise | None:
    """The rise over the ``weeks`` weeks up to a Sunday; None where one did not rise or has too few entries."""
    means: list[float] = []
    for back in range(weeks + 1):
        mean = daily.mean(sunday - _WEEK * back, _WEEK.days, entries_min)
        if mean is None or (means and mean >= means[-1]):
            return None
        means.append(mean)
    return Rise(sunday=sunday, first=means[-1], last=means[0])


def last_rise(
    daily: DailyScores, sunday: date, after: date, weeks: int, entries_min: int, total_min: float
) -> Rise | None:
    """The latest rise of at least ``total_min`` up to a Sunday, none of those known on ``after`` or before."""
    earliest = max(after, daily.first_day)
    while sunday >= earliest:
        rise = rise_until(daily, sunday, weeks, entries_min)
        if rise is not None and rise.total >= total_min:
            return rise
        sunday -= _WEEK
    return None
