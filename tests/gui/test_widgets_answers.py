import gc

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.answer_card import AnswerCard, AnswerGroup
from wizard.gui.widgets.checklist import ChecklistRow
from wizard.gui.widgets.labels import SourceLink

ANSWERS = [("own", "Our own product", "A class."), ("plan", "A plan & network", ""), ("unsure", "I am not sure", "")]


@pytest.fixture
def group(look: Look, qtbot) -> AnswerGroup:
    page = QWidget()
    qtbot.addWidget(page)
    qtbot.page = page  # lives as long as the test
    group = AnswerGroup(look)
    column = QVBoxLayout(page)
    column.addWidget(group)
    column.addStretch(1)
    group.show_answers("Whose product is it?", ANSWERS, None)
    page.resize(500, 600)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return group


def settle() -> None:
    """Let layouts inside layouts come to rest: each passes its wish on to the one that holds it."""
    for _ in range(3):
        QApplication.processEvents()


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def test_nothing_is_preselected(group: AnswerGroup):
    assert group.chosen is None


def test_a_card_is_a_radio_button_with_the_answer_as_its_name(group: AnswerGroup):
    card = group.cards[0]
    face = QAccessible.queryAccessibleInterface(card)
    assert face.role() is QAccessible.Role.RadioButton
    assert face.text(QAccessible.Text.Name) == "Our own product"
    assert face.text(QAccessible.Text.Description) == "Example: A class. Press 1"


def test_where_digits_choose_nothing_no_card_shows_one(look: Look, qtbot):
    group = AnswerGroup(look, digits=False)
    qtbot.addWidget(group)
    group.show_answers("Color", ANSWERS, None)
    assert [card.accessibleDescription() for card in group.cards] == ["Example: A class.", "", ""]
    with_keys = AnswerGroup(look)
    qtbot.addWidget(with_keys)
    with_keys.show_answers("Color", ANSWERS, None)
    assert group.cards[0].sizeHint().width() < with_keys.cards[0].sizeHint().width()


def test_an_ampersand_is_shown_as_written(group: AnswerGroup):
    assert group.cards[1].text() == "A plan && network"
    assert group.cards[1].accessibleName() == "A plan & network"


def test_the_group_is_named_by_the_question(group: AnswerGroup):
    face = QAccessible.queryAccessibleInterface(group)
    assert (face.role(), face.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, "Whose product is it?")


def test_a_click_picks_the_answer(group: AnswerGroup, qtbot):
    with qtbot.waitSignal(group.picked) as picked:
        group.cards[1].click()
    assert picked.args == ["plan"]
    assert group.chosen == "plan"


def test_a_digit_picks_the_answer_and_takes_the_focus(group: AnswerGroup, qtbot):
    with qtbot.waitSignal(group.picked) as picked:
        group.choose_digit(3)
    assert picked.args == ["unsure"]
    assert QApplication.focusWidget() is group.cards[2]


@pytest.mark.parametrize("digit", [0, 4, 9])
def test_a_digit_without_a_card_does_nothing(group: AnswerGroup, digit: int):
    group.choose_digit(digit)
    assert group.chosen is None


def test_showing_a_chosen_answer_picks_nothing_anew(group: AnswerGroup, qtbot):
    with qtbot.assertNotEmitted(group.picked):
        group.show_answers("Next?", ANSWERS, "plan")
    assert group.chosen == "plan"


def test_a_new_question_forgets_what_was_chosen(group: AnswerGroup):
    group.choose_digit(1)
    group.show_answers("Next?", ANSWERS, None)
    assert group.chosen is None


def test_a_new_question_reuses_the_cards_and_hides_the_rest(group: AnswerGroup):
    first = group.cards[0]
    group.show_answers("Next?", ANSWERS[:2], None)
    assert group.ids == ("own", "plan")
    assert group.cards[0] is first
    assert [card.isVisible() for card in group.findChildren(AnswerCard)] == [True, True, False]


def test_arrows_choose_once_something_is_chosen(group: AnswerGroup):
    group.choose_digit(1)
    QTest.keyClick(group.cards[0], Qt.Key.Key_Down)
    assert group.chosen == "plan"


def test_arrows_only_move_while_nothing_is_chosen(group: AnswerGroup):
    group.focus_first()
    QTest.keyClick(group.cards[0], Qt.Key.Key_Down)
    assert group.chosen is None
    assert QApplication.focusWidget() is group.cards[1]


def test_enter_is_left_to_the_page(group: AnswerGroup):
    group.focus_first()
    QTest.keyClick(group.cards[0], Qt.Key.Key_Return)
    assert group.chosen is None


