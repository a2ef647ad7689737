"""What the pelvis stage asks for, its tiers, and when it lapses (E3, E6)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain import self_tests
from hipcoach.domain.calendar import ONE_DAY
from hipcoach.domain.criterion import Subject, at_least
from hipcoach.domain.exercise import Position, Stage
from hipcoach.domain.pain import Colour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.domain.criterion import Criterion
    from hipcoach.domain.evidence import Evidence


def achieved_criteria(evidence: Evidence, day: date, start: date, since: date = date.min) -> Iterator[Criterion]:
    """What the stage asks for, one after the other so that a search can stop early.

    Args:
        evidence: The records.
        day: As it stood on that day.
        start: The first session.
        since: Self-tests before this day don't count.
    """
    rules = evidence.programme.pelvis
    yield at_least(Subject.DAYS, (day - start).days, rules.days_min)
    yield evidence.readiness.adherence(day, rules.adherence_days, rules.adherence_window_days, start)
    yield from evidence.readiness.pain_ok(day)
    yield from _control(evidence, day, since)
    yield from _greens(evidence, day)


def searched_criteria(evidence: Evidence, day: date, start: date, since: date) -> Iterator[Criterion]:
    """The same for a search through the days: what is quick to look up, and rare, comes first."""
    rules = evidence.programme.pelvis
    yield self_tests.tilt(evidence.history, rules, day, since)
    yield from _greens(evidence, day)
    yield from _control(evidence, day, since)
    yield evidence.readiness.adherence(day, rules.adherence_days, rules.adherence_window_days, start)
    yield from evidence.readiness.pain_ok(day)


def fast_track_criteria(evidence: Evidence, day: date, since: date) -> Iterator[Criterion]:
    """What is asked after a long time off, which began to count on ``since`` (E6): items 2 to 5, and session days.

    Doses begin at level 1 again, so standing level counts from there.
    """
    rules = evidence.programme.step_back
    first = max(day - timedelta(days=rules.fast_track_window_days - 1), since)
    trained = len(evidence.readiness.session_days(first, day))
    yield at_least(Subject.FAST_SESSION_DAYS, trained, rules.fast_track_session_days, rules.fast_track_window_days)
    yield from _control(evidence, day, since, apart_days=rules.fast_track_days - 1, level=rules.reopen_level)
    yield from evidence.readiness.pain_ok(day)


def tier_criteria(evidence: Evidence, day: date, tier: int, opened: date) -> Iterator[Criterion]:
    """What opens a tier of the stage, as it stood on ``day``."""
    rules = evidence.programme.pelvis
    if tier == 2:  # noqa: PLR2004 (the tiers are 1, 2 and 3)
        run = _longest_calm_run(evidence, opened, day - timedelta(days=1), rules.tier_2_session_days)
        yield at_least(Subject.CALM_SESSION_DAYS, run, rules.tier_2_session_days)
        return
    among = evidence.of_stage(Stage.PELVIS, tier - 1)
    green = sum(1 for each in among if evidence.has_been_green(each.id, day))
    yield at_least(Subject.GREEN_ONCE, green, min(rules.tier_3_green_tier_2, len(evidence.remaining(among))))


def provisional_from(evidence: Evidence, start: date, today: date) -> date | None:
    """The first day on which so much had been tried that flexibility opens all the same, or None."""
    rules = evidence.programme.pelvis
    days = evidence.readiness.session_days(start, today)
    if len(days) < rules.provisional_session_days:
        return None
    opened = max(start + timedelta(days=rules.provisional_day), days[rules.provisional_session_days - 1])
    return opened if opened <= today else None


def lapses(evidence: Evidence, achieved: date, last: date) -> list[tuple[date, date | None]]:
    """When control was lost after ``achieved``, and when it was back (None: not until ``last``), oldest first."""
    found: list[tuple[date, date | None]] = []
    lost = [day for day in _lost_on(evidence) if achieved <= day <= last]
    for day in lost:
        if found and (found[-1][1] is None or day <= found[-1][1]):
            continue
        back = evidence.first_day(day + ONE_DAY, last, lambda day: _control(evidence, day))
        found.append((day, back))
    return found


def _lost_on(evidence: Evidence) -> list[date]:
    """Days on which the pelvis stage lapses (E6)."""
    lost, rules = evidence.control_losses(), evidence.programme.step_back
    if _uses_scales(evidence):
        lost = lost + self_tests.share_losses(evidence.history, rules)
    return sorted(lost)


def _uses_scales(evidence: Evidence) -> bool:
    return evidence.person.has_scales and evidence.can_be_tested(self_tests.WEIGHT_SHARE)


def _control(
    evidence: Evidence, day: date, since: date = date.min, apart_days: int | None = None, level: int | None = None
) -> Iterator[Criterion]:
    """Items 3 to 5: tilt, knee-out, even load; tests from before control was lost don't show that it is there."""
    rules = evidence.programme.pelvis
    tested_since = max(since, self_tests.after_loss(evidence.control_losses(), day))
    yield self_tests.tilt(evidence.history, rules, day, tested_since, apart_days)
    yield self_tests.knee_out(evidence.history, rules, day, tested_since)
    yield _even_load(evidence, day, since, rules.even_load_level if level is None else level)


def _even_load(evidence: Evidence, day: date, since: date, level: int) -> Criterion:
    """By the scales where they are used, else by standing level."""
    rules = evidence.programme.pelvis
    if _uses_scales(evidence):
        return self_tests.weight_share(evidence.history, rules, day, since)
    shades = evidence.book.get(rules.even_load_exercise)
    count, greens = (0, 0) if shades is None else (shades.count_known(day), 0)
    while shades is not None and count and greens < rules.even_load_greens:
        count -= 1
        shade = shades[count]
        greens += shade.day >= since and shade.colour is Colour.GREEN and shade.level >= level
    wanted = [each for each in evidence.of_stage(Stage.PELVIS) if each.id == rules.even_load_exercise]
    needed = rules.even_load_greens if evidence.remaining(wanted, level) else 0
    return at_least(Subject.STANDING_LEVEL, greens, needed, level=level, about=rules.even_load_exercise)


def _greens(evidence: Evidence, day: date) -> Iterator[Criterion]:
    rules = evidence.programme.pelvis
    every = evidence.of_stage(Stage.PELVIS)
    standing = [each for each in every if each.position is Position.STANDING]
    level = rules.green_level
    yield evidence.count_green(Subject.GREEN_EXERCISES, every, day, rules.green_exercises, level)
    yield evidence.count_green(Subject.GREEN_STANDING, standing, day, rules.green_standing, level)


def _longest_calm_run(evidence: Evidence, first: date, last: date, enough: int) -> int:
    """The most session days in a row without a red day among or between them; ``enough`` are enough."""
    longest = run = 0
    before = first
    for day in evidence.readiness.session_days(first, last):
        reds = evidence.book.red_days(before, day)
        calm = 1 if reds else run + 1
        run = 0 if day in reds else calm
        longest, before = max(longest, run), day + ONE_DAY
        if longest >= enough:
            break
    return longest
