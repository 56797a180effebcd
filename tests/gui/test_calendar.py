"""A campaign calendar in the window: screened, finished row by row, saved."""

import shutil
from pathlib import Path
from threading import Event
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from tests.support.answers import NOT_COVERED, PAID_OFFER, REFILL_AT_COST, UNKNOWN_PAYER, VISIT
from tests.support.calendars import calendar_of
from tests.support.dropping import drop
from tests.support.letters import page_words, twice
from tests.support.sets import shipped
from tests.support.window import WindowDriver
from wizard import assets
from wizard.screening.files import read_sheet
from wizard.screening.screening import screen

BAD = {**PAID_OFFER, "payment": "nobdy"}
SMALL = calendar_of(("Visit text", "", VISIT), ("June letter", "Tip", VISIT), ("June letter", "Ad", BAD))


def forty() -> str:
    """A calendar of forty campaigns, of which five have a row that lacks or misnames an answer."""
    good = [(f"Visit text {number}", "", VISIT) for number in range(12)]
    good += [(f"Refill text {number}", "", REFILL_AT_COST) for number in range(12)]
    good += [(f"Poster {number}", "", NOT_COVERED) for number in range(11)]
    bad = [("Bad 0", "", BAD), ("Bad 1", "", {**VISIT, "payment": ""}), ("Bad 2", "", {}), ("Bad 3", "", BAD)]
    return calendar_of(*good, *bad, ("Newsletter", "Tip", VISIT), ("Newsletter", "Ad page", {**VISIT, "payment": "x"}))


def read_back(path: Path):
    """Screen a saved result anew."""
    rules = shipped()
    return screen(read_sheet(path, rules.question_set), rules.question_set, rules.routes)


def finish_ad(driver: WindowDriver) -> None:
    """Open the bad row of the small calendar and answer what is open, to its verdict."""
    driver.open_campaign("June letter, Ad")
    driver.choose("described-company")
    driver.choose("remote")
    driver.press("See the verdict")
    driver.settle()


def asks(driver: WindowDriver) -> bool:
    return any(box.isVisible() for box in driver.window.findChildren(QMessageBox))


def test_forty_campaigns_with_five_bad_ones_are_screened_finished_saved_and_read_back(driver, tmp_path):
    driver.screen(forty())
    assert "40 messages in 41 rows." in driver.shown
    assert "Exception applies: 12" in driver.shown
    assert "Not governed: 11" in driver.shown
    driver.press("Only rows with a problem (6)")
    assert [name.partition(":")[0] for name in driver.campaign_names] == [
        *(f"Bad {number}" for number in range(4)),
        "Newsletter, Tip",
        "Newsletter, Ad page",
    ]
    driver.open_campaign("Bad 1: No verdict yet")
    assert "This assessment belongs to spring.csv." in driver.everything
    driver.choose("nobody")
    driver.press("See the verdict")
    driver.settle()
    assert "The calendar has its verdict." in driver.everything
    driver.press("Back to the calendar")
    assert not [name for name in driver.campaign_names if name.startswith("Bad 1")]
    result = tmp_path / "result.xlsx"
    driver.files.paths.append(result)
    driver.press("Save the result…")
    driver.settle()
    assert driver.files.suggested[-1].name == "spring screened.csv"
    assert driver.message == f"Saved as {result}"
    saved = read_back(result)
    assert len(saved.rows) == 41
    assert len(saved.problems) == 5
    assert saved.counts["exception"] == 13


def test_a_row_says_what_it_lacks_and_a_row_of_a_message_what_decides_it(driver):
    driver.screen(SMALL)
    driver.campaigns.setFocus()
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Down)
    assert "Row 4. June letter, Ad: No verdict yet" in driver.shown
    assert "“nobdy” is no answer (did you mean “nobody”?)" in driver.shown
    finish_ad(driver)
    driver.press("Back to the calendar")
    assert driver.campaign_names[1:] == [
        "June letter, Tip: Exception applies",
        "June letter, Ad: Authorization required",
    ]
    assert "Whole message: Authorization required, because of Ad." in driver.shown


