"""The person: the latest fact and answer count, and all are kept."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from hipcoach.domain.person import Answer, AnswerGiven, Clearance, Fact, Occasion
from hipcoach.store.person import PersonStore


@pytest.fixture
def person(journal):
    return PersonStore(journal)


def answer(samples, question_id: str, given: Answer, **changes) -> AnswerGiven:
    values = {"wording_version": 1, "occasion": Occasion.SETUP, "stamp": samples.stamp()}
    return AnswerGiven(question_id=question_id, answer=given, **(values | changes))


def test_nothing_is_known_at_first(person):
    assert person.facts() == {}
    assert person.latest_answers() == {}
    assert person.clearances() == ()


def test_the_latest_fact_of_each_key_counts_and_all_are_kept(person, samples, journal):
    right = Fact(key="affected_side", value="right", wording_version=1, stamp=samples.stamp())
    left = Fact(key="affected_side", value="left", wording_version=2, stamp=samples.stamp(days=1, offset_min=-60))
    age = Fact(key="age_band", value="60-69", wording_version=1, stamp=samples.stamp())
    person.set_fact(right)
    person.set_facts([age, left])
    assert person.facts() == {"affected_side": left, "age_band": age}
    assert journal.rows("select count(*) from facts") == [(3,)]


def test_a_clock_set_back_does_not_bring_an_old_fact_back(person, samples):
    for value, days in (("first", 0), ("second", -400)):
        person.set_fact(Fact(key="usual_pain", value=value, wording_version=1, stamp=samples.stamp(days=days)))
    assert person.facts()["usual_pain"].value == "second"


def test_the_latest_answer_to_each_question_counts(person, samples):
    asked_again = answer(samples, "rf_chest", Answer.NO, wording_version=2, occasion=Occasion.RESCREEN)
    unsure = answer(samples, "rf_dvt", Answer.UNSURE, occasion=Occasion.MINI)
    person.add_answers([answer(samples, "rf_chest", Answer.YES), unsure])
    person.add_answers([asked_again])
    assert person.latest_answers() == {"rf_chest": asked_again, "rf_dvt": unsure}


def test_answers_of_one_screen_are_kept_as_a_whole_or_not_at_all(person, samples):
    with pytest.raises(sqlite3.IntegrityError):
        person.add_answers([answer(samples, "rf_chest", Answer.YES), answer(samples, "", Answer.NO)])
    assert person.latest_answers() == {}


def test_clearances_come_back_as_they_were(person, samples):
    clearance = Clearance(
        question_id="rf_chest",
        assessed_by="Dr Ada Example",
        role="GP",
        assessed_on=date(2026, 2, 27),
        told="Walk daily; nothing heavy for two weeks.",
        stamp=samples.stamp(),
    )
    person.add_clearance(clearance)
    assert person.clearances() == (clearance,)
