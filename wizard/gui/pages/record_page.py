"""A decision as it was made, in its own words: from the register, or from a saved PDF."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.pages.review_panel import ReviewPanel
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.panel import Panel
from wizard.gui.widgets.sheet_view import SheetView
from wizard.gui.widgets.spacing import Spacing

if TYPE_CHECKING:
    from wizard.register.values import Row
    from wizard.report.shapes import Sheet

_MARKS = {"ok": ("ok", "okInk"), "note": ("info", "ink2"), "wrong": ("warn", "danger")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence about the record. ``mark``: ok, note, or wrong."""

    mark: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRecord:
    """What the page shows: the sheet, where it is from in a line, what there is to say of it, and what can be done.

    ``reviewer`` is who uses the program, as far as it is known.
    """

    sheet: "Sheet"
    line: str
    remarks: tuple[Remark, ...]
    can_change: bool
    can_add: bool
    to_review: "Row | None" = None
    reviewer: str = ""


class RecordPage(Page):
    """Shows one decision to read.

    Signals:
        back_requested: the person is done.
        change_requested: the next version is wanted.
        add_requested: it is to be added to the register.
        reviewed: what a reviewer says of it (Reviewed).
        text_requested, pdf_requested: the rationale is wanted in that form.
        source_opened: the web address of a source.
    """

    back_requested = Signal()
    change_requested = Signal()
    add_requested = Signal()
    reviewed = Signal(object)
    text_requested = Signal()
    pdf_requested = Signal()
    source_opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self.header.set_answers_text("Menu")
        self._title = Label(look, role="title")
        self._line = Label(look, role="lead")
        self._remarks = Panel(look)
        self._sheet = SheetView(look)
        self._sheet.source_opened.connect(self.source_opened)
        self._review_box = Panel(look)
        self._review = ReviewPanel(look)
        self._review.reviewed.connect(self.reviewed)
        self._review.unfolded.connect(self._on_unfolded)
        self._review_box.column.addWidget(self._review)
        for widget in (self._title, self._line, self._remarks, self._review_box, self._sheet):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self._build_footer()

    def show_record(self, shown: ShownRecord) -> None:
        """Show a decision from its beginning."""
        self._title.setText(shown.sheet.title)
        self._line.setText(shown.line)
        clear(self._remarks.column)
        for remark in shown.remarks:
            self._remarks.column.addLayout(self._remark(remark))
        self._remarks.setVisible(bool(shown.remarks))
        self._sheet.show_sheet(shown.sheet)
        self._review_box.setVisible(shown.to_review is not None)
        if shown.to_review is not None:
            self._review.show_row(shown.to_review, shown.reviewer)
        self._change.setVisible(shown.can_change)
        self._add.setVisible(shown.can_add)
        self._pdf.set_kind("secondary" if shown.can_add else "primary")
        self.scroller.verticalScrollBar().setValue(0)
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        banner = shown.sheet.banner
        announce(self._title, f"{shown.sheet.title}. {banner.label}. {banner.headline}")

    def set_compact(self, compact: bool) -> None:
        """Stand things below each other where the window is narrow."""
        self._sheet.set_compact(compact)
        super().set_compact(compact)
        self._text.setVisible(not compact)

    def _on_unfolded(self) -> None:
        self.scroller.bring_into_view_soon(self._review_box)

    def _remark(self, remark: Remark) -> QHBoxLayout:
        row = QHBoxLayout()
        Spacing(self._look, row, gap=10)
        row.addWidget(IconLabel(self._look, *_MARKS[remark.mark], 18), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(Label(self._look, remark.says, "body"))
        row.addLayout(words, 1)
        return row

    def _build_footer(self) -> None:
        look = self._look
        back = Button(look, "Bac&k", "secondary", icon="back")
        self._change = Button(look, "&Change", "quiet", icon="pencil")
        self._text = Button(look, "Export &text", "secondary", icon="doc")
        self._pdf = Button(look, "Export &PDF", "primary", icon="pdf")
        self._add = Button(look, "&Add to the register", "primary", icon="register")
        for button, signal in (
            (back, self.back_requested),
            (self._change, self.change_requested),
            (self._text, self.text_requested),
            (self._pdf, self.pdf_requested),
            (self._add, self.add_requested),
        ):
            button.clicked.connect(signal)
        self.footer.addWidget(back)
        self.footer.addStretch(1)
        for button in (self._change, self._text, self._pdf, self._add):
            self.footer.addWidget(button)
