"""The card of the risk of falling: what it allows, what speaks for it, what lowers it, and its questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.widgets.ask_box import AskBox
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.bullets import Bullets
from hipcoach.ui.widgets.buttons import OutlineButton
from hipcoach.ui.widgets.card import Card, Pill, PillTone
from hipcoach.ui.widgets.disclosure import Disclosure
from hipcoach.ui.widgets.entry_list import Entry, EntryList
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipcoach.ui.widgets.question_row import QuestionView


class FallView(NamedTuple):
    """The risk of falling as it is shown.

    Attributes:
        pill: How it stands, in a word or two.
        is_good: Whether nothing speaks for it.
        waits: Why standing exercises wait, may be empty.
        allows: What it means for standing work.
        reasons: What speaks for it.
        lowers: What lowers it.
        due: When the questions come again.
        effects: What it leaves out and holds back.
        entries: The answers.
        action: Words of the button that asks.
        is_assessable: Whether an assessment can be written down.
    """

    pill: str
    is_good: bool
    waits: str
    allows: tuple[str, ...]
    reasons: tuple[str, ...]
    lowers: tuple[str, ...]
    due: str
    effects: tuple[str, ...]
    entries: tuple[Entry, ...]
    action: str
    is_assessable: bool


class FallsCard(Card):
    """Shows the risk, and asks its questions.

    Attributes:
        ask_button: Asks the questions.
        assessed: Asks for the form of an assessment.
        box: The questions.

    Signals:
        unfolded: The questions came into sight.
    """

    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("falls_card")
        title = self.tr("Standing and the risk of falling")
        self.setAccessibleName(title)
        self._pill, self._waits = Pill(), Banner()
        self.ask_button = OutlineButton("", icon="circle-help")
        self.assessed = OutlineButton(self.tr("I have been assessed"), icon="stethoscope")
        self.box = AskBox()
        self._due = Label(role=TextRole.CAPTION, tone=Tone.INK2, wrap=True)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(8)
        self._read = QWidget()
        self.body.setSpacing(10)
        self.body.addWidget(Label(title, role=TextRole.CARD_TITLE, wrap=True))
        self.body.addWidget(self._pill)
        self.body.addWidget(self._waits)
        self.body.addWidget(self._read)
        self.body.addWidget(self.box)
        self._build()
        self.box.hide()
        self.box.cancelled.connect(self.close_box)

    def show_falls(self, view: FallView) -> None:
        """Show how things stand."""
        tone = PillTone.GOOD if view.is_good else PillTone.WARN
        icon = "lock" if view.waits else "shield-check" if view.is_good else "hand"
        self._pill.show_text(view.pill, icon, PillTone.WARN if view.waits else tone)
        self._waits.show_message(view.waits, BannerTone.WARN)
        self._fill(view)
        self._due.setText(view.due)
        self._due.setVisible(bool(view.due))
        self.ask_button.setText(view.action)
        self.ask_button.updateGeometry()
        self.assessed.setVisible(view.is_assessable)
        self.box.hide()
        self._read.show()

    def ask(self, views: Sequence[QuestionView], answers: Mapping[str, str]) -> None:
        """Ask the questions here."""
        self._read.hide()
        self.box.ask(views, answers)
        self.box.focus_first()
        self.unfolded.emit()

    def close_box(self) -> None:
        """Leave the questions."""
        self.box.hide()
        self._read.show()
        self.ask_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, view: FallView) -> None:
        while (item := self._parts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        parts = (
            (self.tr("What that means"), view.allows),
            (self.tr("What speaks for it"), view.reasons),
            (self.tr("What lowers it"), view.lowers),
        )
        for title, lines in parts:
            if lines:
                self._parts.addWidget(Label(title, role=TextRole.STRONG, wrap=True))
                self._parts.addWidget(Bullets(lines))
        if view.effects:
            self._parts.addWidget(Disclosure(self.tr("Exercises it changes"), lambda: Bullets(view.effects)))
        if view.entries:
            self._parts.addWidget(Disclosure(self.tr("Your answers about falls"), lambda: EntryList(view.entries)))

    def _build(self) -> None:
        column = QVBoxLayout(self._read)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._parts)
        column.addWidget(self._due)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.ask_button)
        buttons.addWidget(self.assessed)
        buttons.addStretch(1)
        column.addLayout(buttons)
