"""The card of everything that was answered, screen by screen; each screen can be answered again in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.widgets.ask_box import AskBox
from hipcoach.ui.widgets.buttons import ButtonSize, OutlineButton
from hipcoach.ui.widgets.card import Card, Divider
from hipcoach.ui.widgets.disclosure import Disclosure
from hipcoach.ui.widgets.entry_list import Entry, EntryList
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hipcoach.ui.widgets.question_row import QuestionView


class AnswerGroupView(NamedTuple):
    """The answers of one screen.

    Attributes:
        key: The screen.
        title: What it is about.
        summary: How many, and from when.
        marked: The answers to be seen at a glance.
        entries: All of them.
        action: Words of the button that asks them again; empty where that isn't possible here.
    """

    key: str
    title: str
    summary: str
    marked: tuple[Entry, ...]
    entries: tuple[Entry, ...]
    action: str


class AnswersCard(Card):
    """One group for each screen.

    Attributes:
        groups: The groups by screen.

    Signals:
        change_requested: The answers of a screen are to be changed; its key.
        changed: An answer was given; the key of the screen.
        save_requested: The changed answers of a screen are to be kept; its key.
        unfolded: Something came into sight; the widget.
    """

    change_requested = Signal(str)
    changed = Signal(str)
    save_requested = Signal(str)
    unfolded = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answers_card")
        title = self.tr("What you answered")
        self.setAccessibleName(title)
        self.groups: dict[str, AnswerGroup] = {}
        self._open: set[str] = set()
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addWidget(Label(title, role=TextRole.CARD_TITLE, wrap=True))
        lead = self.tr(
            "Every answer with its day and the version of the words you saw. If something has changed, change it here: "
            "the whole check is then asked once more before the next session."
        )
        self.body.addWidget(Label(lead, tone=Tone.INK2, wrap=True))
        self.body.addLayout(self._column)

    def show_groups(self, views: Sequence[AnswerGroupView]) -> None:
        """Show the answers afresh; what was unfolded stays so."""
        self._open = {key for key, group in self.groups.items() if group.is_unfolded}
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.groups = {}
        for view in views:
            self._add(view)
        self.setVisible(bool(views))

    def _add(self, view: AnswerGroupView) -> None:
        group = AnswerGroup(view)
        group.change.clicked.connect(lambda: self.change_requested.emit(view.key))
        group.box.changed.connect(lambda: self.changed.emit(view.key))
        group.box.save_requested.connect(lambda: self.save_requested.emit(view.key))
        group.unfolded.connect(lambda: self.unfolded.emit(group))
        self.groups[view.key] = group
        self._column.addWidget(Divider())
        self._column.addWidget(group)
        if view.key in self._open:
            group.unfold()


class AnswerGroup(QWidget):
    """The answers of one screen, to be read or to be changed.

    Attributes:
        box: Asks the questions again.
        change: Opens that.

    Signals:
        unfolded: Answers or questions came into sight.
    """

    unfolded = Signal()

    def __init__(self, view: AnswerGroupView) -> None:
        super().__init__()
        self.setObjectName(f"answers_{view.key}")
        self.box = AskBox()
        self.change = OutlineButton(view.action, self, icon="pencil", size=ButtonSize.SMALL)
        self.change.setAccessibleName(f"{self.change.text()}: {view.title}")
        self._read = QWidget()
        self._fold = Disclosure(self.tr("All answers"), lambda: EntryList(view.entries), view.title)
        read = QVBoxLayout(self._read)
        read.setContentsMargins(0, 0, 0, 0)
        read.setSpacing(8)
        if view.marked:
            read.addWidget(EntryList(view.marked))
        read.addWidget(self._fold)
        self._fold.setVisible(bool(view.entries))
        self.change.setVisible(bool(view.action))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 8)
        column.setSpacing(6)
        column.addLayout(self._head(view))
        column.addWidget(self._read)
        column.addWidget(self.box)
        self.box.hide()
        self.box.cancelled.connect(self._close)
        self._fold.unfolded.connect(self.unfolded)

    def _head(self, view: AnswerGroupView) -> QHBoxLayout:
        words, head = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(view.title, role=TextRole.ROW_TITLE, wrap=True))
        words.addWidget(Label(view.summary, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True))
        head.setSpacing(16)
        head.addLayout(words, 1)
        head.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        return head

    @property
    def is_unfolded(self) -> bool:
        """Whether all its answers are in sight."""
        return self._fold.is_open

    def unfold(self) -> None:
        """Show all its answers."""
        self._fold.unfold(is_open=True)

    def ask(self, views: Sequence[QuestionView], answers: Mapping[str, str]) -> None:
        """Ask its questions again."""
        self._read.hide()
        self.change.setEnabled(False)
        self.box.ask(views, answers)
        self.box.focus_first()
        self.unfolded.emit()

    def _close(self) -> None:
        self.box.hide()
        self._read.show()
        self.change.setEnabled(True)
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)
