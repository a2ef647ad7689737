from __future__ import annotations

from math import hypot

import pytest

from hipcoach.content.poses import Poses
from hipcoach.domain.figure.arrows import arrow_way, shape_arrow
from hipcoach.domain.figure.camera import Camera
from hipcoach.domain.figure.colours import mix, parse_colour
from hipcoach.domain.figure.cycle import Moment
from hipcoach.domain.figure.drawing import Fill, Stroke
from hipcoach.domain.figure.figure import Target
from hipcoach.domain.figure.outline import Solid, hull
from hipcoach.domain.figure.parts import Piece, runs_of
from hipcoach.domain.figure.picture import Picture

POSES = Poses()
FRONT = Camera.looking(0, 0)


def picture(figure_id: str, theme: str = "light", *, is_mirrored: bool = False) -> Picture:
    return Picture(POSES.figure(figure_id), POSES.rig, theme, is_mirrored=is_mirrored)


def ball(x: float, y: float, a: float = 0.1, b: float = 0.1, z: float = 0.0) -> Solid:
    return Solid((x, y, z), ((a, 0.0, 0.0), (0.0, b, 0.0), (0.0, 0.0, 0.1)))


def points_of(draw):
    return draw.points if isinstance(draw, Stroke) else [point for polygon in draw.polygons for point in polygon]


def piece(name: str, group: str, x: float, rank: float) -> Piece:
    return Piece(id=name, group=group, colour="", hulls=[ball(x, 0).outline(FRONT, 28)], depth=rank, rank=rank)


def test_the_camera_in_front_sees_x_to_the_right_and_y_up():
    assert FRONT.project((0.3, 0.2, 9.0)) == pytest.approx((0.3, -0.2))


def test_the_camera_at_90_degrees_looks_a_standing_person_in_the_face():
    side = Camera.looking(90, 0)

    assert side.project((0.0, 0.0, 1.0)) == pytest.approx((-1.0, 0.0))
    assert side.depth((1.0, 0.0, 0.0)) == pytest.approx(1.0)


def test_from_above_what_is_near_lies_lower_in_the_picture():
    above = Camera.looking(0, 30)

    assert above.project((0.0, 0.0, 1.0)) == pytest.approx((0.0, 0.5))


@pytest.mark.parametrize("figure_id", ["str_clam", "core_side_plank_feet", "flex_90_90"])
def test_the_mirrored_picture_has_x_the_other_way(figure_id):
    plain, mirrored = picture(figure_id).bounds, picture(figure_id, is_mirrored=True).bounds

    assert (mirrored.left, mirrored.right) == pytest.approx((-plain.right, -plain.left), abs=1e-6)
    assert (mirrored.top, mirrored.bottom) == pytest.approx((plain.top, plain.bottom), abs=1e-6)


def test_the_mirrored_body_has_the_mirrored_outline():
    def extent(*, is_mirrored: bool) -> tuple[float, float]:
        shown = picture("str_sl_abd", is_mirrored=is_mirrored)
        xs = [x for draw in shown.draws(shown.still()) if isinstance(draw, Fill) for p in draw.polygons for x, _y in p]
        return min(xs), max(xs)

    left, right = extent(is_mirrored=False)

    assert extent(is_mirrored=True) == pytest.approx((-right, -left), abs=0.01)


def test_the_outline_of_a_ball_is_a_circle():
    outline = ball(0.5, 0.2).outline(FRONT, 28)

    assert [hypot(x - 0.5, y + 0.2) for x, y in outline.points] == pytest.approx([0.1] * 28)


def test_the_outline_of_a_lying_ellipsoid_is_as_wide_as_its_axis():
    points = ball(0, 0, a=0.3, b=0.05).outline(FRONT, 28).points

    assert max(x for x, _y in points) == pytest.approx(0.3)
    assert max(y for _x, y in points) == pytest.approx(0.05)


