"""The path in words: how each stage stands, what it still asks for, and what opens the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hipcoach.domain.exercise import Stage
from hipcoach.domain.path import StageState
from hipcoach.ui.widgets.path_strip import StageState as ShownState
from hipcoach.ui.widgets.path_strip import StageView

if TYPE_CHECKING:
    from hipcoach.content.words import Words
    from hipcoach.domain.criterion import Criterion
    from hipcoach.domain.path import Path

translate = QCoreApplication.translate  # by this name the tool that collects texts finds them
_SHOWN = {
    StageState.LOCKED: ShownState.LOCKED,
    StageState.OPEN: ShownState.OPEN,
    StageState.PROVISIONAL: ShownState.OPEN,
    StageState.ACHIEVED: ShownState.MAINTENANCE,
    StageState.LAPSED: ShownState.LAPSED,
}
_BEFORE = {
    Stage.FLEXIBILITY: Stage.PELVIS,
    Stage.STRENGTH: Stage.FLEXIBILITY,
    Stage.CORE: Stage.PELVIS,
    Stage.BALANCE: Stage.STRENGTH,
}


def stage_views(path: Path, words: Words, *, with_targets: bool = False) -> list[StageView]:
    """Every stage in its order; strength and core stand side by side.

    Args:
        path: The path.
        words: The words of the content.
        with_targets: Whether the next locked stage says how many targets are left.
    """
    coming = next_stage(path) if with_targets else None
    return [
        StageView(
            key=stage.value,
            title=words.stage_name(stage),
            subtitle=_to_go(path, stage) if stage is coming else stage_subtitle(path, stage),
            state=_SHOWN[path.states[stage]],
            beside_previous=stage is Stage.CORE,
        )
        for stage in Stage
    ]


def stage_subtitle(path: Path, stage: Stage) -> str:
    """How a stage stands, in a few characters."""
    if is_resting(path, stage):
        return translate("Path", "Resting")
    match path.states[stage]:
        case StageState.LOCKED:
            return translate("Path", "On hold") if stage in path.held else translate("Path", "Locked")
        case StageState.ACHIEVED:
            return translate("Path", "Keeping up")
        case StageState.OPEN | StageState.PROVISIONAL | StageState.LAPSED:
            asked = path.criteria.get(stage, ())
            if not asked:  # core asks for nothing: it goes alongside
                return translate("Path", "Open")
            met = sum(each.is_met for each in asked)
            return translate("Path", "{met} of {asked} met").format(met=met, asked=len(asked))


def _to_go(path: Path, stage: Stage) -> str:
    """How far the next stage is."""
    left = sum(not each.is_met for each in asked_of(path, stage))
    if left == 0 or stage in path.held or stage in path.by_plan:
        return stage_subtitle(path, stage)
    one, more = translate("Path", "1 target to go"), translate("Path", "{n} targets to go").format(n=left)
    return one if left == 1 else more


def is_resting(path: Path, stage: Stage) -> bool:
    """Whether an open stage rests for now: put aside after sore days, or until pain is down."""
    return path.is_open(stage) and (stage is path.frozen or stage in path.closed)


def state_word(state: StageState) -> str:
    """How a stage stands, as the pill on its card says it."""
    match state:
        case StageState.LOCKED:
            return translate("Path", "Locked")
        case StageState.OPEN:
            return translate("Path", "Open")
        case StageState.PROVISIONAL:
            return translate("Path", "Open for now")
        case StageState.ACHIEVED:
            return translate("Path", "Keeping up")
        case StageState.LAPSED:
            return translate("Path", "Again for a while")


def next_stage(path: Path) -> Stage | None:
    """The stage that opens next on the main way, or None when all are open."""
    return next((stage for stage in Stage if path.states[stage] is StageState.LOCKED), None)


def asked_of(path: Path, stage: Stage) -> tuple[Criterion, ...]:
    """What a stage asks for: an open one to be through, a locked one to open; known once the one before is open."""
    own = path.criteria.get(stage, ())
    if path.is_open(stage):
        return own
    before = _BEFORE.get(stage, Stage.PELVIS)
    if not path.is_open(before):
        return ()
    has_all = stage is Stage.BALANCE  # strength asks nothing of itself; the others are through when they are
    return own if has_all else (*path.criteria.get(before, ()), *own)


def next_stage_line(path: Path, words: Words) -> str:
    """What the next stage still needs, in one line."""
    coming = next_stage(path)
    if coming is None:
        return translate("Path", "All stages are open")
    name = words.stage_name(coming)
    if coming in path.by_plan:
        return translate("Path", "{stage} is closed by your physiotherapist").format(stage=name)
    if coming in path.held:
        return translate("Path", "{stage} waits for a clinician's look").format(stage=name)
    left = sum(not each.is_met for each in asked_of(path, coming))
    if left == 0:
        return translate("Path", "{stage} comes next").format(stage=name)
    if left == 1:
        return translate("Path", "{stage} opens after 1 more target").format(stage=name)
    return translate("Path", "{stage} opens after {n} more targets").format(stage=name, n=left)


def what_opens(path: Path, stage: Stage, words: Words) -> str:
    """What opens a locked stage: what the programme says follows the stage before it, and how far that is."""
    before = _BEFORE[stage]
    return f"{words.stage_opens_next(before)} {_distance(path, stage, words.stage_name(before))}".strip()


def _distance(path: Path, stage: Stage, name: str) -> str:
    """How far a locked stage is."""
    if not path.is_open(_BEFORE[stage]):
        return translate("Path", "{stage} comes before it and is still locked.").format(stage=name)
    left = sum(not each.is_met for each in asked_of(path, stage))
    if left == 0:
        return ""
    if left == 1:
        return translate("Path", "1 target is still to go.")
    return translate("Path", "{n} targets are still to go.").format(n=left)


def is_core_ahead(path: Path) -> bool:
    """Whether core is open while strength, its neighbour on the map, is not."""
    return path.states[Stage.CORE] is StageState.OPEN and path.states[Stage.STRENGTH] is StageState.LOCKED


def core_ahead_word() -> str:
    """How strength and core stand together while only core is open."""
    return translate("Path", "Core is open")


def core_ahead_line() -> str:
    """What is open of core before strength is."""
    return translate("Path", "A first set of core exercises goes alongside already.")


def help_line(stage: Stage) -> str:
    """The kind word when a stage takes long."""
    if stage is Stage.PELVIS:
        return translate(
            "Path",
            "This stage has taken a while, and that is no fault of yours. Balance at the pelvis is the step to "
            "get help with: a physiotherapist can see what a program can't.",
        )
    return translate("Path", "This stage has taken a while. A physiotherapist can look at what holds it up.")
