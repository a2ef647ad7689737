"""A pytest plugin that makes Qt unimportable, because ``tests/unit`` has to pass without it.

Use it with ``-p no:pytest-qt -p no_qt``.
"""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    import pytest

QT = frozenset({"PySide6", "shiboken6", "pyqtgraph"})


class QtIsAway(MetaPathFinder):
    """Refuses every import of Qt, as on a machine that lacks it."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,  # noqa: ARG002 - the import system gives it
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        """Raise for Qt, pass on everything else.

        Raises:
            ModuleNotFoundError: ``fullname`` belongs to Qt.
        """
        if fullname.partition(".")[0] in QT:
            raise ModuleNotFoundError(f"{fullname} is not importable in this test run", name=fullname)
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the place of pytest-qt's settings, so that a strict configuration still knows them."""
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "Not used without Qt.", type="linelist")


def pytest_configure() -> None:
    """Shut the door before the first test module is imported."""
    sys.meta_path.insert(0, QtIsAway())
