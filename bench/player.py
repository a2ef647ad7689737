"""What the player costs at its 30 frames a second: processor time against the clock, for each kind of work.

Real time; ends with 1 when a kind takes more than ``LIMIT`` of one core once its figure's frames are drawn.
"""

from __future__ import annotations

import sys
import time

from stage import plan_of, program_on_example, wait_ms

LIMIT = 0.10
KINDS = {
    "hold": "pelv_glute_set_prone",
    "reps": "pelv_tilt_supine",
    "breath": "pelv_breathing_9090",
    "stance": "bal_sls",
}
READY_MS, FIRST_MS, LOOK_MS = 500, 7000, 6000


def main() -> int:
    """Measure each kind; 1 when one is over the limit."""
    from hipcoach.services.clock import SystemClock

    is_well = True
    with program_on_example(SystemClock()) as (app, program):
        print(f"player on {app.platformName()}, 1280 x 800, share of one core")
        for kind, exercise_id in KINDS.items():
            program.window.begin(plan_of(program, exercise_id), 2)
            player = program.page_factory.player()
            wait_ms(READY_MS)
            player.happened(player.session.runner.go_on())
            first = share_of_core(FIRST_MS if kind != "stance" else READY_MS)
            later = share_of_core(LOOK_MS)
            print(f"  {kind:7} first seconds {first:6.1%}   then {later:6.1%}")
            is_well = is_well and later <= LIMIT
            player.stop()
    return 0 if is_well else 1


def share_of_core(milliseconds: int) -> float:
    """Processor seconds of this process in a second of the clock, while the event loop runs."""
    wall_s, own_s = time.perf_counter(), time.process_time()
    wait_ms(milliseconds)
    return (time.process_time() - own_s) / (time.perf_counter() - wall_s)


if __name__ == "__main__":
    sys.exit(main())
