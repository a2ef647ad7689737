"""The pain chart; the only place that knows pyqtgraph, and it asks for it late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.chart_drawing import ChartDrawing
from hipcoach.ui.widgets.chart_readout import ChartReadout
from hipcoach.ui.widgets.chart_views import Chart
from hipcoach.ui.widgets.label import Label, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

_LOOKS = {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange}
_READOUT_TOP = 9.8  # in scores
_READOUT_APART_PX = 12.0
_LEAST_HEIGHT_PX = 300


def warm_up() -> None:
    """Import NumPy and pyqtgraph, some 0.3 s, ahead of the first chart; any thread may do it."""
    import pyqtgraph  # noqa: F401  # late: not wanted before the first paint


class TrendChart(QWidget):
    """Morning, before and after pain over days or weeks, their mean, and the stages behind.

    The arrow keys, Home and End move the read-out; so does the mouse. What it says is asked for by ``pointed`` and
    given by ``show_readout``.

    Signals:
        pointed: The read-out moved to the point with this index.
        table_requested: T was pressed.
    """

    pointed = Signal(int)
    table_requested = Signal()
    _is_built = False

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty chart; ``name`` is how a screen reader calls it."""
        super().__init__(parent)
        import pyqtgraph  # late: 0.3 s, not wanted before the first paint

        self._name = name
        self._chart = Chart(start_s=0.0, end_s=1.0)
        self._index: int | None = None
        self._drawing = ChartDrawing(pyqtgraph, self, self._place_words)
        self._hint = Label(tone=Tone.INK2, parent=self)
        self._readout = ChartReadout(self)
        self._arrange()
        self._draw()
        self._is_built = True

    @property
    def index(self) -> int | None:
        """The point the read-out stands at, or None while it is hidden."""
        return self._index

    @property
    def chart(self) -> Chart:
        """What is shown."""
        return self._chart

    def show_chart(self, chart: Chart) -> None:
        """Show other points; the read-out hides."""
        self._chart = chart
        self.hide_readout()
        self._draw()

    def show_hint(self, words: str) -> None:
        """Show a line of words in the middle, for a chart without a line yet; no words hide it."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self._place_words()

    def show_readout(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        """Show what is known about the point that was pointed at, and let a screen reader say it."""
        if self._index is None:
            return
        self._readout.show_rows(title, rows)
        self._readout.show()
        self._place_words()
        spoken = ", ".join(f"{name} {value}" for name, value in rows)
        self.setAccessibleName(f"{self._name}. {title}: {spoken}")

    def hide_readout(self) -> None:
        """Take the read-out and its line away."""
        self._index = None
        self._readout.hide()
        self._drawing.mark(None)
        self.setAccessibleName(self._name)

    def point_at(self, index: int) -> None:
        """Move the read-out to a point; beyond the ends it stays at the end."""
        if not self._chart.points:
            return
        index = min(max(index, 0), len(self._chart.points) - 1)
        if index == self._index:
            return
        self._index = index
        self._drawing.mark(self._chart.points[index])
        self.pointed.emit(index)

    def place_of(self, moment_s: float, score: float) -> QPointF:
        """Where a moment and a score are, in px of this widget."""
        plot = self._drawing.plot
        scene = plot.getPlotItem().getViewBox().mapViewToScene(QPointF(moment_s, score))
        return QPointF(plot.mapTo(self, plot.mapFromScene(scene)))

    # -- what Qt tells -----------------------------------------------------------------------------------------------

    def focus_radius(self) -> float:
        """Return the corner radius that the focus ring has to follow, in px."""
        return 10.0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the read-out day by day, or ask for the table."""
        last = len(self._chart.points) - 1
        at = last + 1 if self._index is None else self._index
        moves = {Qt.Key.Key_Left: at - 1, Qt.Key.Key_Right: at + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in moves:
            self.point_at(moves[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_T:
            self.table_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self._index is not None:
            self.hide_readout()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the day under the mouse."""
        area, x = self._area(), event.position().x()
        if self._chart.points and area.left() <= x <= area.right():
            span_s = self._chart.end_s - self._chart.start_s
            moment_s = self._chart.start_s + span_s * (x - area.left()) / area.width()
            distances = [abs(point.middle_s - moment_s) for point in self._chart.points]
            self.point_at(distances.index(min(distances)))

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the read-out when the mouse goes, unless the keyboard is here."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.hide_readout()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the read-out when the keyboard goes."""
        super().focusOutEvent(event)
        self.hide_readout()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in other colours or at another text size."""
        super().changeEvent(event)
        if event.type() in _LOOKS and self._is_built:
            self._draw()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        self.setObjectName("pain_chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self._name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._drawing.plot)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint.hide()
        self._readout.raise_()

    def _draw(self) -> None:
        self.setMinimumHeight(theme.scaled(_LEAST_HEIGHT_PX))
        self._drawing.draw(self._chart)
        if self._index is not None:
            self._drawing.mark(self._chart.points[self._index])

    def _area(self) -> QRectF:
        """The inside of the axes, without the names of the stages; in px."""
        return QRectF(self.place_of(self._chart.start_s, _READOUT_TOP), self.place_of(self._chart.end_s, 0.0))

    def _place_words(self) -> None:
        """Put hint and read-out where they belong now that the plot has its size."""
        area = self._area()
        self._hint.adjustSize()
        self._hint.move((area.center() - QRectF(self._hint.rect()).center()).toPoint())
        if self._index is not None:
            x = self.place_of(self._chart.points[self._index].middle_s, 0.0).x()
            self._readout.place(x, area, _READOUT_APART_PX)
