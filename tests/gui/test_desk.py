import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from tests.support.answers import UNKNOWN_PAYER, VISIT
from tests.support.sets import shipped
from tests.support.window import WindowDriver
from wizard import assets
from wizard.gui.widgets.labels import Label


def test_the_first_run_says_where_assessments_will_be_listed(driver):
    assert "Your first assessment will be listed here." in driver.shown
    assert "Resume a draft" not in driver.shown


def test_the_first_page_says_how_many_questions_the_rules_ask(driver):
    driver.settle()
    assert f"Answer at most {shipped().routes.longest} plain questions" in driver.shown


def test_a_killed_program_loses_no_answer(driver, tmp_path):
    driver.choose_menu("new")
    driver.choose("provider")
    driver.choose("from-records")
    driver.settle()
    survivor = WindowDriver(tmp_path / "data")
    assert "Resume a draft" in survivor.shown
    survivor.press_tile("Resume")
    assert "Question 3 of at most 12" in survivor.shown
    survivor.close()


def test_a_decided_assessment_opens_at_its_verdict(driver):
    driver.decide(VISIT, name="Visit text")
    driver.choose_menu("home")
    driver.settle()
    driver.open_kept("Visit text")
    assert "Exception applies" in driver.shown


def test_a_long_list_is_cut_until_all_is_asked_for(driver):
    for number in range(8):
        driver.walk({"organization": "not-covered"})
        driver.write("Name this assessment", f"Message {number}")
    driver.choose_menu("home")
    driver.settle()
    assert "Message 0" not in driver.shown
    driver.press("Show all")
    assert "Message 0" in driver.shown


@pytest.mark.usefixtures("qapp")
def test_a_damaged_draft_is_named_and_left_alone(tmp_path):
    folder = tmp_path / "data" / "drafts"
    folder.mkdir(parents=True)
    (folder / "broken.draft.json").write_text("{")
    driver = WindowDriver(tmp_path / "data")
    assert "broken.draft.json" in driver.shown
    assert (folder / "broken.draft.json").read_text() == "{"
    driver.close()


def test_an_assessment_is_removed_only_when_confirmed(driver):
    driver.decide(VISIT, name="Visit text")
    driver.choose_menu("remove")
    box = driver.window.findChild(QMessageBox)
    next(button for button in box.buttons() if button.text() == "Remove").click()
    driver.settle()
    driver.settle()
    assert "Visit text" not in driver.shown


def test_a_draft_removed_elsewhere_is_said_to_be_gone(driver):
    driver.decide(VISIT, name="Visit text")
    driver.choose_menu("home")
    driver.settle()
    shutil.rmtree(driver.data_folder / "drafts")
    driver.open_kept("Visit text")
    assert "no longer there" in driver.message


def test_a_draft_from_other_rules_is_opened_with_a_word_about_it(driver, tmp_path):
    driver.decide(VISIT, name="Visit text")
    driver.settle()
    changed = tmp_path / "rules"
    shutil.copytree(assets.DEFAULT_SET, changed)
    text = (changed / "set.yaml").read_text(encoding="utf-8")
    (changed / "set.yaml").write_text(text.replace('version: "0.1.0"', 'version: "0.2.0"'), encoding="utf-8")
    later = WindowDriver(tmp_path / "data", changed)
    later.open_kept("Visit text")
    assert "The questions have changed" in later.message
    assert "Check your answers" in later.shown
    later.close()


def test_the_example_shows_a_verdict_and_is_not_kept(driver):
    driver.choose_menu("example")
    assert "worked example" in driver.message
    assert "A message about a current medicine needs no authorization" in driver.shown
    driver.press("Back to answers")
    driver.press("Change answer: Does money come from the maker of the drug, or of the device that gives it?")
    driver.choose("at-cost")
    driver.choose_menu("home")
    driver.settle()
    assert "Your first assessment will be listed here." in driver.shown


