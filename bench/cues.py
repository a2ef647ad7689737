"""Cues: planned against fired and against heard, while a window repaints, and while it also stalls.

Heard is measured in the recording of a private PulseAudio with a null sink: the moment a clip's first sample comes out.
Without pulseaudio and parec only the fired moments are measured. Ends with exit code 1 when the 95th percentile of
fired is over ``LIMIT_MS``, or a cue is lost or doubled.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from hipcoach.domain.cues import CueKind, PlannedCue
from hipcoach.ui.audio import CuePlayer
from hipcoach.ui.audio_clips import load_clips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent

CUES = 60
LIMIT_MS = 10.0
FRAME_MS = 33
STALL_EVERY_MS = 300
STALL_S = (0.060, 0.200)
LEAD_S = 2.0
GAP_S = (0.65, 0.85)  # longer than every clip used, so that each onset stands alone
KINDS = (CueKind.GET_READY, CueKind.LAST_SECONDS, CueKind.TEN_SECONDS, CueKind.TEMPO_OUT, CueKind.PAUSE)
RATE_HZ = 48_000
AUDIBLE = 0.004  # of full scale, 48 dB down
QUIET_S = 0.030  # so long below that before a sound counts as a new one
NEAR_S = 0.3
SERVER_PATIENCE_S = 10.0


class Ring(QWidget):
    """Repaints as the player does."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a big antialiased ring."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = painter.pen()
            pen.setWidth(24)
            painter.setPen(pen)
            painter.drawArc(QRectF(100, 100, 400, 400), 1440, -int(time.perf_counter() * 1000) % 5760)


