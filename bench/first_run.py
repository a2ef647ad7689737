"""Walks the first run as four people would, through the real window, and draws where each of them ends.

python bench/first_run.py FOLDER [light] [dark] [usual] [small] [large] [big-text] [each]

With "each" every part is drawn, not only the end.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from hipcoach.ui import overrides

    overrides.guard()

from PySide6.QtCore import QDate

from hipcoach.domain.preferences import ThemeChoice
from hipcoach.ui.page_factory import page_of
from hipcoach.ui.pages.setup_goals_step import GoalsStep
from hipcoach.ui.pages.setup_hip_step import HipStep
from hipcoach.ui.pages.setup_home_step import HomeStep
from hipcoach.ui.pages.setup_notice_step import NoticeStep
from hipcoach.ui.pages.setup_operation_step import OperationStep
from hipcoach.ui.pages.setup_page import SetupPage
from hipcoach.ui.pages.setup_step import Step
from hipcoach.ui.pages.setup_ticks_step import TicksStep
from hipcoach.ui.widgets.scroll_column import ScrollColumn
from hipcoach.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from hipcoach.ui.app import Program

S = TypeVar("S")

TODAY = date(2026, 3, 2)
SIZES = {"usual": (1280, 800, 1.0), "small": (960, 640, 1.0), "large": (1920, 1080, 1.0), "big-text": (960, 640, 2.0)}
_TURNS = 4


class Walker:
    """Does with the first run what a person does; everything by the controls that are seen.

    Attributes:
        page: The page of the first run.
        seen: Titles of the parts that were left, in order.
    """

    def __init__(self, page: SetupPage, look: Callable[[str], None] = lambda _name: None) -> None:
        """Take the page; ``look`` is told of each part before it is left."""
        self._look = look
        self.page = page
        self.seen: list[str] = []

    @property
    def is_locked(self) -> bool:
        """Whether somebody has to look first."""
        return self.page.view is self.page.locked

    @property
    def title(self) -> str:
        """What stands over the part that is seen."""
        return "locked" if self.is_locked else self.step(Step).title.text()

    def step(self, kind: type[S]) -> S:
        """The part that is seen, which must be of a kind."""
        view = self.page.view
        if not isinstance(view, kind):
            raise TypeError(f"{kind.__name__} was to be seen, not {type(view).__name__}")
        return view

    def on(self) -> None:
        """Press the way on."""
        self._leave()
        if not self.page.go_on.isEnabled():
            raise RuntimeError(f"{self.title} can't be left: {self.page.foot.hint}")
        self.page.go_on.click()

    def later(self) -> None:
        """Press the quieter way on."""
        self._leave()
        self.page.later.click()

    def accept(self) -> None:
        """Accept the notice."""
        self.step(NoticeStep).accept.click()
        self.on()

    def tick(self, *ticked: str, **follow_ups: str) -> None:
        """Tick some of a screen, answer what follows, say no to the rest, and go on."""
        self.mark(*ticked, **follow_ups)
        self.on()

    def mark(self, *ticked: str, **follow_ups: str) -> None:
        """The same without going on."""
        ticks = self.step(TicksStep).ticks
        for name in ticked:
            ticks.row(name).tick.click()
        for name, answer in follow_ups.items():
            ticks.follow_up(name).choice.choose_value(answer)
        if ticks.is_rest_open:
            ticks.none.click()

    def hip(self, age: str, side: str, pain: int, sex: str = "") -> None:
        """Age, side, usual pain, perhaps the sex."""
        step = self.step(HipStep)
        step.age.choose_value(age)
        step.side.choose_value(side)
        step.pain.choose(pain)
        if sex:
            step.sex.choose_value(sex)
        self.on()

    def operation(self, which: str = "none", day: date | None = None, precautions: str = "") -> None:
        """No operation, or which, when, and what still holds."""
        step = self.step(OperationStep)
        step.which.choose_value(which)
        if day is not None:
            step.day.set_day(day)
            step.day.changed.emit()
        if precautions:
            step.precautions.choose_value(precautions)
        self.on()

    def home(self, *but: str) -> None:
        """Everything is there and can be done, but what is named."""
        step = self.step(HomeStep)
        step.abilities.all.click()
        step.things.all.click()
        for name in but:
            (step.abilities if name.startswith("can_") else step.things).tick(name).click()
        self.on()

    def goals(self, **rated: int) -> None:
        """Name activities, with underscores for spaces, and rate each."""
        step = self.step(GoalsStep)
        for name, score in rated.items():
            step.edit.setText(name.replace("_", " "))
            step.add.click()
            step.cards[-1].scale.choose(score)
        self.on()

    def clear(self, name: str, role: str, told: str, on: date) -> None:
        """Write down an assessment of everything that locks."""
        self._look(f"{len(self.seen):02}-locked")
        self.page.locked.panel.assess.click()
        form = self.page.locked.form
        for tick in form.findChildren(TickBox):
            if tick.isVisible() and not tick.isChecked():
                tick.click()
        form.name.setText(name)
        form.role.setText(role)
        form.told.setPlainText(told)
        form.day.setDate(QDate(on.year, on.month, on.day))
        form.save.click()

    def _leave(self) -> None:
        self.seen.append(self.title)
        self._look(f"{len(self.seen):02}-{self.title}")


def runner(walker: Walker) -> None:
    """A healthy 35-year-old runner with a front pinch."""
    walker.accept()
    for _ in range(4):
        walker.tick()
    walker.tick("rf_pinch")
    walker.hip("18-39", "right", 3, "female")
    walker.operation()
    walker.home("scales", "fixed_band")
    walker.tick()
    walker.mark("told_fai_labrum")
    walker.on()
    walker.goals(Run_5_km=4, Squat_down_to_my_child=5, Sit_through_a_film=6)
    walker.later()


def faller(walker: Walker) -> None:
    """A 68-year-old with two falls."""
    walker.accept()
    for _ in range(5):
        walker.tick()
    walker.hip("65-69", "left", 4, "male")
    walker.operation()
    walker.home("can_use_floor", "can_kneel", "band", "fixed_band", "step", "scales")
    walker.tick("f_fall12", "f_worry", "f_unsteady", f_fall12_many="yes", f_fall12_injured="no", f_fall12_mild="no")
    walker.mark("inactive_3_months", "outer_ache_walking")
    walker.on()
    walker.goals(Walk_to_the_shop=5, Put_on_my_socks=3)
    walker.later()


def replaced(walker: Walker) -> None:
    """Ten weeks after a replacement: locked, then cleared with limits, then on to the end."""
    walker.accept()
    walker.tick()
    walker.tick()
    walker.tick(
        "rf_surgery",
        rf_surgery_back="yes",
        rf_surgery_front="no",
        rf_surgery_side="unsure",
        rf_surgery_belly="no",
    )
    walker.clear("A. Reed", "Surgeon", "Home exercise is fine. No bending past a right angle yet.", TODAY)
    walker.tick()
    walker.tick()
    walker.hip("60-64", "right", 4)
    walker.operation("hip_replaced", TODAY - timedelta(weeks=10), "in_force")
    walker.home("can_lie_prone", "band", "scales")
    walker.tick("f_aid")
    walker.later()
    walker.goals(Climb_the_stairs_to_bed=4, Walk_the_dog=3, Drive_my_car=2)
    walker.later()


def ill(walker: Walker) -> None:
    """Fever and a hot hip."""
    walker.accept()
    walker.tick()
    walker.tick("rf_infection")


class Person(NamedTuple):
    """Somebody who walks through the first run."""

    name: str
    walk: Callable[[Walker], None]


PEOPLE = (
    Person("runner", runner),
    Person("faller", faller),
    Person("replaced", replaced),
    Person("ill", ill),
)


def make_program(app: QApplication, folder: Path) -> Program:
    """A program on an empty journal, on the day of the walk."""
    from hipcoach.content.loader import load_content
    from hipcoach.services.demo import ToldClock
    from hipcoach.store.database import open_journal
    from hipcoach.ui.app import JOURNAL, Program

    clock = ToldClock(datetime(TODAY.year, TODAY.month, TODAY.day, 8, 12, tzinfo=UTC))
    return Program(app, open_journal(folder / JOURNAL), load_content(), clock)


def main(arguments: list[str]) -> None:
    """Draw where each person ends."""
    from hipcoach.ui.app import make_application

    app = make_application()
    target = Path(arguments[0] if arguments else "build/first-run")
    target.mkdir(parents=True, exist_ok=True)
    sizes = [each for each in arguments[1:] if each in SIZES] or ["usual"]
    themes = [each for each in ThemeChoice if each.value in arguments[1:]] or [ThemeChoice.LIGHT]
    for person in PEOPLE:
        for size in sizes:
            for theme in themes:
                _draw(app, person, size, theme, target, is_each="each" in arguments)
    print(f"{len(list(target.glob('*.png')))} pictures in {target}")


def _draw(app: QApplication, person: Person, size: str, theme: ThemeChoice, target: Path, *, is_each: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        program = make_program(app, Path(folder))
        width, height, scale = SIZES[size]
        program.services.choices.change(theme=theme, text_scale=scale, is_muted=True)
        program.appearance.wear(theme, scale)
        program.window.resize(width, height)
        program.window.show()
        program.window.activateWindow()

        def shoot(name: str) -> None:
            for _ in range(_TURNS):
                app.processEvents()
            words = name.lower().replace(" ", "-").translate({ord(sign): None for sign in ",?'"})
            program.window.grab().save(str(target / f"{person.name}-{words}-{size}-{theme.value}.png"))

        page = page_of(program.page_factory.setup())
        if not isinstance(page, SetupPage):
            raise TypeError("the first run has another page")
        walker = Walker(page, shoot if is_each else lambda _name: None)
        person.walk(walker)
        shoot("99-end")
        _scroll(walker, shoot)
        program.window.close()
        program.close()


def _scroll(walker: Walker, shoot: Callable[[str], None]) -> None:
    """The rest of a page that is longer than the window."""
    bar = walker.step(ScrollColumn).verticalScrollBar()
    place = 0
    while bar.value() < bar.maximum() and place < 8:
        place += 1
        bar.setValue(bar.value() + bar.pageStep() - 60)
        shoot(f"99-end-{place}")


if __name__ == "__main__":
    main(sys.argv[1:])
