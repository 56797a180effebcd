"""Every answer once more before the verdict, and the name under which the assessment is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from wizard.engine.footing import rests_on
from wizard.gui.look import Look
from wizard.gui.pages.add_topic import AddTopic
from wizard.gui.pages.patient_details import warn_of_patient_details
from wizard.gui.sitting import Sitting
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.enter import is_enter
from wizard.gui.widgets.field import Field
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.questionset.model import Question

SEE = "&See the verdict"
DECIDER_MISSING = "Enter your name and role. The register keeps no decision without saying who made it."
NAME_MISSING = "Enter a name for this assessment. A few words that you would look for, such as “Spring refill text”."


class CheckPage(Page):
    """Lists the answers that count, takes name, note and who decides, and leads to the verdict.

    Signals:
        change_requested: the id of the question to answer anew.
        described: name, note and who decides, after each edit.
        verdict_requested: everything is in order; show the verdict.
        back_requested: the person wants the last question again.
        topic_added: the name of a topic to add.
        topic_renamed: the new name of the topic shown.
        topic_removed: the topic shown is to be taken out.
    """

    change_requested = Signal(str)
    described = Signal(str, str, str)
    verdict_requested = Signal()
    back_requested = Signal()
    topic_added = Signal(str)
    topic_renamed = Signal(str)
    topic_removed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self._title = Label(look, "Check your answers", "title")
        self._lead = Label(look, role="lead")
        self._panel = Panel(look)
        self._answers: list[AnswerRow] = []
        self._goes_on = False
        self._rows = QGridLayout()
        self._rows.setColumnStretch(0, 5)
        self._rows.setColumnStretch(1, 5)
        self._panel.column.addLayout(self._rows)
        self._topic = TopicName(look)
        self._topic.renamed.connect(self.topic_renamed)
        self._topic.removed.connect(self.topic_removed)
        self.add_topic = AddTopic(look)
        self.add_topic.added.connect(self.topic_added)
        self.add_topic.opened.connect(self._on_add_topic)
        self._name = Field(look, "&Name this assessment", "It stands on the rationale. Leave out patient names.")
        self._decided_by = Field(
            look, "&Decided by", "Your name and role, as they should stand on file. The register needs them."
        )
        self._note = Field(
            look, "N&ote (optional)", "What a colleague should know later. No patient details.", multiline=True
        )
        self.content.addWidget(self._title)
        self.content.addWidget(self._lead)
        self.content.addWidget(self._topic)
        self.content.addWidget(self._panel)
        kept = "If you change an answer, later questions that depend on it are asked again. Everything else is kept."
        self.content.addWidget(Note(look, "info", kept))
        self.content.addWidget(self.add_topic)
        for field in self._fields():
            field.edited.connect(self._on_edited)
            self.content.addWidget(field)
        self.content.addStretch(1)
        self._build_footer()

    def show_sitting(self, sitting: Sitting) -> None:
        """Show the answers that count and what was written so far."""
        path = sitting.assessment.path
        these = "this one answer" if len(path) == 1 else f"these {_in_words(len(path))} answers"
        of_topic = f" for “{sitting.topic}”" if sitting.has_topics else ""
        self._lead.setText(f"Your verdict{of_topic} is worked out from {these} and nothing else.")
        self._fill_rows(sitting)
        self._show_topic(sitting)
        for field, text in zip(self._fields(), (sitting.name, sitting.decided_by, sitting.note), strict=True):
            if field.text != text:
                field.set_text(text)
            field.set_error(None)
            warn_of_patient_details(field)
        self.scroller.verticalScrollBar().setValue(0)
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._title, f"{self._title.text()}. {self._lead.text()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on to the verdict, from wherever it is not needed otherwise."""
        if is_enter(event):
            self._on_see()
        else:
            super().keyPressEvent(event)

    def _fields(self) -> tuple[Field, Field, Field]:
        return self._name, self._decided_by, self._note

    def _build_footer(self) -> None:
        back = Button(self._look, "&Back", "secondary", icon="back")
        back.clicked.connect(self.back_requested)
        self._see = Button(self._look, SEE, "primary", icon="arrow", icon_after=True)
        self._see.clicked.connect(self._on_see)
        self.footer.addWidget(back)
        self.footer.addStretch(1)
        self.footer.addWidget(self._see)

    def _fill_rows(self, sitting: Sitting) -> None:
        """Show a row for each answer that counts; rows are kept and filled anew."""
        path = sitting.assessment.path
        resting = {support.reason.question_id for support in rests_on(sitting.assessment)}
        proofs = sitting.proofs_in(sitting.topic)
        while len(self._answers) < len(path):
            self._answers.append(self._add_row())
        for place, row in enumerate(self._answers):
            row.set_visible(place < len(path))
            row.line.setVisible(0 < place < len(path))
            if place < len(path):
                taken = path[place]
                question = sitting.assessment.question_set.questions[taken.question_id]
                row.show_answer(taken.question_id, question, taken.answer_id)
                row.show_proof(proofs.get(taken.question_id), resting=taken.question_id in resting)

    def _add_row(self) -> "AnswerRow":
        row = AnswerRow(self._look)
        row.change.change_requested.connect(self.change_requested)
        place = self._rows.rowCount()
        self._rows.addWidget(row.line, place, 0, 1, 3)
        self._rows.addWidget(row.ask, place + 1, 0)
        self._rows.addWidget(row.answer, place + 1, 1)
        self._rows.addWidget(row.proof, place + 2, 1)
        self._rows.addWidget(row.change, place + 1, 2, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _on_edited(self, _text: str) -> None:
        for field in self._fields():
            if warn_of_patient_details(field) and field.edit.hasFocus():
                self.scroller.bring_into_view_soon(field)
        for field in (self._name, self._decided_by):
            if field.text.strip():
                field.set_error(None)
        self.described.emit(self._name.text.strip(), self._note.text.strip(), self._decided_by.text.strip())

    def _on_add_topic(self) -> None:
        self.scroller.bring_into_view_soon(self.add_topic)

    def _show_topic(self, sitting: Sitting) -> None:
        """Show which topic these answers are for, and what comes after them."""
        self._topic.show_name(sitting.topic)
        self.add_topic.close_field()
        open_topic = sitting.next_open
        self._goes_on = open_topic is not None
        following = "" if open_topic is None else sitting.message.topics[open_topic].name.replace("&", "&&")
        self._see.setText(SEE if open_topic is None else f"&Go on with “{following}”")

    def ask_who_decides(self) -> None:
        """Say that a name is lacking for the register, and put the cursor there."""
        self._decided_by.set_error(DECIDER_MISSING)
        self._decided_by.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroller.bring_into_view_soon(self._decided_by)

    def show_topic_name(self, name: str) -> None:
        """Take in that the topic shown is called so now."""
        self._topic.accept(name)

    def show_topic_error(self, words: str) -> None:
        """Say why the topic shown cannot be called so."""
        self._topic.field.set_error(words)

    def _on_see(self) -> None:
        self._topic.commit()
        if self._topic.is_changed:
            self._topic.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroller.bring_into_view_soon(self._topic)
            return
        if self._goes_on or self._name.text.strip():
            self.verdict_requested.emit()
        else:
            self._name.set_error(NAME_MISSING)
            self._name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroller.bring_into_view_soon(self._name)


class TopicName(QWidget):
    """Which topic of a message is shown, where it has several: its name, and the way to take it out.

    Signals:
        renamed: the new name as typed.
        removed: it is to be taken out.
    """

    renamed = Signal(str)
    removed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.field = Field(look, "Name of this to&pic")
        self.field.edited.connect(self._on_edited)
        self._name = ""
        assert isinstance(self.field.edit, QLineEdit)
        self.field.edit.editingFinished.connect(self.commit)
        remove = Button(look, "Remove &this topic", "quiet", icon="minus", dense=True)
        remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        Spacing(look, row, gap=12)
        row.addWidget(self.field, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)

    def show_name(self, name: str) -> None:
        """Show the name of the topic; nothing where it has none."""
        self.setVisible(bool(name))
        self._name = name
        self.field.set_text(name)
        self.field.set_error(None)
        warn_of_patient_details(self.field)

    def commit(self) -> None:
        """Say the name as it stands, if it was changed."""
        if self.is_changed:
            self.renamed.emit(self.field.text)

    def accept(self, name: str) -> None:
        """Take in that the topic is called so now."""
        self._name = name
        self.field.set_error(None)

    @property
    def is_changed(self) -> bool:
        """Whether the name typed is not that of the topic: it was refused, or nobody has said it yet."""
        return self.isVisible() and self.field.text.strip() != self._name

    def _on_edited(self, _text: str) -> None:
        self.field.set_error(None)
        warn_of_patient_details(self.field)


class AnswerRow:
    """The widgets of one answer in the table: question, answer, Change, and the line above them."""

    def __init__(self, look: Look) -> None:
        self.line = HairLine()
        self.ask = Label(look, role="muted")
        self.answer = Label(look, role="strong")
        self.proof = Label(look, role="caption")
        self.change = ChangeButton(look)

    def set_visible(self, visible: bool) -> None:
        """Show or hide the row; the line above it is the page's affair."""
        for widget in (self.ask, self.answer, self.proof, self.change):
            widget.setVisible(visible)

    def show_answer(self, question_id: str, question: Question, answer_id: str) -> None:
        """Show one question with the answer given."""
        self.ask.setText(question.ask)
        self.answer.setText(question.answers[answer_id].text)
        self.change.show_question(question_id, question.ask)

    def show_proof(self, proof: str | None, *, resting: bool) -> None:
        """Say how an answer that carries the permission is proved; other answers need no proof."""
        self.proof.setVisible(resting)
        self.proof.setText(f"Proof: {proof}" if proof else "No proof noted yet")


class ChangeButton(Button):
    """The word Change beside one answer.

    Signals:
        change_requested: the question's id.
    """

    change_requested = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Change", "quiet", dense=True)
        self._question_id = ""
        self.clicked.connect(self._on_clicked)

    def show_question(self, question_id: str, ask: str) -> None:
        """Stand beside another question."""
        self._question_id = question_id
        self.setAccessibleName(f"Change answer: {ask}")

    def _on_clicked(self) -> None:
        self.change_requested.emit(self._question_id)


_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def _in_words(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)
