"""The feedback on a case: the first wrong turn, where each answer leads, the clue, the rule, and when it comes back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.pages.feedback_parts import ChoicePanel, CluePanel
from wizard.gui.pages.practice_question_page import PRACTICE
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.badge import VerdictBanner
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.spacing import Spacing
from wizard.gui.widgets.turn_line import TurnLine, TurnMark
from wizard.questionset.model import QuestionSet
from wizard.training.marking import Marking, WrongTurn

_ALL_RIGHT = "All answers right"
_ORDINALS = ("", "first answer was", "first two answers were", "first three answers were", "first four answers were")


class FeedbackPage(Page):
    """Says what came of a case.

    Signals:
        again_requested: the case is to be tried again from its wrong turn.
        next_requested: the next case is wanted, or the end of the round.
        source_opened: the web address of a source.
    """

    again_requested = Signal()
    next_requested = Signal()
    source_opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self.header.set_answers_text("The scenario")
        self._title = Label(look, "", "title")
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lead = Label(look, "", "lead")
        self._mark = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(self._title)
        words.addWidget(self._lead)
        Spacing(look, words, gap=4)
        head = QHBoxLayout()
        head.addLayout(self._mark)
        head.addLayout(words, 1)
        Spacing(look, head, (0, 0, 0, 8), 14)
        self._turns = TurnLine(look)
        self._told = QVBoxLayout()
        Spacing(look, self._told, (0, 8, 0, 8), 18)
        self._comes_back = Note(look, "clock", "")
        self.content.addWidget(Note(look, "train", PRACTICE))
        self.content.addLayout(head)
        self.content.addWidget(self._turns)
        self.content.addLayout(self._told)
        self.content.addWidget(self._comes_back)
        self.content.addStretch(1)
        self._pair: QBoxLayout | None = None
        self._again = Button(look, "", "secondary", icon="repeat")
        self._again.clicked.connect(self.again_requested)
        self._next = Button(look, "", "primary", icon="arrow", icon_after=True)
        self._next.clicked.connect(self.next_requested)
        self.footer.addWidget(self._again)
        self.footer.addStretch(1)
        self.footer.addWidget(self._next)

    def show_feedback(self, question_set: QuestionSet, marking: Marking, comes_back: str, *, is_last: bool) -> None:
        """Show what came of a case. ``comes_back`` is the sentence on when one like it is due again."""
        wrong = marking.wrong
        clear(self._mark)
        self._mark.addWidget(
            IconLabel(self._look, "flag" if wrong else "check", "link", 30), 0, Qt.AlignmentFlag.AlignTop
        )
        self._title.setText(f"One wrong turn, at question {wrong.place}" if wrong else _ALL_RIGHT)
        self._lead.setText(_lead(marking))
        self._turns.show_turns([TurnMark(label=each.label, mark=each.mark) for each in marking.turns])
        clear(self._told)
        self._pair = None
        if wrong is None:
            self._show_verdict(question_set, marking)
        else:
            self._show_wrong(question_set, wrong)
        self._comes_back.set_text(comes_back)
        self._again.setVisible(wrong is not None)
        self._again.setText(f"Try &again from question {wrong.place}" if wrong else "")
        self._next.setText("Fini&sh" if is_last else "&Next scenario")
        self.scroller.verticalScrollBar().setValue(0)
        self._title.setAccessibleName(f"{self._title.text()}. {self._lead.text()}")
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._title, f"{self._title.accessibleName()} {_spoken(wrong)}")

    def set_compact(self, compact: bool) -> None:
        """Stand the two answers below each other where the window is narrow."""
        super().set_compact(compact)
        self._arrange()

    def _show_verdict(self, question_set: QuestionSet, marking: Marking) -> None:
        outcome = question_set.outcomes[marking.right_outcome_id]
        banner = VerdictBanner(self._look)
        banner.show_verdict(outcome.class_, question_set.classes[outcome.class_].label, outcome.headline)
        self._told.addWidget(banner)

    def _show_wrong(self, question_set: QuestionSet, wrong: WrongTurn) -> None:
        pair = self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        Spacing(self._look, pair, gap=14)
        pair.addWidget(ChoicePanel(self._look, question_set, wrong.chosen, is_right=False), 1)
        pair.addWidget(ChoicePanel(self._look, question_set, wrong.right, is_right=True), 1)
        self._told.addLayout(pair)
        if wrong.chosen.outcome_id == wrong.right.outcome_id:
            self._told.addWidget(Label(self._look, _SAME_VERDICT, "lead"))
        clue = CluePanel(self._look, wrong, is_quoted=bool(wrong.clue.spans))
        clue.source_opened.connect(self.source_opened)
        self._told.addWidget(clue)
        self._arrange()

    def _arrange(self) -> None:
        if self._pair is not None:
            down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._pair.setDirection(down if self.is_compact else across)


_SAME_VERDICT = "Both lead to the same verdict here. The turn is wrong all the same: it says something that is not so."


def _lead(marking: Marking) -> str:
    wrong = marking.wrong
    if wrong is None:
        return "Your answers led where the rules lead."
    before = wrong.place - 1
    right = _ORDINALS[before] if before < len(_ORDINALS) else f"first {before} answers were"
    parts = [f"Your {right} right." if before else ""]
    if wrong.place < len(marking.turns):
        parts.append("Everything after this turn followed from it, so it is not scored.")
    return " ".join(filter(None, parts)) or "It was the last question."


def _spoken(wrong: WrongTurn | None) -> str:
    if wrong is None:
        return ""
    return f"You chose: {wrong.chosen.text}. Better answer: {wrong.right.text}."
