"""Where every sitting begins: a new assessment, a draft to go on with, training, the decisions kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.days import name_or_start, short_day
from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.home_art import HomeArt
from wizard.gui.widgets.keycap import Keycap
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.panel import Panel
from wizard.gui.widgets.recent_list import RecentList
from wizard.gui.widgets.spacing import Spacing
from wizard.gui.widgets.tile import DecisionRow, Tile
from wizard.register.drafts import Draft
from wizard.report.wording import count_of

if TYPE_CHECKING:
    from wizard.register.values import Row

_LEAD = "Answer {questions} and get a marketing-rule verdict, with reasons you can file."
ROWS = 6
"""How many kept assessments are listed before "Show all"."""


class HomePage(Page):
    """Offers what can be done now.

    Signals:
        start_requested: a new assessment.
        resume_requested: the id of the kept assessment to open.
        remove_requested: the id of the kept assessment to remove.
        training_requested: practice is wanted.
        register_requested: the register is to be shown.
        decision_requested: the number of the decision to open.
    """

    start_requested = Signal()
    resume_requested = Signal(str)
    training_requested = Signal()
    register_requested = Signal()
    decision_requested = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._drafts: tuple[Draft, ...] = ()
        self._all_shown = False
        self._compact_rows = False
        self._resume_id = ""
        self._resume = Tile(look, "pencil", "Resume a draft", "Resume")
        self.header.set_answers_text("Menu")
        self._build_hero()
        self._build_tiles()
        self._all = Button(look, "Show &all", "quiet", dense=True)
        self._all.clicked.connect(self._on_all)
        self._listed = RecentList(look, "Recent assessments", self._all)
        self._see_all = Button(look, "See all in the re&gister", "quiet", dense=True)
        self._see_all.clicked.connect(self.register_requested)
        self._decisions = RecentList(look, "Recent decisions", self._see_all)
        self._decisions.hide()
        look.changed.connect(self._align_rows, Qt.ConnectionType.QueuedConnection)  # once the badges have grown
        self.content.addWidget(self._listed)
        self.content.addWidget(self._decisions)
        self._damaged = QVBoxLayout()
        self.content.addLayout(self._damaged)
        self.content.addStretch(1)

    def show_most_questions(self, number: int) -> None:
        """Say how many questions the rules ask at most."""
        self._lead.setText(_LEAD.format(questions=f"at most {count_of(number, 'plain question')}"))

    def show_drafts(self, drafts: Sequence[Draft], damaged: Sequence[Path]) -> None:
        """Show the kept assessments, the last saved first, and the files that cannot be read."""
        self._drafts = tuple(drafts)
        unfinished = next((draft for draft in drafts if draft.decided_at is None), None)
        self._resume.setVisible(unfinished is not None)
        if unfinished is not None:
            self._resume_id = unfinished.id
            self._resume.show_words(name_or_start(unfinished.name, unfinished.started_at), unfinished.progress)
        self._fill_rows()
        clear(self._damaged)
        for path in damaged:
            text = f"{path.name} in {path.parent} is damaged and was left as it is. Restore a backup of it, or move it."
            self._damaged.addWidget(Note(self._look, "warn", text, tone="warn"))

    def show_counts(self, total: int, waiting: int) -> None:
        """Say how many decisions are kept, and how many of them wait for a review."""
        if not total:
            self._register.show_words("No decision is kept yet", "Those you keep are listed there")
            return
        wait = {0: "None is waiting for review", 1: "1 is waiting for review"}
        line = wait.get(waiting, f"{waiting:,} are waiting for review")
        self._register.show_words(f"{total:,} past decision{'' if total == 1 else 's'}", line)

    def show_training(self, due: int, *, begun: bool) -> None:
        """Say how many scenarios are due for the learner; ``begun`` tells whether anything was practiced."""
        if due:
            self._training.show_words(f"{count_of(due, 'scenario')} due today", "What you practiced comes back in time")
        elif begun:
            self._training.show_words("Nothing is due today", "You can practice any topic")
        else:
            self._training.show_words("Practice on real messages", "Scenarios with feedback, until the rule is known")

    def show_decisions(self, rows: Sequence["Row"]) -> None:
        """Show the decisions made last."""
        self._decisions.show_rows([self._kept_row(row) for row in rows])
        self._decisions.setVisible(bool(rows))
        self._fill_rows()

    def focus_start(self) -> None:
        """Put the focus on the first thing to do."""
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_compact(self, compact: bool) -> None:
        """Stand tiles and words below each other where the window is narrow."""
        super().set_compact(compact)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._tiles.setDirection(down if compact else across)
        self._art.setVisible(not compact)
        self._keys.setVisible(not compact)
        self._compact_rows = compact
        for row in self.findChildren(DecisionRow):
            row.set_compact(compact)

    def _build_hero(self) -> None:
        look = self._look
        hero = Panel(look)
        words = QVBoxLayout()
        Spacing(look, words, (12, 8, 12, 8), 8)
        words.addWidget(Label(look, "Check a patient message", "title"))
        self._lead = Label(look, _LEAD.format(questions="a few plain questions"), "lead")
        words.addWidget(self._lead)
        self._start = Button(look, "Start a &new assessment", "primary", icon="plus")
        self._start.clicked.connect(self.start_requested)
        self._keys = QWidget()
        keys = QHBoxLayout(self._keys)
        Spacing(look, keys, (10, 0, 0, 0), 6)
        for part in (Label(look, "or press", "small", wrap=False), Keycap(look, "Ctrl"), Keycap(look, "N")):
            keys.addWidget(part)
        row = QHBoxLayout()
        Spacing(look, row, (0, 10, 0, 0))
        row.addWidget(self._start)
        row.addWidget(self._keys)
        row.addStretch(1)
        words.addLayout(row)
        across = QHBoxLayout()
        across.addLayout(words, 1)
        self._art = HomeArt(look)
        across.addWidget(self._art)
        hero.column.addLayout(across)
        self.content.addWidget(hero)

    def _build_tiles(self) -> None:
        look = self._look
        self._tiles = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        Spacing(look, self._tiles, gap=14)
        self._resume.clicked.connect(self._on_resume)
        self._training = Tile(look, "train", "Train", "Start training")
        self.show_training(0, begun=False)
        self._training.clicked.connect(self.training_requested)
        self._register = Tile(look, "register", "Register", "Open the register")
        self.show_counts(0, 0)
        self._register.clicked.connect(self.register_requested)
        for tile in (self._resume, self._training, self._register):
            self._tiles.addWidget(tile, 1)
        self.content.addLayout(self._tiles)

    def _fill_rows(self) -> None:
        shown = self._drafts if self._all_shown else self._drafts[:ROWS]
        self._all.setVisible(len(self._drafts) > len(shown))
        self._listed.show_rows([self._decision_row(draft) for draft in shown])
        self._listed.setVisible(bool(shown) or self._decisions.isHidden())
        self._align_rows()

    @Slot()
    def _align_rows(self) -> None:
        rows = [*self._listed.rows(), *self._decisions.rows()]
        widest = max((row.mark_width for row in rows), default=0)
        for row in rows:
            row.set_mark_width(widest)

    def _kept_row(self, kept: "Row") -> DecisionRow:
        from wizard.gui.decision_words import BADGES, REVIEWS

        review = "Waiting for review" if kept.status == "waiting" else REVIEWS[kept.status].words
        row = DecisionRow(self._look, str(kept.number), kept.name, short_day(kept.decided_at), review)
        row.show_badge(kept.class_, BADGES[kept.class_])
        row.set_compact(self._compact_rows)
        row.opened.connect(self._on_decision)
        return row

    def _decision_row(self, draft: Draft) -> DecisionRow:
        name = name_or_start(draft.name, draft.started_at)
        state = "Decided" if draft.decided_at else draft.progress
        row = DecisionRow(self._look, draft.id, name, short_day(draft.decided_at or draft.saved_at), state)
        if draft.class_ is not None:
            row.show_badge(draft.class_, draft.class_short)
        else:
            row.show_draft_mark()
        row.set_compact(self._compact_rows)
        row.opened.connect(self.resume_requested)
        return row

    def _on_decision(self, number: str) -> None:
        self.decision_requested.emit(int(number))

    def _on_resume(self) -> None:
        self.resume_requested.emit(self._resume_id)

    def _on_all(self) -> None:
        self._all_shown = True
        self._fill_rows()
