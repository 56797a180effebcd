import pytest
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.header_bar import HeaderBar
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.progress import Segments
from wizard.gui.widgets.tabs import Tabs

LONG = "Some words that wrap where there is little room for them. " * 5


@pytest.fixture
def page(look: Look, qtbot) -> Page:
    page = Page(look, aside="Why we ask", footer=True)
    page.content.addWidget(Label(look, "Whose product or service is the message about?", "title"))
    page.place_disclosure(Label(look, "Choose the answer that fits best.", "lead"))
    page.content.addWidget(Label(look, LONG))
    page.content.addStretch(1)
    page.aside.addWidget(Label(look, LONG, "aside"))
    page.footer.addStretch(1)
    page.footer.addWidget(Button(look, "Continue", "primary"))
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    QApplication.processEvents()
    return page


def aside_label(page: Page) -> QWidget:
    return page.aside.itemAt(0).widget()


def test_the_aside_stands_beside_the_content(page: Page):
    assert aside_label(page).isVisible()
    assert not page.header.isVisible()
    assert not page.disclosure.isVisible()


def test_the_footer_is_70_high(page: Page):
    assert page.footer.parentWidget().height() in (70, 71)


def test_the_compact_layout_folds_the_aside_behind_a_button(page: Page):
    page.set_compact(True)
    QApplication.processEvents()
    assert page.is_compact
    assert page.header.isVisible()
    assert page.disclosure.isVisible()
    assert not aside_label(page).isVisible()


def test_the_disclosure_shows_the_aside_and_says_so(page: Page):
    page.set_compact(True)
    page.disclosure.click()
    assert aside_label(page).isVisible()
    assert page.disclosure.accessibleDescription() == "Shown below"
    page.fold()
    assert not aside_label(page).isVisible()
    assert page.disclosure.accessibleDescription() == "Hidden"


def test_the_wide_layout_comes_back(page: Page):
    page.set_compact(True)
    page.set_compact(True)
    page.set_compact(False)
    assert aside_label(page).isVisible()
    assert not page.header.isVisible()


def test_an_aside_without_a_place_folds_to_the_end_of_the_content(look: Look, qtbot):
    page = Page(look, aside="Why we ask")
    page.aside.addWidget(Label(look, "Because."))
    qtbot.addWidget(page)
    page.show()
    for compact in (True, False, True):
        page.set_compact(compact)
    assert page.disclosure.isVisible()


@pytest.mark.parametrize(("percent", "compact"), [(100, False), (125, False), (150, True), (200, True)])
def test_no_label_is_cut_at_any_text_size(look: Look, page: Page, percent: int, compact):
    look.set_text_percent(percent)
    page.resize(1180, 780)
    page.set_compact(compact)
    QApplication.processEvents()
    cut = [
        label.text()
        for label in page.findChildren(Label)
        if label.isVisible() and label.wordWrap() and label.height() < label.heightForWidth(label.width())
    ]
    assert cut == []


def test_a_page_without_aside_and_footer_shows_neither(look: Look, qtbot):
    page = Page(look)
    qtbot.addWidget(page)
    page.show()
    page.set_compact(True)
    assert not page.disclosure.isVisible()
    assert not page.footer.parentWidget().isVisible()


def test_the_header_says_how_far_one_has_come(look: Look, qtbot):
    header = HeaderBar(look)
    qtbot.addWidget(header)
    header.set_answers_text("Answers so far (2)")
    header.set_text("Question 3 of at most 8")
    header.set_progress(2, 3, 8)
    header.show()
    assert header.answers.text() == "Answers so far (2)"
    with qtbot.waitSignal(header.answers_requested):
        header.answers.click()
    header.set_progress(0, None, 0)
    header.grab()


def test_tabs_are_real_tabs(look: Look, qtbot):
    tabs = Tabs(look)
    qtbot.addWidget(tabs)
    tabs.addTab("Why this")
    tabs.addTab("Why not the others")
    before = tabs.grab().toImage()
    with qtbot.waitSignal(tabs.currentChanged):
        tabs.setCurrentIndex(1)
    look.set_text_percent(150)
    assert tabs.grab().toImage() != before


def test_the_buttons_of_the_footer_stand_below_each_other_where_there_is_no_room_beside(page: Page, look: Look):
    for words in ("Back to answers", "Export text", "Export PDF"):
        page.footer.addWidget(Button(look, words))
    page.resize(1000, 600)
    QApplication.processEvents()
    assert page.footer.direction() is QBoxLayout.Direction.LeftToRight
    page.resize(260, 600)
    QApplication.processEvents()
    assert page.footer.direction() is QBoxLayout.Direction.TopToBottom


def test_a_narrow_header_drops_the_segments_and_keeps_the_words(look: Look, qtbot):
    header = HeaderBar(look)
    qtbot.addWidget(header)
    header.set_text("Question 3 of at most 8")
    header.set_progress(2, 3, 8)
    header.show()
    shown = []
    for width in (800, 300):
        header.resize(width, 60)
        shown.append(header.findChildren(Segments)[0].isVisible())
    assert shown == [True, False]
