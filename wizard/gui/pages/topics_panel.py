"""On the verdict of a whole message: its topics with what each came to, and which one decides."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from wizard.engine.message_verdict import TopicVerdict
from wizard.engine.message_words import governing_words, without_governing
from wizard.gui.look import Look
from wizard.gui.sitting import Sitting
from wizard.gui.widgets.badge import Badge
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.spacing import Spacing


class TopicsPanel(Panel):
    """Lists the topics of a message.

    Signals:
        opened: the place of a topic whose verdict is wanted.
        change_requested: the place of a topic whose answers or name are to be changed.
        removed: the place of a topic to take out.
    """

    opened = Signal(int)
    change_requested = Signal(int)
    removed = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._is_compact = False
        self._rows: list[TopicRow] = []
        self._title = Label(look, "", "strong")
        self._decides = Label(look, "", "body")
        self._without = Label(look, "", "strong")
        self._list = QVBoxLayout()
        Spacing(look, self._list, gap=8)
        for label in (self._title, self._decides, self._without):
            self.column.addWidget(label)
        self.column.addLayout(self._list)

    def show_sitting(self, sitting: Sitting) -> None:
        """Show the topics of a finished message."""
        verdict = sitting.message.verdict
        self._title.setText(f"{len(verdict.topics)} topics")
        self._decides.setText(governing_words(verdict))
        self._without.setText(without_governing(verdict))
        clear(self._list)
        self._rows = [self._row(place, topic) for place, topic in enumerate(verdict.topics)]
        for row in self._rows:
            row.mark_governing(row.topic is verdict.governing)
            row.set_compact(self._is_compact)
            self._list.addWidget(HairLine())
            self._list.addWidget(row)

    def set_compact(self, compact: bool) -> None:
        """Stand the parts of each row below each other where the window is narrow."""
        self._is_compact = compact
        for row in self._rows:
            row.set_compact(compact)

    def _row(self, place: int, topic: TopicVerdict) -> "TopicRow":
        row = TopicRow(self._look, place, topic)
        row.opened.connect(self.opened)
        row.change_requested.connect(self.change_requested)
        row.removed.connect(self.removed)
        return row


class TopicRow(QWidget):
    """One topic: name, headline, badge, and what can be done with it.

    Signals:
        opened, change_requested, removed: the topic's place.
    """

    opened = Signal(int)
    change_requested = Signal(int)
    removed = Signal(int)

    def __init__(self, look: Look, place: int, topic: TopicVerdict) -> None:
        super().__init__()
        self.topic = topic
        self._place = place
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        Spacing(look, self._across, gap=12)
        words = QVBoxLayout()
        Spacing(look, words, gap=3)
        self._name = Label(look, topic.name, "strong")
        words.addWidget(self._name)
        words.addWidget(Label(look, topic.verdict.outcome.headline, "small"))
        self._across.addLayout(words, 1)
        badge = QHBoxLayout()
        badge.addWidget(Badge(look, topic.verdict.class_, topic.verdict.words.short))
        badge.addStretch(1)
        self._across.addLayout(badge)
        buttons = QHBoxLayout()
        Spacing(look, buttons, gap=4)
        for text, slot in (("Open", self._on_open), ("Change", self._on_change), ("Remove", self._on_remove)):
            button = Button(look, text, "quiet", dense=True)
            button.setAccessibleName(f"{text}: {topic.name}")
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._across.addLayout(buttons)

    def mark_governing(self, governing: bool) -> None:
        """Say beside the name that this topic decides."""
        self._name.setText(f"{self.topic.name} (decides)" if governing else self.topic.name)

    def set_compact(self, compact: bool) -> None:
        """Stand words, badge and buttons below each other where the window is narrow."""
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)

    def _on_open(self) -> None:
        self.opened.emit(self._place)

    def _on_change(self) -> None:
        self.change_requested.emit(self._place)

    def _on_remove(self) -> None:
        self.removed.emit(self._place)
