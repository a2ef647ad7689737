"""Lives the half year of one person, day by day, through the program."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from bench.patients import fate, oracle, sessions
from bench.patients.audit import Audit
from bench.patients.body import MOST, Body
from bench.patients.checking import Checking
from bench.patients.diary import Diary, Part, Trained
from bench.patients.reasons import Reasons
from bench.patients.sessions import Doing
from bench.patients.skills import Skills
from bench.patients.story import Fault, Story
from hipcoach.domain.person import Occasion

if TYPE_CHECKING:
    from bench.patients.body import Felt
    from bench.patients.desk import Desk
    from bench.patients.person import Patient
    from hipcoach.content.content import Content
    from hipcoach.domain.session_plan import SessionPlan
    from hipcoach.services.live_session import LiveSession
    from hipcoach.services.today import Today

FIRST_MONDAY = date(2026, 1, 5)
_ACTIVITIES, _RATED_EVERY_DAYS = 3, 14
_CUT_SHORT, _SHARP = 0.03, 0.01  # shares of the sessions


class Life:
    """One person at their desk.

    Attributes:
        patient: Who.
        desk: Their program.
        body: Their hip.
        rng: Their chance.
        diary: What they know.
        story: What is counted.
        audit: Who looks at the plans.
        number: The day, from 0.
        day: The training day.
        sees_clinician_on: The day of the next appointment, or None.
    """

    def __init__(self, patient: Patient, desk: Desk, content: Content, *, plays_all: bool = False) -> None:
        self.patient = patient
        self.desk = desk
        self.rng = Random(f"{patient.seed}-days")
        self.body = Body(Random(f"{patient.seed}-hip"), patient.traits)
        self.diary = Diary()
        self.story = Story(number=patient.number, kind=patient.kind)
        self.audit = Audit(content, self.diary, self.story, patient.lacks)
        self.number = 0
        self.day = FIRST_MONDAY + timedelta(days=patient.starts_after)
        self.sees_clinician_on: date | None = None
        self._skills = Skills(Random(f"{patient.seed}-tests"), patient)
        self._checking = Checking(patient, desk, self.diary, self._skills)
        self._exercises = content.exercises
        self._timing = content.programme.timing
        self._away = self._draw_away()
        self._fate = fate.of(self)
        self._reasons = Reasons(content, self.story)
        self._began_on: date | None = None
        self._last: Today | None = None
        self._planned: SessionPlan | None = None
        self._plays_all = plays_all
        self._stiffness = self.rng.uniform(3.0, 13.0)

    def live(self) -> Story:
        """All of it."""
        self._fate.at_start()
        self.desk.set_up(self.day, _score(self.body.felt + 0.5))
        for number in range(self.patient.weeks * 7):
            self.number = number
            self._live_day()
            self.day += timedelta(days=1)
        self._note_end()
        self._read_afresh()
        return self.story

    # -- a day -------------------------------------------------------------------------------------------------------

    def _live_day(self) -> None:
        self.body.sleep()
        if self.number in self._away:
            if self.number == self._away[-1]:
                self.body.rest_for(len(self._away))
            return
        self.desk.clock.tell(self.day, time(7, self.rng.randrange(5, 55)))
        self._fate.in_the_morning()
        self._check_in()
        self._see_clinician()
        self._train_if_due()
        if self.day.isoweekday() == 7 and self._last is not None:
            self._reasons.week(self._last, self.audit.flags, self.number)

    def _check_in(self) -> None:
        rng, felt = self.rng, self.body.felt
        if rng.random() > self.patient.answers:
            return
        morning = _score(felt)
        if rng.random() < 0.03:
            self.desk.clock.tell(self.day, time(12, 30))
            self.diary.late.add(self.day)
        yesterday = [each.worst for each in self.diary.sessions[-2:] if each.day == self.day - timedelta(days=1)]
        worst = max([morning, *yesterday, self.diary.mornings.get(self.day - timedelta(days=1), 0) - 1])
        woke = felt > 3.5 and rng.random() < 0.12 * (felt - 3.0)
        entered = self._fate.mistyped(morning)
        with self.desk.journal.writing():
            self.desk.check_in(entered, worst, woke=woke)
            self._rate_weekly()
        self.diary.mornings[self.day] = entered
        self.diary.worst_24h[self.day] = worst
        self.diary.woke[self.day] = woke

    def _rate_weekly(self) -> None:
        """Minutes of stiffness on Mondays, the activities every other week."""
        quiet, rng = self.body.quiet, self.rng
        if self.day.isoweekday() == 1:
            self.diary.stiff[self.day] = max(round(quiet * self._stiffness + rng.gauss(0, 3)), 0)
            self.desk.tell_stiffness(self.diary.stiff[self.day])
        rated = max(self.diary.activities, default=None)
        if rated is None or (self.day - rated).days >= _RATED_EVERY_DAYS:
            if rated is None:
                self.desk.name_activities(_ACTIVITIES)
            scores = [min(max(round(9.5 - 1.5 * quiet + rng.gauss(0, 0.6)), 0), MOST) for _ in range(_ACTIVITIES)]
            self.desk.rate_activities(scores)
            self.diary.activities[self.day] = tuple(scores)

    def _see_clinician(self) -> None:
        if self.sees_clinician_on is not None and self.day >= self.sees_clinician_on:
            self.sees_clinician_on = None
            held = [each.trigger.value for each in self._last.advice] if self._last is not None else []
            lifted = self.desk.get_cleared(self.desk.clock.local_now().date(), held)
            self.diary.cleared |= dict.fromkeys(lifted, self.day)
            self._fate.seen(lifted)

    def _train_if_due(self) -> None:
        traits = self.patient.traits
        is_due = self.day.isoweekday() in traits.weekdays and self.rng.random() < self.patient.trains
        hours = [self.rng.choice((9, 10, 17, 18))] if traits.sessions_a_day == 1 else [8, 18]
        if not is_due:
            hours = []
        for hour in hours[: 1 + (self.rng.random() < 0.5)]:
            self.desk.clock.tell(self.day, time(hour, self.rng.randrange(55)))
            self._train()
        if not hours and self._is_worth_a_look():
            self._last = self._look()

    def _is_worth_a_look(self) -> bool:
        """On a day without a session: whether something new is to be told."""
        is_due = any(oracle.due(self.diary, self.day, self._began_on or self.day))
        return is_due or oracle.flare_starts_on(self.diary, self.day)

    def _look(self) -> Today:
        today = self.desk.today()
        self.audit.look(today, self.number)
        self._reasons.note(today.path, self.number)
        self._compare(today)
        if today.person.is_locked and self._planned is not None and self.desk.can_start(self._planned):
            self.story.blame(Fault.LOCK_PASSED, self.number, "")
        needs_clinician = today.person.is_locked or not today.person.may_stand
        if needs_clinician and self.sees_clinician_on is None:
            self.sees_clinician_on = self.day + timedelta(days=self._fate.waits_days())
        return today

    def _compare(self, today: Today) -> None:
        """Compare flares and advice with what is plainly due."""
        is_flare = oracle.flare_starts_on(self.diary, self.day)
        if is_flare and today.flare is None:
            self.story.blame(Fault.FLARE_MISSED, self.number, "")
        if today.flare is not None and today.flare.started_on == self.day:
            self.story.flares += 1
        given = {each.trigger.value for each in today.advice}
        for name in oracle.due(self.diary, self.day, self._began_on or self.day):
            self.story.due[name] += 1
            self.story.given[name] += name in given
            if name not in given:
                self.story.blame(Fault.ADVICE_MISSED, self.number, name)

    # -- training ----------------------------------------------------------------------------------------------------

    def _train(self) -> None:
        screening = self.desk.services.screening
        if screening.is_rescreen_due():
            self.desk.answer_screen(Occasion.RESCREEN)
        if self._last is not None:
            self._checking.check(self._last, self.day, _score(self.body.felt))
        self._fate.before_session()
        if screening.is_fall_screen_due():
            self.desk.tell_falls(Occasion.RESCREEN)
        today = self._last = self._look()
        if today.plan is None:
            return
        start = self.body.start()
        felt = self.body.feel(today.plan.prescriptions, self._timing, start)
        plan = self.desk.services.training.fitting(today.plan, felt.before)
        if plan is None:
            self.desk.note_severe(felt.before)
            return
        if plan is not today.plan:
            felt = self.body.feel(plan.prescriptions, self._timing, start)
        at_utc = self.desk.clock.local_now().astimezone(UTC)
        self.audit.plan(plan, today, self.number, at_utc)
        self._planned = plan
        self._do(plan, felt)

    def _do(self, plan: SessionPlan, felt: Felt) -> None:
        desk, training = self.desk, self.desk.services.training
        at_utc, doing = desk.clock.local_now().astimezone(UTC), self._doing(plan, felt)
        session = training.start(plan, felt.before)
        worst = self._worst(felt, doing)
        with desk.journal.writing():  # one write instead of forty
            if doing.is_eventful or self._plays_all:
                signal = sessions.play(session, desk.clock, doing)
            else:
                signal = ""
                sessions.write(session, desk.clock, doing)
            training.close(session, worst=worst, after=min(felt.after, worst), effort=felt.effort, note="")
        desk.note_severe(worst)
        if signal:
            desk.note_signal(signal)
        self._note_session(plan, session, felt, doing, worst, at_utc)

    def _doing(self, plan: SessionPlan, felt: Felt) -> Doing:
        rng = self.rng
        if self._fate.stumbles_in(plan):
            self.diary.falls.add(self.day)
            return Doing(share=rng.uniform(0.3, 0.8), signal="stop_fall")
        worst = max(felt.by_exercise, default=0)
        if worst >= 6:
            at = felt.by_exercise.index(worst)
            return Doing(hurts_at=at, score=worst, settled_to=max(worst - rng.choice((1, 2, 3)), 0))
        if rng.random() < _SHARP and felt.by_exercise:
            at = rng.randrange(len(felt.by_exercise))
            return Doing(hurts_at=at, score=felt.by_exercise[at], is_sharp=True)
        return Doing(share=rng.uniform(0.2, 0.95)) if rng.random() < _CUT_SHORT else Doing()

    @staticmethod
    def _worst(felt: Felt, doing: Doing) -> int:
        return (
            max([felt.before, doing.score, *felt.by_exercise]) if not doing.hurts_at else max(doing.score, felt.before)
        )

    def _note_session(
        self, plan: SessionPlan, session: LiveSession, felt: Felt, doing: Doing, worst: int, at_utc: object
    ) -> None:
        shares = session.shares_done()
        hurt_id = plan.prescriptions[doing.hurts_at].exercise_id if doing.hurts_at is not None else ""
        parts = tuple(
            Part(
                exercise_id=each.exercise_id,
                level=each.dose.level,
                stage=each.stage,
                role=each.role,
                share=share,
                own_worst=doing.score if each.exercise_id == hurt_id else None,
                was_stopped=each.exercise_id == hurt_id and doing.score >= 6,
            )
            for each, share in shares
        )
        trained = Trained(
            day=self.day,
            at_utc=at_utc,  # type: ignore[arg-type]
            form=plan.form,
            before=felt.before,
            worst=worst,
            effort=felt.effort,
            parts=parts,
            minutes=plan.duration_s / 60,
        )
        self.diary.sessions.append(trained)
        self.audit.doses.note(trained)
        self._began_on = self._began_on or self.day
        self.story.sessions += 1
        self.story.minutes.append(trained.minutes)
        done = [self._exercises[each.exercise_id] for each in parts if each.share > 0]
        self._skills.train(done)
        whole = sum(each.share for each in parts) / max(len(parts), 1)
        self.body.bear(felt.load * whole, has_strength=trained.has_strength)

    # -- the whole ---------------------------------------------------------------------------------------------------

    def _draw_away(self) -> range:
        if self.patient.traits.away is None:
            return range(0)
        first, last, days = self.patient.traits.away
        start = self.rng.randint(first, last)
        return range(start, start + days)

    def _read_afresh(self) -> None:
        """The same path must come out of the journal when nothing is remembered."""
        known, fresh = self.desk.today(), self.desk.today_read_afresh()
        if (known.path, known.plan, known.person) != (fresh.path, fresh.plan, fresh.person):
            self.story.blame(Fault.STALE, self.number, "")

    def _note_end(self) -> None:
        if self._last is None:
            return
        path = self._last.path
        for stage, criteria in path.criteria.items():
            for each in criteria:
                if not each.is_met:
                    self.story.blocked[f"{stage.value}: {each.subject.value}"] += 1


def _score(felt: float) -> int:
    return min(max(round(felt), 0), MOST)
