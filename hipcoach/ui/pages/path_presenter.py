"""Turns the path of today into words and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.criterion import Subject
from hipcoach.domain.exercise import Stage
from hipcoach.domain.path import StageState
from hipcoach.ui import formats
from hipcoach.ui.pages import path_words
from hipcoach.ui.pages.criterion_words import criterion_view
from hipcoach.ui.pages.path_page import StageCardView

if TYPE_CHECKING:
    from hipcoach.content.words import Words
    from hipcoach.domain.path import Path
    from hipcoach.services.training import Today, TrainingService
    from hipcoach.ui.pages.path_page import PathPage

_CONTROL = {Subject.TILT, Subject.KNEE_OUT}
_ICONS = {
    StageState.LOCKED: "lock",
    StageState.OPEN: "",
    StageState.PROVISIONAL: "lock-open",
    StageState.ACHIEVED: "repeat",
    StageState.LAPSED: "rotate-ccw",
}
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

    def __init__(self, page: PathPage, training: TrainingService, words: Words) -> None:
        super().__init__(page)
        self._page = page
        self._training = training
        self._words = words
        self._today: Today | None = None
        self._selected: Stage | None = None
        page.check_requested.connect(self.check_requested)
        page.stage_selected.connect(self._on_stage_selected)

    def refresh(self) -> None:
        """Read everything again and show it; a stage the person chose stays chosen."""
        self._today = self._training.today()
        path = self._today.path
        selected = self._selected or path.working_stage
        self._page.show_map(path_words.stage_views(path, self._words), selected.value)
        self._show_stage(self._today, selected)
        self._show_next(self._today)

    def _on_stage_selected(self, key: str) -> None:
        self._selected = Stage(key)
        if self._today is not None:
            self._show_stage(self._today, self._selected)

    def _show_stage(self, today: Today, stage: Stage) -> None:
        path = today.path
        state = path.states[stage]
        asked = path.criteria.get(stage, ()) if state is not StageState.LOCKED else ()
        opened = path.opened_on.get(stage)
        needs_help = path.needs_review and stage is Stage.PELVIS and state is not StageState.ACHIEVED
        self._page.show_stage(
            StageCardView(
                title=self._title(stage),
                state=self._state(path, stage),
                icon=_ICONS[state],
                since=self.tr("since {day}").format(day=formats.day_short(opened)) if opened else "",
                purpose=self._purpose(stage),
                note=self._note(today, stage),
                help=path_words.help_line(stage) if needs_help else "",
                targets=tuple(criterion_view(each, self._words) for each in asked),
                checks=self._checks(today, stage),
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

    @staticmethod
    def _state(path: Path, stage: Stage) -> str:
        if stage is Stage.STRENGTH and path_words.is_core_ahead(path):
            return path_words.core_ahead_word()
        return path_words.state_word(path.states[stage])

    def _note(self, today: Today, stage: Stage) -> str:
        state = today.path.states[stage]
        if state is StageState.LOCKED:
            opens = path_words.what_opens(today.path, stage, self._words)
            is_ahead = stage is Stage.STRENGTH and path_words.is_core_ahead(today.path)
            return f"{opens} {path_words.core_ahead_line()}" if is_ahead else opens
        if state is StageState.PROVISIONAL:
            return path_words.provisional_line()
        return ""

    def _checks(self, today: Today, stage: Stage) -> tuple[tuple[str, str], ...]:
        """The checks whose targets are still open, while sessions are."""
        if today.person.is_locked or today.path.states[stage] is StageState.LOCKED:
            return ()
        asked = {each.subject for each in today.path.criteria.get(stage, ()) if not each.is_met}
        checks = []
        if asked & _CONTROL:
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
