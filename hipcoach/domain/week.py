"""What each day of the week is for, and why; between strength days lie 48 h (E7)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from hipcoach.domain.calendar import ONE_DAY
from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.parameters import CalendarRules

_DAY_H = 24
_WEEK_DAYS = 7


class DayKind(Enum):
    """What a day is for."""

    DAILY = "daily"
    STRENGTH = "strength"
    FLEXIBILITY = "flexibility"
    LIGHT = "light"
    REST = "rest"


FREE_DAYS = frozenset({DayKind.LIGHT, DayKind.REST})
"""Days without a session due; one may be done all the same."""


class DayReason(Enum):
    """Why a day is of its kind."""

    EVERY_DAY = "every_day"
    PLANNED = "planned"
    MOVED = "moved"
    TOO_SOON = "too_soon"


class WeekPlan(Frozen):
    """Which weekday is for what; ISO, 1 is Monday. Any other weekday is a light one.

    Attributes:
        strength: Weekdays for strength and core.
        flexibility: Weekdays for flexibility, with balance once it is open.
        rest: Weekdays without a session.
        moved: Single days the person has given another kind.
    """

    strength: tuple[int, ...]
    flexibility: tuple[int, ...]
    rest: tuple[int, ...]
    moved: Mapping[date, DayKind] = MappingProxyType({})


class WeekState(Frozen):
    """What the week ahead depends on.

    Attributes:
        today: The training day.
        is_strength_open: Strength is open, and not put aside for now.
        last_strength_day: The last day with a strength session, or None; today's own counts.
    """

    today: date
    is_strength_open: bool
    last_strength_day: date | None = None


class DayPlan(Frozen):
    """What one day is for.

    Attributes:
        day: The day.
        kind: What it is for.
        reason: Why.
    """

    day: date
    kind: DayKind
    reason: DayReason

    @property
    def is_due(self) -> bool:
        """Whether a session is due; on other days one may be done all the same."""
        return self.kind not in FREE_DAYS


def usual_week(calendar: CalendarRules) -> WeekPlan:
    """The programme's week."""
    return WeekPlan(
        strength=calendar.strength_weekdays,
        flexibility=calendar.flexibility_weekdays,
        rest=calendar.rest_weekdays,
    )


def plan_day(day: date, week: WeekPlan, state: WeekState, calendar: CalendarRules) -> DayPlan:
    """What a day is for; strength is never nearer than 48 h to the last one, whatever the week says.

    Before strength opens each day but the rest day is for the stage that is open.
    """
    wished = week.moved.get(day)
    planned = wished or _planned(day.isoweekday(), week)
    reason = DayReason.MOVED if wished else DayReason.PLANNED
    if not state.is_strength_open:
        if planned is DayKind.REST or wished is DayKind.LIGHT:
            return DayPlan(day=day, kind=planned, reason=reason)
        return DayPlan(day=day, kind=DayKind.DAILY, reason=DayReason.EVERY_DAY)
    if planned is not DayKind.STRENGTH:
        kind = DayKind.FLEXIBILITY if planned is DayKind.DAILY else planned
        return DayPlan(day=day, kind=kind, reason=reason)
    last = state.last_strength_day
    if last is not None and last < day < strength_from(last, calendar):
        return DayPlan(day=day, kind=DayKind.FLEXIBILITY, reason=DayReason.TOO_SOON)
    return DayPlan(day=day, kind=DayKind.STRENGTH, reason=reason)


def week_ahead(week: WeekPlan, state: WeekState, calendar: CalendarRules) -> tuple[DayPlan, ...]:
    """Today and the six days after it, if every strength day is kept."""
    days: list[DayPlan] = []
    for ahead in range(_WEEK_DAYS):
        day = plan_day(state.today + timedelta(days=ahead), week, state, calendar)
        days.append(day)
        if day.kind is DayKind.STRENGTH:
            state = state.replace(last_strength_day=day.day)
    return tuple(days)


def days_too_soon(week: WeekPlan, calendar: CalendarRules) -> tuple[int, ...]:
    """Weekdays meant for strength that are too near to another one to have it, once the week has settled."""
    state = WeekState(today=date.min, is_strength_open=True)  # the first day of all is a Monday
    days: tuple[DayPlan, ...] = ()
    for _ in range(2):
        days = week_ahead(week.replace(moved={}), state, calendar)
        last = max((day.day for day in days if day.kind is DayKind.STRENGTH), default=state.last_strength_day)
        state = state.replace(today=days[-1].day + ONE_DAY, last_strength_day=last)
    return tuple(day.day.isoweekday() for day in days if day.reason is DayReason.TOO_SOON)


def strength_from(last: date, calendar: CalendarRules) -> date:
    """The first day strength may come again after a day with it."""
    return last + ONE_DAY * -(-calendar.strength_gap_h // _DAY_H)


def _planned(weekday: int, week: WeekPlan) -> DayKind:
    if weekday in week.rest:
        return DayKind.REST
    if weekday in week.strength:
        return DayKind.STRENGTH
    return DayKind.FLEXIBILITY if weekday in week.flexibility else DayKind.LIGHT
