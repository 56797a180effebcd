"""A letter with Alt stands for one thing in a menu, and for one thing on a page with the menus above it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tests.support.letters import letter, page_words, twice
from tests.support.pages import PAGES, open_page


def entries(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if not action.isSeparator()]


def test_each_entry_of_a_menu_has_a_letter_of_its_own(driver):
    menus = [menu for menu in driver.window.menuBar().findChildren(QMenu) if menu.title()]
    assert len(menus) == 5
    for menu in menus:
        words = [entry.text() for entry in entries(menu)]
        assert all(letter(each) for each in words), words
        assert not twice(words)


def test_each_menu_has_a_letter_of_its_own(driver):
    assert not twice([action.text() for action in driver.window.menuBar().actions()])


def test_each_shortcut_stands_for_one_entry(driver):
    actions = [action for menu in driver.window.menuBar().findChildren(QMenu) for action in entries(menu)]
    keys = [sequence.toString() for action in actions for sequence in action.shortcuts()]
    assert len(keys) > 15
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("width", [1180, 700])
@pytest.mark.parametrize("page", PAGES)
def test_each_letter_stands_for_one_thing_on_a_page(driver, page: str, width: int):
    driver.window.resize(width, 820)
    open_page(driver, page)
    driver.window.message.tell("Done.")
    assert not twice(page_words(driver))
    if page == "map":
        driver.key(Qt.Key.Key_Left)
        driver.key(Qt.Key.Key_Return)
        assert "Change this answer" in driver.shown.replace("&", "")
        assert not twice(page_words(driver))
