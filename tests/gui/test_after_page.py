"""After a session: what is asked, what it means, and what is kept of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from hipcoach.domain.preferences import TEXT_SCALES
from hipcoach.domain.records import Effort, Moment, SessionOutcome
from hipcoach.ui import labels, theme
from hipcoach.ui.pages.after_page import AfterPage
from hipcoach.ui.pages.after_presenter import AfterPresenter
from tests.rehearsal import BREATH, CONTENT, HOLD, PROGRAMME, STANCE, Rehearsal, prescribed

Key = Qt.Key
GET_READY_S = 15.0


class After:
    """The page after a session of a real journal."""

    def __init__(self, folder, clock):
        self.clock = clock
        self.house = Rehearsal(folder, clock)
        self.page = AfterPage([(effort.value, labels.effort_word(effort)) for effort in Effort])
        self.presenter = AfterPresenter(self.page, self.house.training, self.house.screening, CONTENT.words, PROGRAMME)
        self.recorded = []
        self.presenter.session_recorded.connect(self.recorded.append)
        self.page.resize(1280, 800)

    def train(self, *prescriptions, seconds=60.0, before=2, outcome=None):
        """A session of these exercises, ended after so long, and the questions about it."""
        session = self.house.begin(*(prescriptions or (prescribed(HOLD, reps=1, hold_s=30.0),)), before=before)
        session.runner.start()
        for _ in range(round(seconds / 0.5)):
            self.clock.pass_s(0.5)
            session.close_if_finished(session.runner.tick())
        if session.outcome is None:
            session.close_if_finished(session.runner.stop(outcome or SessionOutcome.ENDED_EARLY))
        self.presenter.ask_about(session)
        self.page.show()
        self.page.activateWindow()
        QApplication.processEvents()
        return session

    def answers(self):
        return [(entry.moment, entry.score) for entry in self.house.pains.pains() if entry.moment is not Moment.BEFORE]

    def outlook(self):
        return self.page._outlook_text.text()


@pytest.fixture
def after(qtbot, tmp_path, clock):
    made = After(tmp_path, clock)
    qtbot.addWidget(made.page)
    yield made
    made.house.journal.close()


def words_of(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_nothing_is_answered_at_first(after):
    after.train()

    assert (after.page.now, after.page.worst, after.page.effort, after.page.note) == (None, None, None, "")


def test_what_is_left_open_is_kept_as_open_and_never_as_0(after):
    after.train()
    after.page.save.click()

    assert after.answers() == [(Moment.WORST_DURING, None), (Moment.AFTER, None)]
    assert after.house.rows("select effort, note from sessions") == [(None, None)]
    assert after.recorded == [False]


def test_no_pain_is_an_answer(after):
    after.train()
    for scale in (after.page._now, after.page._worst):
        scale.choose(0)
    after.page.save.click()

    assert after.answers() == [(Moment.WORST_DURING, 0), (Moment.AFTER, 0)]


def test_effort_and_note_are_kept(after):
    session = after.train()
    after.page._effort.choose(2)
    after.page._note.setPlainText("  the left knee clicked \n")
    after.page.save.click()

    assert after.house.rows("select effort from sessions") == [("hard",)]
    assert after.house.sessions.note(session.session_id) == "the left knee clicked"


def test_answers_are_written_once(after):
    after.train()
    after.page._worst.choose(3)
    assert after.presenter.save()
    assert after.presenter.save()

    assert len(after.answers()) == 2
    assert after.recorded == [False]


def test_nothing_is_written_without_a_session(after):
    assert after.presenter.save()
    assert after.recorded == []


def test_answers_of_one_session_are_not_shown_for_the_next(after):
    after.train()
    after.page._worst.choose(3)
    after.page._effort.choose(1)
    after.page._note.setPlainText("x")
    after.page.save.click()
    after.train()

    assert (after.page.worst, after.page.effort, after.page.note) == (None, None, "")


@pytest.mark.parametrize(
    ("before", "worst", "effort", "words"),
    [
        (2, None, None, "counts as unknown, never as good"),
        (2, 2, None, "If the morning is calm too, the plan can step up"),
        (2, 2, Effort.TOO_HARD, "Same exercises, same dose"),
        (0, 5, None, "within your limit"),
        (2, 6, None, "over the limit of 5"),
        (2, 7, None, "contact a clinician"),
        (2, 10, None, "contact a clinician"),
    ],
)
def test_the_outlook_follows_the_answers(after, before, worst, effort, words):
    after.train(before=before)
    if worst is not None:
        after.page._worst.choose(worst)
    if effort is not None:
        after.page._effort.choose(list(Effort).index(effort))

    assert words in after.outlook()


@pytest.mark.parametrize(("worst", "needs_safety"), [(6, False), (7, True)])
def test_a_severe_worst_leads_to_the_safety_page(after, worst, needs_safety):
    after.train()
    after.page._worst.choose(worst)
    after.page.save.click()

    assert after.recorded == [needs_safety]
    assert (len(after.house.rows("select * from answers")) > 0) is needs_safety


def test_a_stop_signal_leads_to_the_safety_page_whatever_the_scores(after):
    session = after.train(seconds=20, outcome=SessionOutcome.STOPPED_FOR_PAIN)
    session.stop_signal = "stop_severe"
    after.page._worst.choose(2)
    after.page.save.click()

    assert after.recorded == [True]


def test_the_title_says_whether_it_was_the_whole_session(after):
    after.train(seconds=20)
    assert after.page._title.text() == "That's it for now"

    after.train()
    assert after.page._title.text() == "Done for today"


def test_rows_say_what_was_done(after):
    after.train(
        prescribed(HOLD, sets=2, reps=1, hold_s=30.0, rest_s=20.0), prescribed(BREATH), seconds=GET_READY_S + 30 + 5
    )
    said = words_of(after.page)

    assert {"1 min", "50%", "0%"} <= set(said)
    assert any(text.startswith("\N{EN DASH}") for text in said)


def test_tries_that_were_all_made_are_the_whole_dose_however_short(after, clock):
    session = after.house.begin(prescribed(STANCE, reps=1, hold_s=30.0))
    session.runner.start()
    for seconds in (GET_READY_S, 4.0):
        for _ in range(int(seconds / 0.5)):
            clock.pass_s(0.5)
            session.runner.tick()
    session.runner.foot_down()
    for _ in range(40):
        clock.pass_s(0.5)
        session.runner.tick()
    session.close_if_finished(session.runner.foot_down())
    after.presenter.ask_about(session)

    assert session.outcome is SessionOutcome.COMPLETED
    assert [share for _, share in session.shares_done()] == [1.0]


def test_rows_of_the_session_before_are_gone(after):
    after.train(prescribed(BREATH), seconds=20)
    after.page.save.click()
    after.train()
    QApplication.processEvents()

    assert not any(CONTENT.words.exercise_name(BREATH) in text for text in words_of(after.page))


def fill(house):
    ((pages,),) = house.rows("pragma page_count")
    house.rows(f"pragma max_page_count = {pages}")


def test_a_full_disk_is_told_and_no_answer_lost(after, caplog):
    after.train()
    after.page._worst.choose(4)
    after.page._note.setPlainText("long " * 4000)
    fill(after.house)
    after.page.save.click()
    assert after.page._banner.isVisible()
    assert "The disk is full" in after.page._banner.accessibleName()
    assert (after.page.worst, after.recorded) == (4, [])

    after.house.rows("pragma max_page_count = 1000000")
    after.page.save.click()
    assert after.recorded == [False]
    assert [score for moment, score in after.answers() if moment is Moment.WORST_DURING][-1] == 4
    assert len(after.house.rows("select note from sessions")[0][0]) > 19_000


def test_a_problem_of_one_session_is_not_shown_for_the_next(after):
    after.train()
    after.page.show_problem("The disk is full.")
    after.presenter.save()
    after.train()

    assert not after.page._banner.isVisible()


def test_answers_that_can_t_be_saved_can_be_let_go(after):
    after.train()
    after.presenter.forget()

    assert after.presenter.save()
    assert after.answers() == []


# -- reaching everything -------------------------------------------------------------------------------------------


def spoken(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_tab_goes_from_now_to_worst_effort_note_and_save(after):
    after.train()
    order = []
    for _ in range(5):
        order.append(spoken(QApplication.focusWidget()))
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)

    assert order == [
        "Pain in your hip right now, 0 of 10",
        "Worst pain during the session, 0 of 10",
        "How hard did it feel?, Easy",
        "Anything to remember, optional",
        "Save and finish",
    ]
    assert spoken(QApplication.focusWidget()) == "Pain in your hip right now, 0 of 10"


def test_everything_that_can_have_the_keyboard_has_a_name(after):
    after.train()
    tab = Qt.FocusPolicy.TabFocus
    stops = [each for each in after.page.findChildren(QWidget) if each.isVisible() and each.focusPolicy() & tab]

    assert len(stops) >= 5
    assert [type(each).__name__ for each in stops if not spoken(each)] == []


@pytest.mark.parametrize("scale", TEXT_SCALES)
@pytest.mark.parametrize("size", [(960, 640), (1280, 800)])
def test_nothing_is_cut_off_at_the_side(after, qapp, scale, size):
    theme.apply(qapp, theme.LIGHT, scale)
    after.page.resize(*size)
    after.train()
    after.page._worst.choose(7)
    for _ in range(3):
        QApplication.processEvents()
    scroll = after.page.findChild(QScrollArea)
    content = scroll.widget()

    assert content.width() <= scroll.viewport().width()
    for each in content.findChildren(QAbstractButton) + content.findChildren(QLabel):
        if each.isVisible():
            right = each.mapTo(content, each.rect().topRight()).x()
            assert right <= content.width(), each.text()
            assert each.height() >= min(each.heightForWidth(each.width()), each.sizeHint().height() * 9), each.text()
