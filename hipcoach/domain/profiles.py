"""What answers and tests point to (E8): pointers to take to a physiotherapist, never diagnoses.

A pointer changes which exercises are chosen and where an extra set goes, within stages that are open. Nothing in it can
open a stage or change their order. Points, and what each profile changes, stand in content/profiles.toml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.exercise import Side
from hipcoach.domain.frozen import Frozen
from hipcoach.domain.signs import Finder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from hipcoach.domain.measures import Measure
    from hipcoach.domain.parameters import AdviceRules, PointingRules
    from hipcoach.domain.signs import Findings, Sign, SignFound


class ProfileFact(Frozen):
    """Something the person is asked, or notes at a test.

    Attributes:
        id: Permanent id, also in the journal.
        source: Where it comes from.
        noted_at: Id of the protocol after which it is asked, or "" for a plain question.
        asked_as: Id of the safety question that asks the same, or "".
        is_elsewhere: It speaks for the back or another place than the hip.
    """

    id: str
    source: str
    noted_at: str = ""
    asked_as: str = ""
    is_elsewhere: bool = False


class Profile(Frozen):
    """What points somewhere, and what that changes within open stages.

    Attributes:
        id: Permanent id, also in a physiotherapist's plan.
        signs: What points to it.
        favours: Ids of exercises that go first where a session has a choice.
        before: Pairs of exercise ids: the first is done before the second.
        extra_focus: Focuses with one more set on the weak side.
        extra_slots: Focus, and how many exercises of it a session has.
        held_until: Exercise id, and the id of the test that must be in band before it.
        daily: Ids of mobility exercises for a second time of day.
        daily_minutes: How long those take.
        flags: Precautions it sets.
        step_cm_max: Highest step, or None.
    """

    id: str
    signs: tuple[Sign, ...]
    favours: tuple[str, ...] = ()
    before: tuple[tuple[str, ...], ...] = ()
    extra_focus: tuple[str, ...] = ()
    extra_slots: tuple[tuple[str, int], ...] = ()
    held_until: tuple[tuple[str, ...], ...] = ()
    daily: tuple[str, ...] = ()
    daily_minutes: int | None = None
    flags: tuple[str, ...] = ()
    step_cm_max: float | None = None


class Pointer(Frozen):
    """A profile the findings point to, with what is behind it.

    Attributes:
        profile: The profile.
        points: Its points.
        found: The signs that count, in the order of the profile.
        is_by_plan: A physiotherapist's plan chose it.
    """

    profile: Profile
    points: int
    found: tuple[SignFound, ...]
    is_by_plan: bool = False


class Pointing(Frozen):
    """What all findings point to.

    Attributes:
        pointers: At most so many as are shown, the strongest first.
        elsewhere: Facts that speak for the back or another place; then no pointer is shown by points.
        flags: Precautions of every profile with enough points, shown or not: caution never waits for its turn.
    """

    pointers: tuple[Pointer, ...]
    elsewhere: tuple[str, ...]
    flags: frozenset[str]

    @property
    def favoured(self) -> tuple[str, ...]:
        """Ids of exercises that go first where a session has a choice, each once."""
        return tuple(dict.fromkeys(each for pointer in self.pointers for each in pointer.profile.favours))

    def focuses(self, sided: Collection[str]) -> tuple[str, ...]:
        """Focuses of which a session has more on both sides, each once; those in ``sided`` have it on one."""
        profiles = [pointer.profile for pointer in self.pointers]
        slots = [focus for profile in profiles for focus, _ in profile.extra_slots]
        sets = [focus for profile in profiles for focus in profile.extra_focus if focus not in sided]
        return tuple(dict.fromkeys([*slots, *sets]))

    def extra_sides(self, worse: Mapping[str, Side], affected_side: Side) -> dict[str, Side]:
        """The side of one more set by focus: as tested, and where no test says so the sore side."""
        sides = dict(worse)
        for pointer in self.pointers:
            for focus in pointer.profile.extra_focus:
                if affected_side is not Side.BOTH:
                    sides.setdefault(focus, affected_side)
        return sides


def known_facts(facts: Iterable[ProfileFact], told: Collection[str], answered_yes: Collection[str]) -> frozenset[str]:
    """The facts that are so: those told, and those a safety question answered yes says."""
    return frozenset(fact.id for fact in facts if fact.id in told or (fact.asked_as and fact.asked_as in answered_yes))


class Profiles:
    """All profiles, and the rules by which they are shown."""

    def __init__(
        self,
        profiles: Mapping[str, Profile],
        facts: Mapping[str, ProfileFact],
        measures: Mapping[str, Measure],
        rules: PointingRules,
        advice: AdviceRules,
    ) -> None:
        self._profiles = profiles
        self._facts = facts
        self._measures = measures
        self._rules = rules
        self._stiff_max = advice.stiff_over_minutes

    def point(self, findings: Findings, chosen: str = "") -> Pointing:
        """What the findings point to.

        Args:
            findings: What is known.
            chosen: Id of the profile a physiotherapist's plan works by; it stands alone.
        """
        finder = Finder(findings, self._measures, self._stiff_max)
        every = [_pointer(profile, finder) for profile in self._profiles.values()]
        strong = [each for each in every if each.points >= self._rules.points_min]
        elsewhere = tuple(fact.id for fact in self._facts.values() if fact.is_elsewhere and fact.id in findings.facts)
        shown = [] if elsewhere else sorted(strong, key=lambda each: -each.points)[: self._rules.shown_max]
        by_plan = [each.replace(is_by_plan=True) for each in every if each.profile.id == chosen]
        flags = frozenset(flag for each in (*strong, *by_plan) for flag in each.profile.flags)
        return Pointing(pointers=tuple(by_plan or shown), elsewhere=elsewhere, flags=flags)


def _pointer(profile: Profile, finder: Finder) -> Pointer:
    """A profile with its points; of the signs with one ``once`` only the strongest counts."""
    counted: dict[str, SignFound] = {}
    for sign in profile.signs:
        found = finder.find(sign)
        key = sign.once or sign.id
        if found is not None and (key not in counted or sign.points > counted[key].sign.points):
            counted[key] = found
    points = sum(found.sign.points for found in counted.values())
    return Pointer(profile=profile, points=points, found=tuple(counted.values()))
