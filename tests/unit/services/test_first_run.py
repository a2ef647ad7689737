"""The first run can be left anywhere, and goes on at the first part that isn't done."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.household import FLOOR_ONLY
from hipcoach.domain.person import Answer, Occasion, Precautions, Surgery
from hipcoach.services.first_run import ABOUT, FirstRunService, Part
from hipcoach.services.person_facts import FactError
from hipcoach.store.database import open_journal
from tests.unit.asking import NO, YES, Asking


@pytest.fixture
def asking(clock, tmp_path):
    with open_journal(tmp_path / "journal.db") as journal:
        yield Asking(clock, journal)


@pytest.fixture
def run(asking):
    return FirstRunService(asking.service)


def answer(asking, screen) -> None:
    asked = [question.id for question in screen.questions if not question.after]
    asking.service.record_answers([(key, NO) for key in asked], Occasion.SETUP)


def answer_part(asking, run, part: Part) -> None:
    """Do a part as somebody without any warning sign."""
    service = asking.service
    match part:
        case Part.NOTICE:
            service.accept_notice()
        case Part.SAFETY:
            for screen in run.screens():
                answer(asking, screen)
        case Part.HIP:
            service.set_side(Side.LEFT)
            service.set_age_band(AgeBand.LATE_SIXTIES)
            service.set_usual_pain(4)
        case Part.OPERATION:
            service.set_surgery(Surgery.NONE)
        case Part.FALLS:
            asking.answer_falls()
    run.pass_part(part)


def test_a_new_journal_begins_with_the_notice(run):
    assert not run.is_over()
    assert run.next_part() is Part.NOTICE
    assert not run.has_more()


def test_each_part_is_followed_by_the_next_until_all_are_done(asking, run):
    run.begin()
    for place, part in enumerate(list(Part)[:-1]):
        assert run.next_part() is part
        answer_part(asking, run, part)
        assert run.next_part() is list(Part)[place + 1]
        assert not run.is_over()
    run.finish()
    assert run.is_over()
    assert not run.has_more()


def test_a_run_that_is_left_goes_on_at_the_first_part_that_is_not_done(asking, run):
    run.begin()
    for part in (Part.NOTICE, Part.SAFETY, Part.HIP, Part.HOME):
        answer_part(asking, run, part)
    assert FirstRunService(asking.service).next_part() is Part.OPERATION


def test_gone_through_without_the_answers_it_needs_a_part_is_not_done(asking, run):
    run.begin()
    answer_part(asking, run, Part.NOTICE)
    answer_part(asking, run, Part.SAFETY)
    for part in ABOUT:
        run.pass_part(part)
    assert run.next_part() is Part.HIP
    asking.service.set_side(Side.LEFT)
    asking.service.set_age_band(AgeBand.FORTIES)
    assert run.next_part() is Part.HIP, "the usual pain is missing"
    asking.service.set_usual_pain(0)
    assert run.next_part() is Part.OPERATION
    asking.service.set_surgery(Surgery.NONE)
    assert run.next_part() is Part.FALLS
    asking.answer_falls()
    assert run.next_part() is Part.GOALS


def test_all_five_screens_are_asked_with_every_question(run, asking):
    screens = run.screens()
    assert len(screens) == 5
    shown = {question.id for screen in screens for question in screen.questions}
    assert shown == {question.id for question in asking.service.safety.questions if question.screen or question.after}
    for place, screen in enumerate(screens):
        assert run.open_screen() == place
        answer(asking, screen)
    assert run.open_screen() is None


def test_a_follow_up_that_waits_for_its_answer_opens_its_screen_again(asking, run):
    for screen in run.screens():
        answer(asking, screen)
    asking.service.record_answers([("rf_surgery", YES)], Occasion.SETUP)
    assert run.screens()[run.open_screen()].id == "you_and_hip"


# -- people of the shorter first run -----------------------------------------------------------------------------------


def test_who_was_set_up_before_stays_so_and_is_offered_the_rest(asking, run):
    asking.set_up()
    assert run.is_over()
    assert run.has_more()
    assert run.next_part() is Part.SAFETY
    run.begin()
    assert run.is_over(), "beginning changes nothing for them"


def test_the_offer_ends_when_all_was_asked(asking, run):
    asking.set_up()
    for part in list(Part)[:-1]:
        answer_part(asking, run, part)
    assert not run.has_more()
    assert run.is_over()


def test_the_offer_ends_when_it_is_put_off(asking, run):
    asking.set_up()
    run.put_off()
    assert not run.has_more()
    assert run.is_over()


def test_an_old_answer_of_60_to_69_is_asked_for_again(asking, run):
    asking.set_up(AgeBand.SIXTIES)
    asking.service.set_usual_pain(2)
    run.pass_part(Part.HIP)
    assert not run.is_done(Part.HIP)
    asking.service.set_age_band(AgeBand.EARLY_SIXTIES)
    assert run.is_done(Part.HIP)


def test_a_journal_left_in_the_middle_of_the_shorter_run_goes_through_the_whole_one(asking, run):
    asking.service.accept_notice()
    run.begin()
    asking.answer_screens(Occasion.SETUP)
    asking.service.set_side(Side.RIGHT)
    asking.service.set_age_band(AgeBand.FORTIES)
    assert asking.service.is_asked()
    assert not asking.service.is_set_up()
    assert not run.is_over()


def test_nobody_exercises_before_the_first_run_has_come_far_enough(asking, run):
    run.begin()
    answer_part(asking, run, Part.NOTICE)
    answer_part(asking, run, Part.SAFETY)
    answer_part(asking, run, Part.HIP)
    assert asking.service.person().is_locked, "the questions about falling are open"
    answer_part(asking, run, Part.FALLS)
    assert not asking.service.person().is_locked


# -- drafts ------------------------------------------------------------------------------------------------------------


def test_ticks_of_a_screen_that_was_left_are_kept_and_nothing_follows_from_them(asking, run):
    run.keep_draft("whole_body", {"rf_chest": "yes", "rf_dvt": "unsure"})
    assert FirstRunService(asking.service).draft("whole_body") == {"rf_chest": "yes", "rf_dvt": "unsure"}
    assert run.draft("health") == {}
    assert not asking.service.verdict().locks


def test_a_draft_outlives_going_on_from_another_screen(run):
    run.keep_draft("whole_body", {"rf_chest": "yes"})
    run.pass_part(Part.SAFETY, "falls_and_weight")
    assert run.draft("whole_body") == {"rf_chest": "yes"}
    run.pass_part(Part.SAFETY, "whole_body")
    assert run.draft("whole_body") == {}


def test_a_draft_ends_with_its_part_and_an_empty_one_leaves_no_trace(run):
    run.keep_draft("falls", {"f_worry": "yes"})
    run.pass_part(Part.FALLS)
    assert run.draft("falls") == {}
    run.keep_draft("home", {"chair": "yes"})
    run.keep_draft("home", {})
    assert run.draft("home") == {}


# -- what is told twice ------------------------------------------------------------------------------------------------


def test_usual_pain_of_7_against_a_no_of_the_safety_check_locks_when_it_is_settled(asking):
    asking.set_up()
    asking.service.set_usual_pain(6)
    assert asking.service.contradicted() == ()
    asking.service.set_usual_pain(7)
    assert asking.service.contradicted() == ("rf_severe",)
    assert not asking.service.person().is_locked
    asking.service.settle_contradictions(Occasion.SETUP)
    assert asking.service.person().is_locked
    assert asking.service.contradicted() == ()


def test_after_its_assessment_the_same_pain_does_not_lock_again(asking):
    asking.set_up()
    asking.service.set_usual_pain(8)
    asking.service.settle_contradictions(Occasion.SETUP)
    asking.clear("rf_severe")
    asking.service.settle_contradictions(Occasion.SETUP)
    assert not asking.service.person().is_locked


def test_a_fresh_operation_against_a_no_of_the_safety_check_locks(asking):
    asking.set_up()
    asking.service.set_surgery(Surgery.HIP_REPLACED, asking.service.today() - timedelta(weeks=10), Precautions.LIFTED)
    asking.service.settle_contradictions(Occasion.SETUP)
    assert [lock.question_id for lock in asking.service.verdict().locks] == ["rf_surgery"]


def test_nothing_is_settled_about_a_question_that_was_not_asked_yet(asking):
    asking.service.set_usual_pain(9)
    assert asking.service.contradicted() == ()


# -- operations --------------------------------------------------------------------------------------------------------


def test_what_is_told_about_an_operation_is_kept(asking):
    day = asking.service.today() - timedelta(days=400)
    asking.service.set_surgery(Surgery.HIP_OTHER, day, Precautions.UNSURE)
    service = asking.service
    assert (service.surgery, service.surgery_on, service.precautions) == (
        Surgery.HIP_OTHER,
        day,
        Precautions.UNSURE,
    )
    service.set_surgery(Surgery.NONE, day, Precautions.UNSURE)
    assert (service.surgery, service.surgery_on, service.precautions) == (Surgery.NONE, None, None)


def test_an_operation_to_come_is_refused_with_a_sentence_and_nothing_is_lost(asking):
    asking.service.set_surgery(Surgery.HIP_REPLACED, asking.service.today())
    with pytest.raises(FactError, match="still to come"):
        asking.service.set_surgery(Surgery.HIP_REPLACED, asking.service.today() + timedelta(days=1))
    assert asking.service.surgery_on == asking.service.today()


@pytest.mark.parametrize(
    ("band", "years", "is_possible"),
    [(AgeBand.UNDER_40, 39, True), (AgeBand.UNDER_40, 40, False), (AgeBand.OVER_80, 90, True), (None, 121, False)],
)
def test_an_operation_before_birth_is_refused_with_a_sentence(asking, band, years, is_possible):
    if band is not None:
        asking.service.set_age_band(band)
    today = asking.service.today()
    day = today.replace(year=today.year - years)
    if is_possible:
        asking.service.set_surgery(Surgery.HIP_OTHER, day)
    else:
        with pytest.raises(FactError, match="before you were born"):
            asking.service.set_surgery(Surgery.HIP_OTHER, day)


def test_who_cannot_get_down_to_the_floor_lacks_what_is_only_done_there(asking):
    asking.service.set_abilities(can_use_floor=False)
    assert FLOOR_ONLY in asking.service.person().lacks
    asking.service.set_abilities(can_use_floor=True)
    assert asking.service.person().lacks == frozenset()


def test_answers_are_kept_with_the_version_of_the_words(asking, run):
    asking.service.set_usual_pain(3)
    run.begin()
    version = asking.service.safety.wording_version
    facts = asking.service._store.facts()
    assert {facts[key].wording_version for key in ("usual_pain", "first_run")} == {version}
    answer(asking, run.screens()[4])
    assert asking.service.latest_answers()["rf_numb"].wording_version == version
    assert asking.service.latest_answers()["rf_numb"].answer is Answer.NO
