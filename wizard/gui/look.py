"""How the window looks: one set of tokens and one text size, turned into palette, style sheet, fonts and icons."""

import re
import sys
from collections.abc import Mapping
from functools import cache
from typing import Literal

from PySide6.QtCore import QMargins, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from wizard import assets
from wizard.gui.tokens import DARK, LIGHT, SHAPES, Tokens

__all__ = ["DARK", "FAMILY", "LIGHT", "SHAPES", "Look", "Theme", "Tokens"]

Theme = Literal["system", "light", "dark"]

FAMILY = "Atkinson Hyperlegible"
_FALLBACK: Mapping[str, tuple[str, ...]] = {"win32": ("Segoe UI", "Segoe UI Symbol"), "darwin": ("Helvetica Neue",)}
"""Families every machine of that system has. Elsewhere the font service knows best what to take."""

_SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
_BODY = 15
_SPACE_GROWTH = 0.35
_KEY = re.compile(r"\{(?:(px|space):)?([A-Za-z0-9.]+)\}")
_LINE = 1.24
"""Height of a line of the typeface, in parts of its size."""


class Look(QObject):
    """The one place that knows colors and sizes. Built once; ``apply`` before the first widget is made.

    Signals:
        changed: theme or text size are new; painted widgets and pixmaps need a fresh look.
    """

    changed = Signal()

    def __init__(self, application: QApplication, theme: Theme = "system", text_percent: int = 100) -> None:
        super().__init__(application)
        self._application = application
        self._theme: Theme = theme
        self._percent = text_percent
        self._pixmaps: dict[tuple[str, str, int, int, int, float], QPixmap] = {}
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._colors: dict[str, QColor] = {}
        self._tokens = self._pick_tokens()
        self._applied = False

    @property
    def theme(self) -> Theme:
        """The theme that was asked for."""
        return self._theme

    @property
    def text_percent(self) -> int:
        """The text size in percent of the usual one."""
        return self._percent

    @property
    def is_dark(self) -> bool:
        """Whether the dark tokens are in use; "system" follows the desktop."""
        return self._tokens is DARK

    @property
    def tokens(self) -> Tokens:
        """The colors in use, by token name."""
        return self._tokens

    def _pick_tokens(self) -> Tokens:
        if self._theme == "system":
            is_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        else:
            is_dark = self._theme == "dark"
        return DARK if is_dark else LIGHT

    @property
    def scale(self) -> float:
        """The factor for text and controls: 1.0 at 100 %."""
        return self._percent / 100

    def px(self, size: float) -> int:
        """Return a size of text or of a control, given for 100 %, in pixels."""
        return round(size * self.scale)

    def space(self, step: float) -> int:
        """Return a distance, given for 100 %, in pixels; distances grow more slowly than text."""
        return round(step * (1 + _SPACE_GROWTH * (self.scale - 1)))

    def control(self, height: float, text: float = 16) -> int:
        """Return the height of a control of one line of text: the line grows with the text, the room around it less."""
        line = text * _LINE
        return self.px(line) + self.space(height - line)

    def margins(self, left: float, top: float, right: float, bottom: float) -> QMargins:
        """Return margins, given for 100 %, in pixels."""
        return QMargins(self.space(left), self.space(top), self.space(right), self.space(bottom))

    def color(self, token: str) -> QColor:
        """Return a token as a color."""
        if token not in self._colors:
            self._colors[token] = QColor(self.tokens[token])
        return self._colors[token]

    def font(self, size: float, *, bold: bool = False) -> QFont:
        """Return the typeface in a size given for 100 %, for widgets that paint their own text."""
        key = (size, bold)
        if key not in self._fonts:
            font = QFont(self._application.font())
            font.setPixelSize(self.px(size))
            font.setBold(bold)
            self._fonts[key] = font
        return self._fonts[key]

    def set_theme(self, theme: Theme) -> None:
        """Use another theme from now on."""
        if theme == self._theme:
            return
        self._theme = theme
        self.apply()

    def set_text_percent(self, percent: int) -> None:
        """Use another text size from now on."""
        if percent == self._percent:
            return
        self._percent = percent
        self.apply()

    def apply(self) -> None:
        """Dress the application, and tell the widgets when they were dressed before."""
        hints = self._application.styleHints()
        if not self._applied:
            _load_fonts()
            self._application.setStyle("Fusion")
            hints.colorSchemeChanged.connect(self._follow_system)
        # Tells the desktop which title bar fits; Unknown hands the choice back to it.
        hints.setColorScheme(_SCHEMES[self._theme])
        self._dress()

    def _dress(self) -> None:
        self._tokens = self._pick_tokens()
        self._colors.clear()
        self._fonts.clear()
        font = QFont([FAMILY, *_FALLBACK.get(sys.platform, ())])
        font.setStyleHint(QFont.StyleHint.SansSerif)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setPixelSize(self.px(_BODY))
        self._application.setFont(font)
        self._application.setPalette(self._palette())
        self._application.setStyleSheet(self.style_sheet())
        if self._applied:
            self.changed.emit()
        self._applied = True

    @Slot()
    def _follow_system(self) -> None:
        if self._theme == "system":
            self._dress()

    def style_sheet(self) -> str:
        """Return the style sheet with every ``{token}``, ``{px:16}`` and ``{space:10}`` filled in."""
        return _KEY.sub(self._fill, _template())

    def _fill(self, key: re.Match[str]) -> str:
        kind, value = key.groups()
        if kind is None:
            return self.tokens[value]
        return f"{self.px(float(value)) if kind == 'px' else self.space(float(value))}px"

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in _PALETTE.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("ink3"))
        return palette

    def pixmap(self, name: str, color: str = "ink", size: float = 20, *, before: int = 0, after: int = 0) -> QPixmap:
        """Return an icon in the color of a token. ``size`` is given for 100 %.

        ``before`` and ``after`` are clear pixels left and right of it, for buttons that set no gap to their text.
        """
        edge = self.px(size)
        ratio = self._application.devicePixelRatio()
        key = (name, self.tokens[color], edge, before, after, ratio)
        if key not in self._pixmaps:
            whole = QSize(edge + before + after, edge)
            self._pixmaps[key] = self._draw(name, self.tokens[color], whole, before, ratio)
        return self._pixmaps[key]

    def _draw(self, name: str, color: str, size: QSize, before: int, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # here, for the milliseconds before the first window

        drawing = _svg(name).replace("currentColor", color)
        drawing = drawing.replace(LIGHT["primary"], self.tokens["primary"]).replace("#FFFFFF", self.tokens["onPrimary"])
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(drawing.encode()).render(painter, QRectF(before, 0, size.height(), size.height()))
        painter.end()
        return pixmap

    def icon(self, name: str, color: str = "ink", size: float = 20, *, before: int = 0, after: int = 0) -> QIcon:
        """Return ``pixmap`` as an icon, dimmed where its button is disabled."""
        icon = QIcon(self.pixmap(name, color, size, before=before, after=after))
        icon.addPixmap(self.pixmap(name, "ink3", size, before=before, after=after), QIcon.Mode.Disabled)
        return icon


_PALETTE: Mapping[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "onPrimary",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "sunken",
    QPalette.ColorRole.Mid: "hair",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "onPrimary",
    QPalette.ColorRole.Accent: "primary",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
}


def _load_fonts() -> None:
    for face in sorted(assets.font_folder().glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(face))


@cache
def _template() -> str:
    return (assets.RESOURCES / "style" / "wizard.qss").read_text(encoding="utf-8")


@cache
def _svg(name: str) -> str:
    return assets.icon(name).read_text(encoding="utf-8")
