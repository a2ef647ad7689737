"""What is open to a person today, exercise by exercise: up to which level, and why not more."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from hipcoach.domain.criterion import Criterion
    from hipcoach.domain.exercise import Dose


class LimitReason(Enum):
    """What decides how far an exercise may go today, most binding first."""

    PLAN_BANS = "plan_bans"
    FLAG = "flag"
    EQUIPMENT = "equipment"
    STANDING = "standing"
    ADVICE = "advice"
    STAGE = "stage"
    TIER = "tier"
    TEST = "test"
    FROZEN = "frozen"
    LAPSED = "lapsed"
    PROVISIONAL = "provisional"
    STARTER = "starter"
    PLAN = "plan"
    OPEN = "open"


class Limit(Frozen):
    """How far one exercise may go today.

    Attributes:
        level_max: Highest level that is allowed; 0 where the exercise is closed.
        level_min: Lowest level a physiotherapist's plan asks for; 1 where none does.
        dose: The exact dose of a physiotherapist's plan, or None.
        reason: What decides; ``OPEN`` where nothing holds it back.
        criteria: What would take it further, for ``TIER`` and ``TEST``; may be empty.
        flags: The precautions behind ``FLAG``.
        is_by_plan: The physiotherapist's plan decides.
    """

    level_max: int
    reason: LimitReason = LimitReason.OPEN
    level_min: int = 1
    dose: Dose | None = None
    criteria: tuple[Criterion, ...] = ()
    flags: frozenset[str] = frozenset()
    is_by_plan: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the exercise may be done at all."""
        return self.level_max > 0
