"""A field to type into, with its label, its hint and what there is to say about what was typed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.spacing import Spacing

_LINES = 3


class Field(QWidget):
    """A label with a mnemonic, a hint and one line, or several, of plain text.

    Signals:
        edited: the text, each time the person changed it; not when the program did.
    """

    edited = Signal(str)

    def __init__(
        self,
        look: Look,
        label: str,
        hint: str = "",
        *,
        multiline: bool = False,
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._hint = hint
        self.edit: QLineEdit | QPlainTextEdit = QPlainTextEdit(self) if multiline else QLineEdit(self)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(label.replace("&", ""))
        self._label = Label(look, label, "strong", wrap=False, parent=self)
        self._label.setBuddy(self.edit)
        self._hint_label = Label(look, hint, "small", parent=self)
        self._hint_label.setVisible(bool(hint))
        self._error = _Message(look, "fieldError", "danger", self)
        self._warning = _Message(look, "warning", "condInk", self)
        column = QVBoxLayout(self)
        for widget in (self._label, self._hint_label, self._error, self.edit, self._warning):
            column.addWidget(widget)
        column.addStretch(1)
        Spacing(look, column, gap=4)
        if isinstance(self.edit, QPlainTextEdit):
            self.edit.setTabChangesFocus(True)
            self.edit.textChanged.connect(self._on_changed)
        else:
            self.edit.textEdited.connect(self.edited)
        look.changed.connect(self._fit)
        self._describe()
        self._fit()

    @property
    def text(self) -> str:
        """What the field holds."""
        return self.edit.toPlainText() if isinstance(self.edit, QPlainTextEdit) else self.edit.text()

    def set_text(self, text: str) -> None:
        """Put a text into the field without saying that it was edited; the cursor stays when nothing changes."""
        if text == self.text:
            return
        blocked = self.edit.blockSignals(True)  # noqa: FBT003 - Qt's own
        if isinstance(self.edit, QPlainTextEdit):
            self.edit.setPlainText(text)
        else:
            self.edit.setText(text)
        self.edit.blockSignals(blocked)

    def set_error(self, text: str | None) -> None:
        """Say above the field what to do next, and announce it at once; None clears it."""
        if not self._error.show_text(text):
            return
        self.edit.setProperty("tone", "error" if text else "")
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
        self._describe()
        announce(self.edit, text or "", assertive=True)

    def set_warning(self, text: str | None) -> None:
        """Say below the field what to think about, and announce it when there is a pause; None clears it."""
        if not self._warning.show_text(text):
            return
        self._describe()
        announce(self.edit, text or "")

    def _describe(self) -> None:
        parts = (self._error.text, self._hint, self._warning.text)
        self.edit.setAccessibleDescription(" ".join(part for part in parts if part))

    @Slot()
    def _on_changed(self) -> None:
        self.edited.emit(self.text)

    @Slot()
    def _fit(self) -> None:
        if isinstance(self.edit, QPlainTextEdit):
            look = self._look
            self.edit.setFixedHeight(look.px(_LINES * 19) + look.space(24))
        else:
            self.edit.setMinimumHeight(self._look.control(40, 15))


class _Message(QWidget):
    """A line with the warning sign."""

    def __init__(self, look: Look, role: str, token: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._token = token
        self._icon = QLabel(self)
        self._label = Label(look, "", role, parent=self)
        row = QHBoxLayout(self)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        Spacing(look, row, (0, 2, 0, 2), 6)
        self.hide()
        look.changed.connect(self._fit)

    @property
    def text(self) -> str:
        return self._label.text()

    def show_text(self, text: str | None) -> bool:
        """Show a text, or nothing; say whether that is new."""
        if (text or "") == self._label.text():
            return False
        self._label.setText(text or "")
        self.setVisible(bool(text))
        self._fit()
        return True

    @Slot()
    def _fit(self) -> None:
        self._icon.setPixmap(self._look.pixmap("warn", self._token, 18))
