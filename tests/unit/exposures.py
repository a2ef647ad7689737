"""Rows of exposures written as letters, and what is decided after them."""

from __future__ import annotations

from datetime import timedelta

from hipcoach.domain.dosage import Shade, decide
from hipcoach.domain.pain import Colour
from tests.unit.samples import PROGRAMME, day

RULES = PROGRAMME.dosage
COLOURS = {"G": Colour.GREEN, "A": Colour.AMBER, "R": Colour.RED, "?": Colour.AMBER}


def shades(letters, level=2, every=1):
    """One exposure after the other, so many days apart; ? is one whose morning is still to come."""
    return tuple(
        Shade(day=day(number * every), level=level, colour=COLOURS[letter], is_settled=letter != "?")
        for number, letter in enumerate(letters)
    )


def later(seen, days):
    return tuple(shade.replace(day=shade.day + timedelta(days=days)) for shade in seen)


def eased(seen):
    return tuple(shade.replace(is_eased=True) for shade in seen)


def decided(seen, after_days=1, level_max=4):
    return decide(seen, seen[-1].day + timedelta(days=after_days), level_max, RULES)
