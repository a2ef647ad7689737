"""How the build scripts talk: steps with their time, one plain sentence when they stop. Standard library only."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

BAD_START = 2  # exit code: nothing is broken, but the user has to do something first


def stop(text: str, code: int = BAD_START) -> NoReturn:
    """Say why nothing more can be done, and end.

    Raises:
        SystemExit: Always, with ``code``.
    """
    print(text, file=sys.stderr, flush=True)
    raise SystemExit(code)


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announce a step that takes a while, and afterwards the seconds it took."""
    print(f"==> {name}", flush=True)
    started_s = time.monotonic()
    yield
    print(f"    done in {time.monotonic() - started_s:.1f} s", flush=True)


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None) -> int:
    """Run a command in the foreground and give back its exit code."""
    return subprocess.run(list(command), env=env, check=False).returncode


def run_or_stop(command: Sequence[str | Path], advice: str) -> None:
    """Run a command; should it fail, show ``advice`` and end with its exit code.

    Raises:
        SystemExit: The command failed.
    """
    code = run(command)
    if code:
        stop(f"{advice} (exit code {code})", code)
