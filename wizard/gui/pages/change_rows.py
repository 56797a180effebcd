"""The rows of "What would change it": other answers, where they lead, and a way to try them."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from wizard.engine.changes import Change
from wizard.engine.message_changes import SharedChange, TopicChange
from wizard.gui.look import Look
from wizard.gui.widgets.badge import Badge
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.spacing import Spacing
from wizard.questionset.model import ClassId, QuestionSet

AnyChange = Change | TopicChange | SharedChange


class ChangeRow(QWidget):
    """Other answers, the class or classes they lead to, and a way to try them. Put words into ``words``.

    Signals:
        tried: the change.
    """

    tried = Signal(object)

    def __init__(self, look: Look, question_set: QuestionSet, change: AnyChange) -> None:
        super().__init__()
        self._look = look
        self._set = question_set
        self._change = change
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        Spacing(look, self._across, gap=12)
        self._words = QVBoxLayout()
        Spacing(look, self._words, gap=3)
        self._across.addLayout(self._words, 60)
        self._result = QVBoxLayout()
        Spacing(look, self._result, gap=4)
        self._across.addLayout(self._result, 34)
        self._button = Button(look, "Try it", "quiet", dense=True)
        self._button.clicked.connect(self._on_clicked)
        self._across.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)

    def set_compact(self, compact: bool) -> None:
        """Stand change, result and button below each other where the window is narrow."""
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)

    def show_answers(self, answers: Mapping[str, str], where: str) -> None:
        """Show the changed answers; ``where`` names the topic they stand in, or is empty."""
        for question_id, answer_id in answers.items():
            question = self._set.questions[question_id]
            label = f"{where}: {question.label}" if where else question.label
            self._words.addWidget(Label(self._look, label, "caption"))
            self._words.addWidget(Label(self._look, question.answers[answer_id].text, "strong"))

    def show_then(self, answers: Mapping[str, str]) -> None:
        """Show the answers to newly asked questions."""
        for question_id, answer_id in answers.items():
            question = self._set.questions[question_id]
            then = f"and then, if {question.label.lower()} is: {question.answers[answer_id].text}"
            self._words.addWidget(Label(self._look, then, "small"))

    def show_result(self, classes: Iterable[ClassId], words: str, name: str) -> None:
        """Show the class or classes that follow and a few words below; ``name`` tells the button from the others."""
        self._words.addStretch(1)
        for class_ in classes:
            self._result.addWidget(Badge(self._look, class_, self._set.classes[class_].short))
        self._result.addWidget(Label(self._look, words, "small"))
        self._result.addStretch(1)
        self._button.setAccessibleName(f"Try it: {name}")

    def _on_clicked(self) -> None:
        self.tried.emit(self._change)


def row_of(look: Look, question_set: QuestionSet, change: AnyChange) -> ChangeRow:
    """Return the row that shows a change of an assessment, of one topic of a message, or of a shared answer."""
    row = ChangeRow(look, question_set, change)
    if isinstance(change, SharedChange):
        asked = question_set.questions[change.question_id]
        row.show_answers({change.question_id: change.answer_id}, "All topics")
        several = len(change.classes) > 1
        words = "Depends on questions then asked" if several else "For the whole message"
        row.show_result(change.classes, words, asked.answers[change.answer_id].text)
        return row
    own = change.change if isinstance(change, TopicChange) else change
    row.show_answers(own.change, change.topic if isinstance(change, TopicChange) else "")
    row.show_then(own.then)
    outcome = question_set.outcomes[own.outcome_id]
    row.show_result((own.class_,), outcome.label or outcome.headline, outcome.headline)
    return row
