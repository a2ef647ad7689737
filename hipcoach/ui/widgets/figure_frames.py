"""Rendered frames of moving figures: which ones there are, and a store of those that were drawn already."""

from __future__ import annotations

import math
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPixmap

    from hipcoach.domain.figure.cycle import Cycle, Moment

FRAMES_PER_S = 15
LIMIT_BYTES = 24 * 1024 * 1024
_MOST_STEPS = 36
_FEWEST_STEPS = 6
_BYTES_PER_DOT = 4


class Frame(NamedTuple):
    """One of the pictures a movement is made of.

    Attributes:
        start: The key that comes first in the round.
        end: The other key; the same while it is held.
        step: Place between them, 0 to ``steps``.
        steps: Steps between the two.
    """

    start: str
    end: str
    step: int
    steps: int


def frame_of(moment: Moment, cycle: Cycle, frame_bytes: int, limit_bytes: int = LIMIT_BYTES) -> Frame:
    """Return the frame that shows a moment; the way back has the same frames as the way out.

    Args:
        moment: The point of the movement.
        cycle: The movement it belongs to.
        frame_bytes: Size of one frame: large ones get fewer steps, so that all of a movement fit into the store.
        limit_bytes: Size of the store.
    """
    steps = math.ceil(cycle.move_s(moment.start, moment.end) * FRAMES_PER_S)
    steps = max(min(steps, _MOST_STEPS, limit_bytes // max(frame_bytes, 1) - 2), _FEWEST_STEPS)
    step = round(moment.done * steps)
    if moment.start == moment.end or step == 0:
        return Frame(moment.start, moment.start, 0, 1)
    if step == steps:
        return Frame(moment.end, moment.end, 0, 1)
    if cycle.keys.index(moment.start) > cycle.keys.index(moment.end):
        return Frame(moment.end, moment.start, steps - step, steps)
    return Frame(moment.start, moment.end, step, steps)


class FrameStore:
    """Keeps rendered frames up to a number of bytes; those unused longest go first."""

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        self._limit_bytes = limit_bytes
        self._frames: OrderedDict[object, QPixmap] = OrderedDict()
        self.size_bytes = 0

    def __len__(self) -> int:
        return len(self._frames)

    def get(self, key: object, render: Callable[[], QPixmap]) -> QPixmap:
        """Return the frame of a key; it is rendered when it is not there."""
        if key in self._frames:
            self._frames.move_to_end(key)
            return self._frames[key]
        frame = render()
        self._frames[key] = frame
        self.size_bytes += _bytes_of(frame)
        while self.size_bytes > self._limit_bytes and len(self._frames) > 1:
            self.size_bytes -= _bytes_of(self._frames.popitem(last=False)[1])
        return frame

    def clear(self) -> None:
        """Forget all frames."""
        self._frames.clear()
        self.size_bytes = 0


def _bytes_of(frame: QPixmap) -> int:
    return frame.width() * frame.height() * _BYTES_PER_DOT
