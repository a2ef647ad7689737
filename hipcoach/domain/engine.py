"""The session engine: told the time, it answers with events.

It never asks what time it is and never counts ticks. It keeps the moment at which the running step began; every end is
a deadline counted from there, so a late tick reports each step it jumped over with the moment it really ended.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.events import (
    Event,
    PauseCause,
    Paused,
    Resumed,
    Retimed,
    SessionFinished,
    SetFinished,
    StepStarted,
    Waiting,
)
from hipcoach.domain.plan import Part, Segment, Step, StepKind
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import SessionOutcome, SetOutcome, SkipReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hipcoach.domain.parameters import Timing

_MOVING = frozenset({Part.OUT, Part.PAUSE, Part.BACK})


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


class SessionEngine:
    """Walks through the steps of a session as it is told the time, in seconds of any steady clock."""

    def __init__(self, steps: Sequence[Step], timing: Timing, go_on: GoOn = GoOn.AUTOMATIC_WITHIN) -> None:
        if not steps:
            raise ValueError("a session needs at least one step")
        self._steps = tuple(steps)
        self._timing = timing
        self.mode = go_on
        self._phase = Phase.READY
        self._index = 0
        self._began_s = 0.0  # moment at which position 0 of the running step lies
        self._frozen_s = 0.0  # position in the step while the clock stands
        self._since_s = 0.0  # moment since which the clock stands
        self._count_in_until_s = 0.0

    @property
    def phase(self) -> Phase:
        """What the session is doing."""
        return self._phase

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, those done included."""
        return self._steps

    def start(self, now_s: float) -> list[Event]:
        """Begin with the first step."""
        return self._enter(0, now_s, is_jump=True, may_wait=False)

    def advance(self, now_s: float) -> list[Event]:
        """Bring the session up to ``now_s`` and report all that happened on the way, oldest first."""
        events: list[Event] = []
        if self._phase is Phase.COUNT_IN and now_s >= self._count_in_until_s:
            self._began_s = self._count_in_until_s - self._frozen_s
            self._phase = Phase.RUNNING
        while self._phase is Phase.RUNNING and now_s >= self._began_s + self._step.duration_s:
            events += self._end_step(self._began_s + self._step.duration_s)
        is_forgotten = now_s - self._since_s >= self._timing.pause_save_min * 60
        if self._phase in {Phase.PAUSED, Phase.WAITING} and is_forgotten:
            events += self.stop(now_s, SessionOutcome.ENDED_EARLY)
        return events

    def pause(self, now_s: float, cause: PauseCause = PauseCause.PERSON) -> list[Event]:
        """Stop the clock at exactly ``now_s``; a try on one leg is void, since nobody stands through a pause."""
        events = self.advance(now_s)
        if self._phase not in {Phase.RUNNING, Phase.COUNT_IN}:
            return events
        self._frozen_s = 0.0 if self._is_standing else self._position_s(now_s)
        self._since_s = now_s
        self._phase = Phase.PAUSED
        return [*events, Paused(cause, now_s)]

    def go_on(self, now_s: float) -> list[Event]:
        """Resume after a pause, work after a count-in; start the step that waits; end a rest before its time.

        The settling rest after pain can't be cut short.
        """
        if self._phase is Phase.WAITING:
            return self._enter(self._index, now_s, is_jump=True, may_wait=False)
        if self._phase is Phase.RUNNING and self._step.kind not in {StepKind.WORK, StepKind.SETTLE}:
            return self._enter(self._index + 1, now_s, is_jump=True, may_wait=False)
        if self._phase is not Phase.PAUSED:
            return []
        if self._step.kind is StepKind.WORK:
            self._begin_count_in(now_s)
            return [Resumed(self._count_in_until_s)]
        self._began_s = now_s - self._frozen_s
        self._phase = Phase.RUNNING
        return [Resumed(now_s)]

    def redo(self, now_s: float, *, previous: bool) -> list[Event]:
        """Do a set again: the running one or the one before it (``previous``); in a rest the one just finished."""
        events = self.advance(now_s)
        if self._phase is Phase.FINISHED or self._step.kind is StepKind.SETTLE:
            return events
        work = [index for index, step in enumerate(self._steps) if step.kind is StepKind.WORK]
        before = [index for index in work if index < self._index]
        is_current = self._step.kind is StepKind.WORK and not previous
        self._index = self._index if is_current or not before else before[-1]
        if self._step.kind is not StepKind.WORK:  # nothing has been done yet: start at the beginning
            return [*events, *self._enter(0, now_s, is_jump=True, may_wait=False)]
        self._frozen_s = 0.0
        self._begin_count_in(now_s)
        return [*events, StepStarted(self._index, self._step, self._count_in_until_s, is_jump=True)]

    def skip(
        self, now_s: float, reason: SkipReason | None, *, whole_exercise: bool = False, then: Sequence[Step] = ()
    ) -> list[Event]:
        """Leave the running or coming set, or all that is left of its exercise; ``then`` comes before what follows."""
        events = self.advance(now_s)
        if self._phase is Phase.FINISHED:
            return events
        exercise = self._step.exercise_index
        left = [
            (index, step)
            for index, step in enumerate(self._steps)
            if index >= self._index and step.kind is StepKind.WORK and step.exercise_index == exercise
        ]
        if not left:
            return events
        if not whole_exercise:
            left = left[:1]
        for index, step in left:
            position_s = self._position_s(now_s) if index == self._index else 0.0
            events.append(_left(step, position_s, reason, now_s))
        following = left[-1][0] + 1
        self._steps = (*self._steps[:following], *then, *self._steps[following:])
        return [*events, *self._enter(following, now_s, is_jump=True)]

    def extend(self, now_s: float, extra_s: float) -> list[Event]:
        """Make the running rest, change of side or get-ready time longer."""
        events = self.advance(now_s)
        if self._phase not in {Phase.RUNNING, Phase.PAUSED} or self._step.kind is StepKind.WORK:
            return events
        wait = self._step.segments[0]
        longer = replace(self._step, segments=(replace(wait, duration_s=wait.duration_s + extra_s),))
        self._put(longer)
        return [*events, Retimed(now_s)]

    def change_pace(self, now_s: float, factor: float) -> list[Event]:
        """Make the repetitions of this exercise slower (factor over 1) or faster, from this moment on."""
        events = self.advance(now_s)
        if self._phase is Phase.FINISHED:
            return events
        index, into_s = self._step.segment_at(self._position_s(now_s))
        moves = self._step.segments[index].part in _MOVING
        exercise = self._step.exercise_index
        self._steps = tuple(
            _paced(step, factor) if number >= self._index and step.exercise_index == exercise else step
            for number, step in enumerate(self._steps)
        )
        if moves:
            before_s = sum(segment.duration_s for segment in self._step.segments[:index])
            self._set_position(before_s + into_s * factor, now_s)
        return [*events, Retimed(now_s)]

    def foot_down(self, now_s: float) -> list[Event]:
        """End a try on one leg at exactly ``now_s``; after the cap or elsewhere this changes nothing."""
        step = self._step
        events = self.advance(now_s)
        if self._phase is not Phase.RUNNING or not self._is_standing or self._step is not step:
            return events
        events.append(_left(step, now_s - self._began_s, None, now_s))
        return [*events, *self._enter(self._index + 1, now_s)]

    def leave_set(self, now_s: float) -> list[Event]:
        """Report what was done of the running set and stand still at its beginning."""
        events = [*self.advance(now_s), *self._leave_work(now_s)]
        if self._phase in {Phase.RUNNING, Phase.COUNT_IN, Phase.PAUSED}:
            self._phase = Phase.PAUSED
            self._since_s = now_s
            self._frozen_s = 0.0
        return events

    def replan(self, now_s: float, steps: Iterable[Step]) -> list[Event]:
        """Replace the running step and all that follow; a set left half done is reported first."""
        events = self._leave_work(now_s)
        self._steps = (*self._steps[: self._index], *steps)
        return [*events, *self._enter(self._index, now_s, is_jump=True, may_wait=False)]

    def stop(self, now_s: float, outcome: SessionOutcome) -> list[Event]:
        """End the session now; what was done of a running set is reported first."""
        if self._phase is Phase.FINISHED:
            return []
        events = self._leave_work(now_s)
        self._phase = Phase.FINISHED
        return [*events, SessionFinished(outcome, now_s)]

    def view(self, now_s: float) -> View:
        """How things stand at ``now_s``, without changing anything."""
        position_s = min(max(self._position_s(now_s), 0.0), self._step.duration_s)
        segment_index, segment_position_s = self._step.segment_at(position_s)
        later_s = sum(step.duration_s for step in self._steps[self._index + 1 :])
        counts_in = self._phase is Phase.COUNT_IN
        return View(
            phase=self._phase,
            index=min(self._index, len(self._steps) - 1),
            step=self._step,
            position_s=position_s,
            segment_index=segment_index,
            segment_position_s=segment_position_s,
            count_in_s=max(self._count_in_until_s - now_s, 0.0) if counts_in else 0.0,
            session_left_s=later_s + self._step.duration_s - position_s,
        )

    # -- inside ------------------------------------------------------------------------------------------------------

    @property
    def _step(self) -> Step:
        return self._steps[min(self._index, len(self._steps) - 1)]

    @property
    def _is_standing(self) -> bool:
        return self._step.is_stance and self._step.kind is StepKind.WORK

    def _position_s(self, now_s: float) -> float:
        return now_s - self._began_s if self._phase is Phase.RUNNING else self._frozen_s

    def _set_position(self, position_s: float, now_s: float) -> None:
        self._frozen_s = position_s
        self._began_s = now_s - position_s

    def _put(self, step: Step) -> None:
        self._steps = (*self._steps[: self._index], step, *self._steps[self._index + 1 :])

    def _begin_count_in(self, now_s: float) -> None:
        self._count_in_until_s = now_s + self._timing.count_in_s
        self._phase = Phase.COUNT_IN

    def _end_step(self, at_s: float) -> list[Event]:
        step = self._step
        events: list[Event] = []
        if step.kind is StepKind.WORK:
            events.append(SetFinished(step, step.reps, step.work_s, SetOutcome.DONE, None, at_s))
        return [*events, *self._enter(self._index + 1, at_s)]

    def _enter(self, index: int, at_s: float, *, is_jump: bool = False, may_wait: bool = True) -> list[Event]:
        came_from = self._step
        self._index = index
        self._frozen_s = 0.0
        if index >= len(self._steps):
            self._phase = Phase.FINISHED
            return [SessionFinished(SessionOutcome.COMPLETED, at_s)]
        if may_wait and self._waits_before(came_from, self._step):
            self._phase = Phase.WAITING
            self._since_s = at_s
            return [Waiting(index, at_s)]
        self._phase = Phase.RUNNING
        self._began_s = at_s
        return [StepStarted(index, self._step, at_s, is_jump)]

    def _waits_before(self, came_from: Step, step: Step) -> bool:
        """Whether the person starts this step; after a settling rest always, since the pain is rated first."""
        if came_from.kind is StepKind.SETTLE:
            return True
        if self.mode is GoOn.AUTOMATIC:
            return False
        if step.kind is StepKind.GET_READY:
            return True
        return self.mode is GoOn.BY_HAND and step.kind is StepKind.WORK and came_from.kind is not StepKind.GET_READY

    def _leave_work(self, now_s: float) -> list[Event]:
        """Report what was done of a running set, if anything was."""
        if self._step.kind is not StepKind.WORK or self._index >= len(self._steps):
            return []
        position_s = self._position_s(now_s)
        left = _left(self._step, position_s, None, now_s)
        return [left] if left.done_s > 0 else []


def _left(step: Step, position_s: float, reason: SkipReason | None, at_s: float) -> SetFinished:
    """A set left at ``position_s``: partly done, or skipped when nothing was."""
    reps, work_s = step.work_until(position_s)
    outcome = SetOutcome.PARTLY if work_s > 0 else SetOutcome.SKIPPED
    return SetFinished(step, reps, work_s, outcome, reason, at_s)


def _paced(step: Step, factor: float) -> Step:
    segments = tuple(
        replace(segment, duration_s=segment.duration_s * factor) if segment.part in _MOVING else segment
        for segment in step.segments
    )
    return replace(step, segments=segments)
