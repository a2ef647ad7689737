"""A sheet laid over a page: the page dims, the keyboard stays inside, Esc leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_RADIUS_PX = 24
_MARGIN_PX = 24
_PADDING_PX = (44, 34)
_SCROLL_BAR_PX = 14


class _Panel(QFrame):
    """The white box in the middle."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        colours = theme.current()
        with painter_on(self) as painter:
            draw_box(painter, QRectF(self.rect()), _RADIUS_PX, colours.surface, colours.line, 1.0)


class Sheet(QWidget):
    """A panel over another widget, with a scrim between them. Hidden until opened.

    Attributes:
        body: The layout of its content; it scrolls where the window is too low.

    Signals:
        dismissed: The user left the sheet with Esc; the sheet stays until :meth:`close_sheet`.
    """

    dismissed = Signal()

    def __init__(self, over: QWidget, *, panel_width: int = 1000) -> None:
        """Make a sheet over ``over``, ``panel_width`` px wide where there is room."""
        super().__init__(over)
        self._over = over
        self._panel_width = panel_width
        self._came_from: QWidget | None = None
        self._button_rows: list[tuple[QBoxLayout, tuple[QWidget, ...]]] = []
        self._panel = _Panel(self)
        content = QWidget()
        content.setProperty("role", "scrolled")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(_PADDING_PX[0], _PADDING_PX[1], _PADDING_PX[0], _PADDING_PX[1])
        self.body.setSpacing(12)
        self._scroll = QScrollArea(self._panel)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setWidget(content)
        content.setAutoFillBackground(False)
        self._content = content
        layout = QVBoxLayout(self._panel)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._scroll)
        over.installEventFilter(self)
        content.installEventFilter(self)
        self.hide()

    def add_buttons(self, *buttons: QWidget) -> None:
        """Put buttons side by side at the end of the body, or below each other where they find no room."""
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self._button_rows.append((row, buttons))

    def open_sheet(self, first_focus: QWidget | None = None) -> None:
        """Cover the page and move the keyboard into the sheet."""
        self._came_from = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        if first_focus is not None:
            first_focus.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(first_focus)
        else:
            self._content.setFocus(Qt.FocusReason.OtherFocusReason)
            self.focusNextPrevChild(True)  # noqa: FBT003  (Qt's kind)

    def to_top(self) -> None:
        """Show what stands first, wherever the keyboard is; Page Up and Page Down go through the rest."""
        self._scroll.verticalScrollBar().setValue(0)

    def close_sheet(self) -> None:
        """Uncover the page and give the keyboard back to where it was."""
        self.hide()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page's size, and one's own content's."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest} and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  (Qt's name and kind)
        """Keep Tab and Shift+Tab inside the sheet.

        Not by ``nextInFocusChain``: PySide takes what that returns for a child of the widget that was asked, and once
        this one is deleted, for deleted too.
        """
        stops = [self._content, *self._content.findChildren(QWidget)]
        if not next:
            stops.reverse()
        focus = QApplication.focusWidget()
        place = stops.index(focus) if focus in stops else -1
        for stop in stops[place + 1 :] + stops[:place]:
            takes_tab = bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus) and stop.isEnabled()
            if takes_tab and stop.isVisible():
                stop.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
                self._scroll.ensureWidgetVisible(stop)
                break
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc; no key reaches the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep presses beside the panel from the page below."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim the page."""
        with painter_on(self) as painter:
            painter.fillRect(self.rect(), theme.current().scrim)

    def _place(self) -> None:
        """Cover the page and centre the panel, as high as its content needs."""
        self.setGeometry(self._over.rect())
        width = min(self._panel_width, self.width() - 2 * _MARGIN_PX)
        self._content.setMinimumWidth(0)
        self._fold_rows(width - 2 * _PADDING_PX[0] - _SCROLL_BAR_PX)
        needed = self.body.heightForWidth(width - 2) if self.body.hasHeightForWidth() else self.body.sizeHint().height()
        height = min(needed + 2, self.height() - 2 * _MARGIN_PX)
        self._panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def _fold_rows(self, room_px: int) -> None:
        for row, buttons in self._button_rows:
            widths = [each.sizeHint().width() + row.spacing() for each in buttons if not each.isHidden()]
            is_stacked = sum(widths) > room_px
            row.setDirection(QBoxLayout.Direction.TopToBottom if is_stacked else QBoxLayout.Direction.LeftToRight)
