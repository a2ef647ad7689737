"""What is seen when the records or the content can't be opened: why, and what to do. Nothing is changed or deleted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from hipcoach.store.errors import JournalError
from hipcoach.ui.appearance import Appearance
from hipcoach.ui.widgets.buttons import FilledButton, OutlineButton
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.focus_ring import FocusRing
from hipcoach.ui.widgets.label import Label, TextRole, Tone

if TYPE_CHECKING:
    from pathlib import Path

    from hipcoach.domain.errors import HipCoachError


class StartupErrorWindow(QWidget):
    """One card in the middle of an otherwise empty window."""

    def __init__(self, error: HipCoachError, folder: Path) -> None:
        super().__init__()
        self.setObjectName("startup_error")
        self.setWindowTitle("HipCoach")
        self.resize(1000, 640)
        is_journal = isinstance(error, JournalError)
        title = self.tr("Your records can't be opened") if is_journal else self.tr("HipCoach can't start")
        card = Card(self, padding=(44, 36))
        card.setMaximumWidth(760)
        card.body.setSpacing(16)
        card.body.addWidget(Label(title, role=TextRole.PAGE_TITLE, wrap=True))
        text = Label(str(error), tone=Tone.INK2, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(text)
        if is_journal:
            where = self.tr("Folder: {folder}. Nothing in it has been changed.").format(folder=folder)
            card.body.addWidget(Label(where, role=TextRole.CAPTION, tone=Tone.INK3, wrap=True))
        self._add_buttons(card, is_journal=is_journal)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 8)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(row)
        layout.addStretch(1)

    def _add_buttons(self, card: Card, *, is_journal: bool) -> None:
        buttons = QHBoxLayout()
        if is_journal:
            other = FilledButton(self.tr("Use another folder…"), icon="folder-open")
            other.clicked.connect(self._choose_folder)
            buttons.addWidget(other)
        close = OutlineButton(self.tr("Close")) if is_journal else FilledButton(self.tr("Close"))
        close.clicked.connect(self.close)
        buttons.addWidget(close)
        buttons.addStretch(1)
        card.body.addLayout(buttons)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("A folder for your records"))
        if folder:
            self._start_again(folder)

    def _start_again(self, folder: str) -> None:
        """Start the program anew with the other folder: one way to open records, not two."""
        program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "hipcoach"]
        QProcess.startDetached(program[0], [*program[1:], "--data-dir", folder])
        self.close()


def show_startup_error(app: QApplication, error: HipCoachError, folder: Path) -> int:
    """Show why the program can't start and wait for the person; returns the exit code."""
    appearance = Appearance(app)
    ring = FocusRing(app)
    window = StartupErrorWindow(error, folder)
    window.show()
    app.exec()
    del appearance, ring
    return 1
