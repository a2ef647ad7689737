"""The list of pages at the left; icons with names, or icons alone where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.icons import app_pixmap
from hipcoach.ui.widgets.painting import draw_box, draw_icon, painter_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent

WIDE_PX = 212
NARROW_PX = 76
_NARROW_BELOW_PX = 1100
_NARROW_FROM_SCALE = 1.3
_ITEM_PX = 46
_ICON_PX = 22
_LOGO_PX = 38
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SidebarEntry(NamedTuple):
    """One page in the sidebar.

    Attributes:
        key: What is reported when it is pressed.
        icon: Name of its icon.
        text: Its name.
    """

    key: str
    icon: str
    text: str


class _Item(QPushButton):
    """One entry."""

    is_narrow = False

    def __init__(self, entry: SidebarEntry, parent: Sidebar) -> None:
        super().__init__(entry.text, parent)
        self.key = entry.key
        self._icon = entry.icon
        self._sidebar = parent
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of one entry."""
        return QSize(_ITEM_PX, max(_ITEM_PX, round(QFontMetricsF(_item_font(is_current=True)).height()) + 20))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def focus_radius(self) -> float:
        """Return the corner radius that the focus ring has to follow, in px."""
        return 10.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move to the neighbour with the up and down arrows; Enter opens."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._sidebar.focus_neighbour(self, _STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the mark of the present page, icon and name."""
        colours = theme.current()
        current = self.isChecked()
        ink = colours.primary if current else colours.ink2
        rect = QRectF(self.rect())
        with painter_on(self) as painter:
            if current or self.underMouse():
                draw_box(painter, rect, 10, colours.primary_soft if current else colours.inset, None)
            if current:
                draw_box(painter, QRectF(0, rect.center().y() - 12, 4, 24), 2, colours.primary, None)
            x = rect.center().x() if self.is_narrow else 25.0
            draw_icon(painter, self._icon, QPointF(x, rect.center().y()), _ICON_PX, ink)
            if not self.is_narrow:
                painter.setFont(_item_font(is_current=current))
                painter.setPen(ink)
                painter.drawText(rect.adjusted(48, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


class _Logo(QWidget):
    """The app's icon and name."""

    is_narrow = False

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(_LOGO_PX + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and name."""
        with painter_on(self) as painter:
            left = (self.width() - _LOGO_PX) / 2 if self.is_narrow else 8.0
            pixmap = app_pixmap(_LOGO_PX, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, 1), pixmap)
            if not self.is_narrow:
                painter.setFont(theme.font(20, theme.BOLD))
                painter.setPen(theme.current().ink)
                rect = QRectF(self.rect()).adjusted(58, 0, 0, 0)
                painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, "HipCoach")


class Sidebar(QFrame):
    """Shows where one is and asks for other pages.

    Signals:
        page_requested: The user pressed an entry; its key.
    """

    page_requested = Signal(str)

    def __init__(
        self, top: Sequence[SidebarEntry], bottom: Sequence[SidebarEntry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages"))
        self._is_narrow = False
        self._logo = _Logo(self)
        self._items = [_Item(entry, self) for entry in (*top, *bottom)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 23, 14, 18)
        layout.setSpacing(4)
        layout.addWidget(self._logo)
        layout.addSpacing(17)
        for place, item in enumerate(self._items):
            if place == len(top):
                layout.addStretch(1)
            layout.addWidget(item)
            item.clicked.connect(lambda _checked=False, key=item.key: self._on_item_clicked(key))
        if not bottom:
            layout.addStretch(1)
        self.setFixedWidth(WIDE_PX)

    @property
    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._is_narrow

    def set_current(self, key: str) -> None:
        """Mark the page that is shown; an unknown key marks none."""
        for item in self._items:
            item.setChecked(item.key == key)

    def fit(self, window_width_px: int) -> None:
        """Shrink to icons where the window is narrow or the text large; call it when either changes."""
        narrow = window_width_px < _NARROW_BELOW_PX or theme.text_scale() >= _NARROW_FROM_SCALE
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        self._logo.is_narrow = narrow
        for item in self._items:
            item.is_narrow = narrow
            item.setToolTip(item.text() if narrow else "")
        self.setFixedWidth(NARROW_PX if narrow else WIDE_PX)
        self.update()

    def focus_current(self) -> None:
        """Take the focus to the page that is shown (F6)."""
        current = next((item for item in self._items if item.isChecked()), self._items[0])
        current.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_neighbour(self, item: QPushButton, step: int) -> None:
        """Move the focus up or down from an entry."""
        places = [place for place, other in enumerate(self._items) if other is item]
        neighbour = self._items[(places[0] + step) % len(self._items)]
        neighbour.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_item_clicked(self, key: str) -> None:
        # A press on a checkable button has toggled it; the page decides by set_current what is marked.
        for item in self._items:
            if item.key == key:
                item.setChecked(not item.isChecked())
        self.page_requested.emit(key)


def _item_font(*, is_current: bool) -> QFont:
    return theme.font(16, theme.BOLD if is_current else theme.MEDIUM)
