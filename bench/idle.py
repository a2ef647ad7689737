"""How often the program wakes up when nobody does anything: events of the application in a minute on Today.

Counts every event Qt delivers after the window has settled. Ends with 1 when there is more than one timer event.
"""

from __future__ import annotations

import sys
from collections import Counter

from stage import program_on_example, wait_ms

SETTLE_MS, LOOK_MS = 6000, 60_000
MOST_WAKE_UPS = 1


def main() -> int:
    """Count; 1 when the window wakes up too often."""
    from PySide6.QtCore import QEvent, QObject

    from hipcoach.services.clock import SystemClock

    class Counting(QObject):
        """Counts what passes by."""

        def __init__(self) -> None:
            super().__init__()
            self.seen: Counter[str] = Counter()

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
            self.seen[event.type().name] += 1
            return False

    with program_on_example(SystemClock()) as (app, _program):
        wait_ms(SETTLE_MS)
        counting = Counting()
        app.installEventFilter(counting)
        wait_ms(LOOK_MS)
        app.removeEventFilter(counting)
    own = counting.seen["Timer"] - 1  # this bench's own
    print(f"idle on Today for {LOOK_MS // 1000} s: {max(own, 0)} timer events, all events {dict(counting.seen)}")
    return 0 if own <= MOST_WAKE_UPS else 1


if __name__ == "__main__":
    sys.exit(main())