@pytest.mark.usefixtures("qapp")
def test_a_question_set_that_cannot_be_used_is_explained(tmp_path):
    broken = tmp_path / "rules"
    shutil.copytree(assets.DEFAULT_SET, broken)
    file = broken / "questions.yaml"
    text = file.read_text(encoding="utf-8").replace("leads_to: recipients", "leads_to: recipient")
    file.write_text(text, encoding="utf-8")
    driver = WindowDriver(tmp_path / "data", broken)
    assert "The questions cannot be used" in driver.shown
    assert "questions.yaml" in driver.shown
    assert "recipients" in driver.shown
    driver.choose_menu("new")
    assert "The questions cannot be used" in driver.shown
    driver.close()


def test_theme_and_text_size_change_at_once_and_come_back(driver, tmp_path):
    driver.choose_menu("look")
    driver.pick("Dark")
    driver.pick("Large, 150 %")
    assert driver.background == "#131b1e"
    driver.press("Done")
    assert "Check a patient message" in driver.shown
    driver.close()
    again = WindowDriver(tmp_path / "data")
    assert again.background == "#131b1e"
    assert again.desk._look.scale == 1.5
    again.choose_menu("normal")
    again.desk._set_theme("system")
    again.close()


def test_the_menus_make_text_larger_and_smaller_within_bounds(driver):
    driver.choose_menu("larger")
    driver.choose_menu("larger")
    driver.choose_menu("larger")
    driver.choose_menu("larger")
    assert driver.desk._look.text_percent == 200
    driver.choose_menu("smaller")
    assert driver.desk._look.text_percent == 150
    driver.choose_menu("normal")
    assert driver.desk._look.text_percent == 100


def test_the_window_comes_back_where_it_stood(driver, tmp_path):
    driver.window.setGeometry(40, 30, 700, 600)
    driver.close()
    again = WindowDriver(tmp_path / "data")
    assert again.window.geometry().getRect() == (40, 30, 700, 600)
    again.close()


def test_a_place_off_every_screen_is_not_used(driver, tmp_path):
    driver.window.setGeometry(9000, 9000, 700, 600)
    driver.close()
    again = WindowDriver(tmp_path / "data")
    assert again.window.x() < 9000
    again.close()


def test_in_a_narrow_window_the_answers_lie_over_the_page_until_esc(driver):
    driver.window.resize(700, 700)
    driver.choose_menu("new")
    driver.choose("provider")
    assert not driver.window.left.isVisible()
    driver.press("Answers so far (1)")
    assert driver.window.left.isVisible()
    driver.key(Qt.Key.Key_Escape)
    assert not driver.window.left.isVisible()
    driver.press("Answers so far (1)")
    driver.press_left("Whose message")
    assert "Question 1 of at most" in driver.shown
    assert not driver.window.left.isVisible()


@pytest.mark.parametrize("entry", ["keys", "words", "sources", "about"])
def test_help_is_read_and_left_again(driver, entry):
    driver.choose_menu("new")
    driver.choose_menu(entry)
    expected = {
        "keys": "Choose an answer",
        "words": "Taking a medicine as directed",
        "sources": "45 CFR 164.508(a)(3)(i)",
        "about": "not legal advice",
    }
    assert expected[entry] in driver.shown_names
    driver.press("Done")
    assert "Question 1 of at most" in driver.shown


def test_places_at_the_left_are_opened_from_home(driver):
    driver.press_left("Words we use")
    assert "What the questions mean by them." in driver.shown
    driver.press("Done")
    driver.press_left("Text and color")
    assert "A change shows at once" in driver.shown


def test_a_bug_is_told_and_noted_and_the_answers_stay(driver):
    driver.choose_menu("new")
    driver.choose("provider")
    driver.desk.tell_of_bug("Traceback ...")
    assert "Your answers are kept" in driver.message
    assert (driver.data_folder / "problem.txt").read_text() == "Traceback ..."
    driver.press("Close message")
    assert driver.message == ""


def test_a_draft_that_cannot_be_kept_is_said_and_the_walk_goes_on(driver):
    driver.data_folder.mkdir(parents=True, exist_ok=True)
    (driver.data_folder / "drafts").write_text("in the way")
    driver.choose_menu("new")
    driver.choose("provider")
    driver.settle()
    assert "was not saved" in driver.message
    driver.choose("from-records")
    assert "Question 3 of at most" in driver.shown


