"""Real services over a real journal, for the pages that show what they say."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from hipcoach.domain.exercise import Side
from hipcoach.domain.path import Person
from hipcoach.domain.preferences import GoOn
from hipcoach.services.checks import ChecksService
from hipcoach.services.choices import Choices
from hipcoach.services.training import TrainingService
from hipcoach.store.database import open_journal
from hipcoach.store.errors import JournalWriteError
from hipcoach.store.measurements import MeasurementStore
from hipcoach.store.pain import PainStore
from hipcoach.store.preferences import PreferenceStore
from hipcoach.store.sessions import SessionStore
from tests.judged import judging, planner
from tests.unit.samples import CONTENT, EXERCISES, PROGRAMME

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fake_clock import FakeClock

WORDS = CONTENT.words


class Room:
    """A person, their journal and the services over it; ``doctored`` changes what Today is told."""

    def __init__(self, path: Path, clock: FakeClock) -> None:
        self.clock = clock
        self.person = Person(affected_side=Side.RIGHT)
        self.doctored: dict[str, Any] = {}
        self.is_disk_full = False
        self.journal = open_journal(path)
        self.pains = PainStore(self.journal)
        self.measurements = MeasurementStore(self.journal)
        self.sessions = SessionStore(self.journal)
        self.choices = Choices(PreferenceStore(self.journal))
        self.training = DoctoredTraining(self)
        self.checks = ChecksService(clock, PROGRAMME, self.measurements)

    def today(self):
        return self.training.today()


class DoctoredTraining(TrainingService):
    """The real service, whose answer a test may change, and whose disk may be full."""

    def __init__(self, room: Room) -> None:
        super().__init__(
            clock=room.clock,
            programme=PROGRAMME,
            exercises=EXERCISES,
            sessions=room.sessions,
            pains=room.pains,
            judging=judging(room.journal, room.clock, lambda: room.person),
            planner=planner(room.journal, lambda: room.choices.current),
            go_on=lambda: GoOn.AUTOMATIC,
        )
        self._room = room

    def today(self):
        return super().today().replace(**self._room.doctored)

    def answer_pain(self, moment, score):
        if self._room.is_disk_full:
            raise JournalWriteError("Not saved: the disk is full.", self._room.journal.path)
        super().answer_pain(moment, score)


@contextmanager
def room_in(folder: Path, clock: FakeClock):
    """A room whose journal is closed at the end."""
    room = Room(folder / "journal.db", clock)
    yield room
    room.journal.close()


def texts(page):
    """All that can be read on a page now."""
    seen = [each for each in page.findChildren(QWidget) if each.isVisibleTo(page)]
    return [each.text() for each in seen if isinstance(each, (QLabel, QAbstractButton)) and each.text()]


def button(page, words):
    """The button with these words that can be pressed now."""
    return next(each for each in page.findChildren(QAbstractButton) if each.text() == words and each.isVisibleTo(page))
