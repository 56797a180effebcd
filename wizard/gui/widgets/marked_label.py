"""A paragraph in which some words are marked, as with a marker pen: by tint and bold type."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.labels import Label


class MarkedLabel(Label):
    """Plain text with runs of characters marked; a screen reader is told the marked words after the text."""

    def __init__(self, look: Look, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        self._runs: tuple[tuple[int, int], ...] = ()
        super().__init__(look, text, role, parent=parent)
        look.changed.connect(self._fit)

    def show_marked(self, text: str, runs: Sequence[tuple[int, int]] = ()) -> None:
        """Show a text. Each run is marked from its first number, counted from 0, up to but without its second."""
        self._runs = tuple(runs)
        self.setText(text)
        marked = " … ".join(text[start:end] for start, end in runs)
        self.setAccessibleName(text)
        self.setAccessibleDescription(f"Marked: {marked}" if marked else "")
        self._fit()

    def _formats(self) -> list[QTextLayout.FormatRange]:
        made = []
        for start, end in self._runs:
            marker = QTextCharFormat()
            marker.setFontWeight(QFont.Weight.Bold)
            marker.setBackground(self._look.color("condBg"))
            marker.setForeground(self._look.color("condInk"))
            run = QTextLayout.FormatRange()
            text = self.text()
            run.start, run.length, run.format = _units(text[:start]), _units(text[start:end]), marker
            made.append(run)
        return made

    @Slot()
    def _fit(self) -> None:
        self._block.set_formats(self._formats())
        self.updateGeometry()
        self.update()


def _units(text: str) -> int:
    """Return how many characters Qt counts: a rare one is two."""
    return len(text.encode("utf-16-le")) // 2
