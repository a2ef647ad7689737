"""A planned session: its exercises in order, each with the reason why it is there and the reason for its dose."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen
from hipcoach.domain.week import DayKind

if TYPE_CHECKING:
    from hipcoach.domain.dosage import DoseDecision
    from hipcoach.domain.exercise import Stage
    from hipcoach.domain.records import Prescription, SessionForm


class ChoiceReason(Enum):
    """Why an exercise is in a session."""

    WARM_UP = "warm_up"
    SLOT = "slot"
    PELVIS_KEPT = "pelvis_kept"
    STRETCH_KEPT = "stretch_kept"
    DEEP_ROTATORS = "deep_rotators"
    CORE_ALONGSIDE = "core_alongside"
    STARTER_CORE = "starter_core"
    BALANCE = "balance"
    SUBSTITUTE = "substitute"
    EASIER = "easier"
    HARDER = "harder"
    MAINTENANCE = "maintenance"
    EXTRA_STRETCH = "extra_stretch"
    PROFILE = "profile"
    PLAN = "plan"
    CALM = "calm"


class PlanReason(Enum):
    """Why a session is as it is, the most telling reason only."""

    FLARE = "flare"
    SORE = "sore"
    ALL_RESTS = "all_rests"
    WEEK_ROSE = "week_rose"
    LAPSED = "lapsed"
    FROZEN = "frozen"
    EASY = "easy"
    SHORT = "short"
    TOO_SOON = "too_soon"
    STAGE = "stage"
    STRENGTH_DAY = "strength_day"
    FLEXIBILITY_DAY = "flexibility_day"
    FREE_DAY = "free_day"


class Choice(Frozen):
    """Why an exercise is in a session.

    Attributes:
        reason: What put it there.
        instead_of: Id of the exercise whose place it takes, or "".
        flags: The precautions that took that one out.
        is_by_plan: The physiotherapist's plan put it there.
    """

    reason: ChoiceReason
    instead_of: str = ""
    flags: frozenset[str] = frozenset()
    is_by_plan: bool = False


class PlannedExercise(Frozen):
    """One exercise of a plan with the reasons for its choice and its dose."""

    prescription: Prescription
    decision: DoseDecision
    choice: Choice = Choice(reason=ChoiceReason.SLOT)


class SessionPlan(Frozen):
    """What a session is to be.

    Attributes:
        stage: The stage it is for.
        form: What sort of session.
        items: The exercises in order.
        duration_s: Planned seconds, rests and the time to set up each exercise included.
        day_kind: What the day is for.
        reason: Why it is as it is.
        dropped: Ids of exercises there was no time for, in the order they were left out.
        trimmed: Ids of exercises with fewer sets than their dose, since there was no time for all.
    """

    stage: Stage
    form: SessionForm
    items: tuple[PlannedExercise, ...]
    duration_s: float
    day_kind: DayKind = DayKind.DAILY
    reason: PlanReason = PlanReason.STAGE
    dropped: tuple[str, ...] = ()
    trimmed: tuple[str, ...] = ()

    @property
    def prescriptions(self) -> tuple[Prescription, ...]:
        """The exercises as they are prescribed."""
        return tuple(item.prescription for item in self.items)
