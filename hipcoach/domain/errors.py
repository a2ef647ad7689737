"""The one family of errors that people see as a sentence."""

from __future__ import annotations


class HipCoachError(Exception):
    """The world's fault, not ours; the message says what happened and what to do."""
