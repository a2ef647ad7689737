from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QImage

from hipcoach.domain.exercise import Side
from hipcoach.ui import theme
from hipcoach.ui.widgets.dots import Dots, DotSize
from hipcoach.ui.widgets.session_bar import SessionBar
from hipcoach.ui.widgets.side_band import SideBand, SidePanel
from hipcoach.ui.widgets.stance_gauge import StanceGauge
from hipcoach.ui.widgets.tempo_hill import TempoHill
from hipcoach.ui.widgets.timer_ring import TimerRing
from hipcoach.ui.widgets.try_boxes import TryBoxes


def counted(kind):
    """Return the class with its repaint requests counted."""

    class Counted(kind):
        updates = 0

        def update(self, *args) -> None:
            self.updates += 1
            super().update(*args)

    return Counted


def picture_of(widget, width: int, height: int) -> QImage:
    widget.resize(width, height)
    return widget.grab().toImage()


def share_of(picture: QImage, colour) -> float:
    small = picture.convertToFormat(QImage.Format.Format_RGB32)
    wanted = colour.rgb().to_bytes(4, sys.byteorder)
    pixels = bytes(small.constBits())
    return sum(pixels[at : at + 4] == wanted for at in range(0, len(pixels), 28)) / (len(pixels) / 28)


@pytest.fixture
def ring(qtbot) -> TimerRing:
    widget = TimerRing()
    qtbot.addWidget(widget)
    return widget


def test_the_ring_empties_with_the_time_left(ring):
    shares = []
    for fraction in (1.0, 0.5, 0.0):
        ring.show_remaining(fraction, "", side=Side.RIGHT)
        shares.append(share_of(picture_of(ring, 452, 452), theme.LIGHT.right_fill))

    assert shares[1] == pytest.approx(shares[0] / 2, rel=0.1)
    assert shares[2] == 0


def test_the_ring_is_full_on_the_right_when_a_quarter_is_left(ring):
    ring.show_remaining(0.25, "", side=Side.LEFT)
    picture = picture_of(ring, 452, 452)

    assert picture.pixelColor(226 + 150, 226 - 149).name() == theme.LIGHT.left_fill.name()
    assert picture.pixelColor(226 - 150, 226 + 149).name() == theme.LIGHT.inset.name()


def test_a_paused_ring_loses_its_side_and_keeps_its_place(ring):
    ring.show_remaining(0.5, "27", side=Side.RIGHT)
    before = share_of(picture_of(ring, 452, 452), theme.LIGHT.right_fill)
    ring.show_paused("Paused", "27 seconds to go")
    picture = picture_of(ring, 452, 452)

    assert share_of(picture, theme.LIGHT.right_fill) == 0
    assert share_of(picture, theme.LIGHT.control) == pytest.approx(before, rel=0.2)

    ring.show_remaining(0.5, "27", side=Side.RIGHT)
    assert share_of(picture_of(ring, 452, 452), theme.LIGHT.right_fill) == before


def test_the_ring_asks_for_a_repaint_only_when_something_visible_changed(qtbot):
    ring = counted(TimerRing)()
    qtbot.addWidget(ring)
    ring.resize(452, 452)
    ring.show_remaining(0.5, "27", word="Hold", unit="seconds", side=Side.LEFT)
    before = ring.updates

    ring.show_remaining(0.5, "27", word="Hold", unit="seconds", side=Side.LEFT)
    ring.show_remaining(0.50001, "27", word="Hold", unit="seconds", side=Side.LEFT)
    assert ring.updates == before

    ring.show_remaining(0.49, "27", word="Hold", unit="seconds", side=Side.LEFT)
    assert ring.updates == before + 1


