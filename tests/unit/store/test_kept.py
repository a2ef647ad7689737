"""What was read is kept, and never out of date."""

from __future__ import annotations

import pytest

from hipcoach.domain.person import Answer
from hipcoach.store.database import open_journal
from hipcoach.store.person import PersonStore
from tests.unit.falling import said


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "journal.db") as journal:
        yield journal


@pytest.fixture
def store(journal):
    made = PersonStore(journal)
    made.add_answers([said("f_aid", Answer.YES)])
    return made


def answers(store):
    return [(each.question_id, each.answer) for each in store.deciding_answers()]


def test_who_asks_again_gets_the_very_same(store):
    assert store.deciding_answers() is store.deciding_answers()
    assert store.clearances() is store.clearances()
    assert store.facts() is store.facts()


def test_after_a_write_it_is_read_anew(store):
    store.deciding_answers()
    store.add_answers([said("f_aid", Answer.NO, day=1)])
    assert answers(store) == [("f_aid", Answer.YES), ("f_aid", Answer.NO)]


def test_after_a_write_by_another_store_it_is_read_anew(store, journal):
    store.deciding_answers()
    PersonStore(journal).add_answers([said("f_aid", Answer.NO, day=1)])
    assert len(store.deciding_answers()) == 2


def test_after_a_write_by_another_program_it_is_read_anew(store, journal):
    store.deciding_answers()
    with open_journal(journal.path) as other:
        PersonStore(other).add_answers([said("f_aid", Answer.NO, day=1)])
    assert len(store.deciding_answers()) == 2


def test_what_is_being_written_is_seen_but_not_kept(store, journal):
    def take_back():
        with journal.writing():
            store.add_answers([said("f_aid", Answer.NO, day=1)])
            assert len(store.deciding_answers()) == 2
            raise RuntimeError

    store.deciding_answers()
    with pytest.raises(RuntimeError):
        take_back()
    assert answers(store) == [("f_aid", Answer.YES)]
