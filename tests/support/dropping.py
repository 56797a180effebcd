"""Drags files over the window and drops them, as a person would."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.support.window import WindowDriver


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(driver: WindowDriver, *paths: Path) -> bool:
    """Drag files over the window and drop them if it takes them."""
    data = mime(*paths)
    enter = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(driver.window, enter)
    if not enter.isAccepted():
        return False
    there = QPointF(9, 9)
    QApplication.sendEvent(
        driver.window,
        QDropEvent(there, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
    )
    driver.settle()
    return True
