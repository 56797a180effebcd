"""One step of the map in full: a question with its answers and sources, or a verdict with what it asks for."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wizard.engine.labels import NOT_CHECKED_AT_ITS_SOURCE
from wizard.engine.logic_table import AnswerEntry, QuestionEntry, Rule, VerdictEntry
from wizard.gui.look import Look
from wizard.gui.widgets.badge import Badge
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label, SourceLink
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.panel import HairLine
from wizard.gui.widgets.scroller import Scroller
from wizard.gui.widgets.spacing import Spacing
from wizard.questionset.model import Source


class StepDetail(QFrame):
    """Shows a step; Esc or Close leaves it.

    Signals:
        closed: the person is done reading.
        source_opened: the web address of a source.
        change_requested: the id of the question that the person wants to answer anew.
    """

    closed = Signal()
    source_opened = Signal(str)
    change_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._question_id = ""
        self.setProperty("box", "aside")
        self.setAccessibleName("The step chosen")
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        Spacing(look, self._column, (20, 14, 20, 20), 8)
        self._scroller = Scroller(holder, self)
        self._close = Button(look, "Cl&ose", "quiet", "x", dense=True)
        self._close.clicked.connect(self.closed)
        self._kind = Label(look, role="counter")
        head = QHBoxLayout()
        head.addWidget(self._kind, 1)
        head.addWidget(self._close)
        Spacing(look, head, (20, 10, 12, 0), 8)
        self._title = Label(look, role="section")
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroller, 1)

    def show_question(self, entry: QuestionEntry, rules: tuple[Rule, ...], given: str | None) -> None:
        """Show a question; ``given`` is the answer on the path."""
        self._begin(f"Question {entry.number}", entry.ask)
        self._question_id = entry.question_id
        if given is not None:
            answer = next(each.answer for each in entry.answers if each.answer_id == given)
            self._add(f"Your answer: {answer.text}", "strong")
            change = Button(self._look, "Change this ans&wer", "secondary", "pencil", dense=True)
            change.setAccessibleName(f"Change answer: {entry.ask}")
            change.clicked.connect(self._on_change)
            self._column.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        if entry.hint:
            self._add(entry.hint, "small")
        self._add(f"Why we ask: {entry.why}", "small")
        for each in entry.answers:
            self._column.addWidget(HairLine())
            self._add_answer(each, rules, is_given=each.answer_id == given)
        self._add_sources(entry.sources)
        self._end()

    def show_verdict(self, entry: VerdictEntry, led_here: str) -> None:
        """Show a verdict; ``led_here`` says which answers lead to it from this place."""
        self._begin(f"Verdict {entry.number}", entry.headline)
        self._column.addWidget(Badge(self._look, entry.class_, entry.class_short), 0, Qt.AlignmentFlag.AlignLeft)
        for text, role in ((entry.explanation, "body"), (led_here, "small")):
            self._add(text, role)
        if entry.exception:
            self._add(f"Exception used: {entry.exception}", "small")
        for title, items in (("What must hold", entry.obligations), ("What to do next", entry.next_steps)):
            if items:
                self._column.addWidget(HairLine())
                self._add(title, "strong")
                for item in items:
                    self._add(item, "small")
        self._add_sources(entry.sources)
        self._end()

    def take_focus(self) -> None:
        """Let the keyboard go on from the top of the step."""
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc leave the step."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _begin(self, kind: str, title: str) -> None:
        self._column.removeWidget(self._title)
        clear(self._column)
        self._kind.setText(kind)
        self._title.setText(title)
        self._column.addWidget(self._title)
        self._title.show()
        self._scroller.verticalScrollBar().setValue(0)

    def _end(self) -> None:
        self._column.addStretch(1)

    def _add(self, text: str, role: str) -> None:
        self._column.addWidget(Label(self._look, text, role))

    def _add_answer(self, entry: AnswerEntry, rules: tuple[Rule, ...], *, is_given: bool) -> None:
        self._add(entry.answer.text, "smallStrong")
        for target in entry.targets:
            self._add(f"Leads to {target.words}", "small")
        if is_given:
            self._add("This is your answer.", "small")
        rule = next((each for each in rules if each.number == entry.rule), None)
        if rule is not None and len(entry.targets) > 1:
            self._add("Earlier answers decide, by the first line that fits:", "small")
            for line in rule.lines:
                self._add(str(line), "caption")

    def _add_sources(self, sources: Iterable[Source]) -> None:
        shown = list(sources)
        if shown:
            self._column.addWidget(HairLine())
            self._add("Sources", "strong")
        for source in shown:
            link = SourceLink(self._look, source.cite, source.url, source.title)
            link.opened.connect(self.source_opened)
            self._column.addWidget(link)
            self._add(f"{source.says} {NOT_CHECKED_AT_ITS_SOURCE[source.checked]}".rstrip(), "caption")

    @Slot()
    def _on_change(self) -> None:
        self.change_requested.emit(self._question_id)