def test_the_row_left_is_stood_on_again_and_goes_on_where_it_was_left(driver):
    driver.screen(SMALL)
    driver.open_campaign("June letter, Ad")
    driver.choose("described-company")
    driver.press("Back to the calendar")
    assert "Row 4. June letter, Ad" in driver.shown
    driver.press("Open this row")
    assert "remote" in driver.group.ids
    driver.choose_menu("home")
    driver.settle()
    assert "spring.csv is still open." in driver.everything
    driver.open_kept("June letter")
    driver.press("See the verdict")
    driver.settle()
    driver.press("Back to the calendar")
    assert driver.campaign_names[2] == "June letter, Ad: Authorization required"


def test_a_row_with_its_verdict_opens_there_and_leaves_the_calendar_as_it_is(driver):
    driver.screen(SMALL)
    driver.open_campaign("Visit text")
    assert "Exception applies" in driver.shown
    assert "The calendar has its verdict." in driver.everything
    driver.press("Back to the calendar")
    driver.press("Close the calendar")
    assert not asks(driver)
    assert "Check a patient message" in driver.shown
    assert "spring.csv" not in driver.everything


def test_a_what_if_changes_no_row(driver):
    driver.screen(SMALL)
    driver.open_campaign("Visit text")
    driver.open_tab("What would change it")
    driver.press(driver.button_like("Try it"))
    driver.settle()
    driver.press("Back to the calendar")
    assert driver.campaign_names[0] == "Visit text: Exception applies"
    driver.press("Close the calendar")
    assert not asks(driver)


def test_closing_asks_before_finished_rows_are_lost(driver):
    driver.screen(SMALL)
    finish_ad(driver)
    driver.press("Back to the calendar")
    driver.press("Close the calendar")
    driver.answer_box("Cancel")
    assert "spring.csv" in driver.shown
    driver.press("Close the calendar")
    driver.answer_box("Close without saving")
    driver.settle()
    assert "Check a patient message" in driver.shown


def test_quitting_asks_too_and_saving_then_quits(driver, tmp_path, qtbot):
    driver.screen(SMALL)
    finish_ad(driver)
    driver.choose_menu("quit")
    driver.settle()
    driver.answer_box("Cancel")
    assert driver.window.isVisible()
    driver.choose_menu("quit")
    driver.settle()
    driver.files.paths.append(tmp_path / "result.csv")
    driver.answer_box("Save the result…")
    qtbot.waitUntil(lambda: not driver.window.isVisible())
    assert not read_back(tmp_path / "result.csv").problems


def test_a_result_that_cannot_be_saved_stays_to_be_saved(driver, tmp_path):
    driver.screen(SMALL)
    finish_ad(driver)
    driver.press("Back to the calendar")
    driver.files.paths.append(tmp_path / "result.pdf")
    driver.press("Save the result…")
    driver.settle()
    assert "End it with .csv or .xlsx." in driver.message
    driver.press("Close the calendar")
    assert asks(driver)
    driver.answer_box("Close without saving")


def test_another_calendar_takes_the_place_of_the_one_open(driver):
    driver.screen(SMALL)
    driver.screen(calendar_of(("Poster", "", NOT_COVERED)), "autumn.csv")
    assert driver.campaign_names == ["Poster: Not governed"]
    assert "autumn.csv" in driver.shown
    assert "spring.csv" not in driver.everything


def test_reading_can_be_canceled(driver):
    driver.data_folder.mkdir(parents=True)
    path = driver.data_folder / "spring.csv"
    path.write_text(SMALL, encoding="utf-8")
    driver.files.paths.append(path)
    hold = Event()
    driver.desk.background.run(hold.wait, bool)
    driver.choose_menu("screen")
    driver.press("Cancel")
    assert "Check a patient message" in driver.shown
    hold.set()
    driver.settle()
    assert "Check a patient message" in driver.shown
    assert "spring.csv" not in driver.everything


