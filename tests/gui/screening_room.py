"""A real screening service over a real journal, for the pages that ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Answer, Occasion
from hipcoach.services.screening import ScreeningService
from hipcoach.store.database import open_journal
from hipcoach.store.errors import JournalWriteError
from hipcoach.store.person import PersonStore
from tests.unit.samples import CONTENT

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import Qt

    from tests.fake_clock import FakeClock

WORDS = CONTENT.words
DAY_S = 86_400


class FragileStore(PersonStore):
    """The real store, whose disk may be full."""

    is_disk_full = False

    def add_answers(self, answers):
        if self.is_disk_full:
            raise JournalWriteError("The disk is full.", self._journal.path)
        super().add_answers(answers)


class ScreeningRoom:
    """The service, and what a person has told it."""

    def __init__(self, path: Path, clock: FakeClock) -> None:
        self.clock = clock
        self.journal = open_journal(path)
        self.store = FragileStore(self.journal)
        self.screening = ScreeningService(clock, CONTENT, self.store)

    def answer_all_no(self) -> None:
        for screen in self.screening.screens():
            asked = [question.id for question in screen.questions if not question.after]
            self.screening.record_answers([(key, Answer.NO) for key in asked], Occasion.SETUP)

    def set_up(self) -> None:
        self.screening.accept_notice()
        self.answer_all_no()
        self.screening.set_side(Side.RIGHT)
        self.screening.set_age_band(AgeBand.FIFTIES)

    def say(self, question_id: str, answer: Answer = Answer.YES) -> None:
        self.screening.record_answers([(question_id, answer)], Occasion.RESCREEN)


def answer_all(questions, value: str = "no") -> None:
    """Answer every question that can be seen, as the person would."""
    place = {"no": 0, "yes": 1, "unsure": 2}[value]
    for part in [row.choice for row in questions._asked().values()]:
        part.choose(place)


def key(which: Qt.Key, times: int = 1) -> None:
    """Press a key on whatever has the focus."""
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), which)


def focus():
    return QApplication.focusWidget()


def text_of(widget) -> str:
    """All words of the labels that can be seen in it; rows that were just made are shown by the event loop."""
    QApplication.processEvents()
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
