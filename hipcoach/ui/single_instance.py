"""One window for one set of records: a second start brings the first window forward."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QLockFile, QObject, QThread, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtNetwork import QLocalServer

_PATIENCE_MS = 3000
_ANSWER_MS = 1000
_AGAIN_MS = 100


class SingleInstance(QObject):
    """Holds the records for this process.

    Signals:
        raise_requested: Somebody started the program again.
    """

    raise_requested = Signal()

    def __init__(self, data_dir: Path, parent: QObject | None = None, *, patience_ms: int = _PATIENCE_MS) -> None:
        """Prepare, without taking anything; ``patience_ms`` is how long a second start waits for the first."""
        super().__init__(parent)
        self._patience_ms = patience_ms
        self._lock = QLockFile(str(data_dir / "hipcoach.lock"))
        self._lock.setStaleLockTime(0)  # only a process that lives can hold it
        self._name = f"hipcoach-{zlib.crc32(str(data_dir.resolve()).encode()):08x}"
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Take the records, unless another process has them; a folder that can't be written to is taken as free."""
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Listen for other starts; when idle, since the first paint must not wait for it."""
        from PySide6.QtNetwork import QLocalServer  # 10 ms

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def ask_to_raise(self) -> bool:
        """Ask the process that has the records to show its window; False when it doesn't answer.

        Somebody impatient starts twice: then the first process may be about to listen only.
        """
        from PySide6.QtNetwork import QLocalSocket  # 10 ms, and only in a second start

        patience = QDeadlineTimer(self._patience_ms)
        while True:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_ANSWER_MS):
                socket.disconnectFromServer()
                return True
            if patience.hasExpired():
                return False
            QThread.msleep(_AGAIN_MS)

    def release(self) -> None:
        """Let the records go."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_connection(self) -> None:
        if self._server is None:
            return
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        self.raise_requested.emit()
