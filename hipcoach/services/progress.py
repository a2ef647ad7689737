"""What the Progress page needs, in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen
from hipcoach.domain.trends import pain_series

if TYPE_CHECKING:
    from datetime import date

    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.trends import PainSeries
    from hipcoach.services.judging import JudgingService


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

    def __init__(self, programme: Programme, judging: JudgingService) -> None:
        self._programme = programme
        self._judging = judging

    def progress(self) -> Progress:
        """How things have gone until now.

        Raises:
            HipCoachError: The journal can't be read.
        """
        found = self._judging.assess()
        clear_change = self._programme.pain.change_clear
        begun = sorted({session.day for session in found.history.sessions})
        return Progress(
            today=found.day,
            pain=pain_series(found.history, found.path, clear_change),
            clear_change=clear_change,
            full_days=tuple(found.judge.session_days(begun[0], found.day)) if begun else (),
            begun_days=tuple(begun),
        )
