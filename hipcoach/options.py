"""What can be asked of the program on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hipcoach import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

SLOWEST, FASTEST = 1.0, 60.0


class Options(NamedTuple):
    """The options of one start.

    Attributes:
        data_dir: Folder of the records, or "" for the usual one.
        is_demo: Open an example journal in a temporary folder.
        speed: Seconds of the program's clock in one real second; over 1 with the example only.
        is_smoke: Try everything once without a window, then end.
    """

    data_dir: str = ""
    is_demo: bool = False
    speed: float = 1.0
    is_smoke: bool = False


def read_options(arguments: Sequence[str]) -> Options:
    """Read the arguments; ends the program with a usage line when they make no sense."""
    import argparse  # 8 ms that a start without arguments doesn't need

    parser = argparse.ArgumentParser(prog="hipcoach", description="A calm coach for daily hip exercise at home.")
    parser.add_argument("--version", action="version", version=f"HipCoach {__version__}")
    parser.add_argument("--data-dir", metavar="DIR", help="keep the records in this folder")
    parser.add_argument("--demo", action="store_true", help="open an example journal of 60 days; nothing is kept")
    parser.add_argument("--speed", type=float, default=1.0, metavar="N", help="with --demo: time runs N times as fast")
    parser.add_argument("--smoke", action="store_true", help="try everything once without a window, then end")
    given = parser.parse_args(arguments)
    if not SLOWEST <= given.speed <= FASTEST:
        parser.error(f"--speed takes a number from {SLOWEST:.0f} to {FASTEST:.0f}")
    if given.speed != 1.0 and not given.demo:
        parser.error("--speed works with --demo only, so that no real record gets a wrong time")
    if given.demo and given.data_dir is not None:
        parser.error("--demo keeps nothing, so it takes no --data-dir")
    if given.smoke and (given.demo or given.data_dir is not None):
        parser.error("--smoke tries everything by itself, in a folder of its own: it takes no other option")
    if given.data_dir is not None and not given.data_dir.strip():
        parser.error("--data-dir takes a folder, and none was named")
    return Options(given.data_dir or "", given.demo, given.speed, given.smoke)
