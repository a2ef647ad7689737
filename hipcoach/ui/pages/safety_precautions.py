"""The cards of the precautions that count, and of when to get help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.widgets.bullets import Bullets
from hipcoach.ui.widgets.card import Card, Divider, Pill, PillTone
from hipcoach.ui.widgets.disclosure import Disclosure
from hipcoach.ui.widgets.folding import fold
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_NARROW_PX = 640


class PrecautionView(NamedTuple):
    """A precaution as it is shown.

    Attributes:
        name: What it is called.
        meaning: What it means.
        source: Where it comes from.
        set_by: The physiotherapist whose plan sets or lifts it, until when; may be empty.
        effects: What it leaves out, holds back and changes.
        is_lifted: Whether it doesn't count at the moment.
    """

    name: str
    meaning: str
    source: str
    set_by: str
    effects: tuple[str, ...]
    is_lifted: bool


class PrecautionsCard(Card):
    """One row for each precaution."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("precautions_card")
        title = self.tr("Precautions that count for you")
        self.setAccessibleName(title)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addWidget(Label(title, role=TextRole.CARD_TITLE, wrap=True))
        lead = self.tr("They leave out or change exercises so that the rest suits you.")
        self.body.addWidget(Label(lead, tone=Tone.INK2, wrap=True))
        self.body.addLayout(self._rows)

    def show_precautions(self, views: Sequence[PrecautionView]) -> None:
        """Show these; none hides the card."""
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for view in views:
            self._rows.addWidget(Divider())
            self._rows.addWidget(_PrecautionRow(view))
        self.setVisible(bool(views))


class _PrecautionRow(QWidget):
    """One precaution."""

    def __init__(self, view: PrecautionView) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 10)
        column.setSpacing(4)
        column.addWidget(Label(view.name, role=TextRole.ROW_TITLE, wrap=True))
        column.addWidget(Label(view.meaning, tone=Tone.INK2, wrap=True))
        if view.source:
            column.addWidget(Label(view.source, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True))
        if view.set_by:
            column.addWidget(Label(view.set_by, role=TextRole.CAPTION, wrap=True))
        if view.effects:
            column.addWidget(Disclosure(self.tr("What it changes"), lambda: Bullets(view.effects), view.name))


class HelpCard(Card):
    """When to get help: always in sight, locked or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help_card")
        title = self.tr("When to get help")
        self.setAccessibleName(title)
        self.body.addWidget(Label(title, role=TextRole.CARD_TITLE, wrap=True))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(28)
        self.body.addLayout(self._columns)

    def show_help(self, now: Sequence[str], today: Sequence[str], stop: str) -> None:
        """Show what is for now, what is for today, and what ends a session; to be called once."""
        first = Pill(self.tr("Get help now"), icon="phone", tone=PillTone.STOP)
        second = Pill(self.tr("See a doctor today"), icon="stethoscope", tone=PillTone.WARN)
        calls = self.tr("Call your local emergency number, or go to an emergency department.")
        sees = self.tr("See or speak to a doctor, or an urgent-care service.")
        for pill, lead, lines in ((first, calls, now), (second, sees, today)):
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(pill)
            column.addWidget(Label(lead, role=TextRole.STRONG, wrap=True))
            column.addWidget(Bullets(lines))
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self.body.addSpacing(6)
        self.body.addWidget(Label(stop, tone=Tone.INK2, wrap=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack both where there is little room."""
        super().resizeEvent(event)
        fold(self._columns, self.width(), _NARROW_PX)
