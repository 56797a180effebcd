"""The follow-up questions of a verdict: opening and answering them moves nothing under the mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.answers import VISIT
from tests.support.window import WindowDriver
from wizard.gui.widgets.checklist import ChecklistRow

HOW = "How will the message be sent?"
SIZES = [((1180, 820), 100), ((1180, 820), 200), ((700, 600), 100)]


def place(driver: WindowDriver, widget: QWidget) -> int:
    """Where a control stands in the window, once the layouts are settled."""
    assert driver.clipped() == []
    return widget.mapTo(driver.window, QPoint()).y()


@pytest.fixture(params=SIZES, ids=["wide", "large text", "compact"])
def verdict(request, driver):
    size, percent = request.param
    driver.desk._set_text_percent(percent)
    driver.window.resize(*size)
    driver.decide(VISIT)
    return driver


def click(driver: WindowDriver, control: QWidget) -> tuple[int, int]:
    """Bring a control into view and click it; return where it stands before and after."""
    assert driver.clipped() == []
    driver.window.page.scroller.bring_into_view(control)
    before = place(driver, control)
    QTest.mouseClick(control, Qt.MouseButton.LeftButton)
    return before, place(driver, control)


def test_opening_and_closing_a_follow_up_moves_nothing(verdict):
    toggle = verdict.button(f"Answer: {HOW}")
    before, after = click(verdict, toggle)
    assert before == after
    assert toggle.accessibleDescription() == "Shown below"
    before, after = click(verdict, toggle)
    assert before == after
    assert toggle.accessibleDescription() == "Hidden"


def test_tab_goes_from_an_opened_follow_up_to_its_answers(verdict):
    toggle = verdict.button(f"Answer: {HOW}")
    toggle.setFocus()
    verdict.key(Qt.Key.Key_Space)
    verdict.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "A phone call by a person"


def test_an_answer_that_adds_conditions_above_stays_under_the_mouse(verdict):
    verdict.press(f"Answer: {HOW}")
    count = len(verdict.names(ChecklistRow))
    for words in ("Email", "A postcard or open mailer", "Email"):
        before, after = click(verdict, verdict._box(words))
        assert before == after, words
    assert len(verdict.names(ChecklistRow)) != count


def test_what_is_kept_in_place_is_let_go_when_the_person_scrolls(verdict):
    verdict.press(f"Answer: {HOW}")
    click(verdict, verdict._box("Email"))
    bar = verdict.window.page.scroller.verticalScrollBar()
    bar.setValue(0)
    verdict.window.resize(verdict.window.width(), verdict.window.height() - 40)
    assert verdict.clipped() == []
    assert bar.value() == 0
