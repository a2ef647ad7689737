"""Turns the path of today into words and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Stage
from hipcoach.domain.path import StageState
from hipcoach.ui import formats
from hipcoach.ui.pages import path_stage_words, path_words
from hipcoach.ui.pages.path_exercise_words import exercise_groups
from hipcoach.ui.pages.path_views import StageCardView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.content.content import Content
    from hipcoach.domain.limits import Limit
    from hipcoach.services.today import Today
    from hipcoach.services.training import TrainingService
    from hipcoach.ui.pages.path_page import PathPage

_CONTROL = {Subject.TILT, Subject.KNEE_OUT}
_PICTURES = {
    Stage.PELVIS: "pelv_tilt_supine",
    Stage.FLEXIBILITY: "flex_fig4_supine",
    Stage.STRENGTH: "str_bridge",
    Stage.CORE: "core_dead_bug",
    Stage.BALANCE: "bal_sls",
}


class PathPresenter(QObject):
    """Presents the path.

    Signals:
        check_requested: The person wants to do a check: ``pelvic_control`` or ``weight_share``.
    """

    check_requested = Signal(str)

    def __init__(self, page: PathPage, training: TrainingService, content: Content) -> None:
        super().__init__(page)
        self._page = page
        self._training = training
        self._content = content
        self._words = content.words
        self._today: Today | None = None
        self._limits: Mapping[str, Limit] = {}
        self._selected: Stage | None = None
        page.check_requested.connect(self.check_requested)
        page.stage_selected.connect(self._on_stage_selected)

    def refresh(self) -> None:
        """Read everything again and show it; a stage the person chose stays chosen."""
        self._today = self._training.today()
        self._limits = self._training.limits()
        path = self._today.path
        selected = self._selected or path.working_stage
        self._page.show_map(path_words.stage_views(path, self._words, with_targets=True), selected.value)
        self._show_stage(self._today, selected)
        self._show_next(self._today)

    def _on_stage_selected(self, key: str) -> None:
        self._selected = Stage(key)
        if self._today is not None:
            self._show_stage(self._today, self._selected)

    def _show_stage(self, today: Today, stage: Stage) -> None:
        path, words, rules = today.path, self._words, self._content.programme
        opened = path.opened_on.get(stage)
        state, icon = path_stage_words.stage_state(path, stage)
        stages = (Stage.STRENGTH, Stage.CORE) if stage is Stage.STRENGTH else (stage,)
        self._page.show_stage(
            StageCardView(
                title=self._title(stage),
                state=state,
                icon=icon,
                since=self.tr("since {day}").format(day=formats.day_short(opened)) if opened else "",
                purpose=self._purpose(stage),
                notes=path_stage_words.stage_notes(today, stage, words, rules),
                help=path_words.help_line(stage) if stage in path.reviews else "",
                targets=path_stage_words.target_groups(path, stage, words),
                checks=self._checks(today, stage),
                exercises=exercise_groups(stages, self._content.exercises, self._limits, today, words),
            )
        )

    def _title(self, stage: Stage) -> str:
        """The stage's name; strength stands for core too, as the map has one place for both."""
        if stage is Stage.STRENGTH:
            strength, core = (self._words.stage_name(each) for each in (Stage.STRENGTH, Stage.CORE))
            return self.tr("{first} and {second}").format(first=strength, second=core.lower())
        return self._words.stage_name(stage)

    def _purpose(self, stage: Stage) -> str:
        if stage is Stage.STRENGTH:
            return " ".join(self._words.stage_purpose(each) for each in (Stage.STRENGTH, Stage.CORE))
        return self._words.stage_purpose(stage)

    def _checks(self, today: Today, stage: Stage) -> tuple[tuple[str, str], ...]:
        """The checks whose targets are still open, or that come first, while sessions are."""
        if today.person.is_locked or today.path.states[stage] is StageState.LOCKED:
            return ()
        asked = {each.subject for each in path_words.asked_of(today.path, stage) if not each.is_met}
        is_first = today.path.control_first and stage is Stage.PELVIS
        checks = []
        if asked & _CONTROL or is_first:
            checks.append(("pelvic_control", self.tr("Do the pelvic control check")))
        if Subject.WEIGHT_SHARE in asked:
            checks.append(("weight_share", self.tr("Weigh both sides")))
        return tuple(checks)

    def _show_next(self, today: Today) -> None:
        stage = path_words.next_stage(today.path)
        if stage is None:
            self._page.show_next("", "", "", "")
            return
        text = path_words.what_opens(today.path, stage, self._words)
        self._page.show_next(self.tr("Next stage"), self._title(stage), text, _PICTURES[stage])
