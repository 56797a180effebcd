"""The other tabs of the verdict page: why not the others, what would change it, what it rests on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wizard.engine.assessment import Assessment
from wizard.engine.changes import Change
from wizard.engine.footing import Support
from wizard.engine.labels import quoted
from wizard.engine.patient_details import looks_like_patient_details
from wizard.engine.why_not import RuledOut, by_reason
from wizard.gui.look import Look
from wizard.gui.widgets.badge import Badge
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.field import Field
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label, SourceLink
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.questionset.model import QuestionSet

FIRST_CHANGES = 8
"""How many changes are shown before "Show all"."""


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


class ChangeRow(QWidget):
    """One smallest set of other answers, where it leads, and a way to try it.

    Signals:
        tried: the change.
    """

    tried = Signal(object)

    def __init__(self, look: Look, question_set: QuestionSet, change: Change) -> None:
        super().__init__()
        self._change = change
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        Spacing(look, self._across, gap=12)
        words = QVBoxLayout()
        Spacing(look, words, gap=3)
        for question_id, answer_id in change.change.items():
            question = question_set.questions[question_id]
            words.addWidget(Label(look, question.label, "caption"))
            words.addWidget(Label(look, question.answers[answer_id].text, "strong"))
        for question_id, answer_id in change.then.items():
            question = question_set.questions[question_id]
            then = f"and then, if {question.label.lower()} is: {question.answers[answer_id].text}"
            words.addWidget(Label(look, then, "small"))
        words.addStretch(1)
        self._across.addLayout(words, 60)
        outcome = question_set.outcomes[change.outcome_id]
        result = QVBoxLayout()
        Spacing(look, result, gap=4)
        result.addWidget(Badge(look, change.class_, question_set.classes[change.class_].short))
        result.addWidget(Label(look, outcome.label or outcome.headline, "small"))
        result.addStretch(1)
        self._across.addLayout(result, 34)
        button = Button(look, "Try it", "quiet", dense=True)
        button.setAccessibleName(f"Try it: {outcome.headline}")
        button.clicked.connect(self._on_clicked)
        self._across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def set_compact(self, compact: bool) -> None:
        """Stand change, result and button below each other where the window is narrow."""
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)

    def _on_clicked(self) -> None:
        self.tried.emit(self._change)


class ChangesPanel(Panel):
    """All smallest sets of other answers that lead to another class; the first few until all are asked for.

    Signals:
        tried: the change that the person wants to see.
    """

    tried = Signal(object)

    def __init__(self, look: Look, question_set: QuestionSet, changes: Sequence[Change], *, compact: bool) -> None:
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

    def _add(self, change: Change) -> None:
        if self._rows:
            self.column.addWidget(HairLine())
        row = ChangeRow(self._look, self._question_set, change)
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
        proved: the question's id and the words.
    """

    proved = Signal(str, str)

    def __init__(self, look: Look, assessment: Assessment, support: Support, proof: str) -> None:
        super().__init__(look)
        self._question_id = support.reason.question_id
        classes = assessment.question_set.classes
        self.column.addWidget(Label(look, support.reason.question.ask, "muted"))
        self.column.addWidget(Label(look, support.reason.answer.text, "strong"))
        could = quoted([classes[class_].short for class_ in support.losing])
        self.column.addWidget(Label(look, f"If this were wrong, the verdict could be {could}.", "small"))
        self._field = Field(look, "Who confirmed it, or where the proof lies")
        self._field.set_text(proof)
        self._field.edited.connect(self._on_edited)
        self.column.addWidget(self._field)

    def _on_edited(self, text: str) -> None:
        found = looks_like_patient_details(text)
        self._field.set_warning(f"This looks like {found}. Never type patient details here." if found else None)
        self.proved.emit(self._question_id, text)
