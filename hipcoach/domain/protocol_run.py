"""A running self-test: told the time, it answers with events (C3 to C6).

As the session's engine it keeps moments and never counts ticks: every end is a deadline, so a late tick reports all it
jumped over with the moments at which it really happened. A clock that nobody watched is no hold: when the computer
slept, the try is void.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.protocol_events import (
    Asked,
    ClockStarted,
    Rated,
    RatingAsked,
    Ready,
    Resting,
    RunEnded,
    RunEvent,
    SettingUp,
    TryMade,
    VoidCause,
    Voided,
)
from hipcoach.domain.protocol_plan import stopped_try
from hipcoach.domain.protocol_view import RunPhase, RunView
from hipcoach.domain.tries import RunOutcome, Try, TryOutcome, tenths

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.protocol_ledger import RunLedger
    from hipcoach.domain.protocol_plan import Task


_CORRECTABLE = frozenset({RunPhase.READY, RunPhase.RESTING, RunPhase.RATING, RunPhase.ASKING})


class ProtocolRun:
    """Walks through the tasks of a test as it is told the time, in seconds of any steady clock."""

    def __init__(self, ledger: RunLedger, *, stop_at_pain: int, late_press_max_s: float) -> None:
        """Take up a test where its ledger has brought it; pain from ``stop_at_pain`` on ends it."""
        self._ledger = ledger
        self._stop_at_pain = stop_at_pain
        self._late_press_max_s = late_press_max_s
        self._phase = RunPhase.NEW
        self._task: Task | None = None
        self._block = 0
        self._since_s = 0.0  # when the clock started
        self._until_s = 0.0  # when the position is taken up
        self._rest_until_s = float("-inf")
        self._last: tuple[Try, ...] = ()

    @property
    def phase(self) -> RunPhase:
        """What the test is doing."""
        return self._phase

    @property
    def ledger(self) -> RunLedger:
        """The tasks, and what was done of them."""
        return self._ledger

    @property
    def block(self) -> int:
        """The block whose pain is rated, or was rated last."""
        return self._block

    def start(self, now_s: float) -> list[RunEvent]:
        """Begin, or go on where it was left."""
        return self._proceed(now_s) if self._phase is RunPhase.NEW else []

    def advance(self, now_s: float) -> list[RunEvent]:
        """Bring the test up to ``now_s`` and report all that happened on the way, oldest first."""
        events: list[RunEvent] = []
        while True:
            more = self._step(now_s)
            if not more:
                return events
            events += more

    def begin(self, now_s: float) -> list[RunEvent]:
        """Take up the position for the next try; said again, the clock starts at once."""
        events = self.advance(now_s)
        task = self._task
        if task is not None and self._phase is RunPhase.READY:
            self._phase, self._until_s = RunPhase.SETTING, now_s + task.ready_s
            self._last = ()
            return [*events, SettingUp(task=task, at_s=now_s, starts_s=self._until_s)]
        if self._phase is RunPhase.SETTING:
            self._until_s = now_s
            return [*events, *self.advance(now_s)]
        return events

    def cancel(self, now_s: float) -> list[RunEvent]:
        """Step back from a position that is being taken up."""
        events = self.advance(now_s)
        if self._task is None or self._phase is not RunPhase.SETTING:
            return events
        self._phase = RunPhase.READY
        return [*events, Ready(task=self._task, at_s=now_s)]

    def press(self, now_s: float) -> list[RunEvent]:
        """Stop the clock at exactly ``now_s``; once it has run out this changes nothing."""
        task = self._task
        events = self.advance(now_s)
        if self._phase is not RunPhase.RUNNING or task is None or task is not self._task:
            return events
        if task.counts_up:
            return [*events, *self._make(task, tenths(now_s - self._since_s), now_s)]
        return [*events, *self._ask(task, now_s)]

    def answer(
        self, now_s: float, value: float, detail: str = "", also: Mapping[str, float] | None = None
    ) -> list[RunEvent]:
        """Take the value of a try, what it was made of, and values of further measures that come from the same try."""
        events = self.advance(now_s)
        if self._task is None or self._phase is not RunPhase.ASKING:
            return events
        return [*events, *self._make(self._task, value, now_s, detail, also)]

    def cannot(self, now_s: float) -> list[RunEvent]:
        """A hold that isn't possible at all is one of 0 s."""
        events = self.advance(now_s)
        waits = self._phase in {RunPhase.READY, RunPhase.SETTING}
        if self._task is None or not waits or not self._task.counts_up:
            return events
        return [*events, *self._make(self._task, 0.0, now_s)]

    def correct(self, now_s: float, late_s: float) -> list[RunEvent]:
        """The key was pressed ``late_s`` after the end of the last hold, 5 s at most; 0 takes that back."""
        events = self.advance(now_s)
        last = self._last[0] if len(self._last) == 1 and self._phase in _CORRECTABLE else None
        if last is None or last.value is None or not self._ledger.task_of(last).counts_up:
            return events
        stopped_s = last.value + last.late_s
        late_s = min(max(late_s, 0.0), self._late_press_max_s, stopped_s)
        if late_s == last.late_s:
            return events
        made = last.replace(value=round(stopped_s - late_s, 1), late_s=late_s)
        self._ledger.note(made)
        self._last = (made,)
        return [*events, TryMade(made=made, at_s=now_s), *self._proceed(now_s)]

    def redo(self, now_s: float) -> list[RunEvent]:
        """The last try didn't count, say because something disturbed it: do it again."""
        events = self.advance(now_s)
        if not self._last or self._phase not in _CORRECTABLE:
            return events
        voided = [each.replace(outcome=TryOutcome.VOID) for each in self._last]
        task = self._ledger.task_of(voided[0])
        self._last = ()
        for each in voided:
            self._ledger.note(each)
        said = Voided(task=task, cause=VoidCause.AGAIN, at_s=now_s)
        return [*events, *(TryMade(made=each, at_s=now_s) for each in voided), said, *self._proceed(now_s)]

    def rate(self, now_s: float, pain: int | None) -> list[RunEvent]:
        """Take the worst pain at the block that is done; from the limit on the test ends there (C2)."""
        events = self.advance(now_s)
        if self._phase is not RunPhase.RATING:
            return events
        self._ledger.rate(self._block, pain)
        self._last = ()
        events.append(Rated(block=self._block, pain=pain, at_s=now_s))
        if pain is not None and pain >= self._stop_at_pain:
            return [*events, *self._end(RunOutcome.STOPPED_FOR_PAIN, now_s)]
        return [*events, *self._proceed(now_s)]

    def leave_side(self, now_s: float) -> list[RunEvent]:
        """Leave out what is left of this side; what was done of it stays in the journal and doesn't count."""
        events = self.advance(now_s)
        task = self._task
        if task is None or self._phase in {RunPhase.NEW, RunPhase.FINISHED}:
            return events
        self._rest_until_s = float("-inf")
        for made in self._ledger.leave_out(task):
            events.append(TryMade(made=made, at_s=now_s))
        self._last = ()
        return [*events, *self._proceed(now_s)]

    def stop_for_pain(
        self, now_s: float, outcome: RunOutcome = RunOutcome.STOPPED_FOR_PAIN, pain: int | None = None
    ) -> list[RunEvent]:
        """Pain or a stop signal ends the test: what is being tested is kept as stopped, never as a score."""
        events = self.advance(now_s)
        if self._phase is RunPhase.FINISHED:
            return events
        if self._task is not None:
            made = stopped_try(self._task, pain)
            self._ledger.note(made)
            events.append(TryMade(made=made, at_s=now_s))
        return [*events, *self._end(outcome, now_s)]

    def sleep(self, seen_s: float, now_s: float) -> list[RunEvent]:
        """The computer slept from ``seen_s`` to ``now_s``: a clock that ran is void; a rest goes on meanwhile."""
        events = [*self.advance(seen_s), *self._interrupt(VoidCause.SLEEP, seen_s)]
        return [*events, *self.advance(now_s)]

    def interrupt(self, now_s: float, cause: VoidCause) -> list[RunEvent]:
        """Something came between: a clock that ran is void, all else stays as it is."""
        return [*self.advance(now_s), *self._interrupt(cause, now_s)]

    def view(self, now_s: float) -> RunView:
        """How things stand at ``now_s``, without changing anything."""
        task, elapsed_s, left_s = self._task, 0.0, 0.0
        if self._phase is RunPhase.SETTING:
            left_s = max(self._until_s - now_s, 0.0)
        elif self._phase is RunPhase.RUNNING and task is not None:
            elapsed_s = min(max(now_s - self._since_s, 0.0), task.lasts_s)
            left_s = task.lasts_s - elapsed_s
        elif self._phase is RunPhase.RESTING:
            left_s = max(self._rest_until_s - now_s, 0.0)
        last = self._last[0] if self._last and self._phase in _CORRECTABLE else None
        return RunView(phase=self._phase, task=task, elapsed_s=elapsed_s, left_s=left_s, last=last)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _step(self, now_s: float) -> list[RunEvent]:
        """The next thing that has happened until ``now_s``, or nothing."""
        task = self._task
        if task is None:
            return []
        if self._phase is RunPhase.SETTING and now_s >= self._until_s:
            self._phase, self._since_s = RunPhase.RUNNING, self._until_s
            return [ClockStarted(task=task, at_s=self._since_s, ends_s=self._since_s + task.lasts_s)]
        end_s = self._since_s + task.lasts_s
        if self._phase is RunPhase.RUNNING and now_s >= end_s:
            return self._make(task, task.lasts_s, end_s) if task.counts_up else self._ask(task, end_s, is_out=True)
        if self._phase is RunPhase.RESTING and now_s >= self._rest_until_s:
            return self._enter(task, self._rest_until_s)
        return []

    def _proceed(self, at_s: float) -> list[RunEvent]:
        """Go on to the next task, a rest before it, a rating, or the end."""
        coming = self._ledger.open_tasks()
        unrated = self._ledger.unrated_block()
        if unrated is not None:
            self._phase, self._task, self._block = RunPhase.RATING, None, unrated
            return [RatingAsked(block=self._block, at_s=at_s)]
        if not coming:
            return self._end(RunOutcome.COMPLETED, at_s)
        if at_s < self._rest_until_s:
            self._phase, self._task = RunPhase.RESTING, coming[0]
            return [Resting(task=coming[0], at_s=at_s, until_s=self._rest_until_s)]
        return self._enter(coming[0], at_s)

    def _enter(self, task: Task, at_s: float) -> list[RunEvent]:
        self._task = task
        if not task.is_timed:
            return self._ask(task, at_s)
        self._phase = RunPhase.READY
        return [Ready(task=task, at_s=at_s)]

    def _ask(self, task: Task, at_s: float, *, is_out: bool = False) -> list[RunEvent]:
        self._phase = RunPhase.ASKING
        return [Asked(task=task, at_s=at_s, is_timed_out=is_out)]

    def _make(
        self, task: Task, value: float, at_s: float, detail: str = "", also: Mapping[str, float] | None = None
    ) -> list[RunEvent]:
        """A try is done: note it, and what else came of it."""
        made = [
            Try(measure=measure, side=task.side, number=task.number, outcome=TryOutcome.DONE, value=each, detail=detail)
            for measure, each in ({task.measure: value} | dict(also or {})).items()
        ]
        for each in made:
            self._ledger.note(each)
        self._last = tuple(made)
        self._rest_until_s = at_s + self._ledger.rest_after(task)
        return [*(TryMade(made=each, at_s=at_s) for each in made), *self._proceed(at_s)]

    def _interrupt(self, cause: VoidCause, at_s: float) -> list[RunEvent]:
        task = self._task
        if task is None or self._phase not in {RunPhase.SETTING, RunPhase.RUNNING}:
            return []
        was_running, self._phase = self._phase is RunPhase.RUNNING, RunPhase.READY
        if not was_running:
            return [Ready(task=task, at_s=at_s)]
        made = Try(measure=task.measure, side=task.side, number=task.number, outcome=TryOutcome.VOID)
        self._ledger.note(made)
        return [
            TryMade(made=made, at_s=at_s),
            Voided(task=task, cause=cause, at_s=at_s),
            Ready(task=task, at_s=at_s),
        ]

    def _end(self, outcome: RunOutcome, at_s: float) -> list[RunEvent]:
        self._phase, self._task = RunPhase.FINISHED, None
        return [RunEnded(outcome=outcome, at_s=at_s)]
