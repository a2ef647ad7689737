"""The sheet over Today that changes it: an easy day, something else today, or a flare-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import ButtonSize, LinkButton, OutlineButton
from hipcoach.ui.widgets.card import Divider
from hipcoach.ui.widgets.choice_grid import ChoiceGrid
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from hipcoach.ui.pages.today_more_views import ChangeView, MoveView


class ChangeSheet(Sheet):
    """Says what each change means before it is made.

    Signals:
        easy_requested: The person wants an easy day.
        flare_reported: The person says that a flare-up has begun.
        move_requested: The person wants today to be for something else; the key of the kind of day.
        settings_requested: The person wants to set the days for good.
    """

    easy_requested = Signal()
    flare_reported = Signal()
    move_requested = Signal(str)
    settings_requested = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, panel_width=680)
        self.setObjectName("change_sheet")
        self._parts: QWidget = QWidget()
        self._row: ChoiceGrid | None = None
        self._note, self._refused = Label(), Banner()
        self._close = OutlineButton(self.tr("Close"))
        self.body.addWidget(Label(self.tr("Change today"), role=TextRole.PAGE_TITLE, wrap=True))
        self.body.addWidget(self._parts)
        self.body.addSpacing(8)
        self.add_buttons(self._close)
        self._close.clicked.connect(self.close_sheet)
        self.dismissed.connect(self.close_sheet)

    def open_with(self, view: ChangeView) -> None:
        """Open it with what can be changed today."""
        parts = QWidget()
        layout = QVBoxLayout(parts)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self._note = Label(role=TextRole.CAPTION, tone=Tone.INK2, wrap=True)
        self._refused = Banner()
        if view.easy:
            self._add(layout, self.tr("An easy day"), view.easy)
            self._add_button(layout, view.easy_action, "feather", self.easy_requested)
        if view.move is not None:
            self._add(layout, self.tr("Something else today"), "")
            self._add_move(layout, view.move)
        if view.flare:
            self._add(layout, self.tr("Is it a flare-up?"), view.flare)
            self._add_button(layout, self.tr("Yes, it is a flare-up"), "flame", self.flare_reported)
        self.body.replaceWidget(self._parts, parts)
        self._parts.hide()
        self._parts.deleteLater()
        self._parts = parts
        first = parts.findChild(QAbstractButton)
        self.open_sheet(first if isinstance(first, QWidget) else self._close)
        self.to_top()

    def refuse(self, current: str, why: str) -> None:
        """Go back to what today is for, and say why it can't be what was chosen."""
        if self._row is not None:
            self._row.set_value(current)
        self._note.hide()
        self._refused.show_message(why, BannerTone.WARN)

    @staticmethod
    def _add(layout: QVBoxLayout, title: str, text: str) -> None:
        layout.addWidget(Divider())
        layout.addWidget(Label(title, role=TextRole.ROW_TITLE, wrap=True))
        if text:
            layout.addWidget(Label(text, tone=Tone.INK2, wrap=True))

    @staticmethod
    def _add_button(layout: QVBoxLayout, words: str, icon: str, wish: SignalInstance) -> None:
        button = OutlineButton(words, icon=icon)
        button.clicked.connect(wish)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_move(self, layout: QVBoxLayout, view: MoveView) -> None:
        self._row = ChoiceGrid(self.tr("What today is for"), view.kinds)
        self._row.set_value(view.current)
        self._row.value_chosen.connect(self.move_requested)
        layout.addWidget(self._row)
        self._note.setText(view.note)
        layout.addWidget(self._note)
        layout.addWidget(self._refused)
        days = LinkButton(self.tr("Your training days"), size=ButtonSize.INLINE)
        days.set_icon("chevron-right", after=True)
        days.clicked.connect(self.settings_requested)
        layout.addWidget(days, 0, Qt.AlignmentFlag.AlignLeft)
