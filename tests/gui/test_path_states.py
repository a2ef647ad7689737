"""Stages in every state: what is said of each, which targets it shows, and how far each exercise goes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from hipcoach.domain.criterion import Subject, at_least, none_of
from hipcoach.domain.exercise import Stage
from hipcoach.domain.limits import Limit, LimitReason
from hipcoach.domain.path import Path, Person, StageState
from hipcoach.domain.pt_plan import PtPlan
from hipcoach.domain.records import Stamp
from hipcoach.ui.pages import path_stage_words, path_words
from hipcoach.ui.pages.path_exercise_words import exercise_groups
from hipcoach.ui.pages.path_page import PathPage
from hipcoach.ui.pages.path_presenter import PathPresenter
from hipcoach.ui.widgets.exercise_row import ExerciseRow, ExerciseView
from tests.gui.training_room import WORDS, room_in, texts
from tests.unit.samples import CONTENT, DAY_0, EXERCISES, PROGRAMME

P, F, S, C, B = Stage.PELVIS, Stage.FLEXIBILITY, Stage.STRENGTH, Stage.CORE, Stage.BALANCE
LATER = DAY_0 + timedelta(days=5)
NO_FLARE, DAYS = none_of(Subject.NO_FLARE, 1), at_least(Subject.DAYS, 9, 14)
MEDIAN = at_least(Subject.BEFORE_MEDIAN, 4, 4)
PHYSIO = PtPlan(
    plan_id=1,
    name="Ada Example",
    role="physiotherapist",
    made_on=DAY_0,
    expires_on=date(2026, 4, 12),
    stamp=Stamp(at_utc=datetime(2026, 3, 1, tzinfo=UTC), offset_min=0, day=DAY_0),
)


def way(*open_stages, achieved=(), criteria=None, **changes):
    """A path with these stages open."""
    states = {stage: StageState.OPEN if stage in open_stages else StageState.LOCKED for stage in Stage}
    states |= dict.fromkeys(achieved, StageState.ACHIEVED)
    found = Path(states=states, opened_on=dict.fromkeys((*open_stages, *achieved), DAY_0), criteria=criteria or {})
    return found.replace(**changes)


class Someone:
    """What the words look at of today."""

    def __init__(self, path, *, person=None, physio_plan=None):
        self.path, self.physio_plan = path, physio_plan
        self.person = person or Person()


def notes(path, stage, **known):
    return path_stage_words.stage_notes(Someone(path, **known), stage, WORDS, PROGRAMME)


ALL_OPEN = way(S, C, B, achieved=(P, F))


# -- states ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "stage", "word", "subtitle"),
    [
        (way(P), F, "Locked", "Locked"),
        (way(P), P, "Open", "Open"),
        (way(F, achieved=(P,)), P, "Keeping up", "Keeping up"),
        (way(S, C, achieved=(P, F), frozen=S, frozen_until=LATER), S, "Resting", "Resting"),
        (way(S, C, achieved=(P, F), closed=frozenset({S})), S, "Resting", "Resting"),
        (way(F, achieved=(P,), held=frozenset({S})), S, "On hold", "On hold"),
        (way(F, C, achieved=(P,)), S, "Core is open", "Locked"),
    ],
)
def test_a_stage_says_how_it_stands_on_its_card_and_on_the_map(path, stage, word, subtitle):
    assert path_stage_words.stage_state(path, stage)[0] == word
    assert path_words.stage_subtitle(path, stage) == subtitle


def test_a_lapsed_stage_says_that_it_comes_again_and_for_how_long():
    path = way(F, S, C).replace(lapsed_on=DAY_0)
    path = path.replace(states=dict(path.states) | {P: StageState.LAPSED}, control_first=True)

    assert path_stage_words.stage_state(path, P)[0] == "Again for a while"
    first, second = notes(path, P)
    assert "leads each session for 14 days" in first
    assert second == "After the days off, the control check comes first."
    assert notes(path, S) == ("Lower, and nothing new, until control of the pelvis is back.",)


@pytest.mark.parametrize(
    ("path", "stage", "part"),
    [
        (way(P, is_fast_track=True), P, "fast track"),
        (way(S, C, achieved=(P, F), frozen=S, frozen_until=LATER), S, "It is back on Sat 7 March"),
        (way(S, C, achieved=(P, F), closed=frozenset({S})), S, "until your pain is down again"),
        (way(F, achieved=(P,), held=frozenset({S})), S, "a clinician has to have a look first"),
        (way(F, achieved=(P,), stretch_extra=frozenset({"hip_flexors"})), F, "front of the hip stretch"),
        (ALL_OPEN, P, "2 short pelvis exercises open every session. The check comes every 14 days."),
        (ALL_OPEN, F, "2 to 3 days a week"),
    ],
)
def test_what_is_to_be_known_about_a_stage_is_said(path, stage, part):
    assert any(part in note for note in notes(path, stage))


@pytest.mark.parametrize(("age", "is_said"), [(69, False), (70, True)])
def test_people_of_70_are_told_kindly_what_counts_in_balance(age, is_said):
    said = notes(ALL_OPEN, B, person=Person(age_from=age))

    assert any("rare from 70 on" in note for note in said) is is_said
    assert not any("rare from 70 on" in note for note in notes(ALL_OPEN, S, person=Person(age_from=age)))


@pytest.mark.parametrize(("is_open", "word"), [(True, "Opened"), (False, "Closed")])
def test_what_a_plan_opens_or_closes_says_by_whom_and_until_when(is_open, word):
    path = way(*((P, F, S) if is_open else (P, F)), by_plan=frozenset({S}))

    assert notes(path, S, physio_plan=PHYSIO) == (f"{word} by Ada Example, until Sun 12 Apr 2026.",)


# -- targets ---------------------------------------------------------------------------------------------------------


def titles(path, stage):
    return [(group.title, len(group.targets)) for group in path_stage_words.target_groups(path, stage, WORDS)]


def test_strength_asks_for_flexibility_and_for_its_own():
    path = way(F, achieved=(P,), criteria={F: (DAYS, NO_FLARE), S: (MEDIAN,)})

    assert titles(path, S) == [("", 3)]
    assert path_words.next_stage_line(path, WORDS) == "Strength opens after 2 more targets"


def test_balance_asks_for_its_own_once_strength_is_open():
    assert titles(way(S, C, achieved=(P, F), criteria={B: (DAYS, NO_FLARE)}), B) == [("", 2)]
    assert titles(way(F, achieved=(P,), criteria={F: (DAYS,)}), B) == []


def test_the_next_exercises_of_strength_and_core_are_listed_beside_each_other():
    path = ALL_OPEN.replace(tiers={S: 1, C: 1}, tier_criteria={S: (DAYS, NO_FLARE), C: (MEDIAN,)})

    assert titles(path, S) == [("The next strength exercises open when", 2), ("The next core exercises open when", 1)]


@pytest.mark.parametrize(
    ("tier", "title"), [(1, "Days since it opened"), (2, "Days since the exercises before them opened")]
)
def test_days_count_from_the_exercises_before(tier, title):
    path = ALL_OPEN.replace(tiers={S: tier}, tier_criteria={S: (DAYS,)})

    assert path_stage_words.target_groups(path, S, WORDS)[0].targets[0].title == title


def test_what_is_kept_up_asks_for_nothing_any_more():
    assert titles(way(F, achieved=(P,), criteria={P: (DAYS,)}), P) == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (way(P, by_plan=frozenset({F})), "Flexibility is closed by your physiotherapist"),
        (way(F, C, achieved=(P,), held=frozenset({S})), "Strength waits for a clinician's look"),
    ],
)
def test_the_line_on_today_says_who_holds_the_next_stage(path, line):
    assert path_words.next_stage_line(path, WORDS) == line


@pytest.mark.parametrize(("unmet", "subtitle"), [(2, "2 targets to go"), (1, "1 target to go"), (0, "Locked")])
def test_the_map_counts_what_the_next_stage_still_needs(unmet, subtitle):
    asked = tuple(DAYS.replace(is_met=n >= unmet) for n in range(2))
    path = way(P, criteria={P: asked})

    assert path_words.stage_views(path, WORDS, with_targets=True)[1].subtitle == subtitle
    assert path_words.stage_views(path, WORDS)[1].subtitle == "Locked"


# -- exercises -------------------------------------------------------------------------------------------------------


def told(exercise_id, limit, path=ALL_OPEN, **known):
    """The one row of an exercise."""
    groups = exercise_groups(
        [EXERCISES[exercise_id].stage], EXERCISES, {exercise_id: limit}, Someone(path, **known), WORDS
    )
    ((view,),) = (group.exercises for group in groups)
    return view


def closed(reason, **changes):
    return Limit(level_max=0, reason=reason, **changes)


def up_to(level, reason, **changes):
    return Limit(level_max=level, reason=reason, **changes)


STAND = at_least(Subject.TEST, 7.5, 10, about="slst_eo")
BAND = "str_band_walk"


@pytest.mark.parametrize(
    ("exercise_id", "limit", "detail"),
    [
        ("str_bridge", Limit(level_max=4), ""),
        ("str_clam", closed(LimitReason.FLAG, flags=frozenset({"gtps"})), "Not with your precaution: Sore outer hip."),
        (
            "str_clam",
            up_to(2, LimitReason.FLAG, flags=frozenset({"gtps"})),
            "Up to level 2. Your precaution: Sore outer hip.",
        ),
        ("bal_sls", closed(LimitReason.STANDING), "Standing work waits until a fall was looked into."),
        ("str_bridge", closed(LimitReason.ADVICE), "Waits until your pain is down again."),
        ("bal_sls", closed(LimitReason.STAGE), "Opens with the stage: Balance."),
        (
            "bal_sls",
            up_to(2, LimitReason.TEST, criteria=(STAND,)),
            "Up to level 2. Further with: Seconds on one leg (7.5 of 10).",
        ),
        ("bal_sls", closed(LimitReason.TEST, criteria=(STAND,)), "Opens with: Seconds on one leg (7.5 of 10)."),
        ("core_brace", up_to(2, LimitReason.STARTER), "Up to level 2. Until this opens: Strength."),
        ("core_plank", closed(LimitReason.STARTER), "Opens together with: Strength."),
        ("str_bridge", closed(LimitReason.LAPSED), "Nothing new until the pelvis is steady again."),
        ("str_bridge", up_to(1, LimitReason.LAPSED), "Up to level 1. Lower until the pelvis is steady again."),
        ("flex_butterfly", up_to(2, LimitReason.PROVISIONAL), "Up to level 2. Until the pelvis is through."),
        ("str_bridge", closed(LimitReason.TIER), "Comes later in this stage."),
    ],
)
def test_an_exercise_says_how_far_it_goes_and_why_not_more(exercise_id, limit, detail):
    view = told(exercise_id, limit)

    assert (view.detail, view.is_open) == (detail, limit.is_open)


def test_an_exercise_put_aside_says_when_it_is_back():
    path = ALL_OPEN.replace(frozen=S, frozen_until=LATER)

    assert told("str_bridge", closed(LimitReason.FROZEN), path).detail == "Rests after sore days, back on Sat 7 March."
    assert told("str_bridge", closed(LimitReason.FROZEN)).detail == "Rests after sore days."


def test_what_is_missing_is_named():
    name = next(each.id for each in EXERCISES.values() if "light_loop_band" in each.equipment)
    person = Person(lacks=frozenset({"light_loop_band"}))

    view = told(name, closed(LimitReason.EQUIPMENT), person=person)

    assert view.detail == "Needs what you don't have: light loop band."


def test_tiers_say_what_is_next_and_what_comes_after_that():
    by_tier = {each.tier: each.id for each in EXERCISES.values() if each.stage is S}
    path = ALL_OPEN.replace(tiers={S: 1}, tier_criteria={S: (DAYS,)})
    limit = closed(LimitReason.TIER, criteria=(DAYS,))

    assert told(by_tier[2], limit, path).detail == "Next: opens with the targets above."
    assert told(by_tier[3], limit, path).detail == "Comes after the next ones."


def test_a_group_of_stretches_says_what_opens_its_own_next_one():
    green = at_least(Subject.GREEN_SAME_FOCUS, 0, 1, level=3, about="hip_flexors")
    name = next(each.id for each in EXERCISES.values() if each.stage is F and each.tier == 3)
    path = ALL_OPEN.replace(tiers={F: 2})

    view = told(name, closed(LimitReason.TIER, criteria=(green,)), path)

    assert view.detail == "Opens with: A stretch of this group that goes well: front of the hip stretch (0 of 1)."


@pytest.mark.parametrize(
    ("limit", "detail"),
    [
        (closed(LimitReason.PLAN_BANS, is_by_plan=True), "Left out. Set by Ada Example, until 12 Apr."),
        (up_to(2, LimitReason.PLAN, is_by_plan=True), "Up to level 2. Set by Ada Example, until 12 Apr."),
        (Limit(level_max=4, is_by_plan=True), "Set by Ada Example, until 12 Apr."),
    ],
)
def test_what_a_plan_decides_names_who_and_until_when(limit, detail):
    assert told("str_bridge", limit, physio_plan=PHYSIO).detail == detail
    assert told("str_bridge", limit).detail.endswith(("Set by your physiotherapist.", ""))


def test_closed_exercises_with_one_reason_share_a_row_and_open_ones_have_their_own():
    limits = {each.id: closed(LimitReason.STAGE) for each in EXERCISES.values() if each.stage is S}
    limits |= {"str_bridge": Limit(level_max=4), "str_clam": Limit(level_max=4)}

    opened, shut = exercise_groups([S], EXERCISES, limits, Someone(ALL_OPEN), WORDS)

    assert {each.name for each in opened.exercises} == {
        WORDS.exercise_name(each) for each in ("str_bridge", "str_clam")
    }
    assert len(shut.exercises) == 1
    assert shut.exercises[0].name.count(", ") == len(limits) - 3


@pytest.mark.parametrize("reason", LimitReason)
@pytest.mark.parametrize("level", [0, 2])
def test_every_reason_has_words(reason, level):
    view = told("str_bridge", Limit(level_max=level, reason=reason))

    assert view.detail or reason is LimitReason.OPEN
    assert "{" not in view.detail


# -- on the page -----------------------------------------------------------------------------------------------------


@pytest.fixture
def page(tmp_path, clock, qtbot):
    with room_in(tmp_path, clock) as room:
        page = PathPage()
        qtbot.addWidget(page)
        PathPresenter(page, room.training, CONTENT).refresh()
        yield page


def spoken(page):
    return [row.accessibleName() for row in page.findChildren(ExerciseRow) if row.isVisibleTo(page)]


def test_the_card_lists_the_exercises_of_its_stage(page):
    assert "Exercises that are open" in texts(page)
    assert f"{WORDS.exercise_name('pelv_tilt_supine')}, open" in spoken(page)

    page.map.choose(3)

    assert f"{WORDS.exercise_name('pelv_tilt_supine')}, open" not in spoken(page)
    assert any(row.endswith("closed, Opens with the stage: Balance.") for row in spoken(page))


def test_a_row_grows_with_its_words(qtbot):
    row = ExerciseRow()
    qtbot.addWidget(row)
    row.show_exercise(ExerciseView("Bridge", "", is_open=True))
    short = row.heightForWidth(400)
    row.show_exercise(ExerciseView("Bridge, " * 20, "Opens with the stage: Strength.", is_open=False))

    assert row.heightForWidth(400) > 2 * short
    assert row.heightForWidth(200) > row.heightForWidth(400)
