"""Practice and assessment, as a new employee goes through them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.support.sets import shipped
from tests.support.trainee import Trainee
from tests.support.window import WindowDriver
from wizard.gui.widgets.labels import SourceLink
from wizard.gui.widgets.marked_label import MarkedLabel
from wizard.gui.widgets.turn_line import TurnLine
from wizard.register import FILE
from wizard.report.record import read_record
from wizard.report.verifying import verify_file

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def trainee(driver):
    return Trainee(driver)


def marks(driver):
    return driver.window.page.findChild(TurnLine).accessibleName()


def marked(driver):
    """The words marked at the left."""
    found = [each.accessibleDescription() for each in driver.window.left.findChildren(MarkedLabel)]
    return [each.removeprefix("Marked: ") for each in found if each]


def test_the_first_time_a_name_is_asked_and_then_remembered(driver):
    driver.press_left("Train")
    assert "There are no passwords" in driver.shown
    driver.press("Continue")
    assert "Write your name to go on." in driver.shown
    driver.write("Your name", "Ada Moore")
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    assert "Practicing as Ada Moore" in driver.shown
    later = WindowDriver(driver.data_folder)
    later.choose_menu("train")
    later.settle()
    assert "Practicing as Ada Moore" in later.shown
    later.close()


def test_another_learner_is_chosen_from_those_who_practiced_here(driver, trainee):
    trainee.come()
    trainee.begin()
    trainee.answer()
    trainee.say("fairly")
    driver.press_left("Training")
    driver.settle()
    driver.press("Change who practices")
    driver.settle()
    driver.write("Your name", "Ben Ortiz")
    driver.press("Continue")
    driver.settle()
    assert "Nothing practiced yet" in driver.shown
    driver.press("Change who practices")
    driver.settle()
    driver.press("Practice as Ada Moore")
    driver.settle()
    assert "Practicing as Ada Moore" in driver.shown


def test_whoever_gives_no_name_goes_back_where_they_can(driver, trainee):
    driver.press_left("Train")
    driver.press("Back")
    assert "Check a patient message" in driver.shown
    trainee.come()
    driver.press("Change who practices")
    driver.press("Back")
    driver.settle()
    assert "Practicing as Ada Moore" in driver.shown


def test_a_case_is_answered_on_the_page_of_real_work_under_a_banner(driver, trainee):
    trainee.come()
    trainee.begin()
    assert "Practice: an invented message. Nothing here is saved to the register." in driver.shown
    assert "Scenario 1 of 5" in driver.left
    assert trainee.case.message in driver.left
    assert "Invented for training" in driver.left
    assert shipped().question_set.questions["organization"].ask in driver.shown
    assert "Answer from the facts in the scenario." in driver.shown
    assert "Still possible" not in driver.shown
    assert not driver.nameless()


def test_a_hint_is_the_questions_own_and_only_for_whoever_asks(driver, trainee):
    trainee.come()
    trainee.begin()
    why = shipped().question_set.questions["organization"].why
    assert why not in driver.shown
    driver.press("Show a hint")
    assert why in driver.shown
    driver.choose(trainee.case.answers["organization"])
    assert "Show a hint" in driver.shown.replace("&", "")


def test_a_wrong_turn_is_shown_with_where_it_leads_its_clue_and_its_rule(driver, trainee):
    trainee.come()
    trainee.begin()
    case = trainee.case
    place = next(n for n, key in enumerate(case.answers, 1) if key in case.clues)
    question_id = list(case.answers)[place - 1]
    wrong = trainee.answer(place)
    trainee.say("certain")
    question = shipped().question_set.questions[question_id]
    assert f"One wrong turn, at question {place}" in driver.shown
    assert wrong in driver.shown
    assert question.answers[case.answers[question_id]].text in driver.shown
    outcome = shipped().question_set.outcomes[case.outcome]
    assert f"Verdict: {shipped().question_set.classes[outcome.class_].short}" in driver.shown_names
    assert case.clues[question_id] in driver.shown
    assert marked(driver) == [case.clues[question_id]]
    assert question.why in driver.shown
    assert f"Question {place}, {question.label}: First wrong turn." in marks(driver)
    assert f"Question {place - 1}" not in marks(driver) or ": Right." in marks(driver)
    driver.window.page.findChild(SourceLink).click()
    assert driver.opened == [shipped().question_set.sources[question.sources[0]].url]
    assert "comes back tomorrow." in driver.shown


def test_trying_again_begins_at_the_wrong_turn_and_is_no_first_try(driver, trainee):
    trainee.come()
    trainee.begin()
    case = trainee.case
    trainee.answer(3)
    trainee.say("certain")
    driver.press("Try again from question 3")
    assert "Question 3 of at most" in driver.shown
    assert marked(driver) == []
    for answer_id in list(case.answers.values())[2:]:
        driver.choose(answer_id)
    trainee.say("fairly")
    assert "All answers right" in driver.shown
    first, again = trainee.kept()
    assert (first.wrong_turn.question_id, again.wrong_turn) == (list(case.answers)[2], None)
    assert (first.retry_of, again.retry_of) == ("", first.id)
    assert [turn.seconds for turn in again.turns[:2]] == [0.0, 0.0]
    assert all(turn.seconds > 0 for turn in again.turns[2:])
    driver.press_left("Training")
    driver.settle()
    assert "0 of 1 right on first try" in driver.shown_names


def test_what_counts_is_the_answers_at_the_end(driver, trainee):
    trainee.come()
    trainee.begin()
    case = trainee.case
    (first, right), (second, _) = list(case.answers.items())[:2]
    trainee.miss(first, right)
    driver.choose_menu("back")
    driver.choose(right)
    for answer_id in list(case.answers.values())[1:]:
        driver.choose(answer_id)
    driver.press("Back")
    assert shipped().question_set.questions[list(case.answers)[-1]].ask in driver.shown
    driver.choose(list(case.answers.values())[-1])
    driver.press("See the feedback")
    assert "Choose how sure you are." in driver.shown
    trainee.say("guess")
    assert "All answers right" in driver.shown
    (kept,) = trainee.kept()
    assert [(turn.question_id, turn.chosen) for turn in kept.turns] == list(case.answers.items())
    assert kept.confidence == "guess"
    assert kept.turns[0].seconds > kept.turns[2].seconds > 0
    assert second == kept.turns[1].question_id


def test_ten_cases_with_wrong_answers_of_three_kinds(driver, trainee):
    """At the first question, at the third, and at the last; each time the first wrong turn is the one named."""
    trainee.come()
    done = []
    for number in range(10):
        if number % 5 == 0:
            trainee.begin() if number == 0 else begin_topic(driver, trainee)
        case = trainee.case
        kinds = (None, 1, min(3, len(case.answers)), len(case.answers))
        wrong_at = kinds[number % 4]
        trainee.answer(wrong_at)
        trainee.say(("guess", "fairly", "certain")[number % 3])
        title = f"One wrong turn, at question {wrong_at}" if wrong_at else "All answers right"
        assert title in driver.shown
        done.append((case.id, wrong_at))
        driver.press("Finish" if number % 5 == 4 else "Next scenario")
        driver.settle()
    assert "Practicing as Ada Moore" in driver.shown
    kept = trainee.kept()
    assert [attempt.case_id for attempt in kept] == [case_id for case_id, _ in done]
    for attempt, (case_id, wrong_at) in zip(kept, done, strict=True):
        expected = list(key_of(trainee, case_id))[wrong_at - 1] if wrong_at else None
        assert (attempt.wrong_turn.question_id if attempt.wrong_turn else None) == expected
        assert (attempt.learner, attempt.mode, attempt.exam) == ("Ada Moore", "drill", "")
    assert (trainee.decisions, trainee.drafts) == (0, 0)


def key_of(trainee, case_id):
    return next(case.answers for case in trainee.cases if case.id == case_id)


def begin_topic(driver, trainee):
    driver.desk.training.progress.topic_requested.emit("fundraising")
    driver.settle()
    assert "Scenario 1 of 5, Fundraising" in driver.left
    assert trainee.case.topic == "fundraising"


def test_a_case_is_done_with_the_keyboard_alone(driver, trainee):
    trainee.come()
    button = driver.button(driver.button_like("Start"))
    for _ in range(40):
        if QApplication.focusWidget() is button:
            break
        driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    for answer_id in trainee.case.answers.values():
        digit = driver.group.ids.index(answer_id)
        driver.key(Qt.Key(Qt.Key.Key_1 + digit))
        driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_3)
    driver.key(Qt.Key.Key_Return)
    assert "All answers right" in driver.shown
    assert driver.window.focusWidget().accessibleName().startswith("All answers right")
    for _ in range(10):
        driver.key(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is driver.button("Next scenario"):
            break
    driver.key(Qt.Key.Key_Return)
    assert "Scenario 2 of 5" in driver.left


def test_leaving_half_way_loses_only_the_case_under_way(driver, trainee):
    trainee.come()
    trainee.begin()
    trainee.answer()
    trainee.say("fairly")
    driver.press("Next scenario")
    driver.choose(next(iter(trainee.case.answers.values())))
    driver.choose_menu("new")
    driver.choose_menu("home")
    driver.settle()
    assert "Check a patient message" in driver.shown
    assert len(trainee.kept()) == 1
    assert not driver.desk.training.is_under_way


def test_something_read_in_between_leads_back_to_the_case(driver, trainee):
    trainee.come()
    trainee.begin()
    trainee.answer(2)
    driver.choose_menu("keys")
    driver.press("Done")
    assert trainee.is_asked_how_sure
    trainee.say("fairly")
    driver.choose_menu("rules")
    driver.press("Done")
    assert "One wrong turn, at question 2" in driver.shown


def test_practice_taken_along_says_so_and_the_register_refuses_it(driver, trainee, tmp_path):
    trainee.come()
    trainee.begin()
    driver.choose_menu("copy")
    assert driver.message == ""
    trainee.answer(1)
    trainee.say("fairly")
    driver.choose_menu("copy")
    assert "PRACTICE" in QGuiApplication.clipboard().text()
    driver.files.paths += [tmp_path / "case.pdf", tmp_path / "case.json"]
    driver.choose_menu("pdf")
    driver.settle()
    driver.choose_menu("json")
    driver.settle()
    rationale = read_record((tmp_path / "case.json").read_text(encoding="utf-8"))
    assert (rationale.practice, rationale.decided_by) == (True, "Ada Moore")
    driver.choose_menu("keep")
    driver.settle()
    assert (trainee.decisions, trainee.drafts) == (0, 0)
    driver.files.paths.append(tmp_path / "case.pdf")
    driver.choose_menu("verify")
    driver.settle()
    assert "It was answered in training, so it does not belong in the register." in driver.shown


def test_the_home_page_counts_what_is_due_and_what_is_due_comes_first(driver, trainee):
    trainee.come()
    trainee.practiced_before(30, case_id="vaccine-reminder-paid-by-maker")
    driver.press_left("Home")
    driver.settle()
    assert "1 scenario due today" in driver.shown
    assert "Train, 1" in driver.left_names
    driver.press_tile("Start training")
    trainee.begin()
    assert "Scenario 1 of 1 due today" in driver.left
    assert trainee.case.topic == "appointment-reminders"


def test_one_case_can_be_tried_again_and_one_that_is_gone_says_so(driver, trainee):
    trainee.come()
    driver.desk.training.progress.case_requested.emit("vaccine-reminder-paid-by-maker")
    driver.settle()
    assert trainee.case.id == "vaccine-reminder-paid-by-maker"
    driver.press_left("Training")
    driver.settle()
    driver.desk.training.progress.case_requested.emit("no-such-case")
    driver.settle()
    assert "no scenario of this kind" in driver.message


def test_rules_edited_meanwhile_end_the_case_whose_key_may_have_changed(driver, trainee):
    trainee.come()
    trainee.begin()
    driver.desk.training.use_rules()
    driver.settle()
    assert "Practicing as Ada Moore" in driver.shown
    driver.desk.training.use_rules()
    assert not driver.desk.training.is_under_way


def test_in_a_narrow_window_the_scenario_is_a_drawer(driver, trainee):
    driver.window.resize(760, 700)
    trainee.come()
    trainee.begin()
    assert not driver.window.left.isVisible()
    driver.press("The scenario")
    assert trainee.case.story in driver.left
    driver.key(Qt.Key.Key_Escape)
    assert not driver.window.left.isVisible()


def begin_exam(driver, number="4711"):
    driver.press("Take the assessment")
    driver.write("Assessment number", number)
    driver.press("Begin")
    driver.settle()


def sit(driver, trainee, *, wrong):
    """Answer a whole assessment, so many cases of it wrongly, and return the ids of its cases."""
    asked = []
    while "right" not in driver.shown or "By exception" not in driver.shown:
        asked.append(trainee.case.id)
        number = len(asked)
        assert "Show a hint" not in driver.shown.replace("&", "")
        trainee.answer(1 if number <= wrong else None)
        trainee.say("fairly", "See the result" if number == 18 else "Next scenario")
        assert "One wrong turn" not in driver.shown
    return asked


def test_an_assessment_tells_nothing_until_its_end_and_gives_a_certificate(driver, trainee, tmp_path):
    trainee.come()
    driver.press("Take the assessment")
    assert "18 scenarios for Ada Moore" in driver.shown
    assert "80 percent must be right to pass." in driver.shown
    driver.press("Back")
    driver.settle()
    begin_exam(driver, "twelve")
    assert "Write a whole number of at most nine digits." in driver.shown
    driver.write("Assessment number", "4711")
    driver.press("Begin")
    driver.settle()
    assert "Assessment, scenario 1 of 18" in driver.left
    asked = sit(driver, trainee, wrong=3)
    assert "You passed the assessment" in driver.shown
    assert "15 of 18 scenarios right, 83 percent." in driver.shown
    (result,) = trainee.exams()
    assert (result.seed, result.score.right, [case.case_id for case in result.cases]) == (4711, 15, asked)
    assert {attempt.exam for attempt in trainee.kept()} == {result.id}
    driver.files.paths.append(tmp_path / "certificate.pdf")
    driver.press("Export certificate (PDF)")
    driver.settle()
    assert "Saved as" in driver.message
    found = verify_file(tmp_path / "certificate.pdf", shipped().question_set)
    assert found.is_sound
    driver.press("Done")
    driver.settle()
    assert "Practicing as Ada Moore" in driver.shown


def test_the_same_number_draws_the_same_assessment_and_it_can_be_missed(driver, trainee):
    trainee.come()
    begin_exam(driver)
    first = trainee.case.id
    driver.press_left("Training")
    driver.settle()
    begin_exam(driver)
    assert trainee.case.id == first
    sit(driver, trainee, wrong=4)
    assert "Not passed this time" in driver.shown
    assert driver.button("Export the result (PDF)")


def test_the_trainers_page_is_opened_and_left(driver, trainee):
    trainee.come()
    driver.press("For the trainer")
    driver.settle()
    assert "Practicing as" not in driver.shown
    driver.press("Back to your training")
    driver.settle()
    assert "Practicing as Ada Moore" in driver.shown


def test_what_cannot_be_kept_is_told(driver, trainee, monkeypatch):
    trainee.come()
    trainee.begin()
    trainee.answer()
    driver.settle()
    (driver.data_folder / FILE).unlink()
    monkeypatch.setattr("wizard.register.practice.PracticeBook.keep", _refuse)
    trainee.say("fairly")
    assert "This scenario could not be kept. The disk is full." in driver.message


def _refuse(_book, _attempt):
    from wizard.errors import RegisterError

    raise RegisterError("The disk is full.")
