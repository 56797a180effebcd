"""Tab goes through a page as it is read: left column, header, content, aside, footer; Shift+Tab the same way back."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tests.support.pages import PAGES, open_page
from tests.support.window import WindowDriver
from wizard.gui.widgets.tab_order import neighbor

WIDE, COMPACT = (1180, 820), (700, 820)
"""Width and height of the window, in pixels."""


def area(driver: WindowDriver, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(driver.window, QPoint()), widget.size())


def round_trip(driver: WindowDriver, key: Qt.Key) -> list[QWidget]:
    """Press the key until the focus is where it was after the first press."""
    driver.key(key)
    found: list[QWidget] = []
    while (now := QApplication.focusWidget()) not in found:
        found.append(now)
        driver.key(key)
    assert now is found[0], f"{now!r} comes again before {found[0]!r}"
    return found


def stops(root: QWidget) -> list[QWidget]:
    tab = Qt.FocusPolicy.TabFocus
    shown = [w for w in root.findChildren(QWidget) if w.isVisible() and w.isEnabled() and w.focusProxy() is None]
    return [w for w in shown if w.focusPolicy() & tab == tab]


@pytest.fixture(params=[WIDE, COMPACT], ids=["wide", "compact"])
def sized(request, driver):
    driver.window.resize(*request.param)
    return driver


@pytest.mark.parametrize("page", PAGES)
def test_tab_reaches_each_control_once_and_shift_tab_goes_the_same_way_back(sized, page):
    open_page(sized, page)
    forth = round_trip(sized, Qt.Key.Key_Tab)
    assert len(forth) == len(set(forth))
    assert set(forth) == set(stops(sized.window))
    forth[-1].setFocus()
    back = round_trip(sized, Qt.Key.Key_Backtab)
    assert [forth[-1], *reversed(forth[:-1])] == [back[-1], *back[:-1]]


@pytest.mark.parametrize("page", PAGES)
def test_tab_goes_down_or_on_to_a_column_further_right_and_ends_in_the_footer(sized, page):
    open_page(sized, page)
    sized.window.centralWidget().setFocus()
    read = round_trip(sized, Qt.Key.Key_Tab)
    for scroller in sized.window.findChildren(QScrollArea):
        scroller.verticalScrollBar().setValue(0)
    footer = [stop for stop in stops(sized.window.page) if sized.window.page.footer.indexOf(stop) >= 0]
    assert read[len(read) - len(footer) :] == footer
    places = [area(sized, stop) for stop in read[: len(read) - len(footer)]]
    for before, after in pairwise(places):
        assert after.bottom() > before.top() or after.left() >= before.right(), (before, after)


@pytest.mark.parametrize("percent", [100, 200])
def test_tab_goes_on_from_a_heading_that_has_the_focus(driver, percent):
    driver.desk._set_text_percent(percent)
    open_page(driver, "question")
    driver.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in (driver.group.cards[0], driver.window.page.disclosure)


def test_tab_passes_a_group_of_answers_in_one_step(driver):
    open_page(driver, "question")
    driver.group.choose_digit(3)
    driver.key(Qt.Key.Key_Backtab)
    driver.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is driver.group.cards[2]
    driver.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() not in driver.group.cards


def test_a_message_comes_after_the_content_and_before_the_footer(driver):
    open_page(driver, "check")
    driver.window.message.tell("Done.")
    read = round_trip(driver, Qt.Key.Key_Tab)
    place = read.index(driver.button("Close message"))
    assert driver.window.page.scroller.isAncestorOf(read[place - 1])
    assert read[place + 1] is driver.button("Back")


def test_an_open_drawer_keeps_tab_to_itself(driver):
    driver.window.resize(*COMPACT)
    open_page(driver, "question")
    driver.window.open_drawer()
    assert QApplication.focusWidget() is stops(driver.window.left)[0]
    read = round_trip(driver, Qt.Key.Key_Tab)
    assert set(read) == set(stops(driver.window.left))


def test_a_box_that_asks_keeps_tab_to_itself(driver):
    open_page(driver, "verdict")
    driver.choose_menu("remove")
    box = driver.window.findChild(QMessageBox)
    assert set(round_trip(driver, Qt.Key.Key_Tab)) == set(box.buttons())
    driver.answer_box("Cancel")


def test_a_grid_is_read_row_by_row_in_whatever_order_it_was_filled(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    grid = QGridLayout(window)
    buttons = [QPushButton(str(number)) for number in range(4)]
    for number in (3, 1, 2, 0):
        grid.addWidget(buttons[number], *divmod(number, 2))
    window.show()
    read = [buttons[0]]
    while len(read) < len(buttons):
        read.append(neighbor(window, read[-1], forward=True))
    assert read == buttons


def test_where_nothing_can_be_reached_tab_stays(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(QLabel("Words"))
    window.show()
    assert neighbor(window, None, forward=True) is None
    assert neighbor(window, None, forward=False) is None
