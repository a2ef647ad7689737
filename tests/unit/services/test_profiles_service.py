"""Pointers follow the journal: what was told, what was answered in the safety check, and what tests measured."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.person import Answer, Occasion, Sex
from hipcoach.domain.pt_plan import PtPlan
from hipcoach.domain.records import Measurement, StiffnessEntry
from hipcoach.domain.retraction import withdrawal_of
from hipcoach.services.composition import make_services
from hipcoach.services.profiles import latest_valid
from hipcoach.store.database import open_journal
from hipcoach.store.measurements import MeasurementStore
from hipcoach.store.pain import PainStore
from hipcoach.store.pt_plans import PtPlanStore
from tests.unit.samples import CONTENT, measured

DAY_S = 86_400


class Room:
    def __init__(self, path, clock) -> None:
        self.clock = clock
        self.journal = open_journal(path)
        self.services = make_services(self.journal, CONTENT, clock)
        self.profiles = self.services.profiles
        self.tests = MeasurementStore(self.journal)

    @property
    def shown(self) -> list[str]:
        return [pointer.profile.id for pointer in self.profiles.pointing().pointers]

    def measure(self, name: str, value: float | None, side: Side = Side.BOTH, *, stopped: bool = False) -> Measurement:
        stamp = self.services.training.stamp()
        made = Measurement(measure=name, side=side, value=value, was_stopped_for_pain=stopped, stamp=stamp)
        self.tests.add(made)
        return made

    def set_up(self) -> None:
        screening = self.services.screening
        screening.accept_notice()
        for screen in screening.all_screens():
            asked = [question.id for question in screen.questions if not question.after]
            screening.record_answers([(key, Answer.NO) for key in asked], Occasion.SETUP)
        screening.set_side(Side.RIGHT)
        screening.set_age_band(AgeBand.UNDER_40)


@pytest.fixture
def room(tmp_path, clock):
    room = Room(tmp_path / "journal.db", clock)
    yield room
    room.journal.close()


def test_nothing_points_anywhere_before_anything_is_known(room):
    pointing = room.profiles.pointing()
    assert (pointing.pointers, pointing.elsewhere, pointing.flags) == ((), (), frozenset())
    assert room.profiles.told() == {}


def test_asked_is_what_no_test_and_no_safety_question_tells(room):
    asked = room.profiles.asked()
    assert asked
    assert all(not fact.noted_at and not fact.asked_as for fact in asked)
    assert {fact.id for fact in asked} >= {"sits_6h", "pull_on_standing", "back_moves_it"}
    assert "pinch_bending" not in {fact.id for fact in asked}


def test_what_is_told_points_and_a_change_takes_it_back(room):
    room.profiles.tell({"told_fai_labrum": True, "sits_6h": False})
    assert room.shown == ["deep_pinch"]
    assert room.profiles.told() == {"told_fai_labrum": True, "sits_6h": False}
    room.profiles.tell({"told_fai_labrum": False})
    assert room.shown == []


def test_only_what_is_new_is_written_down(room):
    room.profiles.tell({"sits_6h": True})
    version = room.journal.version()
    room.profiles.tell({"sits_6h": True})
    assert room.journal.version() == version


def test_an_unknown_fact_is_refused(room):
    with pytest.raises(ValueError, match="no such facts"):
        room.profiles.tell({"likes_tea": True})


def test_an_answer_of_the_safety_check_counts_as_told(room):
    room.set_up()
    room.services.screening.record_answers([("rf_outer", Answer.YES)], Occasion.RESCREEN)
    room.profiles.tell({"worse_crossing_legs": True})
    assert room.shown == ["lateral_sore"]
    room.services.screening.record_answers([("rf_outer", Answer.NO)], Occasion.RESCREEN)
    assert room.shown == []


def test_a_test_of_the_sore_side_points_at_once(room):
    room.set_up()
    room.measure("level_hip_stand", 12, Side.RIGHT)
    room.measure("level_hip_stand", 30, Side.LEFT)
    assert room.shown == ["lateral_weak"]
    (found, *_) = room.profiles.pointing().pointers[0].found
    assert (found.sign.id, found.side, found.value) == ("level_stand_short", Side.RIGHT, 12)


def test_of_several_results_the_latest_that_stands_counts(room):
    room.set_up()
    room.measure("level_hip_stand", 12, Side.RIGHT)
    room.clock.jump_s(DAY_S)
    second = room.measure("level_hip_stand", 30, Side.RIGHT)
    assert room.shown == []
    room.tests.add(withdrawal_of(second))
    assert room.shown == ["lateral_weak"]


def test_a_test_that_was_stopped_for_pain_is_no_result():
    results = [measured("thomas_gap", 6, 1, Side.LEFT), measured("thomas_gap", None, 2, Side.LEFT, was_stopped=True)]
    assert latest_valid(results) == {("thomas_gap", Side.LEFT): 6}


def test_a_result_entered_again_after_it_was_taken_back_stands():
    first = measured("thomas_gap", 6, 1, Side.LEFT)
    again = first.replace(value=3)
    assert latest_valid([first, withdrawal_of(first)]) == {}
    assert latest_valid([first, withdrawal_of(first), again]) == {("thomas_gap", Side.LEFT): 3}


def test_a_test_that_is_no_longer_known_does_no_harm(room):
    room.set_up()
    room.measure("retired_test", 5)
    assert room.shown == []


def test_stiffness_age_and_movement_together_point(room):
    room.set_up()
    room.services.screening.set_age_band(AgeBand.FIFTIES)
    stamp = room.services.training.stamp()
    PainStore(room.journal).add_stiffness(StiffnessEntry(minutes=20, stamp=stamp))
    assert room.shown == ["stiff_start"]


@pytest.mark.parametrize(
    ("sex", "stands", "points"),
    [(Sex.MALE, 11, True), (Sex.MALE, 12, False), (Sex.FEMALE, 10, True), (Sex.FEMALE, 11, False)],
)
def test_chair_stands_below_the_line_of_age_and_sex_count(room, sex, stands, points):
    room.set_up()
    room.services.screening.set_age_band(AgeBand.LATE_SIXTIES)
    room.services.screening.set_sex(sex)
    room.profiles.tell({"inactive_3_months": True})
    room.measure("cst30", stands)
    assert room.shown == (["stiff_start"] if points else [])


def test_signs_of_another_place_take_the_pointers_away(room):
    room.profiles.tell({"told_fai_labrum": True, "back_moves_it": True})
    pointing = room.profiles.pointing()
    assert (pointing.pointers, pointing.elsewhere) == ((), ("back_moves_it",))


def test_precautions_of_a_profile_reach_the_rules_even_where_none_is_shown(room):
    room.set_up()
    room.profiles.tell({"told_fai_labrum": True, "back_moves_it": True})
    assert "fai_pinch" in room.services.judging.assess().person.flags
    assert "fai_pinch" not in room.services.screening.person().flags


def test_a_physiotherapists_plan_chooses_the_profile_until_it_expires(room):
    room.set_up()
    room.profiles.tell({"told_fai_labrum": True})
    today = room.clock.local.date()
    plan = PtPlan(
        plan_id=0,
        name="A. Reed",
        role="physiotherapist",
        made_on=today,
        expires_on=today + timedelta(days=7),
        stamp=room.services.training.stamp(),
        profile="lateral_sore",
    )
    PtPlanStore(room.journal).add(plan)
    assert room.shown == ["lateral_sore"]
    assert room.profiles.pointing().pointers[0].is_by_plan
    room.clock.jump_s(8 * DAY_S)
    assert room.shown == ["deep_pinch"]


def test_pointing_is_worked_out_once_while_nothing_changes(room):
    room.profiles.tell({"told_fai_labrum": True})
    first = room.profiles.pointing()
    assert room.profiles.pointing() is first
    room.services.training.answer_night(woke=False)
    assert room.profiles.pointing() is not first


def test_what_is_favoured_reaches_the_plan(room):
    room.set_up()
    found = room.services.judging.assess()
    assert room.services.training.today().plan is not None
    room.profiles.tell({"told_fai_labrum": True})
    pointing = room.profiles.pointing()
    assert pointing.favoured == ("pelv_tilt_supine",)
    assert pointing.extra_sides({}, found.person.affected_side) == {"deep_rotators": Side.RIGHT}
    assert pointing.focuses({"deep_rotators": Side.RIGHT}) == ()
    assert pointing.focuses({}) == ("deep_rotators",)
