"""Where decisions are kept: on this computer, or in a register that an office shares."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.answer_card import AnswerGroup
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.field import Field
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page

HERE, SERVER = "here", "server"
ADDRESS_MISSING = "Enter the address that whoever runs the server gave you."
_EXAMPLE = "postgresql+psycopg://ACCOUNT@HOST/DATABASE"


class PlacePage(Page):
    """Takes the register to use. The password is handed on once and then forgotten here.

    Signals:
        chosen: the address of the register, empty for the one of this computer, and a password or nothing.
        back_requested: the person is done.
    """

    chosen = Signal(str, str)
    back_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self.header.set_answers_text("Menu")
        self._title = Label(look, "Where decisions are kept", "title")
        self._lead = Label(look, role="lead")
        self._places = AnswerGroup(look, digits=False)
        self._places.picked.connect(self._on_picked)
        self._address = Field(look, "&Address of the register", f"It looks like {_EXAMPLE}. Leave the password out.")
        self._password = Field(
            look,
            "&Password (only if it changed or was never entered)",
            "It goes to this computer's own keychain, never into a file of this program.",
        )
        assert isinstance(self._password.edit, QLineEdit)
        self._password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._address.edited.connect(self._on_edited)
        note = (
            "Decisions already kept stay where they are. To take them along, whoever runs the server copies the "
            "register with “optin-wizard register move”."
        )
        for widget in (self._title, self._lead, self._places, self._address, self._password, Note(look, "info", note)):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        back = Button(look, "&Back", "secondary", icon="back")
        back.clicked.connect(self.back_requested)
        self._use = Button(look, "&Use this register", "primary", icon="register")
        self._use.clicked.connect(self._on_use)
        self.footer.addWidget(back)
        self.footer.addStretch(1)
        self.footer.addWidget(self._use)

    def show_place(self, address: str, file: str) -> None:
        """Show the register in use: its address, or the file of this computer where that is empty."""
        self._lead.setText(f"In use now: {address or file}")
        places = [
            (HERE, "On this computer", f"Only you see them. They are in {file}"),
            (SERVER, "On our office's server", "The whole office sees and reviews them."),
        ]
        self._places.show_answers("Where decisions are kept", places, SERVER if address else HERE, hints=(HERE, SERVER))
        self._address.set_text(address)
        self._address.set_error(None)
        self._password.set_text("")
        self._show_fields()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._title, f"{self._title.text()}. {self._lead.text()}")

    def show_error(self, words: str) -> None:
        """Say why the register cannot be used."""
        self._use.setEnabled(True)
        self._address.set_error(words)
        shown = self._address if self._places.chosen == SERVER else self._places
        if shown is self._places:
            self._places.set_error(words)
        self.scroller.bring_into_view_soon(shown)

    def _show_fields(self) -> None:
        self._use.setEnabled(True)
        for field in (self._address, self._password):
            field.setVisible(self._places.chosen == SERVER)

    def _on_picked(self, _place: str) -> None:
        self._places.set_error(None)
        self._show_fields()

    def _on_edited(self, _text: str) -> None:
        self._address.set_error(None)

    def _on_use(self) -> None:
        if self._places.chosen == HERE:
            self.chosen.emit("", "")
        elif self._address.text.strip():
            self._use.setEnabled(False)
            self.chosen.emit(self._address.text.strip(), self._password.text)
            self._password.set_text("")
        else:
            self._address.set_error(ADDRESS_MISSING)
            self._address.edit.setFocus(Qt.FocusReason.OtherFocusReason)
