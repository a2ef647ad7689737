"""Reads the figures of the exercises from ``poses.json``, each when it is first wanted."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hipcoach.domain.figure.errors import FigureDataError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.figure.figure import Figure
    from hipcoach.domain.figure.node import Node
    from hipcoach.domain.figure.rig import Rig

POSES_FILE = Path(__file__).with_name("poses.json")


class Poses:
    """All figures; the file is read with the first of them, and only then are its readers imported.

    An exercise that has no figure of its own has a stand-in: a quiet figure in its starting position.
    """

    def __init__(self, path: Path = POSES_FILE) -> None:
        """Remember where the file is; nothing is read yet."""
        self._path = path
        self._file: Mapping[str, Any] | None = None
        self._rig: Rig | None = None
        self._figures: dict[str, Figure] = {}

    @property
    def is_read(self) -> bool:
        """Whether the file was read already, so that the next figure comes quickly."""
        return self._file is not None

    @property
    def rig(self) -> Rig:
        """What all figures share.

        Raises:
            FigureDataError: The file can't be read, or a shared field has a fault.
        """
        from hipcoach.domain.figure.read_rig import read_rig  # keeps the first paint fast

        if self._rig is None:
            self._rig = read_rig(self._content())
        return self._rig

    def own_figures(self) -> tuple[str, ...]:
        """Return the ids of all figures in the file, stand-ins included.

        Raises:
            FigureDataError: The file can't be read.
        """
        return tuple(self._top("exercises").table())

    def stand_ins(self) -> dict[str, str]:
        """Return which figure stands in for which exercise, by exercise id.

        Raises:
            FigureDataError: The file can't be read, or a stand-in is no figure.
        """
        own = self.own_figures()
        return {name: node.one_of(own, "a figure") for name, node in self._top("stand_ins").fields()}

    def figure(self, exercise_id: str) -> Figure:
        """Return the figure of an exercise, or its stand-in.

        Raises:
            FigureDataError: There is none, or it has a fault; the message names exercise and field.
        """
        from hipcoach.domain.figure.read_figure import read_figure  # keeps the first paint fast

        if exercise_id not in self._figures:
            own = (
                exercise_id if exercise_id in self._top("exercises") else self.stand_ins().get(exercise_id, exercise_id)
            )
            entry = self._top("exercises")[own].table()
            self._figures[exercise_id] = read_figure(entry, self.rig, self._top("props").table(), own)
        return self._figures[exercise_id]

    def _top(self, name: str) -> Node:
        from hipcoach.domain.figure.node import Node  # keeps the first paint fast

        label = {"exercises": "exercise"}.get(name, name)
        return Node(Node(self._content(), "file")[name].value, label)

    def _content(self) -> Mapping[str, Any]:
        import json  # keeps the first paint fast

        if self._file is None:
            try:
                content = json.loads(self._path.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                raise FigureDataError("file", f"can't be read: {error}") from error
            if not isinstance(content, dict):
                raise FigureDataError("file", "must be a table of fields")
            self._file = content
        return self._file


@cache
def shipped_poses() -> Poses:
    """Return the figures that come with the program; every view shares them, so the file is read once."""
    return Poses()
