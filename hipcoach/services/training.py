"""What to train today, starting it, and what is asked around it."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from hipcoach.domain.calendar import training_day, until_next_day_s
from hipcoach.domain.pain import StartOfDay, start_of_day, under_ceiling
from hipcoach.domain.plan import build_steps
from hipcoach.domain.records import FlareReport, Moment, NightEntry, PainEntry, SessionForm, SessionOutcome, Stamp
from hipcoach.services.clock import offset_min
from hipcoach.services.today import DayGlance, DayState, Today

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from hipcoach.domain.exercise import Exercise
    from hipcoach.domain.history import History
    from hipcoach.domain.judge import Judge
    from hipcoach.domain.limits import Limit
    from hipcoach.domain.parameters import InSessionRules, Programme
    from hipcoach.domain.plan import SetKey
    from hipcoach.domain.preferences import GoOn
    from hipcoach.domain.records import Effort, OpenSession, Prescription
    from hipcoach.domain.session_plan import SessionPlan
    from hipcoach.services.clock import Clock
    from hipcoach.services.judging import Assessment, JudgingService
    from hipcoach.services.live_session import LiveSession
    from hipcoach.services.planning import Planner
    from hipcoach.store.pain import PainStore
    from hipcoach.store.sessions import SessionStore

__all__ = ["DayGlance", "DayState", "Today", "TrainingService"]


class TrainingService:
    """Plans, starts and closes sessions, and takes the answers around them."""

    def __init__(  # noqa: PLR0913 (its ports; made in one place, by the composition root)
        self,
        *,
        clock: Clock,
        programme: Programme,
        exercises: Mapping[str, Exercise],
        sessions: SessionStore,
        pains: PainStore,
        judging: JudgingService,
        planner: Planner,
        go_on: Callable[[], GoOn],
        note_pain: Callable[[int | None], None] = lambda _: None,
    ) -> None:
        self._clock = clock
        self._programme = programme
        self._exercises = exercises
        self._sessions = sessions
        self._pains = pains
        self._judging = judging
        self._planner = planner
        self._go_on = go_on
        self._note_pain = note_pain

    def today(self) -> Today:
        """How things stand now, worked out afresh from the records."""
        found = self._judging.assess()
        history, judge, day = found.history, found.judge, found.day
        morning = history.pain_on(Moment.NEXT_MORNING, day)
        start = start_of_day(morning, self._programme.dosage)
        first_day = history.first_day or day
        trained = {session.day for session in history.sessions}
        ahead = self._planner.week(found)
        return Today(
            day=day,
            day_number=(day - first_day).days + 1,
            local_now=found.now,
            person=found.person,
            plan=self._planner.plan(found, start, SessionForm.FULL if ahead[0].is_due else SessionForm.SHORT),
            path=found.path,
            start=start,
            morning=morning,
            worst_24h=history.pain_on(Moment.WORST_24H, day),
            woke=history.woke_on(day),
            yesterday_morning=history.pain_on(Moment.NEXT_MORNING, day - timedelta(days=1)),
            open_session=self._sessions.open_session(),
            has_trained=day in trained,
            is_first=not trained,
            is_rest_day=bool(trained) and not ahead[0].is_due,
            week=self._week(history, judge, day),
            mean_week=_mean(history.scores(Moment.NEXT_MORNING, day, 7)),
            mean_week_before=_mean(history.scores(Moment.NEXT_MORNING, day - timedelta(days=7), 7)),
            week_ahead=ahead,
            strength_from=self._planner.strength_from(found),
            flare=found.flare,
            advice=found.advice,
            restraints=found.restraints,
            physio_plan=found.plan,
        )

    def other_form(self, form: SessionForm) -> SessionPlan | None:
        """Today's session in another form: shorter, or an easy day."""
        found = self._judging.assess()
        morning = found.history.pain_on(Moment.NEXT_MORNING, found.day)
        return self._planner.plan(found, start_of_day(morning, self._programme.dosage), form)

    def limits(self) -> Mapping[str, Limit]:
        """How far each exercise may go today, and why not more."""
        return self._judging.assess().judge.limits()

    def report_flare(self, *, is_flare: bool, day: date | None = None) -> None:
        """Take down that the person says a flare has begun today, or that one of ``day`` was none.

        Raises:
            HipCoachError: The journal can't be written.
        """
        self._pains.add_flare_report(FlareReport(is_flare=is_flare, stamp=self.stamp(day)))

    def stamp(self, day: date | None = None) -> Stamp:
        """A stamp of this moment, about today unless another day is given."""
        now = self._clock.local_now()
        about = day or training_day(now, self._programme.calendar.day_starts_hour)
        return Stamp(at_utc=now.astimezone(UTC), offset_min=offset_min(now), day=about)

    def until_next_day_s(self) -> float:
        """Seconds until the next training day begins."""
        return until_next_day_s(self._clock.local_now(), self._programme.calendar.day_starts_hour)

    def answer_pain(self, moment: Moment, score: int | None) -> None:
        """Take an answer of today's check-in; a bad one has the safety check asked again (A2)."""
        self._pains.add(PainEntry(moment=moment, score=score, stamp=self.stamp()))
        self._note_pain(score)

    def answer_night(self, *, woke: bool | None) -> None:
        """Take the answer whether pain woke the person last night."""
        self._pains.add_night(NightEntry(woke=woke, stamp=self.stamp()))

    def start(self, plan: SessionPlan, before: int | None) -> LiveSession:
        """Begin a session; its row and its plan are in the journal before the first step.

        Raises:
            ValueError: A safety lock is on, or the pain allows no session.
            HipCoachError: The journal can't be written.
        """
        found = self._judging.assess()
        if found.person.is_locked:
            raise ValueError("a safety lock is on: no session can start")
        if start_of_day(before, self._programme.dosage) is StartOfDay.NO_SESSION:
            raise ValueError("the pain before the session allows none")
        stamp = self.stamp()
        session_id = self._sessions.start(plan.stage, plan.form, plan.prescriptions, stamp)
        self._pains.add(PainEntry(moment=Moment.BEFORE, score=before, stamp=stamp, session_id=session_id))
        return self._live(found, session_id, stamp, plan.prescriptions, before)

    def fitting(self, plan: SessionPlan, before: int | None) -> SessionPlan | None:
        """The plan that fits the pain before it: as it is, the calm one, or none."""
        start = start_of_day(before, self._programme.dosage)
        if start is StartOfDay.NO_SESSION:
            return None
        if start is StartOfDay.NORMAL or plan.form is SessionForm.CALM:
            return plan
        return self._planner.plan(self._judging.assess(), start, plan.form)

    def carry_on(self, left: OpenSession) -> LiveSession | None:
        """Take up a session that was left without an end, at the first set that isn't done.

        Where all of it is done, it only lacked its end; it gets it and there is nothing to carry on.

        Raises:
            ValueError: A safety lock is on.
            HipCoachError: The journal can't be written.
        """
        found = self._judging.assess()
        if found.person.is_locked:
            raise ValueError("a safety lock is on: no session can go on")
        if not self.has_more(left):
            self._sessions.finish(left.session_id, SessionOutcome.COMPLETED, left.sets[-1].ended_at_utc)
            return None
        before = next(
            (
                entry.score
                for entry in reversed(self._pains.pains(left.day))
                if entry.moment is Moment.BEFORE and entry.session_id == left.session_id
            ),
            None,
        )
        return self._live(found, left.session_id, self.stamp(left.day), left.prescriptions, before, left)

    def has_more(self, left: OpenSession) -> bool:
        """Whether a session that was left has anything to carry on with: a set, or the rating after a settling rest."""
        from hipcoach.services.session_stops import SessionStops  # a session that was left is rare

        steps = build_steps(list(enumerate(left.prescriptions)), self._programme.timing, _done(left))
        return bool(steps) or SessionStops(self._sessions.stops(left.session_id)).unrated is not None

    def rest_of(self, left: OpenSession, now: int | None) -> StartOfDay:
        """What the pain now means for the rest of a session that was left: only NORMAL lets it go on, and as it was."""
        start = start_of_day(now, self._programme.dosage)
        is_calm_already = start is StartOfDay.CALM and left.form is SessionForm.CALM
        return StartOfDay.NORMAL if is_calm_already else start

    def finish_as_is(self, left: OpenSession) -> None:
        """End a session that was left, with what was done of it, at the end of its last set."""
        ended = left.sets[-1].ended_at_utc if left.sets else left.started_at_utc
        self._sessions.finish(left.session_id, SessionOutcome.ENDED_EARLY, ended)

    def discard(self, left: OpenSession) -> None:
        """End a session that was left so that it never counts; it stays in the journal."""
        self._sessions.discard(left.session_id, self.stamp().at_utc)

    def close(
        self, session: LiveSession, *, worst: int | None, after: int | None, effort: Effort | None, note: str
    ) -> None:
        """Take the answers after a session; what isn't answered is kept as unanswered.

        Raises:
            HipCoachError: The journal can't be written.
        """
        stamp = self.stamp(session.day)
        self._pains.add_many(
            PainEntry(moment=moment, score=score, stamp=stamp, session_id=session.session_id)
            for moment, score in ((Moment.WORST_DURING, worst), (Moment.AFTER, after))
        )
        self._sessions.set_effort_and_note(session.session_id, effort, note)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _live(
        self,
        found: Assessment,
        session_id: int,
        stamp: Stamp,
        prescriptions: tuple[Prescription, ...],
        before: int | None,
        left: OpenSession | None = None,
    ) -> LiveSession:
        from hipcoach.services.live_session import LiveSession  # the engine and all: not needed to show Today

        return LiveSession(
            session_id=session_id,
            day=stamp.day,
            offset_min=stamp.offset_min,
            prescriptions=prescriptions,
            before=before,
            done=_done(left) if left else {},
            go_on=self._go_on(),
            clock=self._clock,
            builder=self._planner.builder(found),
            exercises=self._exercises,
            programme=self._programme.replace(in_session=self._in_session(found)),
            sessions=self._sessions,
            pains=self._pains,
            stops=self._sessions.stops(session_id) if left else (),
        )

    def _in_session(self, found: Assessment) -> InSessionRules:
        """The rules inside a session, with the lower ceiling of a physiotherapist's plan."""
        ceiling = found.plan.pain_ceiling if found.plan else None
        return self._programme.in_session if ceiling is None else under_ceiling(self._programme.in_session, ceiling)

    def _week(self, history: History, judge: Judge, today: date) -> tuple[DayGlance, ...]:
        full = set(judge.session_days(today - timedelta(days=6), today))
        begun = {session.day for session in history.sessions}
        start = history.first_day
        glances = []
        for back in range(6, -1, -1):
            day = today - timedelta(days=back)
            if day in full:
                state = DayState.FULL
            elif day in begun:
                state = DayState.PARTLY
            elif day == today:
                state = DayState.TO_COME
            else:
                state = DayState.BEFORE_START if start is None or day < start else DayState.REST
            glances.append(DayGlance(day=day, state=state, morning=history.pain_on(Moment.NEXT_MORNING, day)))
        return tuple(glances)


def _done(left: OpenSession) -> dict[SetKey, float]:
    return {(each.exercise_index, each.set_number, each.side, each.try_number): each.done_s for each in left.sets}


def _mean(scores: tuple[int, ...]) -> float | None:
    return sum(scores) / len(scores) if scores else None
