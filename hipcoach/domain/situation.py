"""What a session is built from: everything the rules have found out about the person and the day."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen
from hipcoach.domain.records import SessionForm
from hipcoach.domain.week import DayKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from hipcoach.domain.dosage import Shade
    from hipcoach.domain.exercise import Side, Stage
    from hipcoach.domain.flare import Flare
    from hipcoach.domain.limits import Limit
    from hipcoach.domain.path import StageState
    from hipcoach.domain.pt_plan import PtPlan
    from hipcoach.domain.week import DayPlan


class Situation(Frozen):
    """What the builder needs to know about the day.

    Attributes:
        today: The training day.
        stage: The stage that leads: the path's working stage.
        stage_day: Days since that stage opened, 0 on its first.
        states: How each stage stands.
        limits: How far each exercise may go today; one that is missing is closed.
        shades: Exposures of each exercise, oldest first; only asked for from the end.
        day_kind: What the day is for.
        form: The sort of session asked for: FULL, SHORT, EASY or CALM.
        flare: The flare today stands in, its days without progress included, or None.
        may_progress: Nothing from outside forbids that doses go up.
        has_week_risen: Last week hurt clearly more than the one before; this week is a calmer one.
        is_lapsed: Control of the pelvis was lost; its block leads.
        frozen: The newest stage where it was put aside for some days, so that the one before leads; else None.
        worse_side: The side whose difference counts, by focus; it goes first and gets an extra set.
        stretch_extra: Focuses that get one more stretch, since their test fell back.
        favoured: Ids of exercises and focuses that a profile favours.
        strength_sessions: Days with strength before today; rotates its sessions.
        last_strength_day: The last day with strength before today, or None.
        balance_days_this_week: Days with balance since Monday, today left out.
        starter_core_days_this_week: Days with core since Monday, today left out.
        days_ahead: The days after today, as the week plan has them; balance is spread over them.
        plan: The physiotherapist's plan in force, or None.
        green_level_max: Levels a dose doesn't go above, by exercise: after a plan has ended, the one last done green.
        cap_minutes: The person's own cap on the length; None is the programme's.
    """

    today: date
    stage: Stage
    stage_day: int
    states: Mapping[Stage, StageState]
    limits: Mapping[str, Limit]
    shades: Mapping[str, Sequence[Shade]]
    day_kind: DayKind = DayKind.DAILY
    form: SessionForm = SessionForm.FULL
    flare: Flare | None = None
    may_progress: bool = True
    has_week_risen: bool = False
    is_lapsed: bool = False
    frozen: Stage | None = None
    worse_side: Mapping[str, Side] = MappingProxyType({})
    stretch_extra: frozenset[str] = frozenset()
    favoured: tuple[str, ...] = ()
    strength_sessions: int = 0
    last_strength_day: date | None = None
    balance_days_this_week: int = 0
    starter_core_days_this_week: int = 0
    days_ahead: tuple[DayPlan, ...] = ()
    plan: PtPlan | None = None
    green_level_max: Mapping[str, int] = MappingProxyType({})
    cap_minutes: int | None = None
