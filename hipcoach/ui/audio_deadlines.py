"""What has to sound next, and what is too late to sound at all; told the time, never looks at a clock."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hipcoach.ui.audio_protocol import Due

TOO_LATE_S = 0.25  # a cue later than this would mislead, and after sleep there would be a burst of them


@dataclass(frozen=True, slots=True)
class Taken:
    """What a moment brings: clips that sound now, and clips that are left out."""

    now: tuple[Due, ...]
    too_late: tuple[Due, ...]


class Deadlines:
    """The clips still to come, the next one first."""

    def __init__(self) -> None:
        self._heap: list[Due] = []

    @property
    def next_s(self) -> float | None:
        """Moment of the next clip, in the seconds of its schedule; None when nothing is to come."""
        return self._heap[0].at_s if self._heap else None

    def add(self, dues: Iterable[Due]) -> None:
        """Remember more of them."""
        for due in dues:
            heappush(self._heap, due)

    def clear(self) -> None:
        """Forget all of them."""
        self._heap.clear()

    def take(self, now_s: float) -> Taken:
        """Take out what is due by now; of it, what is late by more than ``TOO_LATE_S`` is not to sound."""
        due: list[Due] = []
        while self._heap and self._heap[0].at_s <= now_s:
            due.append(heappop(self._heap))
        in_time = tuple(one for one in due if now_s - one.at_s <= TOO_LATE_S)
        return Taken(in_time, tuple(due[: len(due) - len(in_time)]))
