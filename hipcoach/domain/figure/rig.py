"""What all figures share: the body, its parts, muscles, colours and the numbers of the drawing style.

Lengths are fractions of the body height, angles are degrees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.figure.colours import Palette, Rgb
    from hipcoach.domain.figure.vectors import Frame, Vec3

SIDES = ("R", "L")
SPINE = ("lumbar", "thorax", "neck", "head")
_LIMB_BONES = ("thigh", "shank", "foot", "upperArm", "foreArm", "hand")
_LIMB_JOINTS = ("hip", "knee", "ankle", "shoulder", "elbow", "wrist")
BONES = frozenset(("pelvis", *SPINE, *(bone + side for bone in _LIMB_BONES for side in SIDES)))
JOINTS = frozenset(("pelvis", *SPINE, "headC", *(joint + side for joint in _LIMB_JOINTS for side in SIDES)))


class Body(Frozen):
    """Lengths of the bones and where they join; offsets of paired joints are the right one's.

    Attributes:
        hip: Hip joint in the pelvis.
        lumbar: Lower spine in the pelvis.
        thorax: Rib cage in the lower spine.
        neck: Neck in the rib cage.
        head: Head joint in the neck.
        head_centre: Middle of the head in the head.
        shoulder: Shoulder in the rib cage.
        thigh: Hip to knee.
        shank: Knee to ankle.
        upper_arm: Shoulder to elbow.
        fore_arm: Elbow to wrist.
    """

    hip: Vec3
    lumbar: Vec3
    thorax: Vec3
    neck: Vec3
    head: Vec3
    head_centre: Vec3
    shoulder: Vec3
    thigh: float
    shank: float
    upper_arm: float
    fore_arm: float


class Ball(NamedTuple):
    """An ellipsoid on a bone.

    Attributes:
        bone: The bone whose axes it has.
        joint: The joint it is measured from.
        offset: Its centre, in the bone's axes.
        radii: Half its size along the bone's axes.
    """

    bone: str
    joint: str
    offset: Vec3
    radii: Vec3

    def mirrored(self) -> Ball:
        """Return the same ball on the other side of the body."""
        x, y, z = self.offset
        return Ball(other_side(self.bone), other_side(self.joint), (x, y, -z), self.radii)


class Part(Frozen):
    """A piece of the body with one colour.

    Attributes:
        id: Its name.
        colour: Name of its colour; with ``Sh`` and ``Ln`` its shade and line.
        group: Parts of one group melt into each other.
        bias: Added to its depth when the order of drawing is decided.
        chains: Balls; each chain is filled between neighbours.
    """

    id: str
    colour: str
    group: str
    bias: float
    chains: tuple[tuple[Ball, ...], ...]


class Muscle(Frozen):
    """A muscle that can be shown at work; a paired one is described on the right.

    Attributes:
        ball: Its shape.
        hosts: Ids of the parts it is painted on.
        normal: Where it faces, in its bone's axes.
        is_paired: Whether there is one on each side.
    """

    ball: Ball
    hosts: tuple[str, ...]
    normal: Vec3
    is_paired: bool

    def on(self, side: str) -> Muscle:
        """Return the muscle of a side, ``R`` or ``L``."""
        if side != "L" or not self.is_paired:
            return self
        x, y, z = self.normal
        hosts = tuple(other_side(host) for host in self.hosts)
        return Muscle(ball=self.ball.mirrored(), hosts=hosts, normal=(x, y, -z), is_paired=True)


class Head(Frozen):
    """The shapes of the head; paired ones are the right one's.

    Attributes:
        hair: Top of the hair.
        hair_back: Hair towards the neck.
        face: The face.
        chin: Lower end of the face.
        nose: Tip of the nose.
        bridge: Root of the nose.
        ear: Ear.
        eye: Eye.
        brow: Points of the eyebrow, from the middle of the head.
        mouth: Points of the mouth, from the middle of the head.
    """

    hair: Ball
    hair_back: Ball
    face: Ball
    chin: Ball
    nose: Ball
    bridge: Ball
    ear: Ball
    eye: Ball
    brow: tuple[Vec3, ...]
    mouth: tuple[Vec3, ...]


class ThemeStyle(Frozen):
    """What differs between light and dark besides the colours.

    Attributes:
        fade: How strongly far parts fade.
        fade_tint: What they fade to.
        shadow_opacity: Of the shadow on the floor.
        ghost_opacity: Of the other key behind a still figure.
    """

    fade: float
    fade_tint: Rgb
    shadow_opacity: float
    ghost_opacity: float


class Style(Frozen):
    """Numbers of the drawing.

    Attributes:
        line: Base width of lines.
        silhouette: Width of the outer line, in lines.
        inner: Width of the lines inside the body, in lines.
        inner_mix: Share of the line colour in the inner lines, the rest is shade.
        rim_shrink: How much smaller the lit area is than the part.
        rim_shift: How far the lit area is moved on the screen, y down.
        fade_from: Share of the body's depth, from the front, that does not fade.
        light: Direction of the light.
        target_opacity: Of a working muscle.
        target_core: Size of its bright core.
        target_core_mix: Share of white in the core.
        target_core_opacity: Of the core.
        target_line: Width of its line, in lines.
        target_hidden_below: Facing the camera less than this, the muscle is on the far side.
        target_hidden_opacity: Of a muscle on the far side.
        arrow_width: Of its shaft.
        arrow_head: Size of its head, in widths.
        arrow_halo: Width added by the halo.
        patch_above: A hip straighter than this (cosine) is smoothed over.
        patch: The chain that smooths the right hip over.
        hair_first_above: The face is seen when the head faces the camera more than this.
        nose_inside_above: The nose lies inside the face when the head faces the camera more than this.
        themes: What differs between ``light`` and ``dark``.
    """

    line: float
    silhouette: float
    inner: float
    inner_mix: float
    rim_shrink: float
    rim_shift: tuple[float, float]
    fade_from: float
    light: Vec3
    target_opacity: float
    target_core: float
    target_core_mix: float
    target_core_opacity: float
    target_line: float
    target_hidden_below: float
    target_hidden_opacity: float
    arrow_width: float
    arrow_head: float
    arrow_halo: float
    patch_above: float
    patch: tuple[Ball, ...]
    hair_first_above: float
    nose_inside_above: float
    themes: Mapping[str, ThemeStyle]


class Rig(Frozen):
    """Everything the figures share.

    Attributes:
        body: Lengths.
        presets: Ways the pelvis can lie, by name.
        parts: Pieces of the body.
        muscles: Muscles that can be shown, by name.
        head: Shapes of the head.
        style: Numbers of the drawing.
        palettes: Colours, by theme name.
    """

    body: Body
    presets: Mapping[str, Frame]
    parts: tuple[Part, ...]
    muscles: Mapping[str, Muscle]
    head: Head
    style: Style
    palettes: Mapping[str, Palette]


def other_side(name: str) -> str:
    """Return the name of the same bone, joint or part on the other side; unpaired names stay."""
    if name.endswith("R"):
        return name[:-1] + "L"
    return name[:-1] + "R" if name.endswith("L") else name
