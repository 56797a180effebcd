"""Something to read: the keyboard, the words, the sources, about the program, or what a check of a PDF found."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label, SourceLink
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.panel import HairLine, Panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One entry: a title, its text, a web address with its citation, and an icon with its meaning in words."""

    title: str
    text: str = ""
    cite: str = ""
    url: str = ""
    icon: str = ""
    color: str = "ink2"
    small: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A page to read."""

    title: str
    lead: str
    passages: tuple[Passage, ...]


class ReadingPage(Page):
    """Shows a reading.

    Signals:
        back_requested: the person is done.
        source_opened: the web address of a source.
    """

    back_requested = Signal()
    source_opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self.header.set_answers_text("Menu")
        self._title = Label(look, role="title")
        self._lead = Label(look, role="lead")
        self._panel = Panel(look)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._panel.column.addLayout(self._grid)
        for widget in (self._title, self._lead, self._panel):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        done = Button(look, "&Done", "primary")
        done.clicked.connect(self.back_requested)
        self.footer.addStretch(1)
        self.footer.addWidget(done)

    def show_reading(self, reading: Reading) -> None:
        """Show a reading from its beginning."""
        self._title.setText(reading.title)
        self._lead.setText(reading.lead)
        self._fill(reading.passages)
        self.scroller.verticalScrollBar().setValue(0)
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._title, f"{reading.title}. {reading.lead}")

    def _fill(self, passages: Sequence[Passage]) -> None:
        clear(self._grid)
        self._panel.setVisible(bool(passages))
        row = 0
        for passage in passages:
            if row:
                self._grid.addWidget(HairLine(), row, 0, 1, 2)
                row += 1
            if passage.icon:
                top = Qt.AlignmentFlag.AlignTop
                self._grid.addWidget(IconLabel(self._look, passage.icon, passage.color, 20), row, 0, top)
            row = self._add(passage, row)

    def _add(self, passage: Passage, row: int) -> int:
        """Put a passage's lines below each other and return the next free row."""
        self._grid.addWidget(Label(self._look, passage.title, "strong"), row, 1)
        for text, role in ((passage.text, "body"), (passage.small, "small")):
            if text:
                row += 1
                self._grid.addWidget(Label(self._look, text, role), row, 1)
        if passage.url:
            row += 1
            link = SourceLink(self._look, passage.cite, passage.url, passage.title)
            link.opened.connect(self.source_opened)
            self._grid.addWidget(link, row, 1)
        return row + 1
