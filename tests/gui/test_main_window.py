import pytest

from tests.support.answers import VISIT
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
