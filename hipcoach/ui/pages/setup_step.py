"""What every step of the first run is: a title, a line below it, and a column that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Step(ScrollColumn):
    """A step with a title and a line below it.

    Attributes:
        title: The title.
        lead: The line below it.

    Signals:
        changed: The person answered something.
    """

    changed = Signal()

    def __init__(self, title: str = "", lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, role=TextRole.PAGE_TITLE, wrap=True)
        self.lead = Label(lead, tone=Tone.INK2, wrap=True)
        self.body.addWidget(self.title)
        self.body.addWidget(self.lead)

    def stops(self) -> list[QWidget]:
        """What the keyboard goes through, in order; what was made late stands at the end of the window's order."""
        return []

    def focus_first(self) -> bool:
        """Take the focus to what is to be answered first; False when there is nothing to answer."""
        return False


class QuestionCard(Card):
    """A card that asks one thing."""

    def __init__(self, question: str, detail: str, answer: QWidget) -> None:
        """Make it of the question, a line on why or how, which may be empty, and what takes the answer."""
        super().__init__(padding=(28, 18))
        self.body.addWidget(Label(question, role=TextRole.CARD_TITLE, wrap=True))
        if detail:
            self.body.addWidget(Label(detail, tone=Tone.INK2, wrap=True))
        self.body.addSpacing(4)
        self.body.addWidget(answer)
