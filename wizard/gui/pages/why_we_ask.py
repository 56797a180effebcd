"""Beside a question: why it is asked, what hangs on it now, its sources, and the words that need explaining."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.engine.glossary import Glossary
from wizard.engine.still_possible import HangsOn
from wizard.gui.look import Look
from wizard.gui.widgets.labels import Label, SourceLink
from wizard.gui.widgets.panel import HairLine
from wizard.gui.widgets.spacing import Spacing
from wizard.questionset.model import Question, QuestionSet, Term


class WhyWeAsk(QWidget):
    """The aside of one question. Made once for each question; only what hangs on it changes.

    Signals:
        source_opened: the web address of a source.
    """

    source_opened = Signal(str)

    def __init__(self, look: Look, question_set: QuestionSet, question: Question, glossary: Glossary) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        Spacing(look, self._column, gap=6)
        self._add("Why we ask", "strong")
        self._add(question.why, "aside")
        self._stakes = self._add("", "aside")
        for source_id in question.sources:
            source = question_set.sources[source_id]
            link = SourceLink(look, source.cite, source.url, source.title)
            link.opened.connect(self.source_opened)
            self._column.addWidget(link)
        self._add_line()
        self._add("Still possible", "strong")
        self._verdicts = self._add("", "aside")
        self._exceptions = self._add("", "aside")
        terms = glossary.terms_in(_texts(question))
        if terms:
            self._add_terms(terms)

    def show_stakes(self, question_set: QuestionSet, stakes: HangsOn) -> None:
        """Say what hangs on the question for the walk so far, and which verdicts and exceptions are still open."""
        self._stakes.setText(" ".join(stakes.sentences))
        self._stakes.setVisible(bool(stakes.sentences))
        verdicts = [question_set.classes[class_].short for class_ in stakes.before.classes]
        self._verdicts.setText(f"Verdicts: {', '.join(verdicts)}.")
        titles = [question_set.exceptions[key].title for key in stakes.before.exceptions]
        self._exceptions.setText(f"Exceptions: {'; '.join(titles)}." if titles else "Exceptions: none is left.")

    def _add(self, words: str, role: str) -> Label:
        label = Label(self._look, words, role)
        self._column.addWidget(label)
        return label

    def _add_line(self) -> None:
        self._column.addSpacing(self._look.space(8))
        self._column.addWidget(HairLine())
        self._column.addSpacing(self._look.space(8))

    def _add_terms(self, terms: Sequence[Term]) -> None:
        self._add_line()
        self._add("Words we use", "strong")
        for term in terms:
            self._add(term.term[:1].upper() + term.term[1:], "smallStrong")
            self._add(term.means, "aside")


def _texts(question: Question) -> list[str | None]:
    texts = [question.ask, question.hint, question.why]
    for answer in question.answers.values():
        texts += [answer.text, answer.example]
    return texts
