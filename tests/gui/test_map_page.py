"""The map as a person meets it: path, list, one step in full, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from tests.support import drawn_edges
from tests.support.answers import REFILL_AT_COST, UNKNOWN_PAYER, VISIT
from tests.support.sets import shipped
from wizard.chart.files import draw, print_table
from wizard.engine.assessment import Assessment
from wizard.engine.decision_map import DecisionMap
from wizard.gui.pages.map_page import MapPage, ZoomButton
from wizard.gui.widgets.badge import Badge
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label, SourceLink

SHIFT = Qt.KeyboardModifier.ShiftModifier


def assessment_of(answers):
    return Assessment.replay(shipped().question_set, shipped().routes, answers, {}, {})


class MapDriver:
    """The map page in a window of its own."""

    def __init__(self, look, answers, name="Dental visit text", width=1180, height=760):
        self.page = MapPage(look)
        self.page.resize(width, height)
        self.page.show()
        self.page.show_assessment(assessment_of(answers), name)
        self.page.activateWindow()
        QApplication.processEvents()

    def key(self, *keys, modifier=Qt.KeyboardModifier.NoModifier):
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)
            QApplication.processEvents()

    def press(self, words):
        for button in self.page.findChildren(Button):
            if button.isVisible() and words in button.text().replace("&", ""):
                button.click()
                QApplication.processEvents()
                return
        raise AssertionError(words)

    def show_list(self):
        self.page.tabs.setCurrentIndex(1)
        self.page.list.setFocus()
        QApplication.processEvents()

    def click_on(self, place_id):
        view = self.page.view
        item = next(
            item for item in view.scene().items() if getattr(item, "words", None) and item.words.place.id == place_id
        )
        at = view.mapFromScene(item.full_rect.center())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QApplication.processEvents()

    @property
    def here(self):
        return self.page.view.here

    @property
    def detail(self):
        """Every word of the step shown in full; none when it is closed."""
        if not self.page.detail.isVisible():
            return ""
        return "\n".join(label.text() for label in self.page.detail.findChildren(Label) if label.isVisible())

    @property
    def shown(self):
        return "\n".join(label.text() for label in self.page.findChildren(Label) if label.isVisible())

    def sees(self, place_id):
        """Whether a box lies wholly within the view."""
        view = self.page.view
        item = next(
            item for item in view.scene().items() if getattr(item, "words", None) and item.words.place.id == place_id
        )
        area = view.mapFromScene(item.full_rect).boundingRect()
        return view.viewport().rect().contains(area)


@pytest.fixture
def open_map(look):
    opened = []

    def open_map(answers=VISIT, **kwargs):
        opened.append(MapDriver(look, answers, **kwargs))
        return opened[-1]

    yield open_map
    for driver in opened:
        driver.page.close()
        driver.page.deleteLater()


def test_map_list_table_and_engine_have_the_same_edges(open_map):
    page = open_map().page
    question_set = shipped().question_set
    decision_map = DecisionMap.draw(question_set, shipped().routes)
    on_map = {
        (item.link.start, answer, decision_map.places[item.link.end].node_id)
        for item in page.view.links()
        for answer in item.link.answers
    }
    rows = [row.edge for row in page.list.rows if row.edge]
    on_list = {(edge.question_id, edge.answer_id, edge.target) for edge in rows}
    assert len(rows) == len(on_list)
    table = drawn_edges.of_html(print_table(decision_map, "html").decode(), question_set)
    assert on_map == on_list == table == drawn_edges.of_engine(question_set)
    assert drawn_edges.of_svg(draw(decision_map, "svg").decode()) == on_map


def test_it_opens_with_the_whole_path_in_view(open_map):
    driver = open_map()
    assert all(driver.sees(question) for question in VISIT)
    assert driver.here == "payment>appointment-reminder"
    assert driver.sees(driver.here)
    assert "Dental visit text. The path your answers took is solid." in driver.shown


def test_the_path_is_solid_and_the_rest_thin(open_map):
    links = open_map().page.view.links()
    solid = {item.link.start for item in links if item.pen().widthF() == 3.5}
    assert solid == set(VISIT)
    assert {item.pen().widthF() for item in links} == {1, 3.5}


def test_arrows_walk_along_the_path_and_say_each_step(open_map, ear):
    driver = open_map()
    driver.key(Qt.Key.Key_Left)
    assert driver.here == "payment"
    assert any("Who pays" in said and "On your path" in said for said, _ in ear.heard)
    driver.key(Qt.Key.Key_Home)
    assert driver.here == "organization"
    driver.key(Qt.Key.Key_Right)
    assert driver.here == "recipients"
    driver.key(Qt.Key.Key_End)
    assert driver.here == "payment>appointment-reminder"


def test_up_and_down_stay_in_the_column_and_left_goes_back_where_one_came_from(open_map):
    driver = open_map()
    driver.key(Qt.Key.Key_Up)
    above = driver.here
    assert above not in {"payment>appointment-reminder", "payment"}
    driver.key(Qt.Key.Key_Down)
    assert driver.here == "payment>appointment-reminder"
    driver.key(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Left)
    assert driver.here == "payment"


def test_an_arrow_into_nothing_stays(open_map, ear):
    driver = open_map()
    driver.key(Qt.Key.Key_Right)
    assert driver.here == "payment>appointment-reminder"
    driver.key(Qt.Key.Key_Home, Qt.Key.Key_Left)
    assert driver.here == "organization"
    assert ear.heard


def test_plus_minus_and_zero_zoom(open_map):
    driver = open_map()
    view = driver.page.view
    before = view.percent
    driver.key(Qt.Key.Key_Plus)
    assert view.percent > before
    assert f"{view.percent}%" in driver.shown
    driver.key(Qt.Key.Key_Minus, Qt.Key.Key_Minus)
    assert view.percent < before
    driver.key(Qt.Key.Key_0)
    assert all(driver.sees(place) for place in ("organization", "payment", "delivery"))
    driver.key(Qt.Key.Key_P)
    assert view.percent == before
    driver.key(Qt.Key.Key_F5)  # means nothing here
    assert view.percent == before


def test_the_zoom_buttons_do_the_same_and_have_names(open_map):
    driver = open_map()
    page = driver.page
    before = page.view.percent
    larger, smaller = page.findChildren(ZoomButton)[1], page.findChildren(ZoomButton)[0]
    assert (larger.accessibleName(), smaller.accessibleName()) == ("Show the map larger", "Show the map smaller")
    assert (larger.width(), larger.height()) == (44, 44)
    larger.click()
    assert page.view.percent > before
    smaller.click()
    smaller.click()
    assert page.view.percent < before
    driver.press("Fit")
    assert page.view.percent <= before
    driver.press("Fit to path")
    assert page.view.percent == before


def test_shift_and_arrows_push_the_map_and_the_wheel_zooms_with_ctrl(open_map):
    driver = open_map()
    view = driver.page.view
    driver.key(Qt.Key.Key_Plus, Qt.Key.Key_Plus)
    at = view.horizontalScrollBar().value()
    driver.key(Qt.Key.Key_Left, modifier=SHIFT)
    assert view.horizontalScrollBar().value() < at
    assert driver.here == "payment>appointment-reminder"
    for modifier, changes in ((Qt.KeyboardModifier.ControlModifier, True), (Qt.KeyboardModifier.NoModifier, False)):
        for turn in (120, -120):
            before = view.percent
            wheel(view, turn, modifier)
            assert (view.percent != before) is changes


def wheel(view, turn, modifier):
    middle = QPointF(view.viewport().rect().center())
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    turned = QPoint(0, turn)
    event = QWheelEvent(middle, view.mapToGlobal(middle), QPoint(), turned, none, modifier, phase, False)  # noqa: FBT003
    QApplication.sendEvent(view.viewport(), event)


def test_enter_opens_a_question_with_its_answers_and_sources_and_escape_closes_it(open_map):
    driver = open_map()
    driver.key(Qt.Key.Key_Left, Qt.Key.Key_Return)
    question = shipped().question_set.questions["payment"]
    assert question.ask in driver.detail
    assert "Your answer: Nobody outside" in driver.detail
    assert all(answer.text in driver.detail for answer in question.answers.values())
    assert "Earlier answers decide, by the first line that fits:" in driver.detail
    links = [link for link in driver.page.detail.findChildren(SourceLink) if link.isVisible()]
    assert len(links) == len(question.sources)
    opened = QSignalSpy(driver.page.source_opened)
    links[0].click()
    assert opened.at(0)[0] == links[0].url
    driver.key(Qt.Key.Key_Escape)
    assert driver.detail == ""
    assert QApplication.focusWidget() is driver.page.view


def test_a_press_on_an_ending_shows_its_verdict(open_map):
    driver = open_map(REFILL_AT_COST)
    ending = driver.here
    driver.click_on(ending)
    outcome = shipped().question_set.outcomes[ending.partition(">")[2]]
    assert outcome.headline in driver.detail
    assert "After “" in driver.detail
    assert "What must hold" in driver.detail
    assert driver.page.detail.findChildren(Badge)
    driver.press("Close")
    assert driver.detail == ""


def test_a_press_beside_the_boxes_opens_nothing(open_map):
    driver = open_map()
    QTest.mouseClick(driver.page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert driver.detail == ""


def test_an_open_step_follows_the_keyboard(open_map):
    driver = open_map()
    driver.key(Qt.Key.Key_Return)
    driver.page.view.setFocus()
    driver.key(Qt.Key.Key_Left)
    assert shipped().question_set.questions["payment"].ask in driver.detail


def test_an_answer_can_be_changed_from_its_step_and_only_on_the_path(open_map):
    driver = open_map()
    asked = QSignalSpy(driver.page.change_requested)
    driver.key(Qt.Key.Key_Left, Qt.Key.Key_Return)
    driver.press("Change this answer")
    assert asked.at(0) == ["payment"]
    driver.page.view.go_to("delivery")
    driver.page.view.setFocus()
    driver.key(Qt.Key.Key_Return)
    assert "Your answer" not in driver.detail


def test_the_list_says_the_path_in_words_and_walks_by_keyboard(open_map):
    driver = open_map()
    driver.show_list()
    rows = driver.page.list.rows
    taken = [row for row in rows if row.on_path and row.edge]
    assert [(row.edge.question_id, row.edge.answer_id) for row in taken] == list(VISIT.items())
    assert all("Your answer" in row.spoken for row in taken)
    driver.key(Qt.Key.Key_Home)
    assert driver.here == "organization"
    driver.key(Qt.Key.Key_Return)
    assert shipped().question_set.questions["organization"].ask in driver.detail
    driver.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is driver.page.list


def test_enter_on_an_answer_in_the_list_goes_on_to_its_question_or_opens_its_verdict(open_map):
    driver = open_map()
    driver.show_list()
    driver.key(Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert driver.here == "recipients"
    driver.key(Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert "Not governed" in "".join(badge.text() for badge in driver.page.detail.findChildren(Badge))
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_End)
    assert driver.page.list.currentIndex().row() == len(driver.page.list.rows) - 1


def test_a_press_in_the_list_opens_the_step(open_map):
    driver = open_map()
    driver.show_list()
    driver.key(Qt.Key.Key_Home)
    view = driver.page.list
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.currentIndex()).center())
    assert shipped().question_set.questions["organization"].ask in driver.detail
    driver.page.list.setFocus()
    driver.key(Qt.Key.Key_Down)
    assert driver.detail


def test_a_screen_reader_reads_the_list(open_map):
    driver = open_map()
    driver.show_list()
    spoken = QAccessible.queryAccessibleInterface(driver.page.list)
    assert spoken.role() == QAccessible.Role.List
    assert spoken.childCount() == len(driver.page.list.rows)
    assert "Whose message" in spoken.child(0).text(QAccessible.Text.Name)


def test_rows_wrap_and_are_as_high_as_their_words(open_map):
    driver = open_map(width=520)
    driver.show_list()
    view = driver.page.list
    delegate = view.itemDelegate()
    heights = [delegate.sizeHint(QStyleOptionViewItem(), view.model().index(n)).height() for n in range(len(view.rows))]
    assert min(heights) >= 44
    assert len(set(heights)) > 3
    assert not view.grab().isNull()


def test_before_the_first_answer_the_whole_map_is_shown_without_a_path(open_map):
    driver = open_map({}, name="")
    assert driver.here == "organization"
    assert "Every question, and where each answer leads." in driver.shown
    assert "Your path" not in driver.shown
    assert {item.pen().widthF() for item in driver.page.view.links()} == {1}
    driver.page.view.fit_path()
    driver.key(Qt.Key.Key_End)
    assert driver.here == tuple(DecisionMap.draw(shipped().question_set, shipped().routes).places)[-1]


def test_an_unfinished_path_ends_at_the_open_question(open_map):
    driver = open_map({"organization": "provider", "recipients": "from-records"})
    assert driver.here == "special-content"
    driver.key(Qt.Key.Key_Return)
    assert "Your answer" not in driver.detail
    left = QSignalSpy(driver.page.back_requested)
    driver.press("Back")
    assert left.count() == 1


def test_another_assessment_shows_its_own_path(open_map):
    driver = open_map()
    driver.page.show_assessment(assessment_of(UNKNOWN_PAYER))
    assert driver.here == "payment>" + assessment_of(UNKNOWN_PAYER).here
    assert {row.edge.answer_id for row in driver.page.list.rows if row.on_path and row.edge} == set(
        UNKNOWN_PAYER.values()
    )


def test_another_theme_and_text_size_are_drawn_at_once(open_map, look):
    driver = open_map()
    before = driver.page.view.backgroundBrush().color()
    look.set_theme("dark")
    look.set_text_percent(200)
    driver.page.set_compact(True)
    QApplication.processEvents()
    assert driver.page.view.backgroundBrush().color() != before
    assert driver.page.view.percent >= 50
    driver.key(Qt.Key.Key_Return)
    assert driver.detail
    assert not driver.page.grab().isNull()
    driver.page.set_compact(False)


def test_in_the_compact_layout_a_step_takes_the_place_of_the_map_until_it_is_closed(open_map):
    driver = open_map(width=700)
    driver.page.set_compact(True)
    driver.key(Qt.Key.Key_Return)
    assert not driver.page.view.isVisible()
    driver.key(Qt.Key.Key_Escape)
    assert driver.page.view.isVisible()
    assert QApplication.focusWidget() is driver.page.view
    driver.key(Qt.Key.Key_Return)
    driver.show_list()
    assert driver.page.list.isVisible()
    assert driver.detail == ""
