"""Slots and templates of sessions that don't fit are refused by name (E7)."""

from __future__ import annotations

import pytest

from hipcoach.content.errors import ContentError
from hipcoach.domain.fitting import Fitter
from hipcoach.domain.recipes import DROP_GROUPS, SessionType
from tests.unit.content.spoiling import DELETE, spoil_all

SESSIONS = ("stages", "sessions")
SLOTS = (*SESSIONS, "slots")
TEMPLATES = (*SESSIONS, "templates")

FAULTS = [
    ((*SLOTS, "tilt", "ladder"), ["pelv_tip"], "sessions.slots.tilt: there is no exercise pelv_tip"),
    ((*SLOTS, "tilt", "ladder"), [], "sessions.slots.tilt: ladder: needs at least one exercise"),
    ((*SLOTS, "tilt", "lader"), [], "sessions.slots.tilt: lader is not known here; is ladder meant?"),
    (
        (*SLOTS, "abductor_a", "ladder"),
        ["str_band_sidestep", "str_clam"],
        "sessions.slots.abductor_a: ladder: a lower tier stands after a higher one",
    ),
    ((*SLOTS, "heel"), {"ladder": ["flex_heel_slide"]}, "sessions.slots.heel: no session uses it"),
    (SLOTS, DELETE, "sessions.slots: this section is missing"),
    (TEMPLATES, DELETE, "sessions.templates: this section is missing"),
    ((*TEMPLATES, "strength_b"), DELETE, "sessions.templates.strength_b: this section is missing"),
    ((*TEMPLATES, "strength_b", "main"), ["deep"], "sessions.templates.strength_b: there is no slot deep"),
    ((*TEMPLATES, "flexibility", "kept"), ["tilt", "hike"], "hike is named, but not in the session"),
    ((*TEMPLATES, "flexibility", "kept"), ["tilt"], "1 exercises of the pelvis pair; the numbers ask for 2 to 2"),
    (
        (*TEMPLATES, "pelvis_first", "main"),
        ["tilt", "lift"],
        "sessions.templates.pelvis_first: 2 pelvis exercises; the numbers ask for 4 to 5",
    ),
    ((*TEMPLATES, "strength_a", "at_level_1"), [], "4 strength exercises; the numbers ask for 3 to 3"),
    ((*SESSIONS, "strength_slots_level_1"), 5, "4 strength exercises at level 1; the numbers ask for 5 to 5"),
    ((*SESSIONS, "core_slots_max"), 1, "2 core exercises; the numbers ask for 1 to 1"),
    ((*SESSIONS, "short_stretch_slots"), 1, "2 short stretches; the numbers ask for 1 to 1"),
    (("stages", "core", "starter_per_session_max"), 1, "2 core exercises; the numbers ask for 0 to 1"),
    ((*SESSIONS, "balance_short"), ["both_legs"], "sessions: balance_short: there is no slot both_legs"),
    ((*SESSIONS, "drop_order"), ["stretches"], "sessions: drop_order: stretches is not known; there are"),
    ((*SESSIONS, "never_drop"), ["abductors"], "sessions: never_drop: abductors is not known; there are deep_rotators"),
    ((*SESSIONS, "drop_then"), ["sets"], "sessions: drop_then: without last a session may stay too long"),
    ((*SESSIONS, "short_minutes"), 26, "sessions: short_minutes: 26 is not from 1 to cap_minutes, 25"),
    ((*SESSIONS, "easy_minutes"), 0, "sessions: easy_minutes: 0 is not from 1 to cap_minutes, 25"),
]


@pytest.mark.parametrize(("path", "value", "message"), FAULTS, ids=[fault[2][:70] for fault in FAULTS])
def test_a_fault_is_named_with_file_entry_and_reason(tables, check, path, value, message):
    spoil_all(tables, [(path, value)])
    with pytest.raises(ContentError) as caught:
        check(tables)

    assert "stages.toml: " in str(caught.value)
    assert message in str(caught.value)


def test_every_group_that_may_be_named_can_be_left_out(shipped):
    template = shipped.programme.sessions.templates[SessionType.STRENGTH_A.value]

    assert Fitter(shipped.programme, template).groups == DROP_GROUPS


def test_every_sort_of_session_has_its_template(shipped):
    assert {each.value for each in SessionType} == set(shipped.programme.sessions.templates)


def test_every_exercise_but_substitutes_has_a_slot(shipped):
    """What no slot names comes only in the place of another, or by a physiotherapist's plan."""
    named = {each for slot in shipped.programme.sessions.slots.values() for each in slot.ladder}

    assert set(shipped.exercises) - named == {
        *("flex_fig4_seated", "flex_knee_opp_shoulder", "str_stand_abd", "str_split_squat"),
        *("core_curl_up", "core_pallof"),
    }
