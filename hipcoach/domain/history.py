"""The records, indexed the way the rules ask for them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.records import ExerciseDone, Moment, Records, SessionDone, SessionOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipcoach.domain.parameters import CalendarRules
    from hipcoach.domain.records import Effort, Measurement, PainEntry

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


class History:
    """Read-only questions to the records, as of one moment.

    Attributes:
        today: The training day of that moment.
        sessions: Ended sessions, oldest first.
    """

    def __init__(self, records: Records, now_local: datetime, today: date, calendar: CalendarRules) -> None:
        self.today = today
        self.sessions = records.sessions
        self._now = now_local.replace(tzinfo=None)
        self._deadline_hour = calendar.morning_deadline_hour
        self._by_day: dict[tuple[Moment, date], int | None] = {}
        self._by_session: dict[tuple[Moment, int], int | None] = {}
        self._timely_mornings: set[date] = set()
        for entry in records.pains:
            self._index_pain(entry)
        self._woke = {entry.stamp.day: entry.woke for entry in records.nights}
        self._measured: dict[tuple[str, Side], dict[date, Measurement]] = {}
        for measurement in records.measurements:
            per_day = self._measured.setdefault((measurement.measure, measurement.side), {})
            per_day[measurement.stamp.day] = measurement

    @property
    def first_day(self) -> date | None:
        """Day of the first session, or None before it."""
        return min((session.day for session in self.sessions), default=None)

    @property
    def first_entry_day(self) -> date | None:
        """First day with a session or a score, or None before it."""
        answered = [day for (_, day), score in self._by_day.items() if score is not None]
        return min((*answered, *(session.day for session in self.sessions)), default=None)

    def pain_on(self, moment: Moment, day: date) -> int | None:
        """The latest answer for a day, or None."""
        return self._by_day.get((moment, day))

    def pain_in(self, moment: Moment, session_id: int) -> int | None:
        """The latest answer in a session, or None."""
        return self._by_session.get((moment, session_id))

    def woke_on(self, day: date) -> bool | None:
        """Whether pain woke the person in the night before ``day``."""
        return self._woke.get(day)

    def timely_morning_after(self, day: date) -> int | None:
        """The score of the morning after ``day`` if it was first given by the deadline, else None."""
        morning = day + timedelta(days=1)
        return self.pain_on(Moment.NEXT_MORNING, morning) if morning in self._timely_mornings else None

    def morning_is_settled(self, day: date) -> bool:
        """Whether the morning after ``day`` is in, or can't come in time any more."""
        morning = day + timedelta(days=1)
        deadline = datetime(morning.year, morning.month, morning.day, self._deadline_hour)  # noqa: DTZ001 (clock face)
        return morning in self._timely_mornings or self._now > deadline

    def scores(self, moment: Moment, last: date, days: int) -> tuple[int, ...]:
        """The scores given for the ``days`` days up to and including ``last``, oldest first."""
        each = (self.pain_on(moment, last - timedelta(days=back)) for back in range(days - 1, -1, -1))
        return tuple(score for score in each if score is not None)

    def measured(self, measure: str, side: Side = Side.BOTH) -> tuple[Measurement, ...]:
        """The results of a test, one a day (the latest entered), oldest first; those stopped for pain included."""
        per_day = self._measured.get((measure, side), {})
        return tuple(per_day[day] for day in sorted(per_day))

    def exposures(self, full_dose_share: float) -> dict[str, tuple[Exposure, ...]]:
        """Every exercise's exposures, one a day, oldest first; sets nobody began are no exposure."""
        found: dict[str, dict[date, Exposure]] = {}
        for session in self.sessions:
            for done in session.exercises:
                if done.done_share > 0 or done.was_stopped_for_pain:
                    exposure = self._exposure(session, done, full_dose_share)
                    per_day = found.setdefault(done.exercise_id, {})
                    earlier = per_day.get(session.day)
                    per_day[session.day] = _worse(earlier, exposure) if earlier else exposure
        return {exercise_id: tuple(per_day.values()) for exercise_id, per_day in found.items()}

    def _index_pain(self, entry: PainEntry) -> None:
        if entry.session_id is not None and entry.exercise_id is None:
            self._by_session[entry.moment, entry.session_id] = entry.score
        if entry.session_id is None:
            self._by_day[entry.moment, entry.stamp.day] = entry.score
        if entry.moment is Moment.NEXT_MORNING and entry.score is not None:
            entered = (entry.stamp.at_utc + timedelta(minutes=entry.stamp.offset_min)).replace(tzinfo=None)
            day = entry.stamp.day
            if entered <= datetime(day.year, day.month, day.day, self._deadline_hour):  # noqa: DTZ001 (clock face)
                self._timely_mornings.add(day)

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
        highest_own = _highest(each.worst for each in session.exercises)
        accounts = in_session is None or (highest_own is not None and highest_own >= in_session)
        return done.worst if done.worst is not None and accounts else in_session


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
        effort=second.effort or first.effort,
    )
