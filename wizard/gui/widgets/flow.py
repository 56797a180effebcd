"""Lays widgets beside each other as words are: what does not fit on a line begins the next."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class Flow(QLayout):
    """Lines of widgets of their own width; gap and margins are set as in any layout."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None past the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out; None past the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be higher where narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Return the size of the widest item, in one line."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Stand the items in their lines."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def _lay(self, area: QRect, *, move: bool) -> int:
        """Go along the lines, move the items if wanted, and return the height."""
        left, top, line = area.left(), area.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if left > area.left() and left + size.width() > area.left() + area.width():
                left, top, line = area.left(), top + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(left, top, min(size.width(), area.width()), size.height()))
            left += size.width() + self.spacing()
            line = max(line, size.height())
        return top + line - area.top()
