"""Preferences: read once, saved one by one, never a reason not to start."""

from __future__ import annotations

import pytest

from hipcoach.domain.preferences import GoOn, Preferences, ThemeChoice
from hipcoach.store.database import open_journal
from hipcoach.store.preferences import PreferenceStore

ALL_CHANGED = Preferences(
    go_on=GoOn.BY_HAND,
    volume=0.35,
    is_muted=True,
    theme=ThemeChoice.DARK,
    text_scale=1.15,
    less_motion=False,
    key_hints=True,
    single_keys=False,
)


def test_defaults_stand_where_nothing_was_chosen(journal):
    assert PreferenceStore(journal).read() == Preferences()


def test_choices_come_back_in_the_next_start(path):
    with open_journal(path) as journal:
        PreferenceStore(journal).save(ALL_CHANGED)
    with open_journal(path) as journal:
        assert PreferenceStore(journal).read() == ALL_CHANGED
        back = ALL_CHANGED.replace(less_motion=None, volume=0.0)
        PreferenceStore(journal).save(back)
        assert PreferenceStore(journal).read() == back


def test_only_what_changed_is_written(journal):
    store = PreferenceStore(journal)
    store.save(Preferences())
    before = journal.rows("select total_changes()")[0][0]
    store.save(Preferences())
    assert journal.rows("select total_changes()")[0][0] == before
    store.save(Preferences(is_muted=True))
    assert journal.rows("select total_changes()")[0][0] == before + 1


@pytest.mark.parametrize(
    ("key", "text"),
    [("volume", "loud"), ("volume", "7.0"), ("volume", "nan"), ("theme", "sepia"), ("is_muted", "perhaps"), ("x", "1")],
)
def test_what_is_not_understood_falls_back_alone(journal, key, text):
    store = PreferenceStore(journal)
    store.save(Preferences(key_hints=True))
    with journal.writing() as writer:
        writer.execute("insert or replace into preferences (key, value) values (?, ?)", [key, text])
    assert store.read() == Preferences(key_hints=True)


def test_impossible_preferences_are_refused():
    with pytest.raises(ValueError, match="volume"):
        Preferences(volume=1.1)
    with pytest.raises(ValueError, match="text_scale"):
        Preferences(text_scale=3.0)
