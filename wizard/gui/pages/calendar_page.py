"""A campaign calendar that was screened: what its messages came to, and every row, to be opened and finished."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.badge import Badge
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.campaign_list import Campaign, CampaignList
from wizard.gui.widgets.flow import Flow
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.panel import Panel
from wizard.gui.widgets.spacing import Spacing
from wizard.questionset.model import CLASS_ORDER, QuestionSet
from wizard.report.wording import count_of
from wizard.screening.calendar import ScreenedCalendar

_EMPTY = "This calendar has no campaigns yet. Fill in a row for each one, save the file, and screen it again."
_HOW_TO_BEGIN = "To begin with a sheet that fits, choose File, Save an empty calendar."
_STEPS = 1000
"""How finely the progress is drawn."""


class CalendarPage(Page):
    """Shows a calendar, how far the work on it is, or why it cannot be read.

    Signals:
        closed: the person is done with the calendar.
        save_requested: the calendar with its verdicts is to be saved.
        other_requested: another file is wanted in place of one that cannot be read.
        stopped: the work under way is to end.
        opened: the place, among the calendar's messages, of that to be opened.
    """

    closed = Signal()
    save_requested = Signal()
    other_requested = Signal()
    stopped = Signal()
    opened = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self.header.set_answers_text("Menu")
        self._calendar: ScreenedCalendar | None = None
        self._problems = 0
        self._set: QuestionSet | None = None
        self._title = Label(look, role="title")
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lead = Label(look, role="lead")
        self._counts = QWidget()
        counts = Flow()
        self._counts.setLayout(counts)
        Spacing(look, counts, gap=8)
        self._notes = Note(look, "info", "")
        self._error = Note(look, "warn", "", tone="error")
        self._filter = Button(look, "", "secondary", "filter", dense=True)
        self._filter.setCheckable(True)
        self.list = CampaignList(look)
        self._build_working()
        self._build_detail()
        for widget in (self._title, self._lead, self._working, self._error, self._counts, self._notes):
            self.content.addWidget(widget)
        self.content.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self._detail)
        self._rest = QWidget()
        self.content.addWidget(self._rest, 1)
        self._build_footer()
        self._filter.toggled.connect(self._on_filtered)
        self.list.stepped.connect(self._on_stepped)
        self.list.opened.connect(self.opened)

    @property
    def calendar(self) -> ScreenedCalendar | None:
        """The calendar shown."""
        return self._calendar

    def show_calendar(self, calendar: ScreenedCalendar, question_set: QuestionSet) -> None:
        """Show a screened calendar; the row stood on stays, as far as it is still listed."""
        self._calendar, self._set = calendar, question_set
        rows = sum(row.message is not None for row in calendar.rows)
        self._lead.setText(f"{count_of(len(calendar.messages), 'message')} in {count_of(rows, 'row')}." if rows else "")
        self._fill_counts(calendar, question_set)
        self._notes.set_text(" ".join(calendar.notes) if rows else _EMPTY)
        self._problems = len(calendar.problems)
        self._filter.setText(f"Only rows with a &problem ({self._problems})")
        if not self._problems:
            self._filter.setChecked(False)
        self._list_rows()
        self._show_parts()

    def show_file(self, name: str) -> None:
        """Name the file that is read, and show nothing of one before it."""
        self._title.setText(name)
        self._lead.setText("")
        self._calendar = None
        self._error.set_text("")
        self._filter.setChecked(False)
        self._show_parts()

    def show_error(self, text: str) -> None:
        """Say why the file cannot be read."""
        self._error.set_text(text)
        self._lead.setText(_HOW_TO_BEGIN)
        self.end_work()
        announce(self._error, text, assertive=True)

    def show_work(self, stage: str, done: int, total: int) -> None:
        """Show how far a long work is."""
        self._stage.setText(f"{stage}…")
        self._bar.setAccessibleName(stage)
        self._bar.setValue(_STEPS * done // max(total, 1))
        if self._working.isHidden():
            self._working.show()
            self._show_parts()

    def end_work(self) -> None:
        """Show that no work is under way any more."""
        self._working.hide()
        self._show_parts()

    def take_focus(self) -> None:
        """Give the focus to the rows; where there are none, to the title."""
        shown: QWidget = self._title if self.list.isHidden() else self.list
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._title, f"{self._title.text()}. {self._lead.text()}")

    def _build_working(self) -> None:
        look = self._look
        self._working = Panel(look)
        self._stage = Label(look, "", "strong")
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        cancel = Button(look, "Ca&ncel", "secondary", "x", dense=True)
        cancel.clicked.connect(self.stopped)
        for widget in (self._stage, self._bar):
            self._working.column.addWidget(widget)
        self._working.column.addWidget(cancel, 0, Qt.AlignmentFlag.AlignLeft)
        self._working.hide()

    def _build_detail(self) -> None:
        look = self._look
        self._detail = Panel(look)
        self._row_name = Label(look, "", "strong")
        self._row_text = Label(look, "", "small")
        self._open = Button(look, "&Open this row", "secondary", "arrow", icon_after=True, dense=True)
        self._open.clicked.connect(self.list.open_current)
        head = QHBoxLayout()
        head.addWidget(self._row_name, 1)
        head.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        Spacing(look, head, gap=10)
        self._detail.column.addLayout(head)
        self._detail.column.addWidget(self._row_text)

    def _build_footer(self) -> None:
        close = Button(self._look, "&Close the calendar", "secondary", "x")
        close.clicked.connect(self.closed)
        self._save = Button(self._look, "&Save the result…", "primary")
        self._save.clicked.connect(self.save_requested)
        self._other = Button(self._look, "Choose another &file…", "primary")
        self._other.clicked.connect(self.other_requested)
        self.footer.addWidget(close)
        self.footer.addStretch(1)
        self.footer.addWidget(self._save)
        self.footer.addWidget(self._other)

    def _show_parts(self) -> None:
        """Show the parts that have something to show."""
        calendar = self._calendar
        failed = bool(self._error.label.text())
        listed = calendar is not None and bool(calendar.messages)
        self._error.setVisible(failed)
        self._lead.setVisible(bool(self._lead.text()))
        self._counts.setVisible(listed)
        self._notes.setVisible(calendar is not None and bool(self._notes.label.text()))
        self._filter.setVisible(listed and self._problems > 0)
        self.list.setVisible(listed)
        self._detail.setVisible(listed)
        self._rest.setVisible(not listed)
        self._save.setVisible(listed and self._working.isHidden())
        self._other.setVisible(failed)

    def _fill_counts(self, calendar: ScreenedCalendar, question_set: QuestionSet) -> None:
        flow = self._counts.layout()
        assert flow is not None, "made with the page"
        clear(flow)
        counts = calendar.counts
        for class_ in reversed(CLASS_ORDER):
            if class_ in counts:
                flow.addWidget(Badge(self._look, class_, f"{question_set.classes[class_].short}: {counts[class_]}"))
        flow.update()

    def _list_rows(self) -> None:
        calendar, question_set = self._calendar, self._set
        assert calendar is not None, "the filter is seen only with a calendar"
        assert question_set is not None, "shown with the calendar"
        only = self._filter.isChecked()
        rows = enumerate(calendar.rows)
        shown = [at for at, row in rows if row.message is not None and (row.problem or not only)]
        self.list.show_rows(calendar, question_set, shown)

    @Slot(bool)
    def _on_filtered(self, only: bool) -> None:
        self._filter.set_icon("check" if only else "filter")
        if self._calendar is not None:
            self._list_rows()

    @Slot(object)
    def _on_stepped(self, campaign: Campaign | None) -> None:
        if campaign is None:
            return
        self._row_name.setText(f"Row {campaign.number}. {campaign.spoken}")
        self._row_text.setText(campaign.text)
