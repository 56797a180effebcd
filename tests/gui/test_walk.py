import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.support.answers import NOT_COVERED, PAID_OFFER, REFILL_AT_COST, UNKNOWN_PAYER, VISIT
from tests.support.window import WindowDriver
from wizard.gui.widgets.answer_card import AnswerCard
from wizard.gui.widgets.checklist import ChecklistRow
from wizard.gui.widgets.labels import SourceLink


@pytest.mark.parametrize(
    ("answers", "label", "headline"),
    [
        (VISIT, "Exception applies", "Go ahead. A visit reminder needs no authorization"),
        (REFILL_AT_COST, "Exception applies, with conditions", "as long as the payment stays within cost"),
        (PAID_OFFER, "Authorization required", "have it say that a company pays"),
        (UNKNOWN_PAYER, "Stop: ask the privacy officer", "Stop and find out who pays"),
        (NOT_COVERED, "Not governed by the HIPAA marketing rule", "HIPAA does not cover this sender"),
    ],
)
def test_a_message_is_walked_to_each_class_of_verdict(driver, answers, label, headline):
    driver.decide(answers)
    assert label in driver.shown
    assert headline in driver.shown


def test_nothing_is_preselected_and_continue_says_what_to_do(driver):
    driver.choose_menu("new")
    assert driver.group.chosen is None
    driver.press("Continue")
    assert "Choose an answer to continue." in driver.shown
    assert driver.button("Continue").isEnabled()


def test_what_not_sure_leads_to_is_not_read_out_as_an_example(driver):
    driver.choose_menu("new")
    unsure = next(card for card in driver.group.cards if card.accessibleName() == "I'm not sure")
    assert unsure.accessibleDescription().startswith("We will show you what to find out")
    assert any(card.accessibleDescription().startswith("Example: ") for card in driver.group.cards)


def test_choosing_never_goes_on_by_itself(driver):
    driver.choose_menu("new")
    driver.group.choose_digit(1)
    assert "Question 1 of at most" in driver.shown


def test_the_answers_so_far_stand_at_the_left_and_the_count_is_computed(driver):
    driver.choose_menu("new")
    driver.choose("provider")
    driver.choose("from-records")
    assert "Question 3 of at most 12" in driver.shown
    assert "From patient or member records, in any way" in driver.left_names
    assert "Answering now" in driver.left_names


def test_a_changed_answer_keeps_the_later_answers_that_are_still_asked(driver):
    driver.walk(VISIT)
    driver.press("Change answer: Whose message is it?")
    driver.choose("health-plan")
    assert "Check your answers" in driver.shown
    assert "Nobody outside" in driver.shown


def test_answers_no_longer_asked_are_not_counted_but_come_back(driver):
    driver.walk(VISIT)
    driver.press("Change answer: What is the main purpose of the message?")
    driver.choose("gift")
    assert "these five answers" in driver.shown
    assert "Nobody outside" not in driver.shown
    driver.press("Change answer: What is the main purpose of the message?")
    driver.choose("care")
    assert "these eight answers" in driver.shown


def test_back_goes_one_question_back_and_continue_goes_on_from_there(driver):
    driver.walk(VISIT)
    driver.press("Back")
    assert driver.group.chosen == "nobody"
    driver.press("Back")
    driver.press("Continue")
    assert driver.group.chosen == "nobody"
    driver.press("Continue")
    assert "Check your answers" in driver.shown


def test_the_first_question_has_no_way_back(driver):
    driver.choose_menu("new")
    driver.choose("provider")
    driver.choose_menu("back")
    driver.choose_menu("back")
    assert "Question 1 of at most" in driver.shown


def test_an_answer_is_taken_back_and_given_again(driver):
    driver.choose_menu("new")
    driver.choose("provider")
    driver.choose_menu("undo")
    assert "Question 1 of at most" in driver.shown
    assert driver.group.chosen is None
    driver.choose_menu("redo")
    assert "Question 2 of at most" in driver.shown


