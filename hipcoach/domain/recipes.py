"""The numbers and checked sessions the session builder works from; values and sources stand in content/stages.toml."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.exercise import Stage


LAST = "last"
"""What is left out where no other group has anything left: whatever stands last."""
DROP_GROUPS = frozenset(
    {
        *("kept_up", "extra_mobility", "second_core", "third_stretch", "extra_set"),
        *("tilt_beside_clock", "pair_by_clock", "short_balance", "sets", LAST),
    }
)
"""What can be left out of a session that is too long."""
PAIR, DEEP = "pelvis_kept", "deep_rotators"
PROTECTED = frozenset({PAIR, DEEP})
"""What can be kept whatever the cap says."""


class SessionType(Enum):
    """Every sort of day a session is put together for; each has its template."""

    PELVIS_FIRST = "pelvis_first"
    PELVIS_LATER = "pelvis_later"
    PELVIS_LEADS = "pelvis_leads"
    FLEXIBILITY = "flexibility"
    FLEXIBILITY_CORE = "flexibility_core"
    FLEXIBILITY_BALANCE = "flexibility_balance"
    STRENGTH_A = "strength_a"
    STRENGTH_B = "strength_b"


class Slot(Frozen):
    """A place in a session for one of several exercises.

    Attributes:
        id: Its name.
        ladder: Ids of exercises that can fill it, the easiest first. One goes up after so many greens at the highest
            level of the one before.
        is_by_tier: One goes up as well when a higher tier opens.
    """

    id: str
    ladder: tuple[str, ...]
    is_by_tier: bool = False


class Template(Frozen):
    """How a session of one sort is put together: ids of slots, in order.

    Attributes:
        id: A ``SessionType``.
        stage: The stage it counts for.
        warm_up: Slots of the warm-up.
        main: Slots of the main block.
        short_stretches: Stretches at the end, done at the short dose.
        kept: The pelvis pair that is never left out.
        at_level_1: Slots filled only while all strength exercises are at level 1.
        second_core: The core slot that goes first when time is short, or "".
    """

    id: str
    stage: Stage
    main: tuple[str, ...]
    warm_up: tuple[str, ...] = ()
    short_stretches: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    at_level_1: tuple[str, ...] = ()
    second_core: str = ""

    @property
    def slots(self) -> tuple[str, ...]:
        """All its slots in order."""
        return self.warm_up + self.main + self.short_stretches


class Recipe(Frozen):
    """One of the checked sessions of E7.

    Attributes:
        level: Level it was timed at; ``levels`` names the exceptions as (exercise, level).
        short_stretches: Stretches done at ``SessionRules.short_stretch_reps`` and ``short_stretch_hold_s``.
        minutes_min: Least minutes the programme gives for it.
        minutes_max: Most minutes.
    """

    id: str
    stage: Stage
    level: int
    minutes_min: int
    minutes_max: int
    warm_up: tuple[str, ...]
    main: tuple[str, ...]
    short_stretches: tuple[str, ...] = ()
    levels: tuple[tuple[str, int], ...] = ()

    @property
    def exercise_ids(self) -> tuple[str, ...]:
        """All exercises in order."""
        return self.warm_up + self.main + self.short_stretches

    def level_of(self, exercise_id: str) -> int:
        """The level the session was timed at for one of its exercises."""
        return dict(self.levels).get(exercise_id, self.level)


class SessionRules(Frozen):
    """How a session is put together (E7).

    Attributes:
        short_minutes: Cap of the short version.
        easy_minutes: Cap of an easy day.
        easy_levels_down: Levels everything is lower on an easy day.
        mobility_focus: The focus of gentle mobility.
        pelvis_slots: Groups of exercise ids; the pelvis main block takes one of each group.
        borrowed_in_pelvis: Flexibility exercises allowed as warm-up in the pelvis stage.
        balance_short: Slots of the balance block of a strength day.
        kept_every_days: Days after which an exercise is kept up beside the harder one that took its place.
        drop_first: What is left out before anything else when a session is over the cap.
        drop_order: What goes next, as E7 has it.
        drop_then: What goes after that, where it is not enough.
        never_drop: What stays whatever the cap says.
        trim_sets_over: Sets are taken off one by one down to this many before anything more is left out.
        profile_extra_sets: Sets more of a group a profile favours.
        slots: The slots by id.
        templates: The templates by id.
        recipes: The checked sessions by id.
    """

    cap_minutes: int
    short_minutes: int
    easy_minutes: int
    easy_levels_down: int
    mobility_focus: str
    aim_minutes_min: int
    aim_minutes_max: int
    warm_up_minutes_min: int
    warm_up_minutes_max: int
    cool_down_minutes: int
    first_week_days: int
    pelvis_exercises_min: int
    pelvis_exercises_max: int
    pelvis_slots: tuple[tuple[str, ...], ...]
    pelvis_standing_max: int
    borrowed_in_pelvis: tuple[str, ...]
    pelvis_kept: int
    hip_flexor_slots: int
    external_rotator_slots_min: int
    external_rotator_slots_max: int
    other_stretch_slots: int
    starter_core_days_per_week: int
    strength_slots: int
    strength_slots_level_1: int
    core_slots_min: int
    core_slots_max: int
    short_stretch_slots: int
    short_stretch_reps: int
    short_stretch_hold_s: float
    balance_short: tuple[str, ...]
    kept_every_days: int
    drop_first: tuple[str, ...]
    drop_order: tuple[str, ...]
    drop_then: tuple[str, ...]
    trim_sets_over: int
    never_drop: tuple[str, ...]
    worse_side_extra_sets: int
    worse_side_ratio_max: float
    worse_side_tests_to_end: int
    profile_extra_sets: int
    slots: Mapping[str, Slot]
    templates: Mapping[str, Template]
    recipes: Mapping[str, Recipe]
