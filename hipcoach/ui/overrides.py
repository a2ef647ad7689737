"""Lets the program survive an error in a method of Qt's that we override: on Python 3.11, PySide6 would not.

When such a method was called by way of Python, PySide6 puts words before the message of an error that leaves it. Up to
Python 3.11 what C raised (a division by zero, a call of a deleted widget) is a mere type and text by then, and becomes
an exception in the first ``try`` it passes; PySide6 6.11 takes the text for the exception, and the process is gone
("Segmentation fault" in ``PepException_GetArgs``). So every override passes a ``try``: ours and those of libraries.
"""

from __future__ import annotations

import sys
from functools import wraps
from types import FunctionType, MethodDescriptorType
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from shiboken6 import Shiboken

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")
NEEDED = sys.version_info < (3, 12)


def guard() -> None:
    """From now on, guard the overrides of every class derived from one of Qt's; to be called before there are any."""
    if NEEDED:
        setattr(Shiboken.Object, "__init_subclass__", classmethod(_guard_class))  # noqa: B010 - unknown to its stub


def _guard_class(cls: type, /, **keywords: object) -> None:
    super(Shiboken.Object, cls).__init_subclass__(**keywords)  # type: ignore[misc]  # each cls derives from it
    above = [vars(base) for base in cls.__mro__[1:]]
    for name, method in list(vars(cls).items()):
        if type(method) is FunctionType and any(type(each.get(name)) is MethodDescriptorType for each in above):
            setattr(cls, name, _guarded(method))


def _guarded(method: Callable[P, R]) -> Callable[P, R]:
    @wraps(method)
    def guarded(*values: P.args, **named: P.kwargs) -> R:
        try:
            return method(*values, **named)
        except BaseException:  # noqa: TRY203 - to pass here is the point
            raise

    return guarded
