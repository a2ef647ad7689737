"""Weekly means of the worst pain that rise (B4, B7); weeks run from Monday to Sunday."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence
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


def weekly_means(daily: DailyScores, sunday: date, entries_min: int) -> list[float | None]:
    """The mean of each week back to the first with a score, the one that ends on ``sunday`` first; None is too few."""
    means = []
    while sunday >= daily.first_day:
        means.append(daily.mean(sunday, _WEEK.days, entries_min))
        sunday -= _WEEK
    return means


def rise_until(means: Sequence[float | None], sunday: date, weeks: int, back: int = 0) -> Rise | None:
    """The rise over so many weeks, ``back`` weeks ago; None where one of them did not rise or is not known.

    Args:
        means: The mean of each week, the latest first.
        sunday: The last day of the latest week.
        weeks: How many weeks have to rise.
        back: How many of the latest weeks to leave out.
    """
    run = means[back : back + weeks + 1]
    known = [mean for mean in run if mean is not None]
    if len(known) <= weeks or any(mean <= before for mean, before in pairwise(known)):
        return None
    return Rise(sunday=sunday - _WEEK * back, first=known[-1], last=known[0])


def last_rise(means: Sequence[float | None], sunday: date, weeks: int, total_min: float, after: date) -> Rise | None:
    """The latest rise of at least ``total_min``, none of those that were known on ``after`` or before."""
    for back in range(len(means) - weeks):
        if sunday - _WEEK * back < after:
            return None
        rise = rise_until(means, sunday, weeks, back)
        if rise is not None and rise.total >= total_min:
            return rise
    return None
