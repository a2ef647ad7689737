"""The card of Today that says whom to see: one reason open at a time, the most urgent first."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.pages.today_advice_words import SAFETY
from hipcoach.ui.widgets.buttons import ButtonSize, LinkButton, OutlineButton
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole
from hipcoach.ui.widgets.painting import draw_box, draw_icon, painter_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from hipcoach.ui.pages.today_more_views import AdviceView

_RADIUS_PX = 16.0
_ICON_PX = 26
_NARROW_PX = 560


class AdviceCard(QFrame):
    """Shows one reason in full; the others wait behind a button.

    Signals:
        question_requested: The person wants to answer a safety question; its id.
        rescreen_requested: The person wants to answer the whole safety check.
        safety_requested: The person wants the safety page.
    """

    question_requested = Signal(str)
    rescreen_requested = Signal()
    safety_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("advice")
        self._views: tuple[AdviceView, ...] = ()
        self._open = ""
        self._is_listed = False
        self._title = Label(role=TextRole.CARD_TITLE, wrap=True)
        self._text = Label(wrap=True)
        self._held = Label(role=TextRole.STRONG, wrap=True)
        self._action = OutlineButton("", size=ButtonSize.SMALL)
        self._safety = LinkButton(self.tr("Safety page"), size=ButtonSize.SMALL)
        self._more = LinkButton("", size=ButtonSize.SMALL)
        self._others: list[OutlineButton] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in (self._action, self._safety, self._more):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._words = QVBoxLayout(self)
        self._words.setSpacing(6)
        for label in (self._title, self._text, self._held):
            self._words.addWidget(label)
        self._words.addSpacing(4)
        self._words.addLayout(self._row)
        self._words.addLayout(self._list)
        self._action.clicked.connect(self._on_action)
        self._safety.clicked.connect(self.safety_requested)
        self._more.clicked.connect(self._on_more)
        self._make_room()

    def show_advice(self, views: Sequence[AdviceView]) -> None:
        """Show reasons, most urgent first; what the person opened stays open while it is there."""
        self._views = tuple(views)
        if all(view.key != self._open for view in views):
            self._open = views[0].key if views else ""
        if len(views) < 2:  # noqa: PLR2004 (one alone has no others)
            self._is_listed = False
        self.setVisible(bool(views))
        if views:
            self._show()

    def focus_order(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [self._action, self._safety, self._more, *self._others]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the icon."""
        colours = theme.current()
        size = theme.scaled(_ICON_PX)
        with painter_on(self) as painter:
            draw_box(painter, QRectF(self.rect()), _RADIUS_PX, colours.warn_soft, None)
            draw_icon(painter, "stethoscope", QPointF(24 + size / 2, 18 + theme.scaled(14)), size, colours.warn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under each other where there is little room."""
        super().resizeEvent(event)
        fold(self._row, self.width(), _NARROW_PX)

    def changeEvent(self, event: QEvent) -> None:
        """Do so too where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            self._make_room()
            fold(self._row, self.width(), _NARROW_PX)

    def _show(self) -> None:
        view = next(each for each in self._views if each.key == self._open)
        self._title.setText(view.title)
        self._text.setText(view.text)
        self._held.setText(view.held)
        self._held.setVisible(bool(view.held))
        self._action.setText(view.action)
        self._action.setVisible(bool(view.action))
        self._safety.setVisible(view.target != SAFETY)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(f"{view.text} {view.held}".strip())
        self._show_others([each for each in self._views if each is not view])
        self.updateGeometry()
        self.update()

    def _show_others(self, others: Sequence[AdviceView]) -> None:
        self._more.setVisible(bool(others))
        more = self.tr("Less") if self._is_listed else self.tr("{n} more").format(n=len(others))
        self._more.setText(more)
        self._more.set_icon("chevron-up" if self._is_listed else "chevron-down", after=True)
        for button in self._others:
            button.hide()
            button.deleteLater()
        self._others = []
        for view in others if self._is_listed else ():
            button = OutlineButton(view.title, size=ButtonSize.SMALL)
            button.clicked.connect(lambda _=False, key=view.key: self._on_other(key))
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.show()  # at once: a layout would wait for the next turn of the event loop
            self._others.append(button)
        for before, after in pairwise([self._more, *self._others]):
            QWidget.setTabOrder(before, after)

    def _on_action(self) -> None:
        target = next(each.target for each in self._views if each.key == self._open)
        match target:
            case "rescreen":
                self.rescreen_requested.emit()
            case "safety":
                self.safety_requested.emit()
            case _:
                self.question_requested.emit(target)

    def _on_more(self) -> None:
        self._is_listed = not self._is_listed
        self._show()

    def _on_other(self, key: str) -> None:
        self._open = key
        self._show()
        self._action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_room(self) -> None:
        self._words.setContentsMargins(theme.scaled(_ICON_PX) + 40, 18, 24, 16)
