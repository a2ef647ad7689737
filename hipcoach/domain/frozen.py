"""The common base of the many small frozen records that hold content: cheap to declare, cheap to load."""

from __future__ import annotations

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Frozen:
    """A frozen group of named values, declared like a dataclass and given by keyword.

    The two dozen groups hold three hundred numbers. As dataclasses they would cost each start of the program some
    15 ms for methods nobody calls; so the checks stand here once, and type checkers see a dataclass all the same.

    Raises:
        TypeError: A value is missing, or one is given that the group does not have.
    """

    _names: ClassVar[frozenset[str]]
    _needed: ClassVar[frozenset[str]]

    def __init_subclass__(cls) -> None:
        """Note which values the group has, and which of them have no default."""
        cls._names = frozenset(cls.__annotations__)
        cls._needed = frozenset(name for name in cls._names if not hasattr(cls, name))

    def __init__(self, **values: Any) -> None:
        """Take every declared value by its name; those with a default may be left out."""
        if not self._needed <= values.keys() <= self._names:
            missing = [name for name in type(self).__annotations__ if name in self._needed and name not in values]
            unknown = [name for name in values if name not in self._names]
            raise TypeError(f"{type(self).__name__}: missing {missing}, unknown {unknown}")
        self.__dict__.update(values)
        check = getattr(self, "__post_init__", None)
        if check is not None:
            check()

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: rules do not change while the program runs.

        Raises:
            AttributeError: Always.
        """
        raise AttributeError(f"cannot assign to {name!r}")

    def __eq__(self, other: object) -> bool:
        """Equal when of one kind and with equal values, defaults included."""
        return type(self) is type(other) and self.as_dict() == self._dict_of(other)

    def __hash__(self) -> int:
        """One for all of a kind: some hold mappings, and none is looked up by hash in numbers that matter."""
        return hash(type(self))

    def __repr__(self) -> str:
        """The group with all its values, for messages and logs."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.as_dict().items())})"

    def as_dict(self) -> dict[str, Any]:
        """All values by name, defaults included."""
        return self._dict_of(self)

    def replace(self, **changes: Any) -> Self:
        """The same group with some values changed."""
        return type(self)(**{**self.__dict__, **changes})

    @staticmethod
    def _dict_of(group: object) -> dict[str, Any]:
        return {name: getattr(group, name) for name in type(group).__annotations__}
