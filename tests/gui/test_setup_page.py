"""The first run part by part: what each takes, refuses and keeps, left in the middle, and ended by a lock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Answer, Occasion, Precautions, Sex, Surgery
from hipcoach.services.first_run import Part
from hipcoach.ui import theme
from hipcoach.ui.pages.setup_goals_step import GoalsStep
from hipcoach.ui.pages.setup_hip_step import HipStep
from hipcoach.ui.pages.setup_home_step import HomeStep
from hipcoach.ui.pages.setup_notice_step import NoticeStep
from hipcoach.ui.pages.setup_operation_step import OperationStep
from hipcoach.ui.pages.setup_plan_step import PlanStep
from hipcoach.ui.pages.setup_tests_step import SelfTestsStep
from hipcoach.ui.pages.setup_ticks_step import TicksStep
from tests.gui.screening_room import WORDS, focus, text_of
from tests.gui.setup_room import SetupRoom

TODAY = date(2026, 3, 2)
DAY_S = 86_400
WEEK = timedelta(weeks=1)


@pytest.fixture
def room(tmp_path, clock, shown):
    room = SetupRoom(tmp_path / "journal.db", clock, shown)
    yield room
    room.leave()


def screen_title(place: int) -> str:
    ids = ["falls_and_weight", "whole_body", "you_and_hip", "health", "hip_and_nerves"]
    return WORDS.text("screen", ids[place], "title")


# -- the notice --------------------------------------------------------------------------------------------------------


def test_the_notice_must_be_ticked_to_go_on(room):
    room.open()
    assert not room.page.go_on.isEnabled()
    room.page.go_on.click()
    assert not room.screening.has_accepted_notice
    room.walker.accept()
    assert room.screening.has_accepted_notice
    assert isinstance(room.view, TicksStep)


def test_a_new_notice_alone_leads_straight_on(room, qtbot, monkeypatch):
    room.set_up_shortly()
    changed = room.screening.safety.as_dict() | {"notice_version": 99}
    monkeypatch.setattr(room.screening, "_safety", type(room.screening.safety)(**changed))
    room.open()
    with qtbot.waitSignal(room.presenter.finished, timeout=0):
        room.walker.accept()


# -- the safety check --------------------------------------------------------------------------------------------------


def test_all_questions_are_asked_on_five_screens_gravest_first(room):
    room.open().walker.accept()
    asked = []
    for _ in range(5):
        ticks = room.walker.step(TicksStep).ticks
        asked += list(ticks._rows)
        room.walker.tick()
    everything = [question.id for question in room.screening.safety.questions if question.screen and not question.after]
    assert asked == everything
    gravest = [question.id for question in room.screening.safety.gravest if not question.after]
    assert asked[: len(gravest)] == gravest
    assert set(room.screening.latest_answers()) == set(everything)
    assert isinstance(room.view, HipStep)


def test_nothing_is_a_no_before_the_person_says_so(room):
    room.open().walker.accept()
    assert not room.page.go_on.isEnabled()
    assert "last line" in room.page.foot.hint
    room.walker.mark()
    assert room.page.go_on.isEnabled()
    assert room.page.foot.hint == ""


def test_a_follow_up_must_be_answered_too(room):
    room.open().walker.accept()
    ticks = room.walker.step(TicksStep).ticks
    ticks.row("rf_no_weight").tick.click()
    ticks.none.click()
    assert room.page.foot.hint == "1 question left"
    ticks.follow_up("rf_no_weight_sudden").choice.choose_value("no")
    assert room.page.go_on.isEnabled()


def test_not_sure_is_offered_only_where_it_counts_and_else_one_ticks_in_doubt(room):
    room.open().walker.accept()
    for place in range(5):
        step = room.walker.step(TicksStep)
        offered = {key for key, row in step.ticks._rows.items() if row.unsure is not None}
        counting = {
            question.id for question in room.services.first_run.screens()[place].questions if question.counts_unsure
        }
        assert offered == counting & set(step.ticks._rows)
        assert ("If in doubt, tick it" in step.lead.text()) is not bool(offered)
        room.walker.tick()


def test_ticks_of_a_screen_that_was_left_are_there_again_and_lock_nothing(room):
    room.open().walker.accept()
    room.walker.mark("rf_trauma")
    ticks = room.walker.step(TicksStep).ticks
    ticks.row("rf_stress").unsure.click()
    assert not room.screening.verdict().locks
    room.again()
    assert not room.screening.verdict().locks
    again = room.walker.step(TicksStep).ticks
    assert again.ticks() == {"rf_trauma": "yes", "rf_stress": "unsure"}
    assert again.left() == 1, "what was said about the rest is asked again"


def test_a_new_start_resumes_at_the_screen_that_was_left(room):
    room.open().walker.accept()
    room.walker.tick()
    room.walker.tick()
    room.again()
    assert room.walker.title == screen_title(2)


def test_going_back_shows_the_answers_that_were_given(room):
    room.open().walker.accept()
    room.walker.tick()
    room.page.back.click()
    ticks = room.walker.step(TicksStep).ticks
    assert ticks.left() == 0
    assert set(ticks.answers().values()) == {"no"}
    room.page.back.click()
    assert isinstance(room.view, NoticeStep)
    assert room.view.accept.isChecked()
    assert not room.page.back.isVisible()


def test_a_full_disk_keeps_the_screen_and_says_so(room):
    room.open().walker.accept()
    room.walker.mark()
    room.fill_disk()
    room.page.go_on.click()
    assert room.walker.title == screen_title(0)
    assert room.walker.step(TicksStep).ticks.left() == 0
    assert room.page._problem.isVisible()
    room.make_room()
    room.page.go_on.click()
    assert not room.page._problem.isVisible()
    assert room.walker.title == screen_title(1)


# -- locks -------------------------------------------------------------------------------------------------------------


def test_a_lock_ends_the_run_with_what_to_do_and_the_answer_that_led_to_it(room, qtbot):
    room.open().walker.accept()
    room.walker.mark("rf_trauma")
    assert "pauses exercise" in room.page.foot.hint
    room.walker.on()
    assert room.walker.is_locked
    words = text_of(room.page.locked)
    action = room.screening.verdict().action
    for text in (WORDS.action_advice(action), WORDS.question("rf_trauma"), "Your answer: Yes", "What stays open"):
        assert text in words
    assert room.screening.person().is_locked
    with qtbot.waitSignal(room.presenter.finished, timeout=0):
        room.page.go_on.click()


def test_of_two_locks_the_gravest_speaks(room):
    room.open().walker.accept()
    room.walker.tick("rf_minor_fall", "rf_trauma")
    assert WORDS.action_title(room.screening.verdict().locks[0].action) in text_of(room.page.locked)
    assert room.screening.verdict().locks[0].question_id == "rf_trauma"


def test_no_lock_names_a_disease(room):
    sources = " ".join(question.source.split("[")[0] for question in room.screening.safety.questions)
    diseases = (
        "fracture",
        "dislocation",
        "cauda",
        "artery",
        "thromb",
        "arthritis",
        "aneurysm",
        "metastasis",
        "necrosis",
    )
    assert any(name in sources for name in diseases)
    for question in room.screening.safety.questions:
        advice = WORDS.question_advice(question.id).lower()
        assert not any(name in advice for name in diseases), question.id


def test_a_locked_first_run_stays_locked_at_the_next_start(room):
    room.open().walker.accept()
    room.walker.tick()
    room.walker.tick("rf_chest")
    room.again()
    assert room.walker.is_locked


def test_going_back_and_unticking_does_not_lift_a_lock_and_keeps_all(room):
    room.open().walker.accept()
    room.walker.tick("rf_trauma")
    room.page.back.click()
    ticks = room.walker.step(TicksStep).ticks
    assert ticks.answers()["rf_trauma"] == "yes"
    assert ticks.left() == 0
    ticks.row("rf_trauma").tick.click()
    room.walker.on()
    assert room.walker.is_locked


def test_going_back_and_ticking_what_locks_locks(room):
    room.open().walker.accept()
    room.walker.tick()
    room.page.back.click()
    room.walker.mark("rf_trauma")
    assert "pauses exercise" in room.page.foot.hint
    room.walker.on()
    assert room.walker.is_locked


def test_under_18_is_told_kindly_and_may_change_a_slip(room):
    room.open().walker.accept()
    room.walker.tick()
    room.walker.tick()
    room.walker.tick("rf_under18")
    assert room.page.locked.panel.change.isVisible()
    assert not room.page.locked.panel.assess.isVisible()
    room.page.locked.panel.change.click()
    ticks = room.walker.step(TicksStep).ticks
    ticks.row("rf_under18").tick.click()
    room.walker.on()
    assert room.walker.title == screen_title(3)


def test_an_assessment_in_the_locked_end_lets_the_run_go_on(room):
    room.come_to(Part.HIP)
    room.screening.record_answers([("rf_severe", Answer.YES)], Occasion.SETUP)
    room.again()
    room.page.locked.panel.assess.click()
    form = room.page.locked.form
    assert focus() is form.name
    form.save.click()
    assert "who assessed you" in text_of(form)
    form.name.setText("Dr Example")
    form.role.setText("Doctor")
    form.day.setDate(QDate(2026, 3, 1))
    form.save.click()
    assert [each.assessed_on for each in room.screening.clearances()] == [date(2026, 3, 1)]
    assert isinstance(room.view, HipStep)


def test_of_several_answers_the_assessment_must_say_which(room):
    room.open().walker.accept()
    room.walker.tick("rf_minor_fall", "rf_stress")
    room.page.locked.panel.assess.click()
    form = room.page.locked.form
    form.name.setText("Dr Example")
    form.role.setText("Doctor")
    form.save.click()
    assert room.screening.clearances() == ()
    assert "tick the answer" in text_of(form)


def test_looking_again_at_a_yes_after_its_assessment_does_not_lock_anew(room, clock):
    room.open().walker.accept()
    room.walker.tick("rf_minor_fall")
    room.walker.clear("A. Reed", "Doctor", "Nothing broken.", TODAY)
    room.page.back.click()
    assert room.walker.step(TicksStep).ticks.answers()["rf_minor_fall"] == "yes"
    assert "pauses" not in room.page.foot.hint
    room.walker.on()
    assert room.walker.title == screen_title(1)


# -- about you ---------------------------------------------------------------------------------------------------------


def test_each_answer_about_the_hip_is_in_the_journal_once_it_is_given(room):
    room.come_to(Part.HIP)
    step = room.walker.step(HipStep)
    assert room.page.foot.hint == "3 questions left"
    step.age.choose_value("65-69")
    assert room.screening.age_band is AgeBand.LATE_SIXTIES
    room.again()
    step = room.walker.step(HipStep)
    assert step.age.value == "65-69"
    assert room.page.foot.hint == "2 questions left"
    step.side.choose_value("left")
    step.pain.choose(4)
    assert (room.screening.side, room.screening.usual_pain) == (Side.LEFT, 4)
    assert room.page.go_on.isEnabled(), "the sex need not be told"
    step.sex.choose_value("not_told")
    assert room.screening.sex is Sex.NOT_TOLD


def test_the_sex_says_what_it_is_for(room):
    room.come_to(Part.HIP)
    assert "Only for comparing" in text_of(room.view)


def test_so_much_pain_against_the_safety_check_is_warned_of_and_then_locks(room):
    room.come_to(Part.HIP)
    step = room.walker.step(HipStep)
    step.age.choose_value("18-39")
    step.side.choose_value("left")
    step.pain.choose(7)
    assert "pauses exercise" in room.page.foot.hint
    step.pain.choose(6)
    assert room.page.foot.hint == ""
    step.pain.choose(8)
    room.walker.on()
    assert room.walker.is_locked
    assert room.screening.latest_answers()["rf_severe"].answer is Answer.YES


def test_a_full_disk_keeps_the_answer_on_the_screen_until_it_can_be_written(room):
    room.come_to(Part.HIP)
    step = room.walker.step(HipStep)
    room.fill_disk()
    for group, key in ((step.age, "40-49"), (step.side, "both")):
        group.choose_value(key)
    step.pain.choose(2)
    assert room.page._problem.isVisible()
    assert room.screening.side is None
    room.make_room()
    room.walker.on()
    assert (room.screening.side, room.screening.age_band, room.screening.usual_pain) == (
        Side.BOTH,
        AgeBand.FORTIES,
        2,
    )
    assert isinstance(room.view, OperationStep)


def test_no_operation_needs_nothing_more(room):
    room.come_to(Part.OPERATION)
    room.walker.operation()
    assert room.screening.surgery is Surgery.NONE
    assert isinstance(room.view, HomeStep)


def test_an_operation_long_ago_with_everything_lifted_locks_nothing(room):
    room.come_to(Part.OPERATION)
    room.walker.operation("hip_replaced", date(2019, 5, 7), "lifted")
    assert not room.screening.verdict().locks
    assert (room.screening.surgery_on, room.screening.precautions) == (date(2019, 5, 7), Precautions.LIFTED)
    assert isinstance(room.view, HomeStep)


@pytest.mark.parametrize(
    ("weeks", "precautions", "is_locked"),
    [(10, "lifted", True), (12, "lifted", False), (12, "in_force", True), (300, "unsure", True)],
)
def test_a_fresh_operation_or_precautions_against_the_safety_check_lock(room, weeks, precautions, is_locked):
    room.come_to(Part.OPERATION)
    room.walker.operation("hip_replaced", TODAY - weeks * WEEK, precautions)
    assert room.walker.is_locked is is_locked


def test_after_such_a_lock_the_questions_under_the_operation_are_asked(room):
    room.come_to(Part.OPERATION)
    room.walker.operation("hip_replaced", TODAY - 10 * WEEK, "in_force")
    room.walker.clear("A. Reed", "Surgeon", "Go on.", TODAY)
    assert room.walker.title == screen_title(2)
    ticks = room.walker.step(TicksStep).ticks
    assert ticks.row("rf_surgery").answer == "yes"
    assert ticks.left() == 4
    for name in ("back", "front", "side", "belly"):
        ticks.follow_up(f"rf_surgery_{name}").choice.choose_value("no")
    room.walker.on()
    assert not room.screening.person().is_locked or room.screening.fall_verdict().unanswered


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence"),
    [
        ("", 4, "2026", "still to come"),
        ("3", 3, "2026", "still to come"),
        ("31", 2, "2020", "no such day"),
        ("45", 2, "2020", "no such day"),
        ("", 1, "1901", "before you were born"),
        ("", 1, "0", "no such day"),
    ],
)
def test_a_day_that_can_not_be_is_refused_with_a_sentence_and_nothing_is_lost(room, day, month, year, sentence):
    room.come_to(Part.OPERATION)
    step = room.walker.step(OperationStep)
    step.which.choose_value("hip_other")
    step.precautions.choose_value("lifted")
    step.day.day.setText(day)
    step.day.month.setCurrentIndex(month)
    step.day.year.setText(year)
    step.day.changed.emit()
    room.walker.on()
    assert room.view is step
    assert sentence in text_of(step)
    assert (room.screening.surgery, room.screening.precautions) == (Surgery.HIP_OTHER, Precautions.LIFTED)
    assert room.screening.surgery_on is None
    step.day.set_day(date(2020, 2, 28))
    step.day.changed.emit()
    assert sentence not in text_of(step)
    room.walker.on()
    assert room.screening.surgery_on == date(2020, 2, 28)


def test_without_month_and_year_one_can_not_go_on(room):
    room.come_to(Part.OPERATION)
    step = room.walker.step(OperationStep)
    step.which.choose_value("hip_other")
    assert room.page.foot.hint == "2 questions left"
    step.precautions.choose_value("lifted")
    step.day.year.setText("2019")
    step.day.changed.emit()
    assert not room.page.go_on.isEnabled()


@pytest.mark.parametrize(
    ("month", "year", "meant"), [(5, 2019, date(2019, 5, 31)), (3, 2026, TODAY), (2, 2024, date(2024, 2, 29))]
)
def test_without_a_day_the_latest_of_the_month_counts(room, month, year, meant):
    room.come_to(Part.OPERATION)
    step = room.walker.step(OperationStep)
    step.which.choose_value("hip_other")
    step.day.month.setCurrentIndex(month)
    step.day.year.setText(str(year))
    step.day.changed.emit()
    assert room.screening.surgery_on == meant


def test_no_operation_against_a_tick_of_the_safety_check_is_said_kindly_and_both_are_kept(room):
    room.open().walker.accept()
    room.walker.tick()
    room.walker.tick()
    no = {f"rf_surgery_{name}": "no" for name in ("back", "front", "side", "belly")}
    room.walker.tick("rf_surgery", **no)
    room.walker.clear("A. Reed", "Surgeon", "Go on.", TODAY)
    room.walker.tick()
    room.walker.tick()
    room.walker.hip("40-49", "left", 2)
    step = room.walker.step(OperationStep)
    step.which.choose_value("none")
    assert "Both answers are kept" in text_of(step)
    room.walker.on()
    assert room.screening.surgery is Surgery.NONE
    assert room.screening.latest_answers()["rf_surgery"].answer is Answer.YES


def test_what_is_not_ticked_at_home_lacks_and_can_not_be_done(room):
    room.come_to(Part.HOME)
    room.walker.home("band", "scales", "can_kneel")
    screening = room.screening
    assert screening.lacks == {"light_loop_band", "two_matching_bathroom_scales"}
    assert screening.has_scales is False
    assert (screening.can_kneel, screening.can_use_floor) == (False, True)
    assert "no_kneel" in screening.person().flags


def test_ticks_at_home_are_kept_when_the_program_ends_and_change_no_plan_before(room):
    room.come_to(Part.HOME)
    room.walker.step(HomeStep).things.tick("chair").click()
    room.again()
    step = room.walker.step(HomeStep)
    assert step.things.ticked == {"chair"}
    assert room.screening.lacks == frozenset()
    room.walker.on()
    room.page.back.click()
    assert room.walker.step(HomeStep).things.ticked == {"chair"}


def test_two_falls_are_answered_with_what_to_do(room):
    room.come_to(Part.FALLS)
    room.walker.mark("f_fall12", f_fall12_many="yes", f_fall12_injured="no", f_fall12_mild="no")
    assert "falls assessment" in text_of(room.view)
    assert "Standing exercises will wait" in room.page.foot.hint
    room.walker.on()
    assert room.screening.fall_verdict().needs_clearance
    assert not room.screening.person().may_stand


def test_worry_alone_asks_for_no_assessment(room):
    room.come_to(Part.FALLS)
    room.walker.tick("f_worry")
    assert room.screening.fall_verdict().level == 1
    assert room.screening.person().may_stand


def test_habits_can_be_skipped_and_then_nothing_is_told(room):
    room.come_to(Part.HABITS)
    room.walker.step(TicksStep).ticks.row("sits_6h").tick.click()
    room.walker.later()
    assert room.services.profiles.told() == {}
    assert isinstance(room.view, GoalsStep)


def test_habits_say_no_to_what_is_not_ticked(room):
    room.come_to(Part.HABITS)
    assert room.page.go_on.text() == "None of these"
    room.walker.step(TicksStep).ticks.row("sits_6h").tick.click()
    assert room.page.go_on.text() == "Continue"
    room.walker.on()
    told = room.services.profiles.told()
    assert {key for key, is_so in told.items() if is_so} == {"sits_6h"}
    assert len(told) == len(room.services.profiles.asked())


# -- what you want back ------------------------------------------------------------------------------------------------


def write(step, text: str) -> None:
    step.edit.setText(text)
    step.edit.textEdited.emit(text)
    step.add.click()


def test_without_any_activity_one_can_skip(room):
    room.come_to(Part.GOALS)
    assert room.page.go_on.text() == "Skip for now"
    room.walker.on()
    assert isinstance(room.view, SelfTestsStep)


def test_activities_are_kept_once_added_and_once_rated(room):
    room.come_to(Part.GOALS)
    step = room.walker.step(GoalsStep)
    write(step, "Climb stairs")
    assert not room.page.go_on.isEnabled()
    assert focus() in step.cards[0].scale.parts
    room.again()
    step = room.walker.step(GoalsStep)
    (card,) = step.cards
    card.scale.choose(3)
    assert [(goal.words, goal.score) for goal in room.services.goals.goals()] == [("Climb stairs", 3)]
    assert room.page.go_on.isEnabled()


@pytest.mark.parametrize(("again", "sentence"), [("   ", "write down first"), ("climb  STAIRS", "already")])
def test_an_empty_activity_and_the_same_twice_are_refused_with_a_sentence(room, again, sentence):
    room.come_to(Part.GOALS)
    step = room.walker.step(GoalsStep)
    write(step, "Climb stairs")
    write(step, again)
    assert sentence in text_of(step)
    assert len(step.cards) == 1
    assert step.edit.text() == again, "what was written stays to be mended"
    step.edit.textEdited.emit("x")
    assert sentence not in text_of(step)


def test_after_the_fifth_there_is_no_line_for_a_sixth_until_one_is_removed(room):
    room.come_to(Part.GOALS)
    step = room.walker.step(GoalsStep)
    for number in range(5):
        write(step, f"Activity {number}")
    assert not step.edit.isVisible()
    assert "as many as there can be" in text_of(step)
    step.cards[0].remove.click()
    assert step.edit.isVisible()
    assert [goal.words for goal in room.services.goals.put_aside()] == ["Activity 0"]


def test_what_still_stands_in_the_line_is_taken_in_when_going_on(room):
    room.come_to(Part.GOALS)
    step = room.walker.step(GoalsStep)
    step.edit.setText("Put on socks")
    step.edit.textEdited.emit("Put on socks")
    assert room.page.go_on.text() == "Continue"
    room.walker.on()
    assert room.view is step
    assert [goal.words for goal in room.services.goals.goals()] == ["Put on socks"]
    step.cards[0].scale.choose(5)
    room.walker.on()
    assert isinstance(room.view, SelfTestsStep)


# -- self-tests and plan -----------------------------------------------------------------------------------------------


def test_the_tests_say_why_how_long_and_what_to_see_to(room):
    room.come_to(Part.TESTS)
    words = text_of(room.view)
    for text in (WORDS.text("protocol", "slst", "name"), WORDS.text("protocol", "thomas_gap", "what"), "3 minutes"):
        assert text in words
    assert "pain of 6" in words


def test_the_first_test_is_asked_for_and_the_rest_can_wait(room, qtbot):
    room.come_to(Part.TESTS)
    with qtbot.waitSignal(room.presenter.test_requested, timeout=0) as asked:
        room.page.go_on.click()
    assert asked.args == ["pelvic_control"]
    step = room.walker.step(SelfTestsStep)
    with qtbot.waitSignal(room.presenter.test_requested, timeout=0) as asked:
        step.row("slst").start.click()
    assert asked.args == ["slst"]
    room.walker.later()
    assert isinstance(room.view, PlanStep)


def test_a_test_that_was_done_is_said_to_be(room):
    room.come_to(Part.TESTS)
    room.services.checks.record_control(8, 8, 8)
    room.again()
    step = room.walker.step(SelfTestsStep)
    assert not step.row("pelvic_control").start.isVisible()
    assert "Done" in text_of(step)
    assert room.page.go_on.text() == "Do the next one"


def test_the_plan_gives_the_reason_of_each_part(room, qtbot):
    room.come_to(Part.PLAN)
    plan = room.services.training.today().plan
    words = text_of(room.view)
    for item in plan.items:
        assert WORDS.exercise_name(item.prescription.exercise_id) in words
    assert "Warms you up" in words
    assert "All of it is new" in words
    assert WORDS.notice_short() in words
    with qtbot.waitSignal(room.presenter.session_requested, timeout=0) as asked:
        room.page.go_on.click()
    assert asked.args[0].prescriptions == plan.prescriptions
    assert room.services.first_run.is_over()


def test_one_can_go_to_today_instead_and_is_set_up(room, qtbot):
    room.come_to(Part.PLAN)
    with qtbot.waitSignal(room.presenter.finished, timeout=0):
        room.walker.later()
    assert room.screening.is_set_up()
    assert not room.services.first_run.has_more()


def test_pointers_show_the_answers_behind_them_and_never_a_diagnosis(room):
    room.come_to(Part.PLAN)
    room.services.profiles.tell({"told_fai_labrum": True})
    room.again()
    words = text_of(room.view)
    assert "Your answers point towards" in words
    assert "Ask your physiotherapist about this" in words
    assert WORDS.text("fact", "told_fai_labrum", "says") in words


def test_signs_of_another_place_are_said_in_place_of_pointers(room):
    room.come_to(Part.PLAN)
    room.services.profiles.tell({"told_fai_labrum": True, "back_moves_it": True})
    room.again()
    words = text_of(room.view)
    assert WORDS.text("elsewhere", "text") in words
    assert WORDS.text("fact", "back_moves_it", "says") in words
    assert "point towards a pinch" not in words


# -- people of the shorter first run, and asking again -----------------------------------------------------------------


def test_who_was_set_up_before_is_asked_only_what_is_missing(room, qtbot):
    room.set_up_shortly().open("ask_more")
    assert room.walker.title == screen_title(3)
    room.walker.tick()
    room.walker.tick()
    room.walker.hip("50-59", "right", 3)
    room.walker.operation()
    room.walker.home()
    room.walker.tick()
    room.walker.later()
    room.walker.on()
    room.walker.later()
    assert "Your plan" in room.walker.title
    with qtbot.waitSignal(room.presenter.finished, timeout=0):
        room.walker.on()
    assert not room.services.first_run.has_more()
    assert room.screening.is_set_up()


def test_they_can_leave_by_going_back_and_stay_set_up(room, qtbot):
    room.set_up_shortly().open("ask_more")
    for _ in range(3):
        room.page.back.click()
    with qtbot.waitSignal(room.presenter.finished, timeout=0):
        room.page.back.click()
    assert room.screening.is_set_up()
    assert room.services.first_run.has_more()


def test_what_they_told_twice_is_settled_the_careful_way_when_they_leave(room):
    room.set_up_shortly()
    room.say_no(room.services.first_run.screens()[3:])
    room.open("ask_more")
    room.walker.step(HipStep).pain.choose(9)
    for _ in range(6):
        room.page.back.click()
    assert room.screening.verdict().locks


def test_repeating_the_check_asks_everything_afresh_and_ends_the_need_for_it(room, clock, qtbot):
    room.set_up_shortly()
    clock.jump_s(40 * DAY_S)
    assert room.screening.is_rescreen_due()
    room.open("repeat")
    for _ in range(2):
        assert room.walker.step(TicksStep).ticks.ticks() == {}
        room.walker.tick()
    with qtbot.waitSignal(room.presenter.finished, timeout=0):
        room.walker.tick()
    assert not room.screening.is_rescreen_due()
    assert room.screening.latest_answers()["rf_chest"].occasion is Occasion.RESCREEN


def test_repeating_goes_back_to_what_was_answered_a_moment_ago_and_then_out(room, qtbot):
    room.set_up_shortly().open("repeat")
    room.walker.tick()
    room.page.back.click()
    assert room.walker.step(TicksStep).ticks.left() == 0
    with qtbot.waitSignal(room.presenter.finished, timeout=0):
        room.page.back.click()


def test_questions_about_falling_are_asked_again_with_the_rest_when_it_is_time(room, clock, qtbot):
    room.come_to(Part.PLAN)
    room.walker.later()
    clock.jump_s(28 * DAY_S)
    room.open("repeat")
    for _ in range(5):
        room.walker.tick()
    assert room.walker.title == "Steady on your feet"
    assert room.walker.step(TicksStep).ticks.ticks() == {}
    with qtbot.waitSignal(room.presenter.finished, timeout=0):
        room.walker.tick()
    assert not room.screening.is_fall_screen_due()


def test_a_lock_in_the_repeated_check_is_lifted_there_and_leads_out(room, qtbot):
    room.set_up_shortly().open("repeat")
    room.walker.tick("rf_minor_fall")
    assert room.walker.is_locked
    with qtbot.waitSignal(room.presenter.finished, timeout=0):
        room.walker.clear("A. Reed", "Doctor", "Nothing broken.", TODAY)


# -- room --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(960, 640), (1920, 1080)])
@pytest.mark.parametrize("part", list(Part))
def test_no_part_needs_more_width_than_the_window(room, qapp, scale, size, part):
    theme.apply(qapp, theme.LIGHT, scale)
    room.come_to(part)
    room.page.resize(*size)
    if part is Part.OPERATION:
        room.view.which.choose_value("hip_replaced")
    if part is Part.GOALS:
        write(room.view, "Carry the shopping up two flights of stairs without a rest")
    for _ in range(3):
        qapp.processEvents()
    assert (room.page.width(), room.page.height()) == size
    assert room.page.minimumSizeHint().width() <= size[0]
    assert room.view.widget().width() <= room.view.viewport().width()
