"""How a program gets at its records: one at a time, and said where it can't."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hipcoach.ui import app, startup_error
from hipcoach.ui.single_instance import SingleInstance

ROOT = Path(__file__).parents[2]
PATIENCE_MS = 20_000  # a process start on a busy machine

ASK_TO_RAISE = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from hipcoach.ui.single_instance import SingleInstance
app = QCoreApplication([])
print("asking", flush=True)
sys.exit(0 if SingleInstance(Path(sys.argv[1]), patience_ms=20_000).ask_to_raise() else 1)
"""


@pytest.fixture
def first(qapp, tmp_path):
    """The program that has the records."""
    instance = SingleInstance(tmp_path)
    assert instance.acquire()
    yield instance
    instance.release()
    instance.deleteLater()


def is_free(folder) -> bool:
    other = SingleInstance(folder)
    is_taken = other.acquire()
    other.release()
    return is_taken


def test_records_belong_to_one_program_until_it_lets_them_go(first, tmp_path):
    assert not is_free(tmp_path)
    first.release()

    assert is_free(tmp_path)


def test_a_folder_that_is_not_there_is_free(qapp, tmp_path):
    assert is_free(tmp_path / "nowhere")


def test_nobody_answers_where_nobody_listens(first, tmp_path):
    assert not SingleInstance(tmp_path, patience_ms=0).ask_to_raise()


def test_a_second_start_raises_the_window_of_the_first(first, tmp_path, qtbot):
    first.listen()
    with qtbot.waitSignal(first.raise_requested, timeout=PATIENCE_MS):
        assert SingleInstance(tmp_path, patience_ms=0).ask_to_raise()


def test_somebody_impatient_is_answered_once_the_first_program_listens(first, tmp_path, qtbot):
    asking = subprocess.Popen([sys.executable, "-c", ASK_TO_RAISE, tmp_path], cwd=ROOT, stdout=subprocess.PIPE)
    assert asking.stdout is not None
    with asking, qtbot.waitSignal(first.raise_requested, timeout=PATIENCE_MS):
        asking.stdout.readline()
        qtbot.wait(150)  # it has asked in vain once or twice by now
        first.listen()

    assert asking.returncode == 0


def test_a_second_start_does_not_touch_the_records(first, tmp_path, qapp):
    first.listen()

    assert app._run_with_records(qapp, tmp_path) == 0
    assert not (tmp_path / app.JOURNAL).exists()


@pytest.fixture
def said(monkeypatch):
    """What would be said where a program can't start."""
    errors = []

    def show(_app, error, _folder):
        errors.append(error)
        return 1

    monkeypatch.setattr(startup_error, "show_startup_error", show)
    return errors


def test_records_that_can_t_be_read_are_said_and_let_go(said, tmp_path, qapp):
    (tmp_path / app.JOURNAL).write_bytes(b"no database at all" * 100)

    assert app._run_with_records(qapp, tmp_path) == 1
    assert len(said) == 1
    assert is_free(tmp_path)


def test_a_new_folder_is_taken_too(tmp_path, qapp, monkeypatch):
    folder = tmp_path / "new"
    seen = []

    def show(_app, program, instance):
        seen.append(is_free(folder))
        program.window.deleteLater()
        program.close()
        instance.release()
        return 0

    monkeypatch.setattr(app, "_show", show)

    assert app._run_with_records(qapp, folder) == 0
    assert seen == [False]
