"""The card of one stage: what it is for, what it asks for, and its exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import OutlineButton
from hipcoach.ui.widgets.card import Card, Divider, Pill
from hipcoach.ui.widgets.criterion_row import CriterionRow
from hipcoach.ui.widgets.exercise_row import ExerciseRow
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from hipcoach.ui.pages.path_views import StageCardView

_HEAD_NARROW_PX = 460


class StageCard(Card):
    """One stage in full.

    Signals:
        check_requested: The person wants to do a check; its key.
    """

    check_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(28, 22))
        self._title = Label(role=TextRole.CARD_TITLE, wrap=True)
        self._state = Pill()
        self._since = Label(role=TextRole.CAPTION, tone=Tone.INK2)
        self._purpose = Label(tone=Tone.INK2, wrap=True)
        self._notes = Label(wrap=True)
        self._help = Banner()
        self._targets, self._exercises = QWidget(), QWidget()
        self._buttons: dict[str, OutlineButton] = {}
        self._checks = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(12)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._state)
        self._head.addWidget(self._since)
        self.body.addLayout(self._head)
        for widget in (self._purpose, self._notes, self._help, self._targets):
            self.body.addWidget(widget)
        self._checks.addStretch(1)
        self.body.addLayout(self._checks)
        self.body.addWidget(self._exercises)
        self.body.addStretch(1)

    def show_stage(self, view: StageCardView) -> None:
        """Show a stage."""
        self._title.setText(view.title)
        self._state.show_text(view.state, view.icon)
        self._since.setText(view.since)
        self._since.setVisible(bool(view.since))
        self._purpose.setText(view.purpose)
        self._notes.setText("\n".join(view.notes))
        self._notes.setVisible(bool(view.notes))
        self._help.show_message(view.help, BannerTone.INFO)
        self._targets = self._replaced(self._targets, _targets(view))
        self._exercises = self._replaced(self._exercises, _exercises(view))
        self._show_checks(view.checks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the head and the buttons where there is little room."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Do so too where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            self._fold()

    def _fold(self) -> None:
        for row in (self._head, self._checks):
            fold(row, self.width(), _HEAD_NARROW_PX)

    def _replaced(self, old: QWidget, new: QWidget) -> QWidget:
        self.body.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        new.show()
        return new

    def _show_checks(self, checks: tuple[tuple[str, str], ...]) -> None:
        for key, words in checks:
            if key not in self._buttons:
                button = OutlineButton(words, icon="ruler")
                button.clicked.connect(lambda _=False, key=key: self.check_requested.emit(key))
                self._checks.insertWidget(len(self._buttons), button)
                self._buttons[key] = button
        wanted = {key for key, _ in checks}
        for key, button in self._buttons.items():
            button.setVisible(key in wanted)


def _targets(view: StageCardView) -> QWidget:
    rows, layout = _column()
    for group in view.targets:
        if group.title:
            layout.addSpacing(12)
            layout.addWidget(Label(group.title, role=TextRole.ROW_TITLE, wrap=True))
            layout.addSpacing(4)
        for target in group.targets:
            row = CriterionRow()
            row.show_criterion(target)
            layout.addWidget(Divider())
            layout.addWidget(row)
    return rows


def _exercises(view: StageCardView) -> QWidget:
    rows, layout = _column()
    for group in view.exercises:
        layout.addSpacing(12)
        layout.addWidget(Label(group.title, role=TextRole.ROW_TITLE, wrap=True))
        layout.addSpacing(4)
        for exercise in group.exercises:
            row = ExerciseRow()
            row.show_exercise(exercise)
            layout.addWidget(row)
    return rows


def _column() -> tuple[QWidget, QVBoxLayout]:
    rows = QWidget()
    layout = QVBoxLayout(rows)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return rows, layout
