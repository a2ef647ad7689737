"""Tries the whole program once without a window: every page, a short session through the event loop, the journal."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hipcoach.domain.preferences import GoOn
from hipcoach.domain.records import SessionOutcome
from hipcoach.services.clock import FastClock
from hipcoach.store.database import open_journal
from hipcoach.store.sessions import SessionStore

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from hipcoach.domain.builder import SessionPlan
    from hipcoach.services.live_session import LiveSession
    from hipcoach.ui.app import Program

_SPEED = 60.0
_PATIENCE_MS = 60_000
_PAGES = ("today", "path", "progress", "safety", "settings")


class SmokeError(Exception):
    """Something did not do what it has to; the message says what."""


def run_smoke() -> int:
    """Try everything; 0 when all went well, 1 with one line that says what failed."""
    from hipcoach.ui.app import make_application

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_application()
    with tempfile.TemporaryDirectory(prefix="hipcoach-smoke-") as folder:
        try:
            _try_everything(app, Path(folder))
        except SmokeError as error:
            print(f"smoke: {error}", file=sys.stderr)  # noqa: T201 (there is no window)
            return 1
    print("smoke: every page built, a session played, the journal written and read")  # noqa: T201 (as above)
    return 0


def _try_everything(app: QApplication, folder: Path) -> None:
    from PySide6.QtCore import QTimer

    from hipcoach.content.loader import load_content
    from hipcoach.domain.calendar import training_day
    from hipcoach.services.demo import write_demo
    from hipcoach.ui.app import JOURNAL, Program

    content = load_content()
    clock = FastClock(_SPEED)
    today = training_day(clock.local_now(), content.programme.calendar.day_starts_hour)
    write_demo(folder / JOURNAL, today)
    program = Program(app, open_journal(folder / JOURNAL), content, clock)
    program.services.choices.change(go_on=GoOn.AUTOMATIC, is_muted=True)
    program.window.show()
    for page in _PAGES:
        program.window.open_page(page)
        app.processEvents()
        if program.window.grab().isNull():
            raise SmokeError(f"the page {page} can't be painted")
    live = _play(program)
    QTimer.singleShot(0, app.quit)
    app.exec()  # the way every program ends: windows closed, no process left behind
    program.close()
    _look_into_journal(folder / JOURNAL, live)


def _play(program: Program) -> LiveSession:
    """Play the first two exercises of today's session at speed."""
    from PySide6.QtCore import QEventLoop, QTimer

    plan = program.services.training.today().plan
    if plan is None:
        raise SmokeError("there is no session to play")
    live = program.services.training.start(_shortened(plan), 2)
    player = program.page_factory.player()
    loop = QEventLoop()
    player.finished.connect(loop.quit)
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    player.begin(live, program.services.choices.current)
    if live.outcome is None:
        loop.exec()
    if live.outcome is not SessionOutcome.COMPLETED:
        raise SmokeError("the session did not come to its end")
    program.services.training.close(live, worst=2, after=1, effort=None, note="")
    return live


def _shortened(plan: SessionPlan) -> SessionPlan:
    return plan.replace(items=plan.items[:2])


def _look_into_journal(path: Path, live: LiveSession) -> None:
    """Read the session back through a new connection."""
    with open_journal(path) as journal:
        journal.check()
        done = [each for each in SessionStore(journal).done_sessions() if each.session_id == live.session_id]
    if not done or any(exercise.done_share < 1.0 for exercise in done[0].exercises):
        raise SmokeError("the journal does not hold the session that was played")
