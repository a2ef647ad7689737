"""The figure: its first picture in a fresh process, a picture that is new, and playing from pictures drawn before.

Prints milliseconds and shares of one core; ends with exit code 1 when playing costs more than ``LIMIT_PLAYING``.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMIT_PLAYING = 0.05
TICKS_PER_S = 30
EXERCISE = "str_bridge"
SIZES = {"list": (82, 55), "Today": (240, 290), "player": (626, 350), "large player": (900, 560)}
FIRST = """
import time
from PySide6.QtWidgets import QApplication
from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.widgets import painting
app = QApplication([])
begin = time.perf_counter()
from hipcoach.ui.widgets.figure_view import FigureView
view = FigureView()
view.resize(240, 290)
view.show_exercise("pelv_tilt_supine", Side.BOTH)
view.grab()
ground = time.perf_counter()
app.processEvents()
view.grab()
print((ground - begin) * 1000, (time.perf_counter() - ground) * 1000)
"""


def main() -> int:
    """Measure and print; 1 when playing is over the limit."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users start from compiled files
    sys.path.insert(0, str(ROOT))
    first()
    shares = [moving(name, *size) for name, size in SIZES.items()]
    return 0 if max(shares) <= LIMIT_PLAYING else 1


def first() -> None:
    """Time the first figure of a process: what the first paint waits for, and what comes after it."""
    runs = []
    for _ in range(6):
        command = [sys.executable, "-c", FIRST]
        done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True)
        runs.append([float(word) for word in done.stdout.split()])
    before, after = (statistics.median(column) for column in zip(*runs[1:], strict=True))
    print("First figure of a process, 240 x 290, median of 5")
    print(f"  before the first paint (import, empty view) {before:5.1f} ms")
    print(f"  after it (data, readers, drawing)           {after:5.1f} ms")


def moving(name: str, width: int, height: int) -> float:
    """Time new pictures and playing at one size; return the share of a core that playing takes."""
    from PySide6.QtWidgets import QApplication

    from hipcoach.domain.exercise import Side
    from hipcoach.ui.widgets.figure_view import FigureView

    app = QApplication.instance() or QApplication([])
    view = FigureView()
    view.resize(width, height)
    view.show()
    view.show_exercise(EXERCISE, Side.BOTH)
    app.processEvents()
    app.processEvents()
    new = play(view, seconds=4)
    frames = len(view._store)  # noqa: SLF001  # how many were drawn is not for anybody else
    seen = play(view, seconds=8)
    each_ms = (new * 4 - seen * 4) * 1000 / max(frames - 1, 1)
    size = f"{width} x {height}"
    print(f"{name:13}{size:>10}: new picture {each_ms:5.1f} ms, playing {seen:6.2%} of a core, {frames} pictures kept")
    view.hide()
    return seen


def play(view: object, seconds: float) -> float:
    """Move out and back at the player's rate; return processor time as a share of real time.

    Every tick is painted, though the view itself only asks for it when there is another picture to show.
    """
    begin = time.process_time()
    for tick in range(int(seconds * TICKS_PER_S)):
        turn = tick / TICKS_PER_S / 2 % 2
        view.set_place(turn if turn <= 1 else 2 - turn)  # type: ignore[attr-defined]
        view.repaint()  # type: ignore[attr-defined]
    return (time.process_time() - begin) / seconds


if __name__ == "__main__":
    sys.exit(main())
