"""The pain chart: read-out by keys and mouse, gaps, names, and nothing heavy before it is asked for."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hipcoach.ui import theme
from hipcoach.ui.widgets.chart_views import Chart, ChartBand, ChartPoint, ChartTick
from hipcoach.ui.widgets.trend_chart import TrendChart

DAY_S = 86_400.0


def point(number, score=3.0, *, line=3.0):
    return ChartPoint(number * DAY_S, (number + 1) * DAY_S, score, score, score, line)


def chart_of(days=14, **changes):
    points = tuple(point(number) for number in range(days))
    made = Chart(
        start_s=0.0,
        end_s=days * DAY_S,
        points=points,
        line=tuple((each.middle_s, each.line) for each in points),
    )
    return made._replace(**changes)


@pytest.fixture
def chart(shown):
    widget = TrendChart("Hip pain")
    widget.resize(700, 400)
    shown(widget)
    widget.show_chart(chart_of())
    widget.pointed.connect(lambda index: widget.show_readout(f"Day {index}", [("Before", "3"), ("After", "4")]))
    widget.setFocus()
    return widget


def readout(chart):
    return chart._readout


def keys(chart, *pressed):
    for key in pressed:
        QTest.keyClick(chart, key)


def test_neither_widget_nor_page_brings_pyqtgraph_along_before_a_chart_is_made():
    code = (
        "import sys; import hipcoach.ui.pages.progress_presenter, hipcoach.ui.pages.progress_page;"
        "from hipcoach.ui.widgets import trend_chart;"
        "before = {'pyqtgraph', 'numpy'} & set(sys.modules);"
        "import threading; t = threading.Thread(target=trend_chart.warm_up); t.start(); t.join();"
        "print(sorted(before), 'pyqtgraph' in sys.modules)"
    )

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "[] True"
    assert answer.stderr == ""


def test_making_a_chart_leaves_the_handling_of_our_own_faults_alone(qtbot):
    before = sys.excepthook

    qtbot.addWidget(TrendChart("Hip pain"))

    assert sys.excepthook is before


def test_the_first_key_goes_to_the_latest_day_then_day_by_day(chart):
    seen = []
    chart.pointed.connect(seen.append)

    keys(chart, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right)

    assert seen == [13, 12, 13]


def test_home_and_end_go_to_the_ends_and_no_key_goes_beyond(chart):
    keys(chart, Qt.Key.Key_Home)
    assert chart.index == 0
    keys(chart, Qt.Key.Key_Left)
    assert chart.index == 0
    keys(chart, Qt.Key.Key_End, Qt.Key.Key_Right)
    assert chart.index == 13


def test_escape_hides_the_read_out(chart):
    keys(chart, Qt.Key.Key_Home)
    assert readout(chart).isVisible()

    keys(chart, Qt.Key.Key_Escape)

    assert chart.index is None
    assert not readout(chart).isVisible()


def test_t_asks_for_the_table_but_not_with_a_modifier(chart, qtbot):
    with qtbot.waitSignal(chart.table_requested, timeout=0):
        keys(chart, Qt.Key.Key_T)
    with qtbot.assertNotEmitted(chart.table_requested):
        QTest.keyClick(chart, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)


def test_a_screen_reader_hears_what_the_read_out_says(chart):
    keys(chart, Qt.Key.Key_Home)
    assert chart.accessibleName() == "Hip pain. Day 0: Before 3, After 4"

    chart.hide_readout()
    assert chart.accessibleName() == "Hip pain"


def test_the_mouse_points_at_the_day_below_it(chart):
    place = chart.place_of(4.5 * DAY_S, 5.0)

    QTest.mouseMove(chart, place.toPoint())

    assert chart.index == 4


def test_the_mouse_beside_the_axes_points_at_nothing(chart):
    QTest.mouseMove(chart, QPoint(4, 200))

    assert chart.index is None


def test_the_read_out_stands_right_of_the_day_and_flips_near_the_right_edge(chart):
    keys(chart, Qt.Key.Key_Home)
    assert readout(chart).x() > chart.place_of(0.5 * DAY_S, 0).x()

    keys(chart, Qt.Key.Key_End)
    assert readout(chart).geometry().right() < chart.place_of(13.5 * DAY_S, 0).x()
    assert chart.rect().contains(readout(chart).geometry())


def test_the_read_out_follows_when_the_chart_is_resized(chart):
    keys(chart, Qt.Key.Key_Home)
    chart.point_at(5)

    chart.resize(1000, 400)
    QApplication.processEvents()

    distance = readout(chart).x() - chart.place_of(5.5 * DAY_S, 0).x()
    assert distance == pytest.approx(12, abs=1.5)


def test_losing_the_keyboard_hides_the_read_out(chart):
    keys(chart, Qt.Key.Key_Home)

    chart.clearFocus()

    assert chart.index is None


def test_the_mouse_may_leave_while_the_keyboard_stays(chart):
    keys(chart, Qt.Key.Key_Home)

    chart.leaveEvent(QEvent(QEvent.Type.Leave))
    assert chart.index == 0

    chart.clearFocus()
    chart.point_at(3)
    chart.leaveEvent(QEvent(QEvent.Type.Leave))
    assert chart.index is None


def test_other_points_hide_the_read_out(chart):
    keys(chart, Qt.Key.Key_Home)

    chart.show_chart(chart_of(3))

    assert chart.index is None
    assert not readout(chart).isVisible()


def test_a_chart_without_points_takes_keys_and_mouse_calmly(chart):
    chart.show_chart(Chart(start_s=0.0, end_s=DAY_S))
    keys(chart, Qt.Key.Key_Left, Qt.Key.Key_End)
    QTest.mouseMove(chart, QPoint(300, 200))

    assert chart.index is None


def test_a_read_out_nobody_asked_for_is_not_shown(chart):
    chart.show_readout("Day 5", [])

    assert not readout(chart).isVisible()


def test_the_hint_stands_in_the_middle_and_goes(chart):
    chart.show_chart(Chart(start_s=0.0, end_s=DAY_S))
    chart.show_hint("The line starts with your second morning.")
    middle = chart.place_of(0.5 * DAY_S, 4.9)

    assert chart._hint.geometry().center().x() == pytest.approx(middle.x(), abs=2)
    assert chart._hint.geometry().contains(middle.toPoint())

    chart.show_hint("")
    assert not chart._hint.isVisible()


def test_a_gap_interrupts_the_line_and_leaves_the_rest_of_it(chart):
    line = [(number * DAY_S, None if 4 <= number <= 6 else 3.0) for number in range(14)]
    chart.show_chart(chart_of(line=tuple(line)))
    image = chart.grab().toImage()
    primary = theme.LIGHT.primary

    def is_line_at(number):
        place = chart.place_of(number * DAY_S, 3.0).toPoint()
        return image.pixelColor(place) == primary

    assert is_line_at(2.3)
    assert is_line_at(9.3)
    assert not is_line_at(5.3)


def test_names_of_stages_that_are_too_wide_for_their_band_are_left_out(chart):
    bands = (ChartBand("Pelvis", 0, DAY_S / 2, is_shaded=True), ChartBand("Core", DAY_S, 14 * DAY_S, is_shaded=False))

    chart.show_chart(chart_of(bands=bands))

    shown = {text.toPlainText(): text.isVisible() for text, *_ in chart._drawing._names}
    assert shown == {"Pelvis": False, "Core": True}


def test_only_shaded_bands_change_the_ground(chart):
    bands = (
        ChartBand("A", 0, 7 * DAY_S, is_shaded=True),
        ChartBand("B", 7 * DAY_S, 14 * DAY_S, is_shaded=False),
    )
    chart.show_chart(chart_of(bands=bands))
    image = chart.grab().toImage()

    assert image.pixelColor(chart.place_of(3.0 * DAY_S, 7.0).toPoint()) == theme.LIGHT.figbg
    assert image.pixelColor(chart.place_of(10.0 * DAY_S, 7.0).toPoint()) == theme.LIGHT.surface


def test_dates_never_touch_each_other(chart):
    ticks = tuple(ChartTick((number + 0.5) * DAY_S, "28 September") for number in range(14))

    chart.show_chart(chart_of(ticks=ticks))

    written = [at_s for at_s, _ in chart._drawing._bottom._tickLevels[0]]
    gaps_px = [chart.place_of(b, 0).x() - chart.place_of(a, 0).x() for a, b in pairwise(written)]
    assert 1 < len(written) < 14
    assert min(gaps_px) > 90


def test_the_axes_stay_the_same_objects_when_the_chart_is_drawn_again(chart):
    axes = (chart._drawing._bottom, chart._drawing._left)

    chart.show_chart(chart_of(5))

    item = chart._drawing.plot.getPlotItem()
    assert (item.getAxis("bottom"), item.getAxis("left")) == axes


def test_another_theme_repaints_the_chart_and_keeps_the_day(chart, qapp):
    keys(chart, Qt.Key.Key_Home)

    theme.apply(qapp, theme.DARK, 1.0)
    QApplication.processEvents()

    corner = chart.grab().toImage().pixelColor(chart.place_of(10 * DAY_S, 9.0).toPoint())
    assert corner == theme.DARK.surface
    assert chart.index == 0


def test_the_wheel_scrolls_the_page_and_not_the_chart(shown):
    page, chart = QWidget(), TrendChart("Hip pain")
    QVBoxLayout(page).addWidget(chart)
    page.resize(600, 400)
    shown(page)
    chart.show_chart(chart_of())
    before = chart._drawing.plot.getPlotItem().getViewBox().viewRange()
    middle = QPointF(chart.rect().center())
    wheel = QWheelEvent(
        middle,
        chart.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 (Qt's own signature)
    )

    QApplication.sendEvent(chart, wheel)

    assert not wheel.isAccepted()
    assert chart._drawing.plot.getPlotItem().getViewBox().viewRange() == before
