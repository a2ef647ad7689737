"""First paint of Today, against the first paint of an empty PySide6 window: whole processes, interleaved.

Prints both medians and their ratio; ends with exit code 1 above ``LIMIT``. Without a display it uses an Xvfb, and
without that Qt's offscreen platform.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 1.4
AIM = 1.25
ROUNDS = 15
PATIENCE_S = 30.0
ROOT = Path(__file__).resolve().parent.parent
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)

app = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
sys.exit(app.exec())
"""
BARE_COMMAND = [sys.executable, "-P", "-c", BARE]
APP_COMMAND = [sys.executable, "-P", "-m", "hipcoach"]


class CannotMeasureError(Exception):
    """A program under measurement is missing or did not do what it has to."""


def main() -> int:
    """Measure and print; 1 when the ratio is over the limit, 2 when there is nothing to measure."""
    try:
        with tempfile.TemporaryDirectory() as folder, display() as (platform, env):
            env |= {"HIPCOACH_QUIT_AFTER_FIRST_PAINT": "1", "XDG_DATA_HOME": folder}
            env.pop("PYTHONDONTWRITEBYTECODE", None)  # users start from compiled files
            make_journal(Path(folder), env)
            for command in (BARE_COMMAND, APP_COMMAND):
                seconds_of(command, env)  # warm the file cache and compile
            pairs = [(seconds_of(BARE_COMMAND, env), seconds_of(APP_COMMAND, env)) for _ in range(ROUNDS)]
    except CannotMeasureError as error:
        print(f"startup: {error}")
        return 2
    return report(platform, pairs)


def report(platform: str, pairs: list[tuple[float, float]]) -> int:
    """Print medians and ratio of pairs (bare, HipCoach) in seconds."""
    bare_s, app_s = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = app_s / bare_s
    spread = statistics.quantiles([app / bare for bare, app in pairs], n=4)
    print(f"Process start to first paint and end, {len(pairs)} interleaved pairs on {platform}, medians")
    print(f"  bare PySide6 window   {bare_s * 1000:6.0f} ms")
    print(f"  HipCoach, Today       {app_s * 1000:6.0f} ms")
    print(f"  ratio {ratio:.2f} (quartiles of the pairs {spread[0]:.2f} to {spread[2]:.2f}); limit {LIMIT}, aim {AIM}")
    return 0 if ratio <= LIMIT else 1


def make_journal(data_home: Path, env: dict[str, str]) -> None:
    """Write the example journal of 60 days to where HipCoach looks for its own.

    Raises:
        CannotMeasureError: The generator is missing or failed.
    """
    command = [sys.executable, "-P", "-m", "hipcoach.services.demo", str(data_home / "HipCoach")]
    made = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if made.returncode:
        raise CannotMeasureError(f"no example journal, `python -m hipcoach.services.demo DIR` said:\n{made.stderr}")


def seconds_of(command: list[str], env: dict[str, str]) -> float:
    """Time one whole run.

    Raises:
        CannotMeasureError: It failed, or never ended.
    """
    started_s = time.perf_counter()
    try:
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        raise CannotMeasureError("the window did not close itself after its first paint") from None
    took_s = time.perf_counter() - started_s
    if done.returncode:
        raise CannotMeasureError(f"`{' '.join(command[1:4])}` ended with {done.returncode}:\n{done.stderr}")
    return took_s


@contextmanager
def display() -> Iterator[tuple[str, dict[str, str]]]:
    """Find or make a display; give its name and the environment for it."""
    env = dict(os.environ)
    if env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        yield "the display of this session", env
    elif xvfb := shutil.which("Xvfb"):
        command = [xvfb, "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            number = server.stdout.readline().strip() if server.stdout else ""
            try:
                yield "Xvfb", env | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
            finally:
                server.terminate()
    else:
        yield "Qt's offscreen platform", env | {"QT_QPA_PLATFORM": "offscreen"}


if __name__ == "__main__":
    sys.exit(main())
