"""The last result of a judgement, for as long as it would be judged from the very same values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class LastResult(Generic[T]):
    """Keeps one result; values that can't change and are the same objects give it again."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[object, ...], T] | None = None

    def of(self, values: tuple[object, ...], judge: Callable[[], T]) -> T:
        """What ``judge`` gave for these values, or gives now."""
        if self._kept is None or any(old is not new for old, new in zip(self._kept[0], values, strict=True)):
            self._kept = values, judge()
        return self._kept[1]
