"""Makes .venv with the locked packages and the project, once for each state of the locks. Standard library only."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import re
import sys
from pathlib import Path

import system_libraries
from terminal import run_or_stop, step, stop

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
RUN_LOCK = ROOT / "requirements" / "run.txt"
DEV_LOCK = ROOT / "requirements" / "dev.txt"  # holds everything that RUN_LOCK holds, at the same versions
SOURCE_LOCK = ROOT / "requirements" / "source.txt"  # what has no wheel and is built here
PIP_INSTALL = ("-m", "pip", "install", "--disable-pip-version-check", "--no-deps")


def site_packages() -> Path:
    """Name the folder of .venv where packages are."""
    return VENV / ("Lib" if os.name == "nt" else f"lib/python{VERSION}") / "site-packages"


def digest(*files: Path) -> str:
    """Name one state of these files, of this Python and of this place, so that any change shows."""
    state = hashlib.sha256(f"{VERSION} {ROOT}".encode())
    for file in files:
        state.update(file.read_bytes())
    return state.hexdigest()


def is_done(name: str, state: str) -> bool:
    """Tell whether a part of the set-up was finished in exactly this state."""
    stamp = VENV / f"hipcoach-{name}.stamp"
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == state


def mark_done(name: str, state: str) -> None:
    """Remember that a part of the set-up is finished."""
    (VENV / f"hipcoach-{name}.stamp").write_text(state, encoding="utf-8")


def install_packages(lock: Path) -> None:
    """Make .venv if need be and install what the lock names, every file checked against its hash."""
    if any(is_done(file.stem, digest(file, SOURCE_LOCK)) for file in {lock, DEV_LOCK}):
        return
    if not is_usable(VENV, VERSION):
        _make_venv()
    with step(f"Installing the packages of requirements/{lock.name}"):
        advice = "The packages could not be installed; the first time this needs a network."
        pip: list[str | Path] = [PYTHON, *PIP_INSTALL, "--require-hashes"]
        run_or_stop([*pip, "--only-binary=:all:", "-r", lock], advice)
        run_or_stop([*pip, "--no-build-isolation", "--use-pep517", "-r", SOURCE_LOCK], advice)
    mark_done(lock.stem, digest(lock, SOURCE_LOCK))


def install_project() -> None:
    """Make ``import hipcoach`` find this folder; builds the assets on its way."""
    state = digest(ROOT / "pyproject.toml", RUN_LOCK)
    if is_done("project", state):
        return
    with step("Installing HipCoach itself"):
        command: list[str | Path] = [PYTHON, *PIP_INSTALL, "-q", "--no-build-isolation", "-e", ROOT]
        run_or_stop(command, "HipCoach could not be installed into .venv.")
    mark_done("project", state)


def is_usable(venv: Path, version: str) -> bool:
    """Tell whether a virtual environment is whole and belongs to this version of Python."""
    config = venv / "pyvenv.cfg"
    scripts = venv / SCRIPTS.name
    if not (config.is_file() and (scripts / PYTHON.name).exists() and any(scripts.glob("pip*"))):
        return False
    found = re.search(r"^version(?:_info)? = (\d+\.\d+)", config.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return found is not None and found[1] == version


def _make_venv() -> None:
    if not _has_ensurepip():
        system_libraries.install([f"python{VERSION}-venv"], "Python lacks its venv module")
        importlib.invalidate_caches()
        if not _has_ensurepip():
            stop(f"Python {VERSION} at {sys.executable} has no venv module with ensurepip.")
    with step(f"Making .venv with Python {VERSION}"):
        run_or_stop([sys.executable, "-m", "venv", "--clear", VENV], "The folder .venv could not be made.")


def _has_ensurepip() -> bool:
    return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))