def test_space_chooses(group: AnswerGroup):
    group.focus_first()
    QTest.keyClick(group.cards[0], Qt.Key.Key_Space)
    assert group.chosen == "own"


def test_tab_stops_once_in_the_group(group: AnswerGroup):
    group.show_answers("Next?", ANSWERS, "plan")
    stops = [bool(card.focusPolicy() & Qt.FocusPolicy.TabFocus) for card in group.cards]
    assert stops == [False, True, False]


def test_the_focus_goes_to_the_chosen_card_or_the_first(group: AnswerGroup):
    group.focus_chosen_or_first()
    assert QApplication.focusWidget() is group.cards[0]
    group.show_answers("Next?", ANSWERS, "unsure")
    group.focus_chosen_or_first()
    assert QApplication.focusWidget() is group.cards[2]


def test_an_error_is_said_at_once_and_the_first_card_has_the_focus(group: AnswerGroup, ear):
    group.set_error("Choose an answer to continue.")
    assert ("Choose an answer to continue.", True) in ear.heard
    assert QApplication.focusWidget() is group.cards[0]


def test_an_error_moves_the_cards_aside_for_its_bar(group: AnswerGroup):
    before = group.cards[0].x()
    group.set_error("Choose an answer to continue.")
    QApplication.processEvents()
    assert (before, group.cards[0].x()) == (0, 20)


def test_an_answer_clears_the_error(group: AnswerGroup):
    group.set_error("Choose an answer to continue.")
    group.choose_digit(1)
    QApplication.processEvents()
    assert group.cards[0].x() == 0


def test_a_long_answer_makes_its_card_higher_at_every_text_size(look: Look, group: AnswerGroup):
    long = "A word " * 40
    group.show_answers("Next?", [("long", long, long)], None)
    card = group.cards[0]
    group.window().resize(500, 1200)
    for percent in (100, 125, 150, 200):
        look.set_text_percent(percent)
        settle()
        assert card.height() >= card.heightForWidth(card.width()) > look.control(56)


def test_an_unbroken_word_asks_for_no_endless_width(look: Look):
    card = AnswerCard(look, "x" * 4000)
    assert card.minimumSizeHint().width() < 300
    assert card.heightForWidth(300) > 400
    card.deleteLater()


def test_a_hundred_questions_leave_no_cards_behind(group: AnswerGroup):
    group.show_answers("Widest?", [(str(n), "Text", "") for n in range(8)], None)
    before = len(group.findChildren(QWidget))
    for number in range(100):
        group.show_answers("Next?", ANSWERS[: 1 + number % 3], None)
    gc.collect()
    assert len(group.findChildren(QWidget)) == before


def test_a_chosen_card_is_painted_otherwise(group: AnswerGroup):
    before = group.cards[0].grab().toImage()
    group.choose_digit(1)
    assert group.cards[0].grab().toImage() != before


def test_a_card_is_painted_anew_in_another_theme(look: Look, group: AnswerGroup):
    before = group.cards[0].grab().toImage()
    look.set_theme("dark")
    assert group.cards[0].grab().toImage() != before


def test_a_change_of_style_leaves_no_room_for_a_frame(group: AnswerGroup):
    QApplication.sendEvent(group, QEvent(QEvent.Type.StyleChange))
    assert group.contentsMargins().isNull()


def test_a_checklist_row_is_a_check_box_and_says_when_it_is_ticked(look: Look, qtbot):
    row = ChecklistRow(look, "Only current patients get it", "Lapsed 90 days or less.")
    qtbot.addWidget(row)
    assert role_of(row.card) is QAccessible.Role.CheckBox
    assert row.card.accessibleDescription() == "Lapsed 90 days or less."
    with qtbot.waitSignal(row.toggled) as toggled:
        row.card.click()
    assert toggled.args == [True]
    assert row.is_checked


def test_a_checklist_row_is_at_least_56_high_and_painted_ticked(look: Look, qtbot):
    row = ChecklistRow(look, "It promotes no other drug", checked=True)
    qtbot.addWidget(row)
    assert row.card.heightForWidth(400) == 56
    ticked = row.card.grab().toImage()
    row.set_checked(False)
    assert row.card.grab().toImage() != ticked


def test_a_source_of_a_checklist_row_is_told_when_clicked(look: Look, qtbot):
    row = ChecklistRow(look, "It promotes no other drug", citations=[("45 CFR 164.501", "https://example.org", "Rule")])
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.opened) as opened:
        row.findChildren(SourceLink)[0].click()
    assert opened.args == ["https://example.org"]
