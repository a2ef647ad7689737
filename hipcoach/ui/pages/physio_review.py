"""A plan once more before it counts: this is what changes, until that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui.pages.physio_overview import PlanChanges, PlanHead
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.bullets import Bullet
from hipcoach.ui.widgets.buttons import FilledButton, OutlineButton
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.foot_bar import FootBar
from hipcoach.ui.widgets.label import Label, TextRole
from hipcoach.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.ui.pages.physio_views import ReviewView


class PhysioReview(QWidget):
    """Shows the plan as it would be kept.

    Attributes:
        save: Keeps it.
        back: Back to the form.

    Signals:
        back_requested: Back to the form.
        save_requested: The plan is to be kept.
    """

    back_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Look the plan over"))
        self._title = Label(role=TextRole.PAGE_TITLE, wrap=True)
        self._problem = Banner()
        self._plan, self._notes = Card(), Card()
        self.save = FilledButton(self.tr("Save the plan"), icon="check")
        self.back = OutlineButton(self.tr("Back to the form"), icon="arrow-left")
        self._column = ScrollColumn(self)
        for widget in (self._title, self._problem, self._plan, self._notes):
            self._column.body.addWidget(widget)
        self._column.body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._column, 1)
        layout.addWidget(FootBar(self.back, self.save))
        self.save.clicked.connect(self.save_requested)
        self.back.clicked.connect(self.back_requested)

    def show_review(self, view: ReviewView) -> None:
        """Show a plan."""
        self.show_problem("")
        self._title.setText(view.title)
        _refill(self._plan, [PlanHead(view.plan), PlanChanges(view.plan)])
        head = Label(self.tr("What stays as it is"), role=TextRole.CARD_TITLE, wrap=True)
        _refill(self._notes, [head, *(Bullet(note) for note in view.notes)])
        self._column.to_top()

    def show_problem(self, text: str) -> None:
        """Say why it could not be kept; an empty text takes the line away."""
        self._problem.show_message(text, BannerTone.WARN)

    def focus_first(self) -> None:
        """Take the focus to the way on."""
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)


def _refill(card: Card, widgets: Sequence[QWidget]) -> None:
    while (item := card.body.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for widget in widgets:
        card.body.addWidget(widget)
