"""The map as a list, its equal in words: every question, and under it every answer with what it leads to."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wizard.engine.decision_map import DecisionMap, Edge, Trail, ending_id
from wizard.engine.logic_table import AnswerEntry, LogicTable, QuestionEntry, Target
from wizard.gui.look import SHAPES, Look
from wizard.gui.widgets.enter import is_enter
from wizard.gui.widgets.text_block import TextBlock

_Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_DEPENDS = "Depends on earlier answers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: a question, or an answer with one of its targets.

    ``place_id`` is the place whose step it shows; ``edge`` is None for a question; ``leads_on`` is the place that the
    answer leads to.
    """

    place_id: str
    title: str
    text: str
    note: str = ""
    edge: Edge | None = None
    class_id: str | None = None
    leads_on: str | None = None
    on_path: bool = False

    def stands_for(self, place_id: str) -> bool:
        """Say whether this is the row of a place: the question itself, or an answer that ends there."""
        return self.place_id == place_id and (self.edge is None or self.class_id is not None)

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ". ".join(part.rstrip(".") for part in (self.title, self.text, self.note) if part)


def rows(decision_map: DecisionMap, table: LogicTable, trail: Trail) -> tuple[Row, ...]:
    """Return the rows of a map, question by question."""
    return tuple(
        row for entry in table.questions for row in (_question(entry, trail), *_answers(decision_map, entry, trail))
    )


def _question(entry: QuestionEntry, trail: Trail) -> Row:
    on_path = entry.question_id in trail.places
    return Row(
        place_id=entry.question_id,
        title=f"{entry.number}. {entry.label}",
        text=entry.ask,
        note="On your path" if on_path else "",
        on_path=on_path,
    )


def _answers(decision_map: DecisionMap, entry: QuestionEntry, trail: Trail) -> list[Row]:
    return [_edge(decision_map, entry, answer, target, trail) for answer in entry.answers for target in answer.targets]


def _edge(decision_map: DecisionMap, entry: QuestionEntry, answer: AnswerEntry, target: Target, trail: Trail) -> Row:
    question = entry.question_id
    end = target.node_id if target.class_ is None else ending_id(question, target.node_id)
    taken = (question, end) in trail.links and trail.led_by[end] == answer.answer_id
    notes = ["Your answer"] if taken else []
    notes += [_DEPENDS] if len(answer.targets) > 1 else []
    return Row(
        place_id=question if target.class_ is None else end,
        title=answer.answer.text,
        text=f"Leads to {target.words}",
        note=". ".join(notes),
        edge=Edge(question_id=question, answer_id=answer.answer_id, target=target.node_id),
        class_id=target.class_,
        leads_on=decision_map.places[end].id,
        on_path=taken,
    )


class StepModel(QAbstractListModel):
    """The rows for the view and for screen readers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken
        return None


class StepList(QListView):
    """A list to walk with the arrow keys; Enter opens a step, or goes on to the question an answer leads to.

    Signals:
        stepped: the id of the place that the current row is about.
        opened: the id of the place the person wants to read.
    """

    stepped = Signal(str)
    opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._steps = StepModel(self)
        self.setModel(self._steps)
        self.setItemDelegate(StepDelegate(look, self))
        self.setAccessibleName("Decision map as a list")
        self.setAccessibleDescription("Each question, then its answers with what each leads to.")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("box", "list")
        self.clicked.connect(self._on_clicked)
        look.changed.connect(self._relay)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows shown."""
        return self._steps.rows

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows, from the top."""
        self._steps.show_rows(rows)
        self.setCurrentIndex(self._steps.index(0))

    def go_to(self, place_id: str) -> None:
        """Stand on the row of a place; an ending has the row of the answer on the path, else of the first that fits."""
        fitting = [n for n, row in enumerate(self.rows) if row.stands_for(place_id)]
        if fitting and self._row_at(self.currentIndex()).place_id != place_id:
            best = min(fitting, key=lambda n: not self.rows[n].on_path)
            self.setCurrentIndex(self._steps.index(best))
            self.scrollTo(self._steps.index(best), QAbstractItemView.ScrollHint.PositionAtCenter)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which step the row is about."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.stepped.emit(self._row_at(current).place_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open the step, or follow an answer to its question."""
        if not is_enter(event):
            super().keyPressEvent(event)
            return
        row = self._row_at(self.currentIndex())
        if row.leads_on is not None and row.class_id is None:
            self.go_to(row.leads_on)
        else:
            self.opened.emit(row.place_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _row_at(self, index: _Index) -> Row:
        row = self._steps.data(index, ROW)
        assert isinstance(row, Row)
        return row

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self._row_at(index).place_id)

    @Slot()
    def _relay(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class StepDelegate(QStyledItemDelegate):
    """Paints a row: questions strong, answers below them set in, a verdict with its shape, the path with a bar."""

    def __init__(self, look: Look, view: StepList) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def _blocks(self, row: Row) -> list[tuple[TextBlock, str]]:
        look = self._look
        strong = row.edge is None or row.on_path
        title: QFont = look.font(16 if row.edge is None else 15, bold=strong)
        found = [(TextBlock(row.title, title), "ink"), (TextBlock(row.text, look.font(14)), "ink2")]
        if row.note:
            found.append((TextBlock(row.note, look.font(13, bold=True)), "link" if row.on_path else "ink2"))
        return found

    def _left(self, row: Row) -> int:
        look = self._look
        return look.space(18) + (look.space(22) + look.px(24) if row.edge else 0)

    def _room(self, row: Row) -> int:
        return max(self._view.viewport().width() - self._left(row) - self._look.space(18), 40)

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of the wrapped words."""
        row = index.data(ROW)
        words = sum(block.height(self._room(row)) for block, _ in self._blocks(row))
        least = self._look.control(46 if row.edge is None else 44)
        return QSize(self._view.viewport().width(), max(least, round(words) + self._look.space(18)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        look, row = self._look, index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        self._paint_ground(painter, area, row, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
        left, room = self._left(row), self._room(row)
        if row.edge is not None:
            icon = SHAPES[row.class_id] if row.class_id else "right"
            token = f"{icon}Ink" if row.class_id else "ink2"
            painter.drawPixmap(area.left() + look.space(36), area.top() + look.space(10), look.pixmap(icon, token, 18))
        top = area.top() + look.space(9)
        for block, token in self._blocks(row):
            top += round(block.paint(painter, area.left() + left, top, room, look.color(token)))
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, row: Row, *, chosen: bool) -> None:
        look = self._look
        if chosen:
            painter.fillRect(area, look.color("sel"))
        if row.on_path:
            painter.fillRect(area.left(), area.top(), max(look.px(4), 3), area.height(), look.color("primary"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, look.color("hair"))
