"""Which sort of session a day gets: its template, the stages it draws from, its cap, and why (E7, B6, E6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.doses import GENTLE_ROW
from hipcoach.domain.exercise import Stage
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.path import StageState
from hipcoach.domain.recipes import SessionType
from hipcoach.domain.records import SessionForm
from hipcoach.domain.session_plan import PlanReason
from hipcoach.domain.week import FREE_DAYS, DayKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.doses import Doses
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.recipes import Template
    from hipcoach.domain.situation import Situation

_MINUTE_S = 60
_STRENGTH = {SessionType.STRENGTH_A, SessionType.STRENGTH_B}
_DRAWS_FROM = {
    SessionType.FLEXIBILITY_CORE: {Stage.CORE},
    SessionType.FLEXIBILITY_BALANCE: {Stage.BALANCE},
    SessionType.STRENGTH_A: {Stage.STRENGTH, Stage.CORE},
    SessionType.STRENGTH_B: {Stage.STRENGTH, Stage.CORE},
}
"""Besides the pelvis and flexibility, which every session may draw from as far as they are open."""


class Arrangement(Frozen):
    """The frame of a session.

    Attributes:
        template: Its slots.
        stages: Stages it draws from.
        day_kind: What the day is for, as it is held.
        form: What sort of session.
        reason: Why it is as it is.
        cap_s: Longest it may take, seconds.
    """

    template: Template
    stages: frozenset[Stage]
    day_kind: DayKind
    form: SessionForm
    reason: PlanReason
    cap_s: float


class Arranger:
    """Finds the frame of one day's session."""

    def __init__(
        self, exercises: Mapping[str, Exercise], programme: Programme, situation: Situation, doses: Doses
    ) -> None:
        self._exercises = exercises
        self._programme = programme
        self._situation = situation
        self._doses = doses

    def arranged(self) -> Arrangement:
        """The frame of the day's session."""
        found = self._type()
        stages = {Stage.PELVIS, Stage.FLEXIBILITY} | _DRAWS_FROM.get(found, set())
        template = self._template(found)
        if found in _STRENGTH and self._has_short_balance():
            stages |= {Stage.BALANCE}
            template = template.replace(main=self._programme.sessions.balance_short + template.main)
        form = self._form()
        return Arrangement(
            template=template,
            stages=frozenset(stages),
            day_kind=self._day_kind(found),
            form=form,
            reason=self._reason(found),
            cap_s=self._cap_minutes(form) * _MINUTE_S,
        )

    # -- which sort --------------------------------------------------------------------------------------------------

    def _type(self) -> SessionType:
        day, rules = self._situation, self._programme.sessions
        if self._doses.row == GENTLE_ROW:
            return SessionType.PELVIS_FIRST
        if day.stage is Stage.PELVIS:
            is_first = day.stage_day < rules.first_week_days
            return SessionType.PELVIS_FIRST if is_first else SessionType.PELVIS_LATER
        if self._is_strength_held():
            return SessionType.STRENGTH_B if day.strength_sessions % 2 else SessionType.STRENGTH_A
        if day.day_kind in FREE_DAYS:
            return SessionType.FLEXIBILITY
        if self._is_balance_due():
            return SessionType.FLEXIBILITY_BALANCE
        return SessionType.FLEXIBILITY_CORE if self._is_starter_core_due() else SessionType.FLEXIBILITY

    def _template(self, found: SessionType) -> Template:
        """The template, after the pelvis block where that leads."""
        templates = self._programme.sessions.templates
        template = templates[found.value]
        is_provisional = self._situation.states.get(Stage.FLEXIBILITY) is StageState.PROVISIONAL
        if template.stage is Stage.PELVIS or not (self._situation.is_lapsed or is_provisional):
            return template
        first = templates[SessionType.PELVIS_LEADS.value]
        return template.replace(warm_up=first.warm_up, main=first.main + template.main, kept=first.kept)

    # -- strength ----------------------------------------------------------------------------------------------------

    def _is_open(self, stage: Stage) -> bool:
        is_reached = self._situation.states.get(stage, StageState.LOCKED) is not StageState.LOCKED
        return is_reached and any(self._doses.is_open(each) for each in self._exercises.values() if each.stage is stage)

    def _is_rested(self) -> bool:
        return self._doses.is_rested(each for each in self._exercises.values() if each.stage is Stage.STRENGTH)

    def _is_strength_held(self) -> bool:
        """Whether it is a strength day, and strength can be done with the deep rotators in it (E3)."""
        if (
            self._situation.day_kind is not DayKind.STRENGTH
            or not self._is_rested()
            or not self._is_open(Stage.STRENGTH)
        ):
            return False
        focus = self._programme.strength.every_session_focus
        strength = [each for each in self._exercises.values() if each.stage is Stage.STRENGTH]
        open_ = [each for each in strength if self._doses.is_open(each)]
        asked = [each for each in open_ if focus in each.focus] or open_
        return any(self._doses.is_available(each) for each in asked)

    # -- balance and core on their days --------------------------------------------------------------------------------

    def _is_balance_due(self) -> bool:
        """Whether the week still asks for balance (E7)."""
        done = self._situation.balance_days_this_week
        return self._is_open(Stage.BALANCE) and done < self._programme.calendar.balance_days_per_week

    def _has_short_balance(self) -> bool:
        """Whether the days off strength are too few for balance, so that a strength day has some of it."""
        days = self._situation.balance_days_this_week + self._off_days_left()
        return self._is_balance_due() and days < self._programme.calendar.balance_days_per_week

    def _off_days_left(self) -> int:
        """Days off strength that this week still has after today."""
        day, calendar = self._situation, self._programme.calendar
        if not day.days_ahead:
            return sum(weekday > day.today.isoweekday() for weekday in calendar.flexibility_weekdays)
        week = day.today.isocalendar()[:2]
        return sum(each.kind is DayKind.FLEXIBILITY and each.day.isocalendar()[:2] == week for each in day.days_ahead)

    def _is_starter_core_due(self) -> bool:
        """Before strength the core has its own days: so many a week, the usual weekdays first (E3)."""
        day, rules = self._situation, self._programme
        most = min(rules.sessions.starter_core_days_per_week, rules.core.starter_days_per_week)
        done = day.starter_core_days_this_week
        if day.stage is not Stage.FLEXIBILITY or not self._is_open(Stage.CORE) or done >= most:
            return False
        weekday, usual = day.today.isoweekday(), rules.calendar.strength_weekdays
        return weekday in usual or done + sum(each > weekday for each in usual) < most

    # -- form and reason ---------------------------------------------------------------------------------------------

    def _form(self) -> SessionForm:
        """A free day has a short session at most."""
        return SessionForm.SHORT if self._situation.day_kind in FREE_DAYS else self._situation.form

    def _cap_minutes(self, form: SessionForm) -> float:
        rules = self._programme.sessions
        cap = self._situation.cap_minutes or rules.cap_minutes
        return min(cap, {SessionForm.SHORT: rules.short_minutes, SessionForm.EASY: rules.easy_minutes}.get(form, cap))

    def _day_kind(self, found: SessionType) -> DayKind:
        kind = self._situation.day_kind
        return DayKind.FLEXIBILITY if kind is DayKind.STRENGTH and found not in _STRENGTH else kind

    def _reason(self, found: SessionType) -> PlanReason:
        """The most telling reason."""
        day = self._situation
        is_free = day.day_kind in FREE_DAYS
        reasons = (
            (day.flare is not None, PlanReason.FLARE),
            (day.has_week_risen, PlanReason.WEEK_ROSE),
            (day.is_lapsed, PlanReason.LAPSED),
            (day.frozen is not None, PlanReason.FROZEN),
            (is_free, PlanReason.FREE_DAY),
            (day.form is SessionForm.EASY, PlanReason.EASY),
            (day.form is SessionForm.SHORT, PlanReason.SHORT),
            (day.day_kind is DayKind.STRENGTH and not self._is_rested(), PlanReason.TOO_SOON),
            (found in _STRENGTH, PlanReason.STRENGTH_DAY),
            (day.day_kind in {DayKind.FLEXIBILITY, DayKind.STRENGTH}, PlanReason.FLEXIBILITY_DAY),
        )
        return next((reason for is_so, reason in reasons if is_so), PlanReason.STAGE)
