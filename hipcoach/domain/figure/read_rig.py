"""Reads what all figures share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.figure.colours import parse_colour
from hipcoach.domain.figure.node import Node
from hipcoach.domain.figure.rig import (
    BONES,
    JOINTS,
    Ball,
    Body,
    Head,
    Muscle,
    Part,
    Rig,
    Style,
    ThemeStyle,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from hipcoach.domain.figure.colours import Palette, Rgb
    from hipcoach.domain.figure.vectors import Frame

FORMAT = "hipcoach-figure/1"
THEMES = ("light", "dark")


def read_rig(data: Mapping[str, Any]) -> Rig:
    """Return the body, its parts, muscles and colours.

    Raises:
        FigureDataError: Something is missing, unknown or out of range; the message says what.
    """
    root = Node(data, "file")
    if root["format"].text() != FORMAT:
        raise root["format"].fault(f"must be {FORMAT}")
    palettes = {theme: _palette(_top(data, "palette")[theme]) for theme in THEMES}
    colours = {name for name in palettes["light"] if name + "Sh" in palettes["light"]}
    parts = tuple(_part(part, colours) for part in _top(data, "parts").items())
    ids = {part.id for part in parts}
    return Rig(
        body=_body(_top(data, "body")),
        presets={name: _frame(node) for name, node in _top(data, "presets").fields()},
        parts=parts,
        muscles={name: _muscle(node, ids) for name, node in _top(data, "muscles").fields()},
        head=_head(_top(data, "head")),
        style=_style(_top(data, "render")),
        palettes=palettes,
    )


def _top(data: Mapping[str, Any], name: str) -> Node:
    return Node(Node(data, "file")[name].value, name)


def _body(node: Node) -> Body:
    return Body(
        hip=node["hip"].vector(),
        lumbar=node["lumbar"].vector(),
        thorax=node["thorax"].vector(),
        neck=node["neck"].vector(),
        head=node["head"].vector(),
        head_centre=node["headCentre"].vector(),
        shoulder=node["shoulder"].vector(),
        thigh=node["thigh"].number(0.01, 1),
        shank=node["shank"].number(0.01, 1),
        upper_arm=node["upperArm"].number(0.01, 1),
        fore_arm=node["foreArm"].number(0.01, 1),
    )


def _frame(node: Node) -> Frame:
    rows = [row.vector() for row in node.items()]
    if len(rows) != 3:  # noqa: PLR2004  # a matrix of the world has three rows
        raise node.fault("must have three rows")
    return (rows[0], rows[1], rows[2])


def read_ball(node: Node) -> Ball:
    """Return an ellipsoid."""
    radii = node["rad"].vector()
    if min(radii) <= 0:
        raise node["rad"].fault("must be positive")
    bone = node["bone"].one_of(BONES, "a bone")
    return Ball(bone, node["joint"].one_of(JOINTS, "a joint"), node["off"].vector(), radii)


def _part(node: Node, colours: set[str]) -> Part:
    chains = tuple(tuple(read_ball(ball) for ball in chain.items()) for chain in node["chains"].items())
    return Part(
        id=node["id"].text(),
        colour=node["color"].one_of(colours, "a colour of parts"),
        group=node["group"].text(),
        bias=node["bias"].length(),
        chains=chains,
    )


def _muscle(node: Node, parts: set[str]) -> Muscle:
    return Muscle(
        ball=read_ball(node["ellipsoid"]),
        hosts=tuple(host.one_of(parts, "a part") for host in node["clip_to"].items()),
        normal=node["normal"].vector(),
        is_paired=node["sided"].flag(),
    )


def _head(node: Node) -> Head:
    return Head(
        hair=read_ball(node["hair"]),
        hair_back=read_ball(node["hair_back"]),
        face=read_ball(node["face"]),
        chin=read_ball(node["chin"]),
        nose=read_ball(node["nose"]),
        bridge=read_ball(node["bridge"]),
        ear=read_ball(node["ear_right"]),
        eye=read_ball(node["eye_right"]),
        brow=tuple(point.vector() for point in node["brow_right"].items()),
        mouth=tuple(point.vector() for point in node["mouth"].items()),
    )


def _style(node: Node) -> Style:
    rim, fade, target, arrow = node["rim"], node["far_fade"], node["target"], node["arrow"]
    patch, face = node["hip_patch"], node["face"]
    shift = [item.length() for item in rim["shift"].items()]
    if len(shift) != 2:  # noqa: PLR2004  # right and down
        raise rim["shift"].fault("must have two numbers")
    return Style(
        line=node["line"].number(0, 0.1),
        silhouette=node["silhouette"].number(0, 10),
        inner=node["inner"].number(0, 10),
        inner_mix=node["inner_mix"].number(0, 1),
        rim_shrink=rim["shrink"].number(0, 0.1),
        rim_shift=(shift[0], shift[1]),
        fade_from=fade["from"].number(0, 1),
        light=node["shadow"]["light_dir"].vector(),
        target_opacity=target["opacity"].number(0, 1),
        target_core=target["core"].number(0, 1),
        target_core_mix=target["core_mix"].number(0, 1),
        target_core_opacity=target["core_opacity"].number(0, 1),
        target_line=target["line"].number(0, 10),
        target_hidden_below=target["hidden_below"].number(-1, 1),
        target_hidden_opacity=target["hidden_opacity"].number(0, 1),
        arrow_width=arrow["width"].number(0, 0.1),
        arrow_head=arrow["head"].number(0, 10),
        arrow_halo=arrow["halo"].number(0, 0.1),
        patch_above=patch["above"].number(-1, 1),
        patch=tuple(read_ball(ball) for ball in patch["chain_right"].items()),
        hair_first_above=face["hair_first_above"].number(-1, 1),
        nose_inside_above=face["nose_inside_above"].number(-1, 1),
        themes={theme: _theme_style(node, theme) for theme in THEMES},
    )


def _theme_style(node: Node, theme: str) -> ThemeStyle:
    fade = node["far_fade"][theme]
    return ThemeStyle(
        fade=fade["share"].number(0, 1),
        fade_tint=_colour(fade["tint"]),
        shadow_opacity=node["shadow"]["opacity"][theme].number(0, 1),
        ghost_opacity=node["ghost_opacity"][theme].number(0, 1),
    )


def _palette(node: Node) -> Palette:
    return {name: _colour(colour) for name, colour in node.fields()}


def _colour(node: Node) -> Rgb:
    try:
        return parse_colour(node.text())
    except ValueError as error:
        raise node.fault(str(error)) from None
