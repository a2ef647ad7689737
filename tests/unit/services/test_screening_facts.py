"""What the person told about themselves reaches the rules."""

from __future__ import annotations

from datetime import date

import pytest

from hipcoach.domain.age import AgeBand
from hipcoach.domain.person import Occasion, Sex, Surgery
from hipcoach.services.person_facts import FactError
from hipcoach.store.database import open_journal
from tests.unit.asking import YES, Asking


@pytest.fixture
def asking(clock, tmp_path):
    with open_journal(tmp_path / "journal.db") as journal:
        yield Asking(clock, journal)


def test_nothing_is_known_before_it_was_told(asking):
    facts = asking.service
    assert (facts.usual_pain, facts.sex, facts.surgery, facts.surgery_on) == (None, None, None, None)
    assert (facts.can_kneel, facts.can_use_floor, facts.can_lie_prone, facts.can_lean_on_hands) == (None,) * 4
    assert facts.lacks == frozenset()
    person = facts.person()
    assert (person.age_from, person.usual_pain, person.lacks, person.flags) == (0, None, frozenset(), frozenset())
    assert (person.may_stand, person.fell_on, person.cleared_on) == (True, None, {})


def test_facts_reach_the_rules(asking):
    asking.service.set_age_band(AgeBand.FIFTIES)
    asking.service.set_usual_pain(0)
    asking.service.set_lacks(["mirror", "step_10_20_cm"])
    person = asking.service.person()
    assert (person.age_from, person.usual_pain) == (50, 0)
    assert person.lacks == {"mirror", "step_10_20_cm"}


def test_a_later_fact_replaces_an_earlier_one(asking):
    asking.service.set_lacks(["mirror"])
    asking.service.set_lacks([])
    assert asking.service.lacks == frozenset()


@pytest.mark.parametrize("score", [-1, 11])
def test_a_pain_off_the_scale_is_refused(asking, score):
    with pytest.raises(ValueError, match="0 to 10"):
        asking.service.set_usual_pain(score)
    assert asking.service.usual_pain is None


@pytest.mark.parametrize("sex", list(Sex))
def test_the_sex_may_be_told_or_not(asking, sex):
    asking.service.set_sex(sex)
    assert asking.service.sex is sex


@pytest.mark.parametrize(
    ("ability", "flag"),
    [
        ("can_kneel", "no_kneel"),
        ("can_use_floor", "no_kneel"),
        ("can_lie_prone", "no_prone"),
        ("can_lean_on_hands", "wrist_shoulder"),
    ],
)
def test_what_the_person_cannot_do_sets_its_precaution(asking, ability, flag):
    asking.service.set_abilities(**{ability: False})
    assert getattr(asking.service, ability) is False
    assert asking.service.person().flags == {flag}
    asking.service.set_abilities(**{ability: True})
    assert getattr(asking.service, ability) is True
    assert asking.service.person().flags == frozenset()


def test_an_unknown_ability_is_refused(asking):
    with pytest.raises(ValueError, match="can_fly"):
        asking.service.set_abilities(can_fly=True)


def test_an_operation_is_kept_with_its_day(asking):
    asking.service.set_surgery(Surgery.HIP_REPLACED, date(2026, 1, 9))
    assert (asking.service.surgery, asking.service.surgery_on) == (Surgery.HIP_REPLACED, date(2026, 1, 9))
    asking.service.set_surgery(Surgery.NONE, date(2026, 1, 9))
    assert (asking.service.surgery, asking.service.surgery_on) == (Surgery.NONE, None)


def test_an_operation_to_come_is_refused_with_a_sentence(asking):
    with pytest.raises(FactError, match="still to come"):
        asking.service.set_surgery(Surgery.HIP_OTHER, date(2026, 3, 3))
    assert asking.service.surgery is None


def test_of_several_assessments_of_a_lock_the_latest_counts(asking):
    asking.set_up()
    asking.service.record_answers([("rf_severe", YES)], Occasion.RESCREEN)
    asking.clear("rf_severe", assessed_on=date(2026, 3, 1))
    asking.clear("c_rising", in_force=["c_rising"], assessed_on=date(2026, 2, 20))
    asking.clear("c_rising", in_force=["c_rising"], assessed_on=date(2026, 2, 10))
    assert asking.service.person().cleared_on == {"rf_severe": date(2026, 3, 1), "c_rising": date(2026, 2, 20)}


def test_a_lock_of_other_rules_is_lifted_only_while_it_is_in_force(asking):
    asking.set_up()
    with pytest.raises(ValueError, match="c_severe2"):
        asking.clear("c_severe2", in_force=["c_rising"])
    with pytest.raises(ValueError, match="c_severe2"):
        asking.clear("c_severe2")
    asking.clear("c_severe2", in_force=["c_severe2"], told="")
    assert asking.service.person().cleared_on == {"c_severe2": date(2026, 3, 2)}
