"""Parts of the page of a learner's training: the table of topics, and what was noticed about the answers."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.training_words import LEVELS, next_due_words, standing_words
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.flow import Flow
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.mastery_bar import MasteryBar
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.training.overview import CaseName, Noticed, TopicStanding
from wizard.training.progress import SOLID_PERCENT

_HEAD = ("Exception", "Right on first try", "", "Level", "Next due")
FIRST = 5
"""How many things noticed are shown before the button for more."""
CASES = 6
"""How many of the cases that show something are offered to be tried again."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class MasteryTable(Panel):
    """A row for each topic: its title, a bar, the share right, the level and when it is due next."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._shown: tuple[tuple[TopicStanding, ...], date] = ((), date.min)
        self._compact = False
        self._rows = QVBoxLayout()
        Spacing(look, self._rows, gap=9)
        self.column.addLayout(self._rows)

    def show_standings(self, standings: Sequence[TopicStanding], today: date) -> None:
        """Show these topics in place of those before."""
        self._shown = (tuple(standings), today)
        clear(self._rows)
        if self._compact:
            self._fill_stacked()
        else:
            self._fill_grid()

    def set_compact(self, compact: bool) -> None:
        """Stand the parts of a row below each other where the window is narrow."""
        if compact != self._compact:
            self._compact = compact
            self.show_standings(*self._shown)

    def _fill_grid(self) -> None:
        standings, today = self._shown
        grid = QGridLayout()
        Spacing(self._look, grid, gap=9)
        for column, stretch in enumerate((40, 20, 0, 0, 0)):
            grid.setColumnStretch(column, stretch)
            grid.addWidget(Label(self._look, _HEAD[column], "captionStrong", wrap=False), 0, column)
        for place, standing in enumerate(standings):
            row = 2 * place + 2
            grid.addWidget(HairLine(), row - 1, 0, 1, len(_HEAD))
            grid.addWidget(Label(self._look, standing.title, "body"), row, 0)
            bar, percent, level, due = self._parts(standing, today)
            grid.addWidget(bar, row, 1, _MIDDLE)
            grid.addWidget(percent, row, 2, _MIDDLE | Qt.AlignmentFlag.AlignRight)
            grid.addWidget(level, row, 3)
            grid.addWidget(due, row, 4)
        self._rows.addLayout(grid)

    def _fill_stacked(self) -> None:
        standings, today = self._shown
        for place, standing in enumerate(standings):
            if place:
                self._rows.addWidget(HairLine())
            self._rows.addWidget(Label(self._look, standing.title, "body"))
            bar, percent, level, due = self._parts(standing, today)
            measure = QHBoxLayout()
            Spacing(self._look, measure, gap=10)
            measure.addWidget(bar, 1, _MIDDLE)
            measure.addWidget(percent)
            told = QHBoxLayout()
            Spacing(self._look, told, gap=10)
            told.addWidget(level)
            told.addStretch(1)
            told.addWidget(due)
            self._rows.addLayout(measure)
            self._rows.addLayout(told)

    def _parts(self, standing: TopicStanding, today: date) -> tuple[QWidget, QWidget, QWidget, QWidget]:
        """Return bar, share, level and next day of one topic."""
        look, progress = self._look, standing.progress
        bar = MasteryBar(look, progress.percent, SOLID_PERCENT, standing_words(standing, today, SOLID_PERCENT))
        share = "" if progress.percent is None else f"{progress.percent}%"
        words, icon = LEVELS[progress.level]
        level = QWidget()
        row = QHBoxLayout(level)
        Spacing(look, row, (0, 0, 10, 0), 7)
        row.addWidget(IconLabel(look, icon, "primary", 16))
        row.addWidget(Label(look, words, "fact", wrap=False))
        row.addStretch(1)
        due = Label(look, next_due_words(standing, today), "smallStrong" if standing.due else "small", wrap=False)
        return bar, Label(look, share, "smallStrong", wrap=False), level, due


class NoticedList(QWidget):
    """Sentences about a learner's answers, each with the cases that show it, to be tried again.

    Signals:
        case_requested: the id of the case to try again.
    """

    case_requested = Signal(str)

    def __init__(self, look: Look, title: str, icon: str, more: str, parent: QWidget | None = None) -> None:
        """``more`` are the words of the button for what is not shown at first."""
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._noticed: tuple[Noticed, ...] = ()
        self._lead = Label(look, role="muted")
        self._panel = Panel(look)
        self._rows = QVBoxLayout()
        Spacing(look, self._rows, gap=8)
        self._more = Button(look, more, "quiet", dense=True)
        self._more.clicked.connect(self._on_more)
        self._panel.column.addLayout(self._rows)
        self._panel.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        Spacing(look, column, (0, 10, 0, 0), 10)
        column.addWidget(Label(look, title, "section"))
        column.addWidget(self._lead)
        column.addWidget(self._panel)

    def show_noticed(self, lead: str, noticed: Sequence[Noticed]) -> None:
        """Show these in place of those before, with a sentence about all of them."""
        self._lead.setText(lead)
        self._noticed = tuple(noticed)
        self._fill(FIRST)

    def _fill(self, number: int) -> None:
        clear(self._rows)
        for each in self._noticed[:number]:
            if self._rows.count():
                self._rows.addWidget(HairLine())
            head = QHBoxLayout()
            Spacing(self._look, head, gap=10)
            head.addWidget(IconLabel(self._look, self._icon, "link", 18), 0, Qt.AlignmentFlag.AlignTop)
            head.addWidget(Label(self._look, each.says, "body"), 1)
            self._rows.addLayout(head)
            self._rows.addLayout(self._cases(each))
        self._panel.setVisible(bool(self._noticed))
        self._more.setVisible(number < len(self._noticed))

    def _on_more(self) -> None:
        self._fill(len(self._noticed))

    def _cases(self, noticed: Noticed) -> Flow:
        line = Flow()
        Spacing(self._look, line, (28, 0, 0, 0), 4)
        for case in noticed.cases[:CASES]:
            line.addWidget(self._button(case) if case.is_there else Label(self._look, f"{case.id} (gone)", "small"))
        if len(noticed.cases) > CASES:
            line.addWidget(Label(self._look, f"and {len(noticed.cases) - CASES} more", "small"))
        return line

    def _button(self, case: CaseName) -> "CaseButton":
        button = CaseButton(self._look, case)
        button.case_requested.connect(self.case_requested)
        return button


class CaseButton(Button):
    """A case by its title, to be tried again.

    Signals:
        case_requested: its id.
    """

    case_requested = Signal(str)

    def __init__(self, look: Look, case: CaseName) -> None:
        super().__init__(look, case.title.replace("&", "&&"), "quiet", "repeat", dense=True)
        self._id = case.id
        self.setAccessibleName(f"Try again: {case.title}")
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.case_requested.emit(self._id)
