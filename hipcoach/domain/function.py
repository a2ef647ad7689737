"""How well the person's own activities go, compared between two times (C1).

Only activities rated at both times are compared. Ratings lie in rounds: one nearer than half a round to another belongs
to the same time.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hipcoach.domain.records import ActivityRating

    Given = tuple[date, int]


class FunctionChange(Frozen):
    """Mean ratings, 0 can't to 10 as well as before, of the activities rated at both times.

    Attributes:
        then: The mean at the earlier time.
        now: The mean at the later time.
        rated_on: The latest day of the later time.
    """

    then: float
    now: float
    rated_on: date

    @property
    def gain(self) -> float:
        """How much better it is now; below 0 it is worse."""
        return self.now - self.then


class FunctionRatings:
    """The ratings of all activities up to a day."""

    def __init__(self, ratings: Iterable[ActivityRating], today: date, round_days: int) -> None:
        """Sort the ratings by activity; of several on one day the last counts, and none if that is unanswered."""
        latest = {(each.activity_id, each.stamp.day): each.score for each in ratings if each.stamp.day <= today}
        self._given: dict[int, list[Given]] = {}
        for (activity_id, day), score in sorted(latest.items(), key=lambda item: item[0]):
            if score is not None:
                self._given.setdefault(activity_id, []).append((day, score))
        days = [day for each in self._given.values() for day, _ in each]
        self._first_day, self._last_day = min(days, default=today), max(days, default=today)
        self._round = timedelta(days=round_days)
        self._apart = timedelta(days=round_days) // 2

    def since_start(self) -> FunctionChange | None:
        """The latest round against the first, or None where no activity was rated in both."""
        return self._change(
            (given[0], given[-1]) for given in self._given.values() if given[0][0] < self._first_day + self._round
        )

    def since_last_time(self) -> FunctionChange | None:
        """The latest round against the one before it, or None."""
        pairs = []
        for given in self._given.values():
            earlier = [each for each in given if each[0] <= given[-1][0] - self._apart]
            pairs += [(earlier[-1], given[-1])] if earlier else []
        return self._change(pairs)

    def _change(self, pairs: Iterable[tuple[Given, Given]]) -> FunctionChange | None:
        """What the pairs of which the later rating is in the latest round say together."""
        counted = [
            (then, now)
            for then, now in pairs
            if now[0] > self._last_day - self._round and now[0] >= then[0] + self._apart
        ]
        if not counted:
            return None
        return FunctionChange(
            then=sum(then[1] for then, _ in counted) / len(counted),
            now=sum(now[1] for _, now in counted) / len(counted),
            rated_on=max(now[0] for _, now in counted),
        )
