"""A real program on a real journal in a folder of its own, for the benches of the window."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from hipcoach.domain.builder import SessionPlan
    from hipcoach.services.clock import Clock
    from hipcoach.ui.app import Program


@contextmanager
def program_on_example(clock: Clock) -> Iterator[tuple[QApplication, Program]]:
    """The window over the example journal, muted, with every step of a session starting by itself."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer

    from hipcoach.content.loader import load_content
    from hipcoach.domain.calendar import training_day
    from hipcoach.domain.preferences import GoOn
    from hipcoach.services.demo import write_demo
    from hipcoach.store.database import open_journal
    from hipcoach.ui.app import JOURNAL, Program, make_application

    app = make_application()
    content = load_content()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / JOURNAL
        write_demo(path, training_day(clock.local_now(), content.programme.calendar.day_starts_hour))
        program = Program(app, open_journal(path), content, clock)
        program.services.choices.change(go_on=GoOn.AUTOMATIC, is_muted=True)
        program.window.resize(1280, 800)
        program.window.show()
        yield app, program
        QTimer.singleShot(0, app.quit)
        app.exec()  # windows closed, the helper of the sound gone
        program.close()


def plan_of(program: Program, *exercise_ids: str) -> SessionPlan:
    """A session of these exercises at their first level."""
    from hipcoach.domain.builder import PlannedExercise, SessionPlan
    from hipcoach.domain.dosage import DoseDecision, DoseReason
    from hipcoach.domain.exercise import Role, Side, Stage
    from hipcoach.domain.records import Prescription, SessionForm

    decision = DoseDecision(level=1, reason=DoseReason.HOLD)
    items = []
    for exercise_id in exercise_ids:
        exercise = program.services.content.exercises[exercise_id]
        dose = exercise.dose(1)
        prescription = Prescription(
            exercise_id=exercise_id,
            stage=exercise.stage,
            kind=exercise.kind,
            role=Role.MAIN,
            dose=dose,
            tempo=exercise.tempo_of(dose),
            is_per_side=exercise.is_per_side,
            first_side=Side.RIGHT if exercise.is_per_side else Side.BOTH,
            position=exercise.position,
        )
        items.append(PlannedExercise(prescription=prescription, decision=decision))
    return SessionPlan(stage=Stage.PELVIS, form=SessionForm.EXTRA, items=tuple(items), duration_s=0.0)


def wait_ms(milliseconds: int) -> None:
    """Let the event loop run for a while."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
