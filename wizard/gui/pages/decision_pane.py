"""One decision beside the list: its verdict and facts, what can be done with it, and its review."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from wizard.gui.days import full_day
from wizard.gui.decision_words import BADGES, REVIEWS
from wizard.gui.look import Look
from wizard.gui.pages.review_panel import ReviewPanel
from wizard.gui.widgets.badge import Badge
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.flow import Flow
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.scroller import Scroller
from wizard.gui.widgets.spacing import Spacing
from wizard.register.values import Decision, Review, Row

_FACTS = ("Decision", "Exception", "Conditions", "Decided by", "Decided on", "Rules", "Versions", "Reviews")
_CAPTION = 84
"""The width of a fact's name at 100 % text."""
_LEAST = 150
"""The least height of what scrolls, at 100 % text."""


class DecisionPane(Panel):
    """Shows one version of a decision.

    Signals:
        open_requested: the number of the version to read.
        change_requested: the number of the version to change, which makes a new one.
        pdf_requested: the number of the version whose rationale is to be saved.
        reviewed: what a reviewer says of it (Reviewed).
    """

    open_requested = Signal(int)
    change_requested = Signal(int)
    pdf_requested = Signal(int)
    reviewed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._look = look
        self._row: Row | None = None
        self.setAccessibleName("Decision")
        self._name = Label(look, "", "section")
        self._badge = Badge(look, "stop", "")
        self._headline = Label(look, "", "small")
        self._facts = {fact: (Label(look, fact, "caption"), Label(look, "", "fact")) for fact in _FACTS}
        self.review = ReviewPanel(look)
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        Spacing(look, inside, (0, 0, 4, 0), 10)
        inside.addWidget(self._name)
        inside.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._headline)
        inside.addWidget(HairLine())
        inside.addLayout(self._table())
        inside.addWidget(self._buttons())
        inside.addStretch(1)
        self._foot = QVBoxLayout()
        Spacing(look, self._foot, gap=12)
        self._foot.addWidget(HairLine())
        self._foot.addWidget(self.review)
        self._scroller = Scroller(self._inside)
        # Whatever it holds, it asks for no more than its least height: the page need not scroll, too.
        self._scroller.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._holder = QVBoxLayout()
        self._holder.addWidget(self._scroller)
        self.column.addLayout(self._holder, 1)
        self.column.addLayout(self._foot)
        self.review.reviewed.connect(self.reviewed)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def row(self) -> Row | None:
        """The version shown."""
        return self._row

    def set_scrolling(self, scrolling: bool) -> None:
        """Scroll in itself, beside the list; or be as high as its words, below it."""
        if scrolling == (self._scroller.widget() is not None):
            return
        if scrolling:
            self._holder.removeWidget(self._inside)
            self._scroller.setWidget(self._inside)
            self._inside.setAutoFillBackground(False)  # which the line before turned on
        else:
            self._holder.addWidget(self._scroller.takeWidget())
        self._inside.show()
        self._scroller.setVisible(scrolling)

    def show_row(self, row: Row, reviewer: str) -> None:
        """Show what the list knows of a version; ``reviewer`` is who uses the program, as far as known."""
        if self._row is None or self._row.number != row.number:
            for fact in ("Versions", "Reviews"):
                self._say(fact, "")
            self._scroller.verticalScrollBar().setValue(0)
        self._row = row
        self._name.setText(row.name)
        self._badge.show_verdict(row.class_, BADGES[row.class_])
        self._headline.setText(row.headline)
        self._say("Decision", f"{row.decision}, version {row.version}")
        self._say("Exception", row.exception or "")
        self._say("Conditions", f"{row.confirmed} of {row.conditions} confirmed" if row.conditions else "")
        self._say("Decided by", row.decided_by)
        self._say("Decided on", full_day(row.decided_at))
        self._say("Rules", row.set_version)
        self.review.show_row(row, reviewer)

    def show_decision(self, decision: Decision) -> None:
        """Show its versions and reviews, once they are read."""
        others = [version for version in decision.versions if version.number != decision.row.number]
        self._say("Versions", "\n".join(map(_version, others)))
        self._say("Reviews", "\n".join(map(_review, decision.reviews)))

    def _table(self) -> QGridLayout:
        table = QGridLayout()
        Spacing(self._look, table, gap=7)
        for place, (name, words) in enumerate(self._facts.values()):
            table.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            table.addWidget(words, place, 1)
        table.setColumnStretch(1, 1)
        return table

    def _buttons(self) -> QWidget:
        look = self._look
        holder = QWidget()
        row = Flow()
        holder.setLayout(row)
        Spacing(look, row, gap=2)
        self._open = Button(look, "&Open", "quiet", "doc", dense=True)
        change = Button(look, "&Change", "quiet", "pencil", dense=True)
        pdf = Button(look, "Export &PDF", "quiet", "pdf", dense=True)
        self._open.clicked.connect(self._on_open)
        change.clicked.connect(self._on_change)
        pdf.clicked.connect(self._on_pdf)
        for button in (self._open, change, pdf):
            row.addWidget(button)
        return holder

    def _say(self, fact: str, words: str) -> None:
        name, said = self._facts[fact]
        said.setText(words)
        said.setAccessibleName(f"{fact}: {words}")
        for label in (name, said):
            label.setVisible(bool(words))

    def _number(self) -> int:
        assert self._row is not None, "its buttons are shown with a decision"
        return self._row.number

    def _on_open(self) -> None:
        self.open_requested.emit(self._number())

    def _on_change(self) -> None:
        self.change_requested.emit(self._number())

    def _on_pdf(self) -> None:
        self.pdf_requested.emit(self._number())

    @Slot()
    def _fit(self) -> None:
        self._scroller.setMinimumHeight(self._look.px(_LEAST))
        for name, _ in self._facts.values():
            name.setFixedWidth(self._look.px(_CAPTION))


def _version(row: Row) -> str:
    return f"Version {row.version}, {full_day(row.decided_at)}, {row.decided_by}: {BADGES[row.class_]}"


def _review(review: Review) -> str:
    said = f"{REVIEWS[review.result].words} by {review.reviewer}, {full_day(review.reviewed_at)}"
    return f"{said}: {review.reason}" if review.reason else said
