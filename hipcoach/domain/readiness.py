"""Whether the person trains regularly and pain allows more (E2)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.criterion import Criterion, Subject, at_least
from hipcoach.domain.exercise import Role
from hipcoach.domain.pain import Colour
from hipcoach.domain.records import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hipcoach.domain.criteria import ReadinessRules
    from hipcoach.domain.dosage import Shade
    from hipcoach.domain.history import History
    from hipcoach.domain.records import SessionDone


class Readiness:
    """Answers for any day up to today, from sessions and pain scores."""

    def __init__(
        self, history: History, shades: Mapping[str, Sequence[Shade]], rules: ReadinessRules, *, is_locked: bool
    ) -> None:
        self._history = history
        self._rules = rules
        self._is_locked = is_locked
        self._session_days = sorted(_session_days(history.sessions, rules.session_day_share))
        self._red_days = {shade.day for each in shades.values() for shade in each if shade.colour is Colour.RED}

    def pain_ok(self, day: date) -> tuple[Criterion, ...]:
        """The parts of "pain is OK" (E2), as they stood on ``day``."""
        rules = self._rules
        reds = len(self.red_days(day - timedelta(days=rules.red_free_days - 1), day))
        return (
            Criterion(
                subject=Subject.RED_FREE,
                value=reds,
                needed=0,
                window=rules.red_free_days,
                is_met=reds == 0,
                is_at_most=True,
            ),
            self._mean_not_rising(day),
            *self._mornings(day),
            Criterion(
                subject=Subject.NO_LOCK,
                value=int(self._is_locked),
                needed=0,
                is_met=not self._is_locked,
                is_at_most=True,
            ),
        )

    def session_days(self, first: date, last: date) -> list[date]:
        """Days with a session day (E2) from ``first`` to ``last``."""
        return self._session_days[bisect_left(self._session_days, first) : bisect_right(self._session_days, last)]

    def adherence(self, day: date, needed: int, window: int, since: date) -> Criterion:
        """Session days in the ``window`` days up to ``day``, against how many are needed."""
        first = max(day - timedelta(days=window - 1), since)
        return at_least(Subject.ADHERENCE, len(self.session_days(first, day)), needed, window)

    def red_days(self, first: date, last: date) -> set[date]:
        """Days with a red exposure from ``first`` to ``last``."""
        return {day for day in self._red_days if first <= day <= last}

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

    def _mornings(self, day: date) -> tuple[Criterion, Criterion]:
        """Mornings given after the latest sessions, and how many of those settled."""
        rules = self._rules
        end = bisect_left(self._history.sessions, day, key=lambda session: session.day)
        sessions = self._history.sessions[max(end - rules.mornings_of_sessions, 0) : end]
        rises: list[int | None] = []
        for session in sessions:
            morning = self._history.timely_morning_after(session.day)
            before = self._history.pain_in(Moment.BEFORE, session.session_id)
            if morning is not None:
                rises.append(None if before is None else morning - before)
        settled = sum(1 for rise in rises if rise is not None and rise <= rules.morning_rise_max)
        share = settled / len(rises) if rises else None
        return (
            at_least(Subject.MORNINGS_GIVEN, len(rises), rules.mornings_min, rules.mornings_of_sessions),
            Criterion(
                subject=Subject.MORNINGS_SETTLED,
                value=share,
                needed=rules.morning_rise_share,
                window=rules.mornings_of_sessions,
                is_met=share is not None and share >= rules.morning_rise_share,
            ),
        )


def _session_days(sessions: Iterable[SessionDone], share: float) -> set[date]:
    """Days on which a session had enough of the sets of its main block done."""
    days = set()
    for session in sessions:
        main = [done for done in session.exercises if done.role is Role.MAIN]
        prescribed = sum(done.sets_prescribed for done in main)
        if prescribed and sum(done.sets_done for done in main) / prescribed >= share:
            days.add(session.day)
    return days
