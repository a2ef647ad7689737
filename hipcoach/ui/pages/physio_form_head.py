"""The first cards of the plan's form: who made it, when, until when; and the stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.pages.physio_views import CLOSE, OPEN
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.card import Card, Divider
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.field import DayField, field
from hipcoach.ui.widgets.folding import fold
from hipcoach.ui.widgets.folding_line import LineOf
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from hipcoach.ui.pages.physio_views import PlanDraft

_NARROW_PX = 560
_NAME_MAX = 120
_REASON_PX = 80
_AS_EARNED = "earned"


class FormCard(Card):
    """A part of the form, with its problem where it arises.

    Signals:
        edited: The person changed something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem = Banner()
        self.body.setSpacing(12)

    def set_head(self, title: str, lead: str = "") -> None:
        """Put its heading and what to know first; to be called once."""
        self.setAccessibleName(title)
        self.body.addWidget(Label(title, role=TextRole.CARD_TITLE, wrap=True))
        if lead:
            self.body.addWidget(Label(lead, tone=Tone.INK2, wrap=True))
        self.body.addWidget(self._problem)

    def show_problem(self, text: str) -> None:
        """Say what is wrong here; an empty text takes the line away."""
        self._problem.show_message(text, BannerTone.WARN)

    @property
    def has_problem(self) -> bool:
        """Whether something is wrong here."""
        return not self._problem.isHidden()


class HeadCard(FormCard):
    """Name, profession, days and reason.

    Attributes:
        name: Who made the plan.
        role: Their profession.
        made: The day it was made.
        ends: Its last day.
        reason: Why.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_head")
        self.set_head(self.tr("Whose plan is it?"))
        self.name, self.role = QLineEdit(), QLineEdit()
        self.made, self.ends = DayField(), DayField()
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(theme.scaled(_REASON_PX))
        self._weeks = Label(role=TextRole.CAPTION, tone=Tone.INK2, wrap=True)
        self._pairs = [
            _pair(field(self.tr("Their name"), self.name), field(self.tr("Their profession"), self.role)),
            _pair(field(self.tr("Made on"), self.made), field(self.tr("Holds until, that day included"), self.ends)),
        ]
        for pair in self._pairs:
            self.body.addLayout(pair)
        self.body.addWidget(self._weeks)
        self.body.addLayout(field(self.tr("Why, in their words (you can leave this empty)"), self.reason))
        self.setFocusProxy(self.name)
        self._listen()

    def show_weeks(self, text: str) -> None:
        """Say how long a plan usually holds, and at most."""
        self._weeks.setText(text)

    def show_draft(self, draft: PlanDraft) -> None:
        """Show what is known already."""
        self.name.setText(draft.name)
        self.role.setText(draft.role)
        self.made.set_day(draft.made_on)
        self.ends.set_day(draft.expires_on)
        self.reason.setPlainText(draft.reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the pairs where there is little room."""
        super().resizeEvent(event)
        for pair in self._pairs:
            fold(pair, self.width(), _NARROW_PX)

    def _listen(self) -> None:
        for edit in (self.name, self.role):
            edit.setMaxLength(_NAME_MAX)
            edit.textEdited.connect(self.edited)
        for day in (self.made, self.ends):
            day.userDateChanged.connect(self.edited)
        self.reason.textChanged.connect(self.edited)


class StagesCard(FormCard):
    """Each stage: as earned, open, or closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("plan_stages")
        self.set_head(
            self.tr("Stages"),
            self.tr("Open starts a stage before its targets are met. Closed keeps it shut even when they are."),
        )
        self._rows: dict[str, ChoiceRow] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)

    def offer(self, stages: Sequence[tuple[str, str]]) -> None:
        """Make a row for each stage; to be called once."""
        for key, name in stages:
            choices = [(_AS_EARNED, self.tr("As earned")), (OPEN, self.tr("Open")), (CLOSE, self.tr("Closed"))]
            row = ChoiceRow(name, choices)
            row.value_chosen.connect(self.edited)
            self._rows[key] = row
            self._column.addWidget(Divider())
            self._column.addWidget(LineOf(name, row))

    def show_chosen(self, chosen: Sequence[tuple[str, str]]) -> None:
        """Show what was chosen for some of them."""
        said = dict(chosen)
        for key, row in self._rows.items():
            row.set_value(said.get(key, _AS_EARNED))

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """Stage and ``open`` or ``close``, of those that are not left as earned."""
        said = [(key, row.value or _AS_EARNED) for key, row in self._rows.items()]
        return tuple((key, value) for key, value in said if value != _AS_EARNED)

    def stops(self) -> list[QWidget]:
        """Everything that can have the focus, in order."""
        return [part for row in self._rows.values() for part in row.parts]

    def row(self, stage: str) -> ChoiceRow:
        """The choice of a stage."""
        return self._rows[stage]


def _pair(first: QVBoxLayout, second: QVBoxLayout) -> QBoxLayout:
    """Two fields side by side."""
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setSpacing(16)
    row.addLayout(first, 1)
    row.addLayout(second, 1)
    return row
