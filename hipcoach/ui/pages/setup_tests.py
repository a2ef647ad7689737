"""Leads through the self-tests: which, why, how long; what is left for later waits on Today."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication

from hipcoach.services.first_run import Part
from hipcoach.services.self_test_day import SOFT, Hindrance
from hipcoach.ui import formats
from hipcoach.ui.pages.setup_part import Footer, SetupPart
from hipcoach.ui.pages.setup_tests_step import SelfTestsStep, SelfTestView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from hipcoach.content.words import Words
    from hipcoach.domain.parameters import MeasuringRules
    from hipcoach.services.self_test_reading import ProtocolToday


class SelfTestsPart(SetupPart):
    """Presents the tests of the first days."""

    def __init__(
        self, overview: Callable[[], Sequence[ProtocolToday]], rules: MeasuringRules, words: Words, parent: QObject
    ) -> None:
        """Take its ports; ``overview`` gives every test as it stands today."""
        self._step = SelfTestsStep()
        super().__init__(Part.TESTS, self._step, parent)
        self._overview = overview
        self._rules = rules
        self._words = words
        self._tests: list[SelfTestView] = []
        self._step.test_requested.connect(self.test_requested)

    def show(self) -> None:
        """Show every test of the first days, those that can be done first."""
        wanted = [test for test in self._overview() if _is_of_first_days(test)]
        self._tests = sorted(map(self._view, wanted), key=lambda view: not (view.is_done or view.can_start))
        lead = self.tr("They show where you start and later what has changed; not a diagnosis. About {time} in all.")
        hints = self.tr(
            "Walk about for {minutes} minutes first, then the better side first. Stop at a pain of {pain}. Spread them "
            "over two days if the hip gets sore."
        ).format(minutes=formats.count(self._rules.warm_up_minutes), pain=formats.count(self._rules.stop_at_pain))
        self._step.show_tests(
            lead.format(time=formats.minutes(sum(test.length_s for test in wanted if not test.lead.done_on))),
            hints,
            self._tests,
            self.tr("What you leave for later is not lost: Today says that it is due."),
        )

    def footer(self) -> Footer:
        """Do the first one that is open; later is as good."""
        if self._first() is None:
            return Footer(self.tr("Continue"))
        if any(view.is_done for view in self._tests):
            return Footer(self.tr("Do the next one"), later=self.tr("Later"))
        return Footer(self.tr("Do the first one"), later=self.tr("Later"))

    def takes_over(self) -> bool:
        """Begin a test in place of going on, while one is open."""
        first = self._first()
        if first is not None:
            self.test_requested.emit(first.id)
        return first is not None

    def _first(self) -> SelfTestView | None:
        return next((view for view in self._tests if view.can_start and not view.is_done), None)

    def _view(self, test: ProtocolToday) -> SelfTestView:
        hindrance, is_done = test.lead.going.hindrance, bool(test.lead.done_on)
        return SelfTestView(
            id=test.protocol.id,
            name=self._words.text("protocol", test.protocol.id, "name"),
            what=self._words.text("protocol", test.protocol.id, "what"),
            minutes=formats.minutes(test.length_s),
            note="" if hindrance is None or is_done else hindrance_note(hindrance),
            is_done=is_done,
            can_start=hindrance is None or hindrance in SOFT,
        )


def _is_of_first_days(test: ProtocolToday) -> bool:
    """Whether a test belongs to the first days and is for this person."""
    return any(each.measure.at_setup and each.is_wanted for each in test.standings)


def hindrance_note(hindrance: Hindrance) -> str:  # noqa: C901, PLR0911 (a table written as match)
    """Why a test isn't done now, or what it needs, in a sentence."""
    match hindrance:
        case Hindrance.LOCKED:
            return QCoreApplication.translate("SetupTests", "Waits until somebody has looked.")
        case Hindrance.EXCLUDED:
            return QCoreApplication.translate("SetupTests", "Left out for you, because of your answers.")
        case Hindrance.FALL_RISK:
            return QCoreApplication.translate("SetupTests", "Left out for you, to keep you safe from a fall.")
        case Hindrance.NOT_STANDING:
            return QCoreApplication.translate("SetupTests", "Waits until somebody has assessed the falls.")
        case Hindrance.FLARE:
            return QCoreApplication.translate("SetupTests", "Waits until the flare-up has settled.")
        case Hindrance.SORE:
            return QCoreApplication.translate("SetupTests", "Waits for a calmer day.")
        case Hindrance.AFTER_STRENGTH:
            return QCoreApplication.translate("SetupTests", "Waits for two days after strength.")
        case Hindrance.NOT_YET:
            return QCoreApplication.translate("SetupTests", "Comes later on the path.")
        case Hindrance.NO_EQUIPMENT:
            return QCoreApplication.translate("SetupTests", "Needs something that is not at home, as you said.")
        case Hindrance.NEEDS_ADULT:
            return QCoreApplication.translate("SetupTests", "With another adult beside you.")
        case _:
            assert_never(hindrance)
