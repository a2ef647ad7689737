"""A self-test that is over: what came of it, what it says, and what may have been noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import ButtonSize, FilledButton, OutlineButton
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.foot_bar import FootBar
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.norm_bar import NormBar
from hipcoach.ui.widgets.scroll_column import ScrollColumn
from hipcoach.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from hipcoach.ui.pages.self_test_views import EndView, ResultLine


class SelfTestEnd(QWidget):
    """Shows the results of one test.

    Signals:
        go_on_requested: The person goes on.
        results_requested: ... or wants to see all results.
    """

    go_on_requested = Signal()
    results_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._eyebrow = Label(role=TextRole.EYEBROW)
        self._title = Label(role=TextRole.PAGE_TITLE, wrap=True)
        self._text = Label(tone=Tone.INK2, wrap=True)
        self._banner = Banner()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self._facts = Card()
        self._ticks: dict[str, TickBox] = {}
        self._results = OutlineButton(self.tr("All self-tests"), icon="ruler", size=ButtonSize.LARGE_QUIET)
        self._go_on = FilledButton("", size=ButtonSize.LARGE)
        self._go_on.setObjectName("go_on")
        self._column = ScrollColumn()
        for widget in (self._eyebrow, self._title, self._text, self._banner):
            self._column.body.addWidget(widget)
        self._column.body.addLayout(self._cards)
        self._column.body.addWidget(self._facts)
        self._column.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._column, 1)
        layout.addWidget(FootBar(self._results, self._go_on))
        self._go_on.clicked.connect(self.go_on_requested)
        self._results.clicked.connect(self.results_requested)

    def show_end(self, view: EndView) -> None:
        """Show what came of a test."""
        for label, text in ((self._eyebrow, view.eyebrow), (self._title, view.title), (self._text, view.text)):
            label.setText(text)
            label.setVisible(bool(text))
        self._banner.show_message("")
        self._clear(self._cards)
        for line in view.lines:
            self._cards.addWidget(_ResultCard(line, has_name=len(view.lines) > 1))
        self._show_facts(view.facts)
        self._go_on.setText(view.go_on)
        self._column.to_top()
        self._go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """Say what could not be kept; an empty text takes it away."""
        self._banner.show_message(text, BannerTone.WARN)

    @property
    def go_on_button(self) -> FilledButton:
        """The one obvious next thing."""
        return self._go_on

    @property
    def facts(self) -> dict[str, bool]:
        """What was noticed, by id."""
        return {key: tick.isChecked() for key, tick in self._ticks.items()}

    def _show_facts(self, facts: tuple[tuple[str, str], ...]) -> None:
        self._clear(self._facts.body)
        self._ticks = {key: TickBox(words) for key, words in facts}
        self._facts.setVisible(bool(facts))
        self._facts.body.addWidget(Label(self.tr("Did you notice any of this?"), role=TextRole.CARD_TITLE, wrap=True))
        for key, tick in self._ticks.items():
            tick.setObjectName(key)
            self._facts.body.addWidget(tick)

    @staticmethod
    def _clear(layout: QVBoxLayout) -> None:
        while (item := layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()


class _ResultCard(Card):
    """One measure with its sides, sentences and norm."""

    def __init__(self, line: ResultLine, *, has_name: bool) -> None:
        super().__init__()
        if has_name:
            self.body.addWidget(Label(line.name, role=TextRole.CARD_TITLE, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(40)
        for words, value, tone in (
            (self.tr("Left"), line.left, Tone.LEFT),
            (self.tr("Right"), line.right, Tone.RIGHT),
            ("", line.both, Tone.INK),
        ):
            if value:
                row.addLayout(_value(words, value, tone))
        row.addStretch(1)
        self.body.addLayout(row)
        for sentence in line.says:
            self.body.addWidget(Label(sentence, tone=Tone.INK2, wrap=True))
        if line.norm is not None:
            bar = NormBar()
            norm = line.norm
            bar.show_norm(norm.values, norm.low, norm.high, norm.most, norm.caption, norm.spoken)
            self.body.addSpacing(4)
            self.body.addWidget(bar)


def _value(words: str, value: str, tone: Tone) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    if words:
        column.addWidget(Label(words, role=TextRole.STRONG, tone=tone))
    label = Label(value, role=TextRole.PAGE_TITLE, tone=tone)
    label.setAccessibleName(f"{words} {value}".strip())
    column.addWidget(label)
    return column
