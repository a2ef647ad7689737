"""The cards of Today around the session: the week, the path, and a session that was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from hipcoach.ui.widgets.ahead_strip import AheadStrip
from hipcoach.ui.widgets.buttons import ButtonSize, DangerOutlineButton, FilledButton, LinkButton, OutlineButton
from hipcoach.ui.widgets.card import Card, Divider
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.path_strip import PathStrip
from hipcoach.ui.widgets.week_strip import WeekStrip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from hipcoach.ui.pages.today_views import LeftView
    from hipcoach.ui.widgets.ahead_strip import AheadView
    from hipcoach.ui.widgets.path_strip import StageView
    from hipcoach.ui.widgets.week_strip import DayView

_HEAD_NARROW_PX = 520


class WeekCard(Card):
    """The last seven days and what they come to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(24, 20))
        self._strip = WeekStrip()
        self._line = Label(tone=Tone.INK2, wrap=True)
        self.body.addWidget(Label(self.tr("Last 7 days"), role=TextRole.CARD_TITLE))
        self.body.addWidget(self._strip)
        self.body.addStretch(1)
        self.body.addWidget(Divider())
        self.body.addWidget(self._line)

    def show_week(self, days: Sequence[DayView], line: str) -> None:
        """Show seven days, oldest first."""
        self._strip.show_days(days)
        self._line.setText(line)


class AheadCard(Card):
    """What the coming days are for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(24, 14))
        self.setObjectName("ahead")
        self._strip = AheadStrip()
        self._note = Label(role=TextRole.CAPTION, tone=Tone.INK2, wrap=True)
        self.body.addWidget(Label(self.tr("The week ahead"), role=TextRole.STRONG))
        self.body.addWidget(self._strip)
        self.body.addWidget(self._note)

    def show_days(self, days: Sequence[AheadView], note: str) -> None:
        """Show the days, today first, and why one is not what it was meant for."""
        self._strip.show_days(days)
        self._note.setText(note)
        self._note.setVisible(bool(note))


class PathCard(Card):
    """Where the person is on the path.

    Signals:
        path_requested: The person wants to see the whole of it.
    """

    path_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(32, 16))
        self._strip = PathStrip()
        self._more = LinkButton("", size=ButtonSize.SMALL)
        self._more.set_icon("chevron-right", after=True)
        self._more.setObjectName("path")
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(Label(self.tr("Your path"), role=TextRole.CARD_TITLE), 1)
        self._head.addWidget(self._more)
        self.body.setContentsMargins(32, 16, 16, 16)  # the link has room of its own on the right
        self.body.addLayout(self._head)
        self.body.addWidget(self._strip)
        self._more.clicked.connect(self.path_requested)

    def focus_order(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [self._more]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the way to the path under the title where it doesn't fit beside it."""
        super().resizeEvent(event)
        fold(self._head, self.width(), _HEAD_NARROW_PX)

    def changeEvent(self, event: QEvent) -> None:
        """Do so too where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            fold(self._head, self.width(), _HEAD_NARROW_PX)

    def show_path(self, stages: Sequence[StageView], line: str) -> None:
        """Show the stages, and what the next one still needs."""
        self._strip.show_stages(stages)
        self._more.setText(line)
        self._more.updateGeometry()


class LeftCard(Card):
    """Asks what becomes of a session that was left without an end; discarding is asked about once more.

    Signals:
        carry_on_requested: Go on where it was left.
        discard_requested: Let it never count.
        finish_requested: End it with what was done.
    """

    carry_on_requested = Signal()
    discard_requested = Signal()
    finish_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(32, 20))
        self.setObjectName("left_session")
        self._title = Label(role=TextRole.CARD_TITLE, wrap=True)
        self._text = Label(tone=Tone.INK2, wrap=True)
        self._carry_on = FilledButton(self.tr("Carry on"), icon="play")
        self._finish = OutlineButton(self.tr("Finish as is"))
        self._discard = LinkButton(self.tr("Discard"))
        self._really = DangerOutlineButton(self.tr("Discard it"))
        self._keep = OutlineButton(self.tr("Keep it"))
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in (self._carry_on, self._finish, self._discard, self._keep, self._really):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self._title)
        self.body.addWidget(self._text)
        self.body.addLayout(row)
        self._view: LeftView | None = None
        self._carry_on.clicked.connect(self.carry_on_requested)
        self._finish.clicked.connect(self.finish_requested)
        self._discard.clicked.connect(self._ask_once)
        self._keep.clicked.connect(self._keep_it)
        self._really.clicked.connect(self.discard_requested)

    def focus_order(self) -> list[QWidget]:
        """What the keyboard goes through, in order."""
        return [self._carry_on, self._finish, self._discard, self._keep, self._really]

    def show_left(self, view: LeftView) -> None:
        """Show what was left, with nothing decided."""
        self._view = view
        self._title.setText(self.tr("You were in the middle of a session"))
        self._text.setText(view.text)
        self._carry_on.setVisible(view.can_carry_on)
        self._show_asking(is_sure=False)

    def _show_asking(self, *, is_sure: bool) -> None:
        self._finish.setVisible(not is_sure)
        self._discard.setVisible(not is_sure)
        self._really.setVisible(is_sure)
        self._keep.setVisible(is_sure)

    def _ask_once(self) -> None:
        self._title.setText(self.tr("Discard this session?"))
        self._text.setText(self.tr("It stays in your records, but is never counted."))
        self._carry_on.hide()
        self._show_asking(is_sure=True)
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_it(self) -> None:
        if self._view is not None:
            self.show_left(self._view)
            self._discard.setFocus(Qt.FocusReason.OtherFocusReason)
