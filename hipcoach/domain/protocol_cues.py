"""Which sounds belong to a running self-test, planned ahead as those of a session are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.cues import CueKind, PlannedCue

if TYPE_CHECKING:
    from hipcoach.domain.exercise import Side
    from hipcoach.domain.protocol_events import ClockStarted, Resting, SettingUp
    from hipcoach.domain.protocol_plan import Task

_TEN_SECONDS_S = 10.0  # what the cue says
_LAST_SECONDS = (3, 2, 1)  # a tap each, as the design has it


def cues_of_try(event: SettingUp, target_s: float | None = None) -> tuple[PlannedCue, ...]:
    """Everything from taking up the position to the end of the clock, in the order of time.

    Args:
        event: The try that begins.
        target_s: Seconds of a hold at which the target is passed; None where there is none.
    """
    side = event.task.side
    ready = PlannedCue(kind=CueKind.GET_READY, at_s=event.at_s, side=side)
    taps = _taps(event.at_s, event.starts_s, side)
    start = PlannedCue(kind=CueKind.START, at_s=event.starts_s, side=side)
    return (ready, *taps, start, *_within(event.task, event.starts_s, target_s))


def cues_of_clock(event: ClockStarted, target_s: float | None = None) -> tuple[PlannedCue, ...]:
    """The start and what follows, where the clock started before its time."""
    start = PlannedCue(kind=CueKind.START, at_s=event.at_s, side=event.task.side)
    return (start, *_within(event.task, event.at_s, target_s))


def cues_of_rest(event: Resting) -> tuple[PlannedCue, ...]:
    """The end of a rest."""
    over = PlannedCue(kind=CueKind.GET_READY, at_s=event.until_s, side=event.task.side)
    return (*_taps(event.at_s, event.until_s, event.task.side), over)


def _within(task: Task, began_s: float, target_s: float | None) -> tuple[PlannedCue, ...]:
    """Inside the clock: a hold has its target, a count-down its last seconds, and both their end."""
    end_s = began_s + task.lasts_s
    done = PlannedCue(kind=CueKind.DONE, at_s=end_s)
    if task.counts_up:
        has_target = target_s is not None and 0 < target_s < task.lasts_s
        passed = PlannedCue(kind=CueKind.TARGET_PASSED, at_s=began_s + (target_s or 0.0), side=task.side)
        return (passed, done) if has_target else (done,)
    ten = PlannedCue(kind=CueKind.TEN_SECONDS, at_s=end_s - _TEN_SECONDS_S, side=task.side)
    return (*((ten,) if task.lasts_s >= 2 * _TEN_SECONDS_S else ()), *_taps(began_s, end_s, task.side), done)


def _taps(from_s: float, until_s: float, side: Side) -> tuple[PlannedCue, ...]:
    """A tap for each of the last seconds that there is room for."""
    return tuple(
        PlannedCue(kind=CueKind.LAST_SECONDS, at_s=until_s - second, side=side)
        for second in _LAST_SECONDS
        if until_s - second > from_s
    )
