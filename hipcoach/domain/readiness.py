"""Whether the person trains regularly and pain allows more (E2)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.calendar import between
from hipcoach.domain.criterion import Criterion, Subject, at_least, none_of
from hipcoach.domain.exercise import Role
from hipcoach.domain.records import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from hipcoach.domain.criteria import ReadinessRules
    from hipcoach.domain.history import History
    from hipcoach.domain.records import SessionDone


class Readiness:
    """Answers for any day up to today, from sessions and pain scores."""

    def __init__(
        self,
        history: History,
        red_days: Callable[[date, date], Sequence[date]],
        rules: ReadinessRules,
        *,
        is_locked: bool,
        is_flaring: Callable[[date], bool] = lambda _: False,
    ) -> None:
        """Take the records, what knows the days with a red exposure and those of flares, and today's lock."""
        self._history = history
        self._red_days = red_days
        self._rules = rules
        self._is_locked = is_locked
        self._is_flaring = is_flaring
        self._session_days = _session_days(history.sessions, rules.session_day_share)

    def pain_ok(self, day: date) -> Iterator[Criterion]:
        """The parts of "pain is OK" (E2), as they stood on ``day``, one after the other; the lock is today's only."""
        rules = self._rules
        window = rules.red_free_days
        reds = self._red_days(day - timedelta(days=window - 1), day)
        again_on = reds[-1] + timedelta(days=window) if reds else None
        yield none_of(Subject.RED_FREE, len(reds), window, again_on)
        yield self._mean_not_rising(day)
        yield from self._mornings(day)
        yield none_of(Subject.NO_FLARE, int(self._is_flaring(day)))
        yield none_of(Subject.NO_LOCK, int(self._is_locked and day == self._history.today))

    def session_days(self, first: date, last: date) -> list[date]:
        """Days with a session day (E2) from ``first`` to ``last``."""
        return between(self._session_days, first, last)

    def adherence(self, day: date, needed: int, window: int, since: date) -> Criterion:
        """Session days in the ``window`` days up to ``day``, against how many are needed."""
        first = max(day - timedelta(days=window - 1), since)
        return at_least(Subject.ADHERENCE, len(self.session_days(first, day)), needed, window)

    def mean_rise(self, last: date, days: int, entries_min: int) -> float | None:
        """How much the mean ``worst_24h`` of the days up to ``last`` is above that of as many days before."""
        recent = self._history.scores(Moment.WORST_24H, last, days)
        before = self._history.scores(Moment.WORST_24H, last - timedelta(days=days), days)
        if min(len(recent), len(before)) < entries_min:
            return None
        return sum(recent) / len(recent) - sum(before) / len(before)

    def _mean_not_rising(self, day: date) -> Criterion:
        rules = self._rules
        rise = self.mean_rise(day, rules.mean_days, rules.mean_entries_min)
        return Criterion(
            subject=Subject.MEAN_NOT_RISING,
            value=rise,
            needed=rules.mean_rise_max,
            window=rules.mean_days,
            is_met=rise is not None and rise <= rules.mean_rise_max,
            is_at_most=True,
        )

    def _mornings(self, day: date) -> Iterator[Criterion]:
        """Mornings given after the latest sessions, and how many of those settled."""
        rules = self._rules
        rises: list[int | None] = []
        for session in self._history.sessions_before(day, rules.mornings_of_sessions):
            morning = self._history.timely_morning_after(session.day)
            before = self._history.pain_in(Moment.BEFORE, session.session_id)
            if morning is not None:
                rises.append(None if before is None else morning - before)
        yield at_least(Subject.MORNINGS_GIVEN, len(rises), rules.mornings_min, rules.mornings_of_sessions)
        settled = sum(1 for rise in rises if rise is not None and rise <= rules.morning_rise_max)
        share = settled / len(rises) if rises else None
        yield at_least(Subject.MORNINGS_SETTLED, share, rules.morning_rise_share, rules.mornings_of_sessions)


def _session_days(sessions: Iterable[SessionDone], share: float) -> list[date]:
    """Days on which a session had enough of the sets of its main block done, each once, oldest first."""
    days: dict[date, None] = {}
    for session in sessions:
        prescribed = done = 0
        for each in session.exercises:
            if each.role is Role.MAIN:
                prescribed += each.sets_prescribed
                done += each.sets_done
        if prescribed and done / prescribed >= share:
            days[session.day] = None
    return sorted(days)
