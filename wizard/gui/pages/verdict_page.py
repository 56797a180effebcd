"""The verdict: what to do, why, what must be done for it to hold, and the ways to take it along."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from wizard.engine.message_verdict import MessageVerdict
from wizard.engine.verdict import Verdict
from wizard.engine.why_not import why_not
from wizard.gui.look import Look
from wizard.gui.pages.add_topic import AddTopic
from wizard.gui.pages.explanation_parts import ChangesPanel, ProofPanel, WhyNotPanel
from wizard.gui.pages.topics_panel import TopicsPanel
from wizard.gui.pages.verdict_subject import VerdictSubject
from wizard.gui.pages.why_this import WhyThis
from wizard.gui.sitting import Sitting
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.badge import VerdictBanner
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.spacing import Spacing
from wizard.gui.widgets.tabs import Tabs
from wizard.questionset.model import PERMISSIVE

WHY_THIS, WHY_NOT, CHANGES, RESTS_ON = range(4)
_TABS = ("Why this", "Why not the others", "What would change it", "What it rests on")
_SHORT_TABS = ("Why this", "Why not others", "What changes it", "Rests on")
_RESTS_LEAD = (
    "The permission hangs on these answers. Note in a few words who confirmed each, or where the proof lies: "
    "someone should be able to show it six years on."
)
_NOTHING_TO_LOSE = "No answer carries this permission alone: were one of them wrong, it would still hold."


class VerdictPage(Page):
    """Shows a verdict completely.

    Signals:
        back_requested: the person wants the answers again.
        keep_requested: the decision is to be saved to the register.
        copy_requested, text_requested, pdf_requested: the rationale is wanted in that form.
        map_requested: the path is wanted on the map.
        confirmed: an obligation's id, and whether it is met.
        followed_up: a follow-up's id and the tuple of answers ticked.
        tried: a change to look at as a what-if.
        proved: the topic, the id of a question on which the verdict rests, and the words of its proof.
        topic_added: the name of a topic to add.
        topic_opened: the place of a topic whose verdict is wanted.
        topic_change_requested: the place of a topic whose answers are wanted.
        topic_removed: the place of a topic to take out.
        source_opened: the web address of a source.
    """

    back_requested = Signal()
    keep_requested = Signal()
    copy_requested = Signal()
    text_requested = Signal()
    pdf_requested = Signal()
    map_requested = Signal()
    confirmed = Signal(str, bool)
    followed_up = Signal(str, object)
    tried = Signal(object)
    proved = Signal(str, str, str)
    topic_added = Signal(str)
    topic_opened = Signal(int)
    topic_change_requested = Signal(int)
    topic_removed = Signal(int)
    source_opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self._subject: VerdictSubject | None = None
        self._shown: object = None
        self._banner = VerdictBanner(look)
        self._explanation = Label(look, role="body")
        self._topics = TopicsPanel(look)
        self._topics.opened.connect(self.topic_opened)
        self._topics.change_requested.connect(self.topic_change_requested)
        self._topics.removed.connect(self.topic_removed)
        self.add_topic = AddTopic(look)
        self.add_topic.added.connect(self.topic_added)
        self.add_topic.opened.connect(self._on_add_topic)
        self._to_do = Button(look, "", "quiet", icon="down", dense=True)
        self._to_do.clicked.connect(self._on_to_do)
        self._tabs = Tabs(look)
        for words in _TABS:
            self._tabs.addTab(words)
        self._tabs.setAccessibleName("Explanation")
        self._tabs.currentChanged.connect(self._on_tab)
        self._why_this = WhyThis(look)
        self._why_this.confirmed.connect(self.confirmed)
        self._why_this.followed_up.connect(self.followed_up)
        self._why_this.source_opened.connect(self.source_opened)
        self._others = QVBoxLayout()
        Spacing(look, self._others, gap=10)
        self._panels: dict[int, QWidget] = {}
        self._disclaimer = Note(look, "info", "")
        for widget in (self._banner, self._explanation, self._topics):
            self.content.addWidget(widget)
        self.content.addWidget(self._to_do, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addLayout(self._tab_row())
        self.content.addWidget(self._why_this)
        self.content.addLayout(self._others)
        self.content.addWidget(self.add_topic)
        self.content.addWidget(self._disclaimer)
        self.content.addStretch(1)
        self._build_footer()

    def show_sitting(self, sitting: Sitting) -> None:
        """Show the verdict; after a tick only the checklist changes, so that place and focus stay."""
        subject = VerdictSubject(sitting)
        verdict = subject.decisive
        self._subject = subject
        self.scroller.keep_in_place(QApplication.focusWidget())
        self._why_this.show_duties(subject.asks)
        self._to_do.setVisible(bool(subject.asks.duties))
        self._to_do.setText(_to_do(subject.asks))
        self._show_footer(sitting)
        if subject.state == self._shown:
            return
        self._shown = subject.state
        self._topics.setVisible(subject.is_whole)
        if subject.is_whole:
            self._topics.show_sitting(sitting)
        self.add_topic.setVisible(not (sitting.is_what_if or sitting.is_example))
        self.add_topic.close_field()
        note = f"Exception used: {verdict.exception.title}" if verdict.exception else verdict.words.meaning
        self._banner.show_verdict(verdict.class_, verdict.words.label, verdict.outcome.headline, note)
        self._explanation.setText(verdict.outcome.explanation)
        self._why_this.show_verdict(sitting.assessment, subject.asks.follow_ups)
        self._forget_panels()
        self._tabs.setTabVisible(RESTS_ON, verdict.class_ in PERMISSIVE)
        self._disclaimer.set_text(sitting.assessment.question_set.disclaimer)
        self._tabs.setCurrentIndex(WHY_THIS)
        self._on_tab(WHY_THIS)
        self.scroller.verticalScrollBar().setValue(0)
        self._banner.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._banner, f"{verdict.words.label}. {verdict.outcome.headline}")

    def set_compact(self, compact: bool) -> None:
        """One column where there is no room for two."""
        super().set_compact(compact)
        self._why_this.set_compact(compact)
        self._topics.set_compact(compact)
        self._back.setVisible(not compact)
        self._map.setVisible(not compact)
        for tab, words in enumerate(_SHORT_TABS if compact else _TABS):
            self._tabs.setTabText(tab, words)
        changes = self._panels.get(CHANGES)
        for panel in changes.findChildren(ChangesPanel) if changes is not None else ():
            panel.set_compact(compact)

    def _tab_row(self) -> QHBoxLayout:
        """Return the tabs with the way to the map beside them, which a narrow window has in its header."""
        row = QHBoxLayout()
        row.addWidget(self._tabs, 1)
        self._map = Button(self._look, "See the path on the &map", "quiet", icon="map", dense=True)
        in_header = Button(self._look, "Map", "quiet", icon="map", dense=True)
        for button in (self._map, in_header):
            button.clicked.connect(self.map_requested)
        row.addWidget(self._map, 0, Qt.AlignmentFlag.AlignTop)
        self.header.extras.addWidget(in_header)
        return row

    def _build_footer(self) -> None:
        look = self._look
        self._back = Button(look, "&Back to answers", "secondary", icon="back")
        copy = Button(look, "&Copy", "quiet", icon="copy")
        text = Button(look, "Export &text", "secondary", icon="doc")
        self._pdf = Button(look, "Export &PDF", "secondary", icon="pdf")
        self._keep = Button(look, "", "primary", icon="register")
        for button, signal in (
            (self._back, self.back_requested),
            (copy, self.copy_requested),
            (text, self.text_requested),
            (self._pdf, self.pdf_requested),
            (self._keep, self.keep_requested),
        ):
            button.clicked.connect(signal)
        self.footer.addWidget(self._back)
        self.footer.addStretch(1)
        for button in (copy, text, self._pdf, self._keep):
            self.footer.addWidget(button)

    def _show_footer(self, sitting: Sitting) -> None:
        """Offer the register until it has the decision; then the PDF is what comes next."""
        self._keep.setVisible(sitting.can_be_filed)
        self._keep.setText("Save &new version" if sitting.replaces else "Save to &register")
        self._pdf.set_kind("secondary" if sitting.can_be_filed else "primary")

    def _forget_panels(self) -> None:
        for panel in self._panels.values():
            panel.hide()
            self._others.removeWidget(panel)
            panel.deleteLater()
        self._panels.clear()

    def _on_tab(self, tab: int) -> None:
        """Show what belongs to a tab; it is worked out when it is first looked at."""
        if self._subject is None:
            return
        self._why_this.setVisible(tab == WHY_THIS)
        if tab != WHY_THIS and tab not in self._panels:
            self._panels[tab] = self._make(tab, self._subject)
            self._others.addWidget(self._panels[tab])
        for place, panel in self._panels.items():
            panel.setVisible(place == tab)

    def _on_add_topic(self) -> None:
        self.scroller.bring_into_view_soon(self.add_topic)

    def _on_to_do(self) -> None:
        self._tabs.setCurrentIndex(WHY_THIS)
        first = self._why_this.first_to_do
        first.setFocus(Qt.FocusReason.TabFocusReason)
        self.scroller.bring_into_view_soon(first)

    def _make(self, tab: int, subject: VerdictSubject) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        Spacing(self._look, column, gap=10)
        if tab == WHY_NOT:
            assessment = subject.sitting.assessment
            panel = WhyNotPanel(self._look, assessment.question_set, why_not(assessment))
            panel.source_opened.connect(self.source_opened)
            column.addWidget(panel)
        elif tab == CHANGES:
            self._add_changes(column, subject)
        else:
            self._add_proofs(column, subject)
        return holder

    def _add_changes(self, column: QVBoxLayout, subject: VerdictSubject) -> None:
        lead, changes = subject.changes()
        column.addWidget(Label(self._look, lead, "muted"))
        panel = ChangesPanel(self._look, subject.sitting.message.question_set, changes, compact=self.is_compact)
        panel.tried.connect(self.tried)
        column.addWidget(panel)

    def _add_proofs(self, column: QVBoxLayout, subject: VerdictSubject) -> None:
        to_prove = subject.to_prove()
        column.addWidget(Label(self._look, _RESTS_LEAD if to_prove else _NOTHING_TO_LOSE, "muted"))
        for one in to_prove:
            panel = ProofPanel(self._look, subject.sitting.assessment, one)
            panel.proved.connect(self.proved)
            column.addWidget(panel)


def _to_do(verdict: Verdict | MessageVerdict) -> str:
    """Say how much of the checklist is left, and before what."""
    left = sum(duty.confirmed_on is None for duty in verdict.duties)
    if not left:
        return f"Checklist: all {len(verdict.duties)} done"
    return f"Checklist: {left} to do before you {'go on' if verdict.class_ == 'stop' else 'send'}"
