"""The foot of a decision: a reviewer approves it or sends it back, which asks for a name and a reason in place."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.pages.patient_details import warn_of_patient_details
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.field import Field
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.spacing import Spacing
from wizard.register.values import Result, Row

_OWN = "You decided this, so someone else has to review it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What a reviewer says of the version with this number; ``reason`` is empty where it is approved."""

    number: int
    result: Result
    reviewer: str
    reason: str


class ReviewPanel(QWidget):
    """Offers what can be said of a decision.

    Signals:
        reviewed: what the reviewer says (Reviewed).
        unfolded: there is more to see now.
    """

    reviewed = Signal(object)
    unfolded = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: Row | None = None
        self._reviewer = ""
        self._result: Result = "approved"
        self._own = Label(look, _OWN, "small")
        self._other = Button(look, "Rev&iew under another name", "quiet", dense=True)
        self._send_back = Button(look, "Send &back", "secondary")
        self._approve = Button(look, "&Approve", "primary")
        self._name = Field(look, "Your &name and role")
        self._reason = Field(look, "&What has to change?", multiline=True)
        for field in (self._name, self._reason):
            field.edited.connect(self._on_edited)
        self._done = Button(look, "", "primary")
        self._cancel = Button(look, "Cance&l", "secondary")
        column = QVBoxLayout(self)
        Spacing(look, column, gap=8)
        column.addWidget(Label(look, "Review", "strong"))
        column.addWidget(self._own)
        self._asked = QWidget()
        asked = QVBoxLayout(self._asked)
        Spacing(look, asked, gap=8)
        asked.addWidget(self._name)
        asked.addWidget(self._reason)
        column.addWidget(self._asked)
        for buttons in ((self._other,), (self._send_back, self._approve), (self._cancel, self._done)):
            row = QHBoxLayout()
            Spacing(look, row, gap=8)
            for button in buttons:
                row.addWidget(button, 1)
            column.addLayout(row)
        self._other.clicked.connect(self._on_other)
        self._send_back.clicked.connect(self._on_send_back)
        self._approve.clicked.connect(self._on_approve)
        self._done.clicked.connect(self._on_done)
        self._cancel.clicked.connect(self._on_cancel)

    def show_row(self, row: Row, reviewer: str) -> None:
        """Offer to review a decision; ``reviewer`` is who uses the program, as far as it is known.

        What is being written stays while the same version is shown.
        """
        if self._row is not None and self._row.number == row.number and not self._asked.isHidden():
            self._row = row
            return
        self._row, self._reviewer = row, reviewer
        self._offer(is_own=bool(reviewer) and _folded(reviewer) == _folded(row.decided_by))

    def _offer(self, *, is_own: bool) -> None:
        assert self._row is not None, "there is something to review"
        status = self._row.status
        self._asked.hide()
        self._own.setVisible(is_own)
        self._show_buttons(
            self._other if is_own else None,
            self._send_back if not is_own and status != "sent-back" else None,
            self._approve if not is_own and status != "approved" else None,
        )

    def _show_buttons(self, *shown: Button | None) -> None:
        for button in (self._other, self._send_back, self._approve, self._cancel, self._done):
            button.setVisible(button in shown)

    def _ask(self, result: Result) -> None:
        """Ask for the name, and for a reason where it is sent back."""
        self._result = result
        self._name.set_text(self._reviewer)
        self._reason.set_text("")
        for field in (self._name, self._reason):
            field.set_error(None)
        self._reason.setVisible(result == "sent-back")
        self._own.hide()
        self._done.setText("&Approve" if result == "approved" else "Send &back")
        self._show_buttons(self._cancel, self._done)
        self._asked.show()
        wanted = self._reason if result == "sent-back" and self._reviewer else self._name
        wanted.edit.setFocus()
        self.unfolded.emit()

    def _on_edited(self, _text: str) -> None:
        for field in (self._name, self._reason):
            warn_of_patient_details(field)

    def _on_other(self) -> None:
        self._reviewer = ""
        self._offer(is_own=False)

    def _on_send_back(self) -> None:
        self._ask("sent-back")

    def _on_approve(self) -> None:
        self._ask("approved")

    def _on_cancel(self) -> None:
        self._offer(is_own=False)
        self.unfolded.emit()

    def _on_done(self) -> None:
        row, name, reason = self._row, self._name.text.strip(), self._reason.text.strip()
        assert row is not None, "there is something to review"
        is_own = _folded(name) == _folded(row.decided_by)
        self._name.set_error(
            "Write who reviews it." if not name else "Whoever decided cannot review it." if is_own else None
        )
        lacks_reason = self._result == "sent-back" and not reason
        self._reason.set_error("Write why, so that it can be mended." if lacks_reason else None)
        if not name or is_own:
            self._name.edit.setFocus()
        elif lacks_reason:
            self._reason.edit.setFocus()
        else:
            self._offer(is_own=False)
            announce(self, "Saving the review")
            sent = reason if self._result == "sent-back" else ""
            self.reviewed.emit(Reviewed(number=row.number, result=self._result, reviewer=name, reason=sent))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
