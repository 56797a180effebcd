"""One question a page: its answers, why it is asked, and the words that need explaining."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wizard.engine.glossary import Glossary
from wizard.engine.still_possible import hangs_on
from wizard.gui.look import Look
from wizard.gui.pages.add_topic import AddTopic
from wizard.gui.pages.why_we_ask import WhyWeAsk
from wizard.gui.sitting import Sitting
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.answer_card import AnswerGroup
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.enter import is_enter
from wizard.gui.widgets.keycap import Keycap
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.spacing import Spacing
from wizard.questionset.model import Question, QuestionSet

UNANSWERED = "Choose an answer to continue. If none fits, choose “I'm not sure”."
ANOTHER_TOPIC = (
    "This is a topic of its own. Add it, and it is judged by itself; then choose here what is true of the rest of the "
    "message."
)
UNSURE_EXAMPLE = "We will show you what to find out, and from whom."


class QuestionPage(Page):
    """Shows one question and says which answer the person picked.

    Signals:
        answered: the question's id and the picked answer's id, once the person continues.
        back_requested: the person wants the page before.
        source_opened: the web address of a source.
        topic_added: the name of a topic to add.
    """

    topic_added = Signal(str)
    answered = Signal(str, str)
    back_requested = Signal()
    source_opened = Signal(str)

    def __init__(
        self, look: Look, question_set: QuestionSet, *, aside: str | None = "Why we ask", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, aside=aside, footer=True, parent=parent)
        self._question_set = question_set
        self._glossary = Glossary(question_set)
        self._question_id = ""
        self._asides: dict[str, WhyWeAsk] = {}
        self._count = Label(look, role="counter")
        self._title = Label(look, role="title")
        self._title.installEventFilter(self)
        self._hint = Label(look, role="lead")
        self._group = AnswerGroup(look)
        self._group.picked.connect(self._on_picked)
        self.content.addWidget(self._count)
        self.content.addWidget(self._title)
        self.place_disclosure(self._hint)
        self.content.addWidget(self._group)
        self._another = Note(look, "info", ANOTHER_TOPIC)
        self.add_topic = AddTopic(look)
        self.add_topic.added.connect(self.topic_added)
        self.add_topic.opened.connect(self._on_add_topic)
        self.content.addWidget(self._another)
        self.content.addWidget(self.add_topic)
        self.content.addStretch(1)
        self._build_footer()

    def _use_rules(self, question_set: QuestionSet) -> None:
        self._question_set = question_set
        self._glossary = Glossary(question_set)
        clear(self.aside)
        self._asides.clear()

    def show_sitting(self, sitting: Sitting) -> None:
        """Show the question that the sitting stands at, with the answer given before, if one was."""
        question_id = sitting.view.question_id
        assert question_id is not None, "a question is shown"
        if sitting.message.question_set is not self._question_set:
            self._use_rules(sitting.message.question_set)
        self._question_id = question_id
        question = self._question_set.questions[question_id]
        number, at_most = sitting.assessment.position(question_id)
        self._count.setText(f"Question {number} of at most {at_most}")
        self._title.setText(question.ask)
        self._title.setAccessibleName(f"{self._count.text()}. {question.ask}")
        self._hint.setText(self._lead_of(question))
        answers = [
            (answer_id, answer.text, answer.example or (UNSURE_EXAMPLE if answer.unsure else ""))
            for answer_id, answer in question.answers.items()
        ]
        hints = {key for key, answer in question.answers.items() if answer.unsure and not answer.example}
        self._group.show_answers(question.ask, answers, sitting.assessment.given.get(question_id), hints=hints)
        self._offer_topic()
        self._back.setVisible(number > 1)
        self._last_key.setText(str(min(len(answers), 9)))
        self._explain(sitting)
        self.scroller.verticalScrollBar().setValue(0)
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._title, self._title.accessibleName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Enter continues."""
        digit = event.key() - Qt.Key.Key_0
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and 1 <= digit <= len(self._group.ids):
            self._group.choose_digit(digit)
        elif plain and is_enter(event):
            self._continue()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the heading down to the answers, where the scroll area would only scroll."""
        if watched is self._title and isinstance(event, QKeyEvent):
            down = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
            if down:
                self._group.focus_chosen_or_first()
            return down
        return super().eventFilter(watched, event)

    def set_compact(self, compact: bool) -> None:
        """Fold the aside, and hide the key hints where there is no room for them."""
        super().set_compact(compact)
        self._keys.setVisible(not compact)
        self._count.setVisible(not compact)

    def _build_footer(self) -> None:
        look = self._look
        self._back = Button(look, "&Back", "secondary", icon="back")
        self._back.clicked.connect(self.back_requested)
        self._keys = QWidget()
        row = QHBoxLayout(self._keys)
        Spacing(look, row, (0, 0, 10, 0), 6)
        self._last_key = Keycap(look, "5")
        for part in (
            Label(look, "Press", "small", wrap=False),
            Keycap(look, "1"),
            Label(look, "to", "small", wrap=False),
            self._last_key,
            Label(look, "to choose,", "small", wrap=False),
            Keycap(look, "Enter"),
            Label(look, "to continue", "small", wrap=False),
        ):
            row.addWidget(part)
        self._next = Button(look, "&Continue", "primary", icon="arrow", icon_after=True)
        self._next.clicked.connect(self._continue)
        self.footer.addWidget(self._back)
        self.footer.addStretch(1)
        self.footer.addWidget(self._keys)
        self.footer.addWidget(self._next)

    def _lead_of(self, question: Question) -> str:
        """Return the line below the question."""
        return question.hint or "Choose the answer that fits best."

    def _explain(self, sitting: Sitting) -> None:
        """Show the aside of this question, made on its first showing: a walk leaves no widgets behind."""
        self.fold()
        shown = self._asides.get(self._question_id)
        if shown is None:
            question = self._question_set.questions[self._question_id]
            shown = WhyWeAsk(self._look, self._question_set, question, self._glossary)
            shown.source_opened.connect(self.source_opened)
            self._asides[self._question_id] = shown
            self.aside.addWidget(shown)
        for question_id, aside in self._asides.items():
            aside.setVisible(question_id == self._question_id)
        shown.show_stakes(self._question_set, hangs_on(sitting.assessment, self._question_id))

    def _on_picked(self, _answer_id: str) -> None:
        self._group.set_error(None)
        self._offer_topic()

    def _on_add_topic(self) -> None:
        self.scroller.bring_into_view_soon(self.add_topic)

    def _offer_topic(self) -> None:
        """Offer to add a topic where the answer chosen means that the message has one more."""
        chosen = self._group.chosen
        another = chosen is not None and self._question_set.answer_of(self._question_id, chosen).another_topic
        self._another.setVisible(another)
        self.add_topic.setVisible(another)
        self.add_topic.close_field()

    def _continue(self) -> None:
        if self._group.chosen is None:
            self._group.set_error(UNANSWERED)
        else:
            self.answered.emit(self._question_id, self._group.chosen)
