"""Progress: the pain chart or its table, and the days with a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.pages.progress_cards import PainCard, SessionsCard
from hipcoach.ui.widgets.choice_row import ChoiceRow
from hipcoach.ui.widgets.heat_map import DayMark
from hipcoach.ui.widgets.label import Label, TextRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from hipcoach.ui.widgets.chart_views import Chart
    from hipcoach.ui.widgets.heat_map import HeatWeek

_NARROW_PX = 900  # below it the cards stand one above the other
_HEAD_NARROW_PX = 620  # below it the ranges go under the title


class ProgressPage(QWidget):
    """Shows how pain and sessions have gone.

    Signals:
        day_pointed: The read-out of the chart moved to the point with this index.
        range_chosen: The person chose a span of time: ``4_weeks``, ``12_weeks`` or ``all``.
        table_toggled: The table was opened (True) or closed.
    """

    day_pointed = Signal(int)
    range_chosen = Signal(str)
    table_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress_page")
        self.setAccessibleName(self.tr("Progress"))
        ranges = [("4_weeks", self.tr("4 weeks")), ("12_weeks", self.tr("12 weeks")), ("all", self.tr("All"))]
        self._ranges = ChoiceRow(self.tr("Span of time"), ranges)
        self._pain = PainCard()
        self._sessions = SessionsCard()
        self._side = QWidget()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._ranges.value_chosen.connect(self.range_chosen)
        self._pain.day_pointed.connect(self.day_pointed)
        self._pain.table_toggled.connect(self.table_toggled)

    def show_range(self, key: str) -> None:
        """Show which span of time is chosen."""
        self._ranges.set_value(key)

    @property
    def has_table(self) -> bool:
        """Whether the table is shown instead of the chart."""
        return self._pain.has_table

    def show_pain(self, chart: Chart, summary: str, aim: str, hint: str, *, is_weekly: bool) -> None:
        """Show pain over time.

        Args:
            chart: What to draw.
            is_weekly: The points are means of weeks.
            summary: The means in words; rich text.
            aim: What the dashed line means; "" without one.
            hint: A line of words over an empty chart, or "".
        """
        self._pain.show_summary(summary)
        self._pain.show_chart(chart, aim, hint, is_weekly=is_weekly)

    def show_readout(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        """Show what is known about the point that was pointed at."""
        self._pain.chart.show_readout(title, rows)

    def show_table(self, names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Fill the table."""
        self._pain.table.show_rows(names, rows)

    def show_sessions(self, count: str, weeks: Sequence[HeatWeek], day_names: Sequence[str], spoken: str) -> None:
        """Show the days with a session; without any the card hides."""
        self._side.setVisible(any(DayMark.FULL in week.marks or DayMark.PARTLY in week.marks for week in weeks))
        self._sessions.show_sessions(count, weeks, day_names, spoken)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what stands side by side where the page is narrow or the words are large."""
        super().resizeEvent(event)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if self.width() < theme.scaled(_NARROW_PX) else right)
        self._head.setDirection(down if self.width() < theme.scaled(_HEAD_NARROW_PX) else right)

    def _lay_out(self) -> None:
        self._head.setSpacing(12)
        self._head.addWidget(Label(self.tr("Progress"), role=TextRole.PAGE_TITLE))
        self._head.addStretch(1)
        self._head.addWidget(self._ranges)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self._sessions)
        side.addStretch(1)
        self._columns.setSpacing(18)
        self._columns.addWidget(self._pain, 65)
        self._columns.addWidget(self._side, 33)
        content = QWidget()
        content.setProperty("role", "scrolled")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(32, 28, 32, 28)
        layout.setSpacing(16)
        layout.addLayout(self._head)
        layout.addLayout(self._columns, 1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        # The first control, not the chart: Tab coming from the sidebar goes to the proxy and would pass over the rest.
        self.setFocusProxy(self._ranges)
