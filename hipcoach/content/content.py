"""All content in one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.domain.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hipcoach.content.questions import SafetyContent
    from hipcoach.content.words import Words
    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.norms import NormTable
    from hipcoach.domain.parameters import Programme
    from hipcoach.domain.profiles import Profile, ProfileFact


class Content(Frozen):
    """Everything that is prescribed.

    Attributes:
        exercises: All exercises by id, in the catalogue's order.
        programme: Every number of the rules.
        safety: Questions, mini-screen, stop signals, fall-risk items.
        norms: What healthy people reach in some self-tests, by table.
        profiles: What answers and tests point to, by id.
        profile_facts: What the person is asked for them, by id.
        words: The words of one language.
        reviewed_by: The clinician who reviewed the catalogue; "" for nobody yet.
    """

    exercises: Mapping[str, Exercise]
    programme: Programme
    safety: SafetyContent
    norms: Mapping[str, NormTable]
    profiles: Mapping[str, Profile]
    profile_facts: Mapping[str, ProfileFact]
    words: Words
    reviewed_by: str
