"""A row of the checklist: a condition to confirm, with its citations."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.answer_card import AnswerCard
from wizard.gui.widgets.labels import SourceLink
from wizard.gui.widgets.spacing import Spacing


class ChecklistRow(QWidget):
    """A card with a check box, and under it the links to its sources.

    Signals:
        toggled: whether the person has ticked the box.
        opened: the address of a source that was clicked.
    """

    toggled = Signal(bool)
    opened = Signal(str)

    def __init__(
        self,
        look: Look,
        title: str,
        detail: str = "",
        *,
        checked: bool = False,
        citations: Sequence[tuple[str, str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``citations`` are (cite, address, title)."""
        super().__init__(parent)
        self.card = AnswerCard(look, title, detail, None, "check", parent=self)
        self.card.setChecked(checked)
        self.card.toggled.connect(self.toggled)
        column = QVBoxLayout(self)
        column.addWidget(self.card)
        Spacing(look, column, gap=4)
        for cite, address, source_title in citations:
            link = SourceLink(look, cite, address, source_title, parent=self)
            link.opened.connect(self.opened)
            row = QHBoxLayout()
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            Spacing(look, row, (52, 0, 0, 2))
            column.addLayout(row)

    @property
    def is_checked(self) -> bool:
        """Whether the box is ticked."""
        return self.card.isChecked()

    def set_checked(self, checked: bool) -> None:
        """Tick or clear the box."""
        self.card.setChecked(checked)
