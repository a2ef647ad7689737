"""When the safety questions are asked again, and which (A2)."""

from __future__ import annotations

import pytest

from hipcoach.domain.person import Occasion
from hipcoach.domain.records import Moment
from hipcoach.services.composition import make_services
from hipcoach.services.screening import ClearanceError
from hipcoach.store.database import open_journal
from tests.unit.asking import DAY_S, NO, UNSURE, YES, Asking
from tests.unit.samples import CONTENT

GRAVEST = [question.id for question in CONTENT.safety.gravest]
FURTHER = [question.id for question in CONTENT.safety.further]


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "journal.db") as journal:
        yield journal


@pytest.fixture
def asking(clock, journal):
    made = Asking(clock, journal)
    made.set_up()
    return made


def roots(screens):
    return [question.id for screen in screens for question in screen.questions if not question.after]


def answer_further(asking, answer=NO):
    asking.service.record_answers([(question_id, answer) for question_id in FURTHER], Occasion.SETUP)


# -- which -----------------------------------------------------------------------------------------------------------


def test_the_first_run_asks_the_gravest_and_the_further_screens_the_rest(asking):
    assert roots(asking.service.screens()) == GRAVEST
    assert [screen.id for screen in asking.service.further_screens()] == ["health", "hip_and_nerves"]
    assert roots(asking.service.further_screens()) == FURTHER
    assert sorted(GRAVEST + FURTHER) == sorted(each.id for each in CONTENT.safety.questions if each.screen)


def test_the_further_screens_go_on_where_they_were_left(asking):
    assert asking.service.next_further_screen() == 0
    first = asking.service.further_screens()[0]
    asking.service.record_answers([(each.id, NO) for each in first.questions], Occasion.SETUP)
    assert asking.service.next_further_screen() == 1
    answer_further(asking)
    assert asking.service.next_further_screen() is None
    assert asking.service.is_set_up()


def test_what_was_answered_once_belongs_to_every_full_screen_from_then_on(asking):
    answer_further(asking)
    assert sorted(roots(asking.service.screens())) == sorted(GRAVEST + FURTHER)
    assert asking.service.next_screen() is None


def test_a_further_answer_that_locks_locks(asking):
    answer_further(asking)
    asking.service.record_answers([("rf_locking", YES)], Occasion.RESCREEN)
    assert asking.service.person().is_locked


def test_what_makes_a_further_answer_graver_must_be_answered(asking):
    asking.service.record_answers([("rf_cancer", YES)], Occasion.SETUP)
    assert asking.service.verdict().unanswered == ("rf_cancer_severe",)
    asking.clear("rf_cancer")
    assert not asking.service.person().is_locked


def test_precautions_after_an_operation_end_when_it_is_over(asking):
    service = asking.service
    service.record_answers([("rf_surgery", YES), ("rf_surgery_back", YES), ("rf_surgery_belly", NO)], Occasion.SETUP)
    service.record_answers([("rf_surgery_front", NO), ("rf_surgery_side", NO)], Occasion.SETUP)
    asking.clear("rf_surgery")
    assert service.person().flags == {"thr_posterior"}
    asking.clock.jump_s(84 * DAY_S)
    asking.answer_screens()
    assert service.person().flags == frozenset()
    assert not service.person().is_locked


# -- when ------------------------------------------------------------------------------------------------------------


def test_an_old_answer_of_a_further_screen_makes_the_full_screen_due(asking):
    answer_further(asking)
    asking.pass_days(27)
    gravest = [(question_id, NO) for question_id in GRAVEST]
    asking.service.record_answers(gravest, Occasion.RESCREEN)
    assert not asking.service.is_rescreen_due()
    asking.pass_days(1)
    assert asking.service.is_rescreen_due()
    asking.answer_screens()
    assert not asking.service.is_rescreen_due()


def test_after_a_fall_the_mini_screen_asks_everything_again(asking):
    opened = asking.service.opened_by_mini({"mini_fall"})
    assert set(opened) == {*GRAVEST}
    assert opened[:4] == ("rf_trauma", "rf_no_weight", "rf_minor_fall", "rf_anticoag_fall")
    assert asking.service.record_mini({"mini_fall"}) == opened
    assert asking.service.person().is_locked
    assert asking.service.is_rescreen_due()
    asking.service.record_answers([(question_id, NO) for question_id in opened], Occasion.MINI)
    assert not asking.service.person().is_locked
    assert not asking.service.is_rescreen_due()


def test_a_fall_that_was_told_of_is_not_forgotten_by_a_later_no(asking):
    asking.service.record_mini({"mini_fall"})
    asking.service.record_mini(())
    assert asking.service.person().is_locked
    assert asking.service.is_rescreen_due()


@pytest.mark.parametrize("tap", ["mini_ill", "mini_nerves"])
def test_other_taps_ask_only_what_they_open(asking, tap):
    assert len(asking.service.opened_by_mini({tap})) < len(GRAVEST)
    asking.service.record_mini({tap})
    assert not asking.service.is_rescreen_due()


def test_changed_health_answers_make_the_full_screen_due(asking):
    answer_further(asking)
    asking.service.change_answers([("rf_outer", NO), ("rf_pinch", NO)])
    assert not asking.service.is_rescreen_due()
    asking.service.change_answers([("rf_outer", YES), ("rf_pinch", NO)])
    assert asking.service.person().flags == {"gtps"}
    assert asking.service.is_rescreen_due()
    asking.answer_screens()
    assert not asking.service.is_rescreen_due()


@pytest.mark.parametrize("moment", [Moment.NEXT_MORNING, Moment.WORST_24H])
@pytest.mark.parametrize(("score", "is_due"), [(None, False), (0, False), (6, False), (7, True), (10, True)])
def test_a_bad_morning_makes_the_full_screen_due(clock, journal, moment, score, is_due):
    Asking(clock, journal).set_up()
    services = make_services(journal, CONTENT, clock)
    services.training.answer_pain(moment, score)
    assert services.screening.is_rescreen_due() is is_due


# -- what an assessment needs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question_id", "answer", "needs_words"),
    [("rf_chest", YES, True), ("rf_dvt", UNSURE, True), ("rf_severe", YES, False)],
)
def test_who_was_sent_to_a_doctor_at_once_writes_down_what_they_were_told(asking, question_id, answer, needs_words):
    asking.service.record_answers([(question_id, answer), ("rf_dvt_chest", NO)], Occasion.RESCREEN)
    if needs_words:
        with pytest.raises(ClearanceError, match="what you were told"):
            asking.clear(question_id, told="  ")
        assert asking.service.clearances() == ()
        asking.clear(question_id, told="No clot.")
    else:
        asking.clear(question_id, told="")
    assert not asking.service.person().is_locked
