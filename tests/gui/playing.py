"""The player over a real session, a real journal and a clock that tests move; its ears only write down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from hipcoach.domain.preferences import Preferences
from hipcoach.ui.audio_protocol import Reason
from hipcoach.ui.pages.player_page import PlayerPage
from hipcoach.ui.pages.player_presenter import PlayerPresenter
from hipcoach.ui.pages.player_words import PlayerWords
from hipcoach.ui.widgets.sheet import Sheet
from tests.rehearsal import CONTENT, EXERCISES, Rehearsal

if TYPE_CHECKING:
    from pathlib import Path

    from hipcoach.domain.records import Prescription
    from tests.fake_clock import FakeClock

TICK_S = 0.25
GET_READY_S = 15.0
COUNT_IN_S = 3.0
_UNKNOWN_TO_QTEST = {
    *(Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaPause, Qt.Key.Key_MediaTogglePlayPause),
    *(Qt.Key.Key_MediaNext, Qt.Key.Key_MediaPrevious),
}


class FakeEars(QObject):
    """Has the shape of a CuePlayer.

    Attributes:
        sent: All that was asked of it, in order: a word and a value.
        due: The cues that will sound, as they stand now.
        has_audio: Whether they would be heard.
        reason: Why.
    """

    availability_changed = Signal(bool, str)

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[tuple[str, object]] = []
        self.due: list = []
        self.has_audio = True
        self.reason = Reason.FULL_SOUND

    def start(self) -> None:
        self.sent.append(("start", None))

    def stop(self) -> None:
        self.sent.append(("stop", None))
        self.due.clear()

    def schedule(self, cues) -> None:
        self.sent.append(("schedule", tuple(cues)))
        self.due.extend(cues)

    def cancel(self) -> None:
        self.sent.append(("cancel", None))
        self.due.clear()

    def play_now(self, kind, side=None) -> None:
        self.sent.append(("now", kind))

    def set_volume(self, loudness) -> None:
        self.sent.append(("volume", loudness))

    def set_muted(self, is_muted) -> None:
        self.sent.append(("muted", is_muted))

    def said(self, word: str) -> list:
        """The values of one word."""
        return [value for each, value in self.sent if each == word]


class ListeningPage(PlayerPage):
    """A player page that also keeps what a screen reader would say."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        super().__init__()

    def announce(self, text: str) -> None:
        self.lines.append(text)
        super().announce(text)


class Playing:
    """One player.

    Attributes:
        house: The services.
        page: The page, shown and with the keyboard.
        presenter: The player.
        ears: What would sound.
        ended: The sessions that came to an end.
    """

    def __init__(self, folder: Path, clock: FakeClock) -> None:
        self.clock = clock
        self.house = Rehearsal(folder, clock)
        self.ears = FakeEars()
        self.page = ListeningPage()
        self.presenter = PlayerPresenter(
            self.page, lambda: PlayerWords(CONTENT.words, EXERCISES, frozenset()), self.ears
        )
        self.ended: list = []
        self.volumes: list = []
        self.presenter.finished.connect(self.ended.append)
        self.presenter.volume_changed.connect(lambda *values: self.volumes.append(values))
        self.page.resize(1280, 800)

    def close(self) -> None:
        """Let everything go."""
        self.presenter.stop()
        self.page.close()
        self.page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.house.journal.close()

    def begin(self, *prescriptions: Prescription, before: int | None = 2, **choices) -> Playing:
        """Start a session; the timer of the player stands still, tests tick."""
        self.page.show()
        self.page.activateWindow()
        QApplication.processEvents()
        live = self.house.begin(*prescriptions, before=before)
        self.presenter.begin(live, Preferences(**choices))
        self.stop_timer()
        return self

    def stop_timer(self) -> None:
        self.presenter._timer.stop()

    def run(self, seconds: float, tick_s: float = TICK_S) -> Playing:
        """Tick on for so long."""
        for _ in range(round(seconds / tick_s)):
            self.clock.pass_s(tick_s)
            self.presenter.tick()
        return self

    def to_work(self, after_s: float = 0.0) -> Playing:
        """Let the first get-ready time pass, and so many seconds of work."""
        return self.run(GET_READY_S + after_s)

    # -- what the person does --------------------------------------------------------------------------------------

    def press(self, key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Playing:
        """Press a key where the keyboard is, and let it go."""
        if key in _UNKNOWN_TO_QTEST:
            QApplication.sendEvent(self.focus, QKeyEvent(QEvent.Type.KeyPress, key, mods))
            QApplication.sendEvent(self.focus, QKeyEvent(QEvent.Type.KeyRelease, key, mods))
        else:
            QTest.keyPress(self.focus, key, mods)
            QTest.keyRelease(self.focus, key, mods)
        return self

    def click(self, words: str) -> Playing:
        """Click the button with these words."""
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)
        return self

    def button(self, words: str, over: QWidget | None = None) -> QAbstractButton:
        """The button with these words that can be seen."""
        found = [
            each
            for each in (over or self.page).findChildren(QAbstractButton)
            if each.isVisible() and each.text() == words
        ]
        assert len(found) == 1, f"{len(found)} buttons say {words!r}: {self.words_on_buttons()}"
        return found[0]

    def words_on_buttons(self) -> list[str]:
        """What can be pressed now."""
        return [each.text() for each in self.page.findChildren(QAbstractButton) if each.isVisible()]

    @property
    def focus(self) -> QWidget:
        """Where the keyboard is."""
        return QApplication.focusWidget() or self.page

    # -- how things stand ------------------------------------------------------------------------------------------

    @property
    def runner(self):
        return self.presenter.session.runner

    @property
    def view(self):
        return self.runner.view()

    @property
    def sheet(self) -> QWidget | None:
        """The sheet on top that is open, or None."""
        seen = [child for child in self.page.children() if isinstance(child, Sheet) and child.isVisible()]
        return seen[-1] if seen else None

    @property
    def sheet_name(self) -> str:
        """The name of that sheet, or ""."""
        return self.sheet.objectName() if self.sheet else ""

    def dial(self) -> QWidget:
        """The instrument that is seen."""
        return self.page._stage._stack.currentWidget()

    def text(self, name: str) -> str:
        """What a label says, or "" where it isn't seen."""
        label = self.page.findChild(QWidget, name)
        return label.text() if label.isVisible() else ""

    def has_trouble(self) -> bool:
        """Whether the line about saving is seen."""
        return self.page.banner.isVisible()

    def sets(self) -> list[tuple]:
        """The sets in the journal: exercise, number, side, try, seconds, outcome, reason."""
        return self.house.rows(
            """select p.position, s.set_number, s.side, s.try_number, s.done_s, s.outcome, s.reason
            from sets s join prescriptions p on p.id = s.prescription_id order by s.id"""
        )