def test_taking_an_answer_back_keeps_the_name_written_since(driver):
    driver.walk(NOT_COVERED)
    driver.write("Name this assessment", "Step counter")
    driver.choose_menu("undo")
    assert "Step counter" in driver.left


def test_a_change_from_the_left_column_comes_back_to_what_is_open(driver):
    driver.walk(VISIT)
    driver.press_left("Whose message")
    assert "Whose message is it?" in driver.shown
    driver.press("Continue")
    assert "Check your answers" in driver.shown


def test_a_name_is_asked_for_before_the_verdict(driver):
    driver.walk(VISIT)
    driver.press("See the verdict")
    assert "Enter a name for this assessment" in driver.shown
    driver.write("Name this assessment", "Visit text")
    assert "Enter a name for this assessment" not in driver.shown
    driver.press("See the verdict")
    assert "Exception applies" in driver.shown


@pytest.mark.parametrize(
    "text", ["SSN 123-45-6789", "MRN 00123456", "call 555-201-3344", "ann@example.org", "born 3/14/1962"]
)
def test_a_patient_identifier_is_quietly_warned_of(driver, text):
    driver.walk(VISIT)
    driver.write("Note", text)
    assert "Never type patient details here" in driver.shown
    driver.write("Note", "Spring 2026, second wave")
    assert "Never type patient details here" not in driver.shown


