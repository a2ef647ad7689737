"""The process that makes the sounds: a busy window can't delay them, and a dying sound server can't end the program.

Reads commands from its standard input, writes reports to its standard output (see :mod:`hipcoach.ui.audio_protocol`),
and ends when its input does. Started as ``python -m hipcoach.ui.audio_helper``, or as ``hipcoach --audio-helper``.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, QTimer, Signal

from hipcoach.services.clock import SystemClock
from hipcoach.ui.audio_deadlines import Deadlines
from hipcoach.ui.audio_protocol import (
    Cancel,
    Command,
    Device,
    Dropped,
    Fired,
    Play,
    ProtocolError,
    Reason,
    Report,
    Schedule,
    SetVolume,
    decode_command,
    encode,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hipcoach.ui.audio_sinks import Speaker

_STDIN, _STDOUT = 0, 1  # by number: a windowed program has no sys.stdin
_EARLY_S = 0.002  # timers wake this much too soon, and the rest is slept
_RING_OUT_MS = 50
_LONGEST_RING_S = 1.5
_BROKEN = 1  # exit code that asks for a new helper


class CommandReader(QObject):
    """Reads the standard input in a thread of its own: on Windows no event loop can watch a pipe.

    Signals:
        received: A Command.
        ended: The other side is gone.
    """

    received = Signal(object)
    ended = Signal()

    def start(self) -> None:
        """Begin to read."""
        Thread(target=self._read, name="commands", daemon=True).start()

    def _read(self) -> None:
        with open(_STDIN, "rb", closefd=False) as lines:
            for line in lines:
                try:
                    self.received.emit(decode_command(line))
                except ProtocolError as error:
                    sys.stderr.write(f"{error}\n")
        self.ended.emit()


class Helper(QObject):
    """Lets clips sound at their moments and tells when they did."""

    def __init__(self, speaker: Speaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._clock = SystemClock()
        self._deadlines = Deadlines()
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)
        self._ends_s: float | None = None
        speaker.device_changed.connect(self._on_device_changed)
        speaker.broken.connect(self._on_broken)

    def obey(self, command: Command) -> None:
        """Carry out a command."""
        match command:
            case Schedule(dues):
                self._deadlines.add(dues)
                self._arm()
            case Cancel():
                self._deadlines.clear()
                self._arm()
            case Play(clip):
                self._speaker.play(clip)
            case SetVolume(loudness):
                self._speaker.set_loudness(loudness)

    def end(self) -> None:
        """Let what sounds ring out, then end the process."""
        self.obey(Cancel())
        now_s = self._clock.monotonic_s()
        self._ends_s = self._ends_s or now_s + _LONGEST_RING_S
        if self._speaker.is_playing and now_s < self._ends_s:
            QTimer.singleShot(_RING_OUT_MS, self.end)
        else:
            QCoreApplication.quit()

    def _arm(self) -> None:
        next_s = self._deadlines.next_s
        if next_s is None:
            self._timer.stop()
        else:
            self._timer.start(max(0, int((next_s - _EARLY_S - self._clock.monotonic_s()) * 1000)))

    def _on_timeout(self) -> None:
        left_s = (self._deadlines.next_s or 0.0) - self._clock.monotonic_s()
        if left_s <= 2 * _EARLY_S:
            if left_s > 0.0:
                QThread.usleep(int(left_s * 1e6) + 1)
            self._fire()
        self._arm()

    def _fire(self) -> None:
        now_s = self._clock.monotonic_s()
        taken = self._deadlines.take(now_s)
        for due in taken.now:
            self._speaker.play(due.clip)
            report(Fired(due.number, now_s))
        for due in taken.too_late:
            report(Dropped(due.number))

    def _on_device_changed(self, is_present: bool) -> None:  # noqa: FBT001 - what the signal carries
        report(Device(is_present, Reason.FULL_SOUND if is_present else Reason.NO_DEVICE))

    def _on_broken(self) -> None:
        QCoreApplication.exit(_BROKEN)


def report(message: Report) -> None:
    """Tell the window's process; where that is gone, the end of the input follows."""
    with suppress(BrokenPipeError):
        os.write(_STDOUT, encode(message))


def main(arguments: Sequence[str]) -> int:
    """Run until the standard input ends, and give back the exit code.

    Args:
        arguments: Options after the name of the program; there are none yet.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the window, which closes our input
    try:
        # Here, because its library may be missing: then another player takes over.
        from hipcoach.ui.audio_sinks import Speaker
    except ImportError as error:
        sys.stderr.write(f"{error}\n")
        report(Device(is_present=False, reason=Reason.NO_PLAYER))
        return 0
    from hipcoach.ui.audio_clips import load_clips

    app = QCoreApplication(list(arguments))
    speaker = Speaker(load_clips(), app)
    helper = Helper(speaker, app)
    reader = CommandReader(app)
    reader.received.connect(helper.obey, Qt.ConnectionType.QueuedConnection)
    reader.ended.connect(helper.end, Qt.ConnectionType.QueuedConnection)
    speaker.open()
    reader.start()
    gc.freeze()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
