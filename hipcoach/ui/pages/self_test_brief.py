"""A self-test before it begins: how it is done, what is needed, and how the hip is right now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import ButtonSize, FilledButton, LinkButton, OutlineButton
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.figure_view import FigureView
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.foot_bar import FootBar
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.numbered_steps import NumberedSteps
from hipcoach.ui.widgets.pain_scale import PainScale
from hipcoach.ui.widgets.scroll_column import ScrollColumn
from hipcoach.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from hipcoach.ui.pages.self_test_views import BriefView

_NARROW_PX = 1120
_FIGURE_PX = 210


class SelfTestBrief(QWidget):
    """Explains a test and asks what is to be known before it.

    Signals:
        left_requested: The person wants to go back.
        start_requested: The person wants to begin, or to go on where it was left.
        anew_requested: ... to begin anew what was begun today.
        skip_requested: ... to leave this test out.
        adult_told: Whether somebody stands beside (bool).
        other_order_requested: The other side is to go first.
        instead_requested: The test done in place of this one.
        variant_requested: The easier form.
    """

    left_requested = Signal()
    start_requested = Signal()
    anew_requested = Signal()
    skip_requested = Signal()
    adult_told = Signal(bool)
    other_order_requested = Signal()
    instead_requested = Signal()
    variant_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: BriefView | None = None
        self._eyebrow = Label(role=TextRole.EYEBROW)
        self._title = Label(role=TextRole.PAGE_TITLE, wrap=True)
        self._what = Label(tone=Tone.INK2, wrap=True)
        self._banner = Banner()
        self._figure = FigureView()
        self._figure.set_radii(16, 16, 16, 16)
        self._steps = NumberedSteps()
        self._ask = Card(padding=(28, 22))
        self._make_card()
        self._back = OutlineButton(self.tr("Back"), icon="arrow-left", size=ButtonSize.LARGE_QUIET)
        self._start = FilledButton(self.tr("Start"), size=ButtonSize.LARGE)
        self._start.setObjectName("start")
        self._foot = FootBar(self._back, self._start)
        self._lay_out()
        self._back.clicked.connect(self.left_requested)
        self._start.clicked.connect(self._on_start)

    # -- what is shown -----------------------------------------------------------------------------------------------

    def show_brief(self, view: BriefView, *, keeps_answers: bool = False) -> None:
        """Show a test; ``keeps_answers`` where only its order or form has changed."""
        self._view = view
        for label, text in ((self._eyebrow, view.eyebrow), (self._title, view.title), (self._what, view.what)):
            label.setText(text)
            label.setVisible(bool(text))
        self._banner.show_message(view.hindrance or view.begun, BannerTone.WARN if view.hindrance else BannerTone.INFO)
        self._figure.show_exercise(view.picture, view.side)
        self._figure.setAccessibleName(view.description)
        self._steps.show_steps(view.steps)
        self._show_card(view)
        if not keeps_answers:
            self._pain.clear()
            self._adult.clear()
            self._ready.setChecked(False)
            self._column.to_top()
        self._start.setText(view.start)
        self._show_start()

    def show_problem(self, text: str) -> None:
        """Say why it could not begin."""
        self._banner.show_message(text, BannerTone.WARN)
        self._column.to_top()

    def focus_first(self) -> None:
        """Give the keyboard to what is to be answered first."""
        asked = (self._pain, self._adult, self._ready)
        first = next((each for each in asked if each.isVisible()), self._start)
        (first if self._ask.isVisible() else self._start).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def start_button(self) -> FilledButton:
        """The one obvious next thing."""
        return self._start

    @property
    def pain(self) -> int | None:
        """The pain right now, where it was asked and told."""
        return self._pain.score

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the columns into one where the page is narrow."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Fold them where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            self._fold()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _show_card(self, view: BriefView) -> None:
        self._ask.setVisible(not view.hindrance or view.asks_adult)
        self._mind.setText("\n".join(view.mind))
        self._pain_block.setVisible(view.asks_pain)
        self._adult_block.setVisible(view.asks_adult)
        self._ready.setText(view.ready)
        self._ready.setVisible(not view.hindrance)
        for label, text in ((self._lacks, view.lacks), (self._order, view.order)):
            label.setText(text)
            label.setVisible(bool(text))
        for widget in (self._mind_title, self._mind):
            widget.setVisible(bool(view.mind))
        links = ((self._other_order, view.other_order), (self._variant, view.variant), (self._instead, view.instead))
        for link, text in links:
            link.setText(text)
            link.setVisible(bool(text))
        self._anew.setVisible(bool(view.begun) and not view.hindrance)
        self._skip.setVisible(not view.hindrance)

    def _show_start(self) -> None:
        """The button works when all is answered; what is missing stands beside it."""
        view = self._view
        if view is None:
            return
        missing = [
            (view.asks_pain and self._pain.score is None, self.tr("How is your hip right now?")),
            (view.asks_adult and self._adult.value is None, self.tr("Is somebody beside you?")),
            (not self._ready.isChecked(), self.tr("Tick when everything is ready.")),
        ]
        hint = "" if view.hindrance else next((words for is_missing, words in missing if is_missing), "")
        self._foot.show_hint(hint)
        self._start.setEnabled(not hint)

    def _on_start(self) -> None:
        if self._view is not None and self._view.hindrance:
            self.skip_requested.emit()
        else:
            self.start_requested.emit()

    def _on_adult(self, key: str) -> None:
        self.adult_told.emit(key == "yes")
        self._show_start()

    def _fold(self) -> None:
        is_narrow = fold(self._columns, self.width(), _NARROW_PX)
        self._figure.setMinimumHeight(theme.scaled(_FIGURE_PX) if not is_narrow else _FIGURE_PX)

    def _make_card(self) -> None:
        self._mind_title = Label(self.tr("For you"), role=TextRole.CARD_TITLE)
        self._mind = Label(wrap=True)
        question = self.tr("How is your hip right now?")
        self._pain = PainScale(question)
        self._pain_block = _block(question, self._pain)
        asks = self.tr("Is another adult beside you?")
        self._adult = ChoiceRow(asks, [("yes", self.tr("Yes")), ("no", self.tr("No"))])
        self._adult.setObjectName("adult")
        self._adult_block = _block(asks, self._adult)
        self._ready = TickBox("")
        self._ready.setObjectName("ready")
        self._lacks = Label(tone=Tone.WARN, wrap=True)
        self._order = Label(tone=Tone.INK2, wrap=True)
        self._other_order, self._variant, self._instead, self._anew, self._skip = (
            LinkButton(words, size=ButtonSize.INLINE)
            for words in ("", "", "", self.tr("Begin anew"), self.tr("Leave this test out today"))
        )
        body = self._ask.body
        body.setSpacing(12)
        for widget in (self._mind_title, self._mind, self._pain_block, self._adult_block, self._ready, self._lacks):
            body.addWidget(widget)
        body.addWidget(self._order)
        links = QVBoxLayout()
        links.setSpacing(0)
        for link in (self._other_order, self._variant, self._instead, self._anew, self._skip):
            links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        body.addLayout(links)
        body.addStretch(1)
        self._pain.score_chosen.connect(lambda _score: self._show_start())
        self._ready.toggled.connect(lambda _on: self._show_start())
        self._adult.value_chosen.connect(self._on_adult)
        for link, signal in (
            (self._other_order, self.other_order_requested),
            (self._variant, self.variant_requested),
            (self._instead, self.instead_requested),
            (self._anew, self.anew_requested),
            (self._skip, self.skip_requested),
        ):
            link.clicked.connect(signal)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._figure, 1)
        column.addWidget(self._steps)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(28)
        self._columns.addWidget(left, 52)
        right = QVBoxLayout()
        right.addWidget(self._ask)
        right.addStretch(1)
        self._columns.addLayout(right, 48)
        self._column = ScrollColumn()
        for widget in (self._eyebrow, self._title, self._what, self._banner):
            self._column.body.addWidget(widget)
        self._column.body.setSpacing(8)
        self._column.body.addSpacing(8)
        self._column.body.addLayout(self._columns)
        self._column.body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._column, 1)
        outer.addWidget(self._foot)


def _block(question: str, answer: QWidget) -> QWidget:
    """A question over its answer."""
    block = QWidget()
    layout = QVBoxLayout(block)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    layout.addWidget(Label(question, role=TextRole.CARD_TITLE, wrap=True))
    line = QHBoxLayout()
    line.addWidget(answer)
    layout.addLayout(line)
    return block
