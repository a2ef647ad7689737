"""What the pain chart shows, as plain values: made by a presenter, drawn by the widget.

Moments are seconds since 1970 of the day's midnight as if it were UTC, so that all days are equally long.
"""

from __future__ import annotations

from typing import NamedTuple


class ChartPoint(NamedTuple):
    """One day, or one week; None is a gap.

    Attributes:
        start_s: Where it begins.
        end_s: Where it ends.
        morning: Score in the morning.
        before: Score before the session.
        after: Score after it.
        line: Height of the line there.
    """

    start_s: float
    end_s: float
    morning: float | None
    before: float | None
    after: float | None
    line: float | None

    @property
    def middle_s(self) -> float:
        """Where the read-out points."""
        return (self.start_s + self.end_s) / 2


class ChartBand(NamedTuple):
    """A stage behind the points; every second one is shaded."""

    name: str
    start_s: float
    end_s: float
    is_shaded: bool


class ChartTick(NamedTuple):
    """A date below the axis."""

    at_s: float
    text: str


class Chart(NamedTuple):
    """Everything in the chart.

    Attributes:
        start_s: Left edge.
        end_s: Right edge.
        points: Days or weeks, oldest first.
        line: Moments and heights of the mean; None is a gap.
        bands: Stages, oldest first.
        ticks: Dates below the axis.
        aim: Height of the dashed line, or None for none.
    """

    start_s: float
    end_s: float
    points: tuple[ChartPoint, ...] = ()
    line: tuple[tuple[float, float | None], ...] = ()
    bands: tuple[ChartBand, ...] = ()
    ticks: tuple[ChartTick, ...] = ()
    aim: float | None = None
