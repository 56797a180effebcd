"""Margins and gaps of a layout that keep to the look."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QLayout

from wizard.gui.look import Look


class Spacing(QObject):
    """Keeps margins (left, top, right, bottom) and gap of a layout, given for 100 %, right at every text size."""

    def __init__(
        self, look: Look, layout: QLayout, margins: tuple[float, float, float, float] = (0, 0, 0, 0), gap: float = 0
    ) -> None:
        super().__init__(layout)
        self._look = look
        self._layout = layout
        self._margins = margins
        self._gap = gap
        look.changed.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self._layout.setContentsMargins(self._look.margins(*self._margins))
        self._layout.setSpacing(self._look.space(self._gap))
