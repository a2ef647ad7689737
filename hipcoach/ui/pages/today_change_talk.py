"""Changing today: what is offered, and what each wish does; made when the sheet is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.exercise import Stage
from hipcoach.domain.records import SessionForm
from hipcoach.domain.week import DayKind
from hipcoach.services.moved_days import move_day
from hipcoach.ui import formats, labels
from hipcoach.ui.pages import today_flare_words, today_week_words
from hipcoach.ui.pages.today_more_views import ChangeView, MoveView

if TYPE_CHECKING:
    from hipcoach.content.content import Content
    from hipcoach.services.choices import Choices
    from hipcoach.services.today import Today
    from hipcoach.services.training import TrainingService
    from hipcoach.ui.pages.today_sheets import TodaySheets


class ChangeTalk(QObject):
    """Talks about changing today.

    Signals:
        changed: Today is something else now.
        easy_requested: The person wants an easy day.
        failed: Why a change could not be kept.
    """

    changed = Signal()
    easy_requested = Signal()
    failed = Signal(str)

    def __init__(
        self, sheets: TodaySheets, training: TrainingService, content: Content, choices: Choices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._sheets = sheets
        self._training = training
        self._content = content
        self._choices = choices
        self._today: Today | None = None
        sheets.easy_requested.connect(self._on_easy_requested)
        sheets.flare_reported.connect(self._on_flare_reported)
        sheets.move_requested.connect(self._on_move_requested)

    def open(self, today: Today) -> None:
        """Offer what can be changed about today."""
        self._today = today
        easy, action = self._easy(today)
        can_move = today.plan is not None and not today.has_trained
        flare = today.flare
        is_acute = flare is not None and flare.is_acute_on(today.day)
        self._sheets.open_change(
            ChangeView(
                easy=easy,
                easy_action=action,
                move=self._move(today) if can_move else None,
                flare="" if is_acute else today_flare_words.question(),
            )
        )

    def notice_change(self, today: Today) -> None:
        """Take up how things stand after a change."""
        self._today = today

    def _easy(self, today: Today) -> tuple[str, str]:
        """What an easy day is, and the words of its button; empty where the session is none that could be eased."""
        if today.has_trained or today.plan is None or today.plan.form is not SessionForm.FULL:
            return "", ""
        plan = self._training.other_form(SessionForm.EASY)
        if plan is None:
            return "", ""
        levels = self._content.programme.sessions.easy_levels_down
        one, more = (
            self.tr("Every exercise one level lower. Easing is a plan, too."),
            self.tr("Every exercise {n} levels lower. Easing is a plan, too.").format(n=formats.count(levels)),
        )
        action = self.tr("Make it easy: {minutes}").format(minutes=formats.minutes(plan.duration_s))
        return one if levels == 1 else more, action

    def _move(self, today: Today) -> MoveView:
        """What today can be for: without strength only a session or rest."""
        path = today.path
        has_strength = path.is_open(Stage.STRENGTH) and path.frozen is not Stage.STRENGTH
        kinds = (DayKind.STRENGTH, DayKind.FLEXIBILITY, DayKind.REST) if has_strength else (DayKind.DAILY, DayKind.REST)
        daily = self.tr("A session")
        words = tuple((kind.value, labels.day_kind_word(kind, daily)) for kind in kinds)
        now = today.week_ahead[0].kind
        note = today_week_words.strength_note(today, self._content.programme.calendar) if has_strength else ""
        return MoveView(
            kinds=words,
            current=now.value if now in kinds else "",
            note=note or self.tr("This is for today alone; the days after it stay."),
        )

    def _on_easy_requested(self) -> None:
        self._sheets.close_change()
        self.easy_requested.emit()

    def _on_flare_reported(self) -> None:
        try:
            self._training.report_flare(is_flare=True)
        except HipCoachError as error:
            self.failed.emit(str(error))
        else:
            self.changed.emit()
        self._sheets.close_change()

    def _on_move_requested(self, key: str) -> None:
        today = self._today
        if today is None:
            return
        kind, now = DayKind(key), today.week_ahead[0].kind
        note = today_week_words.strength_note(today, self._content.programme.calendar)
        if kind is DayKind.STRENGTH and note:
            self._sheets.refuse_move(now.value, note)
            return
        try:
            move_day(self._choices, today.day, kind)
        except HipCoachError as error:
            self.failed.emit(str(error))
        self.changed.emit()
