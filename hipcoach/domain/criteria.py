"""The numbers that open, hold and reopen the stages of the path; values and sources stand in content/stages.toml."""

from __future__ import annotations

from hipcoach.domain.frozen import Frozen


class ReadinessRules(Frozen):
    """What a session day and "pain is OK" mean (E2)."""

    session_day_share: float
    red_free_days: int
    mean_days: int
    mean_rise_max: float
    mean_entries_min: int
    mornings_of_sessions: int
    mornings_min: int
    morning_rise_max: int
    morning_rise_share: float


class PelvisCriteria(Frozen):
    """When the pelvis stage is achieved (E3).

    Attributes:
        tilt_min: Clean tilts of 10.
        tilt_apart_days: Days between the two tilt tests.
        knee_out_min: Clean knee-outs of 10, each side.
        weight_share_max: Left-right difference in percent, where scales are used.
        even_load_exercise: What shows even load where no scales are used.
        provisional_day: Day from which flexibility may open provisionally.
    """

    days_min: int
    adherence_days: int
    adherence_window_days: int
    tilt_min: int
    tilt_tests: int
    tilt_apart_days: int
    knee_out_min: int
    knee_out_difference_max: int
    weight_share_max: float
    weight_share_tests: int
    even_load_exercise: str
    even_load_level: int
    even_load_greens: int
    green_exercises: int
    green_level: int
    green_standing: int
    provisional_day: int
    provisional_session_days: int
    provisional_level_max: int
    tier_2_session_days: int
    tier_3_green_tier_2: int
    review_day: int
    typical_days_min: int
    typical_days_max: int


class FlexibilityCriteria(Frozen):
    """When flexibility is coming along, and achieved (E3).

    Attributes:
        stretch_focuses: Focus groups that are each stretched on ``stretch_days`` of ``stretch_window_days``.
        tests: Measures judged on the affected side.
        lenient_from_day: Day of the stage from which "not worse than baseline" is enough.
    """

    days_min: int
    adherence_days: int
    adherence_window_days: int
    stretch_focuses: tuple[str, ...]
    stretch_days: int
    stretch_window_days: int
    tests: tuple[str, ...]
    lenient_from_day: int
    achieved_day: int
    tier_2_session_days: int
    tier_3_green_level: int
    tier_3_green_exercises: int
    review_day: int
    typical_days_min: int
    typical_days_max: int


class StrengthCriteria(Frozen):
    """When strength and its tiers open (E3)."""

    before_median_max: float
    before_days: int
    every_session_focus: str
    tier_1_exercises: tuple[str, ...]
    tier_2_days: int
    tier_2_sessions: int
    tier_2_green_exercises: int
    tier_2_green_level: int
    tier_2_green_focus: str
    tier_3_days: int
    tier_3_green_exercises: int
    tier_3_green_level: int
    tier_3_test: str
    tier_3_test_min_s: float
    weeks_min: int
    typical_weeks_max: int


class CoreCriteria(Frozen):
    """What core may hold before and after strength opens (E3)."""

    starter_exercises: tuple[str, ...]
    starter_level_max: int
    starter_per_session_max: int
    starter_days_per_week: int
    tier_2_green_exercises: int
    tier_2_green_level: int
    tier_3_exercise: str
    tier_3_green_level: int


class BalanceCriteria(Frozen):
    """When balance and its exercises open (E3, C6).

    Attributes:
        gates: Exercise, level from which the gate counts, test, seconds needed, "worked" or "both" sides.
        hinge_exercise: Exercise that must be green at ``hinge_green_level`` before the hinge reach.
    """

    strength_days: int
    strength_sessions: int
    strength_window_days: int
    entry_stand_s: float
    entry_pain_max: int
    entry_shifts: int
    gates: tuple[tuple[str, int, str, float, str], ...]
    hinge_exercise: str
    hinge_green_level: int
    eyes_closed_age_below: int
    eyes_closed_pain_max: int
    kind_words_from_age: int
    weeks_min: int
    typical_weeks_max: int


class StepBackRules(Frozen):
    """When the path steps back (E6)."""

    control_below: int
    control_tests: int
    weight_share_over: float
    weight_share_tests: int
    lapse_days: int
    lapse_levels_down: int
    stretch_tests: int
    stretch_extra: int
    stretch_days: int
    red_sessions: int
    red_window_days: int
    freeze_days: int
    test_first_off_days: int
    restart_off_days: int
    fast_track_days: int
    fast_track_session_days: int
    fast_track_window_days: int
    reopen_level: int


class MaintenanceRules(Frozen):
    """What is kept of a stage afterwards (E4)."""

    pelvis_exercises: int
    pelvis_minutes: int
    pelvis_test_days: int
    stretches_per_focus: int
    stretch_min_s: float
    stretch_days_per_week_min: int
    stretch_days_per_week_max: int
    strength_days_per_week_min: int
    strength_days_per_week_max: int
    balance_days_per_week_min: int
    balance_days_per_week_max: int
    sessions_per_week_min: int
    sessions_per_week_max: int