def test_what_cannot_be_saved_is_called_so_and_asked_about_before_closing(driver):
    driver.data_folder.mkdir(parents=True, exist_ok=True)
    (driver.data_folder / "drafts").write_text("in the way")
    driver.choose_menu("new")
    driver.choose("provider")
    driver.settle()
    assert "Not saved" in driver.left
    assert "Your answers cannot be saved on this computer yet." in driver.message
    driver.choose_menu("home")
    driver.settle()
    assert "Question 2 of at most 12" in driver.shown_names
    driver.choose_menu("quit")
    driver.settle()
    assert driver.window.isVisible()
    driver.answer_box("Cancel")
    assert driver.window.isVisible()


def test_saving_again_before_closing_keeps_everything(driver, qtbot):
    driver.data_folder.mkdir(parents=True, exist_ok=True)
    in_the_way = driver.data_folder / "drafts"
    in_the_way.write_text("in the way")
    driver.choose_menu("new")
    driver.choose("provider")
    driver.settle()
    driver.choose_menu("quit")
    driver.settle()
    in_the_way.unlink()
    driver.answer_box("Save again and quit")
    qtbot.waitUntil(lambda: not driver.window.isVisible())
    assert len(list(in_the_way.iterdir())) == 1


def test_one_may_quit_without_saving_all_the_same(driver):
    driver.data_folder.mkdir(parents=True, exist_ok=True)
    (driver.data_folder / "drafts").write_text("in the way")
    driver.choose_menu("new")
    driver.choose("provider")
    driver.settle()
    driver.choose_menu("quit")
    driver.settle()
    driver.answer_box("Quit without saving")
    assert not driver.window.isVisible()


def test_closing_at_once_after_an_answer_keeps_it(driver, tmp_path, qtbot):
    driver.choose_menu("new")
    driver.choose("provider")
    driver.window.close()
    qtbot.waitUntil(lambda: not driver.window.isVisible())
    again = WindowDriver(tmp_path / "data")
    assert "Question 2 of at most 12" in again.shown
    again.close()


def test_the_same_draft_in_two_windows_loses_neither(driver, tmp_path):
    driver.choose_menu("new")
    driver.choose("provider")
    driver.settle()
    other = WindowDriver(tmp_path / "data")
    other.press_tile("Resume")
    other.choose("from-records")
    other.settle()
    driver.choose("public")
    driver.settle()
    driver.settle()
    assert "changed in another window too" in driver.message
    driver.choose("none")
    driver.choose_menu("undo")
    driver.settle()
    given = sorted(len(draft.given) for draft in other.desk._drafts.all()[0])
    answers = {draft.given["recipients"] for draft in other.desk._drafts.all()[0]}
    assert answers == {"from-records", "public"}
    assert len(given) == 2
    other.close()


def test_words_from_the_rules_are_never_rich_text(driver):
    driver.decide(UNKNOWN_PAYER)
    for label in driver.window.findChildren(QLabel):
        if isinstance(label, Label):
            assert label.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("size", [(1180, 780), (760, 640), (480, 420)])
def test_nothing_is_clipped_at_any_size(driver, percent, size):
    driver.window.resize(*size)
    driver.desk._set_text_percent(percent)
    clipped = driver.clipped()
    driver.choose_menu("new")
    clipped += driver.clipped()
    for answer_id in UNKNOWN_PAYER.values():
        driver.choose(answer_id)
        clipped += driver.clipped()
    driver.write("Name this assessment", "Spring text")
    driver.press("See the verdict")
    clipped += driver.clipped()
    driver.desk._set_text_percent(100)
    assert clipped == []


def test_everything_operable_has_a_name_and_the_group_has_the_questions(driver):
    driver.choose_menu("new")
    assert driver.group.accessibleName() == "Whose message is it?"
    for answer_id in VISIT.values():
        driver.choose(answer_id)
    driver.write("Name this assessment", "Spring text")
    driver.press("See the verdict")
    assert driver.nameless() == []


def test_focus_lands_on_the_heading_of_each_page(driver):
    driver.choose_menu("new")
    heading = QApplication.focusWidget()
    assert heading.accessibleName() == "Question 1 of at most 12. Whose message is it?"
