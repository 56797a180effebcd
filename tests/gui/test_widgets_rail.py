from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.focus_ring import FocusRing
from wizard.gui.widgets.navigation import Navigation, NavigationItem
from wizard.gui.widgets.progress import Segments
from wizard.gui.widgets.rail import Rail, RailItem, RailState
from wizard.gui.widgets.rail_item import RailItem as RailButton
from wizard.gui.widgets.rail_item import RailStep

ITEMS = tuple(
    RailItem(question_id=name, number=number, label=name.title(), answer=f"The answer about {name}")
    for number, name in enumerate(("purpose", "sender", "product"), 1)
)


def state(count: int, *, asked: bool = True) -> RailState:
    return RailState(
        name="Spring text",
        status="Draft saved 10:42 AM",
        items=ITEMS[:count],
        current=RailItem(question_id="payer", number=count + 1, label="Payer") if asked else None,
        then="Up to 5 more questions" if asked else "",
        foot_title="Question 3 of at most 8",
        answered=count,
        at_most=8 if asked else 0,
        foot_note="Later questions are skipped." if asked else "",
    )


@pytest.fixture
def rail(look: Look, qtbot) -> Rail:
    rail = Rail(look)
    qtbot.addWidget(rail)
    rail.show_rail(state(2))
    rail.resize(rail.width(), 700)
    rail.show()
    QApplication.processEvents()
    return rail


def buttons(rail: Rail) -> list[RailButton]:
    return [button for button in rail.findChildren(RailButton) if button.isVisible()]


def test_an_answered_question_says_what_pressing_it_does(rail: Rail):
    assert buttons(rail)[1].accessibleName() == "Question 2, Sender: The answer about sender. Change this answer"


def test_pressing_an_answered_question_asks_to_change_it(rail: Rail, qtbot):
    with qtbot.waitSignal(rail.change_requested) as asked:
        QTest.keyClick(buttons(rail)[1], Qt.Key.Key_Return)
    assert asked.args == ["sender"]


def test_space_presses_an_answered_question_too(rail: Rail, qtbot):
    with qtbot.waitSignal(rail.change_requested) as asked:
        QTest.keyClick(buttons(rail)[0], Qt.Key.Key_Space)
    assert asked.args == ["purpose"]


def test_home_is_asked_for(rail: Rail, qtbot):
    with qtbot.waitSignal(rail.home_requested):
        next(b for b in rail.findChildren(QPushButton) if "Home" in b.text()).click()


def test_the_question_asked_now_and_what_may_follow_are_read_not_pressed(rail: Rail):
    steps = [step for step in rail.findChildren(RailStep) if step.isVisible()]
    assert [step.accessibleName() for step in steps] == [
        "Question 3, Payer: Answering now",
        "Then: Up to 5 more questions",
    ]
    role = QAccessible.queryAccessibleInterface(steps[0]).role()
    assert role is QAccessible.Role.StaticText


def test_fewer_answers_hide_the_others_and_keep_their_widgets(rail: Rail):
    rail.show_rail(state(3))
    count = len(rail.findChildren(QWidget))
    rail.show_rail(state(1))
    assert [button.question_id for button in buttons(rail)] == ["purpose"]
    assert len(rail.findChildren(QWidget)) == count


def test_with_all_answered_nothing_is_asked_and_nothing_follows(rail: Rail):
    rail.show_rail(state(3, asked=False))
    assert [step for step in rail.findChildren(RailStep) if step.isVisible()] == []
    assert not rail.findChildren(Segments)[0].isVisible()


def asking_again(number: int) -> RailState:
    """All three questions are answered; the one with this number is asked again."""
    others = tuple(item for item in ITEMS if item.number != number)
    return replace(state(3), items=others, current=ITEMS[number - 1])


def timeline(rail: Rail) -> list[RailButton | RailStep]:
    """The steps shown, from top to bottom."""
    settle()
    steps = [step for step in (*buttons(rail), *rail.findChildren(RailStep)) if step.isVisible()]
    return sorted(steps, key=lambda step: step.mapTo(rail, QPoint()).y())


def named(rail: Rail) -> list[str]:
    return [step.accessibleName().split(":")[0] for step in timeline(rail)]


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_question_asked_again_stands_at_its_own_place(rail: Rail, number: int):
    rail.show_rail(asking_again(number))
    assert named(rail) == ["Question 1, Purpose", "Question 2, Sender", "Question 3, Product", "Then"]
    rail.show_rail(state(3))
    assert named(rail) == [
        "Question 1, Purpose",
        "Question 2, Sender",
        "Question 3, Product",
        "Question 4, Payer",
        "Then",
    ]


@pytest.mark.parametrize(("number", "then"), [(1, ""), (2, "Up to 1 more question"), (3, "")])
def test_the_line_of_the_timeline_begins_with_the_first_step_and_ends_with_the_last(rail: Rail, number: int, then: str):
    rail.show_rail(replace(asking_again(number), then=then))
    steps = timeline(rail)
    count = len(steps)
    assert [step.face.is_first for step in steps] == [True] + [False] * (count - 1)
    assert [step.face.is_last for step in steps] == [False] * (count - 1) + [True]


