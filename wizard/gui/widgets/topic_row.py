"""A topic to choose: its title and a quiet line, pressed as a whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.spacing import Spacing
from wizard.gui.widgets.tile import CardButton


class TopicRow(CardButton):
    """One row of a list of topics.

    Signals:
        chosen: the topic's id.
    """

    chosen = Signal(str)

    def __init__(self, look: Look, topic: str, title: str, line: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._topic = topic
        words = QVBoxLayout()
        Spacing(look, words, gap=2)
        words.addWidget(Label(look, title, "body"))
        words.addWidget(Label(look, line, "small"))
        row = QHBoxLayout(self)
        Spacing(look, row, (8, 6, 8, 6), 8)
        row.addLayout(words, 1)
        row.addWidget(IconLabel(look, "right", "ink2", 18))
        self.setAccessibleName(f"Practice: {title}")
        self.setAccessibleDescription(line)
        self.clicked.connect(self._on_clicked)
        self.pass_mouse_through()

    def _on_clicked(self) -> None:
        self.chosen.emit(self._topic)
