import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.support.answers import VISIT
from tests.support.pages import open_page
from tests.support.window import WindowDriver
from wizard.gui.widgets.navigation import NavigationItem


@pytest.mark.parametrize(
    ("entry", "marked"),
    [
        ("words", ["Words we use"]),
        ("sources", ["Sources of the rules"]),
        ("look", []),
        ("rules", []),
    ],
)
def test_the_navigation_marks_the_place_that_is_shown(driver, entry, marked):
    driver.choose_menu("words")
    driver.choose_menu(entry)
    items = driver.window.left.findChildren(NavigationItem)
    assert [item.accessibleName() for item in items if item.accessibleDescription() == "Current page"] == marked
    driver.desk.show_home()
    assert next(item for item in items if item.is_current).accessibleName() == "Home"


def test_the_title_of_the_window_names_the_assessment_until_it_is_left(driver):
    assert driver.window.windowTitle() == "Exception Wizard"
    driver.walk(VISIT)
    assert driver.window.windowTitle() == "Exception Wizard"
    driver.write("Name this assessment", "Visit [*] text")
    driver.settle()
    assert driver.window.windowTitle() == "Visit [*][*] text \N{EN DASH} Exception Wizard"
    driver.choose_menu("words")
    assert driver.window.windowTitle().startswith("Visit")
    driver.choose_menu("home")
    assert driver.window.windowTitle() == "Exception Wizard"


@pytest.mark.parametrize("page", ["home", "question", "check", "verdict", "map"])
@pytest.mark.parametrize(("size", "percent"), [((1180, 820), 100), ((700, 600), 100), ((1180, 820), 200)])
@pytest.mark.parametrize("bottom", [False, True], ids=["at the top", "scrolled down"])
def test_a_message_moves_nothing_and_covers_nothing(driver, page, size, percent, bottom):
    driver.desk._set_text_percent(percent)
    driver.window.resize(*size)
    open_page(driver, page)
    assert driver.clipped() == []
    if bottom:
        bar = driver.window.page.scroller.verticalScrollBar()
        bar.setValue(bar.maximum())
    before = places(driver)
    driver.window.message.tell("The rationale was saved as “Spring text.pdf” in the folder Documents. " * 2)
    assert driver.clipped() == []
    assert places(driver) == before
    message, scroller = driver.window.message, driver.window.page.scroller
    assert message.mapTo(driver.window, QPoint()).y() >= scroller.mapTo(driver.window, QPoint()).y() + scroller.height()


def places(driver: WindowDriver) -> dict[QWidget, QPoint]:
    """Where each visible control of the page stands in the window."""
    own = driver.window.message
    shown = [w for w in driver.window.page.findChildren(QAbstractButton) if w.isVisible() and not own.isAncestorOf(w)]
    return {widget: widget.mapTo(driver.window, QPoint()) for widget in shown}
