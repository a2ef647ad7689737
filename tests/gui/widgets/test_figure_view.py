from __future__ import annotations

import json
import logging

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from hipcoach.content.poses import POSES_FILE, Poses, shipped_poses
from hipcoach.domain.exercise import Side
from hipcoach.domain.figure.cycle import Cycle, Moment
from hipcoach.ui import theme
from hipcoach.ui.widgets.figure_frames import Frame, frame_of
from hipcoach.ui.widgets.figure_view import FigureView

LIFT = Cycle((("A", 0), ("B", 2), ("B", 3), ("A", 1)))


@pytest.fixture
def view(shown) -> FigureView:
    shipped_poses().figure("str_clam")  # as after the first figure of the program
    widget = FigureView()
    widget.resize(240, 290)
    return shown(widget)


def image_of(view: FigureView) -> QImage:
    return view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def drawn(image: QImage) -> set[tuple[int, int]]:
    """Return every second dot that is not ground."""
    ground = theme.current().figbg.rgb()
    dots = [(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    return {(x, y) for x, y in dots if image.pixel(x, y) != ground}


def drawn_share(one: set[tuple[int, int]], other: set[tuple[int, int]]) -> float:
    return len(one & other) / len(one | other)


def test_an_exercise_is_drawn_on_its_ground(view):
    view.show_exercise("str_clam", Side.RIGHT)

    image = image_of(view)

    assert image.pixelColor(2, 2) == theme.LIGHT.figbg
    assert len(drawn(image)) > 1000


@pytest.mark.parametrize("exercise_id", ["str_clam", "core_side_plank_feet", "flex_hip_flexor_half_kneel"])
def test_left_is_the_mirrored_picture_of_right(view, exercise_id):
    view.show_exercise(exercise_id, Side.RIGHT)
    right = drawn(image_of(view))
    view.show_exercise(exercise_id, Side.LEFT)
    left = drawn(image_of(view).flipped(Qt.Orientation.Horizontal).copy())

    # Every second dot only, and 240 is even: the mirrored dots lie one beside, hence not all the same.
    assert drawn_share(right, left) > 0.9
    assert drawn_share(right, drawn(image_of(view))) < 0.7


@pytest.mark.parametrize("side", [Side.RIGHT, Side.BOTH])
def test_the_side_that_the_data_draws_is_not_mirrored(view, side):
    view.show_exercise("str_clam", side)

    assert view._ready()._lens.camera.right[0] > 0


def test_both_sides_at_once_are_drawn_as_they_are(view):
    view.show_exercise("str_bridge", Side.BOTH)

    assert view._ready()._lens.camera.right[0] > 0


def test_what_the_data_draws_on_the_left_is_mirrored_for_the_right(view):
    view.show_exercise("core_side_plank_feet", Side.RIGHT)

    assert view._ready()._lens.camera.right[0] < 0


def test_the_first_figure_of_the_program_comes_after_the_first_paint(shown):
    widget = FigureView(poses=Poses())
    widget.resize(120, 90)
    widget.show_exercise("str_clam", Side.RIGHT)

    first = image_of(widget)
    QCoreApplication.processEvents()

    assert not drawn(first)
    assert drawn(image_of(widget))


def test_a_view_without_an_exercise_is_plain_ground(view):
    view.set_phase(0.5)
    view.set_place(0.5)

    assert not drawn(image_of(view))


def test_a_dark_theme_brings_dark_colours(view, qapp):
    view.show_exercise("str_clam", Side.RIGHT)
    light = image_of(view)
    theme.apply(qapp, theme.DARK, 1.0)
    QApplication.processEvents()
    dark = image_of(view)

    assert dark.pixelColor(2, 2) == theme.DARK.figbg
    assert {QColor(light.pixel(x, y)).name() for x, y in drawn(light)}.isdisjoint({"#7a9cb4"})
    assert "#7a9cb4" in {dark.pixelColor(x, y).name() for x in range(240) for y in range(290)}


def test_a_palette_of_its_own_wins_over_the_theme(view):
    view.show_exercise("str_clam", Side.RIGHT, "dark")

    assert "#7a9cb4" in {image_of(view).pixelColor(x, y).name() for x, y in drawn(image_of(view))}


def test_moving_changes_the_picture_and_coming_back_restores_it(view):
    view.show_exercise("str_bridge", Side.BOTH)
    view.set_place(0.0)
    start = image_of(view)
    view.set_place(1.0)
    end = image_of(view)
    view.set_place(0.0)

    assert start != end
    assert image_of(view) == start


def test_a_key_by_name_is_the_end_of_the_way(view):
    view.show_exercise("str_bridge", Side.BOTH)
    view.set_place(1.0)
    end = image_of(view)
    view.set_phase("B")

    assert image_of(view) == end


def test_a_key_that_is_not_there_is_refused(view):
    view.show_exercise("str_bridge", Side.BOTH)

    with pytest.raises(ValueError, match="str_bridge has no key 'Z'"):
        view.set_phase("Z")


def test_a_second_round_draws_nothing_anew(view):
    view.show_exercise("str_bridge", Side.BOTH)
    for phase in range(0, 100, 2):
        view.set_phase(phase / 100)
        image_of(view)
    frames = len(view._store)
    for phase in range(0, 100, 2):
        view.set_phase(1 - phase / 100)
        image_of(view)

    assert 10 < frames <= 36
    assert len(view._store) == frames


def test_less_motion_shows_keys_only_with_the_other_one_pale(view):
    view.show_exercise("str_bridge", Side.BOTH)
    view.set_still(True)
    seen = set()
    for phase in range(20):
        view.set_phase(phase / 20)
        image_of(view)
        seen.add((view._frame.start, view._frame.end))

    assert seen == {("A", "A"), ("B", "B")}
    _moment, ghost = view._wanted(view._ready())
    assert ghost == "B"


def test_asking_twice_for_the_same_changes_nothing(view):
    view.show_exercise("str_bridge", Side.BOTH)
    view.set_place(0.5)
    before = image_of(view)
    view.show_exercise("str_bridge", Side.BOTH)
    view.set_still(False)

    assert image_of(view) == before


def test_less_motion_changes_what_is_shown_already(view):
    view.show_exercise("str_bridge", Side.BOTH)
    view.set_place(0.4)
    moving = image_of(view)
    view.set_still(True)

    assert image_of(view) != moving


def test_an_exercise_with_one_key_has_no_ghost(view):
    view.show_exercise("bal_tandem", Side.RIGHT)
    view.set_still(True)
    view.set_phase(0.5)

    assert view._wanted(view._ready())[1] is None


def test_another_exercise_begins_standing_still(view):
    view.show_exercise("str_bridge", Side.BOTH)
    view.set_place(0.5)
    view.show_exercise("str_clam", Side.RIGHT)
    still = image_of(view)
    view.set_phase("B")

    assert image_of(view) == still


def test_a_hidden_view_gives_its_memory_back(view):
    view.show_exercise("str_bridge", Side.BOTH)
    image_of(view)
    assert view._store.size_bytes > 0

    view.hide()

    assert view._store.size_bytes == 0


def test_frames_beyond_the_limit_are_forgotten(view):
    view._store._limit_bytes = 200_000
    view.show_exercise("str_bridge", Side.BOTH)
    for phase in range(0, 50, 5):
        view.set_phase(phase / 100)
        image_of(view)

    assert 0 < view._store.size_bytes <= 200_000


def test_another_size_is_drawn_anew(view):
    view.show_exercise("str_bridge", Side.BOTH)
    image_of(view)
    view.resize(480, 320)

    dots = drawn(image_of(view))

    assert max(x for x, _y in dots) > 400


@pytest.mark.parametrize("size", [(82, 55), (900, 700)])
def test_small_and_large_views_are_filled(view, size):
    view.show_exercise("str_bridge", Side.BOTH)
    view.resize(*size)

    dots = drawn(image_of(view))
    width = max(x for x, _y in dots) - min(x for x, _y in dots)

    assert width > 0.85 * size[0]


def test_rounded_corners_leave_the_card_visible(shown):
    card = QWidget()
    card.setStyleSheet("background: #ff0000")
    card.resize(120, 90)
    inside = FigureView(card)
    inside.resize(120, 90)
    inside.set_radii(0, 20, 20, 0)
    inside.show_exercise("str_clam", Side.RIGHT)
    image = shown(card).grab().toImage()

    corners = [image.pixelColor(*corner).name() for corner in ((0, 0), (119, 0), (119, 89), (0, 89))]

    ground = theme.LIGHT.figbg.name()
    assert corners == [ground, "#ff0000", "#ff0000", ground]


def test_a_view_asks_for_the_room_of_a_figure_in_a_list():
    view = FigureView()

    assert (view.minimumWidth(), view.sizeHint().width()) == (82, 240)


@pytest.fixture
def faulty(tmp_path) -> Poses:
    data = json.loads(POSES_FILE.read_text(encoding="utf-8"))
    data["exercises"]["str_bridge"]["keys"]["B"]["root"]["tilt"] = "steep"
    path = tmp_path / "poses.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return Poses(path)


def test_a_figure_with_a_fault_is_a_plain_outline_and_one_warning(shown, faulty, caplog):
    widget = shown(FigureView(poses=faulty))
    with caplog.at_level(logging.WARNING):
        widget.show_exercise("str_bridge", Side.BOTH)
        for place in (0.0, 0.5, 1.0):
            QCoreApplication.processEvents()
            widget.set_place(place)
            dots = drawn(image_of(widget))

    assert 20 < len(dots) < 2000
    assert [record.getMessage() for record in caplog.records] == [
        "no figure: poses.json: exercise.str_bridge.keys.B.root.tilt: must be a number"
    ]


def test_after_a_fault_the_next_exercise_is_drawn(shown, faulty, caplog):
    widget = shown(FigureView(poses=faulty))
    with caplog.at_level(logging.ERROR):
        widget.show_exercise("str_bridge", Side.BOTH)
        widget.set_place(0.0)
    widget.show_exercise("str_clam", Side.RIGHT)

    assert widget._ready().figure.id == "str_clam"


@pytest.mark.parametrize(
    ("moment", "frame"),
    [
        (Moment("A", "B", 0.0), Frame("A", "A", 0, 1)),
        (Moment("A", "B", 1.0), Frame("B", "B", 0, 1)),
        (Moment("B", "B", 0.0), Frame("B", "B", 0, 1)),
        (Moment("A", "B", 0.5), Frame("A", "B", 15, 30)),
        (Moment("B", "A", 0.9), Frame("A", "B", 3, 30)),
    ],
)
def test_the_way_back_uses_the_frames_of_the_way_out(moment, frame):
    assert frame_of(moment, LIFT, frame_bytes=1000) == frame


def test_large_frames_come_in_fewer_steps():
    assert frame_of(Moment("A", "B", 0.5), LIFT, frame_bytes=100, limit_bytes=2_200).steps == 20
    assert frame_of(Moment("A", "B", 0.5), LIFT, frame_bytes=100, limit_bytes=100).steps == 6


def test_a_slow_movement_has_no_more_steps_than_the_store_should_hold():
    assert frame_of(Moment("A", "B", 0.5), Cycle((("A", 0), ("B", 60), ("A", 60))), 1000).steps == 36
