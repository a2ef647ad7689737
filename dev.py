"""HipCoach from a fresh checkout, with nothing but Python 3.11 or newer.

python3 dev.py run [options of hipcoach]   open the program
python3 dev.py test                        formatter, linter, types, import contracts, all tests
python3 dev.py screenshots                 draw every page, light and dark, into build/screenshots
python3 dev.py bench [name ...]            measure; without names, everything in bench/
python3 dev.py lock [--upgrade]            write requirements/*.txt anew from pyproject.toml

Each command first makes .venv and installs what is missing; once that is done it takes no time worth noticing.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

sys.path.insert(0, str(Path(__file__).resolve().parent / "packaging"))

import build_assets
import environment
import system_libraries
from environment import DEV_LOCK, PYTHON, ROOT, RUN_LOCK, SCRIPTS, SOURCE_LOCK
from terminal import run, run_or_stop, step, stop

NO_DISPLAY = (
    "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). "
    "To see HipCoach anyway: python3 dev.py screenshots, or with the package xvfb: xvfb-run python3 dev.py run."
)
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("formatting", ("ruff", "format", "--check", ".")),
    ("linting", ("ruff", "check", ".")),
    ("types", ("mypy",)),
    ("import contracts", ("lint-imports",)),
    (
        "unit tests without Qt",
        ("pytest", "-p", "no:pytest-qt", "-p", "no_qt", "--cov", "--cov-report=", "--cov-fail-under=0", "tests/unit"),
    ),
    (
        "all other tests",
        ("pytest", "--cov", "--cov-append", "--cov-report=term:skip-covered", "tests", "--ignore=tests/unit"),
    ),
)


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and give back its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - said in words, before anything fails for it
        stop(f"HipCoach needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    commands = {"run": run_program, "test": test, "screenshots": screenshots, "bench": bench, "lock": lock}
    if not arguments or arguments[0] not in commands:
        print(__doc__, file=sys.stdout if arguments[:1] in (["-h"], ["--help"]) else sys.stderr)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    return commands[arguments[0]](arguments[1:])


def run_program(arguments: Sequence[str]) -> int:
    """Open the program; does not come back where the system can replace a process."""
    if needs_window(arguments, os.environ):
        plugins = plugins_for(os.environ)
        if not plugins:
            stop(NO_DISPLAY)
    else:
        plugins = ()
    prepare(RUN_LOCK, plugins, system_libraries.SOUND)
    command = [str(PYTHON), "-P", "-m", "hipcoach", *arguments]
    if os.name == "posix":
        os.execv(PYTHON, command)  # noqa: S606 - Ctrl+C and signals then go straight to the program
    return run(command)


def test(arguments: Sequence[str]) -> int:
    """Run every check, each to its end, and give back the worst exit code."""
    if arguments:
        stop("`dev.py test` takes no options; single tools are in .venv, see CONTRIBUTING.md.")
    prepare(DEV_LOCK)
    results = [(name, *_timed(name, command)) for name, command in CHECKS]
    print("\nSummary")
    for name, code, seconds in results:
        print(f"  {'passed' if code == 0 else f'FAILED ({code})':<12} {name:<22} {seconds:6.1f} s")
    return max((abs(code) for _, code, _ in results), default=0)


def screenshots(arguments: Sequence[str]) -> int:
    """Draw every page of the example journal."""
    prepare(RUN_LOCK)
    target = ROOT / "build" / "screenshots"
    with step(f"Drawing every page into {target.relative_to(ROOT)}"):
        return run([PYTHON, "-P", "-m", "hipcoach.ui.screenshots", target, *arguments], offscreen())


def bench(arguments: Sequence[str]) -> int:
    """Run the named measurements, or all of them."""
    known = {path.stem: path for path in sorted((ROOT / "bench").glob("*.py"))}
    if set(arguments) - known.keys():
        stop(f"The measurements are: {' '.join(known)}.")
    prepare(DEV_LOCK)
    return max((_timed(name, (str(PYTHON), str(known[name])))[0] for name in arguments or known), default=0)


def lock(arguments: Sequence[str]) -> int:
    """Pin every dependency with the hashes of all its published files, for every system and Python from 3.11 on."""
    tool = ROOT / "build" / "lock"
    with step("Fetching uv, which resolves for all systems at once"):
        run_or_stop([sys.executable, "-m", "venv", tool], "No environment for uv could be made.")
        uv = tool / SCRIPTS.name / "uv"
        run_or_stop([tool / SCRIPTS.name / "python", "-m", "pip", "install", "-q", "uv"], "uv could not be installed.")
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate", "--quiet"]
    options += ["--no-emit-package", "pip", "--custom-compile-command", "python3 dev.py lock"]
    project: list[str | Path] = [ROOT / "pyproject.toml", "--no-emit-package", "font-roboto", "--extra"]
    plans: tuple[tuple[Path, list[str | Path]], ...] = (
        (DEV_LOCK, [*project, "dev"]),
        (RUN_LOCK, [*project, "build", "-c", DEV_LOCK]),
        (SOURCE_LOCK, [SOURCE_LOCK.with_suffix(".in"), "--no-deps"]),
    )
    for file, inputs in plans:
        with step(f"Resolving requirements/{file.name}"):
            command = [uv, "pip", "compile", *inputs, "-o", file, *options, *arguments]
            run_or_stop(command, f"requirements/{file.name} could not be written.")
    return 0


def prepare(lock_file: Path, plugins: Sequence[str] = (), sound: Sequence[str] = ()) -> None:
    """Install packages, system libraries and the project, and make the assets; only what is not done yet."""
    environment.install_packages(lock_file)
    system_libraries.require(environment.site_packages(), [*system_libraries.BASE, *plugins], sound)
    environment.install_project()
    if build_assets.is_stale():
        with step("Making icons, fonts, sounds and content"):
            run_or_stop([PYTHON, ROOT / "packaging" / "build_assets.py"], "The assets could not be made.")


def offscreen() -> dict[str, str]:
    """Give an environment in which Qt draws into memory."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def needs_window(arguments: Sequence[str], env: Mapping[str, str]) -> bool:
    """Tell whether this start of the program opens a window on a screen."""
    windowless = {"--smoke", "--version", "--help", "-h"}
    on_linux = sys.platform.startswith("linux")
    return on_linux and not env.get("QT_QPA_PLATFORM") and windowless.isdisjoint(arguments)


def plugins_for(env: Mapping[str, str]) -> tuple[str, ...]:
    """Choose the files of Qt that talk to the displays that there are."""
    x11 = system_libraries.X11 if env.get("DISPLAY") else ()
    wayland = system_libraries.WAYLAND if env.get("WAYLAND_DISPLAY") else ()
    return x11 + wayland


def _timed(name: str, command: Sequence[str]) -> tuple[int, float]:
    started_s = time.monotonic()
    with step(name):
        code = run([SCRIPTS / command[0], *command[1:]], offscreen())
    return code, time.monotonic() - started_s


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
