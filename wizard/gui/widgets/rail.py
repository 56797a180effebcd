"""The left column inside an assessment: what it is called, the answers so far, how much may follow."""

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.panel import HairLine
from wizard.gui.widgets.progress import Segments
from wizard.gui.widgets.rail_item import RailItem as RailButton
from wizard.gui.widgets.rail_item import RailStep
from wizard.gui.widgets.scroller import Scroller
from wizard.gui.widgets.spacing import Spacing

_WIDTH = 272
_RING = 6
"""Room around the steps for the focus ring, which the scroll area would cut off."""
_TEXT = _RING + 10
"""How far words stand in from the left, to be in line with those of the timeline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RailItem:
    """One question of the timeline: its place, short label and the answer given (empty while it is asked)."""

    question_id: str
    number: int
    label: str
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RailState:
    """All that the rail shows.

    ``then`` says what may follow, empty for nothing. ``answered`` of ``at_most`` fill the segments; with ``at_most``
    0 there are none.
    """

    name: str
    status: str
    items: tuple[RailItem, ...]
    current: RailItem | None
    then: str
    foot_title: str
    title: str = "Your answers"
    answered: int
    at_most: int
    foot_note: str


class Rail(QFrame):
    """The rail of an assessment.

    Signals:
        home_requested: the person wants to leave for the home page.
        change_requested: the id of the question whose answer the person wants to change.
    """

    home_requested = Signal()
    change_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("box", "column")
        self.setAccessibleName("Your answers")
        self._buttons: list[RailButton] = []
        self._now_id = ""
        self._home = Button(look, "Home", "quiet", "left", dense=True, parent=self)
        self._home.clicked.connect(self.home_requested)
        self._name = Label(look, "", "strong", parent=self)
        self._status = Label(look, "", "caption", parent=self)
        self._title = Label(look, "Your answers", "captionStrong", parent=self)
        self._now = RailStep(look, "now", self)
        self._later = RailStep(look, "later", self)
        self._foot_line = HairLine(self)
        self._foot_title = Label(look, "", "smallStrong", parent=self)
        self._segments = Segments(look, self)
        self._foot_note = Label(look, "", "caption", parent=self)
        policy = self._foot_line.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else the line's coming could itself make the list scroll
        self._foot_line.setSizePolicy(policy)
        self._foot_line.hide()
        self._arrange()
        look.changed.connect(self._fit)
        self._fit()

    def _arrange(self) -> None:
        look = self._look
        steps = QWidget()
        self._steps = QVBoxLayout(steps)
        self._steps.addWidget(self._now)
        self._steps.addWidget(self._later)
        self._steps.addStretch(1)
        Spacing(look, self._steps, (_RING, _RING, _RING, _RING))
        self._scroller = Scroller(steps, self)
        self._scroller.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._scroller.verticalScrollBar().rangeChanged.connect(self._on_range)
        column = QVBoxLayout(self)
        home = QHBoxLayout()
        home.addWidget(self._home)
        home.addStretch(1)
        Spacing(look, home, (_RING, 0, 0, 0))
        column.addLayout(home)
        column.addLayout(self._group((self._name, self._status), (_TEXT, 6, _TEXT, 0), 3))
        column.addLayout(self._group((self._title,), (_TEXT, 14, _TEXT, 0), 0))
        column.addWidget(self._scroller, 1)
        column.addWidget(self._foot_line)
        column.addLayout(self._group((self._foot_title, self._segments, self._foot_note), (_TEXT, 10, 14, 0), 7))
        Spacing(look, column, (14 - _RING, 14, 14 - _RING, 17))

    def _group(
        self, widgets: tuple[QWidget, ...], margins: tuple[float, float, float, float], gap: float
    ) -> QVBoxLayout:
        group = QVBoxLayout()
        for widget in widgets:
            group.addWidget(widget)
        Spacing(self._look, group, margins, gap)
        return group

    @Slot()
    def _fit(self) -> None:
        self.setFixedWidth(self._look.px(_WIDTH))

    def show_rail(self, state: RailState) -> None:
        """Show this state; steps already there are filled anew."""
        self._name.setText(state.name)
        self._title.setText(state.title)
        self._status.setText(state.status)
        self._show_items(state)
        self._foot_title.setText(state.foot_title)
        self._segments.setVisible(state.at_most > 0)
        current = state.current.number if state.current else None
        self._segments.set_progress(state.answered, current, state.at_most)
        self._foot_note.setText(state.foot_note)
        self._foot_note.setVisible(bool(state.foot_note))

    def _show_items(self, state: RailState) -> None:
        while len(self._buttons) < len(state.items):
            button = RailButton(self._look, self)
            button.clicked.connect(self._on_clicked)
            self._steps.insertWidget(self._steps.indexOf(self._later), button)
            self._buttons.append(button)
        before = self._place_current(state)
        last = len(state.items) - 1 if before < len(state.items) and not state.then else -1
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(state.items))
            if index < len(state.items):
                item = state.items[index]
                is_first = index == 0 and before != 0
                button.show_item(
                    item.question_id,
                    item.number,
                    item.label,
                    item.answer,
                    is_first=is_first,
                    is_last=index == last,
                )
        self._later.setVisible(bool(state.then))
        self._later.show_step(0, "Then", state.then, is_first=False, is_last=True)

    def _place_current(self, state: RailState) -> int:
        """Stand the question asked now at its own place; return how many answers are before it, -1 with none asked."""
        now = state.current
        self._now.setVisible(now is not None)
        if now is None:
            self._now_id = ""
            return -1
        before = sum(item.number < now.number for item in state.items)
        is_last = before == len(state.items) and not state.then
        self._now.show_step(now.number, now.label, "Answering now", is_first=before == 0, is_last=is_last)
        if self._steps.indexOf(self._now) != before:
            self._steps.removeWidget(self._now)
            self._steps.insertWidget(before, self._now)
        if self._now_id != now.question_id:
            self._now_id = now.question_id
            QTimer.singleShot(0, self, self._follow)
        return before

    @Slot()
    def _follow(self) -> None:
        """Keep the question asked now in view."""
        if self._now.isVisible():
            self._scroller.bring_into_view(self._now)

    @Slot(int, int)
    def _on_range(self, _least: int, most: int) -> None:
        self._foot_line.setVisible(most > 0)
        self._follow()

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            self.change_requested.emit(button.question_id)
