"""A list that folds out, to choose one of a few."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from wizard.gui.look import Look

_ARROW = 18


class Choice(QComboBox):
    """One of several words, each standing for an id; the first one is chosen at the start."""

    def __init__(
        self, look: Look, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """``name`` is what a screen reader calls it; ``choices`` are ids with their words."""
        super().__init__(parent)
        self._look = look
        for id_, words in choices:
            self.addItem(words, id_)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.currentIndexChanged.connect(self._fit)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def chosen(self) -> str:
        """The id of the one chosen."""
        return str(self.currentData())

    def choose(self, id_: str) -> None:
        """Choose one by its id."""
        self.setCurrentIndex(self.findData(id_))

    def sizeHint(self) -> QSize:
        """Return the size of the words chosen, not of the longest."""
        self.ensurePolished()
        look = self._look
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        return QSize(words + look.space(10) + look.px(_ARROW) + look.space(24), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return the same: the words are never cut."""
        return self.sizeHint()

    def showPopup(self) -> None:
        """Fold out as wide as the longest words."""
        view, look = self.view(), self._look
        widest = max(self.fontMetrics().horizontalAdvance(self.itemText(at)) for at in range(self.count()))
        view.setMinimumWidth(widest + 2 * look.space(8) + look.px(24))
        super().showPopup()

    @Slot()
    def _fit(self) -> None:
        self.setMinimumHeight(self._look.control(40, 15))
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and the words by the style sheet, then the arrow."""
        super().paintEvent(event)
        look, edge = self._look, self._look.px(_ARROW)
        painter = QPainter(self)
        left = self.width() - edge - look.space(9)
        painter.drawPixmap(left, (self.height() - edge) // 2, look.pixmap("down", "ink2", _ARROW))
        painter.end()
