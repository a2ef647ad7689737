"""What was said of pain in a session so far, before a crash too, and what the person could choose then (B5)."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.pain import Advice
from hipcoach.domain.records import Feeling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipcoach.domain.stops import StopRecord


class PainAction(Enum):
    """What the person can choose after reporting pain."""

    CONTINUE = "continue"
    GENTLER = "gentler"
    SKIP_EXERCISE = "skip_exercise"
    SETTLE = "settle"
    END = "end"


ACTIONS = {
    Advice.CARRY_ON: (PainAction.CONTINUE, PainAction.GENTLER, PainAction.SKIP_EXERCISE, PainAction.END),
    Advice.SHORTEN: (PainAction.GENTLER, PainAction.SKIP_EXERCISE, PainAction.END),
    Advice.SKIP_EXERCISE: (PainAction.SKIP_EXERCISE, PainAction.END),
    Advice.SETTLE: (PainAction.SETTLE, PainAction.END),
    Advice.END: (PainAction.END,),
    Advice.END_SIGNAL: (PainAction.END,),
}
"""What each advice leaves open, the advised action first; a stop rule leaves only the stop."""

ACTIONS_WHILE_SETTLING = (PainAction.CONTINUE, PainAction.END)
"""What is open in the settling rest: there is nothing to make gentler or to skip, and no way round the rating."""

_LEAVING = frozenset({PainAction.SKIP_EXERCISE.value, PainAction.SETTLE.value})
_BEFORE_NOTE = ": "


def action_text(action: PainAction, note: str) -> str:
    """What goes into the journal for an action, with the person's own words if there are any."""
    return f"{action.value}{_BEFORE_NOTE}{note}" if note else action.value


class SessionStops:
    """The stops for pain of one session, oldest first; exercises are told by their index."""

    def __init__(self, records: Iterable[StopRecord] = ()) -> None:
        self._records = list(records)

    def add(self, record: StopRecord) -> None:
        """Take note of one more."""
        self._records.append(record)

    @property
    def sharp(self) -> tuple[int | None, ...]:
        """The exercise of each sharp pain."""
        return tuple(each.exercise_index for each in self._records if each.feeling is Feeling.SHARP)

    @property
    def left_for_sharp(self) -> frozenset[int | None]:
        """Exercises that were left with a sharp pain, whether to be skipped or, as it was strong too, to rest."""
        return frozenset(
            each.exercise_index
            for each in self._records
            if each.feeling is Feeling.SHARP and _action_of(each) in _LEAVING
        )

    @property
    def unrated(self) -> int | None:
        """The exercise after which a settling rest was begun whose second rating is still due, or None."""
        told = (each for each in reversed(self._records) if _action_of(each) != PainAction.CONTINUE.value)
        last = next(told, None)
        return last.exercise_index if last and _action_of(last) == PainAction.SETTLE.value else None


def _action_of(record: StopRecord) -> str:
    return record.action.partition(_BEFORE_NOTE)[0]
