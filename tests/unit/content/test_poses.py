from __future__ import annotations

import pytest

from hipcoach.content.loader import load_content
from hipcoach.content.poses import Poses, shipped_poses
from hipcoach.domain.exercise import Stage

POSES = Poses()
EXERCISES = load_content().exercises


def test_nothing_is_read_before_the_first_figure_is_wanted():
    poses = Poses()

    assert not poses.is_read
    poses.figure("str_bridge")
    assert poses.is_read


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_every_exercise_has_a_figure_or_a_stand_in(exercise_id):
    assert POSES.figure(exercise_id).poses


@pytest.mark.parametrize("figure_id", POSES.own_figures())
def test_every_figure_belongs_to_an_exercise_or_a_test_or_stands_in(figure_id):
    pictures = {each.picture for each in load_content().programme.protocols.values()}
    assert figure_id in EXERCISES or figure_id in POSES.stand_ins().values() or figure_id in pictures
    assert POSES.figure(figure_id).id == figure_id


@pytest.mark.parametrize("protocol", load_content().programme.protocols.values(), ids=lambda each: each.id)
def test_every_self_test_has_a_figure(protocol):
    assert POSES.figure(protocol.picture).poses


@pytest.mark.parametrize("exercise_id", POSES.stand_ins())
def test_a_stand_in_lies_or_stands_as_its_exercise_begins(exercise_id):
    position = EXERCISES[exercise_id].position.value.replace("-", "_")

    assert POSES.figure(exercise_id).id == "neutral_" + position
    assert exercise_id not in POSES.own_figures()


@pytest.mark.parametrize(
    "exercise_id", [each.id for each in EXERCISES.values() if each.stage in {Stage.PELVIS, Stage.FLEXIBILITY}]
)
def test_the_first_two_stages_have_figures_of_their_own(exercise_id):
    figure = POSES.figure(exercise_id)

    assert figure.id == exercise_id
    assert figure.targets
    assert figure.arrows
    assert len(figure.cycle.keys) > 1


@pytest.mark.parametrize("exercise_id", [each for each in POSES.own_figures() if each in EXERCISES])
def test_a_figure_draws_one_side_where_the_exercise_has_sides(exercise_id):
    is_sided = POSES.figure(exercise_id).side != "both"

    assert is_sided or not EXERCISES[exercise_id].is_per_side


def test_a_quiet_stand_in_shows_no_movement():
    for stand_in in set(POSES.stand_ins().values()):
        figure = POSES.figure(stand_in)
        assert not figure.arrows
        assert not figure.targets
        assert figure.cycle.total_s == 0


def test_all_views_share_the_shipped_figures():
    assert shipped_poses() is shipped_poses()
    assert shipped_poses().figure("str_clam") is shipped_poses().figure("str_clam")
