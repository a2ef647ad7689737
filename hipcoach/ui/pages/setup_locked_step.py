"""The end of the first run where somebody has to look first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.clearance_form import ClearanceForm
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.locked_panel import LockedPanel
from hipcoach.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hipcoach.ui.widgets.locked_panel import LockView


class LockedStep(ScrollColumn):
    """Kind and complete: what to do, what led to it, what lifts it, and what stays open.

    Attributes:
        panel: What to do.
        form: Takes an assessment.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("locked_step")
        self.panel = LockedPanel()
        self.form = ClearanceForm()
        self._open = Label(tone=Tone.INK2, wrap=True)
        self._notice = Label(role=TextRole.CAPTION, tone=Tone.INK2, wrap=True)
        self._rest = Card(padding=(28, 20))
        self._rest.body.addWidget(Label(self.tr("What stays open to you"), role=TextRole.STRONG, wrap=True))
        self._rest.body.addWidget(self._open)
        self.body.addWidget(self.panel)
        self.body.addWidget(self.form)
        self.body.addWidget(self._rest)
        self.body.addWidget(self._notice)
        self.body.addStretch(1)
        self.form.hide()
        self.form.cancel_requested.connect(self._close_form)

    def show_lock(self, view: LockView, rest: str, notice: str) -> None:
        """Show what to do, what stays open, and the notice."""
        self.panel.show_lock(view)
        self._open.setText(rest)
        self._notice.setText(notice)
        self._close_form()
        self.to_top()

    def show_form(self, locked: Sequence[tuple[str, str]], today: date) -> None:
        """Open the form for an assessment."""
        self.form.begin(locked, today)
        self.form.show()
        self.panel.assess.hide()
        self.reveal(self.form)
        self.form.focus_first()

    def _close_form(self) -> None:
        if not self.form.isHidden():
            self.form.hide()
            self.panel.assess.show()
            self.panel.assess.setFocus(Qt.FocusReason.OtherFocusReason)
