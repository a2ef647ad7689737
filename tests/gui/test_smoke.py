"""The whole program, once, as a process of its own."""

import os
import subprocess
import sys


def started(*arguments, **changes):
    env = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}} | changes
    return subprocess.run(
        [sys.executable, "-m", "hipcoach", *arguments],
        capture_output=True,
        text=True,
        env=env,
        timeout=120,
        check=False,
    )


def test_every_page_is_built_and_a_session_played_and_kept():
    done = started("--smoke", PULSE_SERVER="unix:/nonexistent")

    assert (done.returncode, done.stderr) == (0, "")
    assert "journal written and read" in done.stdout


def test_without_a_display_one_line_says_what_to_do():
    env = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        env.pop(name, None)
    command = [sys.executable, "-m", "hipcoach"]
    done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=60, check=False)

    assert done.returncode == 2
    assert done.stderr.startswith("HipCoach needs a display")
    assert done.stderr.count("\n") == 1
