"""Age bands: what they cover, and what becomes of the one that is no longer asked for."""

from __future__ import annotations

import pytest

from hipcoach.domain.age import ASKED_BANDS, AgeBand
from tests.unit.samples import PROGRAMME

OLDER = PROGRAMME.safety.older_from_age


def test_the_bands_that_are_asked_cover_every_age_from_18_on_once():
    covered = [age for band in ASKED_BANDS for age in range(band.lowest, (band.highest or 110) + 1)]
    assert covered == list(range(18, 111))


@pytest.mark.parametrize("band", ASKED_BANDS)
def test_no_band_that_is_asked_lies_across_the_age_from_which_caution_counts(band):
    assert band.reaches(OLDER) is (band.lowest >= OLDER)
    assert band.age_from(OLDER) == band.lowest


def test_an_old_answer_of_60_to_69_is_still_readable_and_counts_as_65():
    band = AgeBand("60-69")
    assert band not in ASKED_BANDS
    assert band.reaches(65)
    assert band.age_from(OLDER) == OLDER == 65
    assert (band.lowest, band.highest) == (60, 69)


def test_from_60_to_64_nobody_counts_as_65():
    assert not AgeBand.EARLY_SIXTIES.reaches(65)
    assert AgeBand.EARLY_SIXTIES.age_from(OLDER) == 60
    assert AgeBand.LATE_SIXTIES.age_from(OLDER) == 65


def test_the_oldest_band_has_no_end():
    assert AgeBand.OVER_80.highest is None
    assert AgeBand.OVER_80.reaches(200)
