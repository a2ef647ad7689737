"""Basic sound: a player of the system for each cue, where the audio helper doesn't work. Less exact, but heard."""

from __future__ import annotations

import gc
import logging
from functools import partial
from math import log
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from hipcoach.services.clock import SystemClock
from hipcoach.ui.audio_clips import Clip, ClipMissingError, load_clips, silence, wav_of
from hipcoach.ui.audio_deadlines import Deadlines
from hipcoach.ui.audio_protocol import Cancel, Command, Device, Dropped, Fired, Play, Reason, Schedule, SetVolume

if TYPE_CHECKING:
    from playsound3.playsound3 import Sound

_TRIAL_S = 0.05
_RANGE = 100.0  # the ear's scale spans 40 dB, as Qt has it
_log = logging.getLogger(__name__)
_AT_WORK: set[BasicSound] = set()  # what a thread still uses


class BasicSound(QObject):
    """Plays through playsound3 in a thread of its own; takes the same commands as the helper.

    Without a parent: it stays until its thread has ended. It is then deleted by the window's thread, never by its own:
    a QObject that goes in the wrong thread takes the program with it.

    Attributes:
        is_over: Whether its thread has ended.

    Signals:
        reported: A Report.
        died: Never emitted; where nothing can play, a Report says so.
        ended: The thread is over.
    """

    reported = Signal(object)
    died = Signal()
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._commands: SimpleQueue[Command | None] = SimpleQueue()
        self._clips: dict[str, Clip] = {}
        self._clock = SystemClock()
        self._deadlines = Deadlines()
        self._loudness = 1.0
        self._playing: list[Sound] = []
        self._is_wanted = True
        self.is_over = False

    def start(self) -> None:
        """Find a player and wait for commands."""
        _AT_WORK.add(self)
        # Python collects garbage in whichever thread happens to allocate; widgets collected here would take the
        # program with them. So while this thread lives, the window's thread collects, when it sends something.
        gc.disable()
        self.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(partial(_AT_WORK.discard, self))
        Thread(target=self._run, name="basic sound", daemon=True).start()

    def send(self, command: Command) -> None:
        """Tell it something."""
        gc.collect(1)
        self._commands.put(command)

    def end(self) -> None:
        """End the thread once what sounds has ended; this object goes with it."""
        self._is_wanted = False
        self._commands.put(None)
        if self.is_over:
            self.deleteLater()

    def _on_ended(self) -> None:
        """In the window's thread: let the collector work by itself again, and go where nobody wants this any more."""
        self.is_over = True
        if all(each.is_over for each in _AT_WORK):
            gc.enable()
        if not self._is_wanted:
            self.deleteLater()

    def _run(self) -> None:
        self._work()
        self.ended.emit()

    def _work(self) -> None:
        with TemporaryDirectory(prefix="hipcoach-sounds-", ignore_cleanup_errors=True) as folder:
            works = self._try(Path(folder))
            self.reported.emit(Device(works, Reason.BASIC_SOUND if works else Reason.NO_PLAYER))
            while works:
                try:
                    command = self._commands.get(timeout=self._seconds_to_next())
                except Empty:
                    self._fire(Path(folder))
                    continue
                if command is None:
                    break
                self._obey(command, Path(folder))
            for sound in self._playing:
                sound.wait()

    def _obey(self, command: Command, folder: Path) -> None:
        match command:
            case Schedule(dues):
                self._deadlines.add(dues)
            case Cancel():
                self._deadlines.clear()
            case Play(clip):
                self._play(clip, folder)
            case SetVolume(loudness):
                self._loudness = loudness

    def _seconds_to_next(self) -> float | None:
        next_s = self._deadlines.next_s
        return None if next_s is None else max(0.0, next_s - self._clock.monotonic_s())

    def _fire(self, folder: Path) -> None:
        now_s = self._clock.monotonic_s()
        taken = self._deadlines.take(now_s)
        for due in taken.now:
            self._play(due.clip, folder)
            self.reported.emit(Fired(due.number, now_s))
        for due in taken.too_late:
            self.reported.emit(Dropped(due.number))

    def _play(self, clip: str, folder: Path) -> None:
        if self._loudness > 0.0:
            self._start(self._file_of(folder, clip, self._clips[clip], self._loudness))

    def _try(self, folder: Path) -> bool:
        """Play a silence and look how that ends; some players say yes with no device, which nobody can tell."""
        try:
            # Here, because it starts processes to look around, and may not be installed.
            from playsound3 import PlaysoundException, prefer_backends
        except ImportError:
            return False
        prefer_backends("alsa")  # the quickest of them, and the only one that reports a missing device
        try:
            self._clips = load_clips()
            sound = self._start(self._file_of(folder, "silence", silence(_TRIAL_S), 1.0))
        except (ClipMissingError, PlaysoundException, OSError) as error:
            _log.info("No basic sound: %s", error)
            return False
        return sound.subprocess.wait() == 0

    def _start(self, file: Path) -> Sound:
        from playsound3 import playsound  # as above

        self._playing = [sound for sound in self._playing if sound.is_alive()]
        sound = playsound(file, block=False)
        self._playing.append(sound)
        return sound

    @staticmethod
    def _file_of(folder: Path, name: str, clip: Clip, loudness: float) -> Path:
        """Write the clip at this loudness, unless that was done before: these players have no volume."""
        file = folder / f"{name}-{loudness:.2f}.wav"
        if not file.exists():
            file.write_bytes(wav_of(clip, gain_of(loudness)))
        return file


def gain_of(loudness: float) -> float:
    """The factor for samples that is heard as this loudness, both 0 to 1; the same curve as the helper's."""
    return -log(1.0 - loudness * (1.0 - 1.0 / _RANGE)) / log(_RANGE)
