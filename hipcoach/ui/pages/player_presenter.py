"""Drives the player: ticks the session, shows how it stands, and passes the person's wishes on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from hipcoach.domain.engine import Phase
from hipcoach.domain.events import Event, PauseCause, Paused, Resumed, Retimed, SetFinished, StepStarted, Waiting
from hipcoach.domain.exercise import Kind, Side
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
        self._tries: dict[tuple[int, Side], list[float]] = {}
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
        self._tries.clear()
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
        elif isinstance(event, SetFinished) and event.step.is_stance:
            key = (event.step.exercise_index, event.step.side)
            self._tries.setdefault(key, []).append(event.done_s)
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
            tries = self._tries_of(step, prescription.dose.reps)
            self._page.show_work(self._exercise, self._words.work(step, prescription, tries))
            is_stance = prescription.kind is Kind.STANCE and self._live.runner.phase is Phase.RUNNING
            self._page.show_main_button(MainButton.FOOT_DOWN if is_stance else MainButton.PAUSE, self._exercise)
        else:
            title = labels.waiting_title(step.kind, is_new_position=step.is_new_position)
            hint = self.tr("Take your time getting there.") if step.is_new_position else ""
            if step.kind is StepKind.SETTLE:
                hint = self.tr("Two quiet minutes. Then we ask once more.")
            self._page.show_lead(self._exercise, title, hint, may_end=step.kind is not StepKind.SETTLE)
            self._page.show_main_button(MainButton.PAUSE)
        self._show_place(self._live.runner.view())

    def _show_waiting(self) -> None:
        if self._live.runner.awaits_rating:
            self._pain.ask_again()
        step = self._live.runner.view().step
        self._exercise = self._words.exercise(self._live.prescription_of(step), step.side)
        title = self.tr("When you are ready")
        self._page.show_lead(self._exercise, title, self.tr("Space or Start begins."), is_waiting=True)
        self._page.show_main_button(MainButton.START)
        self._timer.setInterval(_IDLE_MS)
        self._show_place(self._live.runner.view())

    def _show_pause(self, cause: PauseCause) -> None:
        view = self._live.runner.view()
        is_hold = self._live.prescription_of(view.step).kind is Kind.HOLD
        seconds = math.ceil(view.segment_remaining_s if is_hold else view.remaining_s)
        line = self.tr("{seconds} seconds to go").format(seconds=seconds)
        hint = self.tr("Resuming counts you in from three.")
        if cause is PauseCause.SLEEP:
            hint = self.tr("The computer was asleep. Nothing was counted meanwhile.")
        self._page.show_paused(self.tr("Paused"), line, hint)
        self._page.show_main_button(MainButton.RESUME)
        self._timer.setInterval(_IDLE_MS)

    # -- the moment --------------------------------------------------------------------------------------------------

    def _show_moment(self, view: View) -> None:
        if view.phase is Phase.COUNT_IN:
            self._page.show_count_in(str(math.ceil(view.count_in_s)), self.tr("Ready"))
            return
        if view.phase is not Phase.RUNNING:
            return
        if view.step.is_stance and view.step.kind is StepKind.WORK:
            self._page.show_main_button(MainButton.FOOT_DOWN, self._exercise)
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
        else:
            self._page.show_lead_left(view.remaining_s / view.step.duration_s, str(second))
        if is_new_second:
            self._show_place(view)

    def _show_place(self, view: View) -> None:
        steps = self._live.runner.steps
        done, current = fractions(steps, view.index, view.position_s)
        self._page.show_progress(done, current, minutes_left(view.session_left_s))
        self._page.show_next(self._words.coming(steps, view.index, self._live.prescriptions))

    def _tries_of(self, step: Step, tries: int) -> list[float | None]:
        if not step.is_stance:
            return []
        done: list[float | None] = list(self._tries.get((step.exercise_index, step.side), []))
        return [*done, *[None] * (tries - len(done))][:tries]

    def _show_trouble(self) -> None:
        trouble = self._live.recorder.trouble
        text = self.tr("Not saved yet: {reason} What you do is kept until it can be.") if trouble else ""
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
        is_going = runner.phase in {Phase.RUNNING, Phase.COUNT_IN}
        self.happened(runner.pause() if is_going else runner.go_on())

    def _on_more(self) -> None:
        """Faster in repetitions, a longer rest elsewhere: the key does what its button on the screen says."""
        runner = self._live.runner
        is_work = runner.view().step.kind is StepKind.WORK
        self.happened(runner.change_pace(_FASTER) if is_work else runner.extend())

    def _on_hurts(self) -> None:
        self.happened(self._live.runner.pause(PauseCause.PAIN))
        self._pain.ask(self._exercise)

    def _on_skip(self) -> None:
        self.happened(self._live.runner.pause())
        self._pain.ask_skip()

    def ask_end(self) -> None:
        """Ask whether to end, as when the window is to be closed."""
        if self._session is not None and not self._pain.is_open:
            self._on_end()

    def _on_end(self) -> None:
        self.happened(self._live.runner.pause())
        self._pain.ask_end(self._sets_done(), len(self._live.prescriptions))

    def _on_foot_down(self) -> None:
        if self._session is not None:
            self.happened(self._session.runner.foot_down())

    def _on_save_requested(self) -> None:
        self._live.recorder.save_again()
        self._show_trouble()

    def _sets_done(self) -> int:
        """Exercises that are behind."""
        view = self._live.runner.view()
        done, _ = fractions(self._live.runner.steps, view.index, view.position_s)
        return sum(1 for share in done if share >= 1.0)

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