class Recorder:
    """Records the monitor of the null sink and knows the moment of each sample."""

    def __init__(self) -> None:
        command = ["parec", "--device=hipcoach.monitor", "--raw", "--format=s16le", f"--rate={RATE_HZ}"]
        self._parec = subprocess.Popen([*command, "--channels=1", "--latency-msec=2"], stdout=subprocess.PIPE)
        self._chunks: list[bytes] = []
        self._starts: list[int] = []
        self._begins_s: list[float] = []
        self._runs = Event()
        self._thread = Thread(target=self._read, daemon=True)
        self._thread.start()
        self._runs.wait(SERVER_PATIENCE_S)  # an idle null sink lets seconds pass before it delivers

    def stop(self) -> list[float]:
        """End the recording and give back the moment of each onset in it."""
        self._parec.terminate()
        self._thread.join()
        self._parec.wait()
        onsets = onsets_in(np.frombuffer(b"".join(self._chunks), dtype="<i2") / 32_768)
        return [self._moment_s(int(onset)) for onset in onsets]

    def _moment_s(self, sample: int) -> float:
        """Turn an index into a moment; the recording drifts, so only what arrived around it counts."""
        first, last = np.searchsorted(self._starts, [sample - RATE_HZ // 2, sample + RATE_HZ // 2])
        return statistics.median(self._begins_s[first:last]) + sample / RATE_HZ

    def _read(self) -> None:
        count = 0
        while self._parec.stdout and (chunk := os.read(self._parec.stdout.fileno(), 65_536)):
            # The server mixes these 2 ms when their first sample is due, and we read them at once.
            self._begins_s.append(time.perf_counter() - count / RATE_HZ)
            self._starts.append(count)
            self._chunks.append(chunk)
            self._runs.set()
            count += len(chunk) // 2


def main() -> int:
    """Measure both ways, print, and judge."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv)
    with ExitStack() as stack:
        has_server = bool(shutil.which("pulseaudio") and shutil.which("parec"))
        if has_server:
            stack.enter_context(sound_server())
        else:
            print("pulseaudio and parec are not installed: fired moments only, nothing is heard or recorded")
            os.environ["PULSE_SERVER"] = "unix:/nonexistent"
        rounds = [measure(app, stalls=stalls, records=has_server) for stalls in (False, True)]
    return 0 if all(rounds) else 1


def measure(app: QApplication, *, stalls: bool, records: bool) -> bool:
    """Let cues sound beside a busy window; tell whether all was well."""
    print(f"{CUES} cues, window repaints at {1000 // FRAME_MS} frames a second{' and stalls' if stalls else ''}")
    recorder = Recorder() if records else None
    cues = planned_cues(time.perf_counter() + LEAD_S)
    fired = play(app, cues, stalls=stalls)
    lateness_ms = [(fired_s - cue.at_s) * 1000 for cue, fired_s in fired]
    print_row("planned to fired", lateness_ms)
    is_well = len(fired) == len(cues) and percentile(lateness_ms, 95) <= LIMIT_MS
    if recorder is not None:
        is_well &= compare(cues, recorder.stop())
    return is_well


def planned_cues(from_s: float) -> list[PlannedCue]:
    """Plan cues of changing kinds at uneven distances."""
    dice = random.Random(1)
    cues, at_s = [], from_s
    for number in range(CUES):
        cues.append(PlannedCue(kind=KINDS[number % len(KINDS)], at_s=at_s))
        at_s += dice.uniform(*GAP_S)
    return cues


def play(app: QApplication, cues: list[PlannedCue], *, stalls: bool) -> list[tuple[PlannedCue, float]]:
    """Show the window until the last cue has sounded; give back each cue with the moment it was started."""
    dice = random.Random(2)
    fired: list[tuple[PlannedCue, float]] = []
    window = Ring()
    window.resize(1280, 800)
    window.show()
    player = CuePlayer()
    player.availability_changed.connect(lambda _has_audio, reason: print(f"  the helper says: {reason}"))
    player.cue_fired.connect(lambda cue, at_s: fired.append((cue, at_s)))
    player.schedule(cues)
    frames = QTimer(interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
    frames.timeout.connect(window.update)
    frames.start()
    stall = QTimer(interval=STALL_EVERY_MS)
    stall.timeout.connect(lambda: time.sleep(dice.uniform(*STALL_S)))
    if stalls:
        stall.start()
    QTimer.singleShot(round((cues[-1].at_s - time.perf_counter() + 1.5) * 1000), app.quit)
    app.exec()
    player.stop()
    app.processEvents()
    return fired


def compare(cues: list[PlannedCue], onsets: list[float]) -> bool:
    """Print how far onsets lie from plans; tell whether each cue was heard once."""
    clips = load_clips()
    delays_ms, lost = [], 0
    for cue in cues:
        clip = np.frombuffer(clips[cue.kind.value].samples, dtype="<i2") / 32_768
        due_s = cue.at_s + float(onsets_in(clip)[0]) / RATE_HZ
        near = min(onsets, key=lambda onset_s: abs(onset_s - due_s), default=float("inf"))
        if abs(near - due_s) > NEAR_S:
            lost += 1
        else:
            onsets.remove(near)
            delays_ms.append((near - due_s) * 1000)
    print_row("planned to heard", delays_ms)
    print(f"  lost {lost}, doubled {len(onsets)}")
    return lost == 0 and not onsets


def onsets_in(samples: np.ndarray) -> np.ndarray:
    """Index of each first audible sample after a quiet stretch."""
    audible = np.flatnonzero(np.abs(samples) > AUDIBLE)
    is_first = np.diff(audible, prepend=-RATE_HZ) > QUIET_S * RATE_HZ
    return audible[is_first]


def print_row(name: str, values_ms: list[float]) -> None:
    """Print the middle, the tail and the worst."""
    if values_ms:
        middle, tail, worst = statistics.median(values_ms), percentile(values_ms, 95), max(values_ms)
        print(f"  {name}: median {middle:.1f} ms, p95 {tail:.1f}, max {worst:.1f} ({len(values_ms)} cues)")
    else:
        print(f"  {name}: none")


def percentile(values: list[float], share: int) -> float:
    """Give the value that ``share`` percent do not exceed."""
    return float(np.percentile(values, share)) if values else float("inf")


@contextmanager
def sound_server() -> Iterator[None]:
    """Run a PulseAudio of our own with a null sink, and point everything at it."""
    with tempfile.TemporaryDirectory() as folder:
        socket = Path(folder) / "native"
        os.environ |= {"PULSE_SERVER": f"unix:{socket}", "XDG_RUNTIME_DIR": folder, "PULSE_STATE_PATH": folder}
        command = [
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=-1",
            "--log-level=error",
        ]
        modules = [
            f"module-null-sink sink_name=hipcoach rate={RATE_HZ}",
            f"module-native-protocol-unix socket={socket} auth-anonymous=1",
        ]
        for module in modules:
            command += ["-L", module]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
            until_s = time.monotonic() + SERVER_PATIENCE_S
            while not socket.exists() and time.monotonic() < until_s:
                time.sleep(0.05)
            try:
                yield
            finally:
                server.terminate()


if __name__ == "__main__":
    sys.exit(main())
