"""A letter with Alt stands for one thing in a menu, and for one thing on a page with the menus above it."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QTabBar

from tests.support.pages import PAGES, open_page
from tests.support.window import WindowDriver


def letter(words: str) -> str:
    return QKeySequence.mnemonic(words).toString()


def twice(words: list[str]) -> dict[str, list[str]]:
    """Words with the same letter, by the letter."""
    count = Counter(letter(each) for each in words if letter(each))
    return {key: [each for each in words if letter(each) == key] for key, number in count.items() if number > 1}


def entries(menu: QMenu) -> list[QAction]:
    return [action for action in menu.actions() if not action.isSeparator()]


def page_words(driver: WindowDriver) -> list[str]:
    """The words of everything visible that a letter with Alt could stand for."""
    window = driver.window
    words = [action.text() for action in window.menuBar().actions()]
    words += [each.text() for each in window.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    words += [each.text() for each in window.findChildren(QLabel) if each.isVisible() and each.buddy() is not None]
    for tabs in window.findChildren(QTabBar):
        words += [tabs.tabText(place) for place in range(tabs.count()) if tabs.isVisible()]
    return words


def test_each_entry_of_a_menu_has_a_letter_of_its_own(driver):
    menus = [menu for menu in driver.window.menuBar().findChildren(QMenu) if menu.title()]
    assert len(menus) == 5
    for menu in menus:
        words = [entry.text() for entry in entries(menu)]
        assert all(letter(each) for each in words), words
        assert not twice(words)


def test_each_menu_has_a_letter_of_its_own(driver):
    assert not twice([action.text() for action in driver.window.menuBar().actions()])


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
