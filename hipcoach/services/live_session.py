"""One session while it runs: its plan, its clock, its records, and what pain does to it (B5)."""

from __future__ import annotations

from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING

from hipcoach.domain.engine import Phase, SessionEngine
from hipcoach.domain.events import Event, SessionFinished
from hipcoach.domain.exercise import Kind, Role, Side
from hipcoach.domain.pain import Advice, advise, after_settling
from hipcoach.domain.plan import StepKind, build_steps, settle_step
from hipcoach.domain.records import (
    Moment,
    PainEntry,
    Prescription,
    SessionOutcome,
    SkipReason,
    Stamp,
)
from hipcoach.domain.stops import StopRecord
from hipcoach.services.recorder import SessionRecorder
from hipcoach.services.session_runner import SessionRunner
from hipcoach.services.session_stops import ACTIONS, ACTIONS_WHILE_SETTLING, PainAction, SessionStops, action_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from hipcoach.domain.builder import SessionBuilder
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.plan import SetKey, Step
    from hipcoach.domain.preferences import GoOn
    from hipcoach.domain.records import Feeling
    from hipcoach.services.clock import Clock
    from hipcoach.store.pain import PainStore
    from hipcoach.store.sessions import SessionStore


__all__ = ["ACTIONS", "LiveSession", "PainAction"]

_STOP_NUMB, _STOP_SEVERE = "stop_numb", "stop_severe"  # ids of safety.toml; their questions wait on the safety page


