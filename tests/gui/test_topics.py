"""Messages of several topics in the window: added, looked at, changed, taken out, filed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.answers import PAID_OFFER, REFILL_AT_COST, VISIT
from tests.support.window import WindowDriver
from wizard.gui.pages.change_rows import ChangeRow
from wizard.gui.pages.verdict_parts import DutyRow
from wizard.gui.topic_bar import WHOLE
from wizard.gui.widgets.badge import Badge
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.tabs import Tabs

GOING_TO = "Go on with “{}”"


def own(driver: WindowDriver, answers: dict[str, str]) -> list[str]:
    shared = driver.desk.controller.question_set.shared
    return [answer for question, answer in answers.items() if question not in shared]


def bar(driver: WindowDriver) -> Tabs:
    return driver.window.topics.findChild(Tabs)


def tabs(driver: WindowDriver) -> list[str]:
    return [bar(driver).accessibleTabName(tab) for tab in range(bar(driver).count())]


def choose_tab(driver: WindowDriver, tab: int) -> None:
    bar(driver).setCurrentIndex(tab)
    for _ in range(3):
        QApplication.processEvents()


def add_topic(driver: WindowDriver, name: str) -> None:
    driver.press("Add another topic of this message")
    driver.write("Name the new topic", name)
    driver.press("Add topic")


def newsletter(driver: WindowDriver) -> None:
    """Answer a message about a refill with a sponsor's page, up to its verdict."""
    driver.walk(REFILL_AT_COST)
    add_topic(driver, "Sponsor page")
    for answer in own(driver, PAID_OFFER):
        driver.choose(answer)
    driver.write("Name this assessment", "June newsletter")
    driver.press("See the verdict")
    driver.settle()


def descriptions(driver: WindowDriver) -> list[str]:
    return [row.card.accessibleDescription() for row in driver.window.page.findChildren(DutyRow)]


def test_one_topic_shows_no_tabs(driver):
    driver.decide(VISIT)
    assert not driver.window.topics.isVisible()


def test_a_topic_added_asks_only_what_is_not_shared_and_has_a_tab(driver):
    driver.walk(REFILL_AT_COST)
    add_topic(driver, "Sponsor page")
    assert "What is the main purpose of the message?" in driver.shown
    assert tabs(driver) == [
        f"{WHOLE}: Answer every topic first",
        "Main topic: With conditions",
        "Sponsor page: Not answered yet",
    ]
    assert not bar(driver).isTabEnabled(0)
    assert "Your answers: Sponsor page" in driver.left


def test_the_strictest_topic_gives_the_message_its_verdict(driver):
    newsletter(driver)
    assert "2 topics" in driver.shown
    assert "“Sponsor page” decides for the whole message." in driver.shown
    assert "Without “Sponsor page”, no authorization is needed" in driver.shown
    assert "Sponsor page (decides)" in driver.shown
    assert bar(driver).currentIndex() == 0
    assert any(text.startswith("For “Main topic”. ") for text in descriptions(driver))


def test_without_the_strict_topic_the_message_is_what_was_said(driver):
    newsletter(driver)
    driver.press("Remove: Sponsor page")
    driver.settle()
    assert "“Sponsor page” is removed. Undo brings it back." in driver.message
    assert not driver.window.topics.isVisible()
    driver.press("See the verdict")
    assert "Send it without authorization, as long as the payment stays within cost" in driver.shown
    driver.choose_menu("undo")
    assert [name.split(":")[0] for name in tabs(driver)] == [WHOLE, "Main topic", "Sponsor page"]


def test_a_tab_shows_the_topic_on_page_rail_and_map(driver):
    newsletter(driver)
    choose_tab(driver, 1)
    assert "Exception applies, with conditions" in driver.shown
    assert "Your answers: Main topic" in driver.left
    driver.choose_menu("map")
    assert "Main topic. The path your answers took is solid." in driver.shown
    choose_tab(driver, 2)
    assert "Sponsor page. The path your answers took is solid." in driver.shown
    driver.choose_menu("back")
    choose_tab(driver, 0)
    assert "2 topics" in driver.shown


def test_the_tabs_are_chosen_by_keys(driver):
    newsletter(driver)
    bar(driver).setFocus()
    QTest.keyClick(bar(driver), Qt.Key.Key_Right)
    assert bar(driver).currentIndex() == 1
    assert "Exception applies, with conditions" in driver.shown


def test_a_topic_is_opened_and_changed_from_the_list(driver):
    newsletter(driver)
    driver.press("Open: Main topic")
    assert "Exception applies, with conditions" in driver.shown
    choose_tab(driver, 0)
    driver.press("Change: Main topic")
    assert "Check your answers" in driver.shown
    assert "Your verdict for “Main topic” is worked out" in driver.shown


def test_a_topic_is_renamed_and_a_bad_name_is_explained(driver):
    newsletter(driver)
    driver.press("Change: Main topic")
    driver.write("Name of this topic", "sponsor PAGE")
    driver.press("See the verdict")
    assert "Two topics are called “Sponsor page”" in driver.shown
    driver.write("Name of this topic", "Refill")
    driver.press("See the verdict")
    assert "“Sponsor page” decides for the whole message." in driver.shown
    assert tabs(driver)[1] == "Refill: With conditions"


