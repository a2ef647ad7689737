"""What to do when exercise is locked: the advice, the answers that led to it, and what opens it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.buttons import OutlineButton
from hipcoach.ui.widgets.card import Card, Divider
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.painting import draw_box, draw_icon, painter_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_SEAL_PX = 56


class LockedAnswer(NamedTuple):
    """An answer that locks.

    Attributes:
        question: The question.
        answer: The answer, and when it was given.
        advice: What to do about it, may be empty.
    """

    question: str
    answer: str
    advice: str


class LockView(NamedTuple):
    """A lock as it is shown.

    Attributes:
        title: What matters now.
        advice: What to do.
        lifts: What opens sessions again.
        answers: The answers that led to it, in the order they were asked.
        is_assessable: Whether a recorded assessment opens it; else another answer does.
        is_urgent: Whether it is for today or for now.
    """

    title: str
    advice: str
    lifts: str
    answers: Sequence[LockedAnswer]
    is_assessable: bool
    is_urgent: bool


class LockedPanel(Card):
    """Says calmly and completely what to do; never what it might be.

    Signals:
        assessment_requested: The person wants to write down an assessment.
        change_requested: The person wants to change an answer.
    """

    assessment_requested = Signal()
    change_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(28, 26))
        self.setObjectName("locked_panel")
        self._seal = _Seal(self)
        self._title = Label(role=TextRole.SESSION_TITLE, wrap=True)
        self._advice = Label(wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._lifts = Label(tone=Tone.INK2, wrap=True)
        self.assess = OutlineButton(self.tr("I have been assessed"), icon="stethoscope")
        self.change = OutlineButton(self.tr("Change my answer"), icon="pencil")
        self.assess.clicked.connect(self.assessment_requested)
        self.change.clicked.connect(self.change_requested)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(self._seal)
        head.addWidget(self._title, 1)
        self.body.setSpacing(14)
        self.body.addLayout(head)
        self.body.addWidget(self._advice)
        self.body.addLayout(self._rows)
        self.body.addWidget(Divider())
        self.body.addWidget(Label(self.tr("What opens your exercises again"), role=TextRole.STRONG, wrap=True))
        self.body.addWidget(self._lifts)
        buttons = QHBoxLayout()
        buttons.addWidget(self.assess)
        buttons.addWidget(self.change)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def show_lock(self, view: LockView) -> None:
        """Show why exercise is locked and what to do."""
        self._seal.is_urgent = view.is_urgent
        self._seal.update()
        self._title.setText(view.title)
        self._advice.setText(view.advice)
        self._lifts.setText(view.lifts)
        self.assess.setVisible(view.is_assessable)
        self.change.setVisible(not view.is_assessable)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.advice)
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for answer in view.answers:
            self._rows.addWidget(_AnswerBlock(answer))


class _AnswerBlock(Card):
    """One answer, word for word, so that it can be shown to somebody."""

    def __init__(self, view: LockedAnswer) -> None:
        super().__init__(padding=(20, 14))
        self.setProperty("look", "flat")
        self.body.setSpacing(4)
        self.body.addWidget(Label(view.question, role=TextRole.STRONG, wrap=True))
        self.body.addWidget(Label(view.answer, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True))
        if view.advice:
            self.body.addWidget(Label(view.advice, wrap=True))


class _Seal(QWidget):
    """A quiet sign beside the title."""

    is_urgent = False

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(_SEAL_PX, _SEAL_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a soft round ground and an icon."""
        colours = theme.current()
        ground, ink = (colours.stop_soft, colours.stop) if self.is_urgent else (colours.warn_soft, colours.warn)
        with painter_on(self) as painter:
            draw_box(painter, QRectF(self.rect()), _SEAL_PX / 2, ground, None)
            icon = "phone" if self.is_urgent else "stethoscope"
            draw_icon(painter, icon, QPointF(_SEAL_PX / 2, _SEAL_PX / 2), 28, ink)
