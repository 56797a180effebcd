"""One text wrapped to a width: measured, then painted. The ground of every widget that paints its own words."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_WIDEST = 35
"""The width a text would like at most, in parts of its font size: about 70 characters."""
_NARROWEST = 6
"""The width no longest word may ask to exceed, in parts of its font size; longer ones break inside."""


class TextBlock:
    """A text, a font and a line spacing (1.0 is the font's own). Words too long for a line are broken, never cut."""

    def __init__(self, text: str = "", font: QFont | None = None, leading: float = 1.0) -> None:
        self.text = text
        self._font = font or QFont()
        self._leading = leading
        self._formats: list[QTextLayout.FormatRange] = []
        self._layout: QTextLayout | None = None
        self._width = -1.0
        self._height = 0.0
        self._heights: dict[int, float] = {}

    def set(self, text: str, font: QFont, leading: float = 1.0) -> None:
        """Show other words or another font; nothing is measured until asked."""
        if text == self.text and leading == self._leading and font == self._font:
            return
        self.text, self._font, self._leading = text, font, leading
        self._layout = None
        self._heights.clear()

    def set_formats(self, formats: Sequence[QTextLayout.FormatRange]) -> None:
        """Let runs of characters look otherwise."""
        self._formats = list(formats)
        self._layout = None
        self._heights.clear()

    @property
    def line(self) -> float:
        """The distance from one line to the next."""
        return ceil(QFontMetricsF(self._font).lineSpacing()) * self._leading

    def natural_width(self) -> float:
        """Return the width of the text on as few lines as it was written."""
        metrics = QFontMetricsF(self._font)
        return max((metrics.horizontalAdvance(line) for line in self.text.split("\n")), default=0.0) + 1

    def liked_width(self) -> float:
        """Return the natural width, at most a comfortable measure."""
        return min(self.natural_width(), float(_WIDEST * self._font.pixelSize()))

    def least_width(self) -> float:
        """Return the width of the longest word, within reason."""
        metrics = QFontMetricsF(self._font)
        longest = max((metrics.horizontalAdvance(word) for word in self.text.split()), default=0.0)
        return min(longest + 1, float(_NARROWEST * self._font.pixelSize()))

    def height(self, width: float) -> float:
        """Return the height of the text when wrapped to ``width``; 0 for no text."""
        if not self.text:
            return 0.0
        whole = int(width)
        if whole not in self._heights:
            self._wrap(whole)
            self._heights[whole] = self._height
        return self._heights[whole]

    def _wrap(self, width: int) -> QTextLayout:
        if self._layout is not None and self._width == width:
            return self._layout
        layout = QTextLayout(self.text.replace("\n", "\u2028").replace("\t", " "), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats)
        pitch, top = self.line, 0.0
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
            top += pitch
            line = layout.createLine()
        layout.endLayout()
        self._layout, self._width, self._height = layout, width, top
        return layout

    def paint(self, painter: QPainter, x: float, y: float, width: float, color: QColor) -> float:
        """Paint the text and return the height it took."""
        if not self.text:
            return 0.0
        layout = self._wrap(int(width))
        painter.setPen(color)
        layout.draw(painter, QPointF(x, y))
        return self._height

    def line_widths(self, width: float) -> list[tuple[float, float, float]]:
        """Return top, base line and width of each line, for underlines."""
        if not self.text:
            return []
        layout = self._wrap(int(width))
        lines = [layout.lineAt(index) for index in range(layout.lineCount())]
        return [(line.y(), line.y() + line.ascent(), line.naturalTextWidth()) for line in lines]
