"""Reads the figures of the exercises from ``poses.json``, each when it is first wanted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hipcoach.domain.figure.errors import FigureDataError
from hipcoach.domain.figure.node import Node
from hipcoach.domain.figure.read_figure import read_figure
from hipcoach.domain.figure.read_rig import read_rig

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.exercise import Position
    from hipcoach.domain.figure.figure import Figure
    from hipcoach.domain.figure.rig import Rig

POSES_FILE = Path(__file__).with_name("poses.json")
NEUTRAL = "neutral_"


class Poses:
    """All figures; the file is read with the first of them."""

    def __init__(self, path: Path = POSES_FILE) -> None:
        """Remember where the file is; nothing is read yet."""
        self._path = path
        self._data: Mapping[str, Any] | None = None
        self._rig: Rig | None = None
        self._figures: dict[str, Figure] = {}

    @property
    def rig(self) -> Rig:
        """What all figures share.

        Raises:
            FigureDataError: The file can't be read, or a shared field has a fault.
        """
        if self._rig is None:
            self._rig = read_rig(self._content())
        return self._rig

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all figures.

        Raises:
            FigureDataError: The file can't be read.
        """
        return tuple(self._exercises().table())

    def figure(self, pose_id: str) -> Figure:
        """Return a figure.

        Raises:
            FigureDataError: There is none of this id, or it has a fault; the message names exercise and field.
        """
        if pose_id not in self._figures:
            entry = self._exercises()[pose_id].table()
            self._figures[pose_id] = read_figure(entry, self.rig, self._content()["props"], pose_id)
        return self._figures[pose_id]

    def pose_id_for(self, exercise_id: str, position: Position) -> str:
        """Return which figure to show for an exercise: its own, else a quiet one in its starting position.

        Raises:
            FigureDataError: The file can't be read.
        """
        if exercise_id in self._exercises():
            return exercise_id
        return NEUTRAL + position.value.replace("-", "_")

    def _exercises(self) -> Node:
        return Node(Node(self._content(), "file")["exercises"].value, "exercise")

    def _content(self) -> Mapping[str, Any]:
        if self._data is None:
            try:
                data = json.loads(self._path.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                raise FigureDataError("file", f"can't be read: {error}") from error
            self._data = Node(data, "file").table()
            Node(data, "file")["props"].table()
        return self._data
