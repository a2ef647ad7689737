"""Which self-tests there are, why, and how long each takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.ui.pages.setup_step import Step
from hipcoach.ui.widgets.buttons import ButtonSize, OutlineButton
from hipcoach.ui.widgets.card import Card, Divider, Pill, PillTone
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence


class SelfTestView(NamedTuple):
    """One self-test.

    Attributes:
        id: Id of how it is done.
        name: What it is called.
        what: What it tells, in a sentence.
        minutes: About how long it takes.
        note: Why it isn't done now, or what it needs; may be empty.
        is_done: Whether there is a result.
        can_start: Whether it can be done now.
    """

    id: str
    name: str
    what: str
    minutes: str
    note: str
    is_done: bool
    can_start: bool


class SelfTestRow(QWidget):
    """One self-test as a row.

    Attributes:
        start: Begins it; hidden where it can't be begun.
    """

    def __init__(self, view: SelfTestView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"test_{view.id}")
        self.start = OutlineButton(self.tr("Start"), size=ButtonSize.SMALL)
        self.start.setAccessibleName(self.tr("Start {test}").format(test=view.name))
        self.start.setVisible(view.can_start and not view.is_done)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(view.name, role=TextRole.STRONG, wrap=True))
        words.addWidget(Label(view.what, tone=Tone.INK2, wrap=True))
        if view.note:
            words.addWidget(Label(view.note, role=TextRole.CAPTION, tone=Tone.INK2, wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 10, 0, 10)
        line.setSpacing(16)
        line.addLayout(words, 1)
        pill = Pill(self.tr("Done"), icon="check", tone=PillTone.GOOD) if view.is_done else Pill(view.minutes)
        line.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.start, 0, Qt.AlignmentFlag.AlignVCenter)


class SelfTestsStep(Step):
    """The list of self-tests.

    Signals:
        test_requested: The person wants to do a test; its id.
    """

    test_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("tests_step")
        self.title.setText(self.tr("Self-tests"))
        self._rows: dict[str, SelfTestRow] = {}
        self._card = Card(padding=(28, 12))
        self._card.body.setSpacing(0)
        self._hints = Label(tone=Tone.INK2, wrap=True)
        self._later = Label(tone=Tone.INK2, wrap=True)
        self.body.addWidget(self._hints)
        self.body.addWidget(self._card)
        self.body.addWidget(self._later)
        self.body.addStretch(1)

    def show_tests(self, lead: str, hints: str, tests: Sequence[SelfTestView], later: str) -> None:
        """Show what there is to do, how to go about it, and what becomes of what is left for later."""
        self.lead.setText(lead)
        self._hints.setText(hints)
        self._later.setText(later)
        while (item := self._card.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._rows.clear()
        for view in tests:
            if self._rows:
                self._card.body.addWidget(Divider())
            self._add(view)
        self._card.setVisible(bool(tests))
        self.to_top()

    def row(self, test_id: str) -> SelfTestRow:
        """The row of a test."""
        return self._rows[test_id]

    def stops(self) -> list[QWidget]:
        """Every button."""
        return [row.start for row in self._rows.values()]

    def _add(self, view: SelfTestView) -> None:
        row = SelfTestRow(view)
        row.start.clicked.connect(lambda: self.test_requested.emit(view.id))
        self._card.body.addWidget(row)
        self._rows[view.id] = row
