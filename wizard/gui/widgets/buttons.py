"""Push buttons: one primary on a page, the others secondary or quiet."""

from math import ceil
from typing import Literal

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.enter import is_enter
from wizard.gui.widgets.text_block import TextBlock

ButtonKind = Literal["primary", "secondary", "quiet", "danger"]

_ICON_TOKEN = {"primary": "onPrimary", "secondary": "ink", "quiet": "link", "danger": "danger"}


class Button(QPushButton):
    """A button with an optional icon before or after its words. ``&`` in the text marks the mnemonic."""

    def __init__(
        self,
        look: Look,
        text: str,
        kind: ButtonKind = "secondary",
        icon: str | None = None,
        *,
        icon_after: bool = False,
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._kind = kind
        self._icon = icon
        self._icon_after = icon_after
        self._dense = dense
        self._least = 0
        self._block = TextBlock()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("kind", kind)
        self.setProperty("dense", dense)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if icon_after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        look.changed.connect(self._fit)
        self._fit()

    def set_icon(self, icon: str | None) -> None:
        """Show another icon, or none."""
        if icon != self._icon:
            self._icon = icon
            self._fit()

    def set_kind(self, kind: ButtonKind) -> None:
        """Become the page's primary button, or stand back behind another."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self._fit()

    @Slot()
    def _fit(self) -> None:
        look = self._look
        self._least = look.control(32, 14) if self._dense else look.control(44)
        self._grow()
        if self._icon is None:
            self.setIcon(QIcon())
            return
        size = 17 if self._dense else 18
        gap = look.space(6)
        before, after = (gap, 0) if self._icon_after else (0, gap)
        edge = look.px(size)
        self.setIcon(look.icon(self._icon, _ICON_TOKEN[self._kind], size, before=before, after=after))
        self.setIconSize(QSize(edge + gap, edge))

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self._grow()

    def _words(self) -> TextBlock:
        plain = self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        self._block.set(plain, self.font())
        return self._block

    def _chrome(self) -> int:
        """Return the width of all that is not words: padding, icon and gap."""
        return self.sizeHint().width() - ceil(self._words().natural_width())

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word with its padding: where there is less room, the words wrap."""
        self.ensurePolished()
        return QSize(self._chrome() + ceil(self._words().least_width()), self._least)

    def _grow(self) -> None:
        height = self._least
        if self._wraps():
            words = self._words().height(self.width() - self._chrome())
            height = max(height, ceil(words) + self._look.space(12))
        self.setMinimumHeight(height)

    def _wraps(self) -> bool:
        return self.width() < self.sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow where the words need more lines."""
        super().resizeEvent(event)
        self._grow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as Qt does, but wrap the words where they do not fit on one line."""
        if not self._wraps():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        words, icon = self._words(), self.iconSize().width() if not self.icon().isNull() else 0
        room = self.width() - self._chrome()
        edge = (self._chrome() - icon) / 2
        at = self.width() - edge - icon if self._icon_after else edge
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        if icon:
            painter.drawPixmap(
                round(at), (self.height() - self.iconSize().height()) // 2, self.icon().pixmap(self.iconSize(), mode)
            )
        left = edge if self._icon_after else edge + icon
        color = self._look.color(_ICON_TOKEN[self._kind] if self.isEnabled() else "ink3")
        words.paint(painter, left, (self.height() - words.height(room)) / 2, room, color)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, on every desktop."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)
