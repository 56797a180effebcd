"""A rationale to read on the screen, section by section as it would be printed."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.badge import VerdictBanner
from wizard.gui.widgets.icon_label import IconLabel
from wizard.gui.widgets.labels import Label, SourceLink
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.panel import HairLine, Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.report.shapes import (
    Banner,
    Checklist,
    Facts,
    Footing,
    Reasons,
    Section,
    Sheet,
    Signatures,
    Sources,
    Steps,
    Table,
)

_TOP = Qt.AlignmentFlag.AlignTop


class SheetView(QWidget):
    """Shows a sheet. Lines to sign on are left out: nobody signs a screen.

    Signals:
        source_opened: the web address of a source.
    """

    source_opened = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._compact = False
        self._sheet: Sheet | None = None
        self._column = QVBoxLayout(self)
        Spacing(look, self._column, gap=10)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self._sheet = sheet
        clear(self._column)
        self._add_banner(sheet.banner)
        if sheet.notes:
            self._column.addWidget(self._pairs(sheet.notes))
        self._add_sections(sheet.sections)
        self._column.addWidget(Label(self._look, sheet.reasoning_title, "section"))
        self._add_sections(sheet.reasoning)
        for part in sheet.parts:
            self._column.addWidget(Label(self._look, part.title, "section"))
            if part.banner is not None:
                self._add_banner(part.banner)
            self._add_sections(part.sections)

    def set_compact(self, compact: bool) -> None:
        """Stand the cells of a row below each other where the window is narrow."""
        if compact != self._compact:
            self._compact = compact
            if self._sheet is not None:
                self.show_sheet(self._sheet)

    def _add_banner(self, banner: Banner) -> None:
        shown = VerdictBanner(self._look)
        shown.show_verdict(banner.class_, banner.label, banner.headline, "\n".join(banner.lines))
        self._column.addWidget(shown)

    def _add_sections(self, sections: tuple[Section, ...]) -> None:
        for section in sections:
            if isinstance(section, Signatures):
                continue
            panel = Panel(self._look)
            panel.column.addWidget(Label(self._look, section.title, "strong"))
            for widget in self._widgets(section):
                panel.column.addWidget(widget)
            self._column.addWidget(panel)

    def _widgets(self, section: Section) -> Iterator[QWidget]:
        match section:
            case Reasons():
                yield from (Label(self._look, words, "body") for words in section.intro)
                yield from (self._stacked(item.lead, item.small, number=n) for n, item in enumerate(section.items, 1))
            case Checklist():
                yield from (
                    self._marked("check" if item.done else "x", f"{item.lead}. {item.state}.", item.body, item.small)
                    for item in section.items
                )
            case Steps():
                yield from (self._stacked(words, "", number=n, role="body") for n, words in enumerate(section.items, 1))
            case Table():
                yield from (Label(self._look, words, "body") for words in section.intro)
                yield from self._rows(section)
            case Footing():
                yield from (Label(self._look, words, "body") for words in section.intro)
                for fact in section.items:
                    yield self._marked("flag", f"{fact.label}: {fact.answer}", fact.if_wrong, f"Proof: {fact.proof}")
            case Sources():
                yield from (self._source(item.lead, item.remark, item.url) for item in section.items)
            case Facts():
                yield self._pairs(section.rows)

    def _rows(self, table: Table) -> Iterator[QWidget]:
        """Yield the rows of a table: cells side by side, or below each other in a narrow window."""
        for cells in table.rows:
            yield HairLine()
            row = QWidget()
            layout = QVBoxLayout(row) if self._compact else QHBoxLayout(row)
            Spacing(self._look, layout, gap=4 if self._compact else 14)
            last = len(cells) - 1
            for place, (cell, width) in enumerate(zip(cells, table.widths, strict=True)):
                role = "strong" if place == last and table.last == "strong" else "body"
                label = Label(self._look, cell, role, wrap=width > 0)
                label.setAccessibleName(f"{table.header[place]}: {cell}")
                layout.addWidget(label, width, _TOP)
            yield row

    def _stacked(self, lead: str, small: str, *, number: int, role: str = "strong") -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        Spacing(self._look, row, gap=10)
        row.addWidget(Label(self._look, f"{number}.", "number", wrap=False), 0, _TOP)
        row.addLayout(self._lines((lead, role), (small, "small")), 1)
        return holder

    def _marked(self, icon: str, lead: str, body: str, small: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        Spacing(self._look, row, gap=10)
        token = {"check": "okInk", "x": "ink2"}.get(icon, "link")
        row.addWidget(IconLabel(self._look, icon, token, 18), 0, _TOP)
        row.addLayout(self._lines((lead, "strong"), (body, "body"), (small, "small")), 1)
        return holder

    def _source(self, lead: str, remark: str, url: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        Spacing(self._look, column, gap=2)
        link = SourceLink(self._look, lead, url, lead)
        link.opened.connect(self.source_opened)
        column.addWidget(link)
        if remark:
            column.addWidget(Label(self._look, remark, "small"))
        return holder

    def _lines(self, *lines: tuple[str, str]) -> QVBoxLayout:
        column = QVBoxLayout()
        Spacing(self._look, column, gap=2)
        for words, role in lines:
            if words:
                column.addWidget(Label(self._look, words, role))
        return column

    def _pairs(self, pairs: tuple[tuple[str, str], ...]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._look.space(14))
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(pairs):
            grid.addWidget(Label(self._look, name, "small", wrap=False), at, 0, _TOP)
            grid.addWidget(Label(self._look, value, "body"), at, 1)
        return holder
