"""The self-tests: last results, what changed, what is due; and the history of one of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hipcoach.domain.exercise import Side
from hipcoach.ui.pages.self_tests_history import ResultHistory
from hipcoach.ui.pages.self_tests_rows import NARROW_PX, ListHead, ResultRow
from hipcoach.ui.widgets.buttons import FilledButton
from hipcoach.ui.widgets.card import Card, Divider
from hipcoach.ui.widgets.change_bar import draw_zone
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.legend import Legend, LegendEntry
from hipcoach.ui.widgets.norm_bar import draw_mark
from hipcoach.ui.widgets.wide_column import WideColumn

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from hipcoach.ui.pages.self_tests_views import ListView

__all__ = ["SelfTestsPage"]


class SelfTestsPage(QWidget):
    """Shows the list, or one history.

    Attributes:
        history: The history of one measure.

    Signals:
        due_requested: The person wants to do all that is due.
        start_requested: ... one test; its id.
        measure_opened: ... to see the history of a measure; its id.
    """

    due_requested = Signal()
    start_requested = Signal(str)
    measure_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("self_tests_page")
        self.setAccessibleName(self.tr("Self-tests"))
        self._rows: list[ResultRow] = []
        self._list = WideColumn()
        self.history = ResultHistory()
        self._due = FilledButton("", icon="play")
        self._due.setObjectName("due")
        self._head = ListHead()
        self._card = Card(padding=(24, 8))
        self._card.body.setSpacing(0)
        self._table = QVBoxLayout()
        self._table.setSpacing(0)
        self._card.body.addWidget(self._head)
        self._card.body.addLayout(self._table)
        self._not_now = Card(padding=(24, 16))
        self._legend = Legend(
            [
                LegendEntry(partial(draw_mark, side=Side.LEFT), self.tr("Left")),
                LegendEntry(partial(draw_mark, side=Side.RIGHT), self.tr("Right")),
                LegendEntry(draw_zone, self.tr("Inside the grey zone: too small to tell"), 44),
            ]
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.history)
        self._lay_out()
        self._due.clicked.connect(self.due_requested)
        self.history.left.connect(self.show_front)

    def show_list(self, view: ListView) -> None:
        """Show the list."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        _clear(self._table)
        self._rows = []
        for place, each in enumerate(view.rows):
            if place:
                self._table.addWidget(Divider())
            row = ResultRow(each, is_first=False)
            row.opened.connect(lambda measure=each.measure: self.measure_opened.emit(measure))
            row.start_requested.connect(lambda protocol=each.protocol: self.start_requested.emit(protocol))
            self._table.addWidget(row)
            self._rows.append(row)
        self._head.show_since(view.since)
        self._due.setText(view.due)
        self._due.setVisible(bool(view.due))
        self._legend.setVisible(any(each.gains for each in view.rows))
        self._show_not_now(view.not_now)
        self._fold()

    def show_front(self) -> None:
        """Go back to the list."""
        self._stack.setCurrentWidget(self._list)
        (self._due if self._due.isVisibleTo(self._list) else self._list).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_history(self) -> None:
        """Turn to the history."""
        self._stack.setCurrentWidget(self.history)
        self.history.focus_first()

    @property
    def is_history(self) -> bool:
        """Whether the history is seen."""
        return self._stack.currentWidget() is self.history

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what stands in columns below each other where there is little room."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Fold where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            self._fold()

    def _fold(self) -> None:
        is_narrow = fold(self._title_line, self.width(), NARROW_PX)
        self._head.setVisible(not is_narrow)
        for row in self._rows:
            row.fold(is_narrow=is_narrow)

    def _show_not_now(self, not_now: tuple[tuple[str, str, str], ...]) -> None:
        _clear(self._not_now.body)
        self._not_now.setVisible(bool(not_now))
        self._not_now.body.addWidget(Label(self.tr("Not now"), role=TextRole.CARD_TITLE))
        for _, name, reason in not_now:
            self._not_now.body.addSpacing(4)
            self._not_now.body.addWidget(Label(name, role=TextRole.STRONG, wrap=True))
            self._not_now.body.addWidget(Label(reason, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True))

    def _lay_out(self) -> None:
        self._title_line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._title_line.setSpacing(12)
        self._title_line.addWidget(Label(self.tr("Self-tests"), role=TextRole.PAGE_TITLE), 1)
        button = QHBoxLayout()
        button.addWidget(self._due)
        button.addStretch(1)
        self._title_line.addLayout(button)
        body = self._list.body
        body.addLayout(self._title_line)
        for widget in (self._card, self._legend, self._not_now):
            body.addWidget(widget)
        body.addStretch(1)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
