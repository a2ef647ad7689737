"""How a running self-test stands at one moment."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from hipcoach.domain.protocol_plan import Task
    from hipcoach.domain.tries import Try


class RunPhase(Enum):
    """What a running test is doing."""

    NEW = "new"
    READY = "ready"
    SETTING = "setting"
    RUNNING = "running"
    ASKING = "asking"
    RESTING = "resting"
    RATING = "rating"
    FINISHED = "finished"


class RunView(Frozen):
    """How a running test stands at one moment.

    Attributes:
        phase: What it is doing.
        task: The present or coming task; None while pain is rated, and at the end.
        elapsed_s: Seconds the clock has run.
        left_s: Seconds until the position is taken up, the clock has run out, or the rest is over.
        last: The try made last, while it can be corrected or done again.
    """

    phase: RunPhase
    task: Task | None
    elapsed_s: float = 0.0
    left_s: float = 0.0
    last: Try | None = None
