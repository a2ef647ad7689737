"""What a running session reports: screen, sound and journal are equal listeners of these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.records import SetOutcome

if TYPE_CHECKING:
    from hipcoach.domain.plan import Step
    from hipcoach.domain.records import SessionOutcome, SkipReason


class PauseCause(Enum):
    """Who paused the session."""

    PERSON = "person"
    PAIN = "pain"
    SLEEP = "sleep"


@dataclass(frozen=True, slots=True)
class StepStarted:
    """A step began at ``at_s``; ``is_jump`` when the person, not the clock, brought it about."""

    index: int
    step: Step
    at_s: float
    is_jump: bool = False


@dataclass(frozen=True, slots=True)
class SetFinished:
    """A work step ended, whole or not, and belongs into the journal now."""

    step: Step
    done_reps: int
    done_s: float
    outcome: SetOutcome
    reason: SkipReason | None
    at_s: float


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock of the session stands still since ``at_s``."""

    cause: PauseCause
    at_s: float


@dataclass(frozen=True, slots=True)
class Resumed:
    """The session goes on at ``at_s``; work after a count-in that ends then."""

    at_s: float


@dataclass(frozen=True, slots=True)
class Waiting:
    """The session waits for the person before the step ``index``."""

    index: int
    at_s: float


@dataclass(frozen=True, slots=True)
class Retimed:
    """The running step became longer, slower or faster at ``at_s``."""

    at_s: float


@dataclass(frozen=True, slots=True)
class SessionFinished:
    """Nothing more is to come."""

    outcome: SessionOutcome
    at_s: float


def set_left(step: Step, position_s: float, reason: SkipReason | None, at_s: float) -> SetFinished:
    """A set left at ``position_s``: partly done, or skipped when nothing was."""
    reps, work_s = step.work_until(position_s)
    outcome = SetOutcome.PARTLY if work_s > 0 else SetOutcome.SKIPPED
    return SetFinished(step, reps, work_s, outcome, reason, at_s)


Event = StepStarted | SetFinished | Paused | Resumed | Waiting | Retimed | SessionFinished
