"""Shows how an exercise is done: a figure that stands still or moves with the session."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hipcoach.content.poses import shipped_poses
from hipcoach.domain.exercise import Side
from hipcoach.domain.figure.errors import FigureDataError
from hipcoach.ui import theme
from hipcoach.ui.widgets.figure_frames import FrameStore, frame_of
from hipcoach.ui.widgets.painting import painter_on

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QPixmap, QResizeEvent

    from hipcoach.content.poses import Poses
    from hipcoach.domain.figure.cycle import Cycle, Moment
    from hipcoach.domain.figure.picture import Picture
    from hipcoach.ui.widgets.figure_frames import Frame
    from hipcoach.ui.widgets.figure_painter import Fit

_LOG = logging.getLogger(__name__)
_SMALLEST_PX = QSize(82, 55)
_WISHED_PX = QSize(240, 168)
_DATA_SIDES = {"R": Side.RIGHT, "L": Side.LEFT}
_BYTES_PER_DOT = 4
_ROUND_DEG = 90
_LEFT_DEG = 180


class FigureView(QWidget):
    """A picture of an exercise, mirrored for the other side; the caller says what a screen reader reads.

    The first figure of the program is drawn just after the first paint, so that the window is there at once.
    """

    def __init__(self, parent: QWidget | None = None, *, poses: Poses | None = None) -> None:
        """Make an empty view; ``poses`` are the shipped ones unless given."""
        super().__init__(parent)
        self._poses = poses or shipped_poses()
        self._shown: tuple[str, Side, str | None] | None = None
        self._picture: Picture | None = None
        self._is_faulty = False
        self._moment: Moment | None = None
        self._is_still = False
        self._radii = (0.0, 0.0, 0.0, 0.0)
        self._fit: Fit | None = None
        self._frame: Frame | None = None
        self._store = FrameStore()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._on_later_timeout)
        self.setMinimumSize(_SMALLEST_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_exercise(self, exercise_id: str, side: Side, palette: str | None = None) -> None:
        """Show an exercise standing still.

        Args:
            exercise_id: Which exercise.
            side: The side that works; the picture is mirrored where the data draws the other one.
            palette: ``light`` or ``dark``; None follows the theme.
        """
        if self._shown != (exercise_id, side, palette):
            self._shown = (exercise_id, side, palette)
            self._moment = None
            self._forget()

    def set_phase(self, phase: float | str) -> None:
        """Move to a phase of the exercise's own round, 0 to 1, or to a key by name.

        Raises:
            ValueError: The exercise has no such key.
        """
        picture = self._ready()
        if picture is None:
            return
        if isinstance(phase, str):
            if phase not in picture.figure.poses:
                raise ValueError(f"{picture.figure.id} has no key {phase!r}")
            self._go(picture.still()._replace(start=phase, end=phase))
        else:
            self._go(picture.figure.cycle.at(phase))

    def set_place(self, place: float) -> None:
        """Move to a place between the start (0) and the end position (1), for a session that sets the pace."""
        picture = self._ready()
        if picture is not None:
            self._go(picture.figure.cycle.on_the_way_out(place))

    def set_still(self, is_still: bool) -> None:  # noqa: FBT001  # a plain setter, as Qt has them
        """Show keys only, the other one as a pale shape, instead of moving between them."""
        if is_still != self._is_still:
            self._is_still = is_still
            self._frame = None
            self.update()

    def set_radii(self, top_left: float, top_right: float, bottom_right: float, bottom_left: float) -> None:
        """Round the corners, in px, to lie in a card."""
        self._radii = (top_left, top_right, bottom_right, bottom_left)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a figure in a list."""
        return _WISHED_PX

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew at the new size."""
        super().resizeEvent(event)
        self._fit = None
        self._frame = None
        self._store.clear()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the memory back."""
        super().hideEvent(event)
        self._store.clear()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the frame on its ground."""
        with painter_on(self) as painter:
            ground = _rounded(QRectF(self.rect()), self._radii)
            painter.fillPath(ground, theme.current().figbg)
            if self._shown is None:
                return
            if any(self._radii):
                painter.setClipPath(ground)
            self._paint_figure(painter)

    def _paint_figure(self, painter: QPainter) -> None:
        if not self._is_faulty and self._picture is None and not self._poses.is_read:
            self._later.start(0)
            return
        picture = self._ready()
        if picture is None:
            _paint_placeholder(painter, QRectF(self.rect()))
            return
        place = self._place(picture)
        painter.drawPixmap(place.area.topLeft(), self._pixmap(picture, place))

    def _pixmap(self, picture: Picture, place: Fit) -> QPixmap:
        moment, ghost = self._wanted(picture)
        ratio = self.devicePixelRatioF()
        frame = self._frame_of(picture.figure.cycle, moment, place)
        self._frame = frame

        def render_frame() -> QPixmap:
            from hipcoach.ui.widgets.figure_painter import render  # keeps the first paint fast

            at = moment._replace(start=frame.start, end=frame.end, done=frame.step / frame.steps)
            return render(picture.draws(at, ghost, place.fineness), place, ratio)

        return self._store.get((self._shown, theme.current().name, frame, ghost, ratio), render_frame)

    def _wanted(self, picture: Picture) -> tuple[Moment, str | None]:
        """Return what is to be seen: the moment, and the key that shows pale behind it."""
        if self._moment is None:
            return picture.still(), picture.figure.ghost
        if not self._is_still:
            return self._moment, None
        key, keys = self._moment.nearest, picture.figure.cycle.keys
        other = keys[(keys.index(key) + 1) % len(keys)] if key in keys else key
        return picture.still()._replace(start=key, end=key), None if other == key else other

    def _frame_of(self, cycle: Cycle, moment: Moment, place: Fit) -> Frame:
        dots = place.area.width() * place.area.height() * self.devicePixelRatioF() ** 2
        return frame_of(moment, cycle, int(dots) * _BYTES_PER_DOT)

    def _go(self, moment: Moment) -> None:
        """Show another moment; only a new frame is painted."""
        self._moment = moment
        picture = self._picture
        if picture is None or self._fit is None:
            self.update()
            return
        wanted, _ghost = self._wanted(picture)
        if self._frame_of(picture.figure.cycle, wanted, self._fit) != self._frame:
            self.update(self._fit.area.toAlignedRect())

    def _place(self, picture: Picture) -> Fit:
        if self._fit is None:
            from hipcoach.ui.widgets.figure_painter import fit  # keeps the first paint fast

            self._fit = fit(picture.bounds, QSizeF(self.size()))
        return self._fit

    def _ready(self) -> Picture | None:
        """Return the picture, made when it isn't there; None when there is none to make."""
        if self._picture is None and self._shown is not None and not self._is_faulty:
            from hipcoach.domain.figure.picture import Picture  # keeps the first paint fast

            exercise_id, side, palette = self._shown
            try:
                figure = self._poses.figure(exercise_id)
                drawn = _DATA_SIDES.get(figure.side)
                is_mirrored = side is drawn.other if drawn else side is Side.LEFT
                self._picture = Picture(
                    figure, self._poses.rig, palette or theme.current().name, is_mirrored=is_mirrored
                )
            except FigureDataError as error:
                _LOG.warning("no figure: %s", error)
                self._is_faulty = True
        return self._picture

    def _forget(self) -> None:
        self._picture = self._fit = self._frame = None
        self._is_faulty = False
        self.update()

    def _on_later_timeout(self) -> None:
        self._ready()
        self.update()


