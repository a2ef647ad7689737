"""The history of one measure: its results, what they say, and a form to correct them or enter one by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.domain.exercise import Side
from hipcoach.ui.pages.self_tests_form import ResultForm
from hipcoach.ui.widgets.banner import Banner, BannerTone
from hipcoach.ui.widgets.buttons import ButtonSize, FilledButton, LinkButton, OutlineButton
from hipcoach.ui.widgets.card import Card, Divider
from hipcoach.ui.widgets.folding import fold, is_restyling
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.norm_bar import NormBar
from hipcoach.ui.widgets.numbered_steps import NumberedSteps
from hipcoach.ui.widgets.wide_column import WideColumn

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    from hipcoach.ui.pages.self_tests_views import EditView, EntryView, HistoryView

_NARROW_PX = 900
_ROW_NARROW_PX = 620
_TONES = {Side.LEFT: Tone.LEFT, Side.RIGHT: Tone.RIGHT, Side.BOTH: Tone.INK}


class ResultHistory(QWidget):
    """Shows one measure in full.

    Attributes:
        form: Takes corrections and results by hand.

    Signals:
        left: The person wants to go back to the list.
        start_requested: ... to do the test now.
        add_requested: ... to enter a result by hand.
        edit_requested: ... to correct a result; its place.
        delete_requested: ... to take one back; its place.
        undo_requested: ... to undo what was done last.
    """

    left = Signal()
    start_requested = Signal()
    add_requested = Signal()
    edit_requested = Signal(int)
    delete_requested = Signal(int)
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("result_history")
        self._column = WideColumn(self)
        self._back = LinkButton(self.tr("All self-tests"), icon="arrow-left", size=ButtonSize.SMALL)
        self._title = Label(role=TextRole.PAGE_TITLE, wrap=True)
        self._what = Label(tone=Tone.INK2, wrap=True)
        self._start = FilledButton("", icon="play")
        self._start.setObjectName("start")
        self._note = Label(tone=Tone.INK2, wrap=True)
        self._banner = Banner()
        self.form = ResultForm()
        self._says = Card()
        self._results = Card(padding=(28, 16))
        self._how = Card()
        self._steps = NumberedSteps()
        self._rows: list[_EntryRow] = []
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._add = OutlineButton(self.tr("Enter a result by hand"), icon="plus", size=ButtonSize.SMALL)
        self._add.setObjectName("add")
        self._lay_out()
        self._back.clicked.connect(self.left)
        self._start.clicked.connect(self.start_requested)
        self._add.clicked.connect(self.add_requested)
        self._banner.action_requested.connect(self.undo_requested)
        self.form.cancelled.connect(self.close_form)

    def show_history(self, view: HistoryView) -> None:
        """Show a measure; the form stays as it is."""
        self._title.setText(view.title)
        self._what.setText(view.what)
        self._start.setText(view.start)
        self._start.setVisible(bool(view.start))
        self._note.setText(view.note)
        self._note.setVisible(bool(view.note))
        self._show_says(view)
        _clear(self._results.body)
        self._rows = []
        self._results.body.addWidget(Label(self.tr("Results"), role=TextRole.CARD_TITLE))
        if not view.entries:
            self._results.body.addWidget(Label(self.tr("Nothing yet."), tone=Tone.INK2))
        for entry in view.entries:
            self._results.body.addWidget(Divider())
            row = _EntryRow(entry)
            row.edited.connect(self.edit_requested)
            row.deleted.connect(self.delete_requested)
            self._results.body.addWidget(row)
            self._rows.append(row)
        self._steps.show_steps(view.steps)
        self._fold()

    def open_form(self, view: EditView, history: HistoryView) -> None:
        """Let a result be corrected, or entered."""
        self.form.begin(view, history)
        self.form.show()
        self._column.to_top()
        self.form.focus_first()

    def close_form(self) -> None:
        """Put the form away."""
        self.form.hide()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self, text: str, *, can_undo: bool) -> None:
        """Say what was done, with the way back; an empty text takes it away."""
        self._banner.show_message(text, BannerTone.INFO, action=self.tr("Undo") if can_undo else "")

    def show_problem(self, text: str) -> None:
        """Say what could not be kept."""
        self._banner.show_message(text, BannerTone.WARN)

    def focus_first(self) -> None:
        """Give the keyboard to the one obvious next thing."""
        self._column.to_top()
        (self._start if self._start.isVisible() else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the columns into one where the page is narrow."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Fold them where the words have become large."""
        super().changeEvent(event)
        if is_restyling(event):
            self._fold()

    def _fold(self) -> None:
        fold(self._columns, self.width(), _NARROW_PX)
        for row in self._rows:
            row.fold(self.width())

    def _show_says(self, view: HistoryView) -> None:
        _clear(self._says.body)
        self._says.setVisible(bool(view.says) or view.norm is not None)
        self._says.body.addWidget(Label(self.tr("What it says"), role=TextRole.CARD_TITLE))
        for sentence in view.says:
            self._says.body.addWidget(Label(sentence, wrap=True))
        if view.norm is not None:
            bar = NormBar()
            norm = view.norm
            bar.show_norm(norm.values, norm.low, norm.high, norm.most, norm.caption, norm.spoken)
            self._says.body.addSpacing(6)
            self._says.body.addWidget(bar)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)
        self._how.body.addWidget(Label(self.tr("How it is done"), role=TextRole.CARD_TITLE))
        self._how.body.addWidget(self._steps)
        left = QVBoxLayout()
        left.setSpacing(16)
        add = QHBoxLayout()
        add.addWidget(self._add)
        add.addStretch(1)
        left.addWidget(self._results)
        left.addLayout(add)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(16)
        right.addWidget(self._says)
        right.addWidget(self._how)
        right.addStretch(1)
        self._columns.setSpacing(20)
        self._columns.addLayout(left, 55)
        self._columns.addLayout(right, 45)
        body = self._column.body
        body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._title)
        body.addWidget(self._what)
        body.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._note, self._banner, self.form):
            body.addWidget(widget)
        body.addLayout(self._columns)
        body.addStretch(1)
        self.form.hide()


class _EntryRow(QWidget):
    """One result: day, side, value, details, and what can be done with it."""

    edited = Signal(int)
    deleted = Signal(int)

    def __init__(self, view: EntryView) -> None:
        super().__init__()
        self.setObjectName(f"entry_{view.place}")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 6, 0, 6)
        self._line.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(view.day, role=TextRole.STRONG))
        if view.side_word:
            head.addWidget(Label(view.side_word, role=TextRole.STRONG, tone=_TONES[view.side]))
        head.addWidget(Label(view.value, role=TextRole.STRONG, wrap=True), 1)
        words.addLayout(head)
        if view.details:
            words.addWidget(Label(view.details, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True))
        self._line.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        about = f"{view.day}, {view.side_word} {view.value}"
        for text, icon, signal in (
            (self.tr("Edit"), "pencil", self.edited),
            (self.tr("Delete"), "x", self.deleted),
        ):
            button = LinkButton(text, icon=icon, size=ButtonSize.INLINE)
            button.setAccessibleName(f"{text}: {about}")
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(view.place))
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._line.addLayout(buttons)

    def fold(self, width_px: int) -> None:
        """Put the buttons below where there is little room."""
        fold(self._line, width_px, _ROW_NARROW_PX)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
