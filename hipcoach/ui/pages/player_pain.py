"""The talk about pain, skipping and ending, over the paused player (B5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Signal

from hipcoach.domain.pain import Advice
from hipcoach.domain.records import Feeling, SessionOutcome, SkipReason
from hipcoach.services.session_stops import PainAction
from hipcoach.ui import labels
from hipcoach.ui.pages.player_sheets import ChoiceSheet, HurtsSheet, RateSheet, SkipSheet
from hipcoach.ui.widgets.option_card import Option

if TYPE_CHECKING:
    from hipcoach.services.live_session import LiveSession
    from hipcoach.ui.pages.player_page import PlayerPage
    from hipcoach.ui.pages.player_views import ExerciseView
    from hipcoach.ui.widgets.sheet import Sheet


class PainTalk(QObject):
    """Opens the sheets of the player and does what was chosen on them.

    Signals:
        acted: The events of what was done.
    """

    acted = Signal(object)

    def __init__(self, page: PlayerPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._session: LiveSession | None = None
        self._was_going = False
        self._hurts = HurtsSheet(page, self._feelings(), self._actions())
        self._skip = SkipSheet(page, self._reasons())
        self._rate = RateSheet(page)
        self._end = ChoiceSheet(page, "", {"stay": self.tr("Keep going"), "stop": self.tr("Save and stop")}, line="")
        self._end.setObjectName("end_sheet")
        self._sheets: tuple[Sheet, ...] = (self._hurts, self._skip, self._rate, self._end)
        self._hurts.changed.connect(self._show_actions)
        self._hurts.chosen.connect(self._on_action)
        self._hurts.dismissed.connect(self._on_hurts_dismissed)
        self._skip.chosen.connect(self._on_skip)
        self._skip.dismissed.connect(lambda: self._stay(self._skip))
        self._rate.rated.connect(self._on_rated)
        self._end.chosen.connect(self._on_end)
        self._end.dismissed.connect(lambda: self._stay(self._end))

    @property
    def is_open(self) -> bool:
        """Whether a sheet covers the player."""
        return any(sheet.isVisible() for sheet in self._sheets)

    def attach(self, session: LiveSession) -> None:
        """Talk about this session from now on."""
        self._session = session

    def detach(self) -> None:
        """The session is over."""
        for sheet in self._sheets:
            if sheet.isVisible():
                self._close(sheet)
        self._session = None

    def ask(self, exercise: ExerciseView) -> None:
        """Ask how strong the pain is and what it is like."""
        where = f"{exercise.name} \N{MIDDLE DOT} {labels.side_title(exercise.side)}"
        self._hurts.open_for(self.tr("Paused. Ease out to a comfortable position."), where)
        self._show_actions()

    def ask_again(self) -> None:
        """Ask for the pain after the settling rest."""
        self._rate.open_fresh()

    def ask_skip(self, *, was_going: bool) -> None:
        """Ask what to skip and why; ``was_going`` tells whether the clock ran, and runs again when nothing is."""
        self._was_going = was_going
        self._skip.open_fresh()

    def ask_end(self, done: int, exercises: int, *, was_going: bool) -> None:
        """Ask whether to end, over any other sheet; one that is open already stays as it is."""
        if self._end.isVisible():
            return
        self._was_going = was_going
        title = self.tr("You've done {done} of {all}. Save them and stop?").format(done=done, all=exercises)
        self._end.open_with(title, self.tr("Nothing you have done is lost."))

    # -- inside ------------------------------------------------------------------------------------------------------

    def _show_actions(self) -> None:
        advice = self._live.advice_on(self._hurts.score, self._feeling)
        keys = [action.value for action in self._live.actions_after(advice)]
        self._hurts.show_actions(keys, self._advice_text(advice), has_note=self._feeling is Feeling.OTHER)

    def _on_action(self, key: str) -> None:
        score, feeling, note = self._hurts.score, self._feeling, self._hurts.note
        self._close(self._hurts)
        self.acted.emit(self._live.act_on_pain(score, feeling, PainAction(key), note=note))

    def _on_hurts_dismissed(self) -> None:
        """Esc closes the sheet and leaves the session paused; an answer already given is still acted upon."""
        if self._hurts.score is None and self._hurts.feeling is None:
            self._close(self._hurts)

    def _on_skip(self, reason: str, whole: bool) -> None:  # noqa: FBT001 (a signal's payload)
        self._close(self._skip)
        skipped = self._live.runner.skip(SkipReason(reason) if reason else None, whole_exercise=whole)
        self.acted.emit(skipped)

    def _on_rated(self, score: int | None) -> None:
        self._close(self._rate)
        _, events = self._live.rate_again(score)
        self.acted.emit(events)

    def _on_end(self, key: str) -> None:
        if key == "stop":
            self._close(self._end)
            self.acted.emit(self._live.runner.stop(SessionOutcome.ENDED_EARLY))
        else:
            self._stay(self._end)

    def _stay(self, sheet: Sheet) -> None:
        """Everything is as it was before the question."""
        self._close(sheet)
        if self._was_going:
            self.acted.emit(self._live.runner.go_on())

    def _close(self, sheet: Sheet) -> None:
        """Uncover the player; the big button is the next thing, not the one that asked."""
        sheet.close_sheet()
        if not self.is_open:
            self._page.focus_main()

    @property
    def _live(self) -> LiveSession:
        if self._session is None:
            raise RuntimeError("no session is running")
        return self._session

    @property
    def _feeling(self) -> Feeling | None:
        return Feeling(self._hurts.feeling) if self._hurts.feeling else None

    def _feelings(self) -> list[Option]:
        return [
            Option("effort", "activity", self.tr("Stretching or muscle effort"), self.tr("Pulling, burning, tired")),
            Option("sharp", "zap", self.tr("Sharp, pinching or catching"), self.tr("Often at the front of the hip")),
            Option("numb", "waves", self.tr("Numb, tingling or giving way"), self.tr("We'll stop here today")),
            Option("other", "circle-help", self.tr("Something else"), self.tr("Add a word or two if you like")),
        ]

    def _reasons(self) -> list[Option]:
        icons = {SkipReason.PAIN: "hand", SkipReason.TIME: "clock", SkipReason.CANNOT: "x"}
        return [Option(reason.value, icons[reason], labels.skip_reason(reason)) for reason in SkipReason]

    def _actions(self) -> dict[str, str]:
        return {
            PainAction.CONTINUE.value: self.tr("I'm fine, continue"),
            PainAction.GENTLER.value: self.tr("Try the gentler version"),
            PainAction.SETTLE.value: self.tr("Rest for two minutes"),
            PainAction.SKIP_EXERCISE.value: self.tr("Skip this exercise"),
            PainAction.END.value: self.tr("End for today"),
        }

    def _advice_text(self, advice: Advice) -> str:
        match advice:
            case Advice.CARRY_ON:
                return ""
            case Advice.SHORTEN:
                return self.tr("Make the movement smaller. If it catches again, we leave this one out today.")
            case Advice.SKIP_EXERCISE:
                return self.tr("It caught twice. Leave this exercise out today.")
            case Advice.SETTLE | Advice.EASE_REST:
                return self.tr("6 is the limit for one exercise. Rest for two minutes, then we ask once more.")
            case Advice.BREATHE_AND_END | Advice.END:
                return self.tr(
                    "That is enough for today. If it is new, or not clearly less in one or two days, "
                    "contact a clinician."
                )
            case Advice.END_SIGNAL:
                return self.tr("Numbness is a reason to stop here. Please speak to your doctor or PT.")
            case _:
                assert_never(advice)
