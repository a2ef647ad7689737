"""Commits each set of a session when it ends, and keeps what could not be saved until it can."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.plan import StepKind
from hipcoach.domain.records import SetOutcome, SetRecord, SkipReason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from hipcoach.domain.events import SetFinished
    from hipcoach.domain.plan import SetKey, Step
    from hipcoach.store.sessions import SessionStore

_log = logging.getLogger(__name__)


class SessionRecorder:
    """Writes the sets of one session into the journal, in order.

    A write that fails (a full disk) is kept in memory with all that follows, and tried again with the next one. A set
    done again is written only where it adds to what was done, or where pain ended it; then with what was done before:
    going back never takes away.

    Attributes:
        session_id: The session's row.
    """

    def __init__(self, store: SessionStore, session_id: int, offset_min: int) -> None:
        self.session_id = session_id
        self._store = store
        self._offset_min = offset_min
        self._prescribed: dict[SetKey, tuple[int, float]] = {}
        self._done: dict[SetKey, tuple[int, float]] = {}
        self._waiting: list[Callable[[], object]] = []
        self._trouble: HipCoachError | None = None

    @property
    def trouble(self) -> HipCoachError | None:
        """Why the latest write failed, or None when all is saved."""
        return self._trouble

    @property
    def done_keys(self) -> frozenset[SetKey]:
        """Sets of the plan in force of which something was done since the recorder was made."""
        return frozenset(key for key, (_, done_s) in self._done.items() if done_s > 0)

    def done_s(self, key: SetKey) -> float:
        """Seconds done of a set of the plan in force since the recorder was made, at the prescribed pace."""
        return self._done.get(key, (0, 0.0))[1]

    def plan(self, steps: Sequence[Step]) -> None:
        """Remember what is prescribed for each set, before anybody changes the pace."""
        for step in steps:
            if step.kind is StepKind.WORK:
                self._prescribed[step.key] = (step.reps, step.work_s)
                self._done.pop(step.key, None)

    def record(self, event: SetFinished, ended_at_utc: datetime) -> None:
        """Commit a set, its seconds at the prescribed pace: going slower or faster changes no dose."""
        step = event.step
        reps, work_s = self._prescribed[step.key]
        done = (event.done_reps, round(event.done_s * work_s / step.work_s, 3))
        before = self._done.get(step.key)
        if before is not None and done[1] <= before[1]:
            if event.reason is not SkipReason.PAIN:
                return
            done = before
        self._done[step.key] = done
        is_skipped = event.outcome is SetOutcome.SKIPPED and done[1] > 0
        record = SetRecord(
            exercise_index=step.exercise_index,
            set_number=step.set_number,
            side=step.side,
            try_number=step.try_number,
            prescribed_reps=reps,
            prescribed_s=work_s,
            done_reps=done[0],
            done_s=done[1],
            outcome=SetOutcome.PARTLY if is_skipped else event.outcome,
            reason=event.reason,
            ended_at_utc=ended_at_utc,
        )
        self.write(lambda: self._store.add_set(self.session_id, record, self._offset_min))

    def write(self, job: Callable[[], object]) -> None:
        """Run a write after all those that still wait; keep it when it fails."""
        self._waiting.append(job)
        self.save_again()

    def save_again(self) -> bool:
        """Try everything that still waits, oldest first; True when nothing waits any more."""
        try:
            while self._waiting:
                job = self._waiting.pop(0)  # taken out first: a job with a fault of our own must not block the others
                job()
        except HipCoachError as error:
            self._waiting.insert(0, job)
            _log.warning("a write failed, %d wait: %s", len(self._waiting), error)
            self._trouble = error
            return False
        self._trouble = None
        return True