@pytest.mark.parametrize("count", ["8", "27", "120", "10:00"])
@pytest.mark.parametrize("edge", [200, 452, 1100])
def test_the_count_stays_inside_the_ring(ring, count, edge):
    ring.show_remaining(0.0, count, word="Hold", unit="seconds")
    picture = picture_of(ring, edge, edge)
    inside = edge * (452 / 2 - 28) / 452

    ink = theme.LIGHT.ink.name()
    reach = [abs(x - edge / 2) for x in range(edge) if picture.pixelColor(x, edge // 2).name() == ink]
    assert reach
    assert max(reach) < inside - 4


def test_ticks_mark_the_ten_second_steps_and_too_many_are_left_out(ring):
    ring.set_ticks(40)
    assert ring._ticks == (0.25, 0.5, 0.75)

    ring.set_ticks(10)
    assert ring._ticks == ()

    ring.set_ticks(600)
    assert ring._ticks == ()


def test_the_ring_is_a_text_for_screen_readers_and_repeats_nothing(ring):
    ring.set_spoken("Right leg, hold, 27 seconds left")
    interface = QAccessible.queryAccessibleInterface(ring)

    assert interface.role() == QAccessible.Role.StaticText
    assert interface.text(QAccessible.Text.Name) == "Right leg, hold, 27 seconds left"


def test_a_new_theme_repaints_what_was_kept(qapp, ring):
    ring.show_remaining(0.5, "27")
    assert share_of(picture_of(ring, 452, 452), theme.LIGHT.inset) > 0

    theme.apply(qapp, theme.DARK)

    picture = picture_of(ring, 452, 452)
    assert share_of(picture, theme.DARK.inset) > 0
    assert share_of(picture, theme.LIGHT.inset) == 0


@pytest.fixture
def gauge(qtbot) -> StanceGauge:
    widget = StanceGauge()
    qtbot.addWidget(widget)
    widget.show_marks(45, best_s=21, target_s=24, typical_s=32, typical_name="Age 60")
    return widget


def test_the_gauge_fills_up_to_its_cap_and_no_further(gauge):
    shares = []
    for seconds in (0, 22.5, 45, 60):
        gauge.show_elapsed(seconds, Side.RIGHT)
        shares.append(share_of(picture_of(gauge, 592, 400), theme.LIGHT.right_fill))

    assert shares[0] == 0
    assert shares[1] == pytest.approx(shares[2] / 2, rel=0.15)
    assert shares[3] == shares[2]


def test_the_gauge_shows_tenths_cut_and_never_rounded_up(gauge):
    gauge.show_elapsed(21.59, Side.LEFT)
    assert gauge._tenths == 215

    gauge.show_elapsed(0.3, Side.LEFT)
    assert gauge._tenths == 3


def test_the_gauge_repaints_once_a_tenth(qtbot):
    gauge = counted(StanceGauge)()
    qtbot.addWidget(gauge)
    gauge.show_elapsed(3.0, Side.LEFT)
    before = gauge.updates
    for hundredths in range(300, 320):
        gauge.show_elapsed(hundredths / 100, Side.LEFT)

    assert gauge.updates == before + 1


def test_marks_beyond_the_cap_stay_on_the_gauge(gauge):
    gauge.show_marks(30, best_s=41.5, target_s=30)

    assert gauge._angle(41.5) == gauge._angle(30)
    assert picture_of(gauge, 592, 400) != QImage()


def test_tries_show_results_dashes_and_the_side_of_the_present_one(qtbot):
    boxes = TryBoxes()
    qtbot.addWidget(boxes)
    boxes.show_tries(["19.2", "18.4", None], 1, Side.RIGHT)
    size = boxes.sizeHint()
    picture = picture_of(boxes, size.width(), size.height())

    third = size.width() / 3
    grounds = [picture.pixelColor(round(third * (place + 0.5)), 6).name() for place in range(3)]
    assert grounds == [theme.LIGHT.surface.name(), theme.LIGHT.right_soft.name(), theme.LIGHT.surface.name()]
    assert boxes.accessibleName() == "Try 1 19.2, Try 2 18.4"


@pytest.fixture
def hill(qtbot) -> TempoHill:
    widget = TempoHill()
    qtbot.addWidget(widget)
    widget.set_parts([("Lift", 2), ("Hold", 3), ("Lower", 3)])
    return widget


def test_the_dot_travels_over_the_hill(hill):
    picture_of(hill, 560, 372)
    xs, ys = zip(*((corner.x(), corner.y()) for corner in hill._corners), strict=True)

    assert list(xs) == sorted(xs)
    assert ys[1] == ys[2] < ys[0] == ys[3]


def test_the_done_part_of_the_hill_grows(hill):
    shares = []
    for part, fraction in ((0, 0.0), (1, 0.5), (2, 1.0)):
        hill.show_position(part, fraction, "", "", Side.LEFT)
        shares.append(share_of(picture_of(hill, 560, 372), theme.LIGHT.left_soft))

    assert shares[0] < shares[1] < shares[2]


def test_a_hill_without_a_hold_has_one_peak(hill):
    hill.set_parts([("Breathe in", 4), ("Breathe out", 6)])
    picture_of(hill, 560, 372)

    ys = [corner.y() for corner in hill._corners]
    assert ys[1] < ys[0] == ys[2]


def test_a_hill_without_parts_draws_nothing_and_does_not_fail(qtbot):
    hill = TempoHill()
    qtbot.addWidget(hill)
    hill.show_position(0, 0.5, "", "")

    assert share_of(picture_of(hill, 560, 372), theme.LIGHT.primary) == 0


def test_the_hill_repaints_only_when_the_dot_moves_by_a_pixel(qtbot):
    hill = counted(TempoHill)()
    qtbot.addWidget(hill)
    hill.set_parts([("Lift", 2), ("Lower", 2)])
    hill.resize(560, 372)
    hill.show_position(0, 0.5, "Lift", "1")
    before = hill.updates

    hill.show_position(0, 0.5001, "Lift", "1")
    assert hill.updates == before
    hill.show_position(0, 0.51, "Lift", "1")
    assert hill.updates == before + 1


@pytest.mark.parametrize(
    ("side", "spoken"), [(Side.LEFT, "Left side"), (Side.RIGHT, "Right side"), (Side.BOTH, "Both sides")]
)
def test_the_band_says_the_side_in_words_and_colour(qtbot, side, spoken):
    band = SideBand()
    qtbot.addWidget(band)
    band.show_side(side, "knee on the mat")

    picture = picture_of(band, 600, 94)
    assert band.accessibleName() == f"{spoken}, knee on the mat"
    assert picture.pixelColor(300 + 100, 90).name() == theme.side_colours(side).fill.name()


def test_the_sole_of_the_side_is_filled_and_the_other_is_an_outline(qtbot):
    band = SideBand()
    qtbot.addWidget(band)
    left_sole, right_sole = QPoint(47, 40), QPoint(91, 40)
    on = theme.LIGHT.on_side.name()
    for side, filled in ((Side.LEFT, [True, False]), (Side.RIGHT, [False, True]), (Side.BOTH, [True, True])):
        band.show_side(side)
        picture = picture_of(band, 600, 94)
        assert [picture.pixelColor(sole).name() == on for sole in (left_sole, right_sole)] == filled


def test_left_and_right_are_not_the_same_picture_without_colour(qtbot):
    band = SideBand()
    qtbot.addWidget(band)
    grey = QImage.Format.Format_Grayscale8
    band.show_side(Side.LEFT)
    left = picture_of(band, 600, 94).convertToFormat(grey)
    band.show_side(Side.RIGHT)
    right = picture_of(band, 600, 94).convertToFormat(grey)

    def light(picture: QImage) -> list[bool]:
        return [picture.pixelColor(x, y).lightness() > 200 for x in range(0, 300, 2) for y in range(0, 94, 2)]

    assert light(left) != light(right)


def test_the_panel_wears_the_side_around_its_content(qtbot):
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.show_side(Side.LEFT, "on top")

    picture = picture_of(panel, 500, 400)
    assert picture.pixelColor(1, 250).name() == theme.LIGHT.left_fill.name()
    assert picture.pixelColor(250, 250).name() == theme.LIGHT.surface.name()
    assert panel.band.accessibleName() == "Left side, on top"


def test_the_session_bar_says_and_fills_how_far_the_session_is(qtbot):
    bar = SessionBar()
    qtbot.addWidget(bar)
    bar.show_progress([1.0, 0.5, 0.0], 1, "21 min left")
    picture = picture_of(bar, 520, 48)

    assert bar.accessibleName() == "Exercise 2 of 3, 21 min left"
    row = [picture.pixelColor(x, 38).name() == theme.LIGHT.primary.name() for x in range(520)]
    assert sum(row[:172]) > 160
    assert 70 < sum(row[176:346]) < 95
    assert sum(row[352:]) == 0


def test_done_running_and_coming_dots_differ_in_shape(qtbot):
    dots = Dots(size=DotSize.REP)
    qtbot.addWidget(dots)
    dots.show_dots(1, 3)
    size = dots.sizeHint()
    picture = picture_of(dots, size.width(), size.height())
    fill, middle = theme.LIGHT.primary.name(), size.height() // 2

    def filled(place: int, away: int) -> bool:
        return picture.pixelColor(46 * place + 23 + away, middle).name() == fill

    assert [filled(0, 0), filled(0, 9)] == [True, True]
    assert [filled(1, 0), filled(1, 9), filled(1, 14)] == [True, False, True]
    assert [filled(2, 0), filled(2, 9), filled(2, 14)] == [False, False, False]


def test_more_than_twelve_dots_become_numbers(qtbot):
    dots = Dots()
    qtbot.addWidget(dots)
    dots.show_dots(11, 12)
    twelve = dots.sizeHint().width()
    dots.show_dots(11, 20)

    assert dots.sizeHint().width() < twelve
    assert dots.accessibleName() == "11 of 20 done"


@pytest.mark.parametrize("kind", [TimerRing, StanceGauge, TryBoxes, TempoHill, SideBand, SessionBar, Dots])
def test_the_wished_size_goes_with_the_window(qtbot, kind):
    widget = kind()
    qtbot.addWidget(widget)
    before = widget.sizeHint()
    widget.set_scale(2.0)

    assert widget.sizeHint().height() == pytest.approx(2 * before.height(), abs=2)
