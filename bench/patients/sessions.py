"""Doing a session: by the running engine, or with the same records written at once, a hundred times as fast.

Both ways start and close through the program's own service, and every set goes through its own recorder; the short way
only leaves the engine's ticking out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.engine import Phase
from hipcoach.domain.events import SessionFinished, SetFinished, set_left
from hipcoach.domain.plan import StepKind
from hipcoach.domain.records import Feeling, SessionOutcome, SetOutcome

if TYPE_CHECKING:
    from bench.patients.clock import WallClock
    from hipcoach.domain.plan import Step
    from hipcoach.services.live_session import LiveSession, PainAction

_A_MOMENT_S = 4.0
_TICK_S = 0.1
_ALMOST_S = 0.001  # less than this no clock can pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """What the person does of a session.

    Attributes:
        share: How much of its planned time they stay, 1.0 for all of it.
        hurts_at: Index of the exercise they report pain at, or None.
        score: That pain.
        is_sharp: It is sharp.
        settled_to: What the rest brings it down to.
        signal: Id of the stop signal they leave by, or "".
    """

    share: float = 1.0
    hurts_at: int | None = None
    score: int = 0
    is_sharp: bool = False
    settled_to: int = 0
    signal: str = ""

    @property
    def is_eventful(self) -> bool:
        """Whether it takes the engine to do it."""
        return self.hurts_at is not None or bool(self.signal)


def play(session: LiveSession, clock: WallClock, doing: Doing) -> str:
    """Do a session by the engine; returns the id of the stop signal that ended it, or nothing."""
    session.runner.start()
    planned_s = sum(step.duration_s for step in session.runner.steps)
    until_s = clock.monotonic_s() + planned_s * doing.share if doing.share < 1.0 else math.inf
    has_hurt = doing.hurts_at is None
    while session.outcome is None and clock.monotonic_s() < until_s - _ALMOST_S:
        view = session.runner.view()
        is_there = not has_hurt and view.step.kind is StepKind.WORK and view.step.exercise_index == doing.hurts_at
        if is_there:
            has_hurt = True
            _hurt(session, clock, doing)
            continue
        left_s = until_s - clock.monotonic_s()
        clock.let_pass(min(view.remaining_s + _TICK_S, left_s))
        session.close_if_finished(session.runner.tick())
        if session.outcome is None and session.runner.awaits_rating:
            _rate_again(session, clock, doing)
        elif session.outcome is None and session.runner.phase in {Phase.WAITING, Phase.PAUSED}:
            clock.let_pass(_A_MOMENT_S)
            session.runner.go_on()
    if session.outcome is None:
        outcome = SessionOutcome.STOP_SIGNAL if doing.signal else SessionOutcome.ENDED_EARLY
        session.close_if_finished(session.runner.stop(outcome))
    return session.stop_signal or doing.signal


def write(session: LiveSession, clock: WallClock, doing: Doing) -> None:
    """Write the records of an uneventful session at once."""
    steps = session.runner.steps
    planned_s = sum(step.duration_s for step in steps)
    stays_s = planned_s * doing.share if doing.share < 1.0 else math.inf
    start_utc = clock.local_now().astimezone(UTC)
    passed_s = 0.0
    for step in steps:
        if passed_s >= stays_s:
            break
        ends_s = passed_s + step.duration_s
        if step.kind is StepKind.WORK:
            event = _set(step, ends_s) if ends_s <= stays_s else set_left(step, stays_s - passed_s, None, stays_s)
            session.recorder.record(event, start_utc + timedelta(seconds=min(ends_s, stays_s)))
        passed_s = ends_s
    clock.let_pass(min(passed_s, stays_s))
    is_whole = passed_s <= stays_s
    outcome = SessionOutcome.COMPLETED if is_whole else SessionOutcome.ENDED_EARLY
    session.close_if_finished([SessionFinished(outcome, min(passed_s, stays_s))])


def _set(step: Step, at_s: float) -> SetFinished:
    return SetFinished(step, step.reps, step.work_s, SetOutcome.DONE, None, at_s)


def _hurt(session: LiveSession, clock: WallClock, doing: Doing) -> None:
    """Report the pain some seconds into the set, and do what the program advises first."""
    clock.let_pass(_A_MOMENT_S)
    session.close_if_finished(session.runner.tick())
    session.runner.pause()
    feeling = Feeling.SHARP if doing.is_sharp else Feeling.EFFORT
    session.close_if_finished(session.act_on_pain(doing.score, feeling, advised(session, doing.score, feeling)))


def advised(session: LiveSession, score: int, feeling: Feeling) -> PainAction:
    """What the program puts first."""
    from hipcoach.services.live_session import ACTIONS

    return ACTIONS[session.advice_on(score, feeling)][0]


def _rate_again(session: LiveSession, clock: WallClock, doing: Doing) -> None:
    clock.let_pass(_A_MOMENT_S)
    _, events = session.rate_again(doing.settled_to)
    session.close_if_finished(events)
