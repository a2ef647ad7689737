"""Draws the pain chart into a plot of pyqtgraph, whose module it is handed: nothing is imported here."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from hipcoach.ui import theme
from hipcoach.ui.widgets.chart_marks import DASHES, DIAMOND_PX, DOT_PX, RING_PEN_PX, RING_PX, mark_px

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QColor, QPen
    from PySide6.QtWidgets import QWidget

    from hipcoach.ui.widgets.chart_views import Chart, ChartPoint

_TOP = 10.0
_FLOOR = -0.3  # a little room, so that marks at 0 are whole
_HEADER_PX = 30  # above the scale, for the names of the stages
_SCORES = range(0, 11, 2)
_MORNING_AT, _BEFORE_AT, _AFTER_AT = 0.2, 0.42, 0.62  # where in its day or week a mark stands
_AXIS_WIDTH_PX, _AXIS_HEIGHT_PX = 34, 30
_TEXT_PADDING_PX = 12
_OVER_PX = 14  # a date may stand out so far beyond the right edge
_MARKER_PX = 13.0

Place = tuple[float, float | None]
"""A moment in seconds and a score, or None for a gap."""


class ChartDrawing:
    """Everything inside the plot; drawn anew for other points, colours or sizes, while the axes stay the same objects.

    Attributes:
        plot: The plot widget.
    """

    def __init__(self, pg: Any, parent: QWidget, on_fitted: Callable[[], None]) -> None:
        """Make an empty plot.

        Args:
            pg: The module pyqtgraph.
            parent: The widget it stands in.
            on_fitted: Called whenever moments and scores have moved to other places in px.
        """
        self._pg = pg
        self._on_fitted = on_fitted
        self._bottom = pg.AxisItem("bottom")
        self._left = pg.AxisItem("left")
        self.plot = pg.PlotWidget(parent, axisItems={"bottom": self._bottom, "left": self._left})
        self._chart: Chart | None = None
        self._names: list[tuple[Any, float, float]] = []
        self._marker: Any = None
        self._dot: Any = None
        self._prepare()

    def draw(self, chart: Chart) -> None:
        """Draw a chart in the colours of now, without a marked moment."""
        self._chart = chart
        self.plot.clear()
        self.plot.setBackground(theme.current().surface)
        self.plot.setXRange(chart.start_s, chart.end_s, padding=0)
        self._draw_axes(chart)
        self._draw_bands(chart)
        self._draw_marks(chart.points)
        self._draw_mean(chart.line)
        self._make_marker()
        self._fit()

    def mark(self, point: ChartPoint | None) -> None:
        """Draw the upright line at a point, with a dot on the mean; or take both away."""
        self._marker.setVisible(point is not None)
        self._dot.setVisible(point is not None and point.line is not None)
        if point is not None:
            self._marker.setPos(point.middle_s)
            if point.line is not None:
                self._dot.setData([point.middle_s], [point.line])

    def _fit(self) -> None:
        """Give the header its height in px, and leave out what has no room: names of stages, dates."""
        view = self.plot.getPlotItem().getViewBox()
        width, height = view.width(), view.height()
        header_px = theme.scaled(_HEADER_PX)
        if self._chart is None or width <= 0 or height <= 2 * header_px:
            return
        header = header_px * (_TOP - _FLOOR) / (height - header_px)
        self.plot.setYRange(_FLOOR, _TOP + header, padding=0)
        s_per_px = (self._chart.end_s - self._chart.start_s) / width
        metrics = QFontMetricsF(theme.font(14, theme.BOLD))
        for text, from_s, to_s in self._names:
            needed_s = (metrics.horizontalAdvance(text.toPlainText()) + _TEXT_PADDING_PX) * s_per_px
            text.setPos(from_s + s_per_px * _TEXT_PADDING_PX / 2, _TOP + header / 2)
            text.setVisible(min(to_s, self._chart.end_s) - from_s >= needed_s)
        self._marker.setSpan(0.0, (_TOP - _FLOOR) / (_TOP + header - _FLOOR))
        self._fit_ticks(self._chart, s_per_px)
        self._on_fitted()

    def _fit_ticks(self, chart: Chart, s_per_px: float) -> None:
        """Write every date, or every second or third, so that none touches the next or is cut off."""
        metrics = QFontMetricsF(theme.font(14))
        half_s = max((metrics.horizontalAdvance(tick.text) for tick in chart.ticks), default=0.0) / 2 * s_per_px
        apart_s = chart.ticks[1].at_s - chart.ticks[0].at_s if len(chart.ticks) > 1 else math.inf
        every = max(math.ceil((2 * half_s + _TEXT_PADDING_PX * s_per_px) / apart_s), 1)
        shown = [tick for tick in chart.ticks[::every] if tick.at_s + half_s <= chart.end_s + _OVER_PX * s_per_px]
        self._bottom.setTicks([shown])

    def _prepare(self) -> None:
        """Take panning, menu, mouse and keyboard from the plot: they belong to the widget around it."""
        self.plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setMenuEnabled(False)
        self.plot.hideButtons()
        item = self.plot.getPlotItem()
        item.setMouseEnabled(x=False, y=False)
        item.getViewBox().setDefaultPadding(0.0)
        item.getViewBox().sigResized.connect(self._fit)

    def _draw_axes(self, chart: Chart) -> None:
        colours = theme.current()
        scores = [(score, str(score)) for score in _SCORES]
        for axis in (self._left, self._bottom):
            axis.setPen(self._pg.mkPen(None))
            axis.setTextPen(self._pg.mkPen(colours.ink2))
            axis.setStyle(tickLength=0, tickAlpha=0, tickFont=theme.font(14))
        self._left.setTicks([scores])
        self._left.setWidth(theme.scaled(_AXIS_WIDTH_PX))
        self._bottom.setHeight(theme.scaled(_AXIS_HEIGHT_PX))
        for score in _SCORES:
            self._add(self._pg.InfiniteLine(score, angle=0, pen=self._pg.mkPen(colours.line, width=1)), -10)
        if chart.aim is not None:
            pen = self._pg.mkPen(colours.good, width=2)
            pen.setDashPattern(DASHES)
            self._add(self._pg.InfiniteLine(chart.aim, angle=0, pen=pen), -5)

    def _draw_bands(self, chart: Chart) -> None:
        """Shade every second stage, and write the names above the scale."""
        colours = theme.current()
        self._names = []
        for band in chart.bands:
            if band.is_shaded:
                ends = (band.start_s, band.end_s)
                nothing = self._pg.mkPen(None)
                self._add(self._pg.LinearRegionItem(ends, movable=False, brush=colours.figbg, pen=nothing), -20)
            text = self._pg.TextItem(band.name, color=colours.ink2, anchor=(0, 0.5))
            text.setFont(theme.font(14, theme.BOLD))
            from_s = max(band.start_s, chart.start_s)
            self._add(text, 0)
            self._names.append((text, from_s, band.end_s))

    def _draw_marks(self, points: Sequence[ChartPoint]) -> None:
        colours = theme.current()
        morning = [(_at(point, _MORNING_AT), point.morning) for point in points]
        before = [(_at(point, _BEFORE_AT), point.before) for point in points]
        after = [(_at(point, _AFTER_AT), point.after) for point in points]
        joints = [place for pair in zip(before, after, strict=True) for place in (*pair, (pair[1][0], None))]
        self._add_line(joints, self._pg.mkPen(colours.control, width=1.2), 1)
        nothing = self._pg.mkPen(None)
        self._add_marks(morning, "o", DOT_PX, colours.primary, nothing)
        self._add_marks(before, "o", RING_PX, colours.surface, self._pg.mkPen(colours.ink2, width=RING_PEN_PX))
        self._add_marks(after, "d", DIAMOND_PX, colours.right_fill, nothing)

    def _draw_mean(self, places: Sequence[Place]) -> None:
        """Draw the line over a halo that sets it off from the marks."""
        colours = theme.current()
        for colour, width, height in ((colours.surface, 8, 10), (colours.primary, 4, 11)):
            pen = self._pg.mkPen(colour, width=width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._add_line(places, pen, height)

    def _make_marker(self) -> None:
        colours = theme.current()
        self._marker = self._pg.InfiniteLine(0.0, angle=90, movable=False, pen=self._pg.mkPen(colours.ink, width=2))
        self._dot = self._scatter([], "o", _MARKER_PX, colours.primary, self._pg.mkPen(colours.surface, width=2))
        for item, height in ((self._marker, 20), (self._dot, 30)):
            item.setVisible(False)
            self._add(item, height)

    def _add_line(self, places: Sequence[Place], pen: QPen, height: int) -> None:
        """Add a line that stops at each gap."""
        curve = self._pg.PlotDataItem(
            [moment_s for moment_s, _ in places],
            [math.nan if score is None else score for _, score in places],
            pen=pen,
            connect="finite",  # without it a single gap leaves the whole line out
            antialias=True,
        )
        self._add(curve, height)
        # Only now: before the curve is in the plot, these two raise AttributeError in pyqtgraph 0.14.
        curve.setDownsampling(auto=True, method="peak")
        curve.setClipToView(True)

    def _add_marks(self, places: Sequence[Place], symbol: str, px: float, fill: QColor, edge: QPen) -> None:
        given = [(moment_s, score) for moment_s, score in places if score is not None]
        self._add(self._scatter(given, symbol, px, fill, edge), 5)

    def _scatter(self, places: Sequence[tuple[float, float]], symbol: str, px: float, fill: QColor, edge: QPen) -> Any:
        return self._pg.ScatterPlotItem(
            [moment_s for moment_s, _ in places],
            [score for _, score in places],
            symbol=symbol,
            size=mark_px(px),
            brush=self._pg.mkBrush(fill),
            pen=edge,
            antialias=True,
        )

    def _add(self, item: Any, height: int) -> None:
        item.setZValue(height)
        self.plot.addItem(item, ignoreBounds=True)


def _at(point: ChartPoint, share: float) -> float:
    return point.start_s + (point.end_s - point.start_s) * share
