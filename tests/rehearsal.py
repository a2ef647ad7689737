"""The services over a real journal in a folder, with a clock that tests move and sessions of any exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.content.loader import load_content
from hipcoach.domain.builder import PlannedExercise, SessionPlan
from hipcoach.domain.dosage import DoseDecision, DoseReason
from hipcoach.domain.exercise import Role, Side, Stage
from hipcoach.domain.path import Person
from hipcoach.domain.plan import build_steps, session_s
from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import Prescription, SessionForm
from hipcoach.services.screening import ScreeningService
from hipcoach.services.training import TrainingService
from hipcoach.store.database import open_journal
from hipcoach.store.pain import PainStore
from hipcoach.store.person import PersonStore
from hipcoach.store.sessions import SessionStore
from tests.judged import judging, planner

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fake_clock import FakeClock

CONTENT = load_content()
EXERCISES = CONTENT.exercises
PROGRAMME = CONTENT.programme

HOLD = "pelv_glute_set_prone"
STRETCH = "flex_fig4_supine"  # on each side
REPS = "pelv_tilt_supine"
SIDE_REPS = "str_clam"  # on each side
BREATH = "pelv_breathing_9090"
STANCE = "bal_sls"  # on each side


def prescribed(exercise_id: str, level: int = 1, **dose) -> Prescription:
    """An exercise of the catalogue; parts of its dose may be given otherwise."""
    exercise = EXERCISES[exercise_id]
    given = exercise.dose(level).replace(**dose)
    return Prescription(
        exercise_id=exercise_id,
        stage=exercise.stage,
        kind=exercise.kind,
        role=Role.MAIN,
        dose=given,
        tempo=exercise.tempo_of(given),
        is_per_side=exercise.is_per_side,
        first_side=Side.RIGHT if exercise.is_per_side else Side.BOTH,
        position=exercise.position,
    )


def plan_of(*prescriptions: Prescription) -> SessionPlan:
    decision = DoseDecision(level=1, reason=DoseReason.HOLD)
    steps = build_steps(list(enumerate(prescriptions)), PROGRAMME.timing)
    return SessionPlan(
        stage=Stage.PELVIS,
        form=SessionForm.FULL,
        items=tuple(PlannedExercise(prescription=each, decision=decision) for each in prescriptions),
        duration_s=session_s(steps),
    )


class Rehearsal:
    """Training over a journal.

    Attributes:
        journal: The journal.
        sessions: Its sessions.
        pains: Its pain scores.
        screening: What asks about safety; nothing has been answered.
        training: The service.
        person: Who trains; may be replaced.
        go_on: Who starts the next step; may be replaced.
    """

    def __init__(self, folder: Path, clock: FakeClock) -> None:
        self.clock = clock
        self.journal = open_journal(folder / "journal.db")
        self.sessions = SessionStore(self.journal)
        self.pains = PainStore(self.journal)
        self.screening = ScreeningService(clock, CONTENT, PersonStore(self.journal))
        self.person = Person(affected_side=Side.RIGHT)
        self.go_on = GoOn.AUTOMATIC
        self.training = TrainingService(
            clock=clock,
            programme=PROGRAMME,
            exercises=EXERCISES,
            sessions=self.sessions,
            pains=self.pains,
            judging=judging(self.journal, clock, lambda: self.person),
            planner=planner(self.journal),
            go_on=lambda: self.go_on,
        )

    def begin(self, *prescriptions: Prescription, before: int | None = 2):
        """A session of these exercises, not started yet."""
        return self.training.start(plan_of(*prescriptions), before)

    def rows(self, sql: str) -> list[tuple]:
        """Rows of the journal, whatever the stores make of them."""
        return self.journal.rows(sql)