def test_the_question_asked_now_is_scrolled_into_view_once(rail: Rail):
    rail.resize(rail.width(), 320)
    now = next(step for step in rail.findChildren(RailStep) if step.face.mark == "now")
    bar = rail.findChildren(QScrollArea)[0].verticalScrollBar()
    for shown in (state(3), asking_again(1)):
        rail.show_rail(shown)
        settle()
        assert now.visibleRegion().boundingRect().height() == now.height()
    bar.setValue(bar.maximum())
    rail.show_rail(replace(asking_again(1), status="Draft saved 10:43 AM"))
    settle()
    assert bar.value() == bar.maximum()


def test_a_line_parts_the_foot_from_a_list_that_scrolls(rail: Rail):
    line = next(frame for frame in rail.findChildren(QFrame) if frame.property("box") == "line")
    assert not line.isVisible()
    rail.show_rail(state(3))
    rail.resize(rail.width(), 300)
    settle()
    assert line.isVisible()


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_no_word_of_a_step_is_cut(look: Look, rail: Rail, percent: int):
    look.set_text_percent(percent)
    QApplication.processEvents()
    rail.grab()
    for step in (*buttons(rail), *rail.findChildren(RailStep)):
        assert step.height() >= step.heightForWidth(step.width())
        assert step.width() <= rail.width()


def test_the_rail_scrolls_when_it_is_too_low(rail: Rail):
    rail.resize(rail.width(), 300)
    rail.show_rail(state(3))
    for _ in range(3):
        QApplication.processEvents()
    assert all(button.height() >= button.heightForWidth(button.width()) for button in buttons(rail))


def test_the_segments_say_a_whole_sentence(look: Look, qtbot):
    segments = Segments(look)
    qtbot.addWidget(segments)
    segments.set_progress(2, 3, 8)
    assert segments.accessibleName() == "Question 3 of at most 8, 2 answered"
    segments.set_progress(6, None, 6)
    assert segments.accessibleName() == "6 questions at most, 6 answered"


def test_the_segments_are_painted_anew_when_one_is_answered(look: Look, qtbot):
    segments = Segments(look)
    qtbot.addWidget(segments)
    blank = segments.grab().toImage()
    segments.set_progress(2, 3, 8)
    before = segments.grab().toImage()
    segments.set_progress(3, 4, 8)
    assert len({blank.cacheKey(), before.cacheKey()}) == 2
    assert segments.grab().toImage() != before


@pytest.fixture
def navigation(look: Look, qtbot) -> Navigation:
    navigation = Navigation(look)
    qtbot.addWidget(navigation)
    navigation.add("home", "&Home", "home")
    navigation.add("review", "Re&view", "review", "4")
    navigation.set_current("home")
    navigation.resize(navigation.width(), 700)
    navigation.show()
    return navigation


def items(navigation: Navigation) -> list[NavigationItem]:
    return navigation.findChildren(NavigationItem)


def test_a_place_tells_its_name_its_count_and_whether_it_is_shown(navigation: Navigation):
    assert [item.accessibleName() for item in items(navigation)] == ["Home", "Review, 4"]
    assert [item.accessibleDescription() for item in items(navigation)] == ["Current page", ""]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_place_is_selected_by_key(navigation: Navigation, qtbot, key: Qt.Key):
    with qtbot.waitSignal(navigation.selected) as selected:
        QTest.keyClick(items(navigation)[1], key)
    assert selected.args == ["review"]


def test_the_place_shown_is_painted_otherwise(navigation: Navigation):
    before = items(navigation)[1].grab().toImage()
    navigation.set_current("review")
    assert items(navigation)[1].grab().toImage() != before
    assert [item.is_current for item in items(navigation)] == [False, True]


def test_a_count_can_change(navigation: Navigation):
    navigation.set_badge("review", "")
    assert items(navigation)[1].accessibleName() == "Review"


def test_text_and_color_are_asked_for(navigation: Navigation, qtbot):
    with qtbot.waitSignal(navigation.look_requested):
        next(b for b in navigation.findChildren(QPushButton) if "Text" in b.text()).click()


def test_the_navigation_grows_with_the_text(look: Look, navigation: Navigation):
    navigation.set_caption("Rules of March 2026")
    before = navigation.width()
    look.set_text_percent(200)
    assert navigation.width() > 1.9 * before


@pytest.mark.parametrize("percent", [100, 200])
def test_the_focus_ring_of_a_step_is_seen_whole(look: Look, rail: Rail, percent: int):
    ring = FocusRing(look, rail)
    look.set_text_percent(percent)
    for button in buttons(rail):
        QTest.keyClick(button, Qt.Key.Key_Tab)
        button.setFocus()
        settle()
        assert ring.size() == button.size() + QSize(10, 10)
