"""The records, indexed the way the rules ask for them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta
from functools import reduce
from typing import TYPE_CHECKING

from hipcoach.domain.calendar import ONE_DAY
from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.records import Effort, ExerciseDone, Moment, Records, SessionDone, SessionOutcome
from hipcoach.domain.retraction import is_withdrawal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hipcoach.domain.parameters import CalendarRules
    from hipcoach.domain.records import Measurement, PainEntry, Stamp

    Part = tuple[SessionDone, ExerciseDone]

_EFFORTS = list(Effort)  # easiest first
_ENDED_BY_PAIN = frozenset({SessionOutcome.STOPPED_FOR_PAIN, SessionOutcome.STOP_SIGNAL})


class Exposure(Frozen):
    """One exercise on one day, with the pain around it; None is unanswered.

    Attributes:
        exercise_id: The exercise.
        day: Training day.
        level: Level prescribed.
        before: Pain before the session.
        worst: Worst pain at this exercise, else in the session.
        next_morning: Pain the morning after, if it was given in time.
        is_settled: Whether the morning is in, or can't come in time any more.
        is_full_dose: Enough of the dose was done.
        was_stopped: Stopped for pain, or a stop signal came.
        effort: How hard the session felt.
    """

    exercise_id: str
    day: date
    level: int
    before: int | None
    worst: int | None
    next_morning: int | None
    is_settled: bool
    is_full_dose: bool
    was_stopped: bool
    effort: Effort | None


class DoneDays:
    """The days on which an exercise was done, oldest first, in columns: twenty thousand tuples would cost more.

    Attributes:
        days: The days.
        sessions: The first session of each day.
        done: What was done in it.
        again: What was done later on the same day.
    """

    __slots__ = ("again", "days", "done", "sessions")

    def __init__(self) -> None:
        self.days: list[date] = []
        self.sessions: list[SessionDone] = []
        self.done: list[ExerciseDone] = []
        self.again: dict[date, list[Part]] = {}

    def parts(self, place: int) -> list[Part]:
        """What was done on the day at a place."""
        return [(self.sessions[place], self.done[place]), *self.again.get(self.days[place], ())]


class History:
    """Read-only questions to the records, as of one moment.

    Ten years are some 16,000 scores and 20,000 doses: what is made here is only found again, and judged when asked for.

    Attributes:
        today: The training day of that moment.
        records: The records themselves.
        sessions: Ended sessions, oldest first.
    """

    def __init__(self, records: Records, now_local: datetime, today: date, calendar: CalendarRules) -> None:
        self.today = today
        self.records = records
        self.sessions = records.sessions
        self._now = now_local.replace(tzinfo=None)
        self._deadline_hour = calendar.morning_deadline_hour
        self._by_day: dict[Moment, dict[date, int | None]] = {moment: {} for moment in Moment}
        self._by_session: dict[Moment, dict[int, int | None]] = {moment: {} for moment in Moment}
        self._morning_stamps: dict[date, list[Stamp]] = {}
        self._timely: dict[date, bool] = {}
        self._index_pains(records.pains)
        self._woke = {entry.stamp.day: entry.woke for entry in records.nights}
        self._measured: dict[tuple[str, Side], dict[date, Measurement]] = {}
        for measurement in records.measurements:
            per_day = self._measured.setdefault((measurement.measure, measurement.side), {})
            per_day[measurement.stamp.day] = measurement
        _drop_withdrawn(self._measured)
        self._test_days: list[date] | None = None
        self._results: dict[tuple[str, Side], tuple[Measurement, ...]] = {}

    @property
    def first_day(self) -> date | None:
        """Day of the first session, or None before it."""
        return min((session.day for session in self.sessions), default=None)

    @property
    def first_entry_day(self) -> date | None:
        """First day with a session or a score, or None before it."""
        answered = [day for table in self._by_day.values() for day, score in table.items() if score is not None]
        return min((*answered, *(session.day for session in self.sessions)), default=None)

    def answers(self, moment: Moment) -> Mapping[date, int | None]:
        """The latest answer of each day to a question that belongs to no session; None is asked and not answered."""
        return self._by_day[moment]

    def pain_on(self, moment: Moment, day: date) -> int | None:
        """The latest answer for a day, or None."""
        return self._by_day[moment].get(day)

    def pain_in(self, moment: Moment, session_id: int) -> int | None:
        """The latest answer in a session, or None."""
        return self._by_session[moment].get(session_id)

    def woke_on(self, day: date) -> bool | None:
        """Whether pain woke the person in the night before ``day``."""
        return self._woke.get(day)

    def timely_morning_after(self, day: date) -> int | None:
        """The score of the morning after ``day`` if it was first given by the deadline, else None."""
        morning = day + ONE_DAY
        return self._by_day[Moment.NEXT_MORNING].get(morning) if self._is_timely(morning) else None

    def morning_is_settled(self, day: date) -> bool:
        """Whether the morning after ``day`` is in, or can't come in time any more."""
        morning = day + ONE_DAY
        return morning < self.today or self._is_timely(morning) or self._now > self._deadline(morning)

    def scores(self, moment: Moment, last: date, days: int) -> tuple[int, ...]:
        """The scores given for the ``days`` days up to and including ``last``, oldest first."""
        table = self._by_day[moment]
        each = (table.get(last - timedelta(days=back)) for back in range(days - 1, -1, -1))
        return tuple(score for score in each if score is not None)

    def scored_days(self, moment: Moment) -> list[tuple[date, int]]:
        """Every day with a score of a moment that belongs to no session, with the score, oldest first."""
        return sorted((day, score) for day, score in self._by_day[moment].items() if score is not None)

    def sessions_between(self, first: date, last: date) -> tuple[SessionDone, ...]:
        """The sessions from ``first`` to ``last``, both included."""
        start = bisect_left(self.sessions, first, key=_day_of)
        return self.sessions[start : bisect_right(self.sessions, last, key=_day_of)]

    def sessions_before(self, day: date, count: int) -> tuple[SessionDone, ...]:
        """The last ``count`` sessions before a day."""
        end = bisect_left(self.sessions, day, key=_day_of)
        return self.sessions[max(end - count, 0) : end]

    def measured(self, measure: str, side: Side = Side.BOTH) -> tuple[Measurement, ...]:
        """The results of a test, one a day (the latest entered), oldest first; stopped ones too, withdrawn ones not."""
        key = (measure, side)
        if key not in self._results:
            per_day = self._measured.get(key, {})
            self._results[key] = tuple(per_day[day] for day in sorted(per_day))
        return self._results[key]

    def next_test_day(self, day: date) -> date | None:
        """The first day after ``day`` with a result of any test, or None."""
        if self._test_days is None:
            self._test_days = sorted({day for per_day in self._measured.values() for day in per_day})
        place = bisect_right(self._test_days, day)
        return self._test_days[place] if place < len(self._test_days) else None

    def measured_until(self, day: date, measure: str, side: Side = Side.BOTH) -> tuple[Measurement, ...]:
        """The results of a test up to and including a day, oldest first."""
        results = self.measured(measure, side)
        return results[: bisect_right(results, day, key=_measured_on)]

    def done_by_exercise(self) -> dict[str, DoneDays]:
        """What was done of each exercise, day by day, oldest first; sets nobody began are left out."""
        found: dict[str, DoneDays] = {}
        for session in self.sessions:
            day = session.day
            for done in session.exercises:
                if done.done_share > 0 or done.was_stopped_for_pain:
                    days = found.get(done.exercise_id)
                    if days is None:
                        days = found[done.exercise_id] = DoneDays()
                    if days.days and days.days[-1] == day:
                        days.again.setdefault(day, []).append((session, done))
                    else:
                        days.days.append(day)
                        days.sessions.append(session)
                        days.done.append(done)
        return found

    def exposure(self, parts: Sequence[Part], full_dose_share: float) -> Exposure:
        """One exercise on one day with the pain around it; done twice that day, with the careful value of each."""
        exposures = [self._exposure(session, done, full_dose_share) for session, done in parts]
        return reduce(_worse, exposures)

    def _index_pains(self, pains: Iterable[PainEntry]) -> None:
        by_day, by_session = self._by_day, self._by_session
        for entry in pains:
            if entry.session_id is None:
                by_day[entry.moment][entry.stamp.day] = entry.score
            elif entry.exercise_id is None:
                by_session[entry.moment][entry.session_id] = entry.score
            if entry.moment is Moment.NEXT_MORNING and entry.score is not None:
                self._morning_stamps.setdefault(entry.stamp.day, []).append(entry.stamp)

    def _is_timely(self, morning: date) -> bool:
        """Whether a score of this morning was entered by its deadline."""
        if morning not in self._timely:
            entered = (
                (stamp.at_utc + timedelta(minutes=stamp.offset_min)).replace(tzinfo=None)
                for stamp in self._morning_stamps.get(morning, ())
            )
            deadline = self._deadline(morning)
            self._timely[morning] = any(moment <= deadline for moment in entered)
        return self._timely[morning]

    def _deadline(self, morning: date) -> datetime:
        return datetime(morning.year, morning.month, morning.day, self._deadline_hour)  # noqa: DTZ001 (clock face)

    def _exposure(self, session: SessionDone, done: ExerciseDone, full_dose_share: float) -> Exposure:
        ended_here = session.outcome in _ENDED_BY_PAIN and done is _last_begun(session.exercises)
        return Exposure(
            exercise_id=done.exercise_id,
            day=session.day,
            level=done.level,
            before=self.pain_in(Moment.BEFORE, session.session_id),
            worst=self._worst_at(session, done),
            next_morning=self.timely_morning_after(session.day),
            is_settled=self.morning_is_settled(session.day),
            is_full_dose=done.done_share >= full_dose_share,
            was_stopped=done.was_stopped_for_pain or ended_here,
            effort=session.effort,
        )

    def _worst_at(self, session: SessionDone, done: ExerciseDone) -> int | None:
        """Its own score; the session's where it has none, or where no exercise's own accounts for that."""
        in_session = self.pain_in(Moment.WORST_DURING, session.session_id)
        if done.worst is None:
            return in_session
        highest_own = _highest(each.worst for each in session.exercises)
        accounts = in_session is None or (highest_own is not None and highest_own >= in_session)
        return done.worst if accounts else in_session


