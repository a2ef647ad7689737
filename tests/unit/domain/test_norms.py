"""Norms against the tables of C5 and C6, cell by cell, and which of them may be shown."""

from __future__ import annotations

import pytest

from hipcoach.domain.age import AgeBand
from hipcoach.domain.exercise import Side
from hipcoach.domain.norms import NormKind, Norms, NormStatus
from hipcoach.domain.person import Sex
from tests.unit.samples import CONTENT, PROGRAMME

MEASURES = PROGRAMME.measures
NORMS = Norms(CONTENT.norms, PROGRAMME.measuring)
BEST, MEAN = NormKind.BEST_OF_TRIES, NormKind.MEAN_OF_TRIES
V, R, D = NormStatus.VERIFIED, NormStatus.RECALLED, NormStatus.DISPUTED

SPRINGER = [  # C6: ages; eyes open best of 3 women, men, all; mean of 3; eyes closed best women, men; mean
    ((18, 39), (45.1, 44.4, 44.7), 43.3, (13.1, 16.9), 9.4),
    ((40, 49), (42.1, 41.6, 41.9), 40.3, (13.5, 12.0), 7.3),
    ((50, 59), (40.9, 41.5, 41.2), 37.0, (7.9, 8.6), 4.8),
    ((60, 69), (30.4, 33.8, 32.1), 26.9, (3.6, 5.1), 2.8),
    ((70, 79), (16.7, 25.9, 21.5), 15.0, (3.7, 2.6), 2.0),
    ((80, 99), (10.6, 8.7, 9.4), 6.2, (2.1, 1.8), 1.3),
]
CST30 = [  # C5: ages; below average if under, middle half; men, women
    ((60, 64), 14, (14, 19), 12, (12, 17)),
    ((65, 69), 12, (12, 18), 11, (11, 16)),
    ((70, 74), 12, (12, 17), 10, (10, 15)),
    ((75, 79), 11, (11, 17), 10, (10, 15)),
    ((80, 84), 10, (10, 15), 9, (9, 14)),
    ((85, 89), 8, (8, 14), 8, (8, 13)),
    ((90, 94), 7, (7, 12), 4, (4, 11)),
]
BOTH_SEXES = (Sex.FEMALE, Sex.MALE)


def norm(name, kind, age, sex=Sex.NOT_TOLD, **more):
    return NORMS.norm(MEASURES[name], kind, age, sex, **more)


def cells(table):
    return {(cell.age_from, cell.age_to, cell.sex): (cell.value, cell.status) for cell in CONTENT.norms[table].cells}


@pytest.mark.parametrize("row", SPRINGER, ids=[f"{row[0][0]}-{row[0][1]}" for row in SPRINGER])
def test_the_one_leg_stand_has_the_cells_of_its_table(row):
    ages, best, mean, closed_best, closed_mean = row
    is_older = ages[0] >= 70
    women = {60: V, 80: D}.get(ages[0], R)
    for sex, value, status in zip((*BOTH_SEXES, None), best, (women, R, R), strict=True):
        assert cells("slst_eo_best")[(*ages, sex)] == (value, status)
    assert cells("slst_eo_mean")[(*ages, None)] == (mean, R if is_older else V)
    for sex, value in zip(BOTH_SEXES, closed_best, strict=True):
        assert cells("slst_ec_best")[(*ages, sex)] == (value, V)
    assert cells("slst_ec_mean")[(*ages, None)] == (closed_mean, R if ages[0] == 80 else V)


@pytest.mark.parametrize("row", CST30, ids=[f"{row[0][0]}-{row[0][1]}" for row in CST30])
def test_the_chair_stand_has_the_lines_of_its_table(row):
    ages, men, men_half, women, women_half = row
    for sex, line, half in ((Sex.MALE, men, men_half), (Sex.FEMALE, women, women_half)):
        for age in ages:
            found = norm("cst30", NormKind.BELOW_AVERAGE_UNDER, age, sex)
            assert (found.cell.value, found.cell.status) == (line, V)
            middle = norm("cst30", NormKind.MIDDLE_HALF, age, sex).cell
            assert (middle.value, middle.high, middle.status) == (*half, V)


def test_side_bridge_and_plank_have_the_averages_of_young_adults():
    found = {
        (sex, side): norm("side_bridge", NormKind.MEAN, 30, sex, side=side)
        for sex in BOTH_SEXES
        for side in (Side.LEFT, Side.RIGHT)
    }
    assert {key: (each.cell.value, each.is_checked) for key, each in found.items()} == {
        (Sex.MALE, Side.RIGHT): (94, False),
        (Sex.MALE, Side.LEFT): (97, False),
        (Sex.FEMALE, Side.RIGHT): (72, False),
        (Sex.FEMALE, Side.LEFT): (77, False),
    }
    men, women = (norm("front_plank", NormKind.MEAN, 18, sex) for sex in (Sex.MALE, Sex.FEMALE))
    assert (men.cell.value, men.cell.spread, men.is_checked) == (124, 72, True)
    assert (women.cell.value, women.cell.spread, women.is_checked) == (83, 63, True)
    assert (men.table.group, found[Sex.MALE, Side.LEFT].table.group) == ("college_students", "young_adults")


@pytest.mark.parametrize(
    ("age", "sex", "value", "is_checked"),
    [
        (18, Sex.FEMALE, 45.1, False),
        (39, Sex.MALE, 44.4, False),
        (45, Sex.NOT_TOLD, 41.9, False),
        (60, Sex.FEMALE, 30.4, True),
        (69, Sex.MALE, 33.8, False),
    ],
)
def test_what_is_only_recalled_is_marked_so(age, sex, value, is_checked):
    found = norm("slst_eo", BEST, age, sex)
    assert (found.cell.value, found.is_checked) == (value, is_checked)


