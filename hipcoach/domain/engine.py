"""The session engine: told the time, it answers with events.

It never asks what time it is and never counts ticks. It keeps the moment at which the running step began; every end is
a deadline counted from there, so a late tick reports each step it jumped over with the moment it really ended.
"""

from __future__ import annotations

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
    set_left,
)
from hipcoach.domain.plan import Step, StepKind, longer, paced, waits_before
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import SessionOutcome, SetOutcome, SkipReason
from hipcoach.domain.view import Phase, View

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hipcoach.domain.parameters import Timing

__all__ = ["Phase", "SessionEngine", "View"]

_FOR_PAIN = frozenset({SessionOutcome.STOPPED_FOR_PAIN, SessionOutcome.STOP_SIGNAL})


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
        self._floor = 0  # index of the first step that may be done again

    @property
    def phase(self) -> Phase:
        """What the session is doing."""
        return self._phase

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, those done included."""
        return self._steps

    @property
    def awaits_rating(self) -> bool:
        """Whether a settling rest is over and the pain is to be rated again; then only a new plan or a stop helps."""
        return self._phase is Phase.WAITING and self._steps[self._index - 1].kind is StepKind.SETTLE

    def step_after(self, index: int) -> Step | None:
        """The step that follows the step ``index`` without waiting for the person, or None."""
        after = self._steps[index + 1] if index + 1 < len(self._steps) else None
        return None if after is None or waits_before(after, self._steps[index], self.mode) else after

    def start(self, now_s: float) -> list[Event]:
        """Begin with the first step."""
        return self._enter(0, now_s, is_jump=True, may_wait=False) if self._phase is Phase.READY else []

    def advance(self, now_s: float) -> list[Event]:
        """Bring the session up to ``now_s`` and report all that happened on the way, oldest first."""
        events: list[Event] = []
        if self._phase is Phase.COUNT_IN and now_s >= self._count_in_until_s:
            self._began_s = self._count_in_until_s - self._frozen_s
            self._phase = Phase.RUNNING
        while self._phase is Phase.RUNNING and now_s >= self._began_s + self._step.duration_s:
            events += self._end_step(self._began_s + self._step.duration_s)
        if self._phase in {Phase.PAUSED, Phase.WAITING} and now_s - self._since_s >= self._timing.pause_save_min * 60:
            events += self._finish(now_s, SessionOutcome.ENDED_EARLY)
        return events

    def pause(self, now_s: float, cause: PauseCause = PauseCause.PERSON) -> list[Event]:
        """Stop the clock at exactly ``now_s``; a try on one leg is void by it, but pain ends it with what was stood."""
        events = self.advance(now_s)
        if self._phase not in {Phase.RUNNING, Phase.COUNT_IN}:
            return events
        events += self._leave_work(now_s) if self._is_standing and cause is PauseCause.PAIN else []
        self._stand_still(0.0 if self._is_standing else self._position_s(now_s), now_s)
        return [*events, Paused(cause, now_s)]

    def sleep(self, seen_s: float, now_s: float) -> list[Event]:
        """Pause at ``seen_s``, the last moment the computer was awake; until ``now_s`` no time counts for anything."""
        events = self.pause(seen_s, PauseCause.SLEEP)
        self._since_s += now_s - seen_s
        return events

    def go_on(self, now_s: float) -> list[Event]:
        """Resume after a pause, work after a count-in; start the step that waits; end a rest before its time.

        The settling rest after pain can't be cut short, nor what follows it be begun without a new plan.
        """
        step = self._step
        events = self.advance(now_s)
        if self._step is not step or self.awaits_rating:
            return events
        if self._phase is Phase.WAITING:
            return [*events, *self._enter(self._index, now_s, is_jump=True, may_wait=False)]
        if self._phase is Phase.RUNNING and step.kind not in {StepKind.WORK, StepKind.SETTLE}:
            return [*events, *self._enter(self._index + 1, now_s, is_jump=True, may_wait=False)]
        if self._phase is not Phase.PAUSED:
            return events
        if step.kind is StepKind.WORK:
            self._begin_count_in(now_s)
            return [*events, Resumed(self._count_in_until_s)]
        self._began_s = now_s - self._frozen_s
        self._phase = Phase.RUNNING
        return [*events, Resumed(now_s)]

    def redo(self, now_s: float, *, previous: bool) -> list[Event]:
        """Do a set again: the running one or the one before it (``previous``); in a rest the one just finished.

        What was left for pain, and what a new plan replaced, isn't done again.
        """
        events = self.advance(now_s)
        if self._phase in {Phase.READY, Phase.FINISHED} or self._is_settling:
            return events
        done = [index for index in range(self._floor, self._index) if self._steps[index].kind is StepKind.WORK]
        is_work = self._step.kind is StepKind.WORK
        if not done and not is_work:  # nothing to go back to: get ready once more
            waits = self._phase is Phase.WAITING
            return events if waits else [*events, *self._enter(self._index, now_s, is_jump=True, may_wait=False)]
        if done and (previous or not is_work):
            self._index = done[-1]
        self._frozen_s = 0.0
        self._begin_count_in(now_s)
        return [*events, StepStarted(self._index, self._step, self._count_in_until_s, is_jump=True)]

    def skip(
        self, now_s: float, reason: SkipReason | None, *, whole_exercise: bool = False, then: Sequence[Step] = ()
    ) -> list[Event]:
        """Leave the running or coming set, or all that is left of its exercise; ``then`` comes before what follows."""
        events = self.advance(now_s)
        if self._phase is Phase.FINISHED or self._is_settling:
            return events
        left = [
            (index, step)
            for index, step in enumerate(self._steps)
            if index >= self._index and step.kind is StepKind.WORK and step.exercise_index == self._step.exercise_index
        ]
        if not whole_exercise:
            left = left[:1]
        for index, step in left:
            events.append(set_left(step, self._position_s(now_s) if index == self._index else 0.0, reason, now_s))
        following = left[-1][0] + 1
        if reason is SkipReason.PAIN:
            self._floor = following
        self._steps = (*self._steps[:following], *then, *self._steps[following:])
        return [*events, *self._enter(following, now_s, is_jump=True)]

    def extend(self, now_s: float, extra_s: float) -> list[Event]:
        """Make the running rest, change of side or get-ready time longer."""
        events = self.advance(now_s)
        if self._phase not in {Phase.RUNNING, Phase.PAUSED} or self._step.kind is StepKind.WORK:
            return events
        self._steps = (*self._steps[: self._index], longer(self._step, extra_s), *self._steps[self._index + 1 :])
        return [*events, Retimed(now_s)]

    def change_pace(self, now_s: float, factor: float) -> list[Event]:
        """Make the repetitions of this exercise slower (factor over 1) or faster, from this moment on."""
        events = self.advance(now_s)
        if self._phase is Phase.FINISHED:
            return events
        share = self._position_s(now_s) / self._step.duration_s
        exercise = self._step.exercise_index
        self._steps = tuple(paced(step, factor) if step.exercise_index == exercise else step for step in self._steps)
        # A step is paced in all its parts or in none, so the share of it that is done stays the same.
        self._frozen_s = share * self._step.duration_s
        self._began_s = now_s - self._frozen_s
        return [*events, Retimed(now_s)]

    def foot_down(self, now_s: float) -> list[Event]:
        """End a try on one leg at exactly ``now_s``; after the cap or elsewhere this changes nothing."""
        step = self._step
        events = self.advance(now_s)
        if self._phase is not Phase.RUNNING or not self._is_standing or self._step is not step:
            return events
        left = set_left(step, now_s - self._began_s, None, now_s)
        return [*events, left, *self._enter(self._index + 1, now_s)]

    def leave_set(self, now_s: float) -> list[Event]:
        """Report what was done of the running set and stand still at its beginning."""
        events = [*self.advance(now_s), *self._leave_work(now_s)]
        if self._phase in {Phase.RUNNING, Phase.COUNT_IN, Phase.PAUSED}:
            self._stand_still(0.0, now_s)
        return events

    def replan(self, now_s: float, steps: Iterable[Step]) -> list[Event]:
        """Replace the running step and all that follow; a set left half done is reported first."""
        events = self.advance(now_s)
        if self._phase is Phase.FINISHED:
            return events
        events += self._leave_work(now_s)
        coming = tuple(steps)
        if not coming:
            return [*events, *self._enter(len(self._steps), now_s, may_wait=False)]
        self._steps = (*self._steps[: self._index], *coming)
        self._floor = self._index
        return [*events, *self._enter(self._index, now_s, is_jump=True, may_wait=False)]

    def stop(self, now_s: float, outcome: SessionOutcome) -> list[Event]:
        """End the session now; what was done of a running set is reported first."""
        events = self.advance(now_s)
        return events if self._phase is Phase.FINISHED else [*events, *self._finish(now_s, outcome)]

    def view(self, now_s: float) -> View:
        """How things stand at ``now_s``, without changing anything."""
        step = self._step
        position_s = min(max(self._position_s(now_s), 0.0), step.duration_s)
        later_s = sum(each.duration_s for each in self._steps[self._index + 1 :])
        segment_index, segment_position_s = step.segment_at(position_s)
        return View(
            phase=self._phase,
            index=min(self._index, len(self._steps) - 1),
            step=step,
            position_s=position_s,
            segment_index=segment_index,
            segment_position_s=segment_position_s,
            count_in_s=max(self._count_in_until_s - now_s, 0.0) if self._phase is Phase.COUNT_IN else 0.0,
            session_left_s=0.0 if self._phase is Phase.FINISHED else later_s + step.duration_s - position_s,
        )

    @property
    def _step(self) -> Step:
        return self._steps[min(self._index, len(self._steps) - 1)]

    @property
    def _is_standing(self) -> bool:
        return self._step.is_stance and self._step.kind is StepKind.WORK

    @property
    def _is_settling(self) -> bool:
        """Whether pain decides what comes next."""
        return self.awaits_rating or self._step.kind is StepKind.SETTLE

    def _position_s(self, now_s: float) -> float:
        return now_s - self._began_s if self._phase is Phase.RUNNING else self._frozen_s

    def _stand_still(self, position_s: float, now_s: float) -> None:
        self._frozen_s = position_s
        self._since_s = now_s
        self._phase = Phase.PAUSED

    def _begin_count_in(self, now_s: float) -> None:
        self._count_in_until_s = now_s + self._timing.count_in_s
        self._phase = Phase.COUNT_IN

    def _end_step(self, at_s: float) -> list[Event]:
        step = self._step
        done = SetFinished(step, step.reps, step.work_s, SetOutcome.DONE, None, at_s)
        following = self._enter(self._index + 1, at_s)
        return [done, *following] if step.kind is StepKind.WORK else following

    def _enter(self, index: int, at_s: float, *, is_jump: bool = False, may_wait: bool = True) -> list[Event]:
        came_from, coming = self._step, self._steps[index] if index < len(self._steps) else None
        self._index = index
        self._frozen_s = 0.0 if coming else self._step.duration_s
        if may_wait and waits_before(coming, came_from, self.mode):
            self._phase = Phase.WAITING
            self._since_s = at_s
            return [Waiting(index, at_s)]
        if coming is None:
            self._phase = Phase.FINISHED
            return [SessionFinished(SessionOutcome.COMPLETED, at_s)]
        self._phase = Phase.RUNNING
        self._began_s = at_s
        return [StepStarted(index, self._step, at_s, is_jump)]

    def _finish(self, now_s: float, outcome: SessionOutcome) -> list[Event]:
        events = self._leave_work(now_s, SkipReason.PAIN if outcome in _FOR_PAIN else None)
        self._frozen_s = self._position_s(now_s)
        self._phase = Phase.FINISHED
        return [*events, SessionFinished(outcome, now_s)]

    def _leave_work(self, now_s: float, reason: SkipReason | None = None) -> list[Event]:
        """Report what was done of a running set, if anything was; one left for pain in any case."""
        if self._step.kind is not StepKind.WORK or self._phase is Phase.FINISHED:
            return []
        left = set_left(self._step, self._position_s(now_s), reason, now_s)
        return [left] if left.done_s > 0 or reason else []
