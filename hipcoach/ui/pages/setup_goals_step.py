"""What the person wants to do again, and how well each goes now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from hipcoach.ui.pages.setup_step import Step
from hipcoach.ui.widgets.ability_scale import AbilityScale
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import ButtonSize, LinkButton, OutlineButton
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_LONGEST = 120
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class GoalView(NamedTuple):
    """One activity: its id, its words, and how well it goes, or None."""

    id: int
    words: str
    score: int | None


class GoalEdit(QLineEdit):
    """Takes an activity; Enter adds what stands in it, and with nothing in it belongs to the page.

    Signals:
        entered: The person wants to add what stands in it.
    """

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter while there is something to add."""
        if Qt.Key(event.key()) in _ENTER and self.text().strip():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class GoalCard(Card):
    """One activity with its scale.

    Attributes:
        scale: How well it goes.
        remove: Puts it aside.
    """

    def __init__(self, view: GoalView) -> None:
        super().__init__(padding=(28, 16))
        self.setObjectName(f"goal_{view.id}")
        self.scale = AbilityScale(view.words)
        self.remove = LinkButton(self.tr("Remove"), icon="x", size=ButtonSize.INLINE)
        self.remove.setAccessibleName(self.tr("Remove {goal}").format(goal=view.words))
        head = QHBoxLayout()
        head.addWidget(Label(view.words, role=TextRole.CARD_TITLE, wrap=True), 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self.scale)


class GoalsStep(Step):
    """A line to write in, and a scale for each activity.

    Attributes:
        edit: The line.
        add: Adds what stands in it.

    Signals:
        add_requested: The person wants to add what stands in the line.
        edited: Something else stands in the line.
        rated: Id and score of an activity.
        remove_requested: Id of an activity to put aside.
    """

    add_requested = Signal()
    edited = Signal()
    rated = Signal(int, int)
    remove_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("goals_step")
        self._cards: dict[int, GoalCard] = {}
        self.title.setText(self.tr("What do you want to do again?"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.edit = GoalEdit()
        self.edit.setMaxLength(_LONGEST)
        self.edit.setAccessibleName(self.tr("Something you want to do again"))
        self.edit.setPlaceholderText(self.tr("For example: climb two flights of stairs"))
        self.add = OutlineButton(self.tr("Add"), icon="plus")
        self._problem = Banner()
        self._line = Card(padding=(28, 18))
        self._ask = Label(role=TextRole.STRONG, wrap=True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.edit, 1)
        line.addWidget(self.add)
        self._line.body.addWidget(self._ask)
        self._line.body.addLayout(line)
        self._full = Label(tone=Tone.INK2, wrap=True)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._line)
        self.body.addWidget(self._problem)
        self.body.addWidget(self._full)
        self.body.addStretch(1)
        self.edit.textEdited.connect(lambda _text: self.edited.emit())
        self.edit.entered.connect(self.add_requested)
        self.add.clicked.connect(self.add_requested)

    def show_goals(self, lead: str, goals: Sequence[GoalView], ask: str, full: str) -> None:
        """Show the activities; those that are there stay as they are, focus and all.

        Args:
            lead: The line below the title.
            goals: All of them, in order.
            ask: Words over the line, empty where there is no room for another.
            full: What is said in place of the line then.
        """
        self.lead.setText(lead)
        wanted = {goal.id for goal in goals}
        for gone in [key for key in self._cards if key not in wanted]:
            self._drop(self._cards.pop(gone))
        for goal in goals:
            if goal.id not in self._cards:
                self._cards[goal.id] = self._make(goal)
            self._cards[goal.id].scale.set_score(goal.score)
        self._ask.setText(ask)
        self._line.setVisible(bool(ask))
        self._full.setText(full)
        self._full.setVisible(not ask)

    def show_problem(self, text: str) -> None:
        """Say why something could not be added; an empty text takes it back."""
        self._problem.show_message(text, BannerTone.WARN)
        if text:
            self.reveal(self._problem)

    def focus_goal(self, goal_id: int) -> None:
        """Take the focus to the scale of an activity."""
        card = self._cards[goal_id]
        card.scale.setFocus()
        self.reveal(card)

    @property
    def cards(self) -> list[GoalCard]:
        """The cards, in order."""
        return list(self._cards.values())

    def stops(self) -> list[QWidget]:
        """Every scale with its button, then the line."""
        cards = [each for card in self._cards.values() for each in (*card.scale.parts, card.remove)]
        return [*cards, self.edit, self.add]

    def focus_first(self) -> bool:
        """Take the focus to the first scale without a rating, else to the line."""
        unrated = next((card for card in self._cards.values() if card.scale.score is None), None)
        if unrated is not None:
            unrated.scale.setFocus()
        elif self._line.isHidden():
            return False
        else:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _make(self, goal: GoalView) -> GoalCard:
        card = GoalCard(goal)
        card.scale.score_chosen.connect(lambda score: self.rated.emit(goal.id, score))
        card.remove.clicked.connect(lambda: self.remove_requested.emit(goal.id))
        self._rows.addWidget(card)
        return card

    def _drop(self, card: GoalCard) -> None:
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()
