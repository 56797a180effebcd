"""The way to one more topic of a message: a button that opens a field for its name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.pages.patient_details import warn_of_patient_details
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.enter import is_enter
from wizard.gui.widgets.field import Field
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.panel import Panel
from wizard.gui.widgets.spacing import Spacing

_WHAT = "Each topic is judged on its own, and the strictest decides for the whole message."


class AddTopic(QWidget):
    """Takes the name of a new topic.

    Signals:
        added: the name as typed; whoever takes it says with ``show_error`` if it cannot be.
        opened: the field is shown and wants to be seen whole.
    """

    added = Signal(str)
    opened = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = Button(look, "Add another top&ic of this message", "quiet", icon="plus", dense=True)
        self._button.clicked.connect(self._on_open)
        self._panel = Panel(look)
        self._field = Field(look, "Name the new topic", "In a few words, such as “Sponsor page” or “Coupon insert”.")
        self._field.edited.connect(self._on_edited)
        add = Button(look, "Add topic", "secondary", icon="plus", dense=True)
        add.clicked.connect(self._on_add)
        self._panel.column.addWidget(Label(look, _WHAT, "small"))
        self._panel.column.addWidget(self._field)
        self._panel.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._panel)
        Spacing(look, column)
        self.close_field()

    def close_field(self) -> None:
        """Show the button alone."""
        self._panel.hide()
        self._button.show()
        self._field.set_text("")
        self._field.set_error(None)
        self._field.set_warning(None)

    def show_error(self, words: str) -> None:
        """Say why the name cannot be."""
        self._field.set_error(words)
        self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds, Esc goes back to the button."""
        if not self._panel.isVisible():
            super().keyPressEvent(event)
        elif is_enter(event):
            self._on_add()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_field()
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _on_open(self) -> None:
        self._button.hide()
        self._panel.show()
        self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit()

    def _on_edited(self, _text: str) -> None:
        self._field.set_error(None)
        warn_of_patient_details(self._field)

    def _on_add(self) -> None:
        self.added.emit(self._field.text)
