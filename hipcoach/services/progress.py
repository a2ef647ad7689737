"""What the Progress page needs, in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.calendar import training_day
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.history import History
from hipcoach.domain.judge import Judge
from hipcoach.domain.trends import pain_series

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.path import Person
    from hipcoach.domain.trends import PainSeries
    from hipcoach.services.clock import Clock
    from hipcoach.store.records_reader import RecordsReader


class Progress(Frozen):
    """All that Progress shows.

    Attributes:
        today: The training day.
        pain: The pain scores.
        clear_change: Points on the scale that are a clear change.
        full_days: Days on which a whole session was done, oldest first.
        begun_days: Days on which any of a session was done, the full ones included, oldest first.
    """

    today: date
    pain: PainSeries
    clear_change: float
    full_days: tuple[date, ...]
    begun_days: tuple[date, ...]


class ProgressService:
    """Works out the trends afresh from the records each time it is asked."""

    def __init__(
        self,
        *,
        clock: Clock,
        programme: Programme,
        exercises: Mapping[str, Exercise],
        reader: RecordsReader,
        person: Callable[[], Person],
    ) -> None:
        self._clock = clock
        self._programme = programme
        self._exercises = exercises
        self._reader = reader
        self._person = person

    def progress(self) -> Progress:
        """How things have gone until now.

        Raises:
            HipCoachError: The journal can't be read.
        """
        now = self._clock.local_now()
        today = training_day(now, self._programme.calendar.day_starts_hour)
        history = History(self._reader.records(), now, today, self._programme.calendar)
        judge = Judge(history, self._exercises, self._programme, self._person())
        clear_change = self._programme.pain.change_clear
        begun = sorted({session.day for session in history.sessions})
        return Progress(
            today=today,
            pain=pain_series(history, judge.path(), clear_change),
            clear_change=clear_change,
            full_days=tuple(judge.session_days(begun[0], today)) if begun else (),
            begun_days=tuple(begun),
        )
