import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from wizard.gui.look import Look
from wizard.gui.tokens import SHAPES
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.badge import Badge, VerdictBanner
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.field import Field
from wizard.gui.widgets.home_art import HomeArt
from wizard.gui.widgets.keycap import Keycap
from wizard.gui.widgets.labels import Label, SourceLink
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.text_block import TextBlock


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_a_label_shows_markup_as_written(look: Look, qtbot):
    label = Label(look, "<b>5 < 6</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert name_of(label) == "<b>5 < 6</b>"


@pytest.mark.parametrize("wrap", [True, False])
@pytest.mark.parametrize("role", ["title", "lead", "caption"])
def test_a_label_is_painted_in_its_color(look: Look, qtbot, role: str, wrap):
    label = Label(look, "Words", role, wrap=wrap)
    qtbot.addWidget(label)
    light = label.grab().toImage()
    look.set_theme("dark")
    assert label.grab().toImage() != light
    assert label.minimumSizeHint().isValid()


def test_a_narrow_label_is_higher(look: Look, qtbot):
    label = Label(look, "Many words that wrap into more than one line")
    qtbot.addWidget(label)
    assert label.heightForWidth(100) > label.heightForWidth(1000) == 20


def test_a_label_that_does_not_wrap_stays_on_its_line(look: Look, qtbot):
    label = Label(look, "Many words that would wrap", wrap=False)
    qtbot.addWidget(label)
    assert not label.sizePolicy().hasHeightForWidth()
    assert label.sizeHint().height() == label.minimumSizeHint().height()
    assert label.heightForWidth(10) == 20


def test_a_title_is_a_heading_on_a_narrow_page_and_a_title_again(look: Look, qtbot):
    label = Label(look, "Words", "title")
    qtbot.addWidget(label)
    wide = label.sizeHint().height()
    label.set_compact(True)
    assert label.sizeHint().height() < wide
    label.set_compact(False)
    assert label.sizeHint().height() == wide


def test_a_paragraph_stands_looser_than_a_line(look: Look, qtbot):
    for role, height in (("body", 20), ("lead", 23)):
        label = Label(look, "Words", role)
        qtbot.addWidget(label)
        assert label.heightForWidth(300) == height


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200), width=st.integers(30, 600))
def test_no_line_of_a_text_is_wider_than_its_room(qapp, text: str, width: int):
    font = QFont(qapp.font())
    font.setPixelSize(16)
    block = TextBlock(text, font)
    lines = block.line_widths(width)
    assert all(wide <= width + font.pixelSize() for _top, _base, wide in lines)
    assert block.height(width) == pytest.approx(len(lines) * block.line)


def test_no_text_has_no_height(qapp):
    block = TextBlock("", QFont(qapp.font()))
    assert (block.height(100), block.line_widths(100)) == (0.0, [])


def test_a_link_says_where_it_leads_and_opens_nothing_itself(look: Look, qtbot):
    link = SourceLink(look, "45 CFR 164.501", "https://example.org/rule", "Marketing & sales")
    qtbot.addWidget(link)
    assert name_of(link) == "Source: 45 CFR 164.501, Marketing & sales. Opens in the browser"
    with qtbot.waitSignal(link.opened) as opened:
        QTest.keyClick(link, Qt.Key.Key_Return)
    assert opened.args == [link.url] == ["https://example.org/rule"]
    with qtbot.waitSignal(link.opened):
        QTest.keyClick(link, Qt.Key.Key_Space)


def test_a_long_citation_wraps(look: Look, qtbot):
    link = SourceLink(look, "45 CFR 164.501, Marketing (2)(i) and 164.508(a)(3)", "https://example.org", "Rule")
    qtbot.addWidget(link)
    link.resize(120, link.heightForWidth(120))
    link.grab()
    assert link.heightForWidth(120) > 2 * link.heightForWidth(900)
    assert link.minimumSizeHint().width() < link.sizeHint().width()


@pytest.mark.parametrize("kind", ["primary", "secondary", "quiet", "danger"])
def test_a_button_is_44_high_and_32_when_dense(look: Look, qtbot, kind):
    for dense, height in ((False, 44), (True, 32)):
        button = Button(look, "&Continue", kind, "arrow", icon_after=True, dense=dense)
        qtbot.addWidget(button)
        assert button.sizeHint().height() <= button.minimumHeight() == height


def test_enter_presses_the_button_with_the_focus(look: Look, qtbot):
    button = Button(look, "Change")
    qtbot.addWidget(button)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)


def test_a_button_can_change_its_icon(look: Look, qtbot):
    button = Button(look, "Why we ask", "quiet", "right")
    qtbot.addWidget(button)
    before = button.icon().cacheKey()
    button.set_icon("right")
    assert button.icon().cacheKey() == before
    button.set_icon("down")
    assert button.icon().cacheKey() != before
    button.set_icon(None)
    assert button.icon().isNull()


