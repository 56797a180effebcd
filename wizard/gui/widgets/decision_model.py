"""The decisions as a table model, which asks for a row when it is looked at."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wizard.gui.days import full_day, listed_day
from wizard.gui.decision_words import COLUMNS, REVIEWS, VERDICTS
from wizard.register.values import Row

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
DATE, MESSAGE, VERDICT, REVIEW = range(len(COLUMNS))
_NONE = QModelIndex()
_TEXTS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})


class DecisionModel(QAbstractTableModel):
    """As many rows as the list has; one that has not come yet has no words."""

    def __init__(self, row: Callable[[int], Row | None], parent: QObject) -> None:
        """``row`` returns the row at a place, or None and fetches it."""
        super().__init__(parent)
        self._row = row
        self._count = 0
        self._sorting: tuple[int, bool] = (DATE, True)
        self.today = date.min

    def list_anew(self, count: int) -> None:
        """Show a list of this length."""
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def show_arrived(self, first: int, last: int) -> None:
        """Show the rows that have come."""
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def show_sorting(self, column: int, *, descending: bool) -> None:
        """Say by which column the rows are sorted."""
        self._sorting = (column, descending)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many decisions are listed."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row whole, or the words of a cell."""
        if not index.isValid() or (role != ROW and role not in _TEXTS):
            return None
        row = self._row(index.row())
        if role == ROW:
            return row
        if row is None:
            return "Not loaded yet"
        return (
            self._spoken(row, index.column())
            if role == Qt.ItemDataRole.AccessibleTextRole
            else self._words(row)[index.column()]
        )

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's words; to a screen reader, how it is sorted too."""
        if orientation != Qt.Orientation.Horizontal or role not in _TEXTS:
            return None
        column = COLUMNS[section]
        sorted_by, descending = self._sorting
        if role == Qt.ItemDataRole.DisplayRole or section != sorted_by:
            return column.words
        return f"{column.words}, {column.sorted_down if descending else column.sorted_up}"

    def _words(self, row: Row) -> tuple[str, ...]:
        return listed_day(row.decided_at, self.today), row.name, VERDICTS[row.class_], REVIEWS[row.status].words

    def _spoken(self, row: Row, column: int) -> str:
        """Return a cell as a screen reader says it; the message's says the row, as the arrow keys stand on it."""
        words = full_day(row.decided_at), row.name, row.label, f"Review: {REVIEWS[row.status].words}"
        return (
            ". ".join((words[MESSAGE], words[VERDICT], words[DATE], words[REVIEW]))
            if column == MESSAGE
            else words[column]
        )
