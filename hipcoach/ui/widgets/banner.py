"""A line over the page that says what matters now, with at most one thing to do about it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from hipcoach.ui import theme
from hipcoach.ui.widgets.buttons import ButtonSize, OutlineButton
from hipcoach.ui.widgets.label import Label, TextRole
from hipcoach.ui.widgets.painting import draw_box, draw_icon, painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPaintEvent
    from PySide6.QtWidgets import QWidget

_RADIUS_PX = 12.0
_ICON_PX = 26


class BannerTone(Enum):
    """How grave a banner is."""

    INFO = "info"
    WARN = "warn"
    STOP = "stop"


_ICONS = {BannerTone.INFO: "info", BannerTone.WARN: "info", BannerTone.STOP: "triangle-alert"}


class Banner(QFrame):
    """A message with an icon and perhaps a button; hidden until there is something to say.

    Attributes:
        action: The button.

    Signals:
        action_requested: The user pressed the button.
    """

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = BannerTone.INFO
        self._title = Label(role=TextRole.STRONG, wrap=True)
        self._text = Label(wrap=True)
        self.action = OutlineButton("", size=ButtonSize.SMALL)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.scaled(_ICON_PX) + 36, 14, 20, 14)
        layout.setSpacing(16)
        layout.addLayout(words, 1)
        layout.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.action.clicked.connect(self.action_requested)
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred
        )  # a maximum would clip what wraps
        self.hide()

    def show_message(self, text: str, tone: BannerTone = BannerTone.INFO, *, action: str = "", title: str = "") -> None:
        """Show a message; an empty text hides the banner.

        Args:
            text: The sentence.
            tone: How grave it is.
            action: Words of the button, empty for none.
            title: A bold sentence before the text, may be empty.
        """
        self._tone = tone
        self._text.setText(text)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setAccessibleName(f"{title} {text}".strip())
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the icon."""
        ground, ink = self._colours()
        with painter_on(self) as painter:
            draw_box(painter, QRectF(self.rect()), _RADIUS_PX, ground, None)
            size = theme.scaled(_ICON_PX)
            centre = QPointF(20 + size / 2, min(self.height() / 2, 14 + theme.scaled(14)))
            draw_icon(painter, _ICONS[self._tone], centre, size, ink)

    def _colours(self) -> tuple[QColor, QColor]:
        colours = theme.current()
        match self._tone:
            case BannerTone.INFO:
                return colours.primary_soft, colours.primary
            case BannerTone.WARN:
                return colours.warn_soft, colours.warn
            case BannerTone.STOP:
                return colours.stop_soft, colours.stop
