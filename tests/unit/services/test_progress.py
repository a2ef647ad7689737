"""What Progress is told, out of a real journal."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from hipcoach.domain.exercise import Stage
from hipcoach.services.demo import ToldClock, write_demo
from hipcoach.services.progress import ProgressService
from hipcoach.store.database import open_journal
from tests.judged import judging
from tests.unit.samples import CONTENT

TODAY = date(2026, 10, 5)


def service(journal, now):
    return ProgressService(CONTENT.programme, judging(journal, ToldClock(now)))


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("progress") / "journal.db"
    write_demo(path, TODAY)
    return path


@pytest.fixture(scope="module")
def progress(path):
    with open_journal(path) as journal:
        return service(journal, datetime(2026, 10, 5, 8, 30, tzinfo=UTC)).progress()


def test_an_empty_journal_has_no_trend(tmp_path):
    with open_journal(tmp_path / "journal.db") as journal:
        found = service(journal, datetime(2026, 10, 5, 8, 30, tzinfo=UTC)).progress()

    assert (found.today, found.pain.days, found.begun_days, found.full_days) == (TODAY, (), (), ())


def test_all_days_of_the_journal_are_in_the_series(progress):
    assert len(progress.pain.days) == 60
    assert progress.pain.days[-1].first_day == TODAY


def test_the_bands_are_those_of_the_path(progress):
    first, second = progress.pain.bands

    assert first.stages == (Stage.PELVIS,)
    assert Stage.FLEXIBILITY in second.stages
    assert first.last_day + timedelta(days=1) == second.first_day
    assert second.last_day == TODAY


def test_a_clear_change_is_the_one_of_the_rules(progress):
    assert progress.clear_change == CONTENT.programme.pain.change_clear
    assert progress.pain.clear_change == progress.pain.mean_first_week - progress.clear_change


def test_a_session_cut_short_is_begun_but_not_full(progress):
    assert set(progress.full_days) < set(progress.begun_days)
    assert list(progress.begun_days) == sorted(set(progress.begun_days))


def test_before_the_day_begins_it_is_still_yesterday(path):
    with open_journal(path) as journal:
        found = service(journal, datetime(2026, 10, 5, 2, 0, tzinfo=UTC)).progress()

    assert found.today == TODAY - timedelta(days=1)
