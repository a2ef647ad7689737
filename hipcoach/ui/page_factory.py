"""Makes each page with its presenter when it is first asked for; nothing is imported before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from hipcoach.domain.records import Effort

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from hipcoach.domain.path import Person
    from hipcoach.services.composition import Services
    from hipcoach.ui.appearance import Appearance
    from hipcoach.ui.audio import CuePlayer
    from hipcoach.ui.pages.after_presenter import AfterPresenter
    from hipcoach.ui.pages.before_presenter import BeforePresenter
    from hipcoach.ui.pages.path_presenter import PathPresenter
    from hipcoach.ui.pages.physio_presenter import PhysioPresenter
    from hipcoach.ui.pages.player_presenter import PlayerPresenter
    from hipcoach.ui.pages.progress_presenter import ProgressPresenter
    from hipcoach.ui.pages.safety_presenter import SafetyPresenter
    from hipcoach.ui.pages.self_test_presenter import SelfTestPresenter
    from hipcoach.ui.pages.self_tests_presenter import SelfTestsPresenter
    from hipcoach.ui.pages.settings_presenter import SettingsPresenter
    from hipcoach.ui.pages.setup_presenter import SetupPresenter
    from hipcoach.ui.pages.today_more_views import AdviceView
    from hipcoach.ui.pages.today_presenter import TodayPresenter


class PageFactory:
    """Hands out presenters; each is the child of its page and is made once.

    Attributes:
        made: The presenters made so far, by the name of their page.
    """

    def __init__(self, services: Services, appearance: Appearance, audio: Callable[[], CuePlayer]) -> None:
        self._services = services
        self._appearance = appearance
        self._audio = audio
        self._on_made: Callable[[str, QWidget, Any], None] = lambda _name, _page, _presenter: None
        self.made: dict[str, Any] = {}

    def when_made(self, call: Callable[[str, QWidget, Any], None]) -> None:
        """Let ``call`` know of each page as it is made: its name, itself, and its presenter."""
        self._on_made = call

    def today(self) -> TodayPresenter:
        """The first page."""

        def make() -> TodayPresenter:
            from hipcoach.ui.pages.today_page import TodayPage
            from hipcoach.ui.pages.today_presenter import TodayPresenter

            services = self._services

            def answered_on(question_id: str) -> date | None:
                given = services.screening.latest_answers().get(question_id)
                return given.stamp.day if given is not None else None

            return TodayPresenter(TodayPage(), services.training, services.content, services.choices, answered_on)

        return cast("TodayPresenter", self._once("today", make))

    def path(self) -> PathPresenter:
        """The stages and what they ask for."""

        def make() -> PathPresenter:
            from hipcoach.ui.pages.path_page import PathPage
            from hipcoach.ui.pages.path_presenter import PathPresenter

            return PathPresenter(PathPage(), self._services.training, self._services.content)

        return cast("PathPresenter", self._once("path", make))

    def progress(self) -> ProgressPresenter:
        """The charts."""

        def make() -> ProgressPresenter:
            from hipcoach.services.progress import ProgressService
            from hipcoach.ui.pages.progress_page import ProgressPage
            from hipcoach.ui.pages.progress_presenter import ProgressPresenter

            service = ProgressService(self._services.content.programme, self._services.judging)
            return ProgressPresenter(ProgressPage(), service, self._words)

        return cast("ProgressPresenter", self._once("progress", make))

    def physio(self) -> PhysioPresenter:
        """A physiotherapist's plan."""

        def make() -> PhysioPresenter:
            from hipcoach.ui.pages.physio_page import PhysioPage
            from hipcoach.ui.pages.physio_presenter import PhysioPresenter

            s = self._services

            def person() -> Person:
                """Who the person is without any plan, paused by scores as well."""
                own = s.profiles.cautious(s.screening.person())
                return own.replace(is_locked=s.judging.assess().person.is_locked)

            return PhysioPresenter(PhysioPage(), s.physio_plans, s.content, person)

        return cast("PhysioPresenter", self._once("physio", make))

    def safety(self) -> SafetyPresenter:
        """Locks and what lifts them."""

        def make() -> SafetyPresenter:
            from hipcoach.ui.pages.safety_page import SafetyPage
            from hipcoach.ui.pages.safety_presenter import SafetyPresenter

            s = self._services
            return SafetyPresenter(
                SafetyPage(),
                s.screening,
                s.content,
                advice=self._advice,
                flags=lambda: s.profiles.cautious(s.screening.person()).flags,
                plan=s.physio_plans.in_force,
            )

        return cast("SafetyPresenter", self._once("safety", make))

    def settings(self) -> SettingsPresenter:
        """The choices."""

        def make() -> SettingsPresenter:
            from hipcoach.domain.preferences import CAPS_MINUTES, TEXT_SCALES
            from hipcoach.ui import formats
            from hipcoach.ui.pages.settings_page import SettingsPage
            from hipcoach.ui.pages.settings_presenter import SettingsPresenter
            from hipcoach.ui.pages.settings_week import WeekSettings
            from hipcoach.ui.pages.settings_week_words import cap_choices

            s = self._services
            rules = s.content.programme
            days = [(formats.day_name_short(day), formats.day_name(day)) for day in range(1, 8)]
            scales = [(str(scale), f"{scale:.0%}") for scale in TEXT_SCALES]
            page = SettingsPage(scales, WeekSettings(days, cap_choices(rules, CAPS_MINUTES)))
            return SettingsPresenter(page, s.choices, self._appearance, self._audio, rules, str(s.records))

        return cast("SettingsPresenter", self._once("settings", make))

    def setup(self) -> SetupPresenter:
        """The first run."""

        def make() -> SetupPresenter:
            from hipcoach.ui.pages.setup_page import SetupPage
            from hipcoach.ui.pages.setup_parts import SetupParts
            from hipcoach.ui.pages.setup_presenter import SetupPresenter

            s = self._services
            return SetupPresenter(SetupPage(), s.first_run, s.screening, self._words, SetupParts(s))

        return cast("SetupPresenter", self._once("setup", make))

    def before(self) -> BeforePresenter:
        """The questions before a session."""

        def make() -> BeforePresenter:
            from hipcoach.ui.pages.before_page import BeforePage
            from hipcoach.ui.pages.before_presenter import BeforePresenter

            return BeforePresenter(BeforePage(), self._services.screening, self._services.training, self._words)

        return cast("BeforePresenter", self._once("before", make))

    def player(self) -> PlayerPresenter:
        """The running session."""

        def make() -> PlayerPresenter:
            from hipcoach.ui.pages.player_page import PlayerPage
            from hipcoach.ui.pages.player_presenter import PlayerPresenter
            from hipcoach.ui.pages.player_words import PlayerWords

            s = self._services
            return PlayerPresenter(
                PlayerPage(),
                lambda: PlayerWords(self._words, s.content.exercises, s.screening.person().flags),
                self._audio(),
            )

        return cast("PlayerPresenter", self._once("player", make))

    def after(self) -> AfterPresenter:
        """The questions after a session."""

        def make() -> AfterPresenter:
            from hipcoach.ui import labels
            from hipcoach.ui.pages.after_page import AfterPage
            from hipcoach.ui.pages.after_presenter import AfterPresenter

            efforts = [(effort.value, labels.effort_word(effort)) for effort in Effort]
            return AfterPresenter(
                AfterPage(efforts),
                self._services.training,
                self._services.screening,
                self._words,
                self._services.content.programme,
            )

        return cast("AfterPresenter", self._once("after", make))

    def self_tests(self) -> SelfTestsPresenter:
        """The list of self-tests and their histories."""

        def make() -> SelfTestsPresenter:
            from hipcoach.ui.pages.self_tests_page import SelfTestsPage
            from hipcoach.ui.pages.self_tests_presenter import SelfTestsPresenter

            s = self._services
            return SelfTestsPresenter(SelfTestsPage(), s.content, s.self_tests(), s.results())

        return cast("SelfTestsPresenter", self._once("self_tests", make))

    def self_test(self) -> SelfTestPresenter:
        """A guided self-test."""

        def make() -> SelfTestPresenter:
            from hipcoach.ui.pages.self_test_page import SelfTestPage
            from hipcoach.ui.pages.self_test_presenter import SelfTestPresenter

            s = self._services
            late_s = range(1, int(s.content.programme.timing.late_press_max_s) + 1)
            return SelfTestPresenter(
                SelfTestPage(late_s),
                content=s.content,
                tests=s.self_tests(),
                results=s.results(),
                profiles=s.profiles,
                choices=lambda: s.choices.current,
                audio=self._audio(),
            )

        return cast("SelfTestPresenter", self._once("self_test", make))

    def _advice(self) -> list[AdviceView]:
        """What scores ask for just now, most urgent first."""
        from hipcoach.ui.pages.today_advice_words import advice_view

        found, rules = self._services.judging.assess(), self._services.content.programme
        return [advice_view(each, rules, frozen_until=found.path.frozen_until) for each in found.advice]

    @property
    def _words(self) -> Any:
        return self._services.content.words

    def _once(self, name: str, make: Callable[[], QObject]) -> QObject:
        if name not in self.made:
            presenter = make()
            self.made[name] = presenter
            self._on_made(name, page_of(presenter), presenter)
        return cast("QObject", self.made[name])


def page_of(presenter: QObject) -> QWidget:
    """The page a presenter is the child of."""
    return cast("QWidget", presenter.parent())
