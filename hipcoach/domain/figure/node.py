"""Checked access to pose data: whatever is wrong is said with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hipcoach.domain.figure.errors import FigureDataError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from hipcoach.domain.figure.vectors import Vec3

LENGTH = 3.0
ANGLE = 180.0
_VEC = 3


class Node:
    """One value of the data and where it stands."""

    def __init__(self, value: Any, where: str) -> None:
        """Wrap a value; ``where`` reads ``exercise.bridge.keys.B``."""
        self.value = value
        self.where = where

    def fault(self, text: str) -> FigureDataError:
        """Return an error about this value, to be raised."""
        return FigureDataError(self.where, text)

    def __contains__(self, name: str) -> bool:
        return name in self.table()

    def __getitem__(self, name: str) -> Node:
        """Return a field.

        Raises:
            FigureDataError: There is no such field, or this is no table.
        """
        table = self.table()
        if name not in table:
            raise FigureDataError(f"{self.where}.{name}", "is missing")
        return Node(table[name], f"{self.where}.{name}")

    def maybe(self, name: str) -> Node | None:
        """Return a field, None when it is left out."""
        if name not in self:
            return None
        return self[name]

    def table(self, allowed: Collection[str] | None = None) -> Mapping[str, Any]:
        """Return the value as a table, with no fields but the ``allowed`` ones."""
        if not isinstance(self.value, dict):
            raise self.fault("must be a table of fields")
        for name in self.value:
            if allowed is not None and name not in allowed:
                raise FigureDataError(f"{self.where}.{name}", "is not known here")
        return self.value

    def fields(self, allowed: Collection[str] | None = None) -> Iterator[tuple[str, Node]]:
        """Yield names and values of a table."""
        for name in self.table(allowed):
            yield name, self[name]

    def items(self) -> list[Node]:
        """Return the value as a list."""
        if not isinstance(self.value, list):
            raise self.fault("must be a list")
        return [Node(value, f"{self.where}[{index}]") for index, value in enumerate(self.value)]

    def number(self, low: float, high: float) -> float:
        """Return the value as a number in a range."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.fault("must be a number")
        if not low <= self.value <= high:
            raise self.fault(f"is {self.value}, must lie between {low:g} and {high:g}")
        return float(self.value)

    def angle(self) -> float:
        """Return the value as an angle in degrees."""
        return self.number(-ANGLE, ANGLE)

    def length(self) -> float:
        """Return the value as a length in body heights."""
        return self.number(-LENGTH, LENGTH)

    def text(self) -> str:
        """Return the value as text."""
        if not isinstance(self.value, str) or not self.value:
            raise self.fault("must be a text")
        return self.value

    def flag(self) -> bool:
        """Return the value as yes or no."""
        if not isinstance(self.value, bool):
            raise self.fault("must be true or false")
        return self.value

    def one_of(self, names: Collection[str], what: str) -> str:
        """Return the value as one of some names."""
        name = self.text()
        if name not in names:
            raise self.fault(f'"{name}" is not {what}')
        return name

    def vector(self) -> Vec3:
        """Return the value as three lengths."""
        items = self.items()
        if len(items) != _VEC:
            raise self.fault("must have three numbers")
        x, y, z = (item.length() for item in items)
        return (x, y, z)
