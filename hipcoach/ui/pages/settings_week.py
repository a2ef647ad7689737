"""The card of the settings that is about the week: days for strength, days of rest, and how long a session may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from hipcoach.ui.widgets.buttons import ButtonSize, LinkButton
from hipcoach.ui.widgets.card import Card, Divider
from hipcoach.ui.widgets.choice_grid import ChoiceGrid
from hipcoach.ui.widgets.day_toggles import DayToggles
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from hipcoach.ui.pages.settings_views import WeekView


class WeekSettings(Card):
    """Takes the person's week.

    Attributes:
        strength: Days for strength.
        rest: Days of rest.
        cap: How long a session may take.

    Signals:
        cap_chosen: The key of the longest session.
        rest_chosen: The days of rest, as a tuple, 1 for Monday.
        strength_chosen: The days for strength, likewise.
        usual_requested: The person wants the programme's own week back.
    """

    cap_chosen = Signal(str)
    rest_chosen = Signal(tuple)
    strength_chosen = Signal(tuple)
    usual_requested = Signal()

    def __init__(
        self, days: Sequence[tuple[str, str]], caps: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """Make it with the short and full names of the days from Monday, and the session lengths on offer."""
        super().__init__(parent)
        self.setObjectName("week_settings")
        strength, rest, cap = self.tr("Days for strength"), self.tr("Days of rest"), self.tr("Longest session")
        self.strength = DayToggles(strength, days)
        self.rest = DayToggles(rest, days)
        self.cap = ChoiceGrid(cap, caps)
        self._rule, self._note, self._cap_note = (
            Label(role=TextRole.CAPTION, tone=tone, wrap=True) for tone in (Tone.INK3, Tone.WARN, Tone.INK3)
        )
        self._result = Label(tone=Tone.INK2, wrap=True)
        self._usual = LinkButton(self.tr("Back to the usual week"), icon="undo-2", size=ButtonSize.INLINE)
        self.body.setSpacing(12)
        self.body.addWidget(Label(self.tr("Your week"), role=TextRole.CARD_TITLE))
        for words, toggles in ((strength, self.strength), (rest, self.rest)):
            self.body.addWidget(Label(words, role=TextRole.ROW_TITLE))
            self.body.addWidget(toggles)
        for label in (self._result, self._note, self._rule):
            self.body.addWidget(label)
        self.body.addWidget(self._usual, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Divider())
        self.body.addWidget(Label(cap, role=TextRole.ROW_TITLE))
        self.body.addWidget(self.cap)
        self.body.addWidget(self._cap_note)
        self.cap.value_chosen.connect(self.cap_chosen)
        self.rest.days_chosen.connect(self.rest_chosen)
        self.strength.days_chosen.connect(self.strength_chosen)
        self._usual.clicked.connect(self.usual_requested)

    def show_week(self, view: WeekView) -> None:
        """Show the week that is in force."""
        self.strength.set_days(view.strength)
        self.rest.set_days(view.rest)
        self.cap.set_value(view.cap)
        for label, text in (
            (self._result, view.result),
            (self._note, view.note),
            (self._rule, view.rule),
            (self._cap_note, view.cap_note),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._usual.setVisible(not view.is_usual)
