"""The parts of the feedback on a case: where an answer leads, and the clue with the rule behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from wizard.gui.look import Look
from wizard.gui.widgets.badge import Badge
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label, SourceLink
from wizard.gui.widgets.spacing import Spacing
from wizard.questionset.model import QuestionSet
from wizard.training.marking import Choice, WrongTurn


class ChoicePanel(QFrame):
    """An answer, chosen or better, and the verdict that it leads to."""

    def __init__(self, look: Look, question_set: QuestionSet, choice: Choice, *, is_right: bool) -> None:
        super().__init__()
        self.setProperty("box", "choice")
        self.setProperty("tone", "right" if is_right else "wrong")
        caption = "Better answer" if is_right else "You chose"
        ink = "ok" if is_right else "auth"
        short = question_set.classes[choice.class_].short
        self.setAccessibleName(f"{caption}: {choice.text}. It leads to: {short}")
        column = QVBoxLayout(self)
        Spacing(look, column, (18, 14, 18, 16), 6)
        head = QHBoxLayout()
        Spacing(look, head, gap=8)
        head.addWidget(IconLabel(look, "check" if is_right else "x", f"{ink}Ink", 20))
        word = Label(look, caption, f"{ink}Verdict", wrap=False)
        head.addWidget(word)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(Label(look, choice.text, "strong"))
        column.addWidget(Label(look, "It leads to", "small", wrap=False))
        column.addWidget(Badge(look, choice.class_, short), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(look, question_set.outcomes[choice.outcome_id].headline, "small"))
        column.addStretch(1)


class CluePanel(QFrame):
    """The words that settled the question, why it is asked, and the law.

    Signals:
        source_opened: the web address of a source.
    """

    source_opened = Signal(str)

    def __init__(self, look: Look, wrong: WrongTurn, *, is_quoted: bool) -> None:
        """``is_quoted`` says that the clue's words stand in the scenario."""
        super().__init__()
        self.setProperty("box", "clue")
        column = QVBoxLayout(self)
        Spacing(look, column, (18, 2, 0, 2), 6)
        column.addWidget(Label(look, "The clue you could have used" if is_quoted else "The fact", "smallStrong"))
        words = f"“{wrong.clue.words}”" if is_quoted else wrong.clue.words
        column.addWidget(Label(look, words, "prose"))
        column.addWidget(Label(look, "The rule", "smallStrong"))
        for told in filter(None, (wrong.rule.why, wrong.rule.hint)):
            column.addWidget(Label(look, told, "prose"))
        for source in wrong.rule.sources:
            link = SourceLink(look, source.cite, source.url, source.title)
            link.opened.connect(self.source_opened)
            column.addWidget(link)
