"""Two weeks in two or three minutes: one person trains every day in the real program until flexibility opens.

The real window, presenters, services and journal, in a new folder; only the clock is fast. Everything the person does
goes through the buttons on the screen. Prints each day and the day on which the next stage opened; ends with 1 when it
did not open.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from hipcoach.ui.app import Program
    from hipcoach.ui.widgets.radio_strip import RadioStrip

DAYS = 15
SPEED = 60.0
SEED = 3
TESTS = {1: (7, 7, 8), 7: (8, 8, 9), 11: (9, 9, 9)}
"""Of 10, by day: clean tilts, knee-outs left, knee-outs right."""
PATIENCE_MS = 60_000


def main() -> int:
    """Train; 0 when flexibility opened."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from hipcoach.ui.app import make_application

    app = make_application()
    with tempfile.TemporaryDirectory() as folder:
        return Rehearsal(app, Path(folder)).run()


class Rehearsal:
    """One person, day by day."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        from hipcoach.content.loader import load_content
        from hipcoach.domain.preferences import GoOn
        from hipcoach.services.clock import FastClock
        from hipcoach.store.database import open_journal
        from hipcoach.ui.app import JOURNAL, Program

        self.app = app
        self.chance = random.Random(SEED)
        self.first = datetime(2026, 3, 2, 7, 30).astimezone()
        self.clock = FastClock(SPEED, self.first)
        self.program: Program = Program(app, open_journal(folder / JOURNAL), load_content(), self.clock)
        self.program.services.choices.change(go_on=GoOn.AUTOMATIC, is_muted=True)
        self.program.window.resize(1280, 800)
        self.program.window.show()

    def run(self) -> int:
        """The first run, then a day after the other."""
        from hipcoach.domain.exercise import Stage
        from hipcoach.domain.path import StageState

        self.set_up()
        for day in range(DAYS):
            self.clock.set_local(self.first + timedelta(days=day))
            self.program.window.open_page("today")
            self.check_in(day)
            trained = self.train() if day % 7 != 6 else "rest day"
            if day in TESTS:
                self.test(TESTS[day])
            today = self.program.services.training.today()
            met = sum(each.is_met for each in today.path.criteria[Stage.PELVIS])
            asked = len(today.path.criteria[Stage.PELVIS])
            print(f"day {day + 1:2}: {trained}; pelvis {met} of {asked} met", flush=True)
            if today.path.states[Stage.FLEXIBILITY] is StageState.OPEN:
                print(f"flexibility opened on day {day + 1}, by rule")
                self.keep("path")
                return 0
        unmet = [each.subject.value for each in today.path.criteria[Stage.PELVIS] if not each.is_met]
        print(f"flexibility did not open; unmet: {', '.join(unmet)}")
        return 1

    def set_up(self) -> None:
        """Accept the notice, answer every grave question with no, say who one is."""
        from hipcoach.domain.age import AgeBand
        from hipcoach.domain.exercise import Side
        from hipcoach.domain.person import Answer, Occasion

        screening = self.program.services.screening
        screening.accept_notice()
        screening.record_answers([(each.id, Answer.NO) for each in screening.safety.gravest], Occasion.SETUP)
        screening.set_side(Side.RIGHT)
        screening.set_age_band(AgeBand.EARLY_SIXTIES)
        screening.set_has_scales(has_scales=False)

    def check_in(self, day: int) -> None:
        """This morning's score, the worst of the day, the night."""
        from hipcoach.ui.widgets.choice_row import ChoiceRow
        from hipcoach.ui.widgets.pain_scale import PainScale

        page = self.page("today")
        morning = 2 if day < 8 else 1
        self.choose(page.findChildren(PainScale)[0], morning)
        self.app.processEvents()
        if day:  # the first day asks for the morning only
            for scale in page.findChildren(PainScale)[1:2]:
                self.choose(scale, morning + self.chance.randint(0, 1))
            for row in page.findChildren(ChoiceRow)[:1]:
                self.choose(row, 0)
        else:
            for scale in page.findChildren(PainScale)[1:2]:
                self.choose(scale, 3)

    def train(self) -> str:
        """Start, answer what is asked before, let the session run, answer what is asked after."""
        from hipcoach.ui.widgets.choice_row import ChoiceRow
        from hipcoach.ui.widgets.pain_scale import PainScale

        window, factory = self.program.window, self.program.page_factory
        plan = self.program.services.training.today().plan
        if plan is None:
            return "no session"
        factory.today().start_requested.emit(plan)
        before = self.page("before")
        self.choose(before.findChild(PainScale), 2)
        for row in before.findChildren(ChoiceRow):
            self.choose(row, 0)
        before.start_requested.emit()
        self.wait_for_end()
        after = self.page("after")
        for scale, score in zip(after.findChildren(PainScale), (2, 2), strict=True):
            self.choose(scale, score)
        self.choose(after.findChildren(ChoiceRow)[0], 1)
        after.save.click()
        self.app.processEvents()
        levels = "".join(str(item.prescription.dose.level) for item in plan.items)
        if window.isHidden():
            raise SystemExit("the window is gone")
        return f"{len(plan.items)} exercises at levels {levels}, {plan.duration_s / 60:.0f} min"

    def wait_for_end(self) -> None:
        """Let the event loop run until the session is over."""
        from PySide6.QtCore import QEventLoop, QTimer

        player = self.program.page_factory.player()
        loop, timer = QEventLoop(), QTimer(singleShot=True)
        player.finished.connect(loop.quit)
        timer.timeout.connect(loop.quit)
        timer.start(PATIENCE_MS)
        loop.exec()
        if player.session is not None:
            raise SystemExit("a session did not end")

    def test(self, counts: tuple[int, int, int]) -> None:
        """The check of pelvic control."""
        self.program.services.checks.record_control(*counts)

    def keep(self, page: str) -> None:
        """Keep a picture of a page where one was asked for."""
        if len(sys.argv) > 1:
            self.program.window.open_page(page)
            self.app.processEvents()
            self.program.window.grab().save(str(Path(sys.argv[1]) / f"two-weeks-{page}.png"))

    def page(self, name: str) -> QWidget:
        """A page as it stands."""
        from hipcoach.ui.page_factory import page_of

        return page_of(getattr(self.program.page_factory, name)())

    @staticmethod
    def choose(strip: RadioStrip, index: int) -> None:
        """Press one of the buttons of a strip."""
        strip.parts[index].click()


if __name__ == "__main__":
    sys.exit(main())
