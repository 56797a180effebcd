"""Asks before something would be lost; Cancel is always there, and is what Enter presses."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

Choice = tuple[str, Callable[[], object]]
"""The words of a button, and what to do when it is pressed."""


def ask_before_losing(window: QWidget, text: str, more: str, *, lose: Choice, keep: Choice | None = None) -> None:
    """Ask in a box over the window: to lose what is at stake, to keep it first if that can be done, or to cancel."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    if keep is not None:
        box.addButton(keep[0], QMessageBox.ButtonRole.AcceptRole).clicked.connect(keep[1])
    box.addButton(lose[0], QMessageBox.ButtonRole.DestructiveRole).clicked.connect(lose[1])
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.open()
