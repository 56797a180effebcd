"""The other tabs of the verdict page: why not the others, what would change it, what it rests on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from wizard.engine.assessment import Assessment
from wizard.engine.labels import quoted
from wizard.engine.why_not import RuledOut, by_reason
from wizard.gui.look import Look
from wizard.gui.pages.change_rows import AnyChange, ChangeRow, row_of
from wizard.gui.pages.patient_details import warn_of_patient_details
from wizard.gui.pages.verdict_subject import ToProve
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.field import Field
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label, SourceLink
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.questionset.model import QuestionSet

FIRST_CHANGES = 8
"""How many changes are shown before "Show all"."""
_PROOF = "Who confirmed it, or where the proof lies"


class WhyNotPanel(Panel):
    """The exceptions that the verdict does not grant, under the answer that ruled them out.

    Signals:
        source_opened: the web address of a source.
    """

    source_opened = Signal(str)

    def __init__(self, look: Look, question_set: QuestionSet, ruled_out: Sequence[RuledOut]) -> None:
        super().__init__(look)
        self._look = look
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 68)
        self._grid.setColumnStretch(2, 32)
        Spacing(look, self._grid, gap=8)
        self.column.addLayout(self._grid)
        for says, alike in by_reason(ruled_out):
            self._add_reason(says)
            for each in alike:
                self._add(each, question_set)

    def _add_reason(self, says: str) -> None:
        if row := self._next_row():
            self._grid.addWidget(HairLine(), row, 0, 1, 3)
        row = self._next_row()
        self._grid.addWidget(Label(self._look, says, "muted"), row, 0, 1, 3)

    def _next_row(self) -> int:
        return self._grid.rowCount() if self._grid.count() else 0

    def _add(self, each: RuledOut, question_set: QuestionSet) -> None:
        look, top = self._look, Qt.AlignmentFlag.AlignTop
        row = self._next_row()
        self._grid.addWidget(IconLabel(look, "x", "ink2", 18), row, 0, top)
        words = QVBoxLayout()
        Spacing(look, words, gap=3)
        head = QHBoxLayout()
        head.addWidget(Label(look, each.exception.title, "strong"), 1)
        if each.closest_miss:
            head.addWidget(Label(look, "Closest miss", "closest", wrap=False), 0, top)
        words.addLayout(head)
        words.addStretch(1)
        self._grid.addLayout(words, row, 1)
        links = QVBoxLayout()
        Spacing(look, links, gap=3)
        for source_id in each.exception.sources:
            source = question_set.sources[source_id]
            link = SourceLink(look, source.cite, source.url, source.title)
            link.opened.connect(self.source_opened)
            links.addWidget(link)
        links.addStretch(1)
        self._grid.addLayout(links, row, 2)


class ChangesPanel(Panel):
    """All smallest sets of other answers that lead to another class; the first few until all are asked for.

    Signals:
        tried: the change that the person wants to see.
    """

    tried = Signal(object)

    def __init__(self, look: Look, question_set: QuestionSet, changes: Sequence[AnyChange], *, compact: bool) -> None:
        super().__init__(look)
        self._look = look
        self._question_set = question_set
        self._compact = compact
        self._rest = tuple(changes[FIRST_CHANGES:])
        self._rows: list[ChangeRow] = []
        for change in changes[:FIRST_CHANGES]:
            self._add(change)
        self._more = Button(look, f"Show &all {len(changes)}", "quiet", dense=True)
        self._more.clicked.connect(self._on_more)
        self._more.setVisible(bool(self._rest))
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)

    def set_compact(self, compact: bool) -> None:
        """Stand each row's parts below each other where the window is narrow."""
        self._compact = compact
        for row in self._rows:
            row.set_compact(compact)

    def _add(self, change: AnyChange) -> None:
        if self._rows:
            self.column.addWidget(HairLine())
        row = row_of(self._look, self._question_set, change)
        row.set_compact(self._compact)
        row.tried.connect(self.tried)
        self._rows.append(row)
        self.column.addWidget(row)

    def _on_more(self) -> None:
        self._more.hide()
        for change in self._rest:
            self._add(change)
        self._rest = ()


class ProofPanel(Panel):
    """One answer that carries the permission: where the permission would go, and a few words of proof.

    Signals:
        proved: the topic, the question's id and the words.
    """

    proved = Signal(str, str, str)

    def __init__(self, look: Look, assessment: Assessment, to_prove: ToProve) -> None:
        super().__init__(look)
        support = to_prove.support
        self._topic = to_prove.topic
        self._question_id = support.reason.question_id
        classes = assessment.question_set.classes
        asked = support.reason.question.ask
        self.column.addWidget(Label(look, f"{to_prove.topic}: {asked}" if to_prove.topic else asked, "muted"))
        self.column.addWidget(Label(look, support.reason.answer.text, "strong"))
        could = quoted([classes[class_].short for class_ in support.losing])
        self.column.addWidget(Label(look, f"If this were wrong, the verdict could be {could}.", "small"))
        self._field = Field(look, _PROOF)
        self._field.edit.setAccessibleName(f"{_PROOF}: {support.reason.question.ask}")
        self._field.set_text(to_prove.proof)
        self._field.edited.connect(self._on_edited)
        self.column.addWidget(self._field)

    def _on_edited(self, text: str) -> None:
        warn_of_patient_details(self._field)
        self.proved.emit(self._topic, self._question_id, text)
