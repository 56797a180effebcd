"""Words on the page: labels that are never clipped, and the links to the sources."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.enter import is_enter
from wizard.gui.widgets.text_block import TextBlock

_LEADING = {"lead": 1.12, "aside": 1.12, "prose": 1.12}
"""Roles for whole paragraphs stand a little looser than the font's own line."""


class Label(QLabel):
    """Plain text in one of the roles of the style sheet; wraps anywhere rather than lose a letter."""

    def __init__(
        self, look: Look, text: str = "", role: str = "body", *, wrap: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._wrap = wrap
        self._leading = _LEADING.get(role, 1.0)
        self._was_title = False
        self._block = TextBlock()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    def take_role(self, role: str) -> None:
        """Show the same words in another role."""
        if role == self.property("role"):
            return
        self.setProperty("role", role)
        self._leading = _LEADING.get(role, 1.0)
        self.style().unpolish(self)
        self.style().polish(self)
        self.updateGeometry()

    def set_compact(self, compact: bool) -> None:
        """Show a title at the size of a heading where the page is narrow."""
        if compact and self.property("role") == "title":
            self.take_role("heading")
            self._was_title = True
        elif not compact and self._was_title:
            self.take_role("title")
            self._was_title = False

    def _words(self) -> TextBlock:
        self.ensurePolished()
        self._block.set(self.text(), self.font(), self._leading)
        return self._block

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text."""
        return _up(self._words().height(width)) if self._wrap else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        """Return the size at a comfortable measure."""
        if not self._wrap:
            return super().sizeHint()
        words = self._words()
        width = _up(words.liked_width())
        return QSize(width, _up(words.height(width)))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word, within reason."""
        if not self._wrap:
            return super().minimumSizeHint()
        words = self._words()
        return QSize(_up(words.least_width()), _up(words.line) if words.text else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text with the line spacing of its role."""
        if not self._wrap:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        words = self._words()
        top = (
            (self.height() - words.height(self.width())) / 2 if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0
        )
        words.paint(painter, 0, max(top, 0), self.width(), self.palette().color(self.foregroundRole()))
        painter.end()


class SourceLink(QAbstractButton):
    """A citation, underlined. It opens nothing itself.

    Signals:
        opened: the address, when clicked or entered.
    """

    opened = Signal(str)

    def __init__(self, look: Look, cite: str, url: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._url = url
        self._block = TextBlock()
        self.setText(cite.replace("&", "&&"))
        self._cite = cite
        self.setAccessibleName(f"Source: {cite}, {title}. Opens in the browser")
        self.setToolTip(title.replace("<", "&lt;"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._open)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def url(self) -> str:
        """The address it stands for."""
        return self._url

    @Slot()
    def _fit(self) -> None:
        self._block.set(self._cite, self._look.font(13.5))
        self.updateGeometry()
        self.update()

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._url)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the link, as links do."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped citation."""
        return _up(self._block.height(width)) + self._look.px(2)

    def sizeHint(self) -> QSize:
        """Return the size on one line, at a comfortable measure."""
        width = _up(self._block.liked_width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word, within reason."""
        return QSize(_up(self._block.least_width()), _up(self._block.line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the citation and the line under it."""
        painter = QPainter(self)
        color = self._look.color("primary" if self.underMouse() else "link")
        self._block.paint(painter, 0, 0, self.width(), color)
        painter.setPen(QPen(color, max(1, self._look.px(1))))
        for _top, base, width in self._block.line_widths(self.width()):
            y = round(base) + self._look.px(2) + 0.5
            painter.drawLine(0, round(y), round(width), round(y))
        painter.end()


def _up(size: float) -> int:
    return int(size) + (size > int(size))
