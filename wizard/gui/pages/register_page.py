"""The register of decisions: searched as one types, filtered, sorted, one decision beside the list."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.decision_pages import Listed
from wizard.gui.look import Look
from wizard.gui.pages.decision_pane import DecisionPane
from wizard.gui.pages.register_filters import RegisterFilters
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.decision_table import DecisionTable
from wizard.gui.widgets.empty_state import EmptyState
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.spacing import Spacing
from wizard.register.values import Decision, Order, Row
from wizard.report.wording import shortened

_RULE = "Entries cannot be edited; a change makes a new version."
_PANE = 286
"""The width of the decision beside the list, at 100 % text."""
_BESIDE = 760
"""The width of the content, at 100 % text, from which there is room beside the list."""


class RegisterPage(Page):
    """Shows the list as it comes.

    Signals:
        search_requested: what to list (Search) and the decision to stay at (Row), or None.
        recount_requested: something may have been added to the register.
        stepped: the decision stood on (Row), whose versions and reviews are wanted.
        export_requested: the list is to be saved.
        open_requested: the number of the version to read.
        change_requested: the number of the version to change.
        pdf_requested: the number of the version whose rationale is to be saved.
        reviewed: what a reviewer says of a version (Reviewed).
        start_requested: a new assessment is wanted.
        restore_requested: the last backup is to take the place of a damaged register.
        rest_requested: what can still be read of a damaged register is wanted.
    """

    search_requested = Signal(object, object)
    recount_requested = Signal()
    stepped = Signal(object)
    export_requested = Signal()
    open_requested = Signal(int)
    change_requested = Signal(int)
    pdf_requested = Signal(int)
    reviewed = Signal(object)
    start_requested = Signal()
    restore_requested = Signal()
    rest_requested = Signal()

    def __init__(self, look: Look, row: Callable[[int], Row | None], parent: QWidget | None = None) -> None:
        """``row`` returns the decision at a place of the list, or None and fetches it."""
        super().__init__(look, full=True, parent=parent)
        self.header.set_answers_text("Menu")
        self._order: Order = "date"
        self._descending = True
        self._today = date.min
        self._reviewer = ""
        self._title = Label(look, "Register of decisions", "title")
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lead = Label(look, "Opening the register…", "small")
        self._export = Button(look, "E&xport list", "secondary", "doc")
        self.filters = RegisterFilters(look)
        self.table = DecisionTable(look, row)
        self.pane = DecisionPane(look)
        self._first = EmptyState(look, "register", "&Start a new assessment")
        self._first.say("Your first decision will be listed here", "Answer the questions and keep the verdict.")
        self._nothing = EmptyState(look, "search", "&Clear search and filters")
        self._error = EmptyState(look, "warn", "&Try again")
        self._restore = Button(look, "Restore the last bac&kup", "secondary", icon="repeat")
        self._rest = Button(look, "Read what is &left", "quiet", icon="doc")
        self._error.offer(self._restore, self._rest)
        self._build()
        self._connect()
        self._show_part(self._list)
        self.pane.hide()
        look.changed.connect(self._arrange)

    def begin(self, today: date, reviewer: str) -> None:
        """Note the day and who uses the program, and ask for the list again."""
        self._today, self._reviewer = today, reviewer
        self.table.set_today(today)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the list again; the decision shown stays, where it is still listed."""
        self.recount_requested.emit()
        self._search(keep=True)

    def show_waiting(self) -> None:
        """List what waits for a review."""
        self.filters.clear(status="waiting")

    def show_listed(self, found: Listed) -> None:
        """Show a new list."""
        held = self._held()
        self.table.list_anew(found.count, found.place)
        self.table.show_sorting(found.search.order, descending=found.search.descending)
        self._lead.setText(f"{_counted(found)}. {_RULE}")
        has_any = found.total > 0
        for part in (self.filters, self._export):
            part.setVisible(has_any)
        if not has_any:
            self._show_part(self._first)
        elif not found.count:
            self._say_nothing_found()
            self._show_part(self._nothing)
        else:
            self._show_part(self._list)
        self._arrange()
        announce(self._lead, self._nothing.text if has_any and not found.count else _counted(found))
        self._hand_on(held)

    def show_arrived(self, first: int, last: int) -> None:
        """Show rows that have come."""
        self.table.show_arrived(first, last)

    def show_decision(self, decision: Decision) -> None:
        """Show versions and reviews of the decision stood on."""
        if self.pane.row is not None and self.pane.row.number == decision.row.number:
            self.pane.show_decision(decision)

    def show_error(self, text: str, *, damaged: bool) -> None:
        """Say why the register cannot be read; where it is damaged, offer what can be done."""
        for button in (self._restore, self._rest):
            button.setVisible(damaged)
        held = self._held()
        self._error.say("The register cannot be opened", text)
        self._lead.setText("")
        for part in (self.filters, self._export):
            part.hide()
        self._show_part(self._error)
        announce(self._error, self._error.text, assertive=True)
        self._hand_on(held)

    def take_focus(self) -> None:
        """Give the focus to the list, or to the way out where there is none."""
        self._main().setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroller.verticalScrollBar().setValue(0)
        announce(self._title, f"{self._title.text()}. {self._lead.text()}")

    def set_compact(self, compact: bool) -> None:
        """Show the decision below the list where there is no room beside it."""
        super().set_compact(compact)
        if compact:
            self.header.extras.addWidget(self._export)
        else:
            self._head.addWidget(self._export, 0, Qt.AlignmentFlag.AlignVCenter)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts as they fit."""
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        look = self._look
        said = QVBoxLayout()
        Spacing(look, said, gap=3)
        said.addWidget(self._title)
        said.addWidget(self._lead)
        self._head = QHBoxLayout()
        Spacing(look, self._head, (0, 12, 0, 8), 14)
        self._head.addLayout(said, 1)
        self._head.addWidget(self._export, 0, Qt.AlignmentFlag.AlignVCenter)
        self.content.addLayout(self._head)
        self.content.addWidget(self.filters)
        frame = QFrame()
        frame.setProperty("box", "listed")
        framed = QHBoxLayout(frame)
        framed.setContentsMargins(1, 1, 1, 1)
        framed.addWidget(self.table)
        self._list = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._list)
        Spacing(look, self._sides, (0, 4, 0, 0), 14)
        self._sides.addWidget(frame, 1)
        self._sides.addWidget(self.pane)
        for part in (self._list, self._first, self._nothing, self._error):
            self.content.addWidget(part, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filtered)
        self.table.sorted.connect(self._on_sorted)
        self.table.stepped.connect(self._on_stepped)
        self.table.opened.connect(self._on_opened)
        self._export.clicked.connect(self.export_requested)
        self._first.pressed.connect(self.start_requested)
        self._nothing.pressed.connect(self._on_cleared)
        self._error.pressed.connect(self._on_again)
        self._restore.clicked.connect(self.restore_requested)
        self._rest.clicked.connect(self.rest_requested)
        self.pane.open_requested.connect(self.open_requested)
        self.pane.change_requested.connect(self.change_requested)
        self.pane.pdf_requested.connect(self.pdf_requested)
        self.pane.reviewed.connect(self.reviewed)
        self.pane.review.unfolded.connect(self._on_unfolded)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find)

    def _main(self) -> QWidget:
        """Return the list, or the way out where there is none."""
        empty = next((each for each in (self._first, self._nothing, self._error) if not each.isHidden()), None)
        return self.table if empty is None else empty.button

    def _held(self) -> bool:
        """Say whether the list, or the way out, has the focus."""
        return self._main().hasFocus()

    def _hand_on(self, held: bool) -> None:
        """Give the focus to what took the place of what had it."""
        if held:
            self._main().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_part(self, shown: QWidget) -> None:
        for part in (self._list, self._first, self._nothing, self._error):
            part.setVisible(part is shown)

    def _say_nothing_found(self) -> None:
        words = shortened(self.filters.words, most_words=12, longest=60)
        self._nothing.say(
            f"No decision matches “{words}”" if words else "No decision matches",
            "Try fewer words, or look at every status and date."
            if words
            else "Look at every verdict, status and date.",
        )

    def _search(self, *, keep: bool) -> None:
        wanted = self.filters.wanted(self._today, self._order, descending=self._descending)
        self.search_requested.emit(wanted, self.pane.row if keep else None)

    def _on_filtered(self) -> None:
        """List what fits; the first of what was searched for is stood on, so that no other need be looked for."""
        self._search(keep=not self.filters.words)

    def _on_sorted(self, order: Order, descending: bool) -> None:
        self._order, self._descending = order, descending
        self._search(keep=True)

    def _on_again(self) -> None:
        self.recount_requested.emit()
        self._search(keep=False)

    def _on_cleared(self) -> None:
        self.filters.clear()
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_stepped(self, row: Row | None) -> None:
        if self.table.hasFocus():
            self.scroller.bring_into_view(self.table.viewport(), self.table.visualRect(self.table.currentIndex()))
        self.pane.setEnabled(row is not None)
        if row is not None:
            self.pane.show_row(row, self._reviewer)
            self.pane.show()
            self.stepped.emit(row)

    def _on_opened(self, row: Row) -> None:
        self.open_requested.emit(row.number)

    def _on_find(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _on_unfolded(self) -> None:
        self.scroller.bring_into_view_soon(self.pane.review)

    @Slot()
    def _arrange(self) -> None:
        margins = self._margins()
        room = self.width() - margins.left() - margins.right()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.filters.fit(room)
        beside = room / self._look.scale >= _BESIDE
        self._sides.setDirection(across if beside else down)
        self.pane.set_scrolling(beside)
        self.pane.setMinimumWidth(self._look.px(_PANE) if beside else 0)
        self.pane.setMaximumWidth(self._look.px(_PANE) if beside else _NO_LIMIT)


_NO_LIMIT = 16777215
"""Qt's own largest width."""


def _counted(found: Listed) -> str:
    if not found.total:
        return "No decisions yet"
    decisions = f"{found.total:,} decision{'' if found.total == 1 else 's'}"
    return decisions if found.count in {0, found.total} else f"{found.count:,} of {decisions}"
