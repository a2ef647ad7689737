"""The check-in card of Today: this morning first, the last day and night only after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QRadioButton, QVBoxLayout, QWidget

from hipcoach.ui.widgets.card import Card, Divider, Pill, PillTone
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.pain_scale import PainScale

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from hipcoach.ui.pages.today_views import CheckInView

_NARROW_PX = 860
_HEAD_NARROW_PX = 660


class CheckInCard(Card):
    """Asks how the hip is; each answer is told at once and can be changed.

    Attributes:
        scale: The scale of this morning.

    Signals:
        confirmed: Enter was pressed: the person is through with this card.
        morning_chosen: Pain this morning, 0 to 10.
        woke_chosen: Whether pain woke the person last night.
        worst_chosen: Worst pain of the last 24 hours, 0 to 10.
    """

    confirmed = Signal()
    morning_chosen = Signal(int)
    woke_chosen = Signal(bool)
    worst_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(32, 20))
        self.setObjectName("check_in")
        question = self.tr("How is your hip this morning?")
        self.scale = PainScale(question)
        self.scale.setObjectName("morning")
        self._saved = Pill()
        self._saved.hide()
        self._hint = Label(role=TextRole.CAPTION, tone=Tone.INK3)
        self._hint.hide()
        self._more: _MoreQuestions | None = None
        self.body.setSpacing(12)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(Label(question, role=TextRole.CARD_TITLE), 1)
        self._head.addWidget(self._hint)
        self._head.addWidget(self._saved)
        self.body.addLayout(self._head)
        self.body.addWidget(self.scale)
        self.scale.score_chosen.connect(self.morning_chosen)

    def show_answers(self, view: CheckInView) -> None:
        """Show what is saved; the second row appears with the first answer."""
        self.scale.set_score(view.morning)
        self._saved.show_text(view.saved, "check", PillTone.GOOD)
        self._saved.setVisible(bool(view.saved))
        self._hint.setText(view.hint)
        self._hint.setVisible(bool(view.hint) and not view.saved)
        if view.morning is not None:
            self._ask_more().show_answers(view)
        elif self._more is not None:
            self._more.hide()

    def focus_order(self) -> list[QRadioButton]:
        """What the keyboard goes through, in order."""
        strips = [self.scale, *([self._more.worst, self._more.woke] if self._more else [])]
        return [part for strip in strips for part in strip.findChildren(QRadioButton)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is saved under the question where it doesn't fit beside it."""
        super().resizeEvent(event)
        fold(self._head, self.width(), _HEAD_NARROW_PX)

    def changeEvent(self, event: QEvent) -> None:
        """Do so too where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            fold(self._head, self.width(), _HEAD_NARROW_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as the end of the answers."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.confirmed.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _ask_more(self) -> _MoreQuestions:
        """The second row, made when it is first needed: on most starts it is not."""
        if self._more is None:
            self._more = _MoreQuestions()
            self._more.worst.score_chosen.connect(self.worst_chosen)
            self._more.woke.value_chosen.connect(lambda key: self.woke_chosen.emit(key == "yes"))
            self.body.addWidget(self._more)
        self._more.show()
        return self._more


class _MoreQuestions(QWidget):
    """Worst of the last 24 hours, and the night; side by side where there is room."""

    def __init__(self) -> None:
        super().__init__()
        worst, woke = self.tr("Worst in the last 24 hours?"), self.tr("Did hip pain wake you last night?")
        self.worst = PainScale(worst)
        self.worst.setObjectName("worst")
        self.woke = ChoiceRow(woke, [("no", self.tr("No")), ("yes", self.tr("Yes"))])
        self.woke.setObjectName("woke")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(32)
        for words, widget, stretch in ((worst, self.worst, 1), (woke, self.woke, 0)):
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(Label(words, role=TextRole.ROW_TITLE, tone=Tone.INK2))
            column.addWidget(widget)
            column.addStretch(1)
            self._row.addLayout(column, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(Divider())
        layout.addLayout(self._row)

    def show_answers(self, view: CheckInView) -> None:
        """Show what is saved."""
        self.worst.set_score(view.worst)
        self.woke.set_value(None if view.woke is None else "yes" if view.woke else "no")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the questions under each other where they don't fit."""
        super().resizeEvent(event)
        fold(self._row, self.width(), _NARROW_PX)

    def changeEvent(self, event: QEvent) -> None:
        """Do so too where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            fold(self._row, self.width(), _NARROW_PX)
