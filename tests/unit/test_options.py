"""The command line: what is taken, and what is refused with a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hipcoach import __version__
from hipcoach.options import Options, read_options

ROOT = Path(__file__).parents[2]


def start(*arguments, **environment):
    """Start the program with nothing of this session's environment but what it needs to run."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "LANG") if name in os.environ}
    command = [sys.executable, "-m", "hipcoach", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=kept | environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_no_arguments_are_the_defaults():
    assert read_options([]) == Options()


def test_options_are_taken():
    assert read_options(["--data-dir", "x"]) == Options(data_dir="x")
    assert read_options(["--demo", "--speed", "60"]) == Options(is_demo=True, speed=60.0)
    assert read_options(["--smoke"]) == Options(is_smoke=True)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--demo", "--speed", "0.5"], "--speed takes a number from 1 to 60"),
        (["--demo", "--speed", "61"], "--speed takes a number from 1 to 60"),
        (["--demo", "--speed", "nan"], "--speed takes a number from 1 to 60"),
        (["--demo", "--speed", "fast"], "invalid float value"),
        (["--speed", "2"], "--speed works with --demo only"),
        (["--demo", "--data-dir", "x"], "--demo keeps nothing"),
        (["--smoke", "--demo"], "--smoke tries everything by itself"),
        (["--smoke", "--data-dir", "x"], "--smoke tries everything by itself"),
        (["--data-dir", ""], "--data-dir takes a folder"),
        (["--teleport"], "unrecognized arguments"),
    ],
)
def test_nonsense_ends_with_a_sentence_and_code_2(arguments, complaint, capsys):
    with pytest.raises(SystemExit) as ended:
        read_options(arguments)

    assert ended.value.code == 2
    assert complaint in capsys.readouterr().err


def test_the_version_is_told_without_qt():
    done = start("--version", PYTHONPROFILEIMPORTTIME="1")

    assert (done.returncode, done.stdout.strip()) == (0, f"HipCoach {__version__}")
    assert "PySide6" not in done.stderr


def test_a_wrong_option_ends_the_program_with_code_2():
    done = start("--speed", "3")

    assert done.returncode == 2
    assert "--demo only" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize("arguments", [(), ("--demo",), ("--data-dir", "somewhere")])
def test_without_a_display_one_line_says_so_and_nothing_is_made(arguments, tmp_path):
    done = start(*arguments, XDG_DATA_HOME=str(tmp_path))

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "needs a display" in done.stderr
    assert "xvfb-run" in done.stderr
    assert list(tmp_path.iterdir()) == []
