"""The services that judge, over a journal, for tests that need no screening: the person is told."""

from __future__ import annotations

from hipcoach.domain.falls import FallVerdict
from hipcoach.domain.path import Person
from hipcoach.domain.preferences import Preferences
from hipcoach.services.judging import JudgingService
from hipcoach.services.planning import Planner
from hipcoach.store.pt_plans import PtPlanStore
from hipcoach.store.records_reader import RecordsReader
from tests.unit.samples import CONTENT

NO_FALLS = FallVerdict(
    level=0,
    level_now=0,
    present=(),
    unanswered=(),
    lower_from=None,
    test_days_left=0,
    needs_clearance=False,
    last_fall=None,
    unasked_fall=None,
    exercise_fall=None,
)


def judging(journal, clock, person=Person, falls=lambda: NO_FALLS):
    return JudgingService(
        clock=clock,
        content=CONTENT,
        reader=RecordsReader(journal),
        person=person,
        plans=PtPlanStore(journal).plans,
        falls=falls,
    )


def planner(journal, choices=Preferences):
    return Planner(CONTENT.exercises, CONTENT.programme, choices, PtPlanStore(journal).plans)