def _rounded(rect: QRectF, radii: tuple[float, float, float, float]) -> QPainterPath:
    """Return a box whose corners have radii of their own: top left, top right, bottom right, bottom left."""
    corners = (rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft())
    inwards = (QPointF(1, 1), QPointF(-1, 1), QPointF(-1, -1), QPointF(1, -1))
    path = QPainterPath(corners[0] + QPointF(0, radii[0]))
    for index, (corner, inward, radius) in enumerate(zip(corners, inwards, radii, strict=True)):
        if radius <= 0:
            path.lineTo(corner)
            continue
        box = QRectF(0, 0, 2 * radius, 2 * radius)
        box.moveCenter(corner + inward * radius)
        path.arcTo(box, _LEFT_DEG - index * _ROUND_DEG, -_ROUND_DEG)
    path.closeSubpath()
    return path


def _paint_placeholder(painter: QPainter, rect: QRectF) -> None:
    """Draw a plain outline of a person where there is no figure."""
    unit = min(rect.width(), rect.height()) / 12
    middle = rect.center()
    colour = QColor(theme.current().control)
    painter.setPen(QPen(colour, unit / 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle - QPointF(0, 2.6 * unit), unit, unit)
    painter.drawLine(middle - QPointF(0, 1.2 * unit), middle + QPointF(0, 1.6 * unit))
    for side in (-1, 1):
        painter.drawLine(middle - QPointF(0, 0.6 * unit), middle + QPointF(1.5 * side * unit, 0.6 * unit))
        painter.drawLine(middle + QPointF(0, 1.6 * unit), middle + QPointF(1.2 * side * unit, 4.0 * unit))
