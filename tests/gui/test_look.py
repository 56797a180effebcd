import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from wizard import assets
from wizard.gui.look import FAMILY, Look
from wizard.gui.tokens import DARK, LIGHT, SHAPES, Tokens

GROUNDS = ("surface", "bg", "rail", "sunken")
FILLS = ("primary", "hover", "press")
FIVE = (*GROUNDS, "tint")
"""What a control may stand on."""
VERDICTS = tuple(SHAPES.values())

TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "ink2", "ink3", "link") for ground in GROUNDS),
    *((ink, ground) for ink in ("ink", "ink2", "link") for ground in ("tint", "sel", "tintHover")),
    *(("onPrimary", fill) for fill in FILLS),
    *(("danger", ground) for ground in ("surface", "bg", "tintHover")),
    *((f"{name}Ink", f"{name}Bg") for name in VERDICTS),
    *(("ink2", f"{name}Bg") for name in VERDICTS),
    *((f"{name}Ink", "surface") for name in VERDICTS),
]
LINE_PAIRS = [
    *((f"{name}Line", f"{name}Bg") for name in VERDICTS),
    *((line, ground) for line in ("control", "primary") for ground in FIVE),
]
RING_GROUNDS = (*FIVE, "primary")


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


both_themes = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_both_themes_name_the_same_tokens():
    assert list(LIGHT) == list(DARK)


@both_themes
def test_every_text_stands_out_from_its_ground(tokens: Tokens):
    weak = {pair: contrast(tokens[pair[0]], tokens[pair[1]]) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@both_themes
def test_every_line_that_means_something_stands_out_from_its_ground(tokens: Tokens):
    weak = {pair: contrast(tokens[pair[0]], tokens[pair[1]]) for pair in LINE_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


@both_themes
def test_one_of_the_two_rings_stands_out_everywhere(tokens: Tokens):
    best = {
        ground: max(contrast(tokens[ring], tokens[ground]) for ring in ("ringIn", "ringOut")) for ground in RING_GROUNDS
    }
    assert {ground: ratio for ground, ratio in best.items() if ratio < 3} == {}


@both_themes
def test_a_warning_below_a_field_can_be_read(tokens: Tokens):
    assert min(contrast(tokens["condInk"], tokens[ground]) for ground in ("surface", "bg")) >= 4.5


def test_text_grows_with_the_setting_and_space_more_slowly(qapp: QApplication):
    look = Look(qapp, "light", 200)
    assert (look.px(16), look.space(40)) == (32, 54)


def test_at_the_usual_size_nothing_is_scaled(qapp: QApplication):
    look = Look(qapp, "light", 100)
    assert (look.px(16), look.space(10), look.control(44)) == (16, 10, 44)


@given(percent=st.integers(100, 200), height=st.integers(24, 70))
def test_a_control_grows_more_than_its_space_and_less_than_its_text(percent: int, height: int):
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look = Look(application, "light", percent)
    try:
        assert look.space(height) - 1 <= look.control(height) <= look.px(height) + 1
    finally:
        look.deleteLater()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_key_of_the_style_sheet_is_filled(qapp: QApplication, theme: str):
    look = Look(qapp, "dark" if theme == "dark" else "light", 150)
    assert re.findall(r"\{[^\s}]+\}", look.style_sheet()) == []


def test_the_typeface_is_the_one_that_comes_along(look: Look):
    assert FAMILY in QFontDatabase.families()
    assert look.font(16, bold=True).family() == FAMILY


def test_the_palette_takes_its_colors_from_the_tokens(look: Look, qapp: QApplication):
    look.set_theme("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK["bg"]


def test_another_theme_is_told_to_the_widgets(look: Look, qtbot):
    with qtbot.waitSignal(look.changed):
        look.set_theme("dark")
    assert look.is_dark
    assert look.tokens is DARK


def test_the_same_theme_and_size_again_change_nothing(look: Look, qtbot):
    with qtbot.assertNotEmitted(look.changed):
        look.set_theme("light")
        look.set_text_percent(100)


def test_another_text_size_is_told_to_the_widgets(look: Look, qtbot):
    with qtbot.waitSignal(look.changed):
        look.set_text_percent(150)
    assert look.scale == 1.5


def test_system_follows_the_desktop(look: Look, qapp: QApplication, qtbot):
    look.set_theme("system")
    with qtbot.waitSignal(look.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not look.is_dark


def test_a_chosen_theme_does_not_follow_the_desktop(look: Look, qapp: QApplication, qtbot):
    with qtbot.assertNotEmitted(look.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)


def colors_of(look: Look, name: str, token: str) -> set[str]:
    image = look.pixmap(name, token, 96).toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_has_the_color_of_its_token(look: Look):
    assert colors_of(look, "minus", "danger") == {LIGHT["danger"]}


def test_an_icon_takes_the_color_of_the_new_theme(look: Look):
    before = colors_of(look, "minus", "ink")
    look.set_theme("dark")
    assert colors_of(look, "minus", "ink") == {DARK["ink"]} != before


def test_an_icon_is_drawn_once(look: Look):
    assert look.pixmap("home").cacheKey() == look.pixmap("home").cacheKey()


def test_an_icon_leaves_clear_room_for_the_gap(look: Look):
    pixmap = look.pixmap("minus", size=20, after=6)
    assert (pixmap.width(), pixmap.height()) == (26, 20)


def test_a_disabled_icon_is_dimmed(look: Look):
    icon = look.icon("minus", "ink")
    button = QPushButton()
    button.setIcon(icon)
    button.setEnabled(False)
    assert len(icon.availableSizes(icon.Mode.Disabled)) == 1
    button.deleteLater()


@pytest.mark.parametrize("name", sorted(file.stem for file in (assets.RESOURCES / "icons").glob("*.svg")))
def test_every_icon_can_be_drawn(look: Look, name: str):
    assert not look.pixmap(name).toImage().allGray() or colors_of(look, name, "ink") != set()
