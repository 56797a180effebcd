"""What is listed of the register: a search and three choices, in one line or, where it is narrow, in several."""

from datetime import date, timedelta
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from wizard.gui.decision_words import BADGES
from wizard.gui.look import Look
from wizard.gui.widgets.choice import Choice
from wizard.gui.widgets.flow import Flow
from wizard.gui.widgets.search_field import SearchField
from wizard.gui.widgets.spacing import Spacing
from wizard.questionset.model import CLASS_ORDER, ClassId
from wizard.register.values import STATUS_WORDS, Order, Search, Status

_ANY = ""
_THIS_YEAR = "year"
_DAYS = {"30": "Last 30 days", "90": "Last 90 days", _THIS_YEAR: "This year", "365": "Last 12 months"}
_GAP = 10
_LEAST_SEARCH = 310
"""Pixels, at 100 % text, that the search must have beside the choices."""
_NO_LIMIT = 16777215


class RegisterFilters(QWidget):
    """Says when something else is to be listed.

    Signals:
        changed: what is to be listed is new.
    """

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.search = SearchField(look, "Search by name, exception or person")
        verdicts = [(class_, BADGES[class_]) for class_ in reversed(CLASS_ORDER)]
        self._verdict = Choice(look, "Verdict", [(_ANY, "Any verdict"), *verdicts])
        self._status = Choice(look, "Review status", [(_ANY, "Any status"), *STATUS_WORDS.items()])
        self._date = Choice(look, "Date", [(_ANY, "Any date"), *_DAYS.items()])
        self._choices = QWidget()
        flow = Flow()
        self._choices.setLayout(flow)
        Spacing(look, flow, gap=_GAP)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        Spacing(look, self._row, gap=_GAP)
        self._row.addWidget(self.search)
        self._row.addWidget(self._choices)
        for choice in self._all():
            flow.addWidget(choice)
            choice.currentIndexChanged.connect(self._on_chosen)
        self.search.searched.connect(self.changed)

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    @property
    def is_empty(self) -> bool:
        """Whether everything is listed."""
        return not self.words and all(choice.currentIndex() == 0 for choice in self._all())

    def wanted(self, today: date, order: Order, *, descending: bool) -> Search:
        """Return what is to be listed."""
        since = self._date.chosen
        first = date(today.year, 1, 1) if since == _THIS_YEAR else today - timedelta(days=int(since or 0))
        return Search(
            words=self.words,
            class_=cast("ClassId", self._verdict.chosen) or None,
            status=cast("Status", self._status.chosen) or None,
            since=first.isoformat() if since else None,
            order=order,
            descending=descending,
        )

    def clear(self, *, status: str = _ANY) -> None:
        """List everything, or everything with this review status."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.search.empty()
        for choice in self._all():
            choice.choose(_ANY)
        self._status.choose(status)
        self.blockSignals(blocked)
        self.changed.emit()

    def fit(self, room: int) -> None:
        """Stand in one line if it fits into so many pixels."""
        look = self._look
        gap = look.space(_GAP)
        needed = sum(choice.sizeHint().width() + gap for choice in self._all()) - gap
        in_line = needed + gap + look.px(_LEAST_SEARCH) <= room
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(across if in_line else down)
        self._choices.setMinimumWidth(needed if in_line else 0)
        self._choices.setMaximumWidth(needed if in_line else _NO_LIMIT)

    def _all(self) -> tuple[Choice, Choice, Choice]:
        return self._verdict, self._status, self._date

    def _on_chosen(self) -> None:
        self.fit(self.width())
        self.changed.emit()
