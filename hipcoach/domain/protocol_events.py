"""What a running self-test reports: screen, sound and journal are equal listeners of these."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from hipcoach.domain.protocol_plan import Task
    from hipcoach.domain.tries import RunOutcome, Try


class VoidCause(Enum):
    """Why a try doesn't count."""

    SLEEP = "sleep"
    AGAIN = "again"
    AWAY = "away"
    HURT = "hurt"


class SettingUp(Frozen):
    """The person takes up the position of ``task``; its clock starts at ``starts_s``."""

    task: Task
    at_s: float
    starts_s: float


class ClockStarted(Frozen):
    """The clock of ``task`` runs since ``at_s``, until ``ends_s`` at most."""

    task: Task
    at_s: float
    ends_s: float


class Asked(Frozen):
    """The value of ``task`` is asked for since ``at_s``; ``is_timed_out`` when its clock has run out."""

    task: Task
    at_s: float
    is_timed_out: bool = False


class TryMade(Frozen):
    """A try belongs into the journal now, or again with another value."""

    made: Try
    at_s: float


class Voided(Frozen):
    """A try doesn't count and is to be done again."""

    task: Task
    cause: VoidCause
    at_s: float


class Resting(Frozen):
    """Rest since ``at_s`` until ``until_s``; ``task`` comes next."""

    task: Task
    at_s: float
    until_s: float


class Ready(Frozen):
    """The next try can begin when the person likes."""

    task: Task
    at_s: float


class RatingAsked(Frozen):
    """The worst pain at the tasks of ``block`` is asked for."""

    block: int
    at_s: float


class Rated(Frozen):
    """The worst pain at the tasks of a block, 0 to 10; None is not answered."""

    block: int
    pain: int | None
    at_s: float


class RunEnded(Frozen):
    """Nothing more is to come."""

    outcome: RunOutcome
    at_s: float


RunEvent = SettingUp | ClockStarted | Asked | TryMade | Voided | Resting | Ready | RatingAsked | Rated | RunEnded
