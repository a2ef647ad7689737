"""The exercises of a stage in words: how far each goes today, and what would take it further."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.exercise import Stage
from hipcoach.domain.limits import LimitReason
from hipcoach.ui import formats
from hipcoach.ui.pages.criterion_words import criterion_view
from hipcoach.ui.pages.path_views import ExerciseGroup
from hipcoach.ui.widgets.exercise_row import ExerciseView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hipcoach.content.words import Words
    from hipcoach.domain.criterion import Criterion
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.limits import Limit
    from hipcoach.services.today import Today

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them


def exercise_groups(
    stages: Iterable[Stage],
    exercises: Mapping[str, Exercise],
    limits: Mapping[str, Limit],
    today: Today,
    words: Words,
) -> tuple[ExerciseGroup, ...]:
    """The exercises of some stages: what is open today, then what is still to come; by tier, as the catalogue goes."""
    wanted = set(stages)
    chosen = sorted((each for each in exercises.values() if each.stage in wanted), key=lambda each: each.tier)
    teller = _Teller(today, words)
    views = [teller.view(each, limits[each.id]) for each in chosen if each.id in limits]
    groups = (
        ExerciseGroup(translate("Path", "Exercises that are open"), tuple(each for each in views if each.is_open)),
        ExerciseGroup(translate("Path", "Not open today"), _together(each for each in views if not each.is_open)),
    )
    return tuple(group for group in groups if group.exercises)


def _together(views: Iterable[ExerciseView]) -> tuple[ExerciseView, ...]:
    """Closed exercises with one and the same reason as one row: nobody wants to read it ten times."""
    names: dict[str, list[str]] = {}
    for view in views:
        names.setdefault(view.detail, []).append(view.name)
    return tuple(ExerciseView(", ".join(each), detail, is_open=False) for detail, each in names.items())


class _Teller:
    """Tells about one exercise after the other."""

    def __init__(self, today: Today, words: Words) -> None:
        self._today = today
        self._words = words

    def view(self, exercise: Exercise, limit: Limit) -> ExerciseView:
        """One exercise."""
        why = self._why(exercise, limit)
        if limit.is_open and limit.reason not in {LimitReason.OPEN, LimitReason.PLAN}:
            level = translate("Path", "Up to level {n}.").format(n=formats.count(limit.level_max))
            why = f"{level} {why}".strip()
        if limit.is_by_plan and limit.is_open:
            why = f"{why} {self._by_plan()}".strip() if limit.reason is not LimitReason.PLAN else why
        return ExerciseView(self._words.exercise_name(exercise.id), why, limit.is_open)

    def _why(self, exercise: Exercise, limit: Limit) -> str:
        """What decides."""
        match limit.reason:
            case LimitReason.FLAG | LimitReason.EQUIPMENT | LimitReason.STANDING | LimitReason.ADVICE:
                return self._safety(exercise, limit)
            case LimitReason.PLAN_BANS | LimitReason.PLAN:
                return self._plan(limit)
            case LimitReason.STAGE | LimitReason.TIER | LimitReason.TEST | LimitReason.STARTER:
                return self._path(exercise, limit)
            case LimitReason.FROZEN | LimitReason.LAPSED | LimitReason.PROVISIONAL:
                return self._for_now(limit)
            case LimitReason.OPEN:
                return ""
            case _:
                assert_never(limit.reason)

    def _safety(self, exercise: Exercise, limit: Limit) -> str:
        match limit.reason:
            case LimitReason.FLAG:
                names = formats.listed(sorted(self._words.text("flag", each, "name") for each in limit.flags) or [""])
                if limit.is_open:
                    return translate("Path", "Your precaution: {flags}.").format(flags=names)
                return translate("Path", "Not with your precaution: {flags}.").format(flags=names)
            case LimitReason.EQUIPMENT:
                missing = [each for each in exercise.equipment if {each, _plain(each)} & self._today.person.lacks]
                things = formats.listed([self._words.label("equipment", each) for each in missing] or [""])
                return translate("Path", "Needs what you don't have: {things}.").format(things=things)
            case LimitReason.STANDING:
                return translate("Path", "Standing work waits until a fall was looked into.")
            case _:
                return translate("Path", "Waits until your pain is down again.")

    def _plan(self, limit: Limit) -> str:
        if limit.is_open:
            level = translate("Path", "Up to level {n}.").format(n=formats.count(limit.level_max))
            return f"{level} {self._by_plan()}"
        return f"{translate('Path', 'Left out.')} {self._by_plan()}"

    def _by_plan(self) -> str:
        physio = self._today.physio_plan
        if physio is None:
            return translate("Path", "Set by your physiotherapist.")
        text = translate("Path", "Set by {name}, until {day}.")
        return text.format(name=physio.name, day=formats.day_short(physio.expires_on))

    def _path(self, exercise: Exercise, limit: Limit) -> str:
        if limit.reason is LimitReason.STAGE:
            stage = self._words.stage_name(exercise.stage)
            return translate("Path", "Opens with the stage: {stage}.").format(stage=stage)
        if limit.reason is LimitReason.STARTER:
            strength = self._words.stage_name(Stage.STRENGTH)
            if limit.is_open:
                return translate("Path", "Until this opens: {stage}.").format(stage=strength)
            return translate("Path", "Opens together with: {stage}.").format(stage=strength)
        return self._tier(exercise, limit) or self._with_targets(limit)

    def _tier(self, exercise: Exercise, limit: Limit) -> str:
        """Where it stands among the tiers; empty where its own targets say more."""
        path = self._today.path
        if limit.reason is not LimitReason.TIER:
            return ""
        if exercise.tier > path.tiers.get(exercise.stage, 0) + 1:
            return translate("Path", "Comes after the next ones.")
        is_above = limit.criteria == path.tier_criteria.get(exercise.stage)
        return translate("Path", "Next: opens with the targets above.") if is_above else ""

    def _with_targets(self, limit: Limit) -> str:
        if not limit.criteria:
            return translate("Path", "Comes later in this stage.")
        text = (
            translate("Path", "Further with: {targets}.")
            if limit.is_open
            else translate("Path", "Opens with: {targets}.")
        )
        unmet = [each for each in limit.criteria if not each.is_met]
        return text.format(targets="; ".join(self._target(each) for each in unmet or limit.criteria))

    def _target(self, criterion: Criterion) -> str:
        view = criterion_view(criterion, self._words)
        number = f" ({view.value}{view.of})" if view.of else ""
        return f"{view.title}{number}"

    def _for_now(self, limit: Limit) -> str:
        match limit.reason:
            case LimitReason.FROZEN:
                until = self._today.path.frozen_until
                if until is None:
                    return translate("Path", "Rests after sore days.")
                return translate("Path", "Rests after sore days, back on {day}.").format(day=formats.day_long(until))
            case LimitReason.LAPSED if not limit.is_open:
                return translate("Path", "Nothing new until the pelvis is steady again.")
            case LimitReason.LAPSED:
                return translate("Path", "Lower until the pelvis is steady again.")
            case _:
                return translate("Path", "Until the pelvis is through.")


def _plain(item: str) -> str:
    """A piece of equipment without the level it is needed from."""
    return item.partition("_level_")[0]
