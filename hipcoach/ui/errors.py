"""What goes wrong, in words: the world's faults with what to do, our own with a report to copy."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from hipcoach import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

_log = logging.getLogger(__name__)


def show(parent: QWidget | None, text: str) -> None:
    """Show a fault of the world: a sentence that says what to do."""
    from PySide6.QtWidgets import QMessageBox  # with all its enums, and hardly ever needed

    box = QMessageBox(QMessageBox.Icon.Warning, "HipCoach", text, QMessageBox.StandardButton.Ok, parent)
    box.setObjectName("error_box")
    box.open()


def ask(parent: QWidget, text: str, action: str, on_action: Callable[[], object]) -> None:
    """Ask whether to do something that can't be undone; not doing it is what Enter and Esc mean."""
    from PySide6.QtWidgets import QMessageBox  # as above

    box = QMessageBox(QMessageBox.Icon.Question, "HipCoach", text, QMessageBox.StandardButton.Cancel, parent)
    box.setObjectName("question_box")
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.addButton(action, QMessageBox.ButtonRole.DestructiveRole).clicked.connect(on_action)
    box.open()


class CrashReporter:
    """Shows our own faults once, lets them be copied, and lets the program go on: a set must still be saved."""

    def __init__(self) -> None:
        self._is_open = False

    def install(self) -> None:
        """Take over whatever no slot and no timer caught."""
        sys.excepthook = self._caught

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.critical("a fault of our own", exc_info=(kind, error, trace))
        if self._is_open or QApplication.instance() is None:
            return
        import platform  # a fault has time: the first paint has not
        import traceback

        from PySide6.QtWidgets import QMessageBox

        self._is_open = True
        report = "".join(traceback.format_exception(kind, error, trace))
        box = QMessageBox()
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle("HipCoach")
        box.setText(
            QCoreApplication.translate("Errors", "Something went wrong in HipCoach. What you have done is saved.")
        )
        box.setInformativeText(
            QCoreApplication.translate(
                "Errors", "You can go on. If it happens again, copy the report and send it to us."
            )
        )
        box.setDetailedText(f"HipCoach {__version__}\n{platform.platform()}\nPython {sys.version}\n\n{report}")
        copy = box.addButton(QCoreApplication.translate("Errors", "Copy report"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Ok)
        box.exec()
        if box.clickedButton() is copy:
            QApplication.clipboard().setText(box.detailedText())
        self._is_open = False


def show_and_wait(text: str) -> None:
    """Show a fault of the world before there is a window, and wait until it is read."""
    from PySide6.QtWidgets import QMessageBox  # as above

    QMessageBox(QMessageBox.Icon.Warning, "HipCoach", text, QMessageBox.StandardButton.Ok).exec()
