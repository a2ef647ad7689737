"""How a running session stands at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hipcoach.domain.plan import Segment, Step


class Phase(Enum):
    """What the session is doing."""

    READY = "ready"
    RUNNING = "running"
    COUNT_IN = "count_in"
    PAUSED = "paused"
    WAITING = "waiting"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How things stand at one moment.

    Attributes:
        phase: What the session is doing.
        index: Index of the current step.
        step: The current step.
        position_s: Seconds of the step that have passed.
        segment_index: The segment the position lies in.
        segment_position_s: Seconds of that segment that have passed.
        count_in_s: Seconds until work goes on, in COUNT_IN; else 0.
        session_left_s: Planned seconds until the end of the session, this step's rest included.
    """

    phase: Phase
    index: int
    step: Step
    position_s: float
    segment_index: int
    segment_position_s: float
    count_in_s: float
    session_left_s: float

    @property
    def segment(self) -> Segment:
        """The segment the position lies in."""
        return self.step.segments[self.segment_index]

    @property
    def remaining_s(self) -> float:
        """Seconds left of the step."""
        return max(self.step.duration_s - self.position_s, 0.0)

    @property
    def segment_remaining_s(self) -> float:
        """Seconds left of the segment."""
        return max(self.segment.duration_s - self.segment_position_s, 0.0)
