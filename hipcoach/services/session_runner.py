"""Joins the session engine, the clock and the journal; notices when the computer slept."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.events import Event, PauseCause, SetFinished

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from hipcoach.domain.engine import Phase, SessionEngine, View
    from hipcoach.domain.parameters import Timing
    from hipcoach.domain.plan import Step
    from hipcoach.domain.records import SessionOutcome, SkipReason
    from hipcoach.services.clock import Clock
    from hipcoach.services.recorder import SessionRecorder


class SessionRunner:
    """Drives one session: each verb brings the engine up to date, acts, and commits every set that ended."""

    def __init__(self, engine: SessionEngine, clock: Clock, recorder: SessionRecorder, timing: Timing) -> None:
        self._engine = engine
        self._clock = clock
        self._recorder = recorder
        self._timing = timing
        self._seen_s = clock.monotonic_s()
        self._seen_utc = clock.local_now().astimezone(UTC)

    @property
    def phase(self) -> Phase:
        """What the session is doing."""
        return self._engine.phase

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, those done included."""
        return self._engine.steps

    @property
    def awaits_rating(self) -> bool:
        """Whether a settling rest is over and the pain is to be rated again."""
        return self._engine.awaits_rating

    @property
    def seen_s(self) -> float:
        """The moment up to which everything has been reported, in seconds of the steady clock."""
        return self._seen_s

    def step_after(self, index: int) -> Step | None:
        """The step that follows without waiting for the person, or None."""
        return self._engine.step_after(index)

    def view(self) -> View:
        """How things stand now."""
        return self._engine.view(self._clock.monotonic_s())

    def start(self) -> list[Event]:
        """Begin with the first step."""
        return self._do(self._engine.start)

    def tick(self) -> list[Event]:
        """Report what happened since the last tick; after a silence, only that the session paused."""
        return self._do(self._engine.advance)

    def pause(self, cause: PauseCause = PauseCause.PERSON) -> list[Event]:
        """Stop the clock."""
        return self._do(lambda now_s: self._engine.pause(now_s, cause))

    def go_on(self) -> list[Event]:
        """Resume, start what waits, or end a rest early."""
        return self._do(self._engine.go_on)

    def redo(self, *, previous: bool) -> list[Event]:
        """Do the running set, or the one before it, again."""
        return self._do(lambda now_s: self._engine.redo(now_s, previous=previous))

    def skip(
        self, reason: SkipReason | None, *, whole_exercise: bool = False, then: Sequence[Step] = ()
    ) -> list[Event]:
        """Leave a set, or all that is left of its exercise; ``then`` comes before what follows."""
        return self._do(lambda now_s: self._engine.skip(now_s, reason, whole_exercise=whole_exercise, then=then))

    def extend(self) -> list[Event]:
        """Rest a little longer."""
        return self._do(lambda now_s: self._engine.extend(now_s, self._timing.extra_rest_s))

    def change_pace(self, factor: float) -> list[Event]:
        """Make the repetitions slower (over 1) or faster."""
        return self._do(lambda now_s: self._engine.change_pace(now_s, factor))

    def foot_down(self) -> list[Event]:
        """End the try on one leg at this very moment."""
        return self._do(self._engine.foot_down)

    def leave_set(self) -> list[Event]:
        """Commit what was done of the running set and stand still."""
        return self._do(self._engine.leave_set)

    def replan(self, steps: Iterable[Step]) -> list[Event]:
        """Go on with other steps."""
        return self._do(lambda now_s: self._engine.replan(now_s, steps))

    def stop(self, outcome: SessionOutcome) -> list[Event]:
        """End the session now."""
        return self._do(lambda now_s: self._engine.stop(now_s, outcome))

    def _do(self, act: Callable[[float], list[Event]]) -> list[Event]:
        seen_s = self._seen_s
        slept = self._look_at_clocks()
        events = self._engine.sleep(seen_s, self._seen_s) if slept else []
        events += act(self._seen_s)
        for event in events:
            if isinstance(event, SetFinished):
                self._recorder.record(event, self._utc_of(event.at_s))
        return events

    def _look_at_clocks(self) -> bool:
        """Whether the computer slept since the last look.

        Asleep, the steady clock may stand still or run on, depending on the system; so a jump of the calendar against
        it counts as well as a silence. Silence is told by real seconds: a clock at 60 times speed passes 6 s in a tick.
        """
        now_s, now_utc = self._clock.monotonic_s(), self._clock.local_now().astimezone(UTC)
        silence_s = self._clock.to_real_s(now_s) - self._clock.to_real_s(self._seen_s)
        jump_s = (now_utc - self._seen_utc).total_seconds() - (now_s - self._seen_s)
        self._seen_s, self._seen_utc = now_s, now_utc
        return silence_s > self._timing.max_gap_s or jump_s > self._timing.max_gap_s

    def _utc_of(self, at_s: float) -> datetime:
        return self._seen_utc - timedelta(seconds=self._seen_s - at_s)
