"""The program's own numbers and exercises, and short makers of the values tests put into the domain."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hipcoach.content.loader import load_content
from hipcoach.domain.events import SetFinished, StepStarted
from hipcoach.domain.exercise import Dose, Kind, Position, Role, Side, Stage, Tempo
from hipcoach.domain.plan import StepKind, build_steps
from hipcoach.domain.records import (
    Effort,
    ExerciseDone,
    Measurement,
    Moment,
    PainEntry,
    Prescription,
    SessionDone,
    SessionForm,
    SessionOutcome,
    Stamp,
)

CONTENT = load_content()
EXERCISES = CONTENT.exercises
PROGRAMME = CONTENT.programme
TIMING = PROGRAMME.timing
DAY_0 = date(2026, 3, 2)  # a Monday


def prescription(kind=Kind.HOLD, *, sets=1, reps=1, hold_s=30.0, rest_s=20.0, pyramid=(), tempo=None, **changes):
    """One exercise, lying on the back with both sides at once unless told otherwise."""
    made = Prescription(
        exercise_id="sample",
        stage=Stage.PELVIS,
        kind=kind,
        role=Role.MAIN,
        dose=Dose(level=1, sets=sets, reps=reps, hold_s=hold_s, rest_s=rest_s, pyramid=pyramid),
        tempo=tempo,
        is_per_side=False,
        first_side=Side.BOTH,
        position=Position.SUPINE,
    )
    return made.replace(**changes)


def per_side(first=Side.RIGHT):
    return {"is_per_side": True, "first_side": first}


def paced(*, sets=1, reps=4, tempo=(2.0, 1.0, 3.0), hold_s=0.0, **changes):
    """Repetitions: 6 s each unless told otherwise."""
    out_s, pause_s, back_s = tempo
    beat = Tempo(out_s=out_s, hold_s=pause_s, back_s=back_s)
    return prescription(Kind.REPS, sets=sets, reps=reps, hold_s=hold_s, tempo=beat, **changes)


def stance(*, tries=3, cap_s=30.0, rest_s=10.0, **changes):
    """Tries on one leg, standing."""
    standing = {"position": Position.STANDING} | changes
    return prescription(Kind.STANCE, reps=tries, hold_s=cap_s, rest_s=rest_s, **standing)


def steps_of(*prescriptions, done=frozenset()):
    return build_steps(list(enumerate(prescriptions)), TIMING, done)


def work(steps):
    return [step for step in steps if step.kind is StepKind.WORK]


def finished(events):
    return [event for event in events if isinstance(event, SetFinished)]


def started(events):
    return [event for event in events if isinstance(event, StepStarted)]


def day(number):
    """A training day, counted from the first."""
    return DAY_0 + timedelta(days=number)


def stamp(number, hour=8):
    """Entered on a day at a full hour, on a clock two hours ahead of UTC."""
    local = datetime(DAY_0.year, DAY_0.month, DAY_0.day, tzinfo=UTC) + timedelta(days=number, hours=hour)
    return Stamp(at_utc=local - timedelta(hours=2), offset_min=120, day=day(number))


def pain(moment, score, number, *, hour=8, session_id=None, exercise_id=None):
    return PainEntry(
        moment=moment, score=score, stamp=stamp(number, hour), session_id=session_id, exercise_id=exercise_id
    )


def measured(measure, value, number, side=Side.BOTH, *, was_stopped=False):
    return Measurement(
        measure=measure, side=side, value=value, was_stopped_for_pain=was_stopped, stamp=stamp(number, 18)
    )


def exercise_done(exercise_id="pelv_tilt_supine", *, session_id=1, **changes):
    made = ExerciseDone(
        session_id=session_id,
        exercise_id=exercise_id,
        level=1,
        role=Role.MAIN,
        sets_prescribed=2,
        sets_done=2,
        done_share=1.0,
        was_stopped_for_pain=False,
        worst=None,
    )
    return made.replace(**changes)


def session_done(number, *exercises, session_id=1, **changes):
    made = SessionDone(
        session_id=session_id,
        day=day(number),
        stage=Stage.PELVIS,
        form=SessionForm.FULL,
        outcome=SessionOutcome.COMPLETED,
        effort=Effort.ABOUT_RIGHT,
        duration_s=600.0,
        exercises=exercises,
    )
    return made.replace(**changes)


def around(session_id, number, *, before=2, worst=2, morning=2):
    """The pain scores around one session; None leaves one out."""
    entries = [
        pain(Moment.BEFORE, before, number, session_id=session_id),
        pain(Moment.WORST_DURING, worst, number, hour=9, session_id=session_id),
        pain(Moment.NEXT_MORNING, morning, number + 1),
    ]
    return [entry for entry in entries if entry.score is not None]
