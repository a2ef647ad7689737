"""Puts the person's choices into force and writes them down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Slot

from hipcoach.domain.cues import CueKind
from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.preferences import TEXT_SCALES, GoOn, ThemeChoice
from hipcoach.domain.week import usual_week
from hipcoach.services.planning import week_of
from hipcoach.ui.audio_protocol import Reason
from hipcoach.ui.pages.settings_week_words import one_stays, week_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from hipcoach.domain.parameters import Programme
    from hipcoach.services.choices import Choices
    from hipcoach.ui.appearance import Appearance
    from hipcoach.ui.audio import CuePlayer
    from hipcoach.ui.pages.settings_page import SettingsPage

_PERCENT = 100


class SettingsPresenter(QObject):
    """Presents the settings."""

    def __init__(
        self,
        page: SettingsPage,
        choices: Choices,
        appearance: Appearance,
        audio: Callable[[], CuePlayer],
        rules: Programme,
        records: str,
    ) -> None:
        """Take what it changes, the programme, and where the records are."""
        super().__init__(page)
        self._rules = rules
        self._page = page
        self._choices = choices
        self._appearance = appearance
        self._audio = audio
        self._is_testing = False
        text = self.tr("Everything is stored only on this computer, in {file}. Nothing is sent anywhere.")
        page.show_records(text.format(file=records))
        page.chosen.connect(self._on_chosen)
        page.test_requested.connect(self._on_test_requested)
        page.left.connect(self._on_left)
        page.week.cap_chosen.connect(lambda key: self._change_week(cap_minutes=self._cap(int(key))))
        page.week.rest_chosen.connect(self._on_rest_chosen)
        page.week.strength_chosen.connect(self._on_strength_chosen)
        page.week.usual_requested.connect(lambda: self._change_week(strength_days=(), rest_days=None))

    def refresh(self) -> None:
        """Show what is in force."""
        now = self._choices.current
        values: dict[str, str | bool] = {
            "is_on": not now.is_muted,
            "go_on": now.go_on.value,
            "key_hints": now.key_hints,
            "single_keys": now.single_keys,
            "text_scale": str(now.text_scale),
            "theme": now.theme.value,
            "less_motion": bool(now.less_motion),
        }
        self._page.show_choices(values, round(now.volume * _PERCENT))
        self._page.week.show_week(week_view(now, self._rules))

    def change_text_size(self, step: int) -> None:
        """One size larger (1), smaller (-1), or the normal one again (0)."""
        sizes = TEXT_SCALES
        place = sizes.index(self._choices.current.text_scale) + step if step else sizes.index(1.0)
        self._on_chosen("text_scale", sizes[min(max(place, 0), len(sizes) - 1)])
        self.refresh()

    def _on_chosen(self, name: str, value: Any) -> None:
        self._take(**self._change(name, value))
        now = self._choices.current
        self._appearance.wear(now.theme, now.text_scale)

    def _take(self, **changes: Any) -> None:
        """Put choices into force; where they can't be written down, say so."""
        try:
            self._choices.change(**changes)
        except HipCoachError as error:
            self._page.show_problem(str(error))
        else:
            self._page.show_problem("")

    @staticmethod
    def _change(name: str, value: Any) -> dict[str, Any]:
        match name:
            case "is_on":
                return {"is_muted": not value}
            case "volume":
                return {"volume": value / _PERCENT}
            case "go_on":
                return {"go_on": GoOn(value)}
            case "theme":
                return {"theme": ThemeChoice(value)}
            case "text_scale":
                return {"text_scale": float(value)}
            case _:
                return {name: value}

    # -- the week ----------------------------------------------------------------------------------------------------

    def _on_strength_chosen(self, days: tuple[int, ...]) -> None:
        """A day for strength is none of rest; the last one stays."""
        week = week_of(self._choices.current, self._rules.calendar)
        self._set_week(days, tuple(day for day in week.rest if day not in days))

    def _on_rest_chosen(self, days: tuple[int, ...]) -> None:
        """A day of rest is none for strength."""
        week = week_of(self._choices.current, self._rules.calendar)
        self._set_week(tuple(day for day in week.strength if day not in days), days)

    def _set_week(self, strength: tuple[int, ...], rest: tuple[int, ...]) -> None:
        usual = usual_week(self._rules.calendar)
        if not strength:
            self._page.week.show_week(week_view(self._choices.current, self._rules, one_stays()))
        elif (strength, rest) == (usual.strength, usual.rest):
            self._change_week(strength_days=(), rest_days=None)
        else:
            self._change_week(strength_days=strength, rest_days=rest)

    def _cap(self, minutes: int) -> int | None:
        """The programme's own cap is no choice: it follows the programme."""
        return None if minutes == self._rules.sessions.cap_minutes else minutes

    def _change_week(self, **changes: Any) -> None:
        self._take(**changes)
        self._page.week.show_week(week_view(self._choices.current, self._rules))

    # -- sound -------------------------------------------------------------------------------------------------------

    def _on_test_requested(self) -> None:
        audio = self._audio()
        self._is_testing = True
        audio.set_volume(self._choices.current.volume)
        audio.set_muted(False)
        audio.availability_changed.connect(self._show_device, Qt.ConnectionType.UniqueConnection)
        audio.play_now(CueKind.START)
        self._show_device(audio.has_audio or audio.reason is Reason.NOT_STARTED, "")

    def _on_left(self) -> None:
        """A tried sound needs its helper no longer."""
        if self._is_testing:
            self._is_testing = False
            self._audio().stop()

    @Slot(bool, str)
    def _show_device(self, has_audio: bool, _reason: str) -> None:  # noqa: FBT001 (a signal's payload)
        self._page.show_device("" if has_audio else self.tr("There is no sound device. Cues are shown on the screen."))
