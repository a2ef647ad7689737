"""The two cards of Progress: pain, as a chart or a table, and sessions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.buttons import ButtonSize, OutlineButton
from hipcoach.ui.widgets.card import Card
from hipcoach.ui.widgets.chart_marks import draw_dashes, draw_diamond, draw_dot, draw_line, draw_ring
from hipcoach.ui.widgets.heat_map import DayMark, HeatMap, draw_day
from hipcoach.ui.widgets.label import Label, TextRole, Tone
from hipcoach.ui.widgets.legend import Legend, LegendEntry
from hipcoach.ui.widgets.pain_table import PainTable
from hipcoach.ui.widgets.trend_chart import TrendChart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPainter

    from hipcoach.ui.widgets.chart_views import Chart
    from hipcoach.ui.widgets.heat_map import HeatWeek


class PainCard(Card):
    """The pain chart, or its numbers as a table.

    Signals:
        day_pointed: The read-out of the chart moved to the point with this index.
        table_toggled: The table was opened (True) or closed.
    """

    day_pointed = Signal(int)
    table_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(22, 20))
        self.body.setSpacing(14)
        self.chart = TrendChart(self.tr("Hip pain, chart"))
        self.table = PainTable(self.tr("Hip pain, table"))
        self._summary = Label(tone=Tone.INK2)
        self._legend = Legend(self._entries("", is_weekly=False))
        self._toggle = OutlineButton(self.tr("Show as table"), icon="table", size=ButtonSize.SMALL)
        self._toggle.setObjectName("table_button")
        self._stack = QStackedWidget()
        self._lay_out()
        self.chart.pointed.connect(self.day_pointed)
        self.chart.table_requested.connect(self._turn)
        self.table.chart_requested.connect(self._turn)
        self._toggle.clicked.connect(self._turn)

    @property
    def has_table(self) -> bool:
        """Whether the table is shown instead of the chart."""
        return self._stack.currentWidget() is self.table

    def show_summary(self, text: str) -> None:
        """Show the means in words; rich text."""
        self._summary.setText(text)

    def show_chart(self, chart: Chart, aim: str, hint: str, *, is_weekly: bool) -> None:
        """Show points.

        Args:
            chart: What to draw.
            is_weekly: The points are means of weeks.
            aim: What the dashed line means; "" without one.
            hint: A line of words over an empty chart, or "".
        """
        self.chart.show_chart(chart)
        self.chart.show_hint(hint)
        self._legend.show_entries(self._entries(aim, is_weekly=is_weekly))

    def _turn(self) -> None:
        """Change between chart and table; the focus goes along when it was in one of them."""
        was_inside = (self.table if self.has_table else self.chart).hasFocus()
        has_table = not self.has_table
        shown = self.table if has_table else self.chart
        self._stack.setCurrentWidget(shown)
        self._toggle.setText(self.tr("Show as chart") if has_table else self.tr("Show as table"))
        self._toggle.set_icon("chart-line" if has_table else "table")
        self._legend.setVisible(not has_table)
        if was_inside:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table_toggled.emit(has_table)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Hip pain"), role=TextRole.CARD_TITLE))
        head.addStretch(1)
        head.addWidget(self._summary)
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self._legend, 1)
        foot.addStretch(0)
        foot.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(head)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(foot)

    def _entries(self, aim: str, *, is_weekly: bool) -> list[LegendEntry]:
        before, after = self.tr("Before"), self.tr("After")
        if is_weekly:
            before, after = self.tr("Before, mean of a week"), self.tr("After, mean of a week")
        entries = [LegendEntry(draw_line, self.tr("Morning, 7-day mean"))]
        if not is_weekly:
            entries.append(LegendEntry(draw_dot, self.tr("Morning"), 12))
        entries += [LegendEntry(draw_ring, before, 12), LegendEntry(draw_diamond, after, 12)]
        return [*entries, LegendEntry(draw_dashes, aim)] if aim else entries


class SessionsCard(Card):
    """The days with a session, week by week."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(20, 20))
        self.map = HeatMap()
        self._count = Label(tone=Tone.INK2)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Sessions"), role=TextRole.CARD_TITLE))
        head.addStretch(1)
        head.addWidget(self._count)
        self.body.addLayout(head)
        self.body.addWidget(self.map)
        self.body.addSpacing(8)
        entries = (
            (DayMark.FULL, self.tr("Full")),
            (DayMark.PARTLY, self.tr("Partly")),
            (DayMark.NONE, self.tr("No session")),
        )
        self.body.addWidget(Legend([LegendEntry(partial(_draw_small, mark), words, 16) for mark, words in entries]))

    def show_sessions(self, count: str, weeks: Sequence[HeatWeek], day_names: Sequence[str], spoken: str) -> None:
        """Show the days.

        Args:
            count: How many days there were, in words; rich text.
            weeks: The weeks, the latest last.
            day_names: Short names of the days, Monday first.
            spoken: All of it in a sentence, for screen readers.
        """
        self._count.setText(count)
        self.map.show_weeks(weeks, day_names, spoken)


def _draw_small(mark: DayMark, painter: QPainter, middle: QPointF) -> None:
    side = theme.scaled(14)
    draw_day(painter, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), mark)
