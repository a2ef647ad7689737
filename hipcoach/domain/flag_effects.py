"""What one precaution does to the catalogue: what it leaves out, holds back and changes (D)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen
from hipcoach.domain.precautions import caps_of_flags

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.parameters import FlagRules
    from hipcoach.domain.support import FallTable


class FlagEffect(Frozen):
    """What a precaution does, exercise by exercise, in the order of the catalogue.

    Attributes:
        left_out: Ids of the exercises that are not done at all.
        held_back: Id and highest level of those that go less far.
        changed: Ids of those that are done differently.
    """

    left_out: tuple[str, ...] = ()
    held_back: tuple[tuple[str, int], ...] = ()
    changed: tuple[str, ...] = ()


def flag_effect(flag: str, exercises: Mapping[str, Exercise], rules: FlagRules, table: FallTable) -> FlagEffect:
    """What a precaution does by itself, all others left aside."""
    flags = frozenset({flag})
    left_out, held_back, changed = [], [], []
    for exercise in exercises.values():
        caps = [cap.level for cap in caps_of_flags(exercise, flags, rules, table) if flag in cap.flags]
        level = min(caps, default=exercise.doses[-1].level)
        if level == 0:
            left_out.append(exercise.id)
        elif level < exercise.doses[-1].level:
            held_back.append((exercise.id, level))
        elif any(caution.flag == flag for caution in exercise.cautions):
            changed.append(exercise.id)
    return FlagEffect(left_out=tuple(left_out), held_back=tuple(held_back), changed=tuple(changed))
