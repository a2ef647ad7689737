"""What Today has to say before the session: whom to see, and the flare-up that lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui.pages.today_advice import AdviceCard
from hipcoach.ui.widgets.banner import Banner, BannerTone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.ui.pages.today_more_views import AdviceView, FlareView


class TodayNotices(QWidget):
    """Calm notices under each other; hidden while there are none.

    Attributes:
        advice: Whom to see.
        flare: The flare-up that lasts.

    Signals:
        flare_taken_back: The flare-up was none.
        question_requested: The person wants to answer a safety question; its id.
        rescreen_requested: The person wants to answer the whole safety check.
        safety_requested: The person wants the safety page.
    """

    flare_taken_back = Signal()
    question_requested = Signal(str)
    rescreen_requested = Signal()
    safety_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.advice = AdviceCard()
        self.flare = Banner()
        self.flare.setObjectName("flare")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.advice)
        layout.addWidget(self.flare)
        self.advice.question_requested.connect(self.question_requested)
        self.advice.rescreen_requested.connect(self.rescreen_requested)
        self.advice.safety_requested.connect(self.safety_requested)
        self.flare.action_requested.connect(self.flare_taken_back)

    def show_notices(self, advice: Sequence[AdviceView], flare: FlareView | None) -> None:
        """Show them."""
        self.advice.show_advice(advice)
        if flare is None:
            self.flare.show_message("")
        else:
            tone = BannerTone.WARN if flare.is_acute else BannerTone.INFO
            self.flare.show_message(flare.text, tone, action=flare.action, title=flare.title)
        self.setVisible(bool(advice) or flare is not None)

    def focus_order(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [*self.advice.focus_order(), self.flare.action]
