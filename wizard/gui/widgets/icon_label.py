"""An icon that stands still: decoration, or a mark whose meaning its words say too."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from wizard.gui.look import Look


class IconLabel(QLabel):
    """One icon in a token's color; ``size`` in pixels at 100 %."""

    def __init__(self, look: Look, icon: str, token: str, size: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._token = token
        self._size = size
        look.changed.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.setPixmap(self._look.pixmap(self._icon, self._token, self._size))