@pytest.mark.parametrize("class_id", SHAPES)
def test_a_badge_says_that_it_is_a_verdict(look: Look, qtbot, class_id: str):
    badge = Badge(look, class_id, "Some words")
    qtbot.addWidget(badge)
    assert name_of(badge) == "Verdict: Some words"
    assert badge.minimumSizeHint() == badge.sizeHint()
    assert badge.height() or badge.grab().toImage() is not None


def test_a_badge_of_another_class_looks_otherwise(look: Look, qtbot):
    badge = Badge(look, "exception", "Words")
    qtbot.addWidget(badge)
    before = badge.grab().toImage()
    badge.show_verdict("stop", "Words")
    assert badge.grab().toImage() != before


@pytest.mark.parametrize("class_id", SHAPES)
def test_the_banner_shows_class_headline_and_note(look: Look, qtbot, class_id: str):
    banner = VerdictBanner(look)
    qtbot.addWidget(banner)
    banner.show_verdict(class_id, "Stop", "Ask the privacy officer", "")
    assert name_of(banner.headline) == "Verdict: Stop. Ask the privacy officer"
    assert banner.note.isHidden()
    before = banner.grab().toImage()
    look.set_theme("dark")
    assert banner.grab().toImage() != before


def test_a_key_is_as_wide_as_its_word(look: Look, qtbot):
    one, enter = Keycap(look, "1"), Keycap(look, "Enter")
    for key in (one, enter):
        qtbot.addWidget(key)
        key.grab()
    assert (one.sizeHint().width(), one.sizeHint().height()) == (26, 24)
    assert enter.minimumSizeHint().width() > 26
    look.set_text_percent(200)
    assert one.sizeHint().height() == 48


@pytest.mark.parametrize("tone", ["info", "warn", "error"])
def test_a_note_shows_its_text(look: Look, qtbot, tone):
    note = Note(look, "info", "Kept.", tone)
    qtbot.addWidget(note)
    note.set_text("Everything else is kept.")
    assert note.label.text() == "Everything else is kept."


def test_a_panel_holds_what_is_put_into_it(look: Look, qtbot):
    panel = Panel(look)
    qtbot.addWidget(panel)
    panel.column.addWidget(HairLine())
    assert panel.column.count() == 1


def test_the_drawing_has_no_name_and_grows_with_the_text(look: Look, qtbot):
    art = HomeArt(look)
    qtbot.addWidget(art)
    before = art.sizeHint()
    art.grab()
    look.set_text_percent(200)
    assert art.sizeHint() == before * 2
    assert art.accessibleName() == ""
    assert art.focusPolicy() is Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("multiline", [True, False])
def test_a_field_tells_what_the_person_wrote_and_not_what_the_program_put(look: Look, qtbot, multiline):
    field = Field(look, "&Note", "Leave out patient names.", multiline=multiline)
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("Kept")
        field.set_text("Kept")
    with qtbot.waitSignal(field.edited) as edited:
        QTest.keyClicks(field.edit, "x")
    assert edited.args == [field.text]
    assert set(field.text) == set("Keptx")


def test_a_field_is_named_by_its_label_and_described_by_its_hint(look: Look, qtbot):
    field = Field(look, "&Name this assessment", "Leave out patient names.", placeholder="Spring text")
    qtbot.addWidget(field)
    face = QAccessible.queryAccessibleInterface(field.edit)
    assert face.text(QAccessible.Text.Name) == "Name this assessment"
    assert face.text(QAccessible.Text.Description) == "Leave out patient names."
    assert field.findChildren(Label)[0].buddy() is field.edit


def test_an_error_is_said_at_once_and_a_warning_when_there_is_a_pause(look: Look, qtbot, ear):
    field = Field(look, "Name")
    qtbot.addWidget(field)
    field.set_error("Enter a name.")
    field.set_error("Enter a name.")
    field.set_warning("This looks like a phone number.")
    assert ear.heard == [("Enter a name.", True), ("This looks like a phone number.", False)]
    assert field.edit.accessibleDescription() == "Enter a name. This looks like a phone number."
    field.set_error(None)
    field.set_warning(None)
    assert field.edit.accessibleDescription() == ""
    assert isinstance(field.edit, QLineEdit)


def test_nothing_to_say_is_not_said(look: Look, qtbot, ear):
    label = Label(look)
    qtbot.addWidget(label)
    announce(label, "")
    assert ear.heard == []


@pytest.mark.parametrize("icon_after", [True, False])
def test_a_button_without_room_wraps_its_words_instead_of_cutting_them(look: Look, qtbot, icon_after):
    button = Button(look, "Open the &checklist of this form", "primary", "arrow", icon_after=icon_after)
    qtbot.addWidget(button)
    button.show()
    button.resize(button.sizeHint())
    one_line = button.minimumHeight()
    button.resize(button.minimumSizeHint().width(), 44)
    assert button.minimumHeight() > 2 * one_line
    assert not button.grab().toImage().allGray()
    button.setText("Open")
    assert button.minimumHeight() == one_line
