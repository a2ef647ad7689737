"""The numbers the rules work with; their values and sources stand in content/rules.toml and content/stages.toml.

Every field carries its unit; levels, counts and pain ratings (0-10) have none, and ``_min`` means the least.
The docstrings name the section of the clinical programme that is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.domain.criteria import (
        BalanceCriteria,
        CoreCriteria,
        FlexibilityCriteria,
        MaintenanceRules,
        PelvisCriteria,
        ReadinessRules,
        StepBackRules,
        StrengthCriteria,
    )
    from hipcoach.domain.measures import Measure, Protocol
    from hipcoach.domain.recipes import SessionRules


class Timing(Frozen):
    """Seconds between and around the parts of a session (E7 and the player's design)."""

    get_ready_s: float
    get_ready_new_position_s: float
    change_side_s: float
    hold_gap_s: float
    setup_s: float
    count_in_s: float
    max_gap_s: float
    pause_save_min: int
    extra_rest_s: float
    late_press_max_s: float
    breath_in_share: float


class PainRules(Frozen):
    """Zones, the colour of one exposure, and what counts as change (B1, B2, B3, B8)."""

    safe_max: int
    acceptable_max: int
    red_worst_min: int
    red_rise_min: int
    red_rise_morning_min: int
    red_high_rise_min: int
    red_high_morning_min: int
    green_worst_max: int
    green_any_added_worst_max: int
    green_added_max: int
    green_rise_max: int
    green_low_rise_max: int
    green_low_morning_max: int
    green_effort_max: int
    full_dose_share: float
    baseline_days: int
    baseline_entries_min: int
    change_slight: float
    change_slight_share: float
    change_clear: float
    change_clear_share: float
    effort_easy: int
    effort_about_right: int
    effort_hard: int
    effort_too_hard: int


class DosageRules(Frozen):
    """When an exercise goes up, stays or steps back (B4)."""

    level_max: int
    progress_greens: int
    progress_span_days: int
    progress_levels_per_window: int
    progress_window_days: int
    progress_exercises_per_session: int
    harder_after_greens: int
    step_back_ambers: int
    step_back_levels: int
    rest_reds: int
    rest_of_exposures: int
    rest_days: int
    restart_level: int
    week_entries_min: int
    week_rise_min: float
    week_levels_down: int
    off_days: int
    off_levels_down: int
    off_long_days: int
    off_long_levels_down: int
    off_restart_days: int
    normal_before_max: int
    calm_before: int
    no_session_before_min: int


class InSessionRules(Frozen):
    """What pain does to the running session (B5)."""

    stop_exercise_at: int
    settle_s: float
    go_on_above_before_max: int
    go_on_max: int
    go_on_levels_down: int
    closing_breathing_s: float
    stop_session_at: int
    sharp_times_to_skip: int
    sharp_exercises_to_end: int


class FlareRules(Frozen):
    """When a flare starts and what is allowed in it (B6).

    Attributes:
        row_first_days: First day of each row of the table; day 0 is the day it starts.
        row_load_shares: Load of each row; 0 is the calm list only.
        row_levels_down: Levels below the one before the flare, row by row.
        row_set_shares: Share of the sets that is done, row by row.
        row_fewer_sets: Sets taken off, row by row.
        calm_exercises: All that is allowed in the first row.
    """

    morning_rise_min: int
    morning_min: int
    mornings: int
    worst_above_baseline_min: int
    worst_min: int
    worst_days: int
    row_first_days: tuple[int, ...]
    row_load_shares: tuple[float, ...]
    row_levels_down: tuple[int, ...]
    row_set_shares: tuple[float, ...]
    row_fewer_sets: tuple[int, ...]
    row_repeats_max: int
    calm_exercises: tuple[str, ...]
    calm_isometric: str
    calm_isometric_sets: int
    calm_isometric_hold_s: float
    calm_isometric_effort_share: float
    calm_isometric_added_max: int
    no_progress_days: int
    still_above_baseline: int
    still_on_day: int
    many: int
    many_window_days: int


class AdviceRules(Frozen):
    """When to advise seeing a clinician, and the locks that go with it (B7, B8)."""

    severe_min: int
    severe_lifts_at_max: int
    severe_lock_days: int
    fall_watch_days: int
    severe_watch_days: int
    rising_weeks: int
    rising_total_min: float
    rising_lock_total_min: float
    woke_nights: int
    woke_window_days: int
    plateau_days: int
    plateau_hold_days: int
    plateau_pain_min: float
    plateau_pain_share: float
    plateau_function_min: float
    function_worse_min: float
    function_single_change_min: float
    stiff_over_minutes: int
    stiff_checks: int


class SafetyRules(Frozen):
    """Screening times and fall-risk limits (A2, A3)."""

    rescreen_days: int
    rescreen_gap_days: int
    rescreen_pain_min: int
    fall_lower_after_days: int
    fall_lower_tests: int
    falls_to_clear: int
    older_from_age: int
    balance_test_from_age: int
    one_leg_min_s: float
    tandem_min_s: float
    severe_usual_pain_min: int
    surgery_weeks: int


class FlagRules(Frozen):
    """What some precaution flags do to every dose (the catalogue's rules; D).

    Attributes:
        ids: Every precaution flag there is.
        older_sets: Sets at levels 1 to 4 of paced strength exercises from ``SafetyRules.older_from_age``.
        older_reps: Repetitions of the same.
    """

    ids: tuple[str, ...]
    bp_heart_hold_max_s: float
    hypermobile_stretch_level_max: int
    older_sets: tuple[int, ...]
    older_reps: tuple[int, ...]
    load_effort_max: int
    load_first_kg_max: float
    pregnancy_supine_minutes_max: int
    pregnancy_prop_deg: int


class CalendarRules(Frozen):
    """Days, weeks and the course (B1, C2, E4, E7). Weekdays are ISO: 1 is Monday."""

    day_starts_hour: int
    morning_deadline_hour: int
    after_within_minutes: int
    morning_within_h: int
    strength_gap_h: int
    strength_weekdays: tuple[int, ...]
    flexibility_weekdays: tuple[int, ...]
    light_weekdays: tuple[int, ...]
    rest_weekdays: tuple[int, ...]
    balance_days_per_week: int
    course_min_weeks: int
    review_days: tuple[int, ...]
    tests_every_days: int
    long_tests_every_days: int


class MeasuringRules(Frozen):
    """What holds for all self-tests (C2)."""

    warm_up_minutes: int
    stop_at_pain: int
    no_test_before_min: int
    after_strength_h: int
    setup_days: int
    norms_hidden_from_age: int


class ActivityRules(Frozen):
    """What the person wants to do again (C1)."""

    most: int
    asked: int
    every_days: int


class PointingRules(Frozen):
    """When answers and tests point somewhere (E8)."""

    points_min: int
    shown_max: int


class PhysioPlanRules(Frozen):
    """How long a physiotherapist's plan holds, and its highest pain ceiling (E5)."""

    usual_weeks: int
    weeks_max: int
    ceiling_max: int


class Programme(Frozen):
    """Every number of the programme, by subject; ``measures`` are the self-tests of C7 by id, ``protocols`` how."""

    timing: Timing
    pain: PainRules
    dosage: DosageRules
    in_session: InSessionRules
    flare: FlareRules
    advice: AdviceRules
    safety: SafetyRules
    flags: FlagRules
    calendar: CalendarRules
    sessions: SessionRules
    readiness: ReadinessRules
    pelvis: PelvisCriteria
    flexibility: FlexibilityCriteria
    strength: StrengthCriteria
    core: CoreCriteria
    balance: BalanceCriteria
    step_back: StepBackRules
    maintenance: MaintenanceRules
    measuring: MeasuringRules
    pointing: PointingRules
    activities: ActivityRules
    physio_plan: PhysioPlanRules
    measures: Mapping[str, Measure]
    protocols: Mapping[str, Protocol]
