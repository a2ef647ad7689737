"""What is there at home: a few plain things that stand for all the equipment the catalogue and the self-tests name."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Thing(Enum):
    """Something the person is asked about; what every home has isn't asked for."""

    CHAIR = "chair"
    COUNTER = "counter"
    MAT = "mat"
    EDGE = "edge"
    STRAP = "strap"
    BAND = "band"
    FIXED_BAND = "fixed_band"
    STEP = "step"
    STICK = "stick"
    MIRROR = "mirror"
    PHONE = "phone"
    RULER = "ruler"
    SCALES = "scales"


_ANY_OF: Mapping[str, tuple[Thing, ...]] = MappingProxyType(
    {
        "belt_or_strap": (Thing.STRAP,),
        "belt_or_strong_strap": (Thing.STRAP,),
        "broom_handle_or_stick": (Thing.STICK,),
        "chair_for_support": (Thing.CHAIR,),
        "chair_or_counter": (Thing.CHAIR, Thing.COUNTER),
        "clear_floor_counter_beside_you": (Thing.COUNTER,),
        "counter_alongside": (Thing.COUNTER,),
        "counter_or_corner_with_a_chair_in_front": (Thing.COUNTER, Thing.CHAIR),
        "counter_or_sturdy_chair": (Thing.COUNTER, Thing.CHAIR),
        "elastic_band_fixed_at_chest_height": (Thing.FIXED_BAND,),
        "firm_bed_or_sturdy_table": (Thing.EDGE,),
        "firm_chair": (Thing.CHAIR,),
        "firm_chair_against_a_wall": (Thing.CHAIR,),
        "light_loop_band": (Thing.BAND,),
        "low_step_5_10_cm": (Thing.STEP,),
        "mat": (Thing.MAT,),
        "mirror": (Thing.MIRROR,),
        "mirror_or_phone_camera": (Thing.MIRROR, Thing.PHONE),
        "phone_angle_app": (Thing.PHONE,),
        "phone_camera": (Thing.PHONE,),
        "rail_or_counter": (Thing.COUNTER,),
        "room_corner_with_a_chair_in_front": (Thing.CHAIR,),
        "ruler": (Thing.RULER,),
        "step_10_15_cm": (Thing.STEP,),
        "step_10_20_cm": (Thing.STEP,),
        "step_5_20_cm": (Thing.STEP,),
        "strap_or_towel": (Thing.STRAP,),
        "tape_or_belt": (Thing.STRAP,),
        "two_matching_bathroom_scales": (Thing.SCALES,),
    }
)
"""For each id that isn't in every home: the things of which one is enough."""

ALWAYS_THERE = frozenset(
    {
        "chair_or_sofa",
        "clear_floor",
        "counter_or_table",
        "counter_or_wall",
        "cushion",
        "cushion_or_small_ball",
        "cushion_to_raise_the_seat",
        "cushion_under_hip",
        "cushion_under_knee",
        "cushion_under_knees",
        "mat_or_bed",
        "pillow",
        "sock_or_cloth_under_heel",
        "table_or_high_chair",
        "tape_marks",
        "thin_books",
        "timer",
        "two_pillows",
        "wall",
        "wall_or_chair",
    }
)
"""What every home has, or the program itself."""

FLOOR_ONLY = "mat"
"""What only those can use who get down to the floor and up again."""


def lacking(there: Collection[Thing]) -> frozenset[str]:
    """Ids of the equipment that isn't there, where only these things are."""
    return frozenset(item for item, enough in _ANY_OF.items() if not any(thing in there for thing in enough))


def things_there(lacks: Collection[str]) -> frozenset[Thing]:
    """The things that are there, where these ids of equipment are not."""
    gone = {enough[0] for item, enough in _ANY_OF.items() if item in lacks and len(enough) == 1}
    return frozenset(Thing) - gone


def asked_items() -> frozenset[str]:
    """Ids of all equipment that a thing stands for."""
    return frozenset(_ANY_OF)
