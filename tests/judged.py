"""The services that judge, over a journal, for tests that need no screening: the person is told."""

from __future__ import annotations

from hipcoach.domain.path import Person
from hipcoach.domain.preferences import Preferences
from hipcoach.services.judging import JudgingService
from hipcoach.services.planning import Planner
from hipcoach.store.pt_plans import PtPlanStore
from hipcoach.store.records_reader import RecordsReader
from tests.unit.samples import CONTENT


def judging(journal, clock, person=Person, fell_on=lambda: None):
    return JudgingService(
        clock=clock,
        content=CONTENT,
        reader=RecordsReader(journal),
        person=person,
        plans=PtPlanStore(journal).plans,
        fell_on=fell_on,
    )


def planner(journal, choices=Preferences):
    return Planner(CONTENT.exercises, CONTENT.programme, choices, PtPlanStore(journal).plans)
