"""What Today shows, as plain values."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from datetime import date, datetime

    from hipcoach.domain.advice import ClinicianAdvice, Restraint
    from hipcoach.domain.flare import Flare
    from hipcoach.domain.pain import StartOfDay
    from hipcoach.domain.path import Path, Person
    from hipcoach.domain.pt_plan import PtPlan
    from hipcoach.domain.records import OpenSession
    from hipcoach.domain.session_plan import SessionPlan
    from hipcoach.domain.week import DayPlan


class DayState(Enum):
    """How a day of the week strip went."""

    FULL = "full"
    PARTLY = "partly"
    REST = "rest"
    BEFORE_START = "before_start"
    TO_COME = "to_come"


class DayGlance(Frozen):
    """One day of the last seven.

    Attributes:
        day: The training day.
        state: How it went.
        morning: Pain in the morning, or None.
    """

    day: date
    state: DayState
    morning: int | None


class Today(Frozen):
    """All that Today shows.

    Attributes:
        day: The training day.
        day_number: 1 on the day of the first session or of the set-up.
        local_now: The moment it was made, on the person's clock.
        person: What is known about the person.
        plan: The session, or None while a lock is on.
        path: The path today.
        start: What this morning's pain allows.
        morning: This morning's score, or None.
        worst_24h: Worst of the last 24 hours, or None.
        woke: Whether pain woke the person last night, or None.
        yesterday_morning: Yesterday's morning score, or None.
        open_session: A session that was left without an end, or None.
        has_trained: A session was done today.
        is_first: No session has been done yet.
        is_rest_day: The week plan has today free; the session is then a short one nobody has to do.
        week: The last seven days, today last.
        mean_week: Mean morning score of the last seven days, or None.
        mean_week_before: The same of the seven days before.
        week_ahead: What today and the six days after it are for.
        strength_from: The first day strength may come again after the last one; None while it isn't open, or before
            the first.
        flare: The flare that lasts, or has just ended; else None.
        advice: All advice to see a clinician.
        restraints: What that advice holds back.
        physio_plan: The physiotherapist's plan in force, or None.
    """

    day: date
    day_number: int
    local_now: datetime
    person: Person
    plan: SessionPlan | None
    path: Path
    start: StartOfDay
    morning: int | None
    worst_24h: int | None
    woke: bool | None
    yesterday_morning: int | None
    open_session: OpenSession | None
    has_trained: bool
    is_first: bool
    is_rest_day: bool
    week: tuple[DayGlance, ...]
    mean_week: float | None
    mean_week_before: float | None
    week_ahead: tuple[DayPlan, ...]
    strength_from: date | None
    flare: Flare | None
    advice: tuple[ClinicianAdvice, ...]
    restraints: frozenset[Restraint]
    physio_plan: PtPlan | None
