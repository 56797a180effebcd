"""Pictures of every part of the window, to hold beside the design: python tests/support/gallery.py OUT_DIR."""

import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.decision_pages import Listed
from wizard.gui.look import Look
from wizard.gui.pages.register_page import RegisterPage
from wizard.gui.widgets.answer_card import AnswerCard, AnswerGroup
from wizard.gui.widgets.badge import Badge, VerdictBanner
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.checklist import ChecklistRow
from wizard.gui.widgets.field import Field
from wizard.gui.widgets.focus_ring import FocusRing
from wizard.gui.widgets.home_art import HomeArt
from wizard.gui.widgets.keycap import Keycap
from wizard.gui.widgets.labels import Label, SourceLink
from wizard.gui.widgets.navigation import Navigation
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.rail import Rail, RailItem, RailState
from wizard.gui.widgets.tabs import Tabs
from wizard.register.values import Row, Search

QUESTION = "Whose product or service is the message about?"
ANSWERS = (
    ("drug", "A drug or biologic the patient is prescribed now", "“Your allergy prescription is due for a refill.”"),
    ("own", "Our own product or service", "“Join our new diabetes education class.”"),
    ("plan", "A plan benefit or provider network", "“Lakeside Clinic has joined your plan's network.”"),
    ("other", "Another company's product or service", "“Try the FitPath meal kit. Order online.”"),
    ("unsure", "I'm not sure", "We will show you what to check before you go on."),
)
WHY = (
    "The rule treats a drug the patient already takes, your own services and other companies' products in different "
    "ways. This answer decides which exceptions can still apply."
)
STEPS = (
    RailItem(question_id="purpose", number=1, label="Purpose", answer="Encourages use of a product or service"),
    RailItem(question_id="sender", number=2, label="Sender", answer="Us, a health care provider"),
    RailItem(question_id="product", number=3, label="Product", answer="A drug the patient is prescribed now"),
    RailItem(question_id="channel", number=4, label="Channel", answer="Text message"),
    RailItem(question_id="payer", number=5, label="Who pays", answer="The drug maker pays us"),
    RailItem(question_id="cost", number=6, label="What the payment covers", answer="Only our cost of sending"),
)
CLASSES = (
    ("exception", "Exception applies"),
    ("conditional", "Exception applies, with conditions"),
    ("authorization", "Authorization required"),
    ("not-governed", "Not governed by the marketing rule"),
    ("stop", "Stop: ask the privacy officer"),
)
DECISIONS = (
    ("03-09", "Refill text paid by the drug maker", "conditional", "waiting"),
    ("03-08", "Flu shot clinic postcard", "exception", "waiting"),
    ("03-06", "New diabetes class letter", "exception", "approved"),
    ("03-05", "FitPath meal kit email", "authorization", "sent-back"),
    ("03-04", "Knee implant mailing paid by the maker", "authorization", "approved"),
    ("03-03", "Insulin pump demo, payer unclear", "stop", "waiting"),
    ("03-02", "Hospital open day poster", "not-governed", "approved"),
    ("02-27", "Care coordinator phone script", "exception", "approved"),
    ("02-26", "Free toothbrush with dental visit", "exception", "approved"),
)
REASONS = (
    ("It is about a drug the patient is prescribed now", "You said: a drug the patient is prescribed now."),
    ("The drug maker pays only your cost of sending", "Refill reminders may be paid for, up to that cost."),
    ("You, the provider, send it", "The exception covers messages you send to your own patients."),
)
CITE = ("45 CFR 164.501, Marketing (2)(i)", "https://example.org/rule", "Definition of marketing")


def asked_state() -> RailState:
    return RailState(
        name="Spring allergy refill text",
        status="Draft saved 10:42 AM",
        items=STEPS[:2],
        current=RailItem(question_id="product", number=3, label="Product"),
        then="Up to 5 more questions",
        foot_title="Question 3 of at most 8",
        answered=2,
        at_most=8,
        foot_note="Later questions are skipped when your answers settle the verdict.",
    )


def settled_state() -> RailState:
    return RailState(
        name="Refill text paid by the drug maker",
        status="Draft saved 10:42 AM",
        items=STEPS,
        current=None,
        then="",
        foot_title="6 of 6 questions answered",
        answered=6,
        at_most=6,
        foot_note="Your answers skipped 2 questions.",
    )


def beside(left: QWidget, right: QWidget) -> QWidget:
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(left)
    row.addWidget(right, 1)
    return window


def in_row(*widgets: QWidget, gap: int = 10, stretch: bool = True) -> QBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row


