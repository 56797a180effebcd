import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from tests.support.answers import REFILL_AT_COST
from wizard.gui.look import Look
from wizard.gui.widgets.focus_ring import FocusRing
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.scroller import Scroller
from wizard.gui.widgets.tabs import Tabs


class Stage:
    """A window with a field, many buttons that scroll, and its ring."""

    def __init__(self, look: Look) -> None:
        self.window = QWidget()
        content = QWidget()
        column = QVBoxLayout(content)
        self.heading = Label(look, "Heading", "title")
        self.field = QLineEdit()
        self.tabs = Tabs(look)
        self.tabs.addTab("Why this")
        self.tabs.addTab("Why not the others")
        self.buttons = [QPushButton(f"Button {number}") for number in range(30)]
        for widget in (self.heading, self.field, self.tabs, *self.buttons):
            column.addWidget(widget)
        self.scroller = Scroller(content)
        QVBoxLayout(self.window).addWidget(self.scroller)
        self.ring = FocusRing(look, self.window)
        self.window.resize(400, 300)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()

    def tab(self) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Tab)
        QApplication.processEvents()


def is_seen_whole(control: QWidget, scroller: Scroller) -> bool:
    """Whether control and ring, which reaches 5 pixels further, lie within the visible part; of a high one, its top."""
    area = QRect(control.mapTo(scroller.viewport(), QPoint()), control.size()).adjusted(-5, -5, 5, 5)
    room = scroller.viewport().rect()
    fits = area.height() <= room.height()
    return area.top() >= 0 and (area.bottom() <= room.bottom() if fits else area.top() <= room.bottom())


@pytest.fixture
def stage(look: Look, qtbot) -> Stage:
    stage = Stage(look)
    qtbot.addWidget(stage.window)
    return stage


def test_no_ring_is_shown_before_the_keyboard_is_used(stage: Stage):
    stage.buttons[0].setFocus()
    assert not stage.ring.isVisible()


def test_tab_shows_the_ring_five_pixels_outside_the_control(stage: Stage):
    stage.field.setFocus()
    stage.tabs.hide()
    stage.tab()
    button = stage.buttons[0]
    assert QApplication.focusWidget() is button
    corner = button.mapTo(stage.window, button.rect().topLeft())
    assert stage.ring.isVisible()
    assert stage.ring.geometry().topLeft() == corner - type(corner)(5, 5)
    assert stage.ring.width() == button.width() + 10
    stage.window.grab()


def test_the_mouse_hides_the_ring(stage: Stage):
    stage.field.setFocus()
    stage.tab()
    QTest.mouseClick(QApplication.focusWidget(), Qt.MouseButton.LeftButton)
    assert not stage.ring.isVisible()


def test_typing_into_a_field_shows_no_ring(stage: Stage):
    stage.field.setFocus()
    QTest.keyClicks(stage.field, "a1")
    assert not stage.ring.isVisible()


def test_a_heading_that_is_read_has_no_ring(stage: Stage):
    stage.buttons[0].setFocus()
    QTest.keyClick(stage.buttons[0], Qt.Key.Key_Space)
    stage.heading.setFocus()
    assert QApplication.focusWidget() is stage.heading
    assert not stage.ring.isVisible()


def test_the_ring_of_a_tab_bar_lies_around_the_tab_shown(stage: Stage):
    stage.field.setFocus()
    stage.tab()
    assert QApplication.focusWidget() is stage.tabs
    left, right = (stage.tabs.mapTo(stage.window, stage.tabs.tabRect(tab).topLeft()).x() for tab in (0, 1))
    assert stage.ring.x() == left - 5
    assert right - 22 <= stage.ring.geometry().right() < right - 10


def test_the_ring_follows_its_control_and_goes_when_it_is_scrolled_away(stage: Stage):
    stage.field.setFocus()
    stage.tab()
    stage.tab()
    before = stage.ring.y()
    stage.scroller.verticalScrollBar().setValue(20)
    assert stage.ring.y() == before - 20
    stage.scroller.verticalScrollBar().setValue(stage.scroller.verticalScrollBar().maximum())
    assert not stage.ring.isVisible()


def test_the_ring_goes_with_its_control(stage: Stage):
    stage.buttons[0].setFocus()
    QTest.keyClick(stage.buttons[0], Qt.Key.Key_Space)
    assert stage.ring.isVisible()
    stage.buttons[0].hide()
    assert not stage.ring.isVisible() or QApplication.focusWidget() is not stage.buttons[0]


def test_a_deleted_control_takes_its_ring_along(stage: Stage, qtbot):
    button = stage.buttons.pop()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    with qtbot.waitSignal(button.destroyed):
        button.deleteLater()
    stage.window.resize(500, 320)
    QApplication.processEvents()
    assert QApplication.focusWidget() is not button


def test_the_ring_is_drawn_in_the_colors_of_the_theme(look: Look, stage: Stage):
    stage.buttons[0].setFocus()
    QTest.keyClick(stage.buttons[0], Qt.Key.Key_Space)
    look.set_theme("dark")
    image = stage.ring.grab().toImage()
    assert image.pixelColor(image.width() // 2, 1).name().upper() == look.tokens["ringOut"]
    assert image.pixelColor(image.width() // 2, 3).name().upper() == look.tokens["ringIn"]


def test_the_focused_control_is_brought_into_view(stage: Stage):
    stage.buttons[-1].setFocus()
    QApplication.processEvents()
    top = stage.buttons[-1].mapTo(stage.scroller.viewport(), stage.buttons[-1].rect().bottomLeft())
    assert stage.scroller.viewport().rect().contains(top)


def test_a_field_is_brought_into_view_whole_though_its_cursor_is_at_the_top(qtbot):
    content, window = QWidget(), QWidget()
    column = QVBoxLayout(content)
    fields = [QPlainTextEdit() for _ in range(8)]
    for field in fields:
        field.setTabChangesFocus(True)
        field.setFixedHeight(90)
        column.addWidget(field)
    scroller = Scroller(content)
    QVBoxLayout(window).addWidget(scroller)
    qtbot.addWidget(window)
    window.resize(300, 260)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    for field in fields:
        field.setFocus()
        assert is_seen_whole(field, scroller), fields.index(field)
        scroller.verticalScrollBar().setValue(0)


def test_a_control_that_does_not_fit_is_brought_into_view_by_its_top(stage: Stage):
    high = stage.buttons[9]
    high.setMinimumHeight(900)
    QApplication.processEvents()
    for other in (stage.buttons[0], stage.buttons[-1]):
        other.setFocus()
        high.setFocus()
        assert high.mapTo(stage.scroller.viewport(), QPoint()).y() == 12


@pytest.mark.parametrize("page", ["check", "verdict", "rests on"])
def test_each_control_is_seen_whole_when_tab_reaches_it_in_a_small_window_with_large_text(driver, page: str):
    driver.desk._set_text_percent(200)
    driver.window.resize(800, 600)
    driver.walk(REFILL_AT_COST)
    if page != "check":
        driver.write("Name this assessment", "Refill")
        driver.press("See the verdict")
    if page == "rests on":
        driver.open_tab("Rests on")
    assert driver.clipped() == []  # by then the layouts are settled
    scroller, reached = driver.window.page.scroller, 0
    for _ in range(60):
        driver.key(Qt.Key.Key_Tab)
        control = QApplication.focusWidget()
        if scroller.isAncestorOf(control):
            reached += 1
            assert is_seen_whole(control, scroller), control
    assert reached > 5
