"""The whole window over a real journal of a person who is set up, with a clock that tests move and ears that note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Answer, Occasion
from hipcoach.domain.preferences import GoOn
from hipcoach.store.database import open_journal
from hipcoach.ui.app import JOURNAL, Program
from hipcoach.ui.page_factory import page_of
from tests.gui.playing import FakeEars
from tests.rehearsal import CONTENT, plan_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fake_clock import FakeClock

TICK_S = 0.5


class WindowRoom:
    """One program.

    Attributes:
        program: The program.
        window: Its window, shown.
        ears: What would sound.
    """

    def __init__(self, app: QApplication, folder: Path, clock: FakeClock, *, is_set_up: bool = True) -> None:
        self.app = app
        self.clock = clock
        self.journal = open_journal(folder / JOURNAL)
        if is_set_up:
            set_up(self.journal, clock)
        self.program = Program(app, self.journal, CONTENT, clock)
        self.ears = FakeEars()
        self.program._audio = self.ears
        self.program._warm_up = lambda: None  # nothing goes on in the background of a test
        self.window = self.program.window
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def leave(self) -> None:
        """Let everything go, whatever is going on."""
        player = self.made.get("player")
        if player is not None:
            player.stop()
        for box in self.window.findChildren(QMessageBox):
            box.close()
        self.window.hide()
        self.window.deleteLater()
        if self.program._ring is not None:
            self.program._ring.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.program.close()

    def settle(self) -> None:
        for _ in range(3):
            self.app.processEvents()

    @property
    def services(self):
        return self.program.services

    @property
    def made(self):
        return self.program.page_factory.made

    @property
    def page(self) -> str:
        """The name of the page that is seen."""
        seen = [name for name, presenter in self.made.items() if page_of(presenter).isVisible()]
        assert len(seen) == 1, seen
        return seen[0]

    @property
    def player(self):
        return self.program.page_factory.player()

    def begin(self, *prescriptions, before: int | None = 2) -> WindowRoom:
        """Start a session of these exercises; the player's timer stands still, tests tick."""
        self.services.choices.change(go_on=GoOn.AUTOMATIC)
        self.window.begin(plan_of(*prescriptions), before)
        self.player._timer.stop()
        self.settle()
        return self

    def run(self, seconds: float) -> WindowRoom:
        """Tick on for so long."""
        for _ in range(round(seconds / TICK_S)):
            self.clock.pass_s(TICK_S)
            self.player.tick()
            self.player._timer.stop()
        self.settle()
        return self

    def press(self, key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> WindowRoom:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, mods)
        self.settle()
        return self

    def click(self, words: str) -> WindowRoom:
        """Click the button with these words that can be seen, wherever it is."""
        tops = [self.window, *self.window.findChildren(QMessageBox)]
        found = [
            each
            for top in tops
            for each in top.findChildren(QAbstractButton)
            if each.isVisible() and each.text() == words
        ]
        assert found, f"nothing says {words!r}"
        found[-1].click()
        self.settle()
        return self

    def close(self) -> bool:
        """Close the window as the person does; tells whether it closed."""
        event = QCloseEvent()
        QApplication.sendEvent(self.window, event)
        self.settle()
        return event.isAccepted()

    def message(self) -> str:
        """What a message box says, or ""."""
        return " ".join(box.text() for box in self.window.findChildren(QMessageBox) if box.isVisible())

    def fill_disk(self) -> None:
        ((pages,),) = self.journal.rows("pragma page_count")
        self.journal.rows(f"pragma max_page_count = {pages}")

    def make_room(self) -> None:
        self.journal.rows("pragma max_page_count = 1000000")


def set_up(journal, clock) -> None:
    """Do the first run as somebody without any warning sign."""
    from hipcoach.services.screening import ScreeningService
    from hipcoach.store.person import PersonStore

    screening = ScreeningService(clock, CONTENT, PersonStore(journal))
    screening.accept_notice()
    for screen in screening.screens():
        asked = [question.id for question in screen.questions if not question.after]
        screening.record_answers([(key, Answer.NO) for key in asked], Occasion.SETUP)
    screening.set_side(Side.RIGHT)
    screening.set_age_band(AgeBand.FIFTIES)
