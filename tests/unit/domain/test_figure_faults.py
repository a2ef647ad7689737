from __future__ import annotations

import copy
import json

import pytest

from hipcoach.content.poses import POSES_FILE, Poses
from hipcoach.domain.figure.errors import FigureDataError
from hipcoach.domain.figure.read_figure import read_figure
from hipcoach.domain.figure.read_rig import read_rig

DATA = json.loads(POSES_FILE.read_text(encoding="utf-8"))
RIG = read_rig(DATA)
GONE = object()


def changed(table: dict, path: str, value: object) -> dict:
    """Return a copy with one field changed, or without it."""
    result = copy.deepcopy(table)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    spot = result
    for step in way:
        spot = spot[step]
    if value is GONE:
        del spot[last]
    else:
        spot[last] = value
    return result


def fault_of_bridge(path: str, value: object) -> str:
    with pytest.raises(FigureDataError) as caught:
        read_figure(changed(DATA["exercises"]["str_bridge"], path, value), RIG, DATA["props"], "str_bridge")
    return str(caught.value)


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("show", GONE, "show: is missing"),
        ("show", "C", 'show: "C" is not a key of this exercise'),
        ("side", "r", 'side: "r" is not R, L or both'),
        ("view/pitch", 95, "view.pitch: is 95, must lie between -89 and 89"),
        ("view/yaw", "8", "view.yaw: must be a number"),
        ("view/yaw", True, "view.yaw: must be a number"),
        ("view/yaw", float("nan"), "view.yaw: is nan"),
        ("colour", "red", "colour: is not known here"),
        ("show", "", "show: must be a text"),
        ("target/0", "glute_max", 'target[0]: "glute_max" needs :R or :L'),
        ("target/0", "low_back:R", 'target[0]: "low_back" has no side'),
        ("target/0", "heart:L", '"heart" is not a muscle'),
        ("keys", {}, "keys: needs at least one key"),
        ("keys/B/kneeX", 5, "keys.B.kneeX: is not known here"),
        ("keys/B/shoulderR", {"bend": 5}, "keys.B.shoulderR.bend: is not known here"),
        ("keys/B/neck", [24, 0], "keys.B.neck: must be three angles"),
        ("keys/B/neck", 24, "keys.B.neck: must be a list"),
        ("keys/B/root/tilt", 290, "keys.B.root.tilt: is 290, must lie between -180 and 180"),
        ("keys/B/shoulderR", {"up": 5}, "keys.B.shoulderR.up: is 5, must lie between -0.1 and 0.1"),
        ("keys/B/root/preset", "prone", "keys.B.root.preset: must be of the same kind as in key A"),
        ("keys/B/root/pos", [None, 0, 0], "keys.B.root.pos: must be of the same kind as in key A"),
        ("keys/B/root/pos", [0, 0], "keys.B.root.pos: must have three numbers"),
        ("keys/B/ground", False, "keys.B.ground: must be of the same kind"),
        ("keys/B/ground", 1, "keys.B.ground: must be true or false"),
        ("keys/B/pin", {"joint": "head"}, "keys.B.pin: must be of the same kind"),
        ("keys/B/ik", {"handR": {"at": [0, 0, 0], "pole": [0, 1, 0]}}, "keys.B.ik: must be of the same kind"),
        ("base/root/preset", "upright", 'base.root.preset: "upright" is not a preset'),
        ("base/pin/joint", "navel", 'base.pin.joint: "navel" is not a joint'),
        ("base/ik/footR/pole", GONE, "ik.footR.pole: is missing"),
        ("base/ik/footR/joint", "kneeL", "ik.footR: needs either at, or joint and off"),
        ("base/ik/footR/frame", "shankL", "ik.footR.frame: needs a joint"),
        ("base/ik/footR/at", [0, 9, 0], "ik.footR.at[1]: is 9, must lie between -3 and 3"),
        ("base/ik/footR/at", [0, 0], "ik.footR.at: must have three numbers"),
        ("base/ik/noseR", {}, "ik.noseR: is not known here"),
        ("props/0/type", "sofa", 'props[0].type: "sofa" is not a prop'),
        ("props/0/at", GONE, "props[0].at: is missing"),
        ("props/0/tilt", 3, "props[0].tilt: is not known here"),
        ("props/0", "mat", "props[0]: must be a table of fields"),
        ("props/0", {"type": "pillow", "at": [0, 0, 0], "rx": 0, "ry": 1, "rz": 1}, "props[0].rx: is 0, must lie"),
        (
            "props/0",
            {"type": "pillow", "at": [0, 0, 0], "rx": 1, "ry": 1, "rz": 1, "frame": "head"},
            "props[0].frame: needs a joint",
        ),
        ("props/0", {"type": "box", "boxes": [], "color": "skin"}, 'color: "skin" is not a colour of blocks'),
        ("props/0", {"type": "wall", "size": [[0, 0, 0]]}, "props[0].size: must have a lower and an upper corner"),
        (
            "props/0",
            {"type": "wall", "size": [[1, 0, 0], [0, 1, 1]]},
            "props[0].size: must have its lower corner first",
        ),
        ("cycle", [], "cycle: needs at least one step"),
        ("cycle/0", ["A", 1], "cycle: begins at its first key"),
        ("cycle/3", ["B", 1], "cycle: must end at the key it begins with"),
        ("cycle/1", ["B"], "cycle[1]: must be a key and seconds"),
        ("cycle/1", ["B", -1], "cycle[1][1]: is -1, must lie between 0 and 600"),
        ("cycle/1", ["C", 1], 'cycle[1][0]: "C" is not a key of this exercise'),
        ("arrows/0/joint", "tail", 'arrows[0].joint: "tail" is not a joint'),
        ("arrows/0/frame", "tail", 'arrows[0].frame: "tail" is not a bone'),
        ("arrows/0/t1", 0.1, "arrows[0].t1: must be more than t0"),
        ("arrows/0/bend", 1, "arrows[0].bend: is not known here"),
    ],
)
def test_a_fault_in_a_figure_is_named_with_exercise_and_field(path, value, fault):
    message = fault_of_bridge(path, value)

    assert message.startswith("poses.json: exercise.str_bridge.")
    assert fault in message


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("format", "hipcoach-figure/2", "file.format: must be hipcoach-figure/1"),
        ("body", GONE, "file.body: is missing"),
        ("body/thigh", 0, "body.thigh: is 0, must lie between 0.01 and 1"),
        ("body/hip", [0, 0], "body.hip: must have three numbers"),
        ("presets/stand", [[1, 0, 0]], "presets.stand: must have three rows"),
        ("parts/0/chains/0/0/bone", "tail", 'parts[0].chains[0][0].bone: "tail" is not a bone'),
        ("parts/0/chains/0/0/rad", [0.1, 0, 0.1], "parts[0].chains[0][0].rad: must be positive"),
        ("muscles/quads/clip_to/0", "wing", 'muscles.quads.clip_to[0]: "wing" is not a part'),
        ("muscles/quads/sided", "yes", "muscles.quads.sided: must be true or false"),
        ("palette/dark/skin", "brown", "palette.dark.skin: must read #RRGGBB"),
        ("palette/dark/skin", "#GG0000", "palette.dark.skin:"),
        ("render/line", GONE, "render.line: is missing"),
        ("render/rim/shift", [0], "render.rim.shift: must have two numbers"),
        ("parts/0/color", "moss", 'parts[0].color: "moss" is not a colour of parts'),
    ],
)
def test_a_fault_in_what_figures_share_is_named_with_its_field(path, value, fault):
    with pytest.raises(FigureDataError) as caught:
        read_rig(changed(DATA, path, value))

    assert fault in str(caught.value)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "poses.json: file: can't be read"),
        ("[]", "poses.json: file: must be a table of fields"),
        ("{}", "poses.json: file.exercises: is missing"),
    ],
)
def test_a_damaged_file_is_named(tmp_path, text, fault):
    path = tmp_path / "poses.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(FigureDataError) as caught:
        Poses(path).figure("str_bridge")

    assert str(caught.value).startswith(fault)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FigureDataError, match="can't be read"):
        Poses(tmp_path / "none.json").own_figures()


def test_an_exercise_without_figure_and_stand_in_is_named():
    with pytest.raises(FigureDataError, match=r"exercise\.jumping_jack: is missing"):
        Poses().figure("jumping_jack")