def test_a_hull_reaches_around_both_and_grows_outwards():
    around = hull(ball(0, 0).outline(FRONT, 28), ball(1, 0).outline(FRONT, 28))
    xs = [x for x, _y in around.points]

    assert (min(xs), max(xs)) == pytest.approx((-0.1, 1.1))
    grown = [x for x, _y in around.grown(0.05, (0.2, 0.0))]
    assert (min(grown), max(grown)) == pytest.approx((0.05, 1.35))


@pytest.mark.parametrize(("x", "do_touch"), [(0.15, True), (0.19, True), (0.21, False), (0.5, False)])
def test_shapes_touch_when_they_overlap(x, do_touch):
    assert ball(0, 0).outline(FRONT, 28).touches(ball(x, 0).outline(FRONT, 28)) is do_touch


def test_a_shadow_lies_on_the_floor_away_from_the_light():
    shadow = ball(0, 0.5).on_floor((0.1, -1.0, 0.0))

    assert shadow.centre == pytest.approx((0.05, 0.0, 0.0))
    assert [axis[1] for axis in shadow.axes] == [0, 0, 0]


def test_parts_of_a_group_melt_when_nothing_lies_between():
    runs = runs_of([piece("near", "leg", 0.0, 2.0), piece("far", "leg", 0.0, 0.0), piece("aside", "arm", 5.0, 1.0)])

    assert [[part.id for part in run.pieces] for run in runs] == [["far", "near"], ["aside"]]


def test_parts_of_a_group_stay_apart_when_another_lies_between():
    runs = runs_of([piece("near", "leg", 0.0, 2.0), piece("far", "leg", 0.0, 0.0), piece("between", "arm", 0.1, 1.0)])

    assert [[part.id for part in run.pieces] for run in runs] == [["far"], ["between"], ["near"]]


def test_a_far_part_comes_forward_when_only_the_near_one_is_in_the_way():
    runs = runs_of([piece("near", "leg", 1.0, 2.0), piece("far", "leg", 0.0, 0.0), piece("between", "arm", 1.1, 1.0)])

    assert [[part.id for part in run.pieces] for run in runs] == [["between"], ["far", "near"]]


def test_the_room_of_a_picture_covers_all_its_keys():
    squat = picture("str_sit_to_stand")
    highest = min(
        y
        for draw in squat.draws(Moment("stand", "stand"))
        if isinstance(draw, Fill)
        for p in draw.polygons
        for _x, y in p
    )

    assert squat.bounds.top < highest + 0.02


def test_a_muscle_at_work_is_drawn_in_its_colour_and_only_on_its_hosts():
    draws = picture("str_clam").draws(Moment("B", "B"))
    target = POSES.rig.palettes["light"]["target"]
    muscle = [draw for draw in draws if isinstance(draw, Fill) and draw.colour == target]

    assert len(muscle) == 1
    assert muscle[0].clip


def test_a_ghost_is_one_pale_shape():
    style = POSES.rig.style.themes["dark"]
    shown = picture("str_bridge", "dark")
    ghosts = [
        draw
        for draw in shown.draws(shown.still(), "A")
        if isinstance(draw, Fill) and draw.opacity == style.ghost_opacity
    ]

    assert len(ghosts) == 1
    assert ghosts[0].colour == POSES.rig.palettes["dark"]["ghost"]


def test_a_figure_without_targets_and_arrows_shows_neither():
    palette = POSES.rig.palettes["light"]
    draws = picture("neutral_standing").draws(Moment("A", "A"))

    assert not [draw for draw in draws if draw.colour in (palette["target"], palette["arrow"])]


@pytest.mark.parametrize("figure_id", POSES.own_figures())
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_figure_stays_in_its_room_at_every_key(figure_id, theme):
    shown = picture(figure_id, theme, is_mirrored=theme == "dark")

    for key in shown.figure.cycle.keys:
        points = [point for draw in shown.draws(Moment(key, key)) for point in points_of(draw)]
        assert shown.bounds.left - 0.02 < min(x for x, _y in points)
        assert shown.bounds.right + 0.02 > max(x for x, _y in points)
        assert shown.bounds.top - 0.02 < min(y for _x, y in points)