@pytest.mark.parametrize("sex", list(Sex))
@pytest.mark.parametrize("kind", [BEST, MEAN])
@pytest.mark.parametrize("age", [70, 75, 79, 80, 99])
def test_no_norm_with_open_eyes_is_shown_from_70_on_until_it_is_checked(age, kind, sex):
    assert norm("slst_eo", kind, age, sex) is None


def test_a_checked_norm_is_shown_at_any_age():
    tables = dict(CONTENT.norms)
    table = tables["slst_eo_best"]
    checked = tuple(cell.replace(status=V) if cell.age_from == 70 else cell for cell in table.cells)
    tables["slst_eo_best"] = table.replace(cells=checked)
    norms = Norms(tables, PROGRAMME.measuring)
    assert norms.norm(MEASURES["slst_eo"], BEST, 72, Sex.MALE).cell.value == 25.9
    assert norms.norm(MEASURES["slst_eo"], BEST, 80, Sex.MALE) is None


def test_the_age_from_which_norms_are_hidden_is_a_rule():
    norms = Norms(CONTENT.norms, PROGRAMME.measuring.replace(norms_hidden_from_age=79))
    assert norms.norm(MEASURES["slst_eo"], BEST, 72, Sex.MALE) is None  # some of these people are as old as that
    norms = Norms(CONTENT.norms, PROGRAMME.measuring.replace(norms_hidden_from_age=40))
    assert norms.norm(MEASURES["slst_eo"], BEST, 45, Sex.MALE) is None
    assert norms.norm(MEASURES["slst_eo"], BEST, 39, Sex.MALE) is not None


def test_best_and_mean_of_the_tries_are_not_mixed_up():
    assert norm("slst_eo", BEST, 50).cell.value == 41.2
    assert norm("slst_eo", MEAN, 50).cell.value == 37.0
    assert norm("slst_eo", MEAN, 50, Sex.MALE).cell.value == 37.0  # of all, since there is none of men


@pytest.mark.parametrize("age", [0, 17, 18, 59, 95])
def test_chair_stands_have_no_norm_outside_their_ages(age):
    assert norm("cst30", NormKind.BELOW_AVERAGE_UNDER, age, Sex.MALE) is None
    assert norm("cst30", NormKind.MIDDLE_HALF, age, Sex.FEMALE) is None


@pytest.mark.parametrize("name", ["slst_supported", "side_bridge_knees", "cst30_adapted", "tandem", "thomas_gap"])
def test_measures_without_norms_have_none(name):
    for kind in NormKind:
        assert norm(name, kind, 65, Sex.MALE, side=Side.LEFT) is None


@pytest.mark.parametrize("flag", ["fai_pinch", "thr_posterior"])
def test_a_raised_seat_has_no_norm(flag):
    flags = frozenset({flag})
    assert norm("cst30", NormKind.BELOW_AVERAGE_UNDER, 65, Sex.MALE, flags=flags) is None
    assert NORMS.is_below_average(MEASURES["cst30"], 1, AgeBand.SIXTIES, Sex.MALE, flags) is None


def test_a_band_has_the_norms_of_all_its_ages():
    kind, cst30 = NormKind.BELOW_AVERAGE_UNDER, MEASURES["cst30"]
    lines = NORMS.norms_of_band(cst30, kind, AgeBand.SIXTIES, Sex.MALE)
    assert [each.cell.value for each in lines] == [14, 12]
    oldest = NORMS.norms_of_band(cst30, kind, AgeBand.OVER_80, Sex.FEMALE)
    assert [each.cell.value for each in oldest] == [9, 8, 4]
    assert NORMS.norms_of_band(cst30, kind, AgeBand.FIFTIES, Sex.MALE) == ()
    stands = NORMS.norms_of_band(MEASURES["slst_eo"], MEAN, AgeBand.FIFTIES, Sex.FEMALE)
    assert [each.cell.value for each in stands] == [37.0]


@pytest.mark.parametrize(
    ("value", "band", "sex", "expected"),
    [
        (11, AgeBand.SIXTIES, Sex.MALE, True),
        (12, AgeBand.SIXTIES, Sex.MALE, None),  # below at 60, not below at 65
        (13, AgeBand.SIXTIES, Sex.MALE, None),
        (14, AgeBand.SIXTIES, Sex.MALE, False),
        (10, AgeBand.SIXTIES, Sex.NOT_TOLD, True),
        (11, AgeBand.SIXTIES, Sex.NOT_TOLD, None),
        (9, AgeBand.SEVENTIES, Sex.FEMALE, True),
        (10, AgeBand.SEVENTIES, Sex.FEMALE, False),
        (0, AgeBand.FIFTIES, Sex.MALE, None),
    ],
)
def test_a_result_is_below_average_or_the_band_can_not_tell(value, band, sex, expected):
    assert NORMS.is_below_average(MEASURES["cst30"], value, band, sex) is expected


@pytest.mark.parametrize(
    ("age", "sex", "line"),
    [(60, Sex.MALE, 14), (60, Sex.FEMALE, 12), (60, Sex.NOT_TOLD, 14), (90, Sex.NOT_TOLD, 7), (50, Sex.MALE, None)],
)
def test_the_fall_screen_takes_the_careful_line(age, sex, line):
    assert NORMS.careful_line(MEASURES["cst30"], age, sex) == line


def test_every_norm_says_where_it_comes_from():
    assert all("[" in table.source and table.cells for table in CONTENT.norms.values())
    assert sum(len(table.cells) for table in CONTENT.norms.values()) == 18 + 6 + 12 + 6 + 14 + 14 + 4 + 2
