"""What happened when the person said "It hurts" in a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from datetime import datetime

    from hipcoach.domain.records import Feeling


class StopRecord(Frozen):
    """One time the person stopped the clock for pain, and what came of it.

    Attributes:
        exercise_index: Position of the exercise in the session, from 0; None between exercises.
        score: Pain then, 0 to 10; None is unanswered.
        feeling: What the pain was like; None is unanswered.
        action: Id of what was done about it, for example ``go_on``; an id of the services, never words.
        at_utc: When, aware, UTC.
    """

    exercise_index: int | None
    score: int | None
    feeling: Feeling | None
    action: str
    at_utc: datetime
