"""What the window's process and whatever plays the sounds tell each other, one line of JSON each.

Moments are seconds of ``time.perf_counter``, which all processes of a computer share.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from hipcoach.domain.cues import CueKind
from hipcoach.domain.exercise import Side


class Reason(StrEnum):
    """Why there is sound of this kind, or none. Words for it are in labels.py.

    Attributes:
        NOT_STARTED: Nobody has asked for sound yet.
        FULL_SOUND: The helper plays, on time and at the chosen volume.
        BASIC_SOUND: The helper does not work here; another player does, less exact.
        NO_DEVICE: The computer has nothing to play on.
        NO_PLAYER: Neither the helper nor the other player works.
    """

    NOT_STARTED = "not_started"
    FULL_SOUND = "full_sound"
    BASIC_SOUND = "basic_sound"
    NO_DEVICE = "no_device"
    NO_PLAYER = "no_player"


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """A clip that is to sound at a moment; ``number`` names it in reports."""

    at_s: float
    number: int
    clip: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """Let these sound at their moments, besides those already scheduled."""

    dues: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Cancel:
    """Forget everything that has not sounded yet."""


@dataclass(frozen=True, slots=True)
class Play:
    """Let this clip sound at once."""

    clip: str


@dataclass(frozen=True, slots=True)
class SetVolume:
    """Play at this loudness from now on; 0 is silence, 1 as loud as the clips are, even steps between for the ear."""

    loudness: float


@dataclass(frozen=True, slots=True)
class Device:
    """Whether there is something to play on, at the start and after each change."""

    is_present: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class Fired:
    """A scheduled clip was started at this moment."""

    number: int
    at_s: float


@dataclass(frozen=True, slots=True)
class Dropped:
    """A scheduled clip was left out because its moment had long passed."""

    number: int


Command = Schedule | Cancel | Play | SetVolume
Report = Device | Fired | Dropped


class ProtocolError(ValueError):
    """A line that is no command and no report."""


def clip_of(kind: CueKind, side: Side) -> str:
    """Name the clip of a cue; only the change of side sounds on the side it is for."""
    if kind is CueKind.CHANGE_SIDE and side is not Side.BOTH:
        return f"{kind.value}_{side.value}"
    return kind.value


def all_clips() -> tuple[str, ...]:
    """Name every clip there is."""
    return tuple(dict.fromkeys(clip_of(kind, side) for kind in CueKind for side in Side))


def encode(message: Command | Report) -> bytes:
    """Write a message as a line."""
    fields = _command_fields(message) if isinstance(message, Command) else _report_fields(message)
    return json.dumps(fields, separators=(",", ":")).encode("ascii") + b"\n"


def decode_command(line: bytes) -> Command:
    """Read a command.

    Raises:
        ProtocolError: The line is none.
    """
    match _parsed(line):
        case {"schedule": list(dues)}:
            return Schedule(tuple(_due(due) for due in dues))
        case {"cancel": True}:
            return Cancel()
        case {"play": str(clip)}:
            return Play(clip)
        case {"loudness": float(loudness)}:
            return SetVolume(loudness)
    raise ProtocolError(f"no command: {line!r}")


def decode_report(line: bytes) -> Report:
    """Read a report.

    Raises:
        ProtocolError: The line is none.
    """
    match _parsed(line):
        case {"device": bool(is_present), "reason": str(reason)} if reason in list(Reason):
            return Device(is_present, Reason(reason))
        case {"fired": int(number), "at": float(at_s)}:
            return Fired(number, at_s)
        case {"dropped": int(number)}:
            return Dropped(number)
    raise ProtocolError(f"no report: {line!r}")


def _command_fields(command: Command) -> dict[str, object]:
    match command:
        case Schedule(dues):
            return {"schedule": [[float(due.at_s), due.number, due.clip] for due in dues]}
        case Cancel():
            return {"cancel": True}
        case Play(clip):
            return {"play": clip}
        case SetVolume(loudness):
            return {"loudness": float(loudness)}


def _report_fields(report: Report) -> dict[str, object]:
    match report:
        case Device(is_present, reason):
            return {"device": is_present, "reason": reason.value}
        case Fired(number, at_s):
            return {"fired": number, "at": float(at_s)}
        case Dropped(number):
            return {"dropped": number}


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line)
    except ValueError as error:  # neither JSON nor even text
        raise ProtocolError(f"not JSON: {line!r}") from error


def _due(raw: object) -> Due:
    match raw:
        case [float(at_s), int(number), str(clip)]:
            return Due(at_s, number, clip)
    raise ProtocolError(f"no deadline: {raw!r}")
