"""An error in a method of Qt's that we override is an error, not the end of the program."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hipcoach.ui import overrides, pages, widgets

ROOT = Path(__file__).parents[2]

# In a process of its own, which a fault would end.
PROGRAM = """
import shiboken6
from hipcoach.ui import overrides
overrides.guard()
from PySide6.QtWidgets import QApplication, QWidget

app = QApplication([])
gone = QWidget()
shiboken6.delete(gone)

class Window(QWidget):
    def resizeEvent(self, event):
        {error}

window = Window()
try:
    window.show()
except {kind}:
    print("still here")
"""


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("gone.width()", "RuntimeError"),
        ("self.resize('wide')", "TypeError"),
        ("int('seven')", "ValueError"),
        ("raise ValueError('ours')", "ValueError"),
    ],
)
def test_the_program_outlives_an_error_of_an_override(error, kind):
    program = PROGRAM.format(error=error, kind=kind)
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "still here\n"), done.stderr


class Swept(QWidget):
    def sizeHint(self):  # noqa: N802
        """Say how large."""
        return super().sizeHint()

    def sweep(self):
        return 7


@pytest.mark.skipif(not overrides.NEEDED, reason="from Python 3.12 on every error is an exception from the start")
def test_overrides_are_guarded_and_nothing_else_is():
    assert Swept.sizeHint.__wrapped__ is not Swept.sizeHint
    assert not hasattr(Swept.sweep, "__wrapped__")


def test_a_guarded_override_keeps_its_name_and_words():
    assert (Swept.sizeHint.__name__, Swept.sizeHint.__doc__) == ("sizeHint", "Say how large.")


@pytest.mark.skipif(not overrides.NEEDED, reason="as above")
def test_every_override_of_the_program_is_guarded(qapp):
    for room in (pages, widgets):
        for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            importlib.import_module(module.name)
    seen = {each for each in _derived(QObject) if each.__module__.startswith("hipcoach.")}
    bare = [
        f"{each.__qualname__}.{name}"
        for each in seen
        for name in ("paintEvent", "resizeEvent", "eventFilter", "sizeHint", "closeEvent", "changeEvent")
        if name in vars(each) and not hasattr(vars(each)[name], "__wrapped__")
    ]

    assert len(seen) > 50
    assert bare == []


def _derived(base):
    for each in base.__subclasses__():
        yield each
        yield from _derived(each)
