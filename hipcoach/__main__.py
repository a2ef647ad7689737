"""The program's door: looks at the arguments, then opens the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from hipcoach.options import Options

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run HipCoach; returns the exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given[:1] == ["--audio-helper"]:
        from hipcoach.ui.audio_helper import main as help_with_audio  # the program's other process

        return help_with_audio(given[1:])
    options = Options()
    if given:  # a double-click gives none, and reading them costs the first paint 8 ms
        from hipcoach.options import read_options

        options = read_options(given)
    if options.is_smoke:
        from hipcoach.ui.smoke import run_smoke  # plays a session: nothing a start needs

        return run_smoke()
    from hipcoach.ui.app import run  # after the arguments: --version needs no Qt

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
