"""How the keys of an exercise follow each other in time."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import cos, pi
from typing import NamedTuple

_HALF = 0.5


class Moment(NamedTuple):
    """A point of the movement: between two keys.

    Attributes:
        start: Key it comes from.
        end: Key it goes to; the same while it is held.
        done: How much of the time between them has passed, 0 to 1.
    """

    start: str
    end: str
    done: float = 0.0

    @property
    def share(self) -> float:
        """How far the movement has come, 0 to 1: it sets off and arrives softly."""
        return _HALF - _HALF * cos(pi * min(max(self.done, 0.0), 1.0))

    @property
    def nearest(self) -> str:
        """The key that is nearer."""
        return self.end if self.done >= _HALF else self.start


class Cycle:
    """The movement, over and over.

    Attributes:
        steps: Keys, each with the seconds it takes to get there from the one before; the first takes none, and the
            same key again is a hold.
    """

    def __init__(self, steps: tuple[tuple[str, float], ...]) -> None:
        """Lay out the steps in time."""
        self.steps = steps
        self._out = _out(steps)

    @property
    def total_s(self) -> float:
        """Seconds of one round; 0 when nothing moves."""
        return sum(seconds for _key, seconds in self.steps)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys in the order in which they first come."""
        return tuple(dict.fromkeys(key for key, _seconds in self.steps))

    def at(self, phase: float) -> Moment:
        """Return the moment at a phase of the round, 0 to 1; beyond that it starts again."""
        return _at(self.steps, phase if phase == 1.0 else phase % 1.0)

    def on_the_way_out(self, place: float) -> Moment:
        """Return the moment between the first key (0) and the last one before it turns back (1)."""
        return _at(self._out, min(max(place, 0.0), 1.0))

    def move_s(self, start: str, end: str) -> float:
        """Return the longest time that any move between two keys takes, either way, in seconds."""
        ends = {start, end}
        moves = zip(self.steps[:-1], self.steps[1:], strict=True)
        return max((seconds for (before, _), (key, seconds) in moves if {before, key} == ends), default=0.0)


def _at(steps: tuple[tuple[str, float], ...], phase: float) -> Moment:
    ends_s = list(accumulate(seconds for _key, seconds in steps))
    if ends_s[-1] <= 0:
        return Moment(steps[0][0], steps[0][0])
    time_s = phase * ends_s[-1]
    index = min(bisect_right(ends_s, time_s), len(steps) - 1)
    key, seconds = steps[index]
    before = steps[index - 1][0]
    return Moment(before, key, 0.0 if before == key else 1.0 - (ends_s[index] - time_s) / seconds)


def _out(steps: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    """Return the steps up to where a key comes for the second time, without holds."""
    way = [steps[0]]
    for key, seconds in steps[1:]:
        if key == way[-1][0]:
            continue
        if any(key == before for before, _seconds in way):
            break
        way.append((key, seconds))
    return tuple(way)
