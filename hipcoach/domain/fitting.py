"""Makes a session fit its cap: what is left out first, what never, and which sets go (E7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.exercise import HoldType, Role, Stage
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.recipes import DEEP, LAST, PAIR
from hipcoach.domain.session_length import planned_s
from hipcoach.domain.session_plan import ChoiceReason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipcoach.domain.choosing import Pick
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.recipes import Template
    from hipcoach.domain.session_plan import PlannedExercise

_STRETCHES_KEPT = 2
_EXTRA_SET, _SETS = "extra_set", "sets"
_OF_SETS = (_EXTRA_SET, _SETS)


class Draft(Frozen):
    """One exercise of a session that may still be too long.

    Attributes:
        pick: What was chosen.
        item: How it is planned.
    """

    pick: Pick
    item: PlannedExercise


class Fitter:
    """Leaves out of a session what its cap has no room for."""

    def __init__(self, programme: Programme, template: Template) -> None:
        self._programme = programme
        self._rules = programme.sessions
        self._template = template
        self._groups: dict[str, Callable[[Sequence[Draft]], list[int]]] = {
            "kept_up": lambda drafts: _places(drafts, lambda each: each.pick.is_kept_up),
            "extra_mobility": self._mobility,
            "second_core": self._second_core,
            "third_stretch": _third_stretch,
            "tilt_beside_clock": self._tilt_beside_clock,
            "pair_by_clock": self._pair_by_clock,
            "short_balance": lambda drafts: _places(drafts, self._is_short_balance),
            LAST: self._last,
        }

    @property
    def groups(self) -> frozenset[str]:
        """All that can be left out."""
        return frozenset({*self._groups, *_OF_SETS})

    def fitted(self, drafts: Sequence[Draft], cap_s: float) -> tuple[list[Draft], list[str]]:
        """What stays, and the ids of what was left out, in that order."""
        kept, dropped = list(drafts), list[Draft]()
        for group in (*self._rules.drop_first, *self._rules.drop_order, *self._rules.drop_then):
            while self.duration_s(kept) > cap_s:
                if not self._drop(group, kept, dropped):
                    break
        while self.duration_s(kept) > cap_s and self._trim(kept, over=1):
            pass
        kept = self._refilled(drafts, kept, dropped, cap_s)
        stays = {each.pick.exercise.id for each in kept}
        return kept, [each.pick.exercise.id for each in dropped if each.pick.exercise.id not in stays]

    def duration_s(self, drafts: Sequence[Draft]) -> float:
        """Planned seconds."""
        return planned_s([each.item.prescription for each in drafts], self._programme.timing)

    def _refilled(
        self, drafts: Sequence[Draft], kept: list[Draft], dropped: Sequence[Draft], cap_s: float
    ) -> list[Draft]:
        """What stays, with what has room all the same: what was left out last comes first."""
        order = [each.pick.exercise.id for each in drafts]
        for draft in reversed(dropped):
            more = sorted([*kept, draft], key=lambda each: order.index(each.pick.exercise.id))
            if self.duration_s(more) <= cap_s:
                kept = more
        return kept

    def _drop(self, group: str, kept: list[Draft], dropped: list[Draft]) -> bool:
        """Take one thing of a group away; False where it has none."""
        if group == _EXTRA_SET:
            return _without_extra_set(kept)
        if group == _SETS:
            return self._trim(kept, over=self._rules.trim_sets_over)
        spare = [place for place in self._groups[group](kept) if not self._is_protected(kept, place)]
        if not spare:
            return False
        dropped.append(kept.pop(spare[-1]))
        return True

    # -- what stays --------------------------------------------------------------------------------------------------

    def _is_protected(self, drafts: Sequence[Draft], place: int) -> bool:
        """Whether an exercise is one of those that are never left out."""
        pick = drafts[place].pick
        if DEEP in self._rules.never_drop and self._template.stage is Stage.STRENGTH:
            focus = self._programme.strength.every_session_focus
            if _places(drafts, lambda each: focus in each.pick.exercise.focus) == [place]:
                return True
        is_pair = PAIR in self._rules.never_drop and pick.slot in self._template.kept
        return is_pair and not self._is_covered_by_clock(drafts, place)

    def _is_covered_by_clock(self, drafts: Sequence[Draft], place: int) -> bool:
        """Whether the upper rung of the first of the pair is there, which is longer, and stands for both."""
        first = self._rules.slots[self._template.kept[0]].ladder if self._template.kept else ()
        others = {each.pick.exercise.id for number, each in enumerate(drafts) if number != place}
        return bool(others & set(first[1:])) and drafts[place].pick.exercise.id not in first[1:]

    # -- the groups --------------------------------------------------------------------------------------------------

    def _mobility(self, drafts: Sequence[Draft]) -> list[int]:
        return _places(drafts, lambda each: each.pick.exercise.focus[0] == self._rules.mobility_focus)

    def _second_core(self, drafts: Sequence[Draft]) -> list[int]:
        core = _places(drafts, lambda each: each.pick.exercise.stage is Stage.CORE)
        if len(core) <= 1:
            return []
        named = [place for place in core if drafts[place].pick.slot == self._template.second_core]
        return named or core[1:]

    def _tilt_beside_clock(self, drafts: Sequence[Draft]) -> list[int]:
        """In the pelvis stage, which has nothing else to spare, the lower rung in the warm-up."""
        if self._template.stage is not Stage.PELVIS:
            return []
        ids = {each.pick.exercise.id for each in drafts}
        ladders = [slot.ladder for slot in self._rules.slots.values() if slot.id in self._template.warm_up]
        lower = {low for low, *high in ladders if ids & set(high)}
        return _places(drafts, lambda each: each.pick.exercise.id in lower and each.pick.role is Role.WARMUP)

    def _pair_by_clock(self, drafts: Sequence[Draft]) -> list[int]:
        pair = _places(drafts, lambda each: each.pick.slot in self._template.kept)
        return [place for place in pair if self._is_covered_by_clock(drafts, place)]

    def _is_short_balance(self, draft: Draft) -> bool:
        return self._template.stage is Stage.STRENGTH and draft.pick.exercise.stage is Stage.BALANCE

    def _last(self, drafts: Sequence[Draft]) -> list[int]:
        """Whatever is there besides the first of the main block: the warm-up first, a plan's own last."""
        main = _places(drafts, lambda each: each.pick.role is Role.MAIN)
        warm_up = _places(drafts, lambda each: each.pick.role is Role.WARMUP)
        by_plan = [place for place in main if drafts[place].pick.choice.reason is ChoiceReason.PLAN]
        others = [place for place in main[1:] if place not in by_plan]
        spare = [place for place in warm_up if not self._is_protected(drafts, place)]
        return spare or [place for place in (others or by_plan[1:]) if not self._is_protected(drafts, place)]

    # -- sets --------------------------------------------------------------------------------------------------------

    def _trim(self, drafts: list[Draft], *, over: int) -> bool:
        """Take one set off the longest exercise that has more than ``over``."""
        spare = _places(drafts, lambda each: each.item.prescription.dose.sets > over)
        if not spare:
            return False
        longest = max(spare, key=lambda place: self.duration_s([drafts[place]]))
        dose = drafts[longest].item.prescription.dose
        shorter = dose.replace(sets=dose.sets - 1, pyramid=dose.pyramid[: dose.sets - 1])
        drafts[longest] = _with(drafts[longest], dose=shorter)
        return True


def _places(drafts: Sequence[Draft], is_one: Callable[[Draft], bool]) -> list[int]:
    return [place for place, draft in enumerate(drafts) if is_one(draft)]


def _third_stretch(drafts: Sequence[Draft]) -> list[int]:
    return _places(drafts, lambda each: each.pick.exercise.hold_type is HoldType.STRETCH)[_STRETCHES_KEPT:]


def _without_extra_set(drafts: list[Draft]) -> bool:
    """Take away the last set that one side has more."""
    spare = _places(drafts, lambda each: each.item.prescription.extra_sets > 0)
    if not spare:
        return False
    extra = drafts[spare[-1]].item.prescription.extra_sets - 1
    drafts[spare[-1]] = _with(drafts[spare[-1]], extra_sets=extra)
    return True


def _with(draft: Draft, **changes: object) -> Draft:
    prescription = draft.item.prescription.replace(**changes)
    return draft.replace(item=draft.item.replace(prescription=prescription))
