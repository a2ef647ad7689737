"""Checks profiles.toml: that everything a profile names exists, and that every sign can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.content.errors import ContentError, MisfitError
from hipcoach.content.profile_tables import FILE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from hipcoach.content.content import Content
    from hipcoach.domain.measures import Measure
    from hipcoach.domain.profiles import Profile
    from hipcoach.domain.signs import Sign

_MEASURED = ("out_of_band", "below_band", "marked", "uneven", "graded", "at_least", "below_line")
_COUNTED = ("at_least", "same_side", "age", "stiff")
_NEEDS = {  # what a measure must have for a sign that looks at it
    "out_of_band": ("band_min", "band_max", "band_side_difference_below"),
    "below_band": ("band_min",),
    "marked": ("marked_over",),
    "uneven": ("asymmetry",),
    "graded": ("grades",),
}


def check_profiles(content: Content) -> None:
    """Check that everything a profile names exists and can be had, and that no fact is without use.

    Raises:
        ContentError: Entries do not fit each other.
    """
    questions = {question.id for question in content.safety.questions}
    for fact in content.profile_facts.values():
        place = f"fact.{fact.id}"
        if "[" not in fact.source:
            raise ContentError(FILE, place, "source: has no mark such as [V:key], [R: citation] or [D]")
        _check_named(place, "noted_at", [fact.noted_at] if fact.noted_at else [], content.programme.protocols)
        _check_named(place, "asked_as", [fact.asked_as] if fact.asked_as else [], questions)
    for profile in content.profiles.values():
        _check_profile(profile, content)


def _check_profile(profile: Profile, content: Content) -> None:
    place = f"profile.{profile.id}"
    for field, ids in _named_exercises(profile):
        _check_named(place, field, ids, content.exercises)
    focuses = {focus for exercise in content.exercises.values() for focus in exercise.focus}
    wanted = (*profile.extra_focus, *[focus for focus, _ in profile.extra_slots])
    _check_named(place, "extra_focus, extra_slots", wanted, focuses)
    _check_named(place, "held_until", [test for _, test in profile.held_until], content.programme.measures)
    _check_named(place, "flags", profile.flags, content.programme.flags.ids)
    seen: set[str] = set()
    for sign in profile.signs:
        try:
            _check_sign(sign, content)
        except MisfitError as fault:
            raise ContentError(FILE, place, f"sign {sign.id}: {fault}") from None
        if sign.id in seen:
            raise ContentError(FILE, place, f"sign {sign.id}: stands there twice")
        seen.add(sign.id)
    most = _most_points(profile)
    if most < content.programme.pointing.points_min:
        raise ContentError(FILE, place, f"signs: all of them give {most} points, so it can never be shown")


def _check_sign(sign: Sign, content: Content) -> None:
    kind = sign.kind.value
    if sign.points < 1:
        raise MisfitError("points: must be at least 1")
    for fact in sign.facts:
        if fact not in content.profile_facts:
            raise MisfitError(f"facts: there is no {fact}")
    if bool(sign.measure) is not (kind in _MEASURED) or (kind == "facts" and not sign.facts):
        raise MisfitError(f"is: {kind} needs {'a measure' if kind in _MEASURED else 'facts, and no measure'}")
    if (sign.least is not None) is not (kind in _COUNTED):
        raise MisfitError(f"least: needed for {', '.join(_COUNTED)}, and only there")
    if sign.measure:
        measure = content.programme.measures.get(sign.measure)
        if measure is None:
            raise MisfitError(f"measure: there is no self-test {sign.measure}")
        _check_can_hold(sign, measure, {table.measure for table in content.norms.values()})


def _check_can_hold(sign: Sign, measure: Measure, with_norms: Collection[str]) -> None:
    """Check that some result of the test bears out the sign."""
    kind = sign.kind.value
    needs = _NEEDS.get(kind, ())
    if needs and all(getattr(measure, field) in {None, ()} for field in needs):
        raise MisfitError(f"is: {kind} can never hold, since {measure.id} has no {' or '.join(needs)}")
    if sign.grade and sign.grade not in [grade for _, grade in measure.grades]:
        raise MisfitError(f"grade: {measure.id} has no grade {sign.grade}")
    if sign.least is not None and measure.cap is not None and sign.least > measure.cap:
        raise MisfitError(f"least: {sign.least:g} can't be reached, since {measure.id} ends at {measure.cap:g}")
    if kind == "below_line" and measure.id not in with_norms:
        raise MisfitError(f"is: below_line needs a line of {measure.id} in norms.toml")


def _most_points(profile: Profile) -> int:
    """The points of all signs together."""
    most: dict[str, int] = {}
    for sign in profile.signs:
        key = sign.once or sign.id
        most[key] = max(sign.points, most.get(key, 0))
    return sum(most.values())


def _named_exercises(profile: Profile) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "favours", profile.favours
    yield "before", tuple(each for pair in profile.before for each in pair)
    yield "held_until", tuple(exercise_id for exercise_id, _ in profile.held_until)
    yield "daily", profile.daily


def _check_named(place: str, field: str, names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise ContentError(FILE, place, f"{field}: there is no {name}")
