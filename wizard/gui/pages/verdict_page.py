"""The verdict: what to do, why, what must be done for it to hold, and the ways to take it along."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from wizard.engine.verdict import Verdict
from wizard.gui.look import Look
from wizard.gui.pages.verdict_parts import Checklist, FollowUpPanel, NextSteps, ProspectsPanel, ReasonItem
from wizard.gui.sitting import Sitting
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.badge import VerdictBanner
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page


class VerdictPage(Page):
    """Shows a verdict completely.

    Signals:
        back_requested: the person wants the answers again.
        copy_requested, text_requested, pdf_requested: the rationale is wanted in that form.
        confirmed: an obligation's id, and whether it is met.
        followed_up: a follow-up's id and the tuple of answers ticked.
        source_opened: the web address of a source.
    """

    back_requested = Signal()
    copy_requested = Signal()
    text_requested = Signal()
    pdf_requested = Signal()
    confirmed = Signal(str, bool)
    followed_up = Signal(str, object)
    source_opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self._shown: object = None
        self._banner = VerdictBanner(look)
        self._explanation = Label(look, role="body")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._reasons = QVBoxLayout()
        self._side = QVBoxLayout()
        self._below = QVBoxLayout()
        self._checklist = Checklist(look)
        self._checklist.confirmed.connect(self.confirmed)
        self._columns.addLayout(self._reasons, 53)
        self._columns.addLayout(self._side, 47)
        self.content.addWidget(self._banner)
        self.content.addWidget(self._explanation)
        self.content.addLayout(self._columns)
        self.content.addLayout(self._below)
        self.content.addStretch(1)
        self._next_steps = QVBoxLayout()
        self._side.addLayout(self._next_steps)
        self._side.addWidget(self._checklist)
        self._side.addStretch(1)
        self._build_footer()

    def show_sitting(self, sitting: Sitting) -> None:
        """Show the verdict; after a tick only the checklist changes, so that place and focus stay."""
        verdict = sitting.assessment.verdict
        self._checklist.show_duties(verdict)
        shown = (sitting.id, sitting.decided_at, tuple(sitting.assessment.path))
        if shown == self._shown:
            return
        self._shown = shown
        note = f"Exception used: {verdict.exception.title}" if verdict.exception else verdict.words.meaning
        self._banner.show_verdict(verdict.class_, verdict.words.label, verdict.outcome.headline, note)
        self._explanation.setText(verdict.outcome.explanation)
        self._fill_reasons(sitting, verdict)
        self._fill_next_steps(verdict)
        self._fill_below(sitting, verdict)
        self.scroller.verticalScrollBar().setValue(0)
        self._banner.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._banner, f"{verdict.words.label}. {verdict.outcome.headline}")

    def set_compact(self, compact: bool) -> None:
        """One column where there is no room for two."""
        super().set_compact(compact)
        direction = QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        self._back.setVisible(not compact)
        for panel in self.findChildren(ProspectsPanel):
            panel.set_compact(compact)

    def _build_footer(self) -> None:
        look = self._look
        self._back = Button(look, "&Back to answers", "secondary", icon="back")
        copy = Button(look, "&Copy", "quiet", icon="copy")
        text = Button(look, "Export &text", "secondary", icon="doc")
        pdf = Button(look, "Export &PDF", "primary", icon="pdf")
        for button, signal in (
            (self._back, self.back_requested),
            (copy, self.copy_requested),
            (text, self.text_requested),
            (pdf, self.pdf_requested),
        ):
            button.clicked.connect(signal)
        self.footer.addWidget(self._back)
        self.footer.addStretch(1)
        for button in (copy, text, pdf):
            self.footer.addWidget(button)

    def _fill_reasons(self, sitting: Sitting, verdict: Verdict) -> None:
        clear(self._reasons)
        self._reasons.addWidget(Label(self._look, "Why this", "section"))
        sources = sitting.assessment.question_set.sources
        for number, reason in enumerate(verdict.because, start=1):
            item = ReasonItem(self._look, number, reason, sources)
            item.source_opened.connect(self.source_opened)
            self._reasons.addWidget(item)
        self._reasons.addStretch(1)

    def _fill_next_steps(self, verdict: Verdict) -> None:
        clear(self._next_steps)
        if verdict.outcome.next_steps:
            title = "What to find out" if verdict.unsure_about else "What to do next"
            self._next_steps.addWidget(NextSteps(self._look, title, verdict.outcome.next_steps))

    def _fill_below(self, sitting: Sitting, verdict: Verdict) -> None:
        clear(self._below)
        if verdict.unsure_about:
            panel = ProspectsPanel(self._look, sitting.assessment, verdict.unsure_about)
            panel.set_compact(self.is_compact)
            self._below.addWidget(panel)
        if verdict.follow_ups:
            self._below.addWidget(Label(self._look, "Before you send it", "section"))
            for asked in verdict.follow_ups:
                follow_up = FollowUpPanel(self._look, asked)
                follow_up.followed_up.connect(self.followed_up)
                self._below.addWidget(follow_up)
        self._below.addWidget(Note(self._look, "info", sitting.assessment.question_set.disclaimer))
