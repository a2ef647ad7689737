"""Words of self-tests and profiles, with the numbers of the data in them."""

from __future__ import annotations

import re

import pytest

from hipcoach.content.lazy import LazyEntries
from hipcoach.content.told import changes_of, evidence_of, notes_of, steps_of


def steps(shipped, measure_id):
    measure = shipped.programme.measures[measure_id]
    return steps_of(shipped.words, shipped.programme.protocols[measure.protocol], measure)


@pytest.mark.parametrize(
    ("measure_id", "said"),
    [
        ("slst_eo", "3 tries on each side with 30 seconds of rest. The best counts; if the first reaches 45 seconds"),
        ("level_hip_stand", "or at 30 seconds"),
        ("thomas_gap", "relax for 10 seconds"),
        ("cst30", "in 30 seconds"),
        ("cst30", "about 43 cm high"),
        ("step_down", "a step 10-15 cm high"),
        ("pelvic_control.tilt", "10 moves in all"),
    ],
)
def test_steps_have_the_numbers_of_their_test(shipped, measure_id, said):
    assert any(said in step for step in steps(shipped, measure_id))


def test_a_changed_number_changes_the_words(shipped):
    measure = shipped.programme.measures["tandem"].replace(cap=20.0)
    protocol = shipped.programme.protocols["tandem"].replace(tries=4)
    told = " ".join(steps_of(shipped.words, protocol, measure))
    assert "at 20 seconds" in told
    assert "4 tries" in told


def test_no_test_and_no_profile_shows_a_placeholder_or_an_id(shipped):
    flags = frozenset(shipped.programme.flags.ids)
    texts = [step for each in shipped.programme.measures for step in steps(shipped, each)]
    for measure in shipped.programme.measures.values():
        texts += notes_of(shipped.words, measure, flags)
        texts += [shipped.words.text("measure", measure.id, field) for field in ("name", "what")]
    for profile in shipped.profiles.values():
        texts += changes_of(shipped.words, profile)
        texts += [text for sign in profile.signs for text in evidence_of(shipped.words, sign)]
    assert len(texts) > 150
    for text in texts:
        assert text
        assert not re.search(r"[a-z]_[a-z]|[{}]", text), text


@pytest.mark.parametrize(
    ("measure_id", "flags", "notes"),
    [
        ("pelvic_control.tilt", {"thr_anterior", "gtps"}, ("Let the knee fall out only a little way.",)),
        ("tandem", {"fall_risk_1"}, ("In the corner with the chair, always.",)),
        ("slst_supported", {"fall_risk_2"}, ("Keep the whole hand on.",)),
        ("side_bridge", {"gtps"}, ("Not with the sore side underneath.",)),
        ("pelvis_mirror", {"fall_risk_1"}, ()),
        ("slst_eo", set(), ()),
    ],
)
def test_a_precaution_has_its_note(shipped, measure_id, flags, notes):
    assert notes_of(shipped.words, shipped.programme.measures[measure_id], flags) == notes


def test_a_profile_says_what_it_changes_with_its_numbers(shipped):
    assert "A step of 15 cm or less." in changes_of(shipped.words, shipped.profiles["deep_pinch"])
    changes = changes_of(shipped.words, shipped.profiles["stiff_start"].replace(daily_minutes=5))
    assert changes[0] == "Heel slides and wipers for 5 minutes at a second time of the day."


def test_profiles_ask_for_a_physiotherapist_and_never_diagnose(shipped):
    for profile_id in shipped.profiles:
        says = shipped.words.text("profile", profile_id, "says")
        assert says.startswith("Your answers point towards ")
        assert "Ask your physiotherapist about this" in says
    assert "whole-body check" in shipped.words.text("elsewhere", "text")


def test_a_sign_is_said_by_its_facts_or_a_line_of_its_own(shipped):
    signs = {sign.id: sign for profile in shipped.profiles.values() for sign in profile.signs}
    assert evidence_of(shipped.words, signs["sits_6h"]) == ("Sits 6 hours a day or more",)
    assert evidence_of(shipped.words, signs["tilt_flat_hard"]) == ("Few clean tilts, and flat is the hard part",)


@pytest.mark.parametrize("path", [("protocol", "slst", "name"), ("protocol", "none", "steps")])
def test_a_path_that_leads_to_no_list_is_refused(shipped, path):
    with pytest.raises(KeyError):
        shipped.words.texts(*path)


def test_an_entry_is_read_once_and_only_when_it_is_asked_for():
    asked = []

    def read(name, table):
        asked.append(name)
        return table * 2

    numbers = LazyEntries("numbers.toml", {"number": {"one": 1, "two": 2}}, "number", read)
    assert len(numbers) == 2
    assert "two" in numbers
    assert "three" not in numbers
    assert asked == []
    assert (numbers["two"], numbers["two"]) == (4, 4)
    assert asked == ["two"]
    assert dict(numbers) == {"one": 2, "two": 4}
    with pytest.raises(KeyError):
        numbers["three"]
