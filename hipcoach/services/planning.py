"""Plans the session of a day out of what the rules say about it, and the week ahead."""

from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from hipcoach.domain.builder import SessionBuilder
from hipcoach.domain.calendar import ONE_DAY
from hipcoach.domain.exercise import Stage
from hipcoach.domain.pain import StartOfDay
from hipcoach.domain.pt_plan import green_levels
from hipcoach.domain.records import SessionForm
from hipcoach.domain.situation import Situation
from hipcoach.domain.week import DayKind, WeekPlan, WeekState, strength_from, usual_week, week_ahead
from hipcoach.domain.worse_side import worse_sides

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.parameters import CalendarRules, Programme
    from hipcoach.domain.preferences import Preferences
    from hipcoach.domain.profiles import Pointing
    from hipcoach.domain.pt_plan import PtPlan
    from hipcoach.domain.session_plan import SessionPlan
    from hipcoach.domain.week import DayPlan
    from hipcoach.services.judging import Assessment


class Planner:
    """Makes plans; nothing is kept between two of them."""

    def __init__(
        self,
        exercises: Mapping[str, Exercise],
        programme: Programme,
        choices: Callable[[], Preferences],
        plans: Callable[[], Sequence[PtPlan]],
        pointing: Callable[[], Pointing | None] = lambda: None,
    ) -> None:
        """Take the catalogue, the rules, the person's choices, all plans, and what answers and tests point to."""
        self._exercises = exercises
        self._programme = programme
        self._choices = choices
        self._plans = plans
        self._pointing = pointing

    def week(self, found: Assessment) -> tuple[DayPlan, ...]:
        """Today and the six days after it."""
        return week_ahead(self._week_plan(), self._week_state(found), self._programme.calendar)

    def strength_from(self, found: Assessment) -> date | None:
        """The first day strength may come again after the last one; None while it isn't open, or before the first."""
        state = self._week_state(found)
        if not state.is_strength_open or state.last_strength_day is None:
            return None
        return strength_from(state.last_strength_day, self._programme.calendar)

    def plan(self, found: Assessment, start: StartOfDay, form: SessionForm) -> SessionPlan | None:
        """The session of the day, or None while a lock is on, pain forbids it, or nothing is left to do.

        Args:
            found: What the rules say.
            start: What the pain of this morning, or before the session, allows.
            form: The sort of session the person asks for.
        """
        if found.person.is_locked or start is StartOfDay.NO_SESSION:
            return None
        wanted = SessionForm.CALM if start is StartOfDay.CALM else form
        builder = self.builder(found)
        plan = builder.build(self._situation(found, wanted))
        return plan if plan.items else None

    def builder(self, found: Assessment) -> SessionBuilder:
        """What builds for this person."""
        return SessionBuilder(self._exercises, self._programme, found.person)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _situation(self, found: Assessment, form: SessionForm) -> Situation:
        path, judge, today = found.path, found.judge, found.day
        opened = path.opened_on.get(path.working_stage)
        monday, yesterday = today - timedelta(days=today.isoweekday() - 1), today - ONE_DAY
        strength = judge.strength_days(path.opened_on.get(Stage.STRENGTH, today), yesterday)
        week = self.week(found)
        has_strength_today = bool(judge.strength_days(today, today))
        worse, pointing = worse_sides(found.history, self._programme, found.person, today), self._pointing()
        if pointing is not None:
            worse = pointing.extra_sides(worse, found.person.affected_side)
        return Situation(
            today=today,
            stage=path.working_stage,
            stage_day=(today - opened).days if opened else 0,
            states=path.states,
            limits=judge.limits(),
            shades=judge.shades,
            day_kind=DayKind.FLEXIBILITY if has_strength_today else week[0].kind,  # once a day is enough
            form=form,
            flare=found.flare,
            may_progress=found.may_progress,
            has_week_risen=judge.has_week_risen(),
            is_lapsed=path.lapsed_on is not None,
            frozen=path.frozen,
            worse_side=worse,
            stretch_extra=path.stretch_extra,
            favoured=(*pointing.favoured, *pointing.focuses(worse)) if pointing else (),
            strength_sessions=len(strength),
            last_strength_day=strength[-1] if strength else None,
            balance_days_this_week=judge.days_with(Stage.BALANCE, monday, yesterday),
            starter_core_days_this_week=judge.days_with(Stage.CORE, monday, yesterday),
            days_ahead=week[1:],
            plan=found.plan,
            green_level_max=green_levels(self._plans(), judge.shades, today),
            cap_minutes=self._choices().cap_minutes,
        )

    def _week_state(self, found: Assessment) -> WeekState:
        path, today = found.path, found.day
        is_open = path.is_open(Stage.STRENGTH) and path.frozen is not Stage.STRENGTH
        days = found.judge.strength_days(path.opened_on.get(Stage.STRENGTH, today), today)
        return WeekState(today=today, is_strength_open=is_open, last_strength_day=days[-1] if days else None)

    def _week_plan(self) -> WeekPlan:
        return week_of(self._choices(), self._programme.calendar)


def week_of(choices: Preferences, calendar: CalendarRules) -> WeekPlan:
    """The week as the person has arranged it: of the days left over, as many stay light as in the programme's week."""
    usual = usual_week(calendar)
    moved: Mapping[date, DayKind] = MappingProxyType(dict(choices.moved_days))
    if not choices.strength_days and choices.rest_days is None:
        return usual.replace(moved=moved)
    strength = choices.strength_days or usual.strength
    rest = usual.rest if choices.rest_days is None else choices.rest_days
    left = [day for day in range(1, 8) if day not in strength and day not in rest]
    light = [day for day in left if day in calendar.light_weekdays] or left[len(usual.flexibility) :][-1:]
    flexibility = tuple(day for day in left if day not in light)
    return WeekPlan(strength=strength, flexibility=flexibility, rest=rest, moved=moved)