def test_saving_can_be_canceled_and_writes_nothing(driver, tmp_path):
    driver.screen(SMALL)
    driver.files.paths.append(tmp_path / "result.csv")
    hold = Event()
    driver.desk.background.run(hold.wait, bool)
    driver.press("Save the result…")
    driver.press("Cancel")
    hold.set()
    driver.settle()
    assert driver.message == "Saving was stopped. No file was written."
    assert not (tmp_path / "result.csv").exists()
    assert len(driver.campaign_names) == 3


def test_a_file_that_is_no_calendar_is_said_to_be_none_and_another_can_be_chosen(driver):
    driver.screen("date,name\n1,2\n", "dates.csv")
    assert "dates.csv has no column “message”." in driver.shown
    driver.files.paths.append(driver.screen("message\n", "empty.csv"))
    driver.data_folder.joinpath("empty.csv").write_text(SMALL, encoding="utf-8")
    driver.press("Choose another file…")
    driver.settle()
    assert len(driver.campaign_names) == 3


def test_a_calendar_without_campaigns_says_what_to_do(driver):
    driver.screen(calendar_of(("", "", dict.fromkeys(VISIT, ""))))
    assert "This calendar has no campaigns yet." in driver.shown


def test_a_sheet_is_screened_when_dropped_and_nothing_else_is_taken(driver, tmp_path):
    path = tmp_path / "dropped.csv"
    path.write_text(SMALL, encoding="utf-8")
    assert not drop(driver, tmp_path / "letter.docx")
    assert not drop(driver, path, path)
    assert drop(driver, path)
    assert len(driver.campaign_names) == 3


def test_an_empty_calendar_is_saved_to_be_filled_in(driver, tmp_path):
    driver.files.paths.append(tmp_path / "new.csv")
    driver.choose_menu("template")
    driver.settle()
    assert "End it with .xlsx." in driver.message
    driver.files.paths.append(tmp_path / "new.xlsx")
    driver.choose_menu("template")
    driver.settle()
    assert driver.message == f"Saved as {tmp_path / 'new.xlsx'}"
    assert "message" in read_sheet(tmp_path / "new.xlsx", shipped().question_set).header


def test_what_a_file_says_is_plain_text(driver):
    driver.screen(calendar_of(("<b>Visit</b> & more", "<i>x</i>", {**VISIT, "payment": "<u>y</u>"})))
    assert "<b>Visit</b> & more, <i>x</i>: No verdict yet" in driver.shown
    assert "“<u>y</u>” is no answer" in driver.shown


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1180, 780), (760, 640), (480, 420)])
def test_nothing_is_clipped_and_all_has_a_name(driver, percent, size):
    driver.window.resize(*size)
    driver.desk._set_text_percent(percent)
    driver.screen(calendar_of(("Stop", "", UNKNOWN_PAYER), ("Ad", "", PAID_OFFER), ("Bad", "", BAD), ("Ok", "", VISIT)))
    clipped, nameless = driver.clipped(), driver.nameless()
    driver.open_campaign("Bad")
    clipped += driver.clipped()
    driver.screen("a,b\n1,2\n")
    clipped += driver.clipped()
    driver.desk._set_text_percent(100)
    assert clipped == []
    assert nameless == []


def test_twenty_thousand_rows_are_shown_and_walked_without_a_wait(driver):
    driver.screen(calendar_of(*((f"Visit text {number}", "", VISIT) for number in range(20_000))))
    rows = driver.campaigns
    assert rows.model().rowCount() == 20_000
    rows.setFocus()
    begun = perf_counter()
    driver.key(Qt.Key.Key_End)
    driver.window.grab()
    driver.key(Qt.Key.Key_PageUp)
    driver.window.grab()
    assert perf_counter() - begun < 1
    assert "Row 19" in driver.shown


