"""Renders every page from the example journal, light and dark, into PNG files."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

from hipcoach.domain.exercise import Kind
from hipcoach.domain.plan import StepKind
from hipcoach.domain.preferences import GoOn, ThemeChoice
from hipcoach.services.demo import ToldClock
from hipcoach.ui.pages.player_keys import Wish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication

    from hipcoach.ui.app import Program
    from hipcoach.ui.pages.player_page import PlayerPage
    from hipcoach.ui.pages.player_presenter import PlayerPresenter

SIZES = {"usual": (1280, 800, 1.0), "small": (960, 640, 1.0), "large": (1920, 1080, 1.0), "big-text": (1280, 800, 2.0)}
_DIALS = {Kind.HOLD: "player-hold", Kind.REPS: "player-reps", Kind.BREATH: "player-breath"}
_STEP_S, _LOOK_AT_S = 0.5, 3.0
_TURNS = 5  # of the event loop: figures are drawn after the first paint
_PAGES = ("today", "path", "progress", "safety", "settings")


def main(arguments: Sequence[str]) -> int:
    """Render into the folder given; further arguments choose sizes by name."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from hipcoach.ui.app import make_application

    target = Path(arguments[0] if arguments else "build/screenshots")
    target.mkdir(parents=True, exist_ok=True)
    app = make_application()
    for name in arguments[1:] or ["usual"]:
        for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            Album(app, target, name, theme).fill()
    print(f"{len(list(target.glob('*.png')))} pictures in {target}")  # noqa: T201 (a command's answer)
    return 0


class Album:
    """The pictures of one size and theme."""

    def __init__(self, app: QApplication, target: Path, size: str, theme: ThemeChoice) -> None:
        self._app = app
        self._target = target
        self._suffix = theme.value if size == "usual" else f"{theme.value}-{size}"
        self._size = SIZES[size]
        self._theme = theme

    def fill(self) -> None:
        """Render the example, then the first run."""
        with tempfile.TemporaryDirectory() as folder:
            self._render_example(self._program(Path(folder), with_example=True))
        with tempfile.TemporaryDirectory() as folder:
            self._render_first_run(self._program(Path(folder), with_example=False))

    def _program(self, folder: Path, *, with_example: bool) -> Program:
        from hipcoach.content.loader import load_content
        from hipcoach.domain.calendar import training_day
        from hipcoach.services.clock import SystemClock
        from hipcoach.services.demo import write_demo
        from hipcoach.store.database import open_journal
        from hipcoach.ui.app import JOURNAL, Program

        content = load_content()
        local = SystemClock().local_now().replace(hour=8, minute=12)
        if with_example:
            write_demo(folder / JOURNAL, training_day(local, content.programme.calendar.day_starts_hour))
        self._clock = ToldClock(local)
        program = Program(self._app, open_journal(folder / JOURNAL), content, self._clock)
        width, height, scale = self._size
        program.services.choices.change(theme=self._theme, text_scale=scale, go_on=GoOn.AUTOMATIC, is_muted=True)
        program.appearance.wear(self._theme, scale)
        program.window.resize(width, height)
        program.window.show()
        return program

    def _render_example(self, program: Program) -> None:
        for page in _PAGES:
            program.window.open_page(page)
            self._shoot(program, page)
        self._render_player(program)
        program.window.close()
        program.close()

    def _render_first_run(self, program: Program) -> None:
        self._shoot(program, "setup")
        program.close()

    def _render_player(self, program: Program) -> None:
        """One picture of each kind of work that today's plan has, and of what lies around it."""
        plan = program.services.training.today().plan
        if plan is None:
            return
        program.window.ask_before(plan)
        self._shoot(program, "before")
        program.window.begin(plan, 2)
        self._clock.let_pass(_STEP_S)
        player = program.page_factory.player()
        player.tick()
        self._shoot(program, "player-get-ready")
        self._walk(program, player)
        player.stop()
        self._shoot(program, "after")

    def _walk(self, program: Program, player: PlayerPresenter) -> None:
        """Let the session run, and take each dial at its third second; then pause and say that it hurts."""
        session, wanted = player.session, set(_DIALS)
        while wanted and session is not None and player.session is session:
            self._clock.let_pass(_STEP_S)
            player.tick()
            view = session.runner.view()
            kind = session.prescription_of(view.step).kind
            if view.step.kind is StepKind.WORK and kind in wanted and view.position_s >= _LOOK_AT_S:
                wanted.discard(kind)
                self._shoot(program, _DIALS[kind])
        page = cast("PlayerPage", player.parent())
        page.wished.emit(Wish.MAIN)
        self._shoot(program, "player-paused")
        page.wished.emit(Wish.HURTS)
        self._shoot(program, "player-it-hurts")

    def _shoot(self, program: Program, name: str) -> None:
        for _ in range(_TURNS):
            self._app.processEvents()
        program.window.grab().save(str(self._target / f"{name}-{self._suffix}.png"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
