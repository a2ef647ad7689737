"""The map of stages on the Path page; each stage, or pair of stages trained together, can be selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtWidgets import QSizePolicy

from hipcoach.ui import theme
from hipcoach.ui.widgets.painting import draw_box, painter_on
from hipcoach.ui.widgets.path_strip import spoken_stage
from hipcoach.ui.widgets.radio_strip import RadioPart, RadioStrip
from hipcoach.ui.widgets.stage_track import StageTrack, StageView, TrackMeasures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

_MEASURES = TrackMeasures(node_radius=24, pill_height=46, title=17, subtitle=15, line=5.0, lane_gap=12)
_RADIUS_PX = 18.0
_MARGIN_PX = 12


class _Place(RadioPart):
    """The target over one stage; the map paints what is under it."""

    def focus_radius(self) -> float:
        """Return the corner radius that the focus ring has to follow, in px."""
        return _RADIUS_PX - 6

    def focus_rect(self) -> QRect:
        """Return the part that the ring goes around: inside the edge, neighbours touch."""
        return self.rect().adjusted(6, 6, -6, -6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing unless the pointer is over it."""
        if self.underMouse() and not self.isChecked():
            with painter_on(self) as painter:
                rect = QRectF(self.rect()).adjusted(3, 3, -3, -3)
                draw_box(painter, rect, _RADIUS_PX, None, theme.current().control, 1.0)


class StageMap(RadioStrip):
    """The stages of the path, one of them selected.

    Signals:
        stage_selected: The user selected another stage; its key, or the first key of a pair.
    """

    stage_selected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Stages of your path"))
        self._track = StageTrack(_MEASURES)
        self.index_chosen.connect(self._on_index_chosen)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_stages(self, stages: Sequence[StageView]) -> None:
        """Show the stages, in their order; what was selected stays so if it is still there."""
        if tuple(stages) == self._track.stages:
            return
        selected = self.selected
        self._track.set_stages(stages)
        for part in self._parts:
            part.setParent(None)  # at once: while they are children they take part in the exclusive choice
            part.deleteLater()
        parts = [_Place("", self) for _group in self._track.groups]
        for part, group in zip(parts, self._track.groups, strict=True):
            part.setAccessibleName("; ".join(spoken_stage(self, stages[place]) for place in group))
            part.show()
        self._index = None
        self._adopt(parts)
        self.set_selected(selected)
        self._arrange()
        self.updateGeometry()

    @property
    def selected(self) -> str | None:
        """The key of the selected stage, None while there is none."""
        if self.index is None:
            return None
        return self._track.stages[self._track.groups[self.index][0]].key

    def set_selected(self, key: str | None) -> None:
        """Select a stage without a signal; either key of a pair will do, an unknown one selects nothing."""
        for index, group in enumerate(self._track.groups):
            if any(self._track.stages[place].key == key for place in group):
                self.set_index(index)
                return
        self.clear()

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in px."""
        return round(self._track.height_for(width)) + 2 * _MARGIN_PX

    def sizeHint(self) -> QSize:
        """Return room for a line of stages."""
        return QSize(940, self.heightForWidth(940))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest width; where names don't fit the stages stand in rows."""
        return QSize(280, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the stages anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box of the selected stage, then the stages."""
        colours = theme.current()
        with painter_on(self) as painter:
            if self.index is not None:
                box = QRectF(self._parts[self.index].geometry()).adjusted(1, 1, -1, -1)
                draw_box(painter, box, _RADIUS_PX, colours.primary_soft, colours.primary, 2.0)
            painter.translate(0, _MARGIN_PX)
            self._track.paint(painter)

    def _arrange(self) -> None:
        self._track.arrange(self.width())
        for part, box in zip(self._parts, self._track.boxes, strict=True):
            reach = 0 if self._track.is_turned else _MARGIN_PX
            part.setGeometry(box.translated(0, _MARGIN_PX).adjusted(0, -reach, 0, reach).toRect())
        self.update()

    def _on_index_chosen(self, index: int) -> None:
        self.stage_selected.emit(self._track.stages[self._track.groups[index][0]].key)
