"""The pain chart's numbers as a table: what a screen reader gets, and whoever likes numbers better."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from hipcoach.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_ROW_PX = 36
_PADDING_PX = 20


class _Rows(QAbstractTableModel):
    """Rows of ready words; the first column is the day."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_rows(self, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Take other names of columns and other rows."""
        self.beginResetModel()
        self._names = tuple(names)
        self._rows = tuple(tuple(row) for row in rows)
        self.endResetModel()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self._names

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of rows; a cell has none."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns; a cell has none."""
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell; a screen reader hears its column, too."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._names[index.column()]}: {self._rows[index.row()][index.column()]}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignHCenter
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._names[section]
        return None


class PainTable(QTableView):
    """Days or weeks down, scores across; read only.

    Signals:
        chart_requested: T was pressed.
    """

    chart_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty table; ``name`` is how a screen reader calls it."""
        super().__init__(parent)
        self.setObjectName("pain_table")
        self.setAccessibleName(name)
        self._model = _Rows(self)
        self.setModel(self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)

    def show_rows(self, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show other rows, the newest last and in sight.

        Args:
            names: Names of the columns, the day's first.
            rows: Words of each cell.
        """
        self._model.show_rows(names, rows)
        self._fit()
        if rows:
            self.setCurrentIndex(self._model.index(len(rows) - 1, 0))
        self.scrollToBottom()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the chart on T; all else moves through the table."""
        if event.key() == Qt.Key.Key_T and not event.modifiers():
            self.chart_requested.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fit rows and columns to another text size."""
        super().changeEvent(event)
        if event.type() in {event.Type.FontChange, event.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.scaled(_ROW_PX))
        header = self.horizontalHeader()
        header.setFont(theme.font(14, theme.MEDIUM))
        metrics = QFontMetricsF(header.font())
        words = [word for name in self._model.names for word in name.split()]
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0.0)
        header.setMinimumSectionSize(round(widest) + _PADDING_PX)
        header.setFixedHeight(round(2 * metrics.height()) + _PADDING_PX)
        if header.count():
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
