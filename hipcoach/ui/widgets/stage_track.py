"""The stages of the path as a line of nodes: places and paint, shared by the strip on Today and the map on Path."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainterPath, QPen

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, draw_icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QFont, QPainter

_LABEL_GAP_PX = 8
_DOTS = [1.0, 2.2]
_TURNED_NODE_RADIUS_PX = 18


class StageState(Enum):
    """Where a stage stands."""

    LOCKED = "locked"
    OPEN = "open"
    ACHIEVED = "achieved"
    MAINTENANCE = "maintenance"
    LAPSED = "lapsed"


class StageView(NamedTuple):
    """One stage as it is shown.

    Attributes:
        key: What is reported when it is chosen.
        title: Its name.
        subtitle: One short line under the name.
        state: Where it stands.
        beside_previous: It is trained at the same time as the stage before it.
    """

    key: str
    title: str
    subtitle: str
    state: StageState
    beside_previous: bool = False


class TrackMeasures(NamedTuple):
    """Sizes at text size 100 %, in px."""

    node_radius: float
    pill_height: float
    title: int
    subtitle: int
    line: float
    lane_gap: float


class StageTrack:
    """Places stages from left to right, or from top to bottom where their names need the width.

    Attributes:
        groups: Places (from 0) of the stages that share a column.
        boxes: The box of each group, in px.
    """

    def __init__(self, measures: TrackMeasures) -> None:
        self._measures = measures
        self._stages: tuple[StageView, ...] = ()
        self._is_turned = False
        self._centres: list[QPointF] = []
        self._pill_width = 0.0
        self.groups: list[list[int]] = []
        self.boxes: list[QRectF] = []

    @property
    def is_turned(self) -> bool:
        """Whether the stages stand in rows."""
        return self._is_turned

    @property
    def stages(self) -> tuple[StageView, ...]:
        """The stages that are shown."""
        return self._stages

    def set_stages(self, stages: Sequence[StageView]) -> None:
        """Take new stages; call :meth:`arrange` afterwards."""
        self._stages = tuple(stages)
        self.groups = []
        for place, stage in enumerate(self._stages):
            if stage.beside_previous and self.groups:
                self.groups[-1].append(place)
            else:
                self.groups.append([place])

    def height_for(self, width: float) -> float:
        """Return the height that is needed at a width, both in px."""
        if self._fits(width):
            label = self._text_height() if any(len(group) == 1 for group in self.groups) else 0.0
            middle = self._middle_y()
            return middle + max(middle, self._radius() + _LABEL_GAP_PX + label) + 2
        return len(self._stages) * self._row_height()

    def arrange(self, width: float) -> None:
        """Place nodes and boxes for a width in px."""
        self._is_turned = not self._fits(width)
        if self._is_turned:
            self._arrange_rows(width)
        else:
            self._arrange_columns(width)

    def paint(self, painter: QPainter) -> None:
        """Draw connectors, then nodes or pills, then names."""
        for place, stage in enumerate(self._stages):
            for before in self._before(place):
                self._draw_connector(painter, before, place, is_open=stage.state is not StageState.LOCKED)
        for place in range(len(self._stages)):
            if self._is_pill(place):
                self._draw_pill(painter, place)
            else:
                self._draw_node(painter, place)
                self._draw_name(painter, place)

    def _arrange_columns(self, width: float) -> None:
        spare = (width - sum(self._needs())) / max(1, len(self.groups))
        self._pill_width = self._widest_pill() + max(0.0, min(spare, 24.0))
        middle = self._middle_y() + 1
        self._centres = [QPointF()] * len(self._stages)
        self.boxes = []
        left = 0.0
        for group, need in zip(self.groups, self._needs(), strict=True):
            box = QRectF(left, 0, need + spare, self.height_for(width))
            for lane, place in enumerate(group):
                y = middle + (lane - (len(group) - 1) / 2) * self._lane_step()
                self._centres[place] = QPointF(box.center().x(), y)
            self.boxes.append(box)
            left = box.right()

    def _arrange_rows(self, width: float) -> None:
        height = self._row_height()
        self._centres = [QPointF(self._radius() + 4, (place + 0.5) * height) for place in range(len(self._stages))]
        self.boxes = [QRectF(0, group[0] * height, width, len(group) * height) for group in self.groups]

    def _fits(self, width: float) -> bool:
        return sum(self._needs()) <= width

    def _needs(self) -> list[float]:
        """Return the least width of each column: alike for all single stages, so that nodes stand evenly."""
        singles = (self._name_width(group[0]) for group in self.groups if len(group) == 1)
        single = max(singles, default=0.0) + theme.scaled(12)
        pair = self._widest_pill() + theme.scaled(24)
        return [single if len(group) == 1 else pair for group in self.groups]

    def _name_width(self, place: int) -> float:
        stage = self._stages[place]
        title, subtitle = QFontMetricsF(self._title_font()), QFontMetricsF(self._subtitle_font())
        return max(title.horizontalAdvance(stage.title), subtitle.horizontalAdvance(stage.subtitle))

    def _widest_pill(self) -> float:
        title, subtitle = QFontMetricsF(self._title_font()), QFontMetricsF(self._subtitle_font())
        widths = (
            title.horizontalAdvance(stage.title) + subtitle.horizontalAdvance(stage.subtitle) + theme.scaled(44)
            for group in self.groups
            if len(group) > 1
            for stage in (self._stages[place] for place in group)
        )
        return max(widths, default=0.0)

    def _before(self, place: int) -> list[int]:
        """Return the places a stage follows: all of the column before, or the row above when turned."""
        if self._is_turned:
            return [place - 1] if place else []
        column = next(column for column, group in enumerate(self.groups) if place in group)
        return self.groups[column - 1] if column else []

    def _is_pill(self, place: int) -> bool:
        return not self._is_turned and any(place in group and len(group) > 1 for group in self.groups)

    def _radius(self) -> float:
        return _TURNED_NODE_RADIUS_PX if self._is_turned else self._measures.node_radius

    def _pill_height(self) -> float:
        return max(self._measures.pill_height, QFontMetricsF(self._title_font()).height() + 16)

    def _lane_step(self) -> float:
        return self._pill_height() + self._measures.lane_gap

    def _middle_y(self) -> float:
        lanes = max((len(group) for group in self.groups), default=1)
        return max(self._radius(), self._lane_step() * (lanes - 1) / 2 + self._pill_height() / 2)

    def _text_height(self) -> float:
        return QFontMetricsF(self._title_font()).height() + QFontMetricsF(self._subtitle_font()).height() + 2

    def _row_height(self) -> float:
        return max(56.0, self._text_height() + 16)

    def _title_font(self) -> QFont:
        return theme.font(self._measures.title, theme.BOLD)

    def _subtitle_font(self) -> QFont:
        return theme.font(self._measures.subtitle)

    def _draw_connector(self, painter: QPainter, before: int, place: int, *, is_open: bool) -> None:
        colours = theme.current()
        start, end = self._edge(before, 1), self._edge(place, -1)
        path = QPainterPath(start)
        if self._is_turned:
            path.lineTo(end)
        else:
            half = (end.x() - start.x()) / 2
            path.cubicTo(start + QPointF(half, 0), end - QPointF(half, 0), end)
        pen = QPen(colours.primary if is_open else colours.control, self._measures.line if is_open else 3.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if not is_open:
            pen.setDashPattern(_DOTS)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _edge(self, place: int, direction: int) -> QPointF:
        """Return where connectors leave (1) or reach (-1) a stage."""
        centre = self._centres[place]
        if self._is_turned:
            return centre + QPointF(0, direction * (self._radius() + 1))
        reach = self._pill_width / 2 if self._is_pill(place) else self._radius() + 1
        gap = 5 if self._stages[place].state is StageState.LOCKED else 0
        return centre + QPointF(direction * (reach + gap), 0)

    def _draw_node(self, painter: QPainter, place: int) -> None:
        centre, radius = self._centres[place], self._radius()
        fill, edge, ink = _colours_of(self._stages[place].state)
        width = 2.0 if self._stages[place].state is StageState.LOCKED else 3.5
        painter.setPen(QPen(edge, width))
        painter.setBrush(fill)
        painter.drawEllipse(centre, radius - width / 2, radius - width / 2)
        icon = _ICONS.get(self._stages[place].state)
        if icon:
            draw_icon(painter, icon, centre, round(radius * 1.1), ink)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(centre, radius * 0.38, radius * 0.38)

    def _draw_name(self, painter: QPainter, place: int) -> None:
        colours, centre, stage = theme.current(), self._centres[place], self._stages[place]
        title = QFontMetricsF(self._title_font()).height()
        subtitle = QFontMetricsF(self._subtitle_font()).height()
        corner, align = centre + QPointF(-400, self._radius() + _LABEL_GAP_PX), Qt.AlignmentFlag.AlignHCenter
        if self._is_turned:
            corner = centre + QPointF(self._radius() + 16, -(title + subtitle) / 2)
            align = Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._title_font())
        painter.setPen(colours.ink)
        painter.drawText(QRectF(corner, QSizeF(800, title)), align, stage.title)
        painter.setFont(self._subtitle_font())
        painter.setPen(colours.ink2)
        painter.drawText(QRectF(corner, QSizeF(800, subtitle)).translated(0, title), align, stage.subtitle)

    def _draw_pill(self, painter: QPainter, place: int) -> None:
        stage, centre, height = self._stages[place], self._centres[place], self._pill_height()
        rect = QRectF(centre.x() - self._pill_width / 2, centre.y() - height / 2, self._pill_width, height)
        fill, edge, ink = _colours_of(stage.state)
        draw_box(painter, rect, height / 2, fill, edge, 2.0)
        inside = rect.adjusted(theme.scaled(18), 0, -theme.scaled(16), 0)
        painter.setPen(ink)
        painter.setFont(self._title_font())
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, stage.title)
        painter.setFont(self._subtitle_font())
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, stage.subtitle)


_ICONS = {
    StageState.ACHIEVED: "check",
    StageState.MAINTENANCE: "repeat",
    StageState.LAPSED: "rotate-ccw",
    StageState.LOCKED: "lock",
}


def _colours_of(state: StageState) -> tuple[QColor, QColor, QColor]:
    """Return fill, edge and ink of a node."""
    colours = theme.current()
    match state:
        case StageState.OPEN | StageState.ACHIEVED:
            return colours.primary, colours.primary, colours.on_primary
        case StageState.MAINTENANCE:
            return colours.surface, colours.primary, colours.primary
        case StageState.LAPSED:
            return colours.surface, colours.primary, colours.ink2
        case StageState.LOCKED:
            return colours.surface, colours.control, colours.ink2
