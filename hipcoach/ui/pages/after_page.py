"""After a session: pain now, the worst, the effort, a note, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import ButtonSize, FilledButton
from hipcoach.ui.widgets.card import Card, CardLook, Divider
from hipcoach.ui.widgets.choice_grid import ChoiceGrid
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.pain_scale import PainScale
from hipcoach.ui.widgets.scroll_column import margin_px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_NARROW_PX = 1040
_HEAD_NARROW_PX = 620


class AfterPage(QWidget):
    """Asks three things and shows what they mean for the next session.

    Signals:
        changed: An answer was given.
        save_requested: The person is done.
    """

    changed = Signal()
    save_requested = Signal()

    def __init__(self, efforts: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Make it with the words for the effort, each with its key."""
        super().__init__(parent)
        self.setObjectName("after_page")
        self.setAccessibleName(self.tr("After the session"))
        self._title = Label(role=TextRole.PAGE_TITLE, wrap=True)
        self._line = Label(tone=Tone.INK2, wrap=True)
        self.save = FilledButton(self.tr("Save and finish"), self, size=ButtonSize.LARGE)
        self._banner = Banner(self)
        self._now = PainScale(self.tr("Pain in your hip right now"))
        self._worst = PainScale(self.tr("Worst pain during the session"))
        self._effort = ChoiceGrid(self.tr("How hard did it feel?"), efforts)
        self._note = QPlainTextEdit()
        self._note.setAccessibleName(self.tr("Anything to remember, optional"))
        self._note.setTabChangesFocus(True)
        self._note.setMinimumHeight(72)
        self._note.setMaximumHeight(theme.scaled(110))
        self._outlook = Card(self, look=CardLook.FILLED)
        self._outlook_title = Label(self.tr("Next time"), role=TextRole.STRONG, tone=Tone.ON_PRIMARY)
        self._outlook_text = Label(role=TextRole.CARD_TITLE, tone=Tone.ON_PRIMARY, wrap=True)
        self._outlook.body.addWidget(self._outlook_title)
        self._outlook.body.addWidget(self._outlook_text)
        self._done = Card(self)
        self._rows = QVBoxLayout()
        self._is_built = False
        self._build()
        self._is_built = True
        self._fold()
        for scale in (self._now, self._worst):
            scale.score_chosen.connect(lambda _score: self.changed.emit())
        self._effort.value_chosen.connect(lambda _value: self.changed.emit())
        self.save.clicked.connect(self.save_requested)

    @property
    def now(self) -> int | None:
        """Pain now, or None."""
        return self._now.score

    @property
    def worst(self) -> int | None:
        """Worst pain, or None."""
        return self._worst.score

    @property
    def effort(self) -> str | None:
        """Key of the effort, or None."""
        return self._effort.value

    @property
    def note(self) -> str:
        """What the person wrote."""
        return self._note.toPlainText().strip()

    def show_session(self, title: str, line: str, minutes: str, rows: Sequence[tuple[str, str, bool]]) -> None:
        """Show what was done, as (name, amount, whole); all answers are empty again."""
        self._title.setText(title)
        self._line.setText(line)
        self._now.clear()
        self._worst.clear()
        self._effort.clear()
        self._note.clear()
        self._banner.hide()
        self._show_rows(minutes, rows)
        self._now.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_outlook(self, text: str) -> None:
        """Say what the answers mean."""
        self._outlook_text.setText(text)

    def show_problem(self, text: str) -> None:
        """Say why nothing could be saved."""
        self._banner.show_message(text, BannerTone.WARN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the two columns where they don't fit beside each other."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Stack them where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event) and self._is_built:
            self._fold()

    def _fold(self) -> None:
        fold(self._columns, self.width(), _NARROW_PX)
        fold(self._head, self.width(), _HEAD_NARROW_PX)
        side = margin_px(self.width())
        self._content_layout.setContentsMargins(side, 28, side, 32)

    def _build(self) -> None:
        titles = QVBoxLayout()
        titles.addWidget(self._title)
        titles.addWidget(self._line)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(12)
        self._head.addLayout(titles, 1)
        self._head.addWidget(self.save, 0, Qt.AlignmentFlag.AlignVCenter)
        answers = Card(self)
        for words, widget in (
            (self.tr("Pain in your hip right now"), self._now),
            (self.tr("Worst pain during the session"), self._worst),
            (self.tr("How hard did it feel?"), self._effort),
            (self.tr("Anything to remember? Optional"), self._note),
        ):
            answers.body.addWidget(Label(words, role=TextRole.CARD_TITLE, wrap=True))
            answers.body.addWidget(widget)
            answers.body.addSpacing(theme.scaled(8))
        answers.body.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(16)
        side.addWidget(self._outlook)
        side.addWidget(self._done)
        side.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(24)
        self._columns.addWidget(answers, 19)
        self._columns.addLayout(side, 10)
        content = QWidget()
        content.setProperty("role", "scrolled")
        layout = self._content_layout = QVBoxLayout(content)
        layout.setSpacing(16)
        layout.addLayout(self._head)
        layout.addWidget(self._banner)
        layout.addLayout(self._columns, 1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        for first, second in (
            (self._now, self._worst),
            (self._worst, self._effort),
            (self._effort, self._note),
            (self._note, self.save),
        ):
            QWidget.setTabOrder(first, second)

    def _show_rows(self, minutes: str, rows: Sequence[tuple[str, str, bool]]) -> None:
        body = self._done.body
        while (item := body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        body.addWidget(_pair(self.tr("What you did"), minutes, TextRole.CARD_TITLE))
        for name, amount, is_whole in rows:
            mark = "\N{CHECK MARK}" if is_whole else "\N{EN DASH}"
            body.addWidget(_pair(f"{mark}  {name}", amount, TextRole.BODY))
        body.addWidget(Divider())
        body.addWidget(
            Label(
                self.tr("Tomorrow morning you'll be asked for one number. That one decides if the plan steps up."),
                tone=Tone.INK2,
                wrap=True,
            )
        )


def _pair(left: str, right: str, role: TextRole) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(Label(left, role=role, wrap=True), 1)
    amount = Label(right, tone=Tone.INK2)
    amount.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.addWidget(amount, 0, Qt.AlignmentFlag.AlignTop)
    return row
