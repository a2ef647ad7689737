"""What the person wants to do again, in their own words, and how well it goes (C1).

Activities are added and put aside, never replaced: what was rated stays rated, and only what was rated at both times is
compared. Putting one aside is a rating without a score; a later score takes it up again.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.calendar import training_day
from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.function import FunctionRatings
from hipcoach.domain.records import Activity, ActivityRating, Stamp
from hipcoach.services.clock import offset_min

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from hipcoach.domain.function import FunctionChange
    from hipcoach.domain.parameters import Programme
    from hipcoach.services.clock import Clock
    from hipcoach.store.activities import ActivityStore

_BEST = 10


class GoalError(HipCoachError):
    """An activity can't be taken as it was entered."""


class Goal(Frozen):
    """One activity.

    Attributes:
        activity_id: Its row.
        words: What it is, as the person wrote it.
        named_on: The training day it was named on.
        scores: Every rating with its day, oldest first, the last of each day: 0 can't to 10 as well as before.
        is_aside: It was put aside, and is neither asked for nor counted among the most there can be.
    """

    activity_id: int
    words: str
    named_on: date
    scores: tuple[tuple[date, int], ...] = ()
    is_aside: bool = False

    @property
    def score(self) -> int | None:
        """The latest rating, or None."""
        return self.scores[-1][1] if self.scores else None

    @property
    def rated_on(self) -> date | None:
        """The day of the latest rating, or None."""
        return self.scores[-1][0] if self.scores else None


class GoalsService:
    """Keeps activities and their ratings, and says when they are to be rated again."""

    def __init__(self, clock: Clock, programme: Programme, store: ActivityStore) -> None:
        self._clock = clock
        self._rules = programme.activities
        self._calendar = programme.calendar
        self._store = store

    # -- how things stand --------------------------------------------------------------------------------------------

    @property
    def most(self) -> int:
        """How many there can be."""
        return self._rules.most

    @property
    def asked(self) -> int:
        """How many are asked for."""
        return self._rules.asked

    def goals(self) -> tuple[Goal, ...]:
        """What the person wants to do again now, in the order it was named."""
        return tuple(goal for goal in self._every() if not goal.is_aside)

    def put_aside(self) -> tuple[Goal, ...]:
        """What was put aside, in the order it was named."""
        return tuple(goal for goal in self._every() if goal.is_aside)

    def next_due(self) -> date | None:
        """The training day from which they are to be rated again; None while there is none."""
        goals = self.goals()
        if not goals:
            return None
        last = [goal.rated_on for goal in goals if goal.rated_on is not None]
        if len(last) < len(goals):
            return self._today()
        return min(last) + timedelta(days=self._rules.every_days)

    def is_due(self) -> bool:
        """Whether they are to be rated now."""
        due = self.next_due()
        return due is not None and due <= self._today()

    def since_start(self) -> FunctionChange | None:
        """The means of what was rated both in the first round and in the latest, or None."""
        return self._function().since_start()

    def since_last_time(self) -> FunctionChange | None:
        """The means of what was rated both in the latest round and in the one before, or None."""
        return self._function().since_last_time()

    # -- writing down; each raises HipCoachError where the journal can't be written ----------------------------------

    def add(self, words: str) -> int:
        """Write down an activity and return its id; one that was put aside is taken up again.

        Raises:
            GoalError: It says nothing, is there already, or there are as many as there can be.
        """
        text = " ".join(words.split())
        if not text:
            raise GoalError("Please write down first what you want to do again.")
        every = self._every()
        same = [goal for goal in every if goal.words.casefold() == text.casefold()]
        if any(not goal.is_aside for goal in same):
            raise GoalError("You have that one already.")
        if sum(not goal.is_aside for goal in every) >= self._rules.most:
            raise GoalError(f"{self._rules.most} is the most. Put one aside to make room for another.")
        known = next((goal for goal in same if goal.score is not None), None)
        if known is not None and known.score is not None:
            self.rate({known.activity_id: known.score})
            return known.activity_id
        return self._store.add(Activity(activity_id=0, words=text, stamp=self._stamp()))

    def rate(self, scores: Mapping[int, int]) -> None:
        """Write down ratings by id, all or none.

        Raises:
            ValueError: A rating is not from 0 to 10, or there is no such activity.
        """
        known = {goal.activity_id for goal in self._every()}
        for activity_id, score in scores.items():
            if activity_id not in known or not 0 <= score <= _BEST:
                raise ValueError(f"{score} of activity {activity_id} is no rating")
        stamp = self._stamp()
        self._store.rate_many(
            ActivityRating(activity_id=activity_id, score=score, stamp=stamp) for activity_id, score in scores.items()
        )

    def set_aside(self, activity_id: int) -> None:
        """Put an activity aside; its words and earlier ratings stay, and a new rating takes it up again."""
        self._store.rate(ActivityRating(activity_id=activity_id, score=None, stamp=self._stamp()))

    # -- inside ----------------------------------------------------------------------------------------------------

    def _every(self) -> tuple[Goal, ...]:
        given: dict[int, dict[date, int]] = {}
        last: dict[int, int | None] = {}
        for rating in self._store.ratings():
            last[rating.activity_id] = rating.score
            if rating.score is not None:
                given.setdefault(rating.activity_id, {})[rating.stamp.day] = rating.score
        return tuple(
            Goal(
                activity_id=each.activity_id,
                words=each.words,
                named_on=each.stamp.day,
                scores=tuple(sorted(given.get(each.activity_id, {}).items())),
                is_aside=each.activity_id in last and last[each.activity_id] is None,
            )
            for each in self._store.activities()
        )

    def _function(self) -> FunctionRatings:
        return FunctionRatings(self._store.ratings(), self._today(), self._rules.every_days)

    def _today(self) -> date:
        return training_day(self._clock.local_now(), self._calendar.day_starts_hour)

    def _stamp(self) -> Stamp:
        now = self._clock.local_now()
        return Stamp(at_utc=now.astimezone(UTC), offset_min=offset_min(now), day=self._today())