def test_edited_rules_judge_the_open_calendar_again(qapp, tmp_path, qtbot):  # noqa: ARG001 - the window needs one
    folder = shutil.copytree(assets.DEFAULT_SET, tmp_path / "rules")
    driver = WindowDriver(tmp_path / "data", folder)
    driver.screen(SMALL)
    text = (folder / "set.yaml").read_text(encoding="utf-8")
    with qtbot.waitSignal(driver.desk.rules._watch.read, timeout=10_000):
        changed = folder / "set.new"
        changed.write_text(text.replace("short: Exception applies", "short: May go"), encoding="utf-8")
        changed.replace(folder / "set.yaml")
    driver.settle()
    assert driver.campaign_names[0] == "Visit text: May go"
    finish_ad(driver)
    driver.press("Back to the calendar")
    assert driver.campaign_names[2] == "June letter, Ad: Authorization required"
    driver.press("Close the calendar")
    driver.answer_box("Close without saving")
    driver.close()


def test_a_row_without_a_name_goes_by_its_number(driver):
    driver.screen(calendar_of(("", "", VISIT)))
    assert driver.campaign_names == ["Row 2: Exception applies"]
    driver.open_campaign("Row 2")
    assert "Row 2" in driver.left


def test_a_double_click_opens_a_row(driver):
    driver.screen(SMALL)
    rows = driver.campaigns
    place = rows.visualRect(rows.model().index(2, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "Row 4. June letter, Ad" in driver.shown
    rows.doubleClicked.emit(rows.currentIndex())  # a press that opens a page would stay down for the next test
    assert "Is any outside money or help behind this message?" in driver.shown
    assert driver.button("Back to the calendar")


def test_a_result_under_way_is_saved_before_the_window_closes(driver, tmp_path, qtbot):
    driver.screen(SMALL)
    driver.files.paths.append(tmp_path / "result.csv")
    driver.press("Save the result…")
    driver.choose_menu("quit")
    qtbot.waitUntil(lambda: not driver.window.isVisible())
    assert len(read_back(tmp_path / "result.csv").rows) == 3


def test_a_calendar_closed_while_it_is_saved_is_saved_all_the_same(driver, tmp_path):
    driver.screen(SMALL)
    driver.files.paths.append(tmp_path / "result.csv")
    driver.press("Save the result…")
    driver.press("Close the calendar")
    driver.settle()
    assert "Check a patient message" in driver.shown
    assert driver.message == f"Saved as {tmp_path / 'result.csv'}"


def test_closing_the_window_ends_a_reading(driver, qtbot):
    path = driver.screen(SMALL)
    driver.files.paths.append(path)
    driver.choose_menu("screen")
    driver.choose_menu("quit")
    qtbot.waitUntil(lambda: not driver.window.isVisible())


def test_finishing_the_last_problem_shows_every_row_again(driver):
    driver.screen(SMALL)
    driver.press("Only rows with a problem (2)")
    finish_ad(driver)
    driver.press("Back to the calendar")
    assert len(driver.campaign_names) == 3
    assert "Only rows with a problem" not in driver.shown


def test_each_letter_stands_for_one_thing_beside_the_way_back_to_the_calendar(driver):
    driver.screen(SMALL)
    driver.open_campaign("Visit text")
    assert not twice(page_words(driver))
    driver.choose_menu("map")
    assert not twice(page_words(driver))
    driver.choose_menu("home")
    driver.settle()
    assert not twice(page_words(driver))


def test_the_bar_leaves_a_narrow_page_its_room(driver):
    driver.window.resize(480, 420)
    driver.desk._set_text_percent(200)
    driver.screen(SMALL)
    driver.open_campaign("Visit text")
    assert "belongs to spring.csv" not in driver.everything
    assert "belongs to spring.csv" in driver.button("Back to the calendar").accessibleDescription()
    driver.desk._set_text_percent(100)


def test_rules_edited_while_a_calendar_is_read_are_those_it_is_judged_by(driver):
    driver.data_folder.mkdir(parents=True)
    path = driver.data_folder / "spring.csv"
    path.write_text(SMALL, encoding="utf-8")
    hold = Event()
    driver.desk.background.run(hold.wait, bool)
    driver.desk.calendars.screen(path)
    driver.desk.calendars.use_rules()
    hold.set()
    driver.settle()
    assert len(driver.campaign_names) == 3
    assert "Cancel" not in driver.shown.replace("&", "")
