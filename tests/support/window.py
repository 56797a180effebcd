"""Speaks to the whole window as a person would, so that a redesign changes this file alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from wizard import assets
from wizard.gui.app import open_desk
from wizard.gui.desk import Desk
from wizard.gui.surroundings import Surroundings
from wizard.gui.widgets.answer_card import AnswerGroup
from wizard.gui.widgets.buttons import Button

NOON = datetime(2026, 3, 9, 10, 42, tzinfo=timezone(timedelta(hours=-5)))


@dataclass
class ChosenFiles:
    """Answers every question for a file with the next prepared path; with none left, the person thinks better."""

    paths: list[Path] = field(default_factory=list)
    suggested: list[Path] = field(default_factory=list)

    def ask_save(
        self, _parent: QWidget, _title: str, suggested: Path, _kind: str, then: Callable[[Path], None]
    ) -> None:
        self.suggested.append(suggested)
        if self.paths:
            then(self.paths.pop(0))

    def ask_open(self, _parent: QWidget, _title: str, folder: Path, _kind: str, then: Callable[[Path], None]) -> None:
        self.suggested.append(folder)
        if self.paths:
            then(self.paths.pop(0))


class WindowDriver:
    """The window with a world of its own: a clock that stands still, a folder that nobody else uses."""

    def __init__(self, data_folder: Path, questions: Path = assets.DEFAULT_SET) -> None:
        self.files = ChosenFiles()
        self.opened: list[str] = []
        self.data_folder = data_folder
        numbers = count(1)
        surroundings = Surroundings(
            clock=lambda: NOON,
            new_id=lambda: f"assessment-{next(numbers)}",
            data_folder=data_folder,
            documents_folder=data_folder,
            chooser=self.files,
            open_address=self.opened.append,
        )
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.desk: Desk = open_desk(application, questions, surroundings)
        self.window = self.desk.window
        QApplication.processEvents()

    def close(self) -> None:
        self.window.close()
        self.desk.close()
        self.window.deleteLater()
        self.desk.deleteLater()
        QApplication.processEvents()

    def choose_menu(self, entry_id: str) -> None:
        self.window.menus.trigger(entry_id)
        QApplication.processEvents()

    def press(self, words: str) -> None:
        """Press the visible button with these words."""
        self.button(words).click()
        QApplication.processEvents()

    def button(self, words: str) -> Button:
        shown = [b for b in self.window.findChildren(Button) if b.isVisible()]
        for button in shown:
            if words in (button.text().replace("&", ""), button.accessibleName()):
                return button
        raise AssertionError(f"no button {words!r}; there are {[b.text() for b in shown]}")

    def choose(self, answer_id: str) -> None:
        """Choose an answer of the question shown, and continue."""
        group = self.group
        group.choose_digit(group.ids.index(answer_id) + 1)
        self.press("Continue")

    def walk(self, answers: dict[str, str]) -> None:
        """Start anew and give these answers; the answers to check are shown then."""
        self.choose_menu("new")
        for answer_id in answers.values():
            self.choose(answer_id)

    def decide(self, answers: dict[str, str], name: str = "Spring text") -> None:
        self.walk(answers)
        self.write("Name this assessment", name)
        self.press("See the verdict")

    def write(self, label: str, text: str) -> None:
        """Write into the visible field with this label."""
        from wizard.gui.widgets.field import Field

        for field_ in self.window.page.findChildren(Field):
            if field_.edit.accessibleName().startswith(label):
                field_.edit.clear()
                QTest.keyClicks(field_.edit, text)
                QApplication.processEvents()
                return
        raise AssertionError(f"no field {label!r}")

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        QApplication.processEvents()

    @property
    def group(self) -> AnswerGroup:
        return next(group for group in self.window.page.findChildren(AnswerGroup) if group.isVisible())

    @property
    def shown(self) -> str:
        """Every word visible on the page, a line each."""
        return "\n".join(_words(self.window.page))

    @property
    def left(self) -> str:
        """Every word visible in the left column."""
        return "\n".join(_words(self.window.left))

    @property
    def message(self) -> str:
        return self.window.message.text

    def settle(self) -> None:
        """Wait until everything begun in the background is finished and said."""
        loop = QEventLoop()
        self.desk.background.run(lambda: None, lambda _: loop.quit())
        QTimer.singleShot(10_000, loop.quit)
        loop.exec()


def _words(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible():
            text = getattr(widget, "text", None)
            words = text() if callable(text) else ""
            if isinstance(words, str) and words:
                found.append(words.replace("&&", "&"))
    return found
