"""What the tests of the window's parts share: a look, and an ear."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication

from wizard.gui.look import Look


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    look = Look(qapp, "light", 100)
    look.apply()
    yield look
    qapp.setStyleSheet("")
    look.deleteLater()


class Ear:
    """Hears announcements instead of a screen reader: (text, whether it interrupts)."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, bool]] = []

    def hear(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            assertive = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            self.heard.append((event.message(), assertive))


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Ear:
    ear = Ear()
    monkeypatch.setattr(QAccessible, "updateAccessibility", ear.hear)
    return ear
