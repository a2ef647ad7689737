"""Judges everything there is on one moment: the ground of Today, Path, Progress and the self-tests."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from hipcoach.domain.advice import Restraint, advise, restraints
from hipcoach.domain.calendar import training_day
from hipcoach.domain.exercise import Stage
from hipcoach.domain.flare import flare_on, flares
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.history import History
from hipcoach.domain.judge import Judge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from hipcoach.content.content import Content
    from hipcoach.domain.advice import ClinicianAdvice
    from hipcoach.domain.falls import FallVerdict
    from hipcoach.domain.flare import Flare
    from hipcoach.domain.path import Path, Person
    from hipcoach.domain.pt_plan import PtPlan
    from hipcoach.domain.records import Records
    from hipcoach.services.clock import Clock
    from hipcoach.store.records_reader import RecordsReader

_CLOSED = frozenset({Stage.STRENGTH, Stage.BALANCE})


class Assessment(Frozen):
    """What the rules say at one moment.

    Attributes:
        now: The moment, on the person's clock.
        day: The training day.
        history: The records.
        judge: Answers further questions about them.
        person: The person; locked as well where a clinician has to be seen first, a plan's precautions counted in.
        path: The path.
        plan: The physiotherapist's plan in force, or None.
        flare: The flare that lasts or has just ended, or None.
        advice: All advice to see a clinician, most urgent first.
        restraints: What that advice holds back.
    """

    now: datetime
    day: date
    history: History
    judge: Judge
    person: Person
    path: Path
    plan: PtPlan | None
    flare: Flare | None
    advice: tuple[ClinicianAdvice, ...]
    restraints: frozenset[Restraint]

    @property
    def may_progress(self) -> bool:
        """Whether any dose may go up today."""
        return self.flare is None and not self.restraints & {Restraint.NO_PROGRESS, Restraint.CLEAR_FIRST}


class JudgingService:
    """Judges from the records each time it is asked."""

    def __init__(
        self,
        *,
        clock: Clock,
        content: Content,
        reader: RecordsReader,
        person: Callable[[], Person],
        plans: Callable[[], Sequence[PtPlan]],
        falls: Callable[[], FallVerdict],
    ) -> None:
        self._clock = clock
        self._programme = content.programme
        self._exercises = content.exercises
        self._fall_table = content.safety.fall_table
        self._reader = reader
        self._person = person
        self._plans = plans
        self._falls = falls
        self._last: Assessment | None = None
        self._records: Records | None = None
        self._ground: tuple[object, ...] = ()

    def assess(self) -> Assessment:
        """How things stand now; what was judged last is handed out again while nothing it came from has changed.

        Raises:
            HipCoachError: The journal can't be read.
        """
        records, person, plans, falls = self._reader.records(), self._person(), self._plans(), self._falls()
        now = self._clock.local_now()
        calendar = self._programme.calendar
        day = training_day(now, calendar.day_starts_hour)
        noon = datetime(day.year, day.month, day.day, calendar.morning_deadline_hour)  # noqa: DTZ001 (clock face)
        ground = (day, now.replace(tzinfo=None) > noon, person, plans, falls)
        if self._last is None or self._records is not records or self._ground != ground:
            history = History(records, now, day, calendar)
            self._last = self._judge(history, person, plans, falls)
            self._records, self._ground = records, ground
        return self._last.replace(now=now)

    def _judge(self, history: History, person: Person, plans: Sequence[PtPlan], falls: FallVerdict) -> Assessment:
        rules = self._programme
        every_flare = flares(history, person.usual_pain, rules.flare, rules.pain)
        advice = advise(
            history,
            every_flare,
            rules,
            usual_pain=person.usual_pain,
            fall_on=falls.last_fall,
            is_fall_asked=falls.unasked_fall is None,
            cleared_on=person.cleared_on,
        )
        held = restraints(advice)
        if Restraint.CLEAR_FIRST in held:
            person = person.replace(is_locked=True)
        since = {each.restraint: each.since for each in advice}
        judge = Judge(
            history,
            self._exercises,
            rules,
            person,
            plans=plans,
            is_flaring=lambda each: flare_on(every_flare, each) is not None,
            held_since=since.get(Restraint.HOLD_STAGES),
            put_back_on=tuple(each.since for each in advice if each.restraint is Restraint.STAGE_BACK),
            closed=_CLOSED if Restraint.STRENGTH_AND_BALANCE in held else frozenset(),
            fall_table=self._fall_table,
        )
        return Assessment(
            now=self._clock.local_now(),
            day=history.today,
            history=history,
            judge=judge,
            person=judge.person,
            path=judge.path(),
            plan=judge.plan,
            flare=flare_on(every_flare, history.today),
            advice=advice,
            restraints=held,
        )
