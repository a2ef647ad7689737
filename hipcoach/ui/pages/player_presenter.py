"""Drives the player: ticks the session, shows how it stands, and passes the person's wishes on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hipcoach.domain.engine import Phase
from hipcoach.domain.events import Event, PauseCause, Paused, Resumed, Retimed, StepStarted, Waiting
from hipcoach.domain.plan import StepKind
from hipcoach.domain.records import SessionOutcome
from hipcoach.ui import labels
from hipcoach.ui.pages.player_keys import Wish
from hipcoach.ui.pages.player_pain import PainTalk
from hipcoach.ui.pages.player_sound import PlayerSound
from hipcoach.ui.pages.player_views import ExerciseView, MainButton
from hipcoach.ui.pages.player_words import PlayerWords, fractions, minutes_left

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hipcoach.domain.engine import View
    from hipcoach.domain.plan import Step
    from hipcoach.domain.preferences import Preferences
    from hipcoach.services.live_session import LiveSession
    from hipcoach.ui.audio import CuePlayer
    from hipcoach.ui.pages.player_page import PlayerPage

_FRAME_MS = 33
_IDLE_MS = 500
_SLOWER, _FASTER = 1.25, 0.8
_TEN_S = 10


class PlayerPresenter(QObject):
    """Presents one session after the other on the player page.

    Signals:
        finished: The session has ended; carries the :class:`LiveSession`.
        volume_changed: The person chose another volume (0.0 to 1.0) or mute.
    """

    finished = Signal(object)
    volume_changed = Signal(float, bool)

    def __init__(self, page: PlayerPage, words: Callable[[], PlayerWords], audio: CuePlayer) -> None:
        super().__init__(page)
        self._page = page
        self._make_words = words
        self._sound = PlayerSound(page, audio, self)
        self._pain = PainTalk(page, self)
        self._session: LiveSession | None = None
        self._words: PlayerWords
        self._exercise: ExerciseView
        self._main = MainButton.PAUSE
        self._is_still = False
        self._second = -1
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        page.wished.connect(self._on_wish)
        page.foot_put_down.connect(self._on_foot_down)
        page.save_requested.connect(self._on_save_requested)
        self._pain.acted.connect(self.happened)
        self._sound.volume_changed.connect(self.volume_changed)

    @property
    def session(self) -> LiveSession | None:
        """The running session, or None."""
        return self._session

    def begin(self, session: LiveSession, choices: Preferences) -> None:
        """Start a session and show it."""
        self._session = session
        self._words = self._make_words()
        self._is_still = bool(choices.less_motion)
        self._page.single_keys = choices.single_keys
        self._page.panel.figure.set_still(self._is_still)
        if choices.key_hints:
            self._page.show_key_hints()
        self._sound.set_choices(choices.volume, is_muted=choices.is_muted)
        self._sound.open(session)
        self._pain.attach(session)
        self._timer.start(_FRAME_MS)
        self.happened(session.runner.start())

    def tick(self) -> None:
        """Bring the session up to date and show the moment."""
        if self._session is None:
            return
        events = self._session.runner.tick()
        if events:
            self.happened(events)
        if self._session is not None:
            self._show_moment(self._session.runner.view())

    def stop(self) -> None:
        """End the session with what was done, as when the window closes."""
        if self._session is not None:
            self.happened(self._session.runner.stop(SessionOutcome.ENDED_EARLY))

    def pause(self) -> None:
        """Pause, as when the window is minimised; a paused session stays as it is."""
        if self._session is not None:
            self.happened(self._session.runner.pause())

    def happened(self, events: Sequence[Event]) -> None:
        """Let screen and sound know what happened; both are equal listeners."""
        if self._session is None:
            return
        self._sound.on_events(events)
        for event in events:
            self._show_event(event)
        self._show_trouble()
        if self._session.close_if_finished(events):
            self._leave()

    # -- events ------------------------------------------------------------------------------------------------------

    def _show_event(self, event: Event) -> None:
        if isinstance(event, StepStarted):
            self._show_step(event.step)
            self._page.announce(self._words.announcement(event.step, self._exercise))
        elif isinstance(event, Waiting):
            self._show_waiting()
        elif isinstance(event, Paused):
            self._show_pause(event.cause)
        elif isinstance(event, (Resumed, Retimed)):
            self._show_step(self._live.runner.view().step)

    def _show_step(self, step: Step) -> None:
        prescription = self._live.prescription_of(step)
        self._exercise = self._words.exercise(prescription, step.side)
        self._second = -1
        self._timer.setInterval(_FRAME_MS)
        if step.kind is StepKind.WORK:
            self._page.show_work(self._exercise, self._words.work(step, prescription, self._live.tries(step)))
            is_standing = step.is_stance and self._live.runner.phase is Phase.RUNNING
            self._show_main(MainButton.FOOT_DOWN if is_standing else MainButton.PAUSE)
        else:
            title = labels.waiting_title(step.kind, is_new_position=step.is_new_position)
            self._page.show_lead(self._exercise, title, self._lead_hint(step), may_end=step.kind is not StepKind.SETTLE)
            self._show_main(MainButton.PAUSE)
        self._show_place(self._live.runner.view())

    def _lead_hint(self, step: Step) -> str:
        if step.kind is StepKind.SETTLE:
            return self.tr("Two quiet minutes. Then we ask once more.")
        made = [seconds for seconds in self._live.tries(step)[: step.try_number - 1] if seconds is not None]
        if step.kind is StepKind.REST and made:
            return self.tr("That was {seconds} seconds.").format(seconds=self._words.tenths(made[-1]))
        return self.tr("Take your time getting there.") if step.is_new_position else ""

    def _show_waiting(self) -> None:
        if self._live.runner.awaits_rating:
            self._pain.ask_again()
        step = self._live.runner.view().step
        self._exercise = self._words.exercise(self._live.prescription_of(step), step.side)
        title = self.tr("When you are ready")
        self._page.show_lead(self._exercise, title, self.tr("Space or Start begins."), is_waiting=True)
        self._show_main(MainButton.START)
        self._timer.setInterval(_IDLE_MS)
        self._show_place(self._live.runner.view())

    def _show_pause(self, cause: PauseCause) -> None:
        view = self._live.runner.view()
        fraction, line, hint = self._words.pause(view, self._live.prescription_of(view.step), cause)
        self._page.show_paused(fraction, self.tr("Paused"), line, hint)
        self._show_main(MainButton.RESUME)
        self._timer.setInterval(_IDLE_MS)

    def _show_main(self, main: MainButton) -> None:
        self._main = main
        self._page.show_main_button(main, self._exercise.side)

    # -- the moment --------------------------------------------------------------------------------------------------

    def _show_moment(self, view: View) -> None:
        if view.phase is Phase.COUNT_IN:
            self._page.show_count_in(str(math.ceil(view.count_in_s)), self.tr("Ready"))
            return
        if view.phase is not Phase.RUNNING:
            return
        if view.step.is_stance and view.step.kind is StepKind.WORK and self._main is not MainButton.FOOT_DOWN:
            self._show_main(MainButton.FOOT_DOWN)  # the count-in is over
        second = math.ceil(view.remaining_s)
        is_new_second = second != self._second
        self._second = second
        if self._is_still and not is_new_second:
            return
        if view.step.kind is StepKind.WORK:
            motion = self._words.motion(view, self._live.prescription_of(view.step))
            self._page.show_motion(motion)
            if is_new_second:
                self._page.set_spoken(self._words.spoken(view, self._exercise, motion))
                if second == _TEN_S < view.step.duration_s / 2:
                    self._page.announce(self.tr("Ten seconds left"))
        else:
            self._page.show_lead_left(view.remaining_s / view.step.duration_s, str(second))
        if is_new_second:
            self._show_place(view)

    def _show_place(self, view: View) -> None:
        steps = self._live.runner.steps
        done, current = fractions(steps, view.index, view.position_s)
        self._page.show_progress(done, current, minutes_left(view.session_left_s))
        self._page.show_next(self._words.coming(steps, view.index, self._live.prescriptions))

    def _show_trouble(self) -> None:
        trouble = self._live.recorder.trouble
        text = self.tr("{reason} What you do meanwhile is kept.") if trouble else ""
        self._page.show_trouble(text.format(reason=trouble), self.tr("Try again"))

    # -- wishes ------------------------------------------------------------------------------------------------------

    def _on_wish(self, wish: Wish) -> None:
        if self._session is None or self._pain.is_open:
            return
        runner = self._session.runner
        acts: dict[Wish, Callable[[], object]] = {
            Wish.MAIN: self._on_main,
            Wish.START: lambda: self.happened(runner.go_on()),
            Wish.BACK: lambda: self.happened(runner.redo(previous=True)),
            Wish.REPEAT: lambda: self.happened(runner.redo(previous=False)),
            Wish.MORE: self._on_more,
            Wish.LESS: lambda: self.happened(runner.change_pace(_SLOWER)),
            Wish.HURTS: self._on_hurts,
            Wish.SKIP: self._on_skip,
            Wish.END: self._on_end,
            Wish.SOUND: self._sound.toggle,
            Wish.LOUDER: lambda: self._sound.change_volume(louder=True),
            Wish.SOFTER: lambda: self._sound.change_volume(louder=False),
            Wish.TIME_LEFT: lambda: self._page.announce(minutes_left(runner.view().session_left_s)),
        }
        acts[wish]()

    def _on_main(self) -> None:
        runner = self._live.runner
        self.happened(runner.pause() if self._is_going else runner.go_on())

    def _on_more(self) -> None:
        """Faster in repetitions, a longer rest elsewhere: the key does what its button on the screen says."""
        runner = self._live.runner
        is_work = runner.view().step.kind is StepKind.WORK
        self.happened(runner.change_pace(_FASTER) if is_work else runner.extend())

    def _on_hurts(self) -> None:
        self.happened(self._live.runner.pause(PauseCause.PAIN))
        self._pain.ask(self._exercise)

    def _on_skip(self) -> None:
        was_going = self._is_going
        self.happened(self._live.runner.pause())
        self._pain.ask_skip(was_going=was_going)

    def ask_end(self) -> None:
        """Ask whether to end, as when the window is to be closed; also over another question."""
        if self._session is not None:
            self._on_end()

    def _on_end(self) -> None:
        was_going = self._is_going
        self.happened(self._live.runner.pause())
        self._pain.ask_end(self._exercises_done(), len(self._live.prescriptions), was_going=was_going)

    def _on_foot_down(self) -> None:
        if self._session is not None:
            self.happened(self._session.runner.foot_down())

    def _on_save_requested(self) -> None:
        self._live.recorder.save_again()
        self._show_trouble()

    def _exercises_done(self) -> int:
        """Exercises that are behind."""
        view = self._live.runner.view()
        done, _ = fractions(self._live.runner.steps, view.index, view.position_s)
        return sum(1 for share in done if share >= 1.0)

    @property
    def _is_going(self) -> bool:
        return self._live.runner.phase in {Phase.RUNNING, Phase.COUNT_IN}

    @property
    def _live(self) -> LiveSession:
        if self._session is None:
            raise RuntimeError("no session is running")
        return self._session

    def _leave(self) -> None:
        session = self._live
        self._timer.stop()
        self._pain.detach()
        self._sound.close()
        self._session = None
        self.finished.emit(session)
