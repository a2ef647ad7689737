"""The talk about pain at a self-test: from the limit on, or with a sign that ends it all, the test is over (C2, A4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.ui.pages.self_test_sheets import HurtsAtTestSheet

if TYPE_CHECKING:
    from hipcoach.content.content import Content
    from hipcoach.services.live_self_test import LiveSelfTest
    from hipcoach.services.self_test_reading import Brief
    from hipcoach.ui.pages.self_test_page import SelfTestPage

_BY_SCORE = "stop_severe"  # told by the scale itself


class HurtsTalk(QObject):
    """Opens the sheet and does what was chosen on it.

    Signals:
        acted: The events of what was done.
    """

    acted = Signal(object)

    def __init__(self, page: SelfTestPage, content: Content, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._content = content
        self._live: LiveSelfTest | None = None
        self._signs: list[tuple[str, str]] = []
        self._sheet = HurtsAtTestSheet(page)
        self._sheet.changed.connect(self._show_advice)
        self._sheet.again_chosen.connect(self._on_again)
        self._sheet.stop_chosen.connect(self._on_stop)
        self._sheet.dismissed.connect(self._on_dismissed)

    @property
    def is_open(self) -> bool:
        """Whether the sheet covers the test."""
        return self._sheet.isVisible()

    def attach(self, live: LiveSelfTest, brief: Brief) -> None:
        """Talk about this test from now on."""
        self._live = live
        flags = brief.person_flags
        self._signs = [
            (each.id, self._content.words.text("stop_signal", each.id, "text"))
            for each in self._content.safety.stop_signals
            if each.id != _BY_SCORE and (not each.needs_flag or each.needs_flag in flags)
        ]

    def detach(self) -> None:
        """The test is over."""
        if self._sheet.isVisible():
            self._sheet.close_sheet()
        self._live = None

    def ask(self) -> None:
        """Stop the clock, then ask."""
        if self._live is not None and not self.is_open:
            self.acted.emit(self._live.hurt())
            self._sheet.open_with(self._signs)

    def _show_advice(self) -> None:
        limit = self._content.programme.measuring.stop_at_pain
        score = self._sheet.score
        if self._sheet.signs:
            self._sheet.show_advice(self.tr("That is a reason to stop here."), may_go_on=False)
        elif score is not None and score >= limit:
            text = self.tr("From {n} on a test ends. It is kept as stopped for pain.").format(n=limit)
            self._sheet.show_advice(text, may_go_on=False)
        else:
            self._sheet.show_advice("", may_go_on=True)

    def _on_again(self) -> None:
        self._sheet.close_sheet()

    def _on_stop(self) -> None:
        score, signs = self._sheet.score, self._sheet.signs
        self._sheet.close_sheet()
        if self._live is not None:
            self.acted.emit(self._live.stop_for_pain(score, signs[0] if signs else ""))

    def _on_dismissed(self) -> None:
        """Esc closes the sheet; an answer that ends the test is still acted upon."""
        limit = self._content.programme.measuring.stop_at_pain
        score = self._sheet.score
        if self._sheet.signs or (score is not None and score >= limit):
            self._on_stop()
        else:
            self._on_again()