def test_a_warning_is_scrolled_into_view(driver):
    driver.walk(REFILL_AT_COST)
    driver.key(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    driver.type_keys("call 555-201-3344")
    assert driver.is_in_view("This looks like a phone number")


def test_not_sure_says_what_to_find_out_and_what_each_answer_would_lead_to(driver):
    driver.decide(UNKNOWN_PAYER)
    assert "What to find out" in driver.shown
    assert "Ask finance and contracting who pays" in driver.shown
    assert "What each answer would lead to" in driver.shown
    assert "Go ahead. A visit reminder needs no authorization" in driver.shown
    assert "Depends on one more question" in driver.shown


def test_a_follow_up_adds_obligations_and_an_answer_alone_rules_out_the_others(driver):
    driver.decide(VISIT)
    assert "Keep the outside neutral" in driver.names(ChecklistRow)
    before = len(driver.names(ChecklistRow))
    driver.press("Answer: How will the message be sent?")
    driver.tick("Email")
    driver.tick("A postcard or open mailer")
    assert "Email. A postcard or open mailer" in driver.shown
    assert len(driver.names(ChecklistRow)) > before
    driver.tick("I'm not sure")
    assert driver.ticked() == ["I'm not sure"]
    driver.tick("Email")
    assert driver.ticked() == ["Email"]
    driver.press("Done: How will the message be sent?")
    assert driver.button("Change: How will the message be sent?")


def test_a_confirmed_obligation_is_counted_and_kept(driver):
    driver.decide(REFILL_AT_COST)
    driver.tick("Keep a cost worksheet")
    assert "1 of 8 confirmed" in driver.shown
    driver.settle()
    driver.choose_menu("home")
    driver.settle()
    driver.open_kept("Spring text")
    assert "1 of 8 confirmed" in driver.shown


def test_a_source_opens_only_when_it_is_clicked(driver):
    driver.decide(VISIT)
    assert driver.opened == []
    driver.window.page.findChildren(SourceLink)[0].click()
    assert driver.opened[0].startswith("https://")


def test_the_whole_walk_works_by_keyboard_alone(driver, qtbot):
    driver.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    for question_id, answer_id in VISIT.items():
        question = driver.desk.controller.question_set.questions[question_id]
        digit = list(question.answers).index(answer_id) + 1
        driver.key(Qt.Key(Qt.Key.Key_0 + digit))
        driver.key(Qt.Key.Key_Return)
    assert "Check your answers" in driver.shown
    driver.key(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    driver.type_keys("Visit text")
    with qtbot.waitSignal(driver.desk.controller.changed):  # Qt shows the button pressed for a moment first
        driver.key(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert "Exception applies" in driver.shown
    driver.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "Check your answers" in driver.shown


def test_arrow_keys_reach_the_answers_from_the_heading(driver):
    driver.choose_menu("new")
    driver.key(Qt.Key.Key_Down)
    assert isinstance(QApplication.focusWidget(), AnswerCard)
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Space)
    assert driver.group.chosen == "health-plan"


def test_letters_and_nonsense_keys_choose_nothing(driver):
    driver.choose_menu("new")
    for key in (Qt.Key.Key_X, Qt.Key.Key_9, Qt.Key.Key_0, Qt.Key.Key_Escape, Qt.Key.Key_F12):
        driver.key(key)
    assert driver.group.chosen is None


def test_the_rationale_is_copied_as_text(driver):
    driver.decide(VISIT, name="Visit text")
    driver.press("Copy")
    assert "Visit text" in QGuiApplication.clipboard().text()
    assert "Copied." in driver.message


def test_each_export_suggests_a_name_and_writes_its_file(driver, tmp_path):
    driver.decide(VISIT, name="Visit text")
    driver.files.paths = [tmp_path / "a.pdf", tmp_path / "a.txt", tmp_path / "a.json"]
    driver.press("Export PDF")
    driver.settle()
    driver.press("Export text")
    driver.settle()
    driver.choose_menu("json")
    driver.settle()
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    assert "Visit text" in (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert '"exception-wizard-rationale"' in (tmp_path / "a.json").read_text(encoding="utf-8")
    assert driver.files.suggested[0].name == "Visit text 2026-03-09.pdf"
    assert str(tmp_path / "a.json") in driver.message


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_lost(driver, tmp_path):
    driver.decide(VISIT)
    driver.files.paths = [tmp_path / "no such folder" / "a.pdf"]
    driver.press("Export PDF")
    driver.settle()
    assert "was not saved" in driver.message
    assert "Exception applies" in driver.shown


def test_thinking_better_of_an_export_changes_nothing(driver):
    driver.decide(VISIT)
    driver.press("Export PDF")
    driver.settle()
    assert driver.message == ""


def test_a_saved_pdf_is_checked_in_the_window(driver, tmp_path):
    driver.decide(VISIT, name="Visit text")
    driver.files.paths = [tmp_path / "a.pdf", tmp_path / "a.pdf"]
    driver.press("Export PDF")
    driver.settle()
    driver.choose_menu("verify")
    driver.settle()
    assert "Visit text" in driver.shown
    assert "The record inside is whole" in driver.shown
    driver.press("Back")
    assert "Exception applies" in driver.shown


def test_a_file_that_is_no_rationale_is_said_plainly(driver, tmp_path):
    (tmp_path / "a.pdf").write_text("no pdf")
    driver.files.paths = [tmp_path / "a.pdf"]
    driver.choose_menu("verify")
    driver.settle()
    assert "a.pdf" in driver.message or "PDF" in driver.message


def test_the_same_answers_set_and_date_give_the_same_bytes(driver, tmp_path):
    driver.decide(VISIT, name="Visit text")
    driver.files.paths = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    driver.press("Export PDF")
    driver.press("Export PDF")
    driver.settle()
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_another_answer_needs_the_verdict_anew(driver):
    driver.decide(VISIT)
    driver.press("Back to answers")
    driver.press("Change answer: Is any outside money or help behind this message?")
    driver.choose("in-kind")
    driver.press("See the verdict")
    assert "No money, only free items or help" in driver.shown


def test_two_windows_have_drafts_of_their_own(driver, tmp_path):
    other = WindowDriver(tmp_path / "data")
    other.choose_menu("new")
    other.choose("provider")
    other.close()
    driver.choose_menu("new")
    driver.choose_menu("home")
    driver.settle()
    assert "Question 2 of at most" in driver.shown_names
