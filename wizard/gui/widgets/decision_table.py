"""The list of decisions: four columns to sort by, walked with the keyboard; one column where it is narrow."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from wizard.gui.decision_words import COLUMNS
from wizard.gui.look import Look
from wizard.gui.widgets.decision_delegate import DecisionDelegate
from wizard.gui.widgets.decision_model import DATE, MESSAGE, REVIEW, ROW, VERDICT, DecisionModel
from wizard.gui.widgets.enter import is_enter
from wizard.register.values import Order, Row

_Index = QModelIndex | QPersistentModelIndex
_LEAST_NAME = 150
"""Pixels, at 100 % text, that a message's name must have; with less the columns go."""
_LEAST_ROWS = 5


class DecisionTable(QTableView):
    """Shows decisions as they come; up and down, Home and End go through them, Enter opens one, S sorts.

    Signals:
        stepped: the decision stood on (Row), or None where it has not come yet or nothing is listed.
        opened: the decision to open (Row).
        sorted: the order wanted, and whether it is descending.
    """

    stepped = Signal(object)
    opened = Signal(object)
    sorted = Signal(str, bool)

    def __init__(self, look: Look, row: Callable[[int], Row | None], parent: QWidget | None = None) -> None:
        """``row`` returns the decision at a place, or None and fetches it."""
        super().__init__(parent)
        self._look = look
        self._decisions = DecisionModel(row, self)
        self._painter = DecisionDelegate(look, self)
        self._sorting: tuple[Order, bool] = ("date", True)
        self.setModel(self._decisions)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Decisions")
        self.setAccessibleDescription("Enter opens a decision. S sorts by the column you stand on.")
        self.setProperty("box", "table")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self._header = _Header(look, self)
        self.setHorizontalHeader(self._header)
        self._header.sectionClicked.connect(self._sort_by)
        self.doubleClicked.connect(self._on_double_clicked)
        look.changed.connect(self._relay)
        self._relay()

    @property
    def current(self) -> Row | None:
        """The decision stood on; None where it has not come yet or nothing is listed."""
        found = self.currentIndex().data(ROW)
        return found if isinstance(found, Row) else None

    def set_today(self, today: date) -> None:
        """Leave the year out of this year's days."""
        self._decisions.today = self._painter.today = today

    def list_anew(self, count: int, place: int | None) -> None:
        """Show a list of this length and stand at a place, seen where it was seen before; None begins at the top."""
        seen_at = self.rowViewportPosition(self.currentIndex().row())
        column = max(self.currentIndex().column(), MESSAGE)
        self._decisions.list_anew(count)
        self.setCurrentIndex(self._decisions.index(place or 0, column))
        if place is None:
            self.scrollToTop()
        else:
            self.verticalScrollBar().setValue(place * self._painter.row_height - seen_at)
            self.scrollTo(self.currentIndex())

    def show_arrived(self, first: int, last: int) -> None:
        """Show rows that have come."""
        self._decisions.show_arrived(first, last)
        if first <= self.currentIndex().row() <= last:
            self.stepped.emit(self.current)

    def show_sorting(self, order: Order, *, descending: bool) -> None:
        """Show how the rows are sorted."""
        self._sorting = (order, descending)
        column = next(place for place, each in enumerate(COLUMNS) if each.order == order)
        self._decisions.show_sorting(column, descending=descending)
        self._header.show_sorting(column, descending=descending)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which decision is stood on."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.stepped.emit(self.current)

    def keyboardSearch(self, _search: str) -> None:
        """Search nothing by typed letters: rows that have not come have none."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, sort with S, and go to the first and last row with Home and End."""
        key, last = event.key(), self._decisions.rowCount() - 1
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._painter.marks_cell = not self._painter.is_stacked
        column = self.currentIndex().column()
        if is_enter(event):
            self._open()
        elif key == Qt.Key.Key_S and not event.modifiers() and column >= 0:
            self._sort_by(column)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.setCurrentIndex(self._decisions.index(0 if key == Qt.Key.Key_Home else last, max(column, 0)))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark no cell any more."""
        self._painter.marks_cell = False
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the message what the other columns leave, or everything where that is too little."""
        super().resizeEvent(event)
        self._share_width()

    def sizeHint(self) -> QSize:
        """Return a height of some rows."""
        return QSize(self._look.px(540), self.minimumHeight())

    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)

    @Slot(QModelIndex)
    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self._open()

    def _sort_by(self, section: int) -> None:
        order, descending = self._sorting
        column = COLUMNS[section]
        self.sorted.emit(column.order, not descending if column.order == order else column.descending)

    @Slot()
    def _relay(self) -> None:
        self._share_width()
        self.viewport().update()

    def _share_width(self) -> None:
        day, verdict, review = self._painter.widths()
        room = self.viewport().width()
        stacked = room - day - verdict - review < self._look.px(_LEAST_NAME)
        self._painter.is_stacked = stacked
        for column in (DATE, VERDICT, REVIEW):
            self.setColumnHidden(column, stacked)
        self._header.setVisible(not stacked)
        self.setColumnWidth(DATE, day)
        self.setColumnWidth(MESSAGE, room if stacked else room - day - verdict - review)
        self.setColumnWidth(VERDICT, verdict)
        self.setColumnWidth(REVIEW, review)
        if stacked and self.currentIndex().isValid():
            self.setCurrentIndex(self.currentIndex().siblingAtColumn(MESSAGE))
        high = self._painter.row_height
        self.verticalHeader().setDefaultSectionSize(high)
        self.setMinimumHeight(_LEAST_ROWS * high + (0 if stacked else self._header.sizeHint().height()) + 2)


class _Header(QHeaderView):
    """The words of the columns; the one sorted by has an arrow."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._sorted, self._descending = DATE, True
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setHighlightSections(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self._relay)

    def show_sorting(self, column: int, *, descending: bool) -> None:
        """Mark the column sorted by."""
        self._sorted, self._descending = column, descending
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of one line with room around it."""
        return QSize(0, self._look.control(40, 13))

    def paintSection(self, painter: QPainter, area: QRect, section: int) -> None:
        """Paint one column's words."""
        look = self._look
        painter.save()
        painter.fillRect(area, look.color("sunken"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, look.color("control"))
        font = look.font(13, bold=True)
        painter.setFont(font)
        painter.setPen(look.color("ink" if section == self._sorted else "ink2"))
        inner = area.adjusted(look.space(11), 0, 0, -1)
        words = COLUMNS[section].words
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        if section == self._sorted:
            left = inner.left() + round(QFontMetricsF(font).horizontalAdvance(words)) + look.space(2)
            arrow = look.pixmap("down" if self._descending else "up", "ink", 14)
            painter.drawPixmap(left, inner.top() + (inner.height() - look.px(14)) // 2, arrow)
        painter.restore()

    @Slot()
    def _relay(self) -> None:
        self.updateGeometry()
        self.viewport().update()
