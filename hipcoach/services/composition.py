"""Puts the services together over one journal; without Qt, so that rehearsals and benches use the very same."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from hipcoach.services.checks import ChecksService
from hipcoach.services.choices import Choices
from hipcoach.services.first_run import FirstRunService
from hipcoach.services.goals import GoalsService
from hipcoach.services.judging import JudgingService
from hipcoach.services.physio_plans import PhysioPlans
from hipcoach.services.planning import Planner
from hipcoach.services.profiles import ProfilesService
from hipcoach.services.screening import ScreeningService
from hipcoach.services.training import TrainingService
from hipcoach.store.activities import ActivityStore
from hipcoach.store.measurements import MeasurementStore
from hipcoach.store.pain import PainStore
from hipcoach.store.person import PersonStore
from hipcoach.store.preferences import PreferenceStore
from hipcoach.store.pt_plans import PtPlanStore
from hipcoach.store.records_reader import RecordsReader
from hipcoach.store.sessions import SessionStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from hipcoach.content.content import Content
    from hipcoach.services.clock import Clock
    from hipcoach.services.self_test_results import ResultsService
    from hipcoach.services.self_tests import SelfTestsService
    from hipcoach.store.journal import Journal


class Services(NamedTuple):
    """What can be done, for everybody who is handed it; what Today doesn't need is made when it is asked for."""

    clock: Clock
    content: Content
    choices: Choices
    screening: ScreeningService
    judging: JudgingService
    training: TrainingService
    checks: ChecksService
    physio_plans: PhysioPlans
    goals: GoalsService
    profiles: ProfilesService
    first_run: FirstRunService
    self_tests: Callable[[], SelfTestsService]
    results: Callable[[], ResultsService]
    records: Path


def make_services(journal: Journal, content: Content, clock: Clock) -> Services:
    """Make every service over an open journal."""
    choices = Choices(PreferenceStore(journal))
    measurements = MeasurementStore(journal)
    persons = PersonStore(journal)
    screening = ScreeningService(clock, content, persons, results=measurements.of)
    physio_plans = PhysioPlans(clock, content, PtPlanStore(journal), persons)
    reader = RecordsReader(journal)
    profiles = ProfilesService(
        clock=clock, content=content, screening=screening, records=reader.records, plans=physio_plans.plans
    )
    judging = JudgingService(
        clock=clock,
        content=content,
        reader=reader,
        person=lambda: profiles.cautious(screening.person()),
        plans=physio_plans.plans,
        falls=screening.fall_verdict,
    )
    planner = Planner(
        content.exercises, content.programme, lambda: choices.current, physio_plans.plans, profiles.pointing
    )
    training = TrainingService(
        clock=clock,
        programme=content.programme,
        exercises=content.exercises,
        sessions=SessionStore(journal),
        pains=PainStore(journal),
        judging=judging,
        planner=planner,
        note_pain=screening.record_pain,
        go_on=lambda: choices.current.go_on,
    )
    checks = ChecksService(clock, content.programme, measurements)

    def started_on() -> date | None:
        from hipcoach.services.beginning import began_on

        return began_on(persons.facts(), reader.records())

    @cache
    def self_tests() -> SelfTestsService:
        from hipcoach.services.self_tests import SelfTestsService
        from hipcoach.store.protocol_runs import ProtocolRunStore

        return SelfTestsService(
            clock=clock,
            content=content,
            judging=judging,
            measurements=measurements,
            runs=ProtocolRunStore(journal),
            started_on=started_on,
            note_pain=screening.record_pain,
            note_signal=screening.record_stop_signal,
        )

    @cache
    def results() -> ResultsService:
        from hipcoach.services.self_test_results import ResultsService
        from hipcoach.store.protocol_runs import ProtocolRunStore

        return ResultsService(
            clock=clock,
            content=content,
            screening=screening,
            measurements=measurements,
            runs=ProtocolRunStore(journal),
            started_on=started_on,
        )

    return Services(
        clock=clock,
        content=content,
        choices=choices,
        screening=screening,
        judging=judging,
        training=training,
        checks=checks,
        physio_plans=physio_plans,
        goals=GoalsService(clock, content.programme, ActivityStore(journal)),
        profiles=profiles,
        first_run=FirstRunService(screening),
        self_tests=self_tests,
        results=results,
        records=journal.path,
    )
