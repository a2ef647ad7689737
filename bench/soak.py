"""Half an hour of the player at sixty times its speed: thirty hours of sessions without an abort or growing memory.

Plays sessions of all kinds one after the other through the real event loop. Takes the minutes given (30 unless told).
Prints the resident memory after the first session of all and at the end; ends with 1 when it grew by more than
``LIMIT_MB``, or a session did not come to its end.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from stage import plan_of, program_on_example

LIMIT_MB = 5.0
SPEED = 60.0
WARM_UP_SESSIONS = 4
EXERCISES = ("pelv_glute_set_prone", "pelv_tilt_supine", "pelv_breathing_9090", "flex_fig4_supine", "bal_sls")


def main() -> int:
    """Play; 1 when memory grew too much."""
    from PySide6.QtCore import QEventLoop

    from hipcoach.domain.records import SessionOutcome
    from hipcoach.services.clock import FastClock

    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    until_s = time.monotonic() + minutes * 60
    sessions, first_mb = 0, 0.0
    with program_on_example(FastClock(SPEED)) as (_app, program):
        while time.monotonic() < until_s:
            program.window.begin(plan_of(program, *EXERCISES), 2)
            player, loop = program.page_factory.player(), QEventLoop()
            session = player.session
            player.finished.connect(loop.quit)
            loop.exec()
            player.finished.disconnect(loop.quit)
            if session.outcome is not SessionOutcome.COMPLETED:
                print(f"session {sessions + 1} ended as {session.outcome}")
                return 1
            program.page_factory.after().save()
            sessions += 1
            if sessions == WARM_UP_SESSIONS:
                first_mb = resident_mb()
                print(f"after {sessions} sessions {first_mb:.1f} MB", flush=True)
    grown_mb = resident_mb() - first_mb
    print(f"after {sessions} sessions {resident_mb():.1f} MB: grown by {grown_mb:.1f} MB, limit {LIMIT_MB:.0f}")
    return 0 if grown_mb <= LIMIT_MB else 1


def resident_mb() -> float:
    """Memory of this process that is in use now."""
    fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("utf-8").splitlines())
    return int(fields["VmRSS"].split()[0]) / 1024


if __name__ == "__main__":
    sys.exit(main())
