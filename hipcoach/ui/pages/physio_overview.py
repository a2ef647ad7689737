"""The plan that counts now, and every plan that was ever entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.bullets import Bullet
from hipcoach.ui.widgets.buttons import ButtonSize, FilledButton, LinkButton, OutlineButton
from hipcoach.ui.widgets.card import Card, Divider, Pill, PillTone
from hipcoach.ui.widgets.disclosure import Disclosure
from hipcoach.ui.widgets.folding import fold
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from hipcoach.ui.pages.physio_views import LogView, PlanView

_NARROW_PX = 560


class PlanHead(QWidget):
    """Who made a plan, when, and until when it holds."""

    def __init__(self, view: PlanView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(view.title, role=TextRole.STRONG, wrap=True))
        column.addWidget(Label(view.when, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True))


class PlanChanges(QWidget):
    """Why a plan was made, and each thing it changes."""

    def __init__(self, view: PlanView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if view.reason:
            column.addWidget(Label(view.reason, tone=Tone.INK2, wrap=True))
        for change in view.changes:
            column.addWidget(Bullet(change))


class PhysioOverview(QWidget):
    """The page as it opens.

    Attributes:
        enter: Begins a plan.
        carry_on: Goes on with one that was put aside.
        discard: Throws that one away.
        again: Begins a plan like the one that counts.
        withdraw: Takes the one that counts back.
        note: What was just done, with a way back.
        unreadable: A plan that can't be read.

    Signals:
        withdraw_requested: A plan is to be withdrawn; its id.
        again_requested: A plan is to be begun as this one; its id.
    """

    withdraw_requested = Signal(int)
    again_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Your physiotherapist's plan"))
        self.note, self.unreadable, self._lock = Banner(), Banner(), Banner()
        self.enter = FilledButton(self.tr("Enter a plan"), icon="plus")
        self.carry_on = FilledButton(self.tr("Carry on"), icon="pencil")
        self.discard = OutlineButton(self.tr("Throw it away"))
        self.again = OutlineButton(self.tr("Change or renew it"), icon="pencil")
        self.withdraw = OutlineButton(self.tr("Withdraw it"), icon="undo-2")
        self._pill = Pill()
        self._current = QVBoxLayout()
        self._log_rows = QVBoxLayout()
        self._log_rows.setSpacing(0)
        self._current_buttons = _buttons(self.again, self.withdraw)
        self._draft_card, self._log = Card(), Card()
        self._column = ScrollColumn(self)
        self._build()
        self._current_id = 0
        self.again.clicked.connect(lambda: self.again_requested.emit(self._current_id))
        self.withdraw.clicked.connect(lambda: self.withdraw_requested.emit(self._current_id))

    def show_lock(self, text: str) -> None:
        """Say that exercise is paused whatever a plan says; an empty text takes that away."""
        self._lock.show_message(text, BannerTone.WARN)

    def show_current(self, plan_id: int, view: PlanView | None, none: str, pill: str) -> None:
        """Show the plan that counts now, or what holds without one."""
        _empty(self._current)
        self._current_id = plan_id
        for part in (Label(none, wrap=True),) if view is None else (PlanHead(view), PlanChanges(view)):
            self._current.addWidget(part)
        self._pill.show_text(pill, "stethoscope", PillTone.PLAIN if view is None else PillTone.GOOD)
        for button in (self.again, self.withdraw):
            button.setVisible(view is not None)

    def show_begun(self, *, is_begun: bool) -> None:
        """Say whether a plan was put aside half entered; no other is begun before that is settled."""
        self._draft_card.setVisible(is_begun)
        self.enter.setVisible(not is_begun)
        for button in (self.again, *(row.again for row in self.findChildren(_LogRow))):
            button.setEnabled(not is_begun)

    def show_unreadable(self, text: str, action: str) -> None:
        """Say that a plan can't be read; an empty text takes that away."""
        self.unreadable.show_message(text, BannerTone.WARN, action=action)

    def show_log(self, views: Sequence[LogView]) -> None:
        """Show every plan that was ever entered, last to first."""
        _empty(self._log_rows)
        self._log.setVisible(bool(views))
        for view in views:
            row = _LogRow(view)
            row.withdraw.clicked.connect(lambda _=False, key=view.plan_id: self.withdraw_requested.emit(key))
            row.again.clicked.connect(lambda _=False, key=view.plan_id: self.again_requested.emit(key))
            self._log_rows.addWidget(Divider())
            self._log_rows.addWidget(row)

    def focus_first(self) -> None:
        """Take the focus to what is most likely to be done."""
        buttons = (self.unreadable.action, self.note.action, self.carry_on, self.enter)
        first = next(each for each in buttons if each.isVisibleTo(self))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_top(self) -> None:
        """Scroll to the beginning."""
        self._column.to_top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack buttons where there is little room."""
        super().resizeEvent(event)
        fold(self._current_buttons, self.width(), _NARROW_PX)

    def _build(self) -> None:
        body = self._column.body
        body.addWidget(Label(self.tr("Your physiotherapist's plan"), role=TextRole.PAGE_TITLE, wrap=True))
        lead = self.tr(
            "A physiotherapist can open, hold back or change what the path would do. Enter here what they decided: it "
            "counts until its last day. Warning signs, pauses and the rules for stopping stay above every plan."
        )
        body.addWidget(Label(lead, tone=Tone.INK2, wrap=True))
        current = Card()
        current.body.addWidget(self._pill)
        current.body.addLayout(self._current)
        current.body.addSpacing(6)
        current.body.addLayout(self._current_buttons)
        self._draft_card.body.addWidget(Label(self.tr("A plan is half entered"), role=TextRole.CARD_TITLE, wrap=True))
        self._draft_card.body.addLayout(_buttons(self.carry_on, self.discard))
        self._log.body.addWidget(Label(self.tr("Plans entered so far"), role=TextRole.CARD_TITLE, wrap=True))
        self._log.body.addLayout(self._log_rows)
        for widget in (self.note, self.unreadable, self._lock, self._draft_card, current):
            body.addWidget(widget)
        body.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._log)
        body.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)


class _LogRow(QWidget):
    """One plan of the log, with what can be done with it."""

    def __init__(self, view: LogView) -> None:
        super().__init__()
        self.setObjectName(f"plan_{view.plan_id}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 14)
        column.setSpacing(6)
        tone = PillTone.WARN if view.is_warning else PillTone.PLAIN
        column.addWidget(Pill(view.state, icon=view.icon, tone=tone))
        column.addWidget(PlanHead(view.plan))
        column.addWidget(Disclosure(self.tr("What it says"), lambda: PlanChanges(view.plan), view.plan.title))
        self.withdraw = LinkButton(self.tr("Withdraw"), self, icon="undo-2", size=ButtonSize.INLINE)
        self.again = LinkButton(self.tr("Begin a new plan like this"), self, icon="repeat", size=ButtonSize.INLINE)
        for button, is_offered in ((self.again, view.can_repeat), (self.withdraw, view.can_withdraw)):
            button.setAccessibleName(f"{button.text()}: {view.plan.title}, {view.plan.when}")
            button.setVisible(is_offered)
        if view.can_repeat or view.can_withdraw:
            column.addLayout(_buttons(self.again, self.withdraw))


def _buttons(*buttons: QWidget) -> QBoxLayout:
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setSpacing(12)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return row


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
