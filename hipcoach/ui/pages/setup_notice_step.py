"""The notice, which is accepted before anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from hipcoach.ui.pages.setup_step import Step
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.label import Label
from hipcoach.ui.widgets.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class NoticeStep(Step):
    """What this is and is not.

    Attributes:
        accept: The tick.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice_step")
        self.lead.setText(self.tr("HipCoach guides you through exercises for a sore hip. Please read this first."))
        self._notice = Card(padding=(28, 24))
        self._notice.body.setSpacing(14)
        self.accept = TickBox("")
        self.accept.setObjectName("accept_notice")
        self.body.addWidget(self._notice)
        self.body.addWidget(self.accept)
        self.body.addStretch(1)
        self.accept.clicked.connect(lambda _on: self.changed.emit())

    def show_notice(self, title: str, paragraphs: Sequence[str], accept: str, *, is_accepted: bool) -> None:
        """Show the notice."""
        self.title.setText(title)
        if self._notice.body.count() == 0:
            for text in paragraphs:
                self._notice.body.addWidget(Label(text, wrap=True))
        self.accept.setText(accept)
        self.accept.setChecked(is_accepted)

    def stops(self) -> list[QWidget]:
        """The tick."""
        return [self.accept]

    def focus_first(self) -> bool:
        """Take the focus to the tick, with the beginning of the notice in sight."""
        self.accept.setFocus(Qt.FocusReason.OtherFocusReason)
        self.to_top()
        return True
