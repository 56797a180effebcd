"""Who practices: a name to write, or one of those that practiced on this computer before."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.enter import is_enter
from wizard.gui.widgets.field import Field
from wizard.gui.widgets.flow import Flow
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.layouts import clear
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.spacing import Spacing
from wizard.report.wording import clean

NO_PASSWORDS = (
    "There are no passwords: whoever uses this computer can choose any name, so a record means what your office makes "
    "sure of."
)
_NAMELESS = "Write your name to go on."


class LearnerPage(Page):
    """Asks who practices.

    Signals:
        named: the name written or chosen.
        back_requested: the person does not want to say.
    """

    named = Signal(str)
    back_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self.header.set_answers_text("Menu")
        self._name = Field(look, "Your &name", "It stands on what you practice, and on your certificate.")
        self._name.edit.installEventFilter(self)
        self._known_title = Label(look, "Practiced here before", "section")
        self._known = QWidget()
        self._names = Flow()
        self._known.setLayout(self._names)
        Spacing(look, self._names, gap=8)
        self.content.addWidget(Label(look, "Who is practicing?", "title"))
        self.content.addWidget(self._name)
        self.content.addWidget(self._known_title)
        self.content.addWidget(self._known)
        self.content.addWidget(Note(look, "info", NO_PASSWORDS))
        self.content.addStretch(1)
        back = Button(look, "&Back", "secondary", icon="back")
        back.clicked.connect(self.back_requested)
        go_on = Button(look, "&Continue", "primary", icon="arrow", icon_after=True)
        go_on.clicked.connect(self._continue)
        self.footer.addWidget(back)
        self.footer.addStretch(1)
        self.footer.addWidget(go_on)

    def ask(self, name: str) -> None:
        """Ask anew, with the name used last."""
        self._name.set_text(name)
        self._name.set_error(None)
        self.show_known(())
        self._name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_known(self, names: Sequence[str]) -> None:
        """Offer the names of those who practiced here before."""
        clear(self._names)
        for name in names:
            button = Button(self._look, name.replace("&", "&&"), "secondary", icon="user", dense=True)
            button.setAccessibleName(f"Practice as {name}")
            button.setProperty("learner", name)
            button.clicked.connect(self._on_known)
            self._names.addWidget(button)
        self._known_title.setVisible(bool(names))
        self._known.setVisible(bool(names))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter in the field go on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and is_enter(event):
            self._continue()
            return True
        return super().eventFilter(watched, event)

    def _continue(self) -> None:
        name = clean(self._name.text)
        self._name.set_error(None if name else _NAMELESS)
        if name:
            self.named.emit(name)
        else:
            self._name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_known(self) -> None:
        self.named.emit(self.sender().property("learner"))
