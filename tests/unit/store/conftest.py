"""A journal in a real file, and values to put into it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from hipcoach.domain.exercise import Dose, Kind, Position, Role, Side, Stage, Tempo
from hipcoach.domain.records import (
    Moment,
    PainEntry,
    Prescription,
    SessionForm,
    SessionOutcome,
    SetOutcome,
    SetRecord,
    Stamp,
)
from hipcoach.store.database import open_journal
from hipcoach.store.pain import PainStore
from hipcoach.store.sessions import SessionStore

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def journal(path):
    with open_journal(path) as journal:
        yield journal


@dataclass
class Samples:
    """Plausible values; each maker takes what a test cares about."""

    day: date = date(2026, 3, 2)
    at_utc: datetime = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
    bridge: Prescription = field(init=False)
    stretch: Prescription = field(init=False)
    stance: Prescription = field(init=False)

    def __post_init__(self) -> None:
        tempo = Tempo(out_s=2, hold_s=1, back_s=3)
        self.bridge = Prescription(
            exercise_id="str_bridge",
            stage=Stage.STRENGTH,
            kind=Kind.REPS,
            role=Role.MAIN,
            dose=Dose(level=2, sets=2, reps=10, hold_s=0, rest_s=60),
            tempo=tempo,
            is_per_side=False,
            first_side=Side.BOTH,
            position=Position.SUPINE,
        )
        self.stretch = self.bridge.replace(
            exercise_id="flex_figure_4",
            stage=Stage.FLEXIBILITY,
            kind=Kind.HOLD,
            dose=Dose(level=1, sets=2, reps=1, hold_s=30.5, rest_s=15),
            tempo=None,
            is_per_side=True,
            first_side=Side.RIGHT,
        )
        self.stance = self.stretch.replace(
            exercise_id="bal_one_leg",
            stage=Stage.BALANCE,
            kind=Kind.STANCE,
            dose=Dose(level=1, sets=1, reps=3, hold_s=45, rest_s=20),
            position=Position.STANDING,
        )

    def fill(self, path: Path, entries: int = 200) -> None:
        """Make a journal with a pain score for each of many days."""
        with open_journal(path) as journal:
            PainStore(journal).add_many(self.pain(days=number) for number in range(entries))

    def stamp(self, *, days: int = 0, minutes: float = 0, offset_min: int = 60) -> Stamp:
        return Stamp(
            at_utc=self.at_utc + timedelta(days=days, minutes=minutes),
            offset_min=offset_min,
            day=self.day + timedelta(days=days),
        )

    def set_record(self, *, index: int = 0, number: int = 1, side: Side = Side.BOTH, minutes: float = 1, **changes):
        record = SetRecord(
            exercise_index=index,
            set_number=number,
            side=side,
            try_number=0,
            prescribed_reps=10,
            prescribed_s=60.0,
            done_reps=10,
            done_s=60.0,
            outcome=SetOutcome.DONE,
            reason=None,
            ended_at_utc=self.at_utc + timedelta(minutes=minutes),
        )
        return record.replace(**changes)

    def pain(self, moment: Moment = Moment.WORST_24H, score: int | None = 3, *, days: int = 0, **changes):
        return PainEntry(moment=moment, score=score, stamp=self.stamp(days=days)).replace(**changes)

    def start(self, journal, *prescriptions: Prescription, days: int = 0) -> int:
        planned = prescriptions or (self.bridge, self.stretch)
        return SessionStore(journal).start(Stage.STRENGTH, SessionForm.FULL, planned, self.stamp(days=days))

    def finish(self, journal, session_id: int, *, days: int = 0, minutes: float = 20, outcome=SessionOutcome.COMPLETED):
        SessionStore(journal).finish(session_id, outcome, self.stamp(days=days, minutes=minutes).at_utc)


@pytest.fixture
def samples():
    return Samples()
