"""The parts that make up the verdict page, one for each thing it says."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wizard.engine.assessment import Assessment
from wizard.engine.explain import Prospect, prospects
from wizard.engine.message_verdict import MessageDuty, MessageVerdict
from wizard.engine.verdict import AskedFollowUp, Duty, Reason, Verdict
from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.answer_card import AnswerCard
from wizard.gui.widgets.badge import Badge
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.checklist import ChecklistRow
from wizard.gui.widgets.labels import Label, SourceLink
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.questionset.model import Source


class ReasonItem(QWidget):
    """One numbered reason: the because-sentence, the answer in the person's own words, and the sources.

    The one that settled the verdict is marked.

    Signals:
        source_opened: the web address of a source.
    """

    source_opened = Signal(str)

    def __init__(
        self, look: Look, number: int, reason: Reason, sources: Mapping[str, Source], *, settled: bool
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        Spacing(look, row, (0, 0, 0, 8), 12)
        row.addWidget(NumberDot(look, number), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        Spacing(look, column, gap=3)
        sentence = reason.because[:1].upper() + reason.because[1:]
        column.addWidget(Label(look, sentence, "strong"))
        if settled:
            column.addWidget(Label(look, "This settled the verdict", "closest"))
        column.addWidget(Label(look, f"You said: {reason.answer.text}", "small"))
        for source_id in reason.question.sources:
            source = sources[source_id]
            link = SourceLink(look, source.cite, source.url, source.title)
            link.opened.connect(self.source_opened)
            column.addWidget(link)
        row.addLayout(column, 1)


class NumberDot(QWidget):
    """A number in a round tinted field; decoration, the order says the same."""

    def __init__(self, look: Look, number: int) -> None:
        super().__init__()
        self._look = look
        self._number = number
        look.changed.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.setFixedSize(self._look.px(26), self._look.px(26))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint field and number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("tint"))
        painter.drawEllipse(self.rect())
        painter.setPen(self._look.color("link"))
        painter.setFont(self._look.font(13, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


class DutyRow(ChecklistRow):
    """One obligation as a checklist row.

    Signals:
        confirmed: the obligation's id, and whether it is met.
    """

    confirmed = Signal(str, bool)

    def __init__(self, look: Look, duty: Duty | MessageDuty) -> None:
        topics = " and ".join(f"“{topic}”" for topic in _topics(duty))
        detail = f"For {topics}. {duty.obligation.detail}" if topics else duty.obligation.detail
        super().__init__(look, duty.obligation.title, detail, checked=duty.confirmed_on is not None)
        self._obligation_id = duty.obligation_id
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, checked: bool) -> None:
        self.confirmed.emit(self._obligation_id, checked)


class Checklist(Panel):
    """The obligations with how many are confirmed.

    Signals:
        confirmed: an obligation's id, and whether it is met.
    """

    confirmed = Signal(str, bool)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        head = QHBoxLayout()
        self._title = Label(look, role="strong", wrap=False)
        self._count = Label(look, role="small", wrap=False)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        self._rows = QVBoxLayout()
        Spacing(look, self._rows, gap=8)
        self.column.addLayout(head)
        self.column.addLayout(self._rows)
        self._shown: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def first_to_do(self) -> AnswerCard:
        """The first obligation not confirmed yet, or the first of all."""
        cards = [row.card for row in self.findChildren(DutyRow)]
        return next((card for card in cards if not card.isChecked()), cards[0])

    def show_duties(self, verdict: Verdict | MessageVerdict) -> None:
        """Show the obligations of a verdict; rows that stay are left alone, so that focus stays too."""
        conditional = verdict.class_ == "conditional"
        self._title.setText("Conditions to meet" if conditional else "Checklist")
        done = sum(duty.confirmed_on is not None for duty in verdict.duties)
        self._count.setText(f"{done} of {len(verdict.duties)} confirmed")
        self.setVisible(bool(verdict.duties))
        words = tuple((duty.obligation_id, _topics(duty)) for duty in verdict.duties)
        if words == self._shown:
            return
        self._shown = words
        clear(self._rows)
        for duty in verdict.duties:
            row = DutyRow(self._look, duty)
            row.confirmed.connect(self.confirmed)
            self._rows.addWidget(row)


def _topics(duty: Duty | MessageDuty) -> tuple[str, ...]:
    """Return the topics that need an obligation; none where the message has only one."""
    return duty.topics if isinstance(duty, MessageDuty) else ()


class NextSteps(Panel):
    """What to do next, numbered."""

    def __init__(self, look: Look, title: str, steps: tuple[str, ...]) -> None:
        super().__init__(look)
        self.column.addWidget(Label(look, title, "strong"))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(look.space(10))
        for number, step in enumerate(steps):
            grid.addWidget(Label(look, f"{number + 1}.", "number", wrap=False), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(look, step, "body"), number, 1)
        self.column.addLayout(grid)


class ProspectsPanel(Panel):
    """For an "I'm not sure": what each possible answer would lead to."""

    def __init__(self, look: Look, assessment: Assessment, reason: Reason) -> None:
        super().__init__(look)
        self._badges: list[QBoxLayout] = []
        self.column.addWidget(Label(look, "What each answer would lead to", "section"))
        self.column.addWidget(Label(look, reason.question.ask, "muted"))
        for prospect in prospects(assessment, reason.question_id):
            self.column.addWidget(HairLine())
            self.column.addLayout(self._row(look, assessment, reason, prospect))

    def set_compact(self, compact: bool) -> None:
        """Stand the badges of an answer below each other where the window is narrow."""
        direction = QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight
        for badges in self._badges:
            badges.setDirection(direction)

    def _row(self, look: Look, assessment: Assessment, reason: Reason, prospect: Prospect) -> QVBoxLayout:
        question_set = assessment.question_set
        row = QVBoxLayout()
        Spacing(look, row, gap=6)
        row.addWidget(Label(look, reason.question.answers[prospect.answer_id].text, "strong"))
        if len(prospect.outcomes) == 1:
            row.addWidget(Label(look, question_set.outcomes[prospect.outcomes[0]].headline, "small"))
        else:
            many = prospect.questions_left
            asked = "one more question" if many == 1 else f"up to {many} more questions"
            row.addWidget(Label(look, f"Depends on {asked}. Possible then:", "small"))
        badges = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._badges.append(badges)
        Spacing(look, badges, gap=8)
        for class_ in prospect.classes:
            badges.addWidget(Badge(look, class_, question_set.classes[class_].short))
        line = QHBoxLayout()  # the stretch stands beside the badges, never among them: it would share their height
        line.addLayout(badges)
        line.addStretch(1)
        row.addLayout(line)
        return row


class FollowUpPanel(Panel):
    """One follow-up question, folded until it is opened, with a tick for each answer.

    Signals:
        followed_up: the follow-up's id and the tuple of answer ids ticked.
    """

    followed_up = Signal(str, object)

    def __init__(self, look: Look, asked: AskedFollowUp) -> None:
        super().__init__(look)
        self._asked = asked
        head = QHBoxLayout()
        words = QVBoxLayout()
        Spacing(look, words, gap=2)
        words.addWidget(Label(look, asked.follow_up.ask, "strong"))
        self._summary = Label(look, role="small")
        words.addWidget(self._summary)
        head.addLayout(words, 1)
        self._toggle = Button(look, "Answer", "quiet", dense=True)
        self._toggle.clicked.connect(self._on_toggle)
        head.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self._open = QWidget()
        column = QVBoxLayout(self._open)
        Spacing(look, column, gap=8)
        column.addWidget(Label(look, asked.follow_up.hint or "Tick every line that is true.", "small"))
        self._cards: dict[str, AnswerCard] = {}
        for answer_id, answer in asked.follow_up.answers.items():
            card = AnswerCard(look, answer.text, answer.example or "", None, kind="check")
            card.setChecked(answer_id in asked.chosen)
            card.clicked.connect(self._on_clicked)
            self._cards[answer_id] = card
            column.addWidget(card)
        self._open.hide()
        self.column.addWidget(self._open)
        self._say()

    def _on_toggle(self) -> None:
        self._open.setVisible(self._open.isHidden())
        self._say()

    def _on_clicked(self) -> None:
        clicked = next(answer_id for answer_id, card in self._cards.items() if card is self.sender())
        answers = self._asked.follow_up.answers
        only = self._asked.follow_up.choose == "one"
        if self._cards[clicked].isChecked():
            for answer_id, card in self._cards.items():
                if answer_id != clicked and (only or answers[clicked].alone or answers[answer_id].alone):
                    card.setChecked(False)
        self._say()
        self.followed_up.emit(self._asked.follow_up_id, self._ticked())
        announce(self, self._summary.text())

    def _ticked(self) -> tuple[str, ...]:
        return tuple(answer_id for answer_id, card in self._cards.items() if card.isChecked())

    def _say(self) -> None:
        texts = [self._asked.follow_up.answers[answer_id].text for answer_id in self._ticked()]
        self._summary.setText(". ".join(texts) if texts else "Not answered yet")
        self._toggle.setText("Done" if not self._open.isHidden() else ("Change" if texts else "Answer"))
        self._toggle.setAccessibleName(f"{self._toggle.text()}: {self._asked.follow_up.ask}")
        self._toggle.setAccessibleDescription("Hidden" if self._open.isHidden() else "Shown below")
