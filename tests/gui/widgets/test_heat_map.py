"""Days with a session as squares, and the legend beside them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from hipcoach.ui import theme
from hipcoach.ui.widgets.heat_map import DayMark, HeatMap, HeatWeek, month_names
from hipcoach.ui.widgets.legend import Legend, LegendEntry

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEK = HeatWeek("Sep", (DayMark.FULL, DayMark.PARTLY, DayMark.NONE, DayMark.TO_COME, *[DayMark.OUTSIDE] * 3))


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ([], []),
        (["Aug"], [(0, "Aug")]),
        (["Aug", "Aug", "Sep", "Sep"], [(0, "Aug"), (2, "Sep")]),
        (["Aug", "Sep", "Sep"], [(1, "Sep")]),
    ],
)
def test_a_month_is_named_where_it_begins_and_the_first_only_where_it_has_room(months, expected):
    assert month_names(months) == expected


def square_colours(heat, weeks):
    """The colours in the upper and the lower half of each square of the first week that is seen."""
    image = heat.grab().toImage()
    size, step = heat._square_px(), heat._step_px()
    x = round(heat._names_px()) + size // 2
    tops = [heat._line_px() + day * step for day in range(7)]
    upper = [image.pixelColor(x, round(top + size * 0.3)) for top in tops]
    return upper, [image.pixelColor(x, round(top + size * 0.7)) for top in tops]


def test_a_day_differs_in_shape_and_not_in_colour_alone(shown):
    heat = shown(HeatMap())
    heat.show_weeks([WEEK], DAYS, "Days with a session: 2")
    heat.resize(heat.sizeHint())
    ground = heat.grab().toImage().pixelColor(heat.width() - 1, 0)

    upper, lower = square_colours(heat, 1)

    assert (upper[0], lower[0]) == (theme.LIGHT.primary, theme.LIGHT.primary)
    assert (upper[1], lower[1]) == (ground, theme.LIGHT.primary)
    assert (upper[2], lower[2]) == (theme.LIGHT.inset, theme.LIGHT.inset)
    assert upper[3:] == [ground] * 4


def test_of_many_weeks_the_latest_are_shown(shown):
    heat = shown(HeatMap())
    quiet = HeatWeek("Aug", (DayMark.NONE,) * 7)
    heat.show_weeks([quiet] * 30 + [WEEK], DAYS, "")
    heat.resize(round(heat._names_px()) + heat._square_px(), heat.sizeHint().height())

    upper, _lower = square_colours(heat, 1)

    assert upper[0] == theme.LIGHT.primary


def test_a_legend_takes_as_many_lines_as_its_words_need(shown):
    drawn = []
    legend = Legend([LegendEntry(lambda _painter, at: drawn.append(at), words) for words in ("Before", "After")])
    one_line = legend.sizeHint()

    assert legend.heightForWidth(one_line.width()) == one_line.height()
    assert legend.heightForWidth(one_line.width() - 30) == 2 * one_line.height()

    legend.resize(one_line)
    shown(legend)
    first, second = drawn[-2:]
    assert first.y() == second.y()
    assert 0 < first.x() < second.x()


def test_a_legend_leaves_the_pen_of_the_next_words_alone(shown):
    def draw(painter, at: QPointF):
        painter.setPen(Qt.PenStyle.NoPen)

    legend = Legend([LegendEntry(draw, "MMMM"), LegendEntry(draw, "MMMM")])
    legend.resize(legend.sizeHint())
    shown(legend)
    image = legend.grab().toImage()

    dark = [
        x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 120 for y in range(image.height()))
    ]
    assert min(dark) < image.width() / 2 < max(dark)
