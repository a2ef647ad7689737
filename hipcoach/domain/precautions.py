"""What holds an exercise back whatever the path says: precautions, the risk of falling, equipment (A3, D)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.exercise import HoldType
from hipcoach.domain.falls import fall_level
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.limits import LimitReason
from hipcoach.domain.pt_plan import FALL_FLAGS
from hipcoach.domain.support import fall_limit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.domain.criterion import Criterion
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.parameters import FlagRules
    from hipcoach.domain.support import FallTable

HOLDS_ON = "fall_risk_2"
"""The precaution of whoever keeps a hand on at all times (A3)."""

_BENDY = "hypermobile"


class Cap(Frozen):
    """One thing that holds an exercise back.

    Attributes:
        level: The highest level it leaves, 0 for none.
        reason: What it is.
        flags: The precautions behind ``FLAG``.
        criteria: What would take the exercise further.
        is_by_plan: A physiotherapist's plan has it so.
    """

    level: int
    reason: LimitReason
    flags: frozenset[str] = frozenset()
    criteria: tuple[Criterion, ...] = ()
    is_by_plan: bool = False


def caps_of_flags(
    exercise: Exercise, flags: frozenset[str], rules: FlagRules, table: FallTable | None
) -> Iterator[Cap]:
    """What precautions leave of an exercise.

    Args:
        exercise: The exercise.
        flags: The precautions in force, those of the fall risk included.
        rules: What some of them do to every dose.
        table: How far standing work may go at each fall-risk level; None leaves that to the catalogue.
    """
    excluding = frozenset(caution.flag for caution in exercise.cautions if caution.excludes) & flags
    if excluding:
        yield Cap(level=0, reason=LimitReason.FLAG, flags=excluding)
    for flag, level in exercise.level_caps:
        if flag in flags:
            yield Cap(level=level, reason=LimitReason.FLAG, flags=frozenset({flag}))
    if _BENDY in flags and exercise.hold_type is HoldType.STRETCH:
        level = rules.hypermobile_stretch_level_max
        yield Cap(level=level, reason=LimitReason.FLAG, flags=frozenset({_BENDY}))
    if table is not None:
        level = fall_limit(table, exercise, fall_level(flags)).level_max
        yield Cap(level=level, reason=LimitReason.FLAG, flags=flags & FALL_FLAGS)


def caps_of_equipment(exercise: Exercise, lacks: frozenset[str]) -> Iterator[Cap]:
    """What is left of an exercise without the equipment that is not there."""
    for item in exercise.equipment:
        needed_from = _level_needing(item, lacks)
        if needed_from is not None:
            yield Cap(level=needed_from - 1, reason=LimitReason.EQUIPMENT)


def _level_needing(item: str, lacks: frozenset[str]) -> int | None:
    """The level from which an exercise needs a piece of equipment that is not there, or None.

    The catalogue writes ``band_level_4`` for what only level 4 needs, and ``mirror_optional`` for what is only handy.
    """
    name, _, level = item.partition("_level_")
    if name.endswith("_optional") or not ({item, name} & lacks):
        return None
    return int(level) if level else 1
