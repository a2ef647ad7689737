"""Which sound belongs to which moment of a session, as a pure table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hipcoach.domain.exercise import Side
from hipcoach.domain.plan import Part, Step, StepKind


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


_AT_START = {
    StepKind.GET_READY: CueKind.GET_READY,
    StepKind.WORK: CueKind.START,
    StepKind.CHANGE_SIDE: CueKind.CHANGE_SIDE,
    StepKind.REST: CueKind.DONE,
    StepKind.SETTLE: CueKind.DONE,
}
_AT_SEGMENT = {
    Part.HOLD: CueKind.TEMPO_HOLD,
    Part.RELEASE: CueKind.TEMPO_BACK,
    Part.OUT: CueKind.TEMPO_OUT,
    Part.PAUSE: CueKind.TEMPO_HOLD,
    Part.BACK: CueKind.TEMPO_BACK,
    Part.BREATHE_IN: CueKind.TEMPO_OUT,
    Part.BREATHE_OUT: CueKind.TEMPO_BACK,
}
_TEN_SECONDS_S = 10.0  # what the cue says
_LAST_SECONDS = (3, 2, 1)  # a tap each, as the design has it
_COUNTED_DOWN = frozenset({Part.WAIT, Part.HOLD})


def cue_at_start(step: Step, at_s: float) -> PlannedCue:
    """The cue of a step's first moment; that something is done sounds in the middle, whatever side comes next."""
    kind = _AT_START[step.kind]
    return PlannedCue(kind=kind, at_s=at_s, side=Side.BOTH if kind is CueKind.DONE else step.side)


def cues_within(step: Step, began_s: float) -> tuple[PlannedCue, ...]:
    """The cues inside a step whose position 0 lies at ``began_s``; those of its first and last moment are left out."""
    cues: list[PlannedCue] = []
    start_s = began_s
    for index, segment in enumerate(step.segments):
        if index > 0:
            cues.append(PlannedCue(kind=_AT_SEGMENT[segment.part], at_s=start_s, side=step.side))
        end_s = start_s + segment.duration_s
        if segment.part in _COUNTED_DOWN:
            cues += _count_down(segment.duration_s, end_s, step.side)
        start_s = end_s
    return tuple(cues)


def cue_at_end(after: Step | None, at_s: float) -> PlannedCue:
    """The cue of the moment a step ends: that of the step after it, or DONE where none follows at once."""
    return cue_at_start(after, at_s) if after else PlannedCue(kind=CueKind.DONE, at_s=at_s)


def count_in(work: Step, until_s: float) -> tuple[PlannedCue, ...]:
    """The taps before work goes on at ``until_s``, and the start itself."""
    taps = tuple(
        PlannedCue(kind=CueKind.LAST_SECONDS, at_s=until_s - second, side=work.side) for second in _LAST_SECONDS
    )
    return (*taps, cue_at_start(work, until_s))


def _count_down(duration_s: float, end_s: float, side: Side) -> list[PlannedCue]:
    """Ten seconds left in a long part, and a tap for each of the last seconds of any that leaves room for them."""
    cues = []
    if duration_s >= 2 * _TEN_SECONDS_S:
        cues.append(PlannedCue(kind=CueKind.TEN_SECONDS, at_s=end_s - _TEN_SECONDS_S, side=side))
    if duration_s > len(_LAST_SECONDS):
        cues += [PlannedCue(kind=CueKind.LAST_SECONDS, at_s=end_s - second, side=side) for second in _LAST_SECONDS]
    return cues