class LiveSession:
    """A session from its first step to its end.

    Attributes:
        session_id: Its row in the journal.
        day: Training day it belongs to.
        runner: Drives it; the screen ticks it and passes the person's wishes on.
        before: Pain before the session, or None.
        outcome: How it ended, or None while it runs.
        stop_signal: Id of the stop signal (A4) that ended it, or "".
    """

    def __init__(  # noqa: PLR0913 (the composition of a session; made in one place, by TrainingService)
        self,
        *,
        session_id: int,
        day: date,
        offset_min: int,
        prescriptions: Sequence[Prescription],
        before: int | None,
        done: Mapping[SetKey, float],
        go_on: GoOn,
        clock: Clock,
        builder: SessionBuilder,
        exercises: Mapping[str, Exercise],
        programme: Programme,
        sessions: SessionStore,
        pains: PainStore,
        stops: Sequence[StopRecord] = (),
    ) -> None:
        self.session_id = session_id
        self.day = day
        self.before = before
        self.outcome: SessionOutcome | None = None
        self.stop_signal = ""
        self._offset_min = offset_min
        self._prescriptions = list(prescriptions)
        self._clock = clock
        self._builder = builder
        self._exercises = exercises
        self._programme = programme
        self._sessions = sessions
        self._pains = pains
        self._stops = SessionStops(stops)
        self._done_before = dict(done)
        self._began = clock.local_now()
        self._all_work = build_steps(list(enumerate(self._prescriptions)), programme.timing)
        steps = build_steps(list(enumerate(self._prescriptions)), programme.timing, self._done_before)
        hurt = self._stops.unrated
        if hurt is not None:  # what comes after is decided by the second rating, crash or not
            steps = (self._settling_rest(hurt), *(step for step in steps if step.exercise_index != hurt))
        self._recorder = SessionRecorder(sessions, session_id, offset_min)
        self._recorder.plan(steps)
        engine = SessionEngine(steps, programme.timing, go_on)
        self.runner = SessionRunner(engine, clock, self._recorder, programme.timing)

    @property
    def prescriptions(self) -> tuple[Prescription, ...]:
        """What is prescribed now, by exercise index."""
        return tuple(self._prescriptions)

    @property
    def recorder(self) -> SessionRecorder:
        """Where the sets go; tells of trouble with the disk."""
        return self._recorder

    def prescription_of(self, step: Step) -> Prescription:
        """The prescription a step belongs to."""
        return self._prescriptions[step.exercise_index]

    def close_if_finished(self, events: Sequence[Event]) -> bool:
        """Write the end of the session down when the events hold it; True when it has ended."""
        ends = [event for event in events if isinstance(event, SessionFinished)]
        if ends and self.outcome is None:
            self.outcome = ends[0].outcome
            at_utc = self._clock.local_now().astimezone(UTC)
            self._recorder.write(partial(self._sessions.finish, self.session_id, self.outcome, at_utc))
        return self.outcome is not None

    def shares_done(self) -> list[tuple[Prescription, float]]:
        """How much of each exercise in force was done, 0.0 to 1.0, by its seconds; of tries by their count."""
        asked, done = [0.0] * len(self._prescriptions), [0.0] * len(self._prescriptions)
        for step in self._all_work:
            if step.kind is StepKind.WORK:
                done_s = self.done_s(step.key)
                asked[step.exercise_index] += 1.0 if step.is_stance else step.work_s
                done[step.exercise_index] += float(done_s > 0) if step.is_stance else min(done_s, step.work_s)
        return [(each, done[n] / asked[n]) for n, each in enumerate(self._prescriptions)]

    def done_s(self, key: SetKey) -> float:
        """Seconds done of a set of the plan in force, also before the session was taken up again."""
        return max(self._recorder.done_s(key), self._done_before.get(key, 0.0))

    def tries(self, step: Step) -> tuple[float | None, ...]:
        """Seconds of each try on one leg in the set of a step, None for those not made; empty where there are none."""
        index, number, side, _ = step.key
        count = self.prescription_of(step).dose.reps if step.is_stance else 0
        return tuple(self.done_s((index, number, side, each)) or None for each in range(1, count + 1))

    def elapsed_s(self) -> float:
        """Seconds since it began or was taken up, by the clock on the wall."""
        return (self._clock.local_now() - self._began).total_seconds()

    def advice_on(self, score: int | None, feeling: Feeling | None) -> Advice:
        """What the rules say about a pain at the running exercise, without acting or recording."""
        here = self._current.exercise_id
        sharp = [self._exercise_at(index) for index in self._stops.sharp]
        left = {self._exercise_at(index) for index in self._stops.left_for_sharp}
        return advise(
            score,
            feeling,
            sharp_before=sharp.count(here),
            sharp_skips_before=len(left - {here}),
            rules=self._programme.in_session,
        )

    def actions_after(self, advice: Advice) -> tuple[PainAction, ...]:
        """What an advice leaves open at the running step, the advised action first."""
        is_settling = self.runner.view().step.kind is StepKind.SETTLE
        is_over = ACTIONS[advice] == (PainAction.END,)
        return ACTIONS_WHILE_SETTLING if is_settling and not is_over else ACTIONS[advice]

    def act_on_pain(
        self, score: int | None, feeling: Feeling | None, action: PainAction, *, note: str = ""
    ) -> list[Event]:
        """Record a pain and what the person chose, and do it.

        Raises:
            ValueError: A stop rule forbids the action.
        """
        advice = self.advice_on(score, feeling)
        if action not in self.actions_after(advice):
            raise ValueError(f"{action.value} is not open after {advice.value}")
        index = self.runner.view().step.exercise_index
        self._record_pain(score, feeling, action_text(action, note), index)
        if action is PainAction.CONTINUE:
            return self.runner.go_on() if self.runner.phase is Phase.PAUSED else []
        if action is PainAction.GENTLER:
            return self._go_gentler()
        if action is PainAction.SKIP_EXERCISE:
            return self.runner.skip(SkipReason.PAIN, whole_exercise=True)
        if action is PainAction.SETTLE:
            return self.runner.skip(SkipReason.PAIN, whole_exercise=True, then=(self._settling_rest(index),))
        return self._end_for_pain(advice, score)

    def rate_again(self, score: int | None) -> tuple[Advice, list[Event]]:
        """Go on after the settling rest: with everything one level lower, or to an end with quiet breathing."""
        advice = after_settling(score, self.before, self._programme.in_session)
        view = self.runner.view()
        is_last = view.step.kind is StepKind.SETTLE  # nothing was left after the rest
        next_index = len(self._prescriptions) if is_last else view.step.exercise_index
        hurt = view.step if is_last else self.runner.steps[view.index - 1]
        self._record_pain(score, None, advice.value, hurt.exercise_index)
        if advice is Advice.EASE_REST:
            down = self._programme.in_session.go_on_levels_down
            eased = [self._builder.eased(each, down) for each in self._prescriptions[next_index:]]
            return advice, self._replan(next_index, eased)
        if advice is Advice.BREATHE_AND_END:
            return advice, self._replan(next_index, [self._closing_breathing()])
        return advice, self._end_for_pain(advice, score)

    # -- inside ------------------------------------------------------------------------------------------------------

    @property
    def _current(self) -> Prescription:
        return self.prescription_of(self.runner.view().step)

    def _exercise_at(self, index: int | None) -> str:
        if index is None or index >= len(self._prescriptions):  # a shorter plan took its place
            return ""
        return self._prescriptions[index].exercise_id

    def _settling_rest(self, index: int) -> Step:
        """The rest after an exercise that hurt."""
        hurt = next(step for step in self._all_work if step.exercise_index == index)
        return settle_step(hurt, self._programme.in_session.settle_s)

    def _record_pain(self, score: int | None, feeling: Feeling | None, action: str, index: int) -> None:
        now = self._clock.local_now().astimezone(UTC)
        stamp = Stamp(at_utc=now, offset_min=self._offset_min, day=self.day)
        stop = StopRecord(exercise_index=index, score=score, feeling=feeling, action=action, at_utc=now)
        self._stops.add(stop)
        self._recorder.write(lambda: self._sessions.add_stop(self.session_id, stop))
        if score is not None:
            entry = PainEntry(
                moment=Moment.IN_EXERCISE,
                score=score,
                stamp=stamp,
                session_id=self.session_id,
                exercise_id=self._prescriptions[index].exercise_id,
            )
            self._recorder.write(lambda: self._pains.add(entry))

    def _end_for_pain(self, advice: Advice, score: int | None) -> list[Event]:
        is_severe = score is not None and score >= self._programme.in_session.stop_session_at
        if advice is Advice.END_SIGNAL or is_severe:
            self.stop_signal = _STOP_NUMB if advice is Advice.END_SIGNAL else _STOP_SEVERE
        is_signal = advice is Advice.END_SIGNAL
        return self.runner.stop(SessionOutcome.STOP_SIGNAL if is_signal else SessionOutcome.STOPPED_FOR_PAIN)

    def _go_gentler(self) -> list[Event]:
        """The same exercise one level lower, for the sets that are left; a side that had its turn has no other."""
        step = self.runner.view().step
        index = step.exercise_index
        turns = range(self._current.dose.reps + 1)
        had_their_turn = {(index, 1, side, turn) for side in self._sides_done(step) for turn in turns}
        eased = self._builder.eased(self._prescriptions[index], 1)
        sets_left = max(eased.dose.sets - step.set_number + 1, 1)
        dose = eased.dose.replace(sets=sets_left, pyramid=eased.dose.pyramid[-sets_left:])
        gentler = [eased.replace(dose=dose), *self._prescriptions[index + 1 :]]
        return self._replan(index, gentler, had_their_turn)

    def _sides_done(self, step: Step) -> set[Side]:
        """Sides that have no more to do in the round of a step; a set more is for the first side only."""
        first = self._current.first_side
        if step.side is not first:
            return {first}
        return {first.other} - {first} if step.set_number > self._current.dose.sets else set()

    def _replan(
        self, from_index: int, prescriptions: Sequence[Prescription], without: Collection[SetKey] = ()
    ) -> list[Event]:
        at_utc = self._clock.local_now().astimezone(UTC)
        # A set left half done belongs to the old plan, so it is committed before the new one stands.
        events = self.runner.leave_set()
        self._recorder.write(lambda: self._sessions.replace_rest(self.session_id, from_index, prescriptions, at_utc))
        self._prescriptions[from_index:] = prescriptions
        numbered = [(from_index + offset, each) for offset, each in enumerate(prescriptions)]
        steps = build_steps(numbered, self._programme.timing, without)
        self._done_before = {key: done_s for key, done_s in self._done_before.items() if key[0] < from_index}
        kept = [step for step in self._all_work if step.exercise_index < from_index]
        self._all_work = (*kept, *steps)
        self._recorder.plan(steps)
        return [*events, *self.runner.replan(steps)]

    def _closing_breathing(self) -> Prescription:
        """A quiet minute: the first breathing exercise of the catalogue."""
        exercise = next(each for each in self._exercises.values() if each.kind is Kind.BREATH)
        dose = exercise.dose(1)
        cycles = max(round(self._programme.in_session.closing_breathing_s / dose.hold_s), 1)
        return Prescription(
            exercise_id=exercise.id,
            stage=exercise.stage,
            kind=exercise.kind,
            role=Role.COOLDOWN,
            dose=dose.replace(sets=1, reps=cycles),
            tempo=None,
            is_per_side=False,
            first_side=Side.BOTH,
            position=exercise.position,
        )
