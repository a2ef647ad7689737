"""Puts the services together over one journal; without Qt, so that rehearsals and benches use the very same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hipcoach.services.checks import ChecksService
from hipcoach.services.choices import Choices
from hipcoach.services.screening import ScreeningService
from hipcoach.services.training import TrainingService
from hipcoach.store.measurements import MeasurementStore
from hipcoach.store.pain import PainStore
from hipcoach.store.person import PersonStore
from hipcoach.store.preferences import PreferenceStore
from hipcoach.store.records_reader import RecordsReader
from hipcoach.store.sessions import SessionStore

if TYPE_CHECKING:
    from pathlib import Path

    from hipcoach.content.content import Content
    from hipcoach.services.clock import Clock
    from hipcoach.store.journal import Journal


class Services(NamedTuple):
    """What can be done, for everybody who is handed it."""

    clock: Clock
    content: Content
    choices: Choices
    screening: ScreeningService
    training: TrainingService
    checks: ChecksService
    reader: RecordsReader
    records: Path


def make_services(journal: Journal, content: Content, clock: Clock) -> Services:
    """Make every service over an open journal."""
    choices = Choices(PreferenceStore(journal))
    screening = ScreeningService(clock, content, PersonStore(journal))
    reader = RecordsReader(journal)
    training = TrainingService(
        clock=clock,
        programme=content.programme,
        exercises=content.exercises,
        sessions=SessionStore(journal),
        pains=PainStore(journal),
        reader=reader,
        person=screening.person,
        go_on=lambda: choices.current.go_on,
    )
    checks = ChecksService(clock, content.programme, MeasurementStore(journal))
    return Services(clock, content, choices, screening, training, checks, reader, journal.path)
