"""What someone has to look at: decisions that wait for a review, and those that today's questions would not repeat."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.days import short_day
from wizard.gui.decision_words import BADGES
from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.badge import Badge
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.recent_list import RecentList
from wizard.gui.widgets.spacing import Spacing
from wizard.gui.widgets.tile import DecisionRow
from wizard.register.values import Row
from wizard.report.wording import count_of

SHOWN = 20
"""How many decisions are shown of each kind before there is a button for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A decision whose verdict would differ now, and sentences about how."""

    row: Row
    words: tuple[str, ...]


class ReviewPage(Page):
    """Lists what waits and what has changed.

    Signals:
        open_requested: the number of the version to read.
        anew_requested: the number of the version to decide anew.
        all_requested: all that waits is wanted, in the register's own list.
    """

    open_requested = Signal(int)
    anew_requested = Signal(int)
    all_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self.header.set_answers_text("Menu")
        self._found: tuple[Differing, ...] = ()
        self._title = Label(look, "Review", "title")
        self._lead = Label(look, role="lead")
        self._all = Button(look, "See &all that wait", "quiet", dense=True)
        self._all.clicked.connect(self.all_requested)
        self._waiting = RecentList(look, "Waiting for review", self._all)
        self._today = Label(look, "Under today's questions", "section")
        self._today_lead = Label(look, role="muted")
        self._differing = QVBoxLayout()
        Spacing(look, self._differing, gap=10)
        self._more = Button(look, "Show &more", "secondary")
        self._more.clicked.connect(self._on_more)
        for widget in (self._title, self._lead, self._waiting, self._today, self._today_lead):
            self.content.addWidget(widget)
        self.content.addLayout(self._differing)
        self.content.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addStretch(1)

    def begin(self) -> None:
        """Say that the register is being read."""
        self._lead.setText("Reading the register…")
        self._waiting.hide()
        self.show_judging()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_waiting(self, rows: Sequence[Row], waiting: int) -> None:
        """Show the decisions that have waited longest, of ``waiting`` in all."""
        self._lead.setText(_waiting_words(waiting))
        self._waiting.show_rows([self._decision_row(row) for row in rows])
        self._waiting.setVisible(bool(rows))
        self._all.setVisible(waiting > len(rows))
        announce(self._title, self._lead.text())

    def show_judging(self) -> None:
        """Say that the decisions are being judged again."""
        self._today_lead.setText("Judging every decision again…")
        self._show_differing(())

    def show_judged(self, found: Sequence[Differing], judged: int, unreadable: Sequence[str]) -> None:
        """Show the decisions that would differ, of all that were ``judged``; ``unreadable`` says which could not be."""
        self._today_lead.setText(" ".join((_judged_words(len(found), judged), *unreadable)))
        self._show_differing(found)
        announce(self._today, self._today_lead.text())

    def show_error(self, words: str) -> None:
        """Say why the register cannot be read."""
        self._lead.setText(words)
        self._today_lead.setText("No decision could be judged again.")
        announce(self._title, words, assertive=True)

    def set_compact(self, compact: bool) -> None:
        """Stand the words of a row below each other where the window is narrow."""
        super().set_compact(compact)
        for row in self.findChildren(DecisionRow):
            row.set_compact(compact)

    def _decision_row(self, kept: Row) -> DecisionRow:
        row = DecisionRow(self._look, str(kept.number), kept.name, short_day(kept.decided_at), kept.decided_by)
        row.show_badge(kept.class_, BADGES[kept.class_])
        row.set_compact(self.is_compact)
        row.opened.connect(self._on_opened)
        return row

    def _show_differing(self, found: Sequence[Differing]) -> None:
        self._found = tuple(found)
        clear(self._differing)
        self._more.hide()
        self._add_differing()

    def _add_differing(self) -> None:
        shown = self._differing.count()
        for one in self._found[shown : shown + SHOWN]:
            panel = DifferingPanel(self._look, one)
            panel.open_requested.connect(self.open_requested)
            panel.anew_requested.connect(self.anew_requested)
            self._differing.addWidget(panel)
        self._more.setVisible(self._differing.count() < len(self._found))

    def _on_more(self) -> None:
        self._add_differing()

    def _on_opened(self, number: str) -> None:
        self.open_requested.emit(int(number))


class DifferingPanel(Panel):
    """One decision that today's questions would not repeat.

    Signals:
        open_requested, anew_requested: the decision's number.
    """

    open_requested = Signal(int)
    anew_requested = Signal(int)

    def __init__(self, look: Look, one: Differing) -> None:
        super().__init__(look)
        self._number = one.row.number
        head = QHBoxLayout()
        Spacing(look, head, gap=10)
        head.addWidget(Label(look, one.row.name, "strong"), 1)
        head.addWidget(Badge(look, one.row.class_, BADGES[one.row.class_]), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        line = f"{one.row.decision}, version {one.row.version}. {one.row.decided_by}, {short_day(one.row.decided_at)}"
        self.column.addWidget(Label(look, line, "small"))
        self.column.addWidget(HairLine())
        for words in one.words:
            row = QHBoxLayout()
            Spacing(look, row, gap=10)
            row.addWidget(IconLabel(look, "flag", "link", 16), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(look, words, "body"), 1)
            self.column.addLayout(row)
        buttons = QHBoxLayout()
        Spacing(look, buttons, gap=8)
        read = Button(look, "Open", "quiet", icon="doc", dense=True)
        anew = Button(look, "Decide anew", "quiet", icon="repeat", dense=True)
        for button, slot in ((read, self._on_read), (anew, self._on_anew)):
            button.setAccessibleName(f"{button.text()}: {one.row.name}")
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.column.addLayout(buttons)

    def _on_read(self) -> None:
        self.open_requested.emit(self._number)

    def _on_anew(self) -> None:
        self.anew_requested.emit(self._number)


def _waiting_words(waiting: int) -> str:
    if not waiting:
        return "No decision waits for a review."
    return f"{count_of(waiting, 'decision')} {'waits' if waiting == 1 else 'wait'} for a review, the oldest first."


def _judged_words(differing: int, judged: int) -> str:
    if not judged:
        return "No decision is kept yet."
    if not differing:
        every = "The one decision kept comes" if judged == 1 else f"All {judged:,} decisions kept come"
        return f"{every} to the same verdict under the questions in use now."
    return (
        f"Of {count_of(judged, 'decision')}, {differing:,} would come to another verdict under the questions in use "
        "now. They stay as they were decided; deciding one anew makes its next version."
    )
