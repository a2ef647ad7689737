"""Made-up people through the real rules: the forbidden is never seen, and who watches for it would see it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from bench import virtual_patients
from bench.patients import oracle, summary
from bench.patients.audit import Audit
from bench.patients.desk import Desk
from bench.patients.diary import Diary, Part, Trained
from bench.patients.kinds import Kind
from bench.patients.person import draw
from bench.patients.story import Fault, Story
from hipcoach.domain.exercise import Role, Stage
from hipcoach.domain.records import Effort, SessionForm
from tests.unit.samples import CONTENT, DAY_0, day

WEEKS, SEED = 3, 3
TILT = "pelv_tilt_supine"
LOOKED_AT = [kind for kind in Kind if kind not in {Kind.AWAY_3, Kind.AWAY_5, Kind.PLATEAU, Kind.SORE, Kind.STIFF}]


@pytest.fixture
def desk(tmp_path):
    with Desk(draw(0, SEED, WEEKS), CONTENT, tmp_path) as made:
        made.set_up(DAY_0, 4)
        made.clock.tell(DAY_0, time(9))
        yield made


@pytest.fixture
def story():
    return Story(number=0, kind=Kind.STEADY)


@pytest.fixture
def diary():
    return Diary()


def trained(number, *, before=2, worst=2, level=1, exercise_id=TILT, **changes):
    """A morning session with one exercise."""
    part = Part(
        exercise_id=exercise_id,
        level=level,
        stage=Stage.PELVIS,
        role=Role.MAIN,
        share=1.0,
        own_worst=None,
        was_stopped=False,
    )
    values = {"form": SessionForm.FULL, "effort": Effort.EASY, "minutes": 10.0} | changes
    at = datetime.combine(day(number), time(9), UTC)
    return Trained(day=day(number), at_utc=at, before=before, worst=worst, parts=(part,), **values)


def audited(desk, diary, story, *, lacks=frozenset(), flags=frozenset(), levels=None):
    """The audit of the first day's plan, as it is or at other levels."""
    audit = Audit(CONTENT, diary, story, frozenset(lacks))
    audit.flags = frozenset(flags)
    for session in diary.sessions:
        audit.doses.note(session)
    today = desk.today()
    plan = today.plan
    if levels:
        items = tuple(
            item.replace(prescription=item.prescription.replace(dose=item.prescription.dose.replace(level=levels)))
            for item in plan.items
        )
        plan = plan.replace(items=items)
    audit.plan(plan, today, 0, desk.clock.local_now().astimezone(UTC))
    return story.faults


@pytest.mark.parametrize("kind", LOOKED_AT, ids=lambda kind: kind.name.lower())
def test_nothing_forbidden_is_planned_for_a_person(kind):
    story, _ = virtual_patients.live(list(Kind).index(kind), SEED, WEEKS, CONTENT)
    assert story.examples == []
    assert story.sessions > WEEKS


def test_the_same_person_lives_the_same_life():
    first, second = (virtual_patients.live(1, SEED, 1, CONTENT)[0] for _ in range(2))
    assert first == second


def test_records_written_at_once_are_those_of_the_running_engine():
    (_, short), (_, engine) = (virtual_patients.live(1, SEED, 2, CONTENT, plays_all=each) for each in (False, True))
    assert short[0]
    assert short == engine


def test_a_first_plan_is_blamed_for_nothing(desk, diary, story):
    assert not audited(desk, diary, story)


def test_a_precaution_the_program_does_not_know_is_blamed(desk, diary, story):
    assert audited(desk, diary, story, flags={"thr_posterior"}) == {Fault.EXCLUDED: 1}


def test_missing_equipment_the_program_does_not_know_is_blamed(desk, diary, story):
    assert audited(desk, diary, story, lacks={"sock_or_cloth_under_heel"}) == {Fault.LACKING: 1}


def test_a_dose_raised_within_a_day_of_a_red_exposure_is_blamed(desk, diary, story):
    diary.sessions += [trained(-9), trained(-5), trained(-1, worst=6)]
    faults = audited(desk, diary, story, levels=2)
    assert faults[Fault.RAISED_AFTER_RED] == 1
    assert faults[Fault.NOT_LOWERED_AFTER_RED] == 1


def test_a_dose_raised_without_a_morning_is_blamed(desk, diary, story):
    diary.sessions += [trained(-9), trained(-5), trained(-2)]
    diary.mornings |= {day(-8): 2, day(-4): 2}
    assert audited(desk, diary, story, levels=2) == {Fault.RAISED_UNEARNED: 1}
    diary.mornings[day(-1)] = 2
    story.faults.clear()
    assert not audited(desk, diary, story, levels=2)


def test_a_dose_not_lowered_after_time_off_is_blamed(desk, diary, story):
    diary.sessions.append(trained(-15, level=3))
    assert audited(desk, diary, story, levels=2) == {Fault.NOT_LOWERED_AFTER_OFF: 1}


def test_a_jump_by_two_levels_is_blamed(desk, diary, story):
    diary.sessions += [trained(-9), trained(-5), trained(-2)]
    diary.mornings |= {day(-8): 2, day(-4): 2, day(-1): 2}
    assert audited(desk, diary, story, levels=3) == {Fault.JUMPED: 1}


@pytest.mark.parametrize(
    ("before", "worst", "morning", "is_red"),
    [(2, 5, 2, False), (2, 6, 2, True), (2, 2, 4, True), (1, 1, 2, False), (0, 0, 2, False), (5, 5, 6, True)],
)
def test_what_is_red_to_the_second_reading(diary, before, worst, morning, is_red):
    session = trained(0, before=before, worst=worst)
    diary.mornings[day(1)] = morning
    assert oracle.is_red(diary, session, session.parts[0]) is is_red


def test_two_sore_days_above_the_usual_are_a_flare_to_the_second_reading(diary):
    diary.worst_24h |= {day(number): 2 for number in range(7)} | {day(7): 5}
    assert not oracle.flare_starts_on(diary, day(7))
    diary.worst_24h[day(8)] = 5
    assert oracle.flare_starts_on(diary, day(8))


def test_advice_is_due_until_somebody_had_a_look(diary):
    diary.mornings |= {day(1): 7, day(2): 7}
    assert list(oracle.due(diary, day(2), day(0))) == ["c_severe", "c_severe2"]
    diary.cleared["c_severe2"] = day(2)
    assert list(oracle.due(diary, day(2), day(0))) == ["c_severe"]


def test_a_spread_counts_those_who_never_got_there_as_late():
    stories = [Story(number=n, kind=Kind.STEADY) for n in range(11)]
    for number, story in enumerate(stories[:8]):
        story.opened["core"] = 7 * number
    spread = summary.spread(stories, "core")
    assert (spread.early, spread.middle, spread.late) == (1.0, 5.0, float("inf"))
    assert (spread.usual, round(spread.share, 2)) == (3.5, 0.73)


def test_people_of_every_kind_take_turns():
    assert [draw(number, SEED, WEEKS).kind for number in range(len(Kind))] == list(Kind)
    assert draw(5, SEED, WEEKS) == draw(5, SEED, WEEKS)
    assert draw(5, SEED, WEEKS) != draw(5, SEED + 1, WEEKS)


def test_the_clock_of_a_person_never_goes_back(desk):
    shown = desk.clock.local_now()
    desk.clock.tell(DAY_0 - timedelta(days=1), time(8))
    assert desk.clock.local_now() == shown
