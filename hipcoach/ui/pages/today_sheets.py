"""What is laid over Today; each sheet is made when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from hipcoach.ui.pages.today_change import ChangeSheet
    from hipcoach.ui.pages.today_more_views import ChangeView, LookView
    from hipcoach.ui.pages.today_sheet import LookSheet


class TodaySheets(QObject):
    """The list of exercises, and what can be changed about today.

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
        super().__init__(over)
        self._over = over
        self._look: LookSheet | None = None
        self._change: ChangeSheet | None = None

    def open_look(self, view: LookView) -> None:
        """Lay the list of exercises over the page."""
        if self._look is None:
            from hipcoach.ui.pages.today_sheet import LookSheet

            self._look = LookSheet(self._over)
        self._look.open_with(view)

    def open_change(self, view: ChangeView) -> None:
        """Lay what can be changed over the page."""
        if self._change is None:
            self._change = self._make_change()
        self._change.open_with(view)

    def refuse_move(self, current: str, why: str) -> None:
        """Say why today can't be what was chosen."""
        if self._change is not None:
            self._change.refuse(current, why)

    def close_change(self) -> None:
        """Uncover the page again."""
        if self._change is not None and not self._change.isHidden():
            self._change.close_sheet()

    def _make_change(self) -> ChangeSheet:
        from hipcoach.ui.pages.today_change import ChangeSheet

        sheet = ChangeSheet(self._over)
        sheet.easy_requested.connect(self.easy_requested)
        sheet.flare_reported.connect(self.flare_reported)
        sheet.move_requested.connect(self.move_requested)
        sheet.settings_requested.connect(self.settings_requested)
        return sheet