@pytest.mark.parametrize("name", ["", "main TOPIC"])
def test_a_new_topic_with_a_bad_name_is_explained_and_not_added(driver, name):
    driver.walk(REFILL_AT_COST)
    add_topic(driver, "Coupon")
    driver.choose_menu("check")
    choose_tab(driver, 1)
    driver.press("Back to answers")
    add_topic(driver, name)
    assert "Give one of them another name." in driver.shown or "Name it in a few words" in driver.shown
    assert bar(driver).count() == 3


def test_a_topic_is_taken_out_where_its_answers_are_checked(driver):
    newsletter(driver)
    driver.press("Change: Sponsor page")
    driver.press("Remove this topic")
    assert not driver.window.topics.isVisible()


def test_what_is_still_open_comes_next(driver):
    driver.walk(REFILL_AT_COST)
    add_topic(driver, "Coupon & more")
    choose_tab(driver, 1)
    driver.press("Back to answers")
    driver.press(GOING_TO.format("Coupon  more"))
    assert "What is the main purpose of the message?" in driver.shown
    assert bar(driver).currentIndex() == 2


def test_no_rationale_is_exported_before_every_topic_is_answered(driver):
    driver.walk(REFILL_AT_COST)
    add_topic(driver, "Coupon")
    choose_tab(driver, 1)
    driver.press("Copy")
    assert "Answer every topic and see the verdict first." in driver.message


def test_something_added_is_offered_as_a_topic_of_its_own(driver):
    answers = dict(VISIT)
    driver.choose_menu("new")
    for question, answer in answers.items():
        if question == "anything-else":
            break
        driver.choose(answer)
    driver.pick("Yes, a product or service of ours, or a member extra of our plan")
    assert "This is a topic of its own." in driver.shown
    add_topic(driver, "Own class")
    assert "“Own class” is added and comes next." in driver.message
    assert "Does the same message promote anything else?" in driver.shown
    driver.pick("No, nothing else")
    assert "This is a topic of its own." not in driver.shown


def test_a_field_for_a_topic_is_left_by_esc_and_warns_of_patient_details(driver):
    driver.walk(REFILL_AT_COST)
    driver.press("Add another topic of this message")
    driver.write("Name the new topic", "MRN 12345678")
    assert "Never type patient details here." in driver.shown
    QTest.keyClick(driver.window.focusWidget(), Qt.Key.Key_Escape)
    assert "Name the new topic" not in driver.shown
    driver.press("Add another topic of this message")
    driver.type_keys("Coupon")
    QTest.keyClick(driver.window.focusWidget(), Qt.Key.Key_Return)
    assert bar(driver).count() == 3


def test_everything_about_topics_is_kept(driver, tmp_path):
    newsletter(driver)
    again = WindowDriver(tmp_path / "data")
    again.open_kept("June newsletter")
    assert tabs(again) == tabs(driver)
    assert "2 topics" in again.shown
    again.close()


def test_an_unfinished_message_goes_on_at_its_open_topic(driver, tmp_path):
    driver.walk(REFILL_AT_COST)
    add_topic(driver, "Coupon")
    driver.settle()
    again = WindowDriver(tmp_path / "data")
    again.window.resize(1180, 820)
    assert "1 of 2 topics answered" in again.shown
    again.press_tile("Resume")
    assert "Your answers: Coupon" in again.left
    again.close()


def test_another_answer_of_one_topic_is_tried_for_the_whole_message(driver):
    newsletter(driver)
    driver.open_tab("What would change it")
    first = next(row for row in driver.window.page.findChildren(ChangeRow))
    assert next(label.text() for label in first.findChildren(Label)).startswith("Sponsor page: ")
    assert [badge.text() for badge in first.findChildren(Badge)] == ["With conditions"]
    first.findChild(Button).click()
    assert driver.window.what_if.isVisible()
    assert "“Sponsor page” decides" not in driver.shown
    driver.press("Return to my answers")
    assert "“Sponsor page” decides for the whole message." in driver.shown


def test_the_proofs_of_a_topic_are_its_own_and_stay(driver):
    driver.walk(REFILL_AT_COST)
    add_topic(driver, "Visit")
    for answer in own(driver, VISIT):
        driver.choose(answer)
    driver.write("Name this assessment", "Two of ours")
    driver.press("See the verdict")
    driver.open_tab("What it rests on")
    driver.write("Who confirmed it, or where the proof lies: What is the main purpose", "Folder 12")
    driver.settle()
    sitting = driver.desk.controller.sitting
    assert sitting.topic_proofs == {"Main topic": {"purpose": "Folder 12"}}
    driver.press("Change: Main topic")
    assert "Proof: Folder 12" in driver.shown


def test_another_answer_that_all_topics_share_is_shown_and_tried_too(driver):
    newsletter(driver)
    driver.open_tab("What would change it")
    driver.press(driver.button_like("Show all"))
    rows = driver.window.page.findChildren(ChangeRow)
    shared = [row for row in rows if row.findChild(Label).text().startswith("All topics: ")]
    assert {label.text() for row in shared for label in row.findChildren(Label)} & {"For the whole message"}
    last = shared[-1]
    last.findChild(Button).click()
    assert driver.window.what_if.isVisible()
    assert driver.desk.controller.sitting.message.shared != driver.desk.controller.sitting.own.message.shared
