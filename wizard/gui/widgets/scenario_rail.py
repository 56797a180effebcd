"""The left column in training: what happened, and the message itself, always in view while one answers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.marked_label import MarkedLabel
from wizard.gui.widgets.panel import HairLine
from wizard.gui.widgets.scroller import Scroller
from wizard.gui.widgets.spacing import Spacing

if TYPE_CHECKING:
    from wizard.training.clues import Span
    from wizard.training.practice_cases import PracticeCase

_WIDTH = 344
_INVENTED = "Invented for training. Nothing here is saved to the register."


class ScenarioRail(QFrame):
    """The scenario of a case.

    Signals:
        training_requested: the person wants to leave the case for the training page.
    """

    training_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("box", "column")
        self.setAccessibleName("The scenario")
        self._back = Button(look, "&Training", "quiet", "left", dense=True, parent=self)
        self._back.setAccessibleDescription("Leaves this scenario. What you finished is kept.")
        self._back.clicked.connect(self.training_requested)
        self._place = Label(look, "", "counter")
        self._title = Label(look, "", "section")
        self._story = MarkedLabel(look, role="prose")
        self._line = HairLine()
        self._heading = Label(look, "The message", "counter")
        self._message = MarkedLabel(look, role="prose")
        scenario = QWidget()
        column = QVBoxLayout(scenario)
        for widget in (self._place, self._title, self._story, self._line, self._heading, self._message):
            column.addWidget(widget)
        column.addStretch(1)
        Spacing(look, column, (16, 4, 16, 4), 8)
        scroller = Scroller(scenario, self)
        scroller.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        outer = QVBoxLayout(self)
        back = QHBoxLayout()
        back.addWidget(self._back)
        back.addStretch(1)
        Spacing(look, back, (2, 0, 0, 0))
        outer.addLayout(back)
        outer.addWidget(scroller, 1)
        foot = QVBoxLayout()
        foot.addWidget(Label(look, _INVENTED, "caption", parent=self))
        Spacing(look, foot, (16, 6, 16, 0))
        outer.addLayout(foot)
        Spacing(look, outer, (8, 14, 8, 17))
        self._scroller = scroller
        look.changed.connect(self._fit)
        self._fit()

    def show_scenario(self, place: str, case: "PracticeCase", spans: "Sequence[Span]" = ()) -> None:
        """Show a case and where it stands in the round; ``spans`` of its words are marked."""
        self._place.setText(place)
        self._title.setText(case.title)
        self._story.show_marked(case.story, [(span.start, span.end) for span in spans if span.part == "story"])
        self._message.show_marked(case.message, [(span.start, span.end) for span in spans if span.part == "message"])
        for widget in (self._line, self._heading, self._message):
            widget.setVisible(bool(case.message))
        self._scroller.verticalScrollBar().setValue(0)

    @Slot()
    def _fit(self) -> None:
        self.setFixedWidth(self._look.px(_WIDTH))
