"""Judges the path from a history: which stages and exercises are open, and why not more (E1-E6)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hipcoach.domain import balance_stage, flexibility_stage, pelvis_stage, self_tests, strength_stage
from hipcoach.domain.course import TIERS, find_course, tier_criteria
from hipcoach.domain.criterion import Criterion, Subject, ask_physio, none_of
from hipcoach.domain.evidence import Evidence
from hipcoach.domain.exercise import Stage
from hipcoach.domain.limiting import find_limits
from hipcoach.domain.path import Path, Person, StageState, newest
from hipcoach.domain.pt_plan import plan_on, under_plan
from hipcoach.domain.readiness import Readiness
from hipcoach.domain.shading import ShadeBook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from hipcoach.domain.course import Course
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.history import History
    from hipcoach.domain.limits import Limit
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.pt_plan import PtPlan
    from hipcoach.domain.support import FallTable

_WEEK_DAYS = 7


class Judge:
    """Judges the path from a history; what is asked often is worked out once.

    Attributes:
        shades: The colours of all exposures, by exercise.
        person: Who is judged, the plan in force counted in.
        plan: The physiotherapist's plan in force, or None.
    """

    def __init__(  # noqa: PLR0913 (what it judges from; made in one place)
        self,
        history: History,
        exercises: Mapping[str, Exercise],
        programme: Programme,
        person: Person,
        *,
        plans: Sequence[PtPlan] = (),
        is_flaring: Callable[[date], bool] = lambda _: False,
        held_since: date | None = None,
        put_back_on: Sequence[date] = (),
        closed: frozenset[Stage] = frozenset(),
        fall_table: FallTable | None = None,
    ) -> None:
        """Take what it judges from.

        Args:
            history: The records.
            exercises: The catalogue.
            programme: The rules.
            person: Who is judged.
            plans: All plans of physiotherapists.
            is_flaring: Whether there is a flare on a day.
            held_since: The day from which no new stage opens, since a clinician's look is due (B7).
            put_back_on: Days that put the newest stage aside, besides those of sore sessions (B7).
            closed: Stages that are closed for now, until pain is down again (B7).
            fall_table: How far standing work may go at each fall-risk level (A3); None leaves that to the catalogue.
        """
        self._history = history
        self._programme = programme
        self._held_since = held_since
        self._put_back_on = put_back_on
        self._closed = closed
        self.plan = plan_on(plans, history.today)
        self.person = under_plan(person, self.plan)
        self.shades = ShadeBook(history, programme.pain, plans)
        self._readiness = Readiness(
            history,
            self.shades.red_days,
            programme.readiness,
            is_locked=person.is_locked,
            is_flaring=is_flaring,
        )
        self._evidence = Evidence(
            history=history,
            book=self.shades,
            readiness=self._readiness,
            exercises=exercises,
            programme=programme,
            person=self.person,
            plan=self.plan,
            fall_table=fall_table,
        )
        self._path: Path | None = None

    def path(self) -> Path:
        """The path today."""
        if self._path is None:
            self._path = self._judged(find_course(self._evidence))
        return self._path

    def limits(self) -> dict[str, Limit]:
        """How far each exercise may go today."""
        return find_limits(self._evidence, self.path())

    def session_days(self, first: date, last: date) -> list[date]:
        """Days with a session day (E2) from ``first`` to ``last``."""
        return self._readiness.session_days(first, last)

    def strength_days(self, first: date, last: date) -> list[date]:
        """Days from ``first`` to ``last`` on which a strength exercise was done."""
        return self._evidence.strength_days(first, last)

    def days_with(self, stage: Stage, first: date, last: date) -> int:
        """How many days from ``first`` to ``last`` had an exercise of a stage."""
        sessions = self._history.sessions_between(first, last)
        ids = {each.id for each in self._evidence.of_stage(stage)}
        return len({each.day for each in sessions if any(done.exercise_id in ids for done in each.exercises)})

    def has_week_risen(self) -> bool:
        """Whether last week's pain was clearly above that of the week before it (the week rule of B4)."""
        rules = self._programme.dosage
        sunday = self._history.today - timedelta(days=self._history.today.isoweekday())
        rise = self._readiness.mean_rise(sunday, _WEEK_DAYS, rules.week_entries_min)
        return rise is not None and rise >= rules.week_rise_min

    def pelvis_criteria(self, day: date) -> tuple[Criterion, ...]:
        """What the pelvis stage asks for, as it stood on ``day``."""
        return tuple(pelvis_stage.achieved_criteria(self._evidence, day, self._history.first_day or day))

    def flexibility_criteria(self, opened: date, day: date) -> tuple[Criterion, ...]:
        """What strength asks of flexibility, as it stood on ``day``."""
        return tuple(flexibility_stage.along_criteria(self._evidence, day, opened))

    # -- the path ----------------------------------------------------------------------------------------------------

    def _judged(self, course: Course) -> Path:
        today, locks = self._history.today, self.plan.locks_stages if self.plan else frozenset()
        held = self._held(course)
        course = course.without(held | locks)
        frozen, until = self._frozen(course)
        is_before = self._history.first_day is None
        return Path(
            states=_states(course),
            opened_on=course.without({Stage.PELVIS}).opened_on if is_before else course.opened_on,
            criteria=self._criteria(course, held),
            tiers={stage: course.tier(stage) for stage in Stage},
            tier_criteria={stage: tuple(self._next_tier(course, stage, today)) for stage in course.opened_on},
            reviews=self._reviews(course),
            is_fast_track=course.is_fast_track and course.pelvis_on is None,
            lapsed_on=course.lapsed_on,
            frozen=frozen,
            frozen_until=until,
            held=held,
            closed=self._closed,
            by_plan=course.by_plan | locks,
            stretch_extra=flexibility_stage.worse_focuses(self._evidence, today),
            open_focuses=frozenset(course.focuses_on),
            control_first=self._is_control_first(),
        )

    def _held(self, course: Course) -> frozenset[Stage]:
        """Stages that opened for the first time while a clinician's look was due; a plan is one."""
        since = self._held_since
        if since is None:
            return frozenset()
        first = {stage: course.earned_on.get(stage, day) for stage, day in course.opened_on.items()}
        opened = {stage for stage, day in first.items() if day >= since}
        return frozenset(opened - course.by_plan - {Stage.PELVIS})

    def _criteria(self, course: Course, held: frozenset[Stage]) -> dict[Stage, tuple[Criterion, ...]]:
        """What each stage asks for: to be achieved where it is worked on, to open where the one before it is open."""
        today, evidence, opened = self._history.today, self._evidence, course.opened_on
        found: dict[Stage, tuple[Criterion, ...]] = {}
        if course.pelvis_on is None and course.is_fast_track:
            found[Stage.PELVIS] = tuple(pelvis_stage.fast_track_criteria(evidence, today, course.tests_from))
        else:
            asked = pelvis_stage.achieved_criteria(evidence, today, course.started_on, course.tests_from)
            found[Stage.PELVIS] = tuple(asked)
        if Stage.FLEXIBILITY in opened:
            found[Stage.FLEXIBILITY] = self.flexibility_criteria(opened[Stage.FLEXIBILITY], today)
            if Stage.STRENGTH not in opened:
                found[Stage.STRENGTH] = (*_of_pelvis(course), *strength_stage.opening_criteria(evidence, today))
        if Stage.STRENGTH in opened and Stage.BALANCE not in opened:
            asked = balance_stage.opening_criteria(evidence, today, opened[Stage.STRENGTH])
            found[Stage.BALANCE] = (*_of_pelvis(course), *asked)
        for stage in Stage:
            if stage in held:
                found[stage] = (*found.get(stage, ()), none_of(Subject.HELD_BY_ADVICE, 1))
            every = evidence.of_stage(stage)
            if every and not evidence.remaining(every):
                found[stage] = (*found.get(stage, ()), ask_physio(stage.value))
        return found

    def _next_tier(self, course: Course, stage: Stage, day: date) -> Iterator[Criterion]:
        """What the next tier of an open stage asks for; the third of flexibility opens group by group."""
        tier = course.tier(stage) + 1
        if tier not in TIERS[stage] or not self._evidence.of_stage(stage, tier):
            return
        if stage is Stage.CORE and Stage.STRENGTH not in course.opened_on:
            yield _reached(Stage.STRENGTH)
            return
        if course.lapsed_on is not None and stage in {Stage.STRENGTH, Stage.CORE}:
            yield none_of(Subject.NOT_LAPSED, 1)
        opened, below = course.opened_on[stage], course.tier_since(stage, tier - 1)
        yield from tier_criteria(self._evidence, stage, tier, day, opened, below)

    def _reviews(self, course: Course) -> frozenset[Stage]:
        """Stages that have taken longer than is usual."""
        today, found = self._history.today, set()
        if course.pelvis_on is None and (today - course.started_on).days >= self._programme.pelvis.review_day:
            found.add(Stage.PELVIS)
        opened = course.opened_on.get(Stage.FLEXIBILITY)
        is_waiting = opened is not None and Stage.STRENGTH not in course.opened_on
        if is_waiting and opened is not None and (today - opened).days >= self._programme.flexibility.review_day:
            found.add(Stage.FLEXIBILITY)
        return frozenset(found)

    # -- stepping back -----------------------------------------------------------------------------------------------

    def _frozen(self, course: Course) -> tuple[Stage | None, date | None]:
        """The newest stage and the first day it is back, after sore sessions or many flares (E6)."""
        rules = self._programme.step_back
        since = max(self._step_backs(), default=None)
        stage = newest(lambda each: each in course.opened_on and (since is None or course.opened_on[each] <= since))
        until = since + timedelta(days=rules.freeze_days) if since is not None else None
        if stage is Stage.PELVIS or until is None or until <= self._history.today:
            return None, None
        return stage, until

    def _step_backs(self) -> Iterator[date]:
        """Days that put the newest stage aside."""
        rules, today = self._programme.step_back, self._history.today
        window = timedelta(days=rules.red_window_days - 1)
        for red in self.shades.red_days(today - timedelta(days=rules.freeze_days), today):
            if len(self.shades.red_days(red - window, red)) >= rules.red_sessions:
                yield red
        yield from (day for day in self._put_back_on if day <= today)

    def _is_control_first(self) -> bool:
        """Whether no control test was done since the latest weeks off (E6)."""
        off = timedelta(days=self._programme.step_back.test_first_off_days)
        days = sorted({each.day for each in self._history.sessions} | {self._history.today})
        breaks = [last + off for last, following in pairwise(days) if following - last >= off]
        tests = self._history.measured(self_tests.TILT)
        return bool(breaks) and not any(test.stamp.day >= breaks[-1] for test in tests)


def _states(course: Course) -> dict[Stage, StageState]:
    states = {stage: StageState.OPEN if stage in course.opened_on else StageState.LOCKED for stage in Stage}
    if course.pelvis_on is not None and states[Stage.PELVIS] is StageState.OPEN:
        states[Stage.PELVIS] = StageState.ACHIEVED if course.lapsed_on is None else StageState.LAPSED
    if states[Stage.FLEXIBILITY] is StageState.OPEN and course.is_provisional:
        states[Stage.FLEXIBILITY] = StageState.PROVISIONAL
    elif states[Stage.FLEXIBILITY] is StageState.OPEN and course.flexibility_on is not None:
        states[Stage.FLEXIBILITY] = StageState.ACHIEVED
    return states


def _of_pelvis(course: Course) -> Iterator[Criterion]:
    """What later stages ask of the pelvis: that it was achieved, and is."""
    if course.pelvis_on is None:
        yield _reached(Stage.PELVIS)
    yield none_of(Subject.NOT_LAPSED, int(course.lapsed_on is not None))


def _reached(stage: Stage) -> Criterion:
    """That a stage has to be reached first."""
    return Criterion(subject=Subject.STAGE_REACHED, value=0, needed=1, is_met=False, about=stage.value)
