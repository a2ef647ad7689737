"""The person's choices: in force at once, kept, and in force even where they can't be kept."""

from __future__ import annotations

import pytest

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.preferences import GoOn, Preferences, ThemeChoice
from hipcoach.services.choices import Choices
from hipcoach.store.database import open_journal
from hipcoach.store.preferences import PreferenceStore


@pytest.fixture
def journal(tmp_path):
    with open_journal(tmp_path / "journal.db") as journal:
        yield journal


class FullDisk:
    """Keeps nothing."""

    def read(self):
        return Preferences()

    def save(self, preferences):
        raise HipCoachError("The disk is full.")


def test_choices_are_the_defaults_at_first(journal):
    assert Choices(PreferenceStore(journal)).current == Preferences()


def test_a_choice_is_in_force_and_there_at_the_next_start(journal):
    choices = Choices(PreferenceStore(journal))
    now = choices.change(go_on=GoOn.BY_HAND, volume=0.35)

    assert choices.current == now
    again = Choices(PreferenceStore(journal)).current
    assert (again.go_on, again.volume, again.theme) == (GoOn.BY_HAND, 0.35, ThemeChoice.SYSTEM)


def test_a_choice_that_can_not_be_saved_is_in_force_all_the_same():
    choices = Choices(FullDisk())
    with pytest.raises(HipCoachError, match="full"):
        choices.change(is_muted=True)

    assert choices.current.is_muted


def test_a_choice_nobody_can_make_is_refused_and_changes_nothing(journal):
    choices = Choices(PreferenceStore(journal))
    with pytest.raises(ValueError, match="volume"):
        choices.change(volume=1.5)

    assert choices.current == Preferences()
