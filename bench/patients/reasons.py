"""Looks at the path: when things opened, and whether everything that is closed says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.patients.story import Fault
from hipcoach.domain.exercise import Stage
from hipcoach.domain.path import StageState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bench.patients.story import Story
    from hipcoach.content.content import Content
    from hipcoach.domain.criterion import Criterion
    from hipcoach.domain.path import Path
    from hipcoach.services.today import Today

_BEFORE = {
    Stage.FLEXIBILITY: Stage.PELVIS,
    Stage.CORE: Stage.PELVIS,
    Stage.STRENGTH: Stage.FLEXIBILITY,
    Stage.BALANCE: Stage.STRENGTH,
}
_HIGHEST_TIER = 3


class Reasons:
    """What one person's path says."""

    def __init__(self, content: Content, story: Story) -> None:
        self._exercises = content.exercises
        self._story = story
        self._tiers_before: dict[Stage, int] = {}
        self._opened_before: dict[Stage, object] = {}

    def note(self, path: Path, number: int) -> None:
        """Note the first day on which each stage and tier was open."""
        opened = self._story.opened
        for stage, state in path.states.items():
            if state is not StageState.LOCKED:
                opened.setdefault(stage.value, number)
            for tier in range(2, path.tiers.get(stage, 0) + 1):
                opened.setdefault(f"{stage.value} tier {tier}", number)
            if state is StageState.ACHIEVED:
                opened.setdefault(f"{stage.value} achieved", number)

    def week(self, today: Today, flags: frozenset[str], number: int) -> None:
        """At a week's end: whatever is closed must say why."""
        for name, why in self._closed(today, flags):
            self._story.weeks_waiting[f"{name}: {why or 'no reason'}"] += 1
            if not why:
                self._story.blame(Fault.STUCK, number, name)

    def _closed(self, today: Today, flags: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Everything that is closed, and why; nothing where that isn't said."""
        path, above = today.path, _above(today)
        for stage, state in path.states.items():
            next_tier = path.tiers.get(stage, 0) + 1
            if state is StageState.LOCKED:
                yield stage.value, above or self._why_locked(stage, path)
            elif self._is_whole(stage, next_tier) and self._has_tier(stage, next_tier, flags):
                why = _first_unmet(path.tier_criteria.get(stage, ()))
                is_before_first_session = not path.opened_on
                yield (
                    f"{stage.value} tier {next_tier}",
                    above or why or ("not begun" if is_before_first_session else ""),
                )

    @staticmethod
    def _why_locked(stage: Stage, path: Path) -> str:
        before = _BEFORE[stage]
        if path.states[before] is StageState.LOCKED:
            return f"{before.value} is locked"
        return _first_unmet((*path.criteria.get(stage, ()), *path.criteria.get(before, ())))

    @staticmethod
    def _is_whole(stage: Stage, tier: int) -> bool:
        """Whether a tier opens as a whole, not exercise by exercise."""
        return stage is not Stage.BALANCE and (stage, tier) != (Stage.FLEXIBILITY, _HIGHEST_TIER)

    def _has_tier(self, stage: Stage, tier: int, flags: frozenset[str]) -> bool:
        return any(
            each.stage is stage and each.tier == tier and not each.is_excluded_by(flags)
            for each in self._exercises.values()
        )


def _above(today: Today) -> str:
    """What stands above the criteria."""
    path = today.path
    if today.person.is_locked:
        return "lock"
    if path.lapsed_on is not None:
        return "lapsed"
    if path.frozen is not None:
        return "frozen"
    if path.held:
        return "held by advice"
    if today.flare is not None:
        return "flare"
    return "plan" if path.by_plan else ""


def _first_unmet(criteria: Iterable[Criterion]) -> str:
    return next((each.subject.value for each in criteria if not each.is_met), "")
