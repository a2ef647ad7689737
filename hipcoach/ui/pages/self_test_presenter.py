"""Takes one self-test after the other from what is to be known before it to what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.errors import HipCoachError
from hipcoach.domain.exercise import Side
from hipcoach.domain.protocol_results import SideState
from hipcoach.services.self_test_day import SOFT
from hipcoach.ui.pages.self_test_result_words import MIRROR, ResultWords
from hipcoach.ui.pages.self_test_runner import SelfTestRunner
from hipcoach.ui.pages.self_test_words import SelfTestWords

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipcoach.content.content import Content
    from hipcoach.domain.preferences import Preferences
    from hipcoach.services.live_self_test import LiveSelfTest
    from hipcoach.services.profiles import ProfilesService
    from hipcoach.services.self_test_reading import Brief
    from hipcoach.services.self_test_results import ResultsService
    from hipcoach.services.self_tests import SelfTestsService
    from hipcoach.ui.audio import CuePlayer
    from hipcoach.ui.pages.self_test_page import SelfTestPage

_ONE_HIP_HIGHER = "one_hip_higher"


class SelfTestPresenter(QObject):
    """Presents the tests of a row, one at a time.

    Signals:
        left: The person went back, or all is done.
        recorded: A result is in the journal.
        page_requested: The person goes on to the page of that name: all results, or safety where that is called for.
        volume_changed: The person chose another volume (0.0 to 1.0) or mute.
    """

    left = Signal()
    recorded = Signal()
    page_requested = Signal(str)
    volume_changed = Signal(float, bool)

    def __init__(  # noqa: PLR0913 (its ports; made in one place, by the page factory)
        self,
        page: SelfTestPage,
        *,
        content: Content,
        tests: SelfTestsService,
        results: ResultsService,
        profiles: ProfilesService,
        choices: Callable[[], Preferences],
        audio: CuePlayer,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._content = content
        self._tests = tests
        self._profiles = profiles
        self._choices = choices
        self._words = SelfTestWords(content)
        self._result_words = ResultWords(content, results)
        self._runner = SelfTestRunner(page, content, self._words, results, audio, self)
        self._queue: list[str] = []
        self._place = 0
        self._variant = ""
        self._has_adult: bool | None = None
        self._brief: Brief | None = None
        self._first_side = Side.BOTH
        self._connect()

    @property
    def live(self) -> LiveSelfTest | None:
        """The test that runs, or None."""
        return self._runner.live

    @property
    def runner(self) -> SelfTestRunner:
        """What drives the running test."""
        return self._runner

    def begin(self, protocol_ids: Sequence[str]) -> None:
        """Show the first of these tests, and the others after it.

        Raises:
            HipCoachError: The journal can't be read.
        """
        self._queue, self._place = list(protocol_ids), 0
        self._has_adult = None
        self._show_brief()

    def focus_first(self) -> None:
        """Give the keyboard to what is to be answered first."""
        self._page.brief.focus_first()

    def leave(self) -> None:
        """Leave whatever is going on; what was done is kept, and a test stays open for today."""
        self._runner.leave()

    # -- before a test -----------------------------------------------------------------------------------------------

    def _show_brief(self, *, keeps_answers: bool = False, keeps_order: bool = False) -> None:
        brief = self._tests.brief(self._queue[self._place], has_adult=self._has_adult, variant=self._variant)
        self._brief = brief
        if not keeps_order:
            begun = brief.today.begun
            self._first_side = brief.first_side if begun is None else begun.first_side
        asks_pain = self._tests.before is None or keeps_answers
        view = self._words.brief(brief, self._first_side, eyebrow=self._eyebrow, asks_pain=asks_pain)
        self._page.brief.show_brief(view, keeps_answers=keeps_answers)
        self._page.turn_to(self._page.brief)
        if not keeps_answers:
            self._page.brief.focus_first()

    @property
    def _eyebrow(self) -> str:
        if len(self._queue) <= 1:
            return self.tr("Self-test")
        return self.tr("Self-test {n} of {all}").format(n=self._place + 1, all=len(self._queue))

    def _on_start(self, *, is_anew: bool = False) -> None:
        brief = self._brief
        if brief is None:
            return
        try:
            if self._page.brief.pain is not None:
                self._tests.tell_before(self._page.brief.pain)
            fresh = self._tests.brief(brief.today.protocol.id, has_adult=self._has_adult, variant=self._variant)
            hindrance = fresh.today.lead.going.hindrance
            if hindrance is not None and hindrance not in SOFT:
                self._show_brief()  # the pain that was just told says why
                return
            begun = fresh.today.begun is not None and not is_anew
            live = self._tests.carry_on(fresh) if begun else self._tests.start(fresh, self._first_side)
        except HipCoachError as error:
            self._page.brief.show_problem(str(error))
            return
        self._runner.run(live, fresh, self._choices())

    def _on_adult(self, has_adult: bool) -> None:  # noqa: FBT001 (a signal's payload)
        self._has_adult = has_adult
        self._show_brief(keeps_answers=True, keeps_order=True)

    def _on_other_order(self) -> None:
        self._first_side = self._first_side.other
        self._show_brief(keeps_answers=True, keeps_order=True)

    def _on_instead(self) -> None:
        if self._brief is not None and self._brief.instead:
            self._queue[self._place] = self._brief.instead
            self._variant = ""
            self._show_brief()

    def _on_variant(self) -> None:
        if self._brief is not None and self._brief.variant:
            self._variant = self._brief.variant
            self._show_brief(keeps_answers=True)

    # -- after a test ------------------------------------------------------------------------------------------------

    def _on_ended(self, live: LiveSelfTest) -> None:
        self._note_mirror(live)
        following = self._queue[self._place + 1 : self._place + 2]
        next_name = self._content.words.text("protocol", following[0], "name") if following else ""
        self._page.end.show_end(self._result_words.end(live, eyebrow=self._eyebrow, next_name=next_name))
        if live.trouble is not None:
            self._page.end.show_problem(str(live.trouble))
        self._page.turn_to(self._page.end)
        self.recorded.emit()

    def _note_mirror(self, live: LiveSelfTest) -> None:
        """The mirror tells by itself whether one hip looked higher every time."""
        values = [each.value for each in live.results() if each.state is SideState.SCORED]
        if live.protocol.id == MIRROR and values:
            self._tell({_ONE_HIP_HIGHER: bool(values[0])})

    def _on_go_on(self) -> None:
        ended = self._runner.ended
        if ended is not None and not self._keep(ended):
            return
        if ended is not None and ended.needs_safety:
            self.page_requested.emit("safety")
            return
        self._next()

    def _on_results(self) -> None:
        if self._runner.ended is None or self._keep(self._runner.ended):
            self.page_requested.emit("self_tests")

    def _keep(self, ended: LiveSelfTest) -> bool:
        """Keep what was noticed, and what could not be written before; False when that fails."""
        if not ended.save_again():
            self._page.end.show_problem(str(ended.trouble))
            return False
        return self._tell(self._page.end.facts)

    def _tell(self, facts: dict[str, bool]) -> bool:
        try:
            self._profiles.tell(facts)
        except HipCoachError as error:
            self._page.end.show_problem(str(error))
            return False
        return True

    def _next(self) -> None:
        self._variant = ""
        self._place += 1
        if self._place >= len(self._queue):
            self.left.emit()
        else:
            self._show_brief()

    def _connect(self) -> None:
        brief, end = self._page.brief, self._page.end
        brief.adult_told.connect(self._on_adult)
        brief.anew_requested.connect(lambda: self._on_start(is_anew=True))
        brief.instead_requested.connect(self._on_instead)
        brief.left_requested.connect(self.left)
        brief.other_order_requested.connect(self._on_other_order)
        brief.skip_requested.connect(self._next)
        brief.start_requested.connect(self._on_start)
        brief.variant_requested.connect(self._on_variant)
        end.go_on_requested.connect(self._on_go_on)
        end.results_requested.connect(self._on_results)
        self._page.hidden.connect(self._runner.leave)
        self._runner.ended_live.connect(self._on_ended)
        self._runner.left.connect(self.left)
        self._runner.volume_changed.connect(self.volume_changed)
