"""The register in the window: listed, searched, sorted, walked by keyboard, reviewed and taken along."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.registers import DECIDER, REVIEWER, rationale
from tests.support.sets import shipped
from tests.support.window import NOON, WindowDriver
from wizard.errors import RegisterError
from wizard.gui.pages.review_panel import Reviewed
from wizard.gui.widgets.choice import Choice
from wizard.gui.widgets.decision_delegate import broken
from wizard.gui.widgets.navigation import NavigationItem
from wizard.gui.widgets.search_field import SearchField
from wizard.register.values import Search
from wizard.report.seal import verify


def keep(driver: WindowDriver, name: str, kind: str = "conditional", *, days_ago: int = 0, **kept):
    """Keep a decision as another window would."""
    decided_at = (NOON - timedelta(days=days_ago)).isoformat(timespec="seconds")
    filed = {"decided_by": DECIDER, "decided_at": decided_at}
    replaces = kept.pop("replaces", None)
    made = rationale(kind, name=name, **{**filed, **kept})
    return register(driver).keep(made, key=f"{name} {kind} {replaces}", replaces=replaces)


def register(driver: WindowDriver):
    return driver.desk.register.register.get()


def open_register(driver: WindowDriver) -> None:
    driver.choose_menu("register")
    driver.settle()


def names(driver: WindowDriver) -> list[str]:
    return [words.split(". ")[0] for words in driver.listed]


def current(driver: WindowDriver) -> str:
    return driver.decisions.current.name


@pytest.fixture
def three(driver):
    """The window with three decisions of three kinds."""
    keep(driver, "Open day poster", "not-governed", days_ago=400)
    keep(driver, "Meal kit offer", "authorization", days_ago=40, decided_by="J. Okafor, outreach")
    keep(driver, "Refill text", "conditional")
    return driver


def test_the_first_run_says_where_decisions_will_be_listed_and_leads_to_one(driver):
    open_register(driver)
    assert "Your first decision will be listed here" in driver.shown
    assert "No decisions yet." in driver.shown
    assert "Export list" not in driver.shown.replace("&", "")
    assert QApplication.focusWidget() is driver.button("Start a new assessment")
    driver.press("Start a new assessment")
    assert driver.desk.controller.sitting is not None


def test_each_decision_is_a_row_read_aloud_in_full(three):
    open_register(three)
    assert "3 decisions. Entries cannot be edited; a change makes a new version." in three.shown
    assert three.listed == [
        "Refill text. Exception applies, with conditions. Mar 9, 2026. Review: Waiting",
        "Meal kit offer. Authorization required. Jan 28, 2026. Review: Waiting",
        "Open day poster. Not governed by the HIPAA marketing rule. Feb 2, 2025. Review: Waiting",
    ]
    model = three.decisions.model()
    cells = [[model.index(row, column).data() for column in range(4)] for row in (0, 2)]
    assert cells == [
        ["Mar 9", "Refill text", "With conditions", "Waiting"],
        ["Feb 2, 2025", "Open day poster", "Not governed", "Waiting"],
    ]
    aloud = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1, 2).data(aloud) == "Authorization required"
    assert model.headerData(0, Qt.Orientation.Horizontal, aloud) == "Date, newest first"
    assert model.headerData(0, Qt.Orientation.Vertical, aloud) is None


def test_the_search_lists_what_fits_as_one_types_and_esc_clears_it(three, qtbot):
    open_register(three)
    three.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert isinstance(field, SearchField)
    with qtbot.waitSignal(field.searched):
        QTest.keyClicks(field, "okafor me")
    three.settle()
    assert names(three) == ["Meal kit offer"]
    assert "1 of 3 decisions." in three.shown
    three.key(Qt.Key.Key_Escape)
    three.settle()
    assert len(names(three)) == 3


def test_where_nothing_fits_one_press_lists_everything_again(three):
    open_register(three)
    three.search("meal kit vouchers")
    assert "No decision matches “meal kit vouchers”" in three.shown
    assert not three.decisions.isVisible()
    three.filter("Review status", "Approved")
    three.press("Clear search and filters")
    three.settle()
    assert len(names(three)) == 3
    three.filter("Verdict", "Exception applies")
    assert "No decision matches\n" in three.shown
    assert "Look at every verdict, status and date." in three.shown


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [
        ("Verdict", "Authorization required", ["Meal kit offer"]),
        ("Review status", "Waiting", ["Refill text", "Meal kit offer", "Open day poster"]),
        ("Date", "Last 30 days", ["Refill text"]),
        ("Date", "Last 90 days", ["Refill text", "Meal kit offer"]),
        ("Date", "This year", ["Refill text", "Meal kit offer"]),
        ("Date", "Last 12 months", ["Refill text", "Meal kit offer"]),
    ],
)
def test_each_filter_lists_what_it_says(three, name, words, found):
    open_register(three)
    three.filter(name, words)
    assert names(three) == found


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_everything_has_a_name_and_a_filter_folds_out_as_wide_as_its_words(three):
    open_register(three)
    assert three.nameless() == []
    choices = [each for each in three.window.page.findChildren(Choice) if each.isVisible()]
    assert [each.accessibleName() for each in choices] == ["Verdict", "Review status", "Date"]
    choices[0].showPopup()
    widest = choices[0].fontMetrics().horizontalAdvance("Authorization required")
    assert choices[0].view().viewport().width() >= widest
    choices[0].hidePopup()


def test_a_press_on_a_column_sorts_by_it_and_another_turns_it_round(three):
    open_register(three)
    header = three.decisions.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 8, 8)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    three.settle()
    assert names(three) == ["Meal kit offer", "Open day poster", "Refill text"]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    three.settle()
    assert names(three) == ["Refill text", "Open day poster", "Meal kit offer"]


def test_s_sorts_by_the_column_stood_on_and_the_decision_stays(three):
    open_register(three)
    three.key(Qt.Key.Key_Right)
    three.key(Qt.Key.Key_S)
    three.settle()
    assert names(three) == ["Meal kit offer", "Refill text", "Open day poster"]
    assert current(three) == "Refill text"
    assert three.decisions.currentIndex().column() == 2
    assert three.decisions.model().headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) == (
        "Verdict, least permissive first"
    )
    three.key(Qt.Key.Key_R)
    assert current(three) == "Refill text"


def test_the_keyboard_goes_through_hundreds_and_opens_one(driver):
    driver.fill_register(450)
    open_register(driver)
    opened = []
    driver.desk.register.open_requested.connect(opened.append)
    driver.key(Qt.Key.Key_End)
    assert driver.decisions.currentIndex().row() == 449
    driver.settle()
    assert current(driver).endswith(" 1")
    assert driver.window.page.pane.row.name == current(driver)
    driver.key(Qt.Key.Key_PageUp)
    driver.settle()
    here = driver.decisions.currentIndex().row()
    assert 420 < here < 445
    driver.key(Qt.Key.Key_Return)
    assert opened == [driver.decisions.current.number]
    driver.key(Qt.Key.Key_Home)
    driver.settle()
    assert driver.decisions.currentIndex().row() == 0
    driver.press("Open")
    assert opened[1:] == [driver.decisions.current.number]


def test_a_row_that_has_not_come_yet_opens_nothing(driver):
    driver.fill_register(450)
    open_register(driver)
    opened = []
    driver.desk.register.open_requested.connect(opened.append)
    last = driver.decisions.model().index(449, 1)
    driver.decisions.setCurrentIndex(last)
    QTest.keyClick(driver.decisions, Qt.Key.Key_Return)
    assert opened == []
    assert last.data() == "Not loaded yet"
    assert not driver.window.page.pane.isEnabled()
    driver.decisions.grab()
    driver.settle()
    assert driver.window.page.pane.isEnabled()


def test_the_pane_says_everything_of_a_decision(three):
    first = register(three).page(Search())[0]
    register(three).review(first.number, "sent-back", reviewer=REVIEWER, reason="Who pays?", key="r")
    keep(three, "Refill text to all", "exception", replaces=first.number)
    open_register(three)
    for words in (
        "Refill text to all",
        "Exception applies",
        f"{first.decision}, version 2",
        "D. Alvarez, marketing",
        "Mar 9, 2026",
        shipped().question_set.version,
        "Version 1, Mar 9, 2026, D. Alvarez, marketing: With conditions",
    ):
        assert words in three.shown
    three.search("poster")
    assert "Version 1" not in three.shown


def test_the_decision_stays_while_others_come_and_when_a_version_replaces_it(driver):
    driver.fill_register(150)
    open_register(driver)
    for _ in range(20):
        driver.key(Qt.Key.Key_Down)
    driver.settle()
    stood_on, seen_at = driver.decisions.current, driver.decisions.visualRect(driver.decisions.currentIndex()).top()
    for number in range(3):
        keep(driver, f"Newcomer {number}", days_ago=-1)
    open_register(driver)
    assert driver.decisions.current == stood_on
    assert driver.decisions.currentIndex().row() == 23
    assert driver.decisions.visualRect(driver.decisions.currentIndex()).top() == seen_at
    keep(driver, "Follower", replaces=stood_on.number, days_ago=-1)
    driver.desk.register.refresh()
    driver.settle()
    assert current(driver) == "Follower"
    driver.search("newcomer 1")
    assert current(driver) == "Newcomer 1"


def test_another_person_approves_a_decision_and_is_remembered(three):
    open_register(three)
    assert "Review, 3" in three.left_names
    three.press("Approve")
    three.press("Approve")
    assert "Write who reviews it." in three.shown
    three.write("Your name and role", "d. alvarez,  marketing")
    three.press("Approve")
    assert "Whoever decided cannot review it." in three.shown
    three.write("Your name and role", REVIEWER)
    three.press("Approve")
    three.settle()
    assert three.message == "Approved. The review is in the register."
    assert current(three) == "Refill text"
    assert three.listed[0].endswith("Review: Approved")
    assert f"Approved by {REVIEWER}, Mar 9, 2026" in three.shown
    assert "Review, 2" in three.left_names
    three.key(Qt.Key.Key_Down)
    three.decisions.setFocus()
    three.key(Qt.Key.Key_Down)
    three.settle()
    three.press("Approve")
    assert three.fields("Your name and role") == [REVIEWER]


def test_a_review_fits_into_the_window_beside_the_list(three):
    open_register(three)
    three.press("Send back")
    three.press("Send back")
    assert three.clipped() == []
    assert three.window.page.scroller.verticalScrollBar().maximum() == 0
    assert three.is_in_view("What has to change?")


def test_what_is_sent_back_needs_a_reason(three):
    open_register(three)
    three.press("Send back")
    three.write("Your name and role", REVIEWER)
    three.press("Send back")
    assert "Write why, so that it can be mended." in three.shown
    three.write("What has to change?", "Who pays for it?")
    three.press("Send back")
    three.settle()
    assert three.listed[0].endswith("Review: Sent back")
    assert f"Sent back by {REVIEWER}, Mar 9, 2026: Who pays for it?" in three.shown
    assert "Send back" not in three.shown.replace("&", "")
    three.press("Approve")
    three.press("Cancel")
    assert three.button("Approve").isVisible()


def test_whoever_decided_is_told_that_someone_else_has_to_review_it(three):
    three.desk._choices.change(decided_by="D. Alvarez, Marketing")
    open_register(three)
    assert "You decided this, so someone else has to review it." in three.shown
    three.press("Review under another name")
    three.press("Approve")
    assert three.fields("Your name and role") == [""]


def test_a_review_begun_stays_while_the_list_is_read_again(three):
    open_register(three)
    three.press("Send back")
    three.write("What has to change?", "Who pays")
    three.desk.register.refresh()
    three.settle()
    assert three.fields("What has to change?") == ["Who pays"]


def test_a_review_the_register_refuses_is_said_and_what_replaced_the_version_is_shown(three):
    open_register(three)
    old = three.decisions.current
    keep(three, "Refill text, mended", "exception", replaces=old.number)
    said = Reviewed(number=old.number, result="approved", reviewer=REVIEWER, reason="")
    three.window.page.reviewed.emit(said)
    three.settle()
    assert "has a version 2 meanwhile" in three.message
    assert current(three) == "Refill text, mended"


def test_a_register_that_cannot_be_opened_says_why_and_is_tried_again(driver):
    driver.data_folder.mkdir(parents=True, exist_ok=True)
    file = driver.data_folder / "register.sqlite"
    file.write_bytes(b"no register at all, but long enough to be one" * 40)
    driver.press_left("Home")
    driver.settle()
    assert driver.message == ""
    open_register(driver)
    assert "The register cannot be opened" in driver.shown
    assert "register.sqlite is no register" in driver.shown
    assert QApplication.focusWidget() is driver.button("Try again")
    file.unlink()
    driver.press("Try again")
    driver.settle()
    assert "Your first decision will be listed here" in driver.shown


def test_a_decision_that_cannot_be_read_is_said(three, monkeypatch):
    open_register(three)

    def damaged(_number):
        raise RegisterError("Entry 2 of the register is damaged.")

    monkeypatch.setattr(register(three), "decision", damaged)
    three.decisions.setFocus()
    three.key(Qt.Key.Key_Down)
    three.key(Qt.Key.Key_Down)
    three.settle()
    assert three.message == "Entry 2 of the register is damaged."


def test_the_rationale_is_saved_as_it_was_decided(three, tmp_path):
    open_register(three)
    three.files.paths.append(tmp_path / "out" / "kept.pdf")
    (tmp_path / "out").mkdir()
    three.press("Export PDF")
    three.settle()
    assert three.files.suggested[-1].name.startswith("Refill text")
    assert three.message == f"Saved as {tmp_path / 'out' / 'kept.pdf'}"
    found = verify(tmp_path / "out" / "kept.pdf", shipped().question_set)
    assert found.is_sound
    assert found.rationale.name == "Refill text"
    three.press("Export PDF")
    assert three.files.suggested[-1].parent == tmp_path / "out"


def test_what_is_listed_is_saved_as_a_workbook_or_as_csv(three, tmp_path):
    open_register(three)
    three.filter("Date", "This year")
    three.files.paths += [tmp_path / "list.csv", tmp_path / "list.xlsx", tmp_path / "list.doc"]
    three.press("Export list")
    three.settle()
    assert three.files.suggested[-1].name == "decisions 2026-03-09.xlsx"
    assert three.message == f"Saved as {tmp_path / 'list.csv'}"
    saved = (tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(saved) == 3
    assert "Refill text" in saved[1]
    three.press("Export list")
    three.settle()
    assert (tmp_path / "list.xlsx").read_bytes().startswith(b"PK")
    three.press("Export list")
    three.settle()
    assert "is no name for a list of decisions" in three.message
    three.press("Export list")
    three.settle()
    assert not (tmp_path / "list.doc").exists()


def test_change_says_which_version(three):
    open_register(three)
    row = three.decisions.current
    three.press("Change")
    three.settle()
    assert f"You are changing decision {row.decision}" in three.message
    assert "Check your answers" in three.shown


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("size", [(1180, 820), (900, 700), (700, 600), (1900, 1000)])
def test_nothing_is_clipped_and_the_list_is_seen(driver, size, percent):
    driver.desk._set_text_percent(percent)
    driver.window.resize(*size)
    driver.fill_register(30)
    open_register(driver)
    assert driver.clipped() == []
    driver.press("Send back")
    assert driver.clipped() == []
    page = driver.window.page
    assert page.scroller.horizontalScrollBar().maximum() == 0
    assert driver.decisions.horizontalScrollBar().maximum() == 0
    beside = page.pane.mapTo(page, QPoint()).x() > driver.decisions.mapTo(page, QPoint()).x() + 100
    assert beside == ((size[0] >= 1180 and percent == 100) or (size[0] == 1900 and percent <= 150))
    driver.search("nothing like it")
    assert driver.clipped() == []


def test_a_narrow_list_holds_each_decision_in_one_cell(three):
    open_register(three)
    three.window.resize(480, 800)
    QApplication.processEvents()
    table = three.decisions
    assert [table.isColumnHidden(column) for column in range(4)] == [True, False, True, True]
    three.key(Qt.Key.Key_Right)
    assert three.listed[0] == "Refill text. Exception applies, with conditions. Mar 9, 2026. Review: Waiting"
    assert not table.grab().isNull()
    three.window.resize(1180, 800)
    QApplication.processEvents()
    assert not table.isColumnHidden(0)


def test_the_decision_stood_on_is_seen_where_the_page_scrolls_too(driver):
    driver.desk._set_text_percent(200)
    driver.window.resize(900, 700)
    driver.fill_register(30)
    open_register(driver)
    assert driver.window.page.scroller.verticalScrollBar().value() == 0
    for _ in range(4):
        driver.key(Qt.Key.Key_Down)
        table = driver.decisions
        row = table.visualRect(table.currentIndex())
        assert table.viewport().visibleRegion().boundingRect().contains(row)


def test_a_long_name_takes_two_lines_and_is_cut_then(look):
    font = look.font(14)
    assert broken("Refill text", font, 400, 2) == ["Refill text"]
    lines = broken("A letter about the new clinic and its hours " * 4, font, 200, 2)
    assert len(lines) == 2
    assert lines[0].startswith("A letter about")
    assert lines[1].endswith("…")
    assert len(broken("x" * 60, font, 300, 2)) == 2
    assert broken("Two words", font, 60, 2) == ["Two", "words"]


def test_the_left_column_counts_what_waits_and_the_register_lists_it(three):
    first = register(three).page(Search())[0]
    register(three).review(first.number, "approved", reviewer=REVIEWER, key="r")
    three.press_left("Home")
    three.settle()
    assert "Review, 2" in three.left_names
    three.press_left("Review, 2")
    three.settle()
    assert "2 decisions wait for a review" in three.shown
    item = next(each for each in three.window.left.findChildren(NavigationItem) if each.is_current)
    assert item.place == "review"


def test_the_home_page_names_what_is_kept_and_leads_there(three):
    three.press_left("Home")
    three.settle()
    assert "3 past decisions" in three.shown
    assert "3 are waiting for review" in three.shown
    three.open_kept("Meal kit offer")
    three.settle()
    assert "Decision 2026-0002, version 1." in three.shown
    three.press("Back")
    three.settle()
    three.press("See all in the register")
    three.settle()
    assert len(names(three)) == 3
    three.press_left("Home")
    three.press_tile("Open the register")
    assert three.window.page is three.desk.register.page


def test_looking_at_the_home_page_makes_no_register(driver):
    driver.settle()
    assert "No decision is kept yet" in driver.shown
    assert not (driver.data_folder / "register.sqlite").exists()


def test_an_assessment_is_left_and_kept_when_the_register_is_opened(three):
    three.choose_menu("new")
    three.choose("provider")
    open_register(three)
    assert three.desk.controller.sitting is None
    three.press_left("Home")
    three.settle()
    assert "Resume a draft" in three.shown
