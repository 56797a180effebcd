"""What lies on the map: a box for each question and ending, and the lines between them."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from wizard.chart.drawing import HEIGHT, WIDTH, Curve
from wizard.chart.lettering import wrap
from wizard.engine.decision_map import Caption, Link, Place
from wizard.gui.look import SHAPES, Look

_PAD = 11
_ICON = 17
_LEAST_ICON = 6
_GAP = 7
_RADIUS = 9
_CAPTION, _NAME = 12, 13
_READABLE = 0.8
"""The size, in parts of the usual one, below which captions are left out."""
_NAME_AFAR, _LARGEST = 11, 21
"""The size of a name on the screen when seen from afar, and the largest that still fits its box."""
_PATH_WIDTH = 3.5
_RING = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """What a box shows: the answer that leads to it, its name, and the verdict class of an ending."""

    place: Place
    caption: Caption
    name: str
    class_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text in a box."""

    words: str
    font: QFont
    height: float
    is_name: bool


class PlaceItem(QGraphicsItem):
    """One box. On the path it is filled and bold; beside a path it is dimmed; without a path it is plain."""

    def __init__(self, look: Look, words: PlaceWords, *, on_path: bool, dimmed: bool) -> None:
        super().__init__()
        self._look = look
        self.words = words
        self.on_path = on_path
        self._dimmed = dimmed
        self._is_here = False
        self._is_ringed = False
        self._size = QRectF(0, 0, look.scale * WIDTH, look.scale * HEIGHT)
        self._bold = on_path or (words.class_id is None and not dimmed)
        self._left = look.px(_PAD) + (look.px(_ICON + _GAP) if words.class_id else 0)
        self._lines: dict[int, list[Line]] = {}
        self.setZValue(2 if on_path else 1)

    def _fit_words(self, shown: float) -> list[Line]:
        """Return the lines of text at a size; where they would be too small to read, the name alone, larger."""
        look = self._look
        room = self._size.width() - self._left - look.px(_PAD) / 2
        if shown * look.scale < _READABLE:
            size = min(_NAME_AFAR / (shown * look.scale), _LARGEST)
            return self._wrapped(self.words.name, "", look.font(size, bold=self._bold), room, is_name=True)
        caption, name = look.font(_CAPTION), look.font(_NAME, bold=self._bold)
        said = self.words.caption
        return [
            *self._wrapped(said.words, said.suffix, caption, room, is_name=False),
            *self._wrapped(self.words.name, "", name, room, is_name=True),
        ]

    @staticmethod
    def _wrapped(words: str, suffix: str, font: QFont, room: float, *, is_name: bool) -> list[Line]:
        metrics = QFontMetricsF(font)
        lines = wrap(words, room, metrics.horizontalAdvance, suffix=suffix)
        return [Line(words=line, font=font, height=metrics.height(), is_name=is_name) for line in lines]

    @property
    def full_rect(self) -> QRectF:
        """The box on the scene."""
        return self._size.translated(self.pos())

    def mark(self, *, here: bool, ringed: bool) -> None:
        """Show whether the person stands on this box, and whether with the keyboard's ring."""
        if (here, ringed) != (self._is_here, self._is_ringed):
            self._is_here, self._is_ringed = here, ringed
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the box with its ring."""
        return self._size.adjusted(-_RING, -_RING, _RING, _RING)

    def shape(self) -> QPainterPath:
        """Return the box alone: a press beside it is no press on it."""
        path = QPainterPath()
        path.addRect(self._size)
        return path

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        """Paint box, shape and words."""
        look = self._look
        if self._is_ringed:
            self._paint_ring(painter)
        shape = SHAPES[self.words.class_id] if self.words.class_id else None
        colored = f"{shape}" if shape and self.on_path else None
        if self._is_here:
            painter.setBrush(look.color("sel"))
        elif colored:
            painter.setBrush(look.color(f"{colored}Bg"))
        elif self._dimmed:
            painter.setBrush(look.color("bg"))
        else:
            painter.setBrush(look.color("surface"))
        strong = self.on_path or self._is_here
        edge = f"{colored}Line" if colored and not self._is_here else ("primary" if strong else "control")
        painter.setPen(_pen(look, edge, 2 if strong else 1))
        painter.drawRoundedRect(self._size, look.px(_RADIUS), look.px(_RADIUS))
        shown = option.levelOfDetailFromTransform(painter.worldTransform())
        self._paint_words(painter, shape, colored, round(shown * 100))

    def _paint_words(self, painter: QPainter, shape: str | None, colored: str | None, percent: int) -> None:
        look = self._look
        if percent not in self._lines:
            self._lines[percent] = self._fit_words(percent / 100)
        lines = self._lines[percent]
        quiet = "ink2" if self._is_here or not self._dimmed else "ink3"
        strong = quiet if quiet == "ink3" else "ink"
        if shape:
            # Drawn at the size it has on the screen: a larger picture made small would lose its lines.
            seen = min(max(round(_ICON * percent / 100), _LEAST_ICON), 2 * _ICON)
            icon = look.pixmap(shape, f"{colored}Ink" if colored else quiet, seen)
            edge = look.px(_ICON)
            at = QRectF(look.px(_PAD), (self._size.height() - edge) / 2, edge, edge)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(at, icon, QRectF(icon.rect()))
        top = (self._size.height() - sum(line.height for line in lines)) / 2
        for line in lines:
            painter.setFont(line.font)
            painter.setPen(look.color(strong if line.is_name else quiet))
            where = QRectF(self._left, top, self._size.width(), line.height)
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line.words)
            top += line.height

    def _paint_ring(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for token, width, reach in (("ringOut", 3, 5.5), ("ringIn", 2, 3)):
            painter.setPen(QPen(self._look.color(token), width))
            radius = self._look.px(_RADIUS) + reach
            painter.drawRoundedRect(self._size.adjusted(-reach, -reach, reach, reach), radius, radius)


class LinkItem(QGraphicsPathItem):
    """The line between two boxes; dashed where earlier answers decide. Its width stays whatever the zoom is."""

    def __init__(self, look: Look, link: Link, curves: tuple[Curve, ...], *, on_path: bool) -> None:
        super().__init__()
        self.link = link
        scale = look.scale
        path = QPainterPath(QPointF(*curves[0][0]) * scale)
        for _, first, second, end in curves:
            path.cubicTo(QPointF(*first) * scale, QPointF(*second) * scale, QPointF(*end) * scale)
        self.setPath(path)
        pen = _pen(look, "primary", _PATH_WIDTH) if on_path else _pen(look, "control", 1)
        if link.depends and not on_path:
            pen.setDashPattern([5, 4])
        self.setPen(pen)
        self.setZValue(0.5 if on_path else 0)


def _pen(look: Look, token: str, width: float) -> QPen:
    pen = QPen(look.color(token), width)
    pen.setCosmetic(True)
    return pen
