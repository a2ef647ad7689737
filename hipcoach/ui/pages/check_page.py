"""A guided check, from how it is done to its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hipcoach.ui.pages.check_forms import ControlForm, ShareForm
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import ButtonSize, FilledButton, LinkButton, OutlineButton
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.enter_key import take_enter
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from hipcoach.ui.pages.check_views import CheckView

_NARROW_PX = 1120


class CheckPage(QWidget):
    """Explains a check and takes its answers.

    Signals:
        left_requested: The person wants to go back.
        save_requested: The person has answered.
        stop_requested: Pain ended the check.
    """

    left_requested = Signal()
    save_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check_page")
        self.setAccessibleName(self.tr("Check"))
        self._back = LinkButton(self.tr("Back"), icon="arrow-left", size=ButtonSize.SMALL)
        self._title = Label(role=TextRole.PAGE_TITLE, wrap=True)
        self._why = Label(tone=Tone.INK2, wrap=True)
        self._banner = Banner()
        self._steps = _StepsCard()
        self._answers = Card(padding=(32, 24))
        self.control = ControlForm()
        self.share = ShareForm()
        self._problem = Label(role=TextRole.STRONG, tone=Tone.WARN, wrap=True)
        self._save = FilledButton(self.tr("Save"), size=ButtonSize.LARGE)
        self._stop = OutlineButton(self.tr("I stopped because it hurt"), icon="hand", size=ButtonSize.LARGE_QUIET)
        self._done = FilledButton(self.tr("Back to your path"), size=ButtonSize.LARGE_QUIET)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._save.setObjectName("save")
        self._stop.setObjectName("stop")
        self._done.setObjectName("done")
        self._back.clicked.connect(self.left_requested)
        self._done.clicked.connect(self.left_requested)
        self._save.clicked.connect(self.save_requested)
        self._stop.clicked.connect(self.stop_requested)
        self.control.changed.connect(self._on_count_chosen)

    def show_check(self, view: CheckView, *, is_control: bool) -> None:
        """Show a check with nothing answered."""
        self._title.setText(view.title)
        self._why.setText(view.why)
        self._steps.show_steps(view)
        self.control.clear()
        self.share.clear()
        self.control.setVisible(is_control)
        self.share.setVisible(not is_control)
        self._show_parts(is_open=True)
        self.show_problem("")
        self._banner.hide()
        self._save.setEnabled(not is_control)
        first = self.control.rows[0] if is_control else self.share.fields[0][0]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_end(self, text: str, *, is_kind: bool = True) -> None:
        """Say what came of it, or why it can't be done, and offer the way back."""
        self._show_parts(is_open=False)
        self._banner.show_message(text, BannerTone.INFO if is_kind else BannerTone.WARN)
        self._done.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """Say what is wrong with the answers; an empty text takes that away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    @property
    def counts(self) -> tuple[int | None, int | None, int | None]:
        """Clean tilts, knee-outs left and right; None is not chosen."""
        return self.control.counts

    @property
    def looks(self) -> Sequence[tuple[str, str]]:
        """What was read off the scales, left and right of each look, as typed."""
        return self.share.texts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc; press the focused button, else the next thing, with Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.left_requested.emit()
        elif not take_enter(event, self._save if self._answers.isVisible() else self._done):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the columns into one where the page is narrow."""
        super().resizeEvent(event)
        fold(self._columns, self.width(), _NARROW_PX)

    def changeEvent(self, event: QEvent) -> None:
        """Fold them where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            fold(self._columns, self.width(), _NARROW_PX)

    def _on_count_chosen(self) -> None:
        self._save.setEnabled(None not in self.control.counts)
        self.show_problem("")

    def _show_parts(self, *, is_open: bool) -> None:
        self._steps.setVisible(is_open)
        self._answers.setVisible(is_open)
        self._done.setVisible(not is_open)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._save)
        buttons.addWidget(self._stop)
        buttons.addStretch(1)
        for answer in (self.control, self.share, self._problem):
            self._answers.body.addWidget(answer)
        self._answers.body.addSpacing(8)
        self._answers.body.addLayout(buttons)
        self._answers.body.addStretch(1)
        self._columns.setSpacing(20)
        self._columns.addWidget(self._steps, 45)
        self._columns.addWidget(self._answers, 55)
        end = QHBoxLayout()
        end.addWidget(self._done)
        end.addStretch(1)
        content = QWidget()
        content.setProperty("role", "scrolled")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(48, 20, 48, 28)
        layout.setSpacing(12)
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._title, self._why, self._banner):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addLayout(self._columns)
        layout.addLayout(end)
        layout.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)


class _StepsCard(Card):
    """How the check is done, step by step, and what came of the last one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(32, 24))
        self._steps = Label(wrap=True)
        self._cautions = Label(role=TextRole.STRONG, wrap=True)
        self._last_title = Label(self.tr("Last time"), role=TextRole.EYEBROW)
        self._last = Label(tone=Tone.INK2, wrap=True)
        self.body.addWidget(Label(self.tr("How it is done"), role=TextRole.CARD_TITLE))
        self.body.setSpacing(10)
        for widget in (self._steps, self._cautions, self._last_title, self._last):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_steps(self, view: CheckView) -> None:
        """Show the steps of a check."""
        self._steps.setText("\n\n".join(f"{number}. {step}" for number, step in enumerate(view.steps, start=1)))
        self._cautions.setText("\n".join(view.cautions))
        self._cautions.setVisible(bool(view.cautions))
        self._last.setText(view.last)
        for widget in (self._last_title, self._last):
            widget.setVisible(bool(view.last))
