"""Judges the path from a history: which stages and exercises are open, and why not more (E1-E6)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hipcoach.domain import balance_stage, flexibility_stage, pelvis_stage, strength_stage
from hipcoach.domain.course import find_course
from hipcoach.domain.criterion import Criterion, Subject, none_of
from hipcoach.domain.evidence import Evidence
from hipcoach.domain.exercise import Stage
from hipcoach.domain.limiting import find_limits
from hipcoach.domain.path import Path, Person, StageState, newest
from hipcoach.domain.pt_plan import plan_on, under_plan
from hipcoach.domain.readiness import Readiness
from hipcoach.domain.shading import ShadeBook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from hipcoach.domain.course import Course
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.history import History
    from hipcoach.domain.limits import Limit
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.pt_plan import PtPlan

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
        )
        self._course: Course | None = None
        self._path: Path | None = None

    def path(self) -> Path:
        """The path today."""
        if self._path is None:
            self._course = find_course(self._evidence)
            self._path = self._under_plan(self._judged(self._course) if self._course else self._at_the_start())
        return self._path

    def limits(self) -> dict[str, Limit]:
        """How far each exercise may go today."""
        return find_limits(self._evidence, self.path(), self.plan, self._closed)

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

    def _at_the_start(self) -> Path:
        """The path before the first session."""
        states = dict.fromkeys(Stage, StageState.LOCKED) | {Stage.PELVIS: StageState.OPEN}
        today = self._history.today
        return Path(
            states=states,
            opened_on={},
            criteria={Stage.PELVIS: self.pelvis_criteria(today)},
            tiers=dict.fromkeys(Stage, 0) | {Stage.PELVIS: 1},
            tier_criteria={Stage.PELVIS: tuple(pelvis_stage.tier_criteria(self._evidence, today, 2, today))},
        )

    def _judged(self, course: Course) -> Path:
        today = self._history.today
        since = self._held_since
        held = {
            stage
            for stage, day in course.opened_on.items()
            if stage is not Stage.PELVIS and since is not None and day >= since
        }
        opened_on = {stage: day for stage, day in course.opened_on.items() if stage not in held}
        course = course.replace(opened_on=opened_on)
        frozen, until = self._frozen(course)
        return Path(
            states=_states(course),
            opened_on=opened_on,
            criteria=self._criteria(course, frozenset(held)),
            tiers={stage: course.tier(stage) for stage in Stage},
            tier_criteria={
                stage: tuple(self._next_tier(course, stage, today)) for stage in Stage if stage in opened_on
            },
            reviews=self._reviews(course),
            is_fast_track=course.is_fast_track and course.pelvis_on is None,
            lapsed_on=course.lapsed_on,
            frozen=frozen,
            frozen_until=until,
            held=frozenset(held),
            stretch_extra=flexibility_stage.worse_focuses(self._evidence, today),
        )

    def _criteria(self, course: Course, held: frozenset[Stage]) -> dict[Stage, tuple[Criterion, ...]]:
        """What each stage asks for: to be achieved where it is worked on, to open where the one before it is open."""
        today, evidence, opened = self._history.today, self._evidence, course.opened_on
        found = {Stage.PELVIS: self.pelvis_criteria(today)}
        if course.pelvis_on is None and course.is_fast_track:
            fast = pelvis_stage.fast_track_criteria(evidence, today, course.started_on)
            found[Stage.PELVIS] = tuple(fast)
        if Stage.FLEXIBILITY in opened:
            found[Stage.FLEXIBILITY] = self.flexibility_criteria(opened[Stage.FLEXIBILITY], today)
            if Stage.STRENGTH not in opened:
                found[Stage.STRENGTH] = (
                    none_of(Subject.NOT_LAPSED, int(course.lapsed_on is not None)),
                    *strength_stage.opening_criteria(evidence, today),
                )
        if Stage.STRENGTH in opened and Stage.BALANCE not in opened:
            asked = balance_stage.opening_criteria(evidence, today, opened[Stage.STRENGTH])
            found[Stage.BALANCE] = (none_of(Subject.NOT_LAPSED, int(course.lapsed_on is not None)), *asked)
        for stage in held:
            found[stage] = (*found.get(stage, ()), none_of(Subject.HELD_BY_ADVICE, 1))
        return found

    def _next_tier(self, course: Course, stage: Stage, day: date) -> Iterator[Criterion]:
        tier, opened, evidence = course.tier(stage) + 1, course.opened_on[stage], self._evidence
        if not any(each.tier == tier for each in evidence.of_stage(stage)):
            return
        if course.lapsed_on is not None:
            yield none_of(Subject.NOT_LAPSED, 1)
        if stage is Stage.PELVIS:
            yield from pelvis_stage.tier_criteria(evidence, day, tier, course.started_on)
        elif stage is Stage.FLEXIBILITY:
            yield from flexibility_stage.tier_criteria(evidence, day, tier, opened)
        elif stage is Stage.CORE and Stage.STRENGTH not in course.opened_on:
            yield Criterion(subject=Subject.STAGE_REACHED, value=0, needed=1, is_met=False, about=Stage.STRENGTH.value)
        elif stage is Stage.CORE:
            yield from strength_stage.core_tier_criteria(evidence, day, tier)
        elif stage is Stage.STRENGTH:
            below = course.tiers_on.get((stage, tier - 1), opened)
            yield from strength_stage.strength_tier_criteria(evidence, day, tier, opened, below)

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
        since = max((day for day in self._step_backs()), default=None)
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
        yield from self._put_back_on

    # -- the physiotherapist -----------------------------------------------------------------------------------------

    def _under_plan(self, path: Path) -> Path:
        """The path with what the plan in force opens and locks."""
        plan = self.plan
        if plan is None or not (plan.opens_stages or plan.locks_stages):
            return path
        states, opened_on, tiers = dict(path.states), dict(path.opened_on), dict(path.tiers)
        for stage in plan.opens_stages:
            if states[stage] is StageState.LOCKED:
                states[stage], opened_on[stage], tiers[stage] = StageState.OPEN, plan.made_on, max(tiers[stage], 1)
        for stage in plan.locks_stages:
            states[stage], tiers[stage] = StageState.LOCKED, 0
            opened_on.pop(stage, None)
        return path.replace(
            states=states, opened_on=opened_on, tiers=tiers, by_plan=plan.opens_stages | plan.locks_stages
        )


def _states(course: Course) -> dict[Stage, StageState]:
    states = {stage: StageState.OPEN if stage in course.opened_on else StageState.LOCKED for stage in Stage}
    if course.pelvis_on is not None:
        states[Stage.PELVIS] = StageState.ACHIEVED if course.lapsed_on is None else StageState.LAPSED
    if states[Stage.FLEXIBILITY] is StageState.OPEN and course.is_provisional:
        states[Stage.FLEXIBILITY] = StageState.PROVISIONAL
    elif states[Stage.FLEXIBILITY] is StageState.OPEN and course.flexibility_on is not None:
        states[Stage.FLEXIBILITY] = StageState.ACHIEVED
    return states
