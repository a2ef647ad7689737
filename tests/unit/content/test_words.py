"""Words: plain, whole, and never longer than the player has room for."""

from __future__ import annotations

import re

import pytest

from hipcoach.domain.exercise import Kind, Position, Stage
from hipcoach.domain.safety import Action

SUSPECTED = (  # what questions think of; none is named to the person
    "cauda", "septic", "arteritis", "thrombosis", "embol", "aneurysm", "metasta", "tumour", "necrosis", "sepsis",
    "stress fracture", "appendic", "ectopic", "torsion", "gluteal", "clot",
)  # fmt: skip


def every_text(value):
    if isinstance(value, dict):
        for item in value.values():
            yield from every_text(item)
    elif isinstance(value, list):
        for item in value:
            yield from every_text(item)
    else:
        yield value


def test_no_text_breaks_the_voice(parsed):
    for text in every_text(parsed["text"]):
        assert not re.search(r"\b(should|streak|failed|no pain no gain)\b|!", text, re.IGNORECASE), text


def test_no_suspected_disease_is_named(parsed):
    for section in ("question", "action", "screen", "mini", "stop_signal"):
        for text in every_text(parsed["text"]["en"][section]):
            assert not any(name in text.lower() for name in SUSPECTED), text


def test_cues_fit_the_player_and_end_like_sentences(shipped):
    cues = [shipped.words.exercise(exercise_id).cue for exercise_id in shipped.exercises]
    assert max(len(cue) for cue in cues) <= 60
    assert all(cue.endswith(".") for cue in cues)


def test_tempo_words_are_short(shipped):
    for exercise in shipped.exercises.values():
        words = shipped.words.exercise(exercise.id).tempo_words
        assert len(words) == (3 if exercise.kind is Kind.REPS else 0)
        assert all(len(word) <= 8 for word in words)


def test_descriptions_are_one_sentence(shipped):
    for exercise_id in shipped.exercises:
        description = shipped.words.exercise(exercise_id).description
        assert description.endswith(".")
        assert "\n" not in description


def test_ids_of_exercises_never_reach_the_person(shipped):
    for exercise_id in shipped.exercises:
        words = shipped.words.exercise(exercise_id)
        for text in (*words.steps, *words.watch_for, *words.how, *words.cautions.values(), words.cue, words.why):
            assert not re.search(r"[a-z]_[a-z]|[{}]", text), text


def test_a_note_names_the_exercise_it_offers(shipped):
    assert shipped.words.exercise("str_bridge_single").cautions["pgp"] == "Use Bridge."


def test_only_the_notes_in_force_are_shown(shipped):
    exercise = shipped.exercises["str_bridge"]
    notes = shipped.words.caution_notes(exercise, frozenset({"bp_heart", "thr_anterior", "gtps"}))
    assert notes == ("Lift to just short of straight at the hip.", "Low lift, keep breathing.")


def test_words_are_put_together_once(shipped):
    assert shipped.words.exercise("bal_sls") is shipped.words.exercise("bal_sls")
    assert shipped.words.exercise("bal_sls").how[0] == "two hands on the counter"
    assert shipped.words.exercise_name("bal_sls") == "Single-leg stand"


def test_stages_positions_and_actions_have_their_words(shipped):
    words = shipped.words
    assert [words.stage_name(stage) for stage in Stage] == ["Pelvis", "Flexibility", "Strength", "Core", "Balance"]
    assert all(words.stage_purpose(stage) and words.stage_opens_next(stage) for stage in Stage)
    assert words.position(Position.SUPINE) == "Lying on your back"
    assert words.action_title(Action.EMERGENCY) == "Please call for help now"
    assert "emergency number" in words.action_advice(Action.EMERGENCY)
    assert "who" in words.action_lifts(Action.TODAY)


def test_questions_and_notice_have_their_words(shipped):
    words = shipped.words
    assert words.question("rf_surgery").startswith("Surgery on the hip")
    assert words.question_advice("rf_surgery") == "Ask your surgeon or PT which movements are allowed."
    assert len(words.notice()) == 4
    assert "does not replace a physiotherapist" in words.notice_short()
    assert len(words.standing_set_up()) == 5
    assert words.label("muscle", "iliopsoas") == "iliopsoas"
    assert words.text("screen", "health", "title") == "Your health"


@pytest.mark.parametrize("path", [("screen", "nowhere", "title"), ("screen", "health"), ("exercise", "none", "name")])
def test_a_path_that_leads_to_no_text_is_refused(shipped, path):
    with pytest.raises(KeyError):
        shipped.words.text(*path)


def test_words_are_equal_when_their_texts_are(shipped, tables, parsed):
    words = type(shipped.words)
    assert words(parsed["text"]["en"]) == words(tables["text"]["en"])
    assert hash(words(parsed["text"]["en"])) == hash(words(tables["text"]["en"]))
    tables["text"]["en"]["stage"]["core"]["name"] = "Middle"
    assert words(parsed["text"]["en"]) != words(tables["text"]["en"])