def test_a_muscle_on_the_far_side_is_only_hinted_at():
    style, target = POSES.rig.style, POSES.rig.palettes["light"]["target"]
    figure = POSES.figure("bal_sls").replace(yaw_deg=-118.0, targets=(Target("quads", "R"),))
    shown = Picture(figure, POSES.rig, "light", is_mirrored=False)

    hints = [draw for draw in shown.draws(shown.still()) if draw.colour == target]

    assert [draw.opacity for draw in hints] == [style.target_hidden_opacity]


def test_from_behind_the_hair_covers_the_face():
    hair = POSES.rig.palettes["light"]["hair"]

    def last_of_head(yaw_deg: float) -> bool:
        figure = POSES.figure("neutral_standing").replace(yaw_deg=yaw_deg)
        draws = Picture(figure, POSES.rig, "light", is_mirrored=False).draws(Moment("A", "A"))
        colours = [draw.colour for draw in draws]
        skin_after_hair = colours[colours.index(hair) :]
        return POSES.rig.palettes["light"]["face"] in skin_after_hair

    assert last_of_head(70)
    assert not last_of_head(-110)


def test_what_stands_in_front_is_drawn_over_the_body():
    figure = POSES.figure("bal_tandem")
    chair = figure.props[0].replace(is_near=True)
    shown = Picture(figure.replace(props=(chair,)), POSES.rig, "light", is_mirrored=False)
    wood = POSES.rig.palettes["light"]["chair"]

    colours = [draw.colour for draw in shown.draws(shown.still())]

    assert colours.index(wood) > colours.index(POSES.rig.palettes["light"]["hair"])


def test_a_shadow_on_a_bed_ends_at_its_edge():
    shown = picture("flex_thomas_edge")
    shadow = POSES.rig.palettes["light"]["shadow"]

    clips = [draw.clip for draw in shown.draws(shown.still()) if draw.colour == shadow]

    assert len(clips) == 1
    assert len(clips[0]) == 1


def test_an_arrow_has_its_tip_beyond_its_way():
    lens = picture("str_bridge")._lens
    shaft, head = shape_arrow([(0.0, 0.0, 0.0), (0.0, 0.3, 0.0)], lens)

    assert head[0][1] < lens.camera.project((0.0, 0.3, 0.0))[1]
    assert shaft[0] == pytest.approx((0, 0))
    assert head[0][1] < shaft[-1][1] < shaft[0][1]


def test_an_arrow_may_go_on_beyond_the_last_key():
    figure = POSES.figure("str_bridge")

    def end_of(last: float) -> float:
        arrow = figure.arrows[0]._replace(last=last)
        return arrow_way(arrow, figure, POSES.rig)[-1][1]

    assert end_of(1.5) > end_of(1.0) > end_of(0.5)


def test_a_bent_arrow_gives_up_its_last_corners_for_the_head():
    way = [(0.0, 0.0, 0.0), (0.1, 0.0, 0.0), (0.1, 0.005, 0.0), (0.1, 0.01, 0.0)]
    shaft, head = shape_arrow(way, Picture(POSES.figure("neutral_prone"), POSES.rig, "light", is_mirrored=False)._lens)

    assert len(shaft) == 2
    assert len(head) == 3


def test_a_short_arrow_still_has_a_shaft_and_a_head():
    shaft, head = shape_arrow([(0.0, 0.0, 0.0), (0.01, 0.0, 0.0)], picture("str_bridge")._lens)

    assert len(shaft) == 2
    assert head[0][0] > shaft[-1][0] > 0


def test_colours_mix_by_share():
    assert mix((0, 100, 200), (100, 200, 0), 0.25) == (25, 125, 150)


@pytest.mark.parametrize("text", ["C98B66", "#C98B6", "#C98B6600", "#GGGGGG"])
def test_a_colour_that_reads_otherwise_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  # int() says it in its own words
        parse_colour(text)
