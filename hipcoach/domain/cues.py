"""Which sound belongs to which moment of a session, as a pure table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hipcoach.domain.exercise import Side


class CueKind(Enum):
    """A sound with one meaning; each has a visible equal on the screen."""

    GET_READY = "get_ready"
    START = "start"
    TEN_SECONDS = "ten_seconds"
    LAST_SECONDS = "last_seconds"
    CHANGE_SIDE = "change_side"
    TEMPO_OUT = "tempo_out"
    TEMPO_HOLD = "tempo_hold"
    TEMPO_BACK = "tempo_back"
    DONE = "done"
    TARGET_PASSED = "target_passed"
    PAUSE = "pause"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCue:
    """A cue and the moment it is due.

    Attributes:
        kind: Which sound.
        at_s: When, in seconds of the clock's monotonic time.
        side: Where it is panned to; BOTH is the middle.
    """

    kind: CueKind
    at_s: float
    side: Side = Side.BOTH
