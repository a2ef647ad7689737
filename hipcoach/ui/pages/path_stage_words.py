"""What is to be known about a stage today, in words: why it is open, closed, put aside or led by somebody's plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Stage
from hipcoach.domain.path import StageState
from hipcoach.ui import formats
from hipcoach.ui.pages import path_words
from hipcoach.ui.pages.criterion_words import criterion_view
from hipcoach.ui.pages.path_views import TargetGroup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.content.words import Words
    from hipcoach.domain.criterion import Criterion
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.path import Path
    from hipcoach.services.today import Today
    from hipcoach.ui.widgets.criterion_row import CriterionView

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them

_ICONS = {
    StageState.LOCKED: "lock",
    StageState.OPEN: "",
    StageState.PROVISIONAL: "lock-open",
    StageState.ACHIEVED: "repeat",
    StageState.LAPSED: "rotate-ccw",
}
_UPPER_TIER = 3


def stage_state(path: Path, stage: Stage) -> tuple[str, str]:
    """How a stage stands in a word or two, and the icon beside it."""
    if stage is Stage.STRENGTH and path_words.is_core_ahead(path):
        return path_words.core_ahead_word(), _ICONS[StageState.LOCKED]
    if path_words.is_resting(path, stage):
        return translate("Path", "Resting"), "moon"
    if stage in path.held:
        return translate("Path", "On hold"), "stethoscope"
    return path_words.state_word(path.states[stage]), _ICONS[path.states[stage]]


def stage_notes(today: Today, stage: Stage, words: Words, rules: Programme) -> tuple[str, ...]:
    """What is to be known about a stage today, most pressing first."""
    return tuple(_notes(today, stage, words, rules))


def _notes(today: Today, stage: Stage, words: Words, rules: Programme) -> Iterator[str]:
    path = today.path
    yield from _of_plan(today, stage)
    if path.is_open(stage):
        yield from _of_rest(path, stage)
        yield from _of_open(path, stage, words, rules)
    elif stage in path.held:
        yield translate("Path", "Its targets are met, but a clinician has to have a look first. Today says why.")
    elif stage not in path.by_plan:
        yield path_words.what_opens(path, stage, words)
    if stage is Stage.STRENGTH and path_words.is_core_ahead(path):
        yield path_words.core_ahead_line()
    if stage is Stage.BALANCE and today.person.age_from >= rules.balance.kind_words_from_age:
        yield translate(
            "Path",
            "Long times on one leg are rare from {age} on, and nobody needs them here. Standing steadily and with "
            "less help from your hands is the progress that counts.",
        ).format(age=formats.count(rules.balance.kind_words_from_age))


def _of_plan(today: Today, stage: Stage) -> Iterator[str]:
    """What a physiotherapist's plan makes of it: by whom, and until when."""
    physio = today.physio_plan
    if physio is None or stage not in today.path.by_plan:
        return
    opened, closed = (
        translate("Path", "Opened by {name}, until {day}."),
        translate("Path", "Closed by {name}, until {day}."),
    )
    text = opened if today.path.is_open(stage) else closed
    yield text.format(name=physio.name, day=formats.day_with_year(physio.expires_on))


def _of_rest(path: Path, stage: Stage) -> Iterator[str]:
    if stage is path.frozen and path.frozen_until is not None:
        text = translate("Path", "Sore days have put it aside. It is back on {day}; the stage before leads meanwhile.")
        yield text.format(day=formats.day_long(path.frozen_until))
    if stage in path.closed:
        yield translate("Path", "It rests until your pain is down again. Today says what lifts that.")


def _of_open(path: Path, stage: Stage, words: Words, rules: Programme) -> Iterator[str]:
    if path.states[stage] is StageState.PROVISIONAL:
        text = translate("Path", "Open for now, up to level {n}, while you go on working on the pelvis.")
        yield text.format(n=formats.count(rules.pelvis.provisional_level_max))
    if stage is Stage.PELVIS:
        yield from _of_pelvis(path, rules)
    if path.lapsed_on is not None and stage in {Stage.STRENGTH, Stage.CORE}:
        yield translate("Path", "Lower, and nothing new, until control of the pelvis is back.")
    if stage is Stage.FLEXIBILITY:
        for focus in sorted(path.stretch_extra):
            text = translate("Path", "One stretch more each session, since its test fell back: {focus}.")
            yield text.format(focus=words.label("focus", focus))
    if path.states[stage] is StageState.ACHIEVED:
        yield from _kept(stage, rules)


def _of_pelvis(path: Path, rules: Programme) -> Iterator[str]:
    if path.states[Stage.PELVIS] is StageState.LAPSED:
        text = translate(
            "Path",
            "The last checks of pelvis control slipped. That happens. The pelvis leads each session for {days} days, "
            "until the targets below are met again.",
        )
        yield text.format(days=formats.count(rules.step_back.lapse_days))
    elif path.is_fast_track:
        yield translate(
            "Path", "Welcome back. After so long a time off this is the fast track: what you had earned opens after it."
        )
    if path.control_first:
        yield translate("Path", "After the days off, the control check comes first.")


def _kept(stage: Stage, rules: Programme) -> Iterator[str]:
    kept = rules.maintenance
    if stage is Stage.PELVIS:
        text = translate("Path", "{n} short pelvis exercises open every session. The check comes every {days} days.")
        yield text.format(n=formats.count(kept.pelvis_exercises), days=formats.count(kept.pelvis_test_days))
    elif stage is Stage.FLEXIBILITY:
        text = translate(
            "Path", "A stretch for the front and one for the back of the hip stay, {low} to {high} days a week."
        )
        low, high = kept.stretch_days_per_week_min, kept.stretch_days_per_week_max
        yield text.format(low=formats.count(low), high=formats.count(high))


# -- targets ---------------------------------------------------------------------------------------------------------


def target_groups(path: Path, stage: Stage, words: Words) -> tuple[TargetGroup, ...]:
    """What the stage asks for, and what its next exercises ask for; for strength those of the core beside it too."""
    groups = []
    asked = path_words.asked_of(path, stage) if path.states[stage] is not StageState.ACHIEVED else ()
    if asked:
        groups.append(TargetGroup(title="", targets=_views(asked, words)))
    beside = (Stage.STRENGTH, Stage.CORE) if stage is Stage.STRENGTH else (stage,)
    groups += [group for each in beside if (group := _next_tier(path, each, words)) is not None]
    return tuple(groups)


def _next_tier(path: Path, stage: Stage, words: Words) -> TargetGroup | None:
    asked = path.tier_criteria.get(stage, ())
    if not asked or not path.is_open(stage):
        return None
    title = translate("Path", "The next {stage} exercises open when").format(stage=words.stage_name(stage).lower())
    is_upper = path.tiers.get(stage, 0) + 1 == _UPPER_TIER
    views = [
        _in_upper_tier(view, each) if is_upper else view for view, each in zip(_views(asked, words), asked, strict=True)
    ]
    return TargetGroup(title=title, targets=tuple(views))


def _in_upper_tier(view: CriterionView, criterion: Criterion) -> CriterionView:
    """The days of the last exercises count from those before them, not from the stage."""
    if criterion.subject is not Subject.DAYS:
        return view
    return view._replace(title=translate("Path", "Days since the exercises before them opened"))


def _views(criteria: tuple[Criterion, ...], words: Words) -> tuple[CriterionView, ...]:
    return tuple(criterion_view(each, words) for each in criteria)
