"""Letters with Alt: what each stands for, in a menu or on a page."""

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar

from tests.support.window import WindowDriver


def letter(words: str) -> str:
    return QKeySequence.mnemonic(words).toString()


def twice(words: list[str]) -> dict[str, list[str]]:
    """Words with the same letter, by the letter."""
    count = Counter(letter(each) for each in words if letter(each))
    return {key: [each for each in words if letter(each) == key] for key, number in count.items() if number > 1}


def page_words(driver: WindowDriver) -> list[str]:
    """The words of everything visible that a letter with Alt could stand for."""
    window = driver.window
    words = [action.text() for action in window.menuBar().actions()]
    words += [each.text() for each in window.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    words += [each.text() for each in window.findChildren(QLabel) if each.isVisible() and each.buddy() is not None]
    for tabs in window.findChildren(QTabBar):
        words += [tabs.tabText(place) for place in range(tabs.count()) if tabs.isVisible()]
    return words
