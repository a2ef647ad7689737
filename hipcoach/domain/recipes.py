"""The numbers and checked sessions the session builder works from; values and sources stand in content/stages.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.exercise import Stage


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
        pelvis_slots: Groups of exercise ids; the pelvis main block takes one of each group, in this order.
        borrowed_in_pelvis: Flexibility exercises allowed as warm-up in the pelvis stage.
        drop_order: What is left out first when the session is over the cap.
        never_drop: What stays whatever the cap says.
        recipes: The checked sessions by id.
    """

    cap_minutes: int
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
    drop_order: tuple[str, ...]
    never_drop: tuple[str, ...]
    worse_side_extra_sets: int
    worse_side_ratio_max: float
    worse_side_tests_to_end: int
    recipes: Mapping[str, Recipe]
