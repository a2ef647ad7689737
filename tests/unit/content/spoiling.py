"""Spoils one value of the shipped tables."""

from __future__ import annotations

DELETE = object()


def spoil(tables, path, value):
    """Put a value at a path, or take it away."""
    *parents, last = path
    for name in parents:
        tables = tables[name]
    if value is DELETE:
        del tables[last]
    else:
        tables[last] = value


def spoil_all(tables, faults):
    """Several at once, given as (path, value)."""
    for path, value in faults:
        spoil(tables, path, value)
