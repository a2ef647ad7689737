"""What the page of a check shows, as plain values."""

from __future__ import annotations

from typing import NamedTuple


class CheckView(NamedTuple):
    """A check as its page explains it.

    Attributes:
        title: What is checked.
        why: What it is good for, in a sentence.
        steps: How it is done.
        cautions: What this person is to mind, may be empty.
        last: The last result, may be empty.
    """

    title: str
    why: str
    steps: tuple[str, ...]
    cautions: tuple[str, ...]
    last: str
