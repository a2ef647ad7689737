"""Who assessed the person, when, and what they said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import FilledButton, OutlineButton
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.field import DayField, field
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

_NARROW_PX = 560
_NAME_MAX = 120
_NOTE_PX = 88


class ClearanceEntry(NamedTuple):
    """What was entered.

    Attributes:
        question_ids: The answers the assessment was about.
        name: Who assessed the person.
        role: Their profession.
        assessed_on: The day.
        told: What they said.
    """

    question_ids: tuple[str, ...]
    name: str
    role: str
    assessed_on: date
    told: str


class ClearanceForm(Card):
    """Takes an assessment by a clinician.

    Signals:
        save_requested: The person is done; carries nothing, read ``entry``.
        cancel_requested: The person has nothing to write down after all.
    """

    save_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clearance_form")
        self.setAccessibleName(self.tr("Record an assessment"))
        self._ticks: dict[str, TickBox] = {}
        self._about = Label(self.tr("Which answers was it about?"), role=TextRole.STRONG, wrap=True)
        self._tick_rows = QVBoxLayout()
        self._tick_rows.setSpacing(0)
        self.name = QLineEdit()
        self.role = QLineEdit()
        self.day = DayField()
        self.told = QPlainTextEdit()
        self.told.setTabChangesFocus(True)
        self._is_fresh = True
        self._problem = Banner()
        self.save = FilledButton(self.tr("Save the assessment"))
        self.cancel = OutlineButton(self.tr("Cancel"))
        for edit in (self.name, self.role):
            edit.setMaxLength(_NAME_MAX)
        self._build()
        self.save.clicked.connect(self.save_requested)
        self.cancel.clicked.connect(self._on_cancel)

    @property
    def entry(self) -> ClearanceEntry:
        """What stands in the form."""
        chosen = [key for key, tick in self._ticks.items() if tick.isChecked()]
        return ClearanceEntry(
            question_ids=tuple(chosen if len(self._ticks) > 1 else self._ticks),
            name=self.name.text(),
            role=self.role.text(),
            assessed_on=self.day.day,
            told=self.told.toPlainText(),
        )

    def begin(self, locked: Sequence[tuple[str, str]], today: date) -> None:
        """Show the form: empty, or with what was entered and not saved.

        Args:
            locked: Id and words of each answer that an assessment can be about.
            today: The day it proposes.
        """
        while (item := self._tick_rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._ticks = {key: TickBox(words) for key, words in locked}
        for tick in self._ticks.values():
            self._tick_rows.addWidget(tick)
            tick.setVisible(len(self._ticks) > 1)
        self._about.setVisible(len(self._ticks) > 1)
        if self._is_fresh:
            self.day.set_day(today)
        self._is_fresh = False
        self._problem.show_message("")

    def forget(self) -> None:
        """Be empty again: what stood in it is saved, or not wanted."""
        for edit in (self.name, self.role, self.told):
            edit.clear()
        self._is_fresh = True

    def focus_first(self) -> None:
        """Take the focus to the first field."""
        first = next(iter(self._ticks.values())) if len(self._ticks) > 1 else self.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """Say what is missing, or why nothing could be saved."""
        self._problem.show_message(text, BannerTone.WARN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack name and profession where there is little room."""
        is_narrow = self.width() < theme.scaled(_NARROW_PX)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._who.setDirection(down if is_narrow else right)
        super().resizeEvent(event)

    def _build(self) -> None:
        title = Label(self.tr("Record an assessment"), role=TextRole.CARD_TITLE, wrap=True)
        lead = self.tr("This is for you and for whoever looks at it later. It stays on this computer.")
        self.body.setSpacing(12)
        self.body.addWidget(title)
        self.body.addWidget(Label(lead, tone=Tone.INK2, wrap=True))
        self.body.addWidget(self._about)
        self.body.addLayout(self._tick_rows)
        self._who = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._who.setSpacing(16)
        self._who.addLayout(field(self.tr("Who assessed you?"), self.name), 3)
        self._who.addLayout(field(self.tr("Their profession"), self.role), 3)
        self._who.addLayout(field(self.tr("On which day?"), self.day), 2)
        self.body.addLayout(self._who)
        self.told.setMinimumHeight(theme.scaled(_NOTE_PX))
        self.told.setMaximumHeight(theme.scaled(2 * _NOTE_PX))
        self.body.addLayout(field(self.tr("What were you told? Limits too, if there are any."), self.told))
        self.body.addWidget(self._problem)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def _on_cancel(self) -> None:
        self.forget()
        self.cancel_requested.emit()
