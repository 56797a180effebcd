"""The first tab of the verdict page: the reasons in order, what to do, the checklist and the follow-up questions."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from wizard.engine.assessment import Assessment
from wizard.engine.explain import settled_by
from wizard.engine.message_verdict import MessageVerdict
from wizard.engine.verdict import AskedFollowUp, Verdict
from wizard.gui.look import Look
from wizard.gui.pages.verdict_parts import Checklist, FollowUpPanel, NextSteps, ProspectsPanel, ReasonItem
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.spacing import Spacing


class WhyThis(QWidget):
    """Why a verdict is what it is, and what must be done for it to hold.

    Signals:
        confirmed: an obligation's id, and whether it is met.
        followed_up: a follow-up's id and the tuple of answers ticked.
        source_opened: the web address of a source.
    """

    confirmed = Signal(str, bool)
    followed_up = Signal(str, object)
    source_opened = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._is_compact = False
        self._checklist = Checklist(look)
        self._checklist.confirmed.connect(self.confirmed)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        Spacing(look, self._columns, gap=14)
        self._reasons, self._side, self._next_steps, self._below = (QVBoxLayout() for _ in range(4))
        for layout in (self._side, self._below):
            Spacing(look, layout, gap=10)
        self._side.addLayout(self._next_steps)
        self._side.addWidget(self._checklist)
        self._side.addStretch(1)
        self._columns.addLayout(self._reasons, 53)
        self._columns.addLayout(self._side, 47)
        column = QVBoxLayout(self)
        Spacing(look, column, gap=10)
        column.addLayout(self._columns)
        column.addLayout(self._below)

    def show_verdict(self, assessment: Assessment, follow_ups: Sequence[AskedFollowUp]) -> None:
        """Show the reasons and next steps of a verdict anew, and these follow-up questions."""
        verdict = assessment.verdict
        self._fill_reasons(assessment, verdict)
        clear(self._next_steps)
        if verdict.outcome.next_steps:
            title = "What to find out" if verdict.unsure_about else "What to do next"
            self._next_steps.addWidget(NextSteps(self._look, title, verdict.outcome.next_steps))
        self._fill_below(assessment, verdict, follow_ups)

    def show_duties(self, verdict: Verdict | MessageVerdict) -> None:
        """Show the checklist as it stands."""
        self._checklist.show_duties(verdict)

    @property
    def first_to_do(self) -> QWidget:
        """The line of the checklist that is to be done first."""
        return self._checklist.first_to_do

    def set_compact(self, compact: bool) -> None:
        """One column where there is no room for two."""
        self._is_compact = compact
        direction = QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        for panel in self.findChildren(ProspectsPanel):
            panel.set_compact(compact)

    def _fill_reasons(self, assessment: Assessment, verdict: Verdict) -> None:
        clear(self._reasons)
        settling = settled_by(assessment)
        for number, reason in enumerate(verdict.because, start=1):
            settled = reason == settling
            item = ReasonItem(self._look, number, reason, assessment.question_set.sources, settled=settled)
            item.source_opened.connect(self.source_opened)
            self._reasons.addWidget(item)
        self._reasons.addStretch(1)

    def _fill_below(self, assessment: Assessment, verdict: Verdict, follow_ups: Sequence[AskedFollowUp]) -> None:
        clear(self._below)
        if verdict.unsure_about:
            panel = ProspectsPanel(self._look, assessment, verdict.unsure_about)
            panel.set_compact(self._is_compact)
            self._below.addWidget(panel)
        if follow_ups:
            self._below.addWidget(Label(self._look, "Before you send it", "section"))
            for asked in follow_ups:
                follow_up = FollowUpPanel(self._look, asked)
                follow_up.followed_up.connect(self.followed_up)
                self._below.addWidget(follow_up)