def components(look: Look) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(36, 24, 36, 24)
    column.addWidget(Label(look, "Components", "heading"))
    grid = QGridLayout()
    grid.setSpacing(18)
    for place, state in enumerate(("rest", "hover", "selected", "disabled")):
        card = AnswerCard(look, "Our own product or service", "Example: a class we run.", 2)
        card.setAutoExclusive(False)
        card.setChecked(state == "selected")
        card.setEnabled(state != "disabled")
        card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, state == "hover")
        grid.addWidget(card, place // 3, place % 3)
    column.addLayout(grid)
    off = [Button(look, "Continue", "primary"), Button(look, "Export text")]
    for button in off:
        button.setEnabled(False)
    column.addLayout(
        in_row(
            Button(look, "Continue", "primary", "arrow", icon_after=True),
            Button(look, "Export text", "secondary", "text"),
            Button(look, "Change", "quiet", "pencil", dense=True),
            Button(look, "Delete draft", "danger"),
            Button(look, "Try it", dense=True),
            Button(look, "Open the authorization checklist", "secondary", "list", dense=True),
            *off,
        )
    )
    for role, words in (
        ("title", "Question title 30 bold"),
        ("heading", "Page heading 26 bold"),
        ("section", "Section 19 bold"),
        ("body", "Body 16 regular. 45 CFR 164.501(2)(ii)(A), Il1 O0"),
        ("small", "Small 14 regular"),
        ("caption", "Caption 13"),
    ):
        column.addWidget(Label(look, words, role))
    badges = [Badge(look, class_id, words) for class_id, words in CLASSES]
    column.addLayout(in_row(*badges[:3]))
    column.addLayout(in_row(*badges[3:]))
    fields = [
        Field(look, word, "Leave out patient names.", placeholder="Search by name") for word in ("&Name", "N&ote")
    ]
    fields[1].set_error("Enter a name for this assessment")
    fields[1].set_warning("This looks like a phone number. Never type patient details.")
    column.addLayout(in_row(*fields, gap=16, stretch=False))
    rows = [
        ChecklistRow(look, "Only current patients get it", "Active, or lapsed 90 days or less.", checked=True),
        ChecklistRow(look, "It promotes no other drug"),
    ]
    column.addLayout(in_row(*rows, stretch=False))
    column.addWidget(Note(look, "info", "Text messages also have their own consent rules.", "info"))
    column.addWidget(Note(look, "warn", "This question set has not been reviewed by counsel.", "warn"))
    column.addWidget(Note(look, "warn", "The file was not saved.", "error"))
    column.addStretch(1)
    return window


def question(look: Look, *, error: bool = False, compact: bool = False) -> QWidget:
    page = Page(look, aside="Why we ask", footer=True)
    if not compact:
        page.content.addWidget(Label(look, "Question 3 of at most 8", "counter"))
    page.content.addWidget(Label(look, QUESTION, "title"))
    page.place_disclosure(Label(look, "Choose the answer that fits best.", "lead"))
    group = AnswerGroup(look)
    group.show_answers(QUESTION, ANSWERS, None if error else "drug")
    page.content.addWidget(group)
    page.content.addStretch(1)
    page.aside.addWidget(Label(look, "Why we ask", "strong"))
    page.aside.addWidget(Label(look, WHY, "aside"))
    page.aside.addWidget(SourceLink(look, "45 CFR 164.501, “Marketing”", CITE[1], CITE[2]))
    page.aside.addWidget(HairLine())
    page.aside.addWidget(Label(look, "Words we use", "strong"))
    page.aside.addWidget(Label(look, "Biologic means a vaccine, insulin or another medicine.", "aside"))
    page.footer.addWidget(Button(look, "&Back", "secondary", "back"))
    page.footer.addStretch(1)
    if not compact:
        for word in ("Press", "1", "to", "5", "to choose,", "Enter", "to continue"):
            key = word.isdigit() or word == "Enter"
            page.footer.addWidget(Keycap(look, word) if key else Label(look, word, "small", wrap=False))
    page.footer.addWidget(Button(look, "&Continue", "primary", "arrow", icon_after=True))
    page.header.set_answers_text("Answers so far (2)")
    page.header.set_progress(2, 3, 8)
    page.header.set_text("Question 3 of at most 8")
    page.set_compact(compact)
    if compact:
        window = page
    else:
        rail = Rail(look)
        rail.show_rail(asked_state())
        window = beside(rail, page)
    focus_later(look, window, group)
    if error:
        group.set_error("Choose an answer to continue. If none fits, choose “I'm not sure”.")
    return window


def focus_later(look: Look, window: QWidget, group: AnswerGroup) -> None:
    FocusRing(look, window)
    window.show()
    window.activateWindow()
    group.focus_chosen_or_first()
    QTest.keyClick(group.cards[0], Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)


def verdict(look: Look, *, compact: bool = False) -> QWidget:
    page = Page(look, footer=True)
    banner = VerdictBanner(look)
    headline = "No authorization needed, if all 3 conditions hold"
    banner.show_verdict("conditional", CLASSES[1][1], headline, "Exception used: refill reminders")
    page.content.addWidget(banner)
    tabs = Tabs(look)
    for words in ("Why this", "Why not the others", "What would change it"):
        tabs.addTab(words)
    page.content.addWidget(tabs)
    reasons = QVBoxLayout()
    for title, line in REASONS:
        reasons.addWidget(Label(look, title, "strong"))
        reasons.addWidget(Label(look, line, "small"))
        reasons.addWidget(SourceLink(look, *CITE))
    reasons.setSpacing(2)
    reasons.addStretch(1)
    panel = Panel(look)
    panel.column.addLayout(in_row(Label(look, "Conditions to meet", "strong"), Label(look, "2 of 3", "caption")))
    cost = "Payment is no more than the cost of labor, supplies and postage"
    panel.column.addWidget(ChecklistRow(look, cost, "Keep the cost worksheet with this record.", checked=True))
    panel.column.addWidget(ChecklistRow(look, "It promotes no other drug", "No add-on drug.", citations=[CITE]))
    split = QBoxLayout(QBoxLayout.Direction.TopToBottom if compact else QBoxLayout.Direction.LeftToRight)
    split.setSpacing(18)
    split.addLayout(reasons, 1)
    split.addWidget(panel, 1, Qt.AlignmentFlag.AlignTop)
    page.content.addLayout(split)
    page.content.addWidget(Note(look, "info", "Text messages also have their own consent rules."))
    page.content.addStretch(1)
    page.footer.addWidget(Button(look, "&Back to answers", "secondary", "back"))
    page.footer.addStretch(1)
    page.footer.addWidget(Button(look, "&Copy", "quiet", "copy"))
    page.footer.addWidget(Button(look, "Export &text", "secondary", "text"))
    page.footer.addWidget(Button(look, "Export &PDF", "primary", "pdf"))
    page.header.set_answers_text("Answers (6)")
    page.set_compact(compact)
    if compact:
        return page
    rail = Rail(look)
    rail.show_rail(settled_state())
    return beside(rail, page)


def home(look: Look) -> QWidget:
    navigation = Navigation(look)
    for place, words, icon, badge in (
        ("home", "&Home", "home", ""),
        ("train", "T&rain", "train", ""),
        ("register", "Re&gister", "register", ""),
        ("review", "Re&view", "review", "4"),
    ):
        navigation.add(place, words, icon, badge)
    navigation.set_current("home")
    navigation.set_caption("Rule pack 2026.2, checked Mar 1, 2026")
    page = Page(look)
    hero = Panel(look)
    words = QVBoxLayout()
    words.addWidget(Label(look, "Check a patient message", "title"))
    lead = "Answer a few plain questions and get a marketing-rule verdict, with reasons you can file."
    words.addWidget(Label(look, lead, "lead"))
    words.addLayout(in_row(Button(look, "Start a &new assessment", "primary", "plus"), Keycap(look, "Ctrl")))
    row = QHBoxLayout()
    row.addLayout(words, 1)
    row.addWidget(HomeArt(look))
    hero.column.addLayout(row)
    page.content.addWidget(hero)
    page.content.addStretch(1)
    return beside(navigation, page)


def register(look: Look, *, compact: bool = False) -> QWidget:
    listed = [
        Row(
            number=129 - place,
            year=2026,
            serial=129 - place,
            version=1,
            name=name,
            class_=class_,
            label=dict(CLASSES)[class_],
            outcome="",
            headline="No authorization needed, if all 3 conditions hold. The drug maker pays only the cost of sending.",
            exception="Refill reminders and current prescriptions",
            decided_by="D. Alvarez, marketing",
            decided_at=f"2026-{day}T10:58:00-05:00",
            set_id="hipaa-marketing",
            set_version="2026.2",
            set_digest="",
            conditions=3,
            confirmed=2,
            status=status,
        )
        for place, (day, name, class_, status) in enumerate(DECISIONS)
    ]
    page = RegisterPage(look, listed.__getitem__)
    page.begin(date(2026, 3, 9), "P. Office, privacy")
    page.show_listed(
        Listed(search=Search(), count=len(listed), total=128, waiting=4, place=0, page=0, rows=tuple(listed))
    )
    page.set_compact(compact)
    if compact:
        return page
    navigation = Navigation(look)
    for place, words, icon, badge in (
        ("home", "Home", "home", ""),
        ("register", "Register", "register", ""),
        ("review", "Review", "review", "4"),
    ):
        navigation.add(place, words, icon, badge)
    navigation.set_current("register")
    return beside(navigation, page)


def take(window: QWidget, size: tuple[int, int], file: Path) -> None:
    window.resize(*size)
    window.show()
    for _ in range(4):  # layouts inside layouts come to rest one by one
        QApplication.processEvents()
    window.grab().save(str(file))
    window.close()
    window.deleteLater()


def main(folder: Path) -> None:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    look = Look(application, "light", 100)
    look.apply()
    for theme in ("light", "dark"):
        look.set_theme("dark" if theme == "dark" else "light")
        for percent in (100, 125, 150, 200):
            look.set_text_percent(percent)
            compact = 1180 / look.scale < 900
            name = f"{theme}-{percent}.png"
            take(components(look), (round(1355 * look.scale), round(980 * look.scale)), folder / f"components-{name}")
            take(question(look, compact=compact), (1180, 780), folder / f"question-{name}")
            take(question(look, error=True, compact=compact), (1180, 780), folder / f"error-{name}")
            take(verdict(look, compact=compact), (1180, 780), folder / f"verdict-{name}")
            take(home(look), (1180, 780), folder / f"home-{name}")
            take(register(look, compact=compact), (1180, 780), folder / f"register-{name}")
    QApplication.sendPostedEvents(None, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