def _drop_withdrawn(measured: Mapping[tuple[str, Side], dict[date, Measurement]]) -> None:
    """Forget the days whose latest entry takes the result back."""
    for per_day in measured.values():
        for day in [day for day, each in per_day.items() if is_withdrawal(each)]:
            del per_day[day]


def _day_of(session: SessionDone) -> date:
    return session.day


def _measured_on(measurement: Measurement) -> date:
    return measurement.stamp.day


def _highest(scores: Iterable[int | None]) -> int | None:
    return max((score for score in scores if score is not None), default=None)


def _last_begun(exercises: tuple[ExerciseDone, ...]) -> ExerciseDone | None:
    begun = [done for done in exercises if done.done_share > 0 or done.was_stopped_for_pain]
    return begun[-1] if begun else None


def _worse(first: Exposure, second: Exposure) -> Exposure:
    """Two exposures of one day as one: the careful value of each, and full if either was."""
    return Exposure(
        exercise_id=second.exercise_id,
        day=second.day,
        level=min(first.level, second.level),
        before=min((score for score in (first.before, second.before) if score is not None), default=None),
        worst=_highest((first.worst, second.worst)),
        next_morning=second.next_morning,
        is_settled=second.is_settled,
        is_full_dose=first.is_full_dose or second.is_full_dose,
        was_stopped=first.was_stopped or second.was_stopped,
        effort=max((each for each in (first.effort, second.effort) if each), key=_EFFORTS.index, default=None),
    )
