"""Whether there is a screen to show a window on; asked before Qt, which would end the process without a word."""

from __future__ import annotations

import os
import sys


def missing_display() -> str:
    """One line that says there is no display and what to do, or "" when there is one."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    return (
        "HipCoach needs a display to open its window. Start it from a desktop, or try 'xvfb-run hipcoach', "
        "or 'hipcoach --smoke' to see whether it works."
    )
