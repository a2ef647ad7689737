"""One thing to tick, with "Not sure" beside it where that counts; what to do opens below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.folding_line import FoldingLine
from hipcoach.ui.widgets.painting import draw_box, painter_on
from hipcoach.ui.widgets.question_row import UNSURE, YES, QuestionView
from hipcoach.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

_RADIUS_PX = 12.0
_PADDING_PX = 16


class UnsureButton(QAbstractButton):
    """A quiet button that stays down: the person is not sure."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("Not sure"))
        self.setAccessibleName(self.tr("{question}, not sure").format(question=question))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Return room for the words, 44 px high at least."""
        metrics = QFontMetricsF(_font(is_chosen=True))
        width = round(metrics.horizontalAdvance(self.text())) + 2 * theme.scaled(_PADDING_PX)
        return QSize(width, max(44, round(metrics.height()) + 16))

    def focus_radius(self) -> float:
        """Return the corner radius that the focus ring has to follow, in px."""
        return _RADIUS_PX

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box and the words."""
        colours = theme.current()
        is_on = self.isChecked()
        fill = colours.primary if is_on else colours.primary_soft if self.underMouse() else None
        with painter_on(self) as painter:
            draw_box(painter, QRectF(self.rect()), _RADIUS_PX, fill, colours.control, 1.0)
            painter.setFont(_font(is_chosen=is_on))
            painter.setPen(colours.on_primary if is_on else colours.ink2)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class TickRow(QWidget):
    """A question answered by a tick; left alone it says nothing.

    Attributes:
        view: The question.
        tick: The tick.
        unsure: The button beside it, or None.

    Signals:
        answered: The person changed the answer.
    """

    answered = Signal()

    def __init__(self, view: QuestionView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"tick_{view.id}")
        self.view = view
        self.tick = TickBox(view.text, self, is_quiet=True)
        self.unsure = UnsureButton(view.text, self) if view.has_unsure else None
        self._advice = Banner(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(6)
        if self.unsure is None:
            layout.addWidget(self.tick)
        else:
            layout.addLayout(FoldingLine(self.tick, self.unsure))
            self.unsure.clicked.connect(self._on_unsure)
        layout.addWidget(self._advice)
        self.tick.clicked.connect(self._on_tick)

    @property
    def answer(self) -> str | None:
        """``yes``, ``unsure`` or None."""
        if self.tick.isChecked():
            return YES
        return UNSURE if self.unsure is not None and self.unsure.isChecked() else None

    @property
    def stops(self) -> list[QWidget]:
        """What the keyboard goes through."""
        return [self.tick] if self.unsure is None else [self.tick, self.unsure]

    def set_answer(self, answer: str | None) -> None:
        """Show an answer that is known already, without a signal; anything but yes and not sure is no tick."""
        self.tick.setChecked(answer == YES or (answer == UNSURE and self.unsure is None))
        if self.unsure is not None:
            self.unsure.setChecked(answer == UNSURE)
        self._show_advice()

    def _on_tick(self, is_on: bool) -> None:  # noqa: FBT001 (a signal's payload)
        if is_on and self.unsure is not None:
            self.unsure.setChecked(False)
        self._tell()

    def _on_unsure(self, is_on: bool) -> None:  # noqa: FBT001 (a signal's payload)
        if is_on:
            self.tick.setChecked(False)
        self._tell()

    def _tell(self) -> None:
        self._show_advice()
        self.answered.emit()

    def _show_advice(self) -> None:
        tone = BannerTone.STOP if self.view.is_grave else BannerTone.WARN
        self._advice.show_message(self.view.advice if self.answer else "", tone, title=self.view.title)


def _font(*, is_chosen: bool) -> QFont:
    return theme.font(15, theme.BOLD if is_chosen else theme.MEDIUM)
