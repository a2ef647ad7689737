"""The risk of falling, which decides how much support standing work needs (A3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hipcoach.domain.parameters import SafetyRules


class FallItem(Frozen):
    """One item of the fall-risk screen (A3).

    Attributes:
        id: Permanent id.
        level: Fall-risk level it leads to, 1 or 2.
        is_measured: Whether it comes from a self-test or the age band, not from a question.
        mild_level: Level under ``mild_below_age`` when it was mild; same as ``level`` where that makes no difference.
        mild_below_age: Age below which ``mild_level`` applies; 0 for never.
        source: Where it comes from.
    """

    id: str
    level: int
    is_measured: bool
    mild_level: int
    mild_below_age: int
    source: str


def fall_risk_level(items: Iterable[FallItem], present: Mapping[str, bool], age: int) -> int:
    """The fall-risk level, 0 to 2; the highest that applies.

    Args:
        items: All items there are.
        present: The items that apply, each with whether it was mild (one uninjured fall in sport, on ice, from a push).
        age: Years, or the lowest of the age band.
    """
    levels = [0]
    for item in items:
        if item.id in present:
            is_mild = present[item.id] and age < item.mild_below_age
            levels.append(item.mild_level if is_mild else item.level)
    return max(levels)


def needs_fall_clearance(falls: int, *, was_injured: bool, blacked_out: bool, rules: SafetyRules) -> bool:
    """Whether standing work waits for a falls assessment: falls, an injury or a blackout in 12 months."""
    return falls >= rules.falls_to_clear or (falls > 0 and was_injured) or blacked_out
