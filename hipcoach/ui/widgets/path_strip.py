"""The path on Today: where one is among the stages, at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGroupBox, QLabel, QSizePolicy

from hipcoach.ui.widgets.painting import painter_on
from hipcoach.ui.widgets.stage_track import StageState, StageTrack, StageView, TrackMeasures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

__all__ = ["PathStrip", "StageState", "StageView", "spoken_stage"]

_MEASURES = TrackMeasures(node_radius=20, pill_height=40, title=15, subtitle=14, line=4.0, lane_gap=14)


class PathStrip(QGroupBox):
    """The stages as a line of nodes; a screen reader finds one text per stage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Your path"))
        self._track = StageTrack(_MEASURES)
        self._items: list[QLabel] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_stages(self, stages: Sequence[StageView]) -> None:
        """Show the stages, in their order."""
        if tuple(stages) == self._track.stages:
            return
        self._track.set_stages(stages)
        for item in self._items:
            item.setParent(None)  # at once: screen readers would still find it until the event loop turns
            item.deleteLater()
        self._items = [QLabel(self) for _stage in stages]
        for item, stage in zip(self._items, stages, strict=True):
            item.setAccessibleName(spoken_stage(self, stage))
            item.show()
        self._arrange()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, in px."""
        return round(self._track.height_for(width)) + 2

    def sizeHint(self) -> QSize:
        """Return room for a line of stages."""
        return QSize(900, self.heightForWidth(900))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest width; where names don't fit the stages stand in rows."""
        return QSize(280, 60)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the stages anew."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the stages."""
        with painter_on(self) as painter:
            self._track.paint(painter)

    def _arrange(self) -> None:
        self._track.arrange(self.width())
        for group, box in zip(self._track.groups, self._track.boxes, strict=True):
            for place in group:
                self._items[place].setGeometry(box.toRect())


def spoken_stage(widget: QWidget, stage: StageView) -> str:
    """Return what a screen reader says about a stage."""
    match stage.state:
        case StageState.LOCKED:
            state = widget.tr("locked")
        case StageState.OPEN:
            state = widget.tr("open")
        case StageState.ACHIEVED:
            state = widget.tr("done")
        case StageState.MAINTENANCE:
            state = widget.tr("kept up")
        case StageState.LAPSED:
            state = widget.tr("to be refreshed")
    return ", ".join(part for part in (stage.title, state, stage.subtitle) if part)
