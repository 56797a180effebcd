"""Parts of the trainer's page: the learners, the cases or questions to look at, and who must practice again."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.report.wording import count_of, spoken_date, spoken_day
from wizard.training.group import Items, LearnerStanding, NamedItem
from wizard.training.retraining import Affected, Retraining

_HEAD = ("Learner", "Scenarios", "Right on first try", "Due today", "Last practice")


class LearnersTable(Panel):
    """A row for each learner; where it is narrow, a name with a line below it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._shown: tuple[tuple[LearnerStanding, ...], date] = ((), date.min)
        self._compact = False
        self._rows = QVBoxLayout()
        Spacing(look, self._rows, gap=9)
        self.column.addLayout(self._rows)

    def show_learners(self, learners: Sequence[LearnerStanding], today: date) -> None:
        """Show these learners in place of those before."""
        self._shown = (tuple(learners), today)
        self.setVisible(bool(learners))
        clear(self._rows)
        if self._compact:
            self._fill_stacked()
        else:
            self._fill_grid()

    def set_compact(self, compact: bool) -> None:
        """Stand the parts of a row below each other where the window is narrow."""
        if compact != self._compact:
            self._compact = compact
            self.show_learners(*self._shown)

    def _fill_grid(self) -> None:
        learners, today = self._shown
        grid = QGridLayout()
        Spacing(self._look, grid, gap=9)
        for column, words in enumerate(_HEAD):
            grid.setColumnStretch(column, 40 if column == 0 else 15)
            grid.addWidget(Label(self._look, words, "captionStrong", wrap=False), 0, column)
        for place, each in enumerate(learners):
            row = 2 * place + 2
            grid.addWidget(HairLine(), row - 1, 0, 1, len(_HEAD))
            for column, words in enumerate(_cells(each, today)):
                is_due = column == _HEAD.index("Due today") and each.due
                role = "body" if column == 0 else "smallStrong" if is_due else "fact"
                cell = Label(self._look, words, role, wrap=column == 0)
                cell.setAccessibleName(words if column == 0 else f"{_HEAD[column]}: {words}")
                grid.addWidget(cell, row, column)
        self._rows.addLayout(grid)

    def _fill_stacked(self) -> None:
        learners, today = self._shown
        for each in learners:
            if self._rows.count():
                self._rows.addWidget(HairLine())
            name, tried, right, due, last = _cells(each, today)
            self._rows.addWidget(Label(self._look, name, "body"))
            words = f"{tried} scenarios, {right} right on first try. {due} due today. Last practice {last}"
            self._rows.addWidget(Label(self._look, words, "small"))


def _cells(each: LearnerStanding, today: date) -> tuple[str, str, str, str, str]:
    last = spoken_day(each.last) if each.last.year == today.year else spoken_date(each.last.isoformat())
    return each.name, f"{each.tried:,}", f"{each.percent}%", f"{each.due:,}" if each.due else "None", last


class ItemsList(QWidget):
    """The hardest cases or questions, and those that tell little of who knows the rules."""

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lead = Label(look, role="muted")
        self._panel = Panel(look)
        self._rows = QVBoxLayout()
        Spacing(look, self._rows, gap=8)
        self._panel.column.addLayout(self._rows)
        column = QVBoxLayout(self)
        Spacing(look, column, (0, 10, 0, 0), 10)
        column.addWidget(Label(look, title, "section"))
        column.addWidget(self._lead)
        column.addWidget(self._panel)

    def show_items(self, items: Items) -> None:
        """Show these in place of those before."""
        self._lead.setText(items.says)
        clear(self._rows)
        self._add("Hardest", items.hardest)
        self._add("Tell little of who knows the rules: read story, question and key again", items.telling_little)
        self._panel.setVisible(self._rows.count() > 0)

    def _add(self, title: str, items: Sequence[NamedItem]) -> None:
        if not items:
            return
        self._rows.addWidget(Label(self._look, title, "smallStrong"))
        for each in items:
            row = QHBoxLayout()
            Spacing(self._look, row, gap=14)
            row.addWidget(Label(self._look, each.title, "body"), 55)
            row.addWidget(Label(self._look, _measures(each), "small"), 45, Qt.AlignmentFlag.AlignVCenter)
            self._rows.addLayout(row)


def _measures(each: NamedItem) -> str:
    """Say the share right, of how many learners, and how well the item tells apart, as far as that is known."""
    item = each.item
    parts = []
    if item.share_right is not None:
        parts.append(f"{int(item.share_right * 100)}% right, {count_of(item.learners, 'learner')}")
    if item.discrimination is not None:
        parts.append(f"discrimination {item.discrimination:.2f}")
    return "; ".join(parts)


class RetrainingList(QWidget):
    """Who must practice again, and why; or a sentence where nobody must, or none is known yet."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._state = Label(look, role="body")
        self._people = QVBoxLayout()
        Spacing(look, self._people, gap=10)
        column = QVBoxLayout(self)
        Spacing(look, column, gap=10)
        column.addWidget(self._state)
        column.addLayout(self._people)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        clear(self._people)
        self.hide()

    def show_state(self, words: str) -> None:
        """Show a sentence in place of the list."""
        clear(self._people)
        self._state.setText(words)
        self.show()
        announce(self._state, words)

    def show_people(self, people: Sequence[Retraining]) -> None:
        """Show who must practice again."""
        if not people:
            self.show_state("Nobody: no one practiced or decided on a path that changed.")
            return
        verb = "has" if len(people) == 1 else "have"
        number = "1 person" if len(people) == 1 else f"{len(people):,} people"
        self.show_state(f"{number} {verb} to practice again.")
        for each in people:
            self._people.addWidget(self._person(each))

    def _person(self, each: Retraining) -> Panel:
        panel = Panel(self._look)
        panel.column.addWidget(Label(self._look, each.who, "strong"))
        for change in each.changes:
            row = QHBoxLayout()
            Spacing(self._look, row, gap=10)
            row.addWidget(IconLabel(self._look, "flag", "link", 16), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(self._look, change, "body"), 1)
            panel.column.addLayout(row)
        for what, affected in (("Practiced", each.practiced), ("Decided", each.decided)):
            if affected:
                panel.column.addWidget(Label(self._look, f"{what} on it: {_names(affected)}.", "small"))
        return panel


def _names(affected: Sequence[Affected]) -> str:
    return "; ".join(each.name if each.name == each.id else f"{each.name} ({each.id})" for each in affected)
