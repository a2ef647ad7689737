"""The window's end of the audio helper: a process that is started, told and listened to without ever waiting for it."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, QTimer, Signal

from hipcoach.ui.audio_protocol import ProtocolError, decode_report, encode

if TYPE_CHECKING:
    from hipcoach.ui.audio_protocol import Command

_PATIENCE_MS = 2_500  # longer than the last sound rings on
_ROOT = Path(__file__).resolve().parents[2]
_log = logging.getLogger(__name__)


class HelperProcess(QObject):
    """One run of the audio helper.

    Signals:
        reported: The helper says something; a Report.
        died: It ended though nobody asked it to, or could not be started.
    """

    reported = Signal(object)
    died = Signal()

    def __init__(self, command: tuple[str, list[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = command
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.readyReadStandardError.connect(self._on_error_output)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._is_wanted, self._is_quitting = True, False
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._kill)

    @property
    def process_id(self) -> int:
        """Number of the process, 0 while there is none."""
        return self._process.processId()

    def start(self) -> None:
        """Start the process; what is sent before it listens waits in the pipe."""
        self._process.setProcessEnvironment(_environment())
        self._process.start(*self._command)

    def send(self, command: Command) -> None:
        """Tell it something; nobody listens once it has ended."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.write(encode(command))

    def end(self) -> None:
        """Let it end once the last sound has rung out; this object goes with it."""
        self._is_wanted = False
        if self._process.state() is QProcess.ProcessState.NotRunning:
            self.deleteLater()
            return
        self._process.closeWriteChannel()
        QTimer.singleShot(_PATIENCE_MS, self, self._process.kill)

    def _on_output(self) -> None:
        while self._process.canReadLine():
            line = bytes(self._process.readLine().data())
            try:
                self.reported.emit(decode_report(line))
            except ProtocolError as error:
                _log.debug("The audio helper: %s", error)

    def _on_error_output(self) -> None:
        _log.debug("The audio helper: %r", self._process.readAllStandardError().data())

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._on_finished()

    def _on_finished(self) -> None:
        if self._is_quitting:
            return  # whoever holds this object may still call it
        if self._is_wanted:
            self._is_wanted = False
            _log.info("The audio helper ended by itself, code %s", self._process.exitCode())
            self.died.emit()
        self.deleteLater()

    def _kill(self) -> None:
        """Leave no process behind when the program ends; nothing is worth waiting for then."""
        self._is_quitting = True
        self._process.kill()
        self._process.waitForFinished(_PATIENCE_MS)


def helper_command() -> tuple[str, list[str]]:
    """The program that is the helper, and its arguments; a bundle is one executable for both processes."""
    if getattr(sys, "frozen", False):
        return sys.executable, ["--audio-helper"]
    return sys.executable, ["-P", "-m", "hipcoach.ui.audio_helper"]


def _environment() -> QProcessEnvironment:
    """Ours, with the place this very package lies in."""
    environment = QProcessEnvironment.systemEnvironment()
    paths = [str(_ROOT), environment.value("PYTHONPATH")]
    environment.insert("PYTHONPATH", os.pathsep.join(filter(None, paths)))
    return environment
