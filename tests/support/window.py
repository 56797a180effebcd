"""Speaks to the whole window as a person would, so that a redesign changes this file alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from wizard import assets
from wizard.gui.app import open_desk
from wizard.gui.surroundings import Surroundings
from wizard.gui.widgets.answer_card import AnswerCard, AnswerGroup
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.campaign_list import CampaignList
from wizard.gui.widgets.choice import Choice
from wizard.gui.widgets.decision_model import MESSAGE
from wizard.gui.widgets.decision_table import DecisionTable
from wizard.gui.widgets.field import Field
from wizard.gui.widgets.search_field import SearchField
from wizard.gui.widgets.tabs import Tabs
from wizard.gui.widgets.tile import DecisionRow, Tile

if TYPE_CHECKING:
    from wizard.gui.desk import Desk

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
    """The window with a world of its own: a clock that gains a second at each look, a folder nobody else uses."""

    def __init__(self, data_folder: Path, questions: Path = assets.DEFAULT_SET) -> None:
        self.files = ChosenFiles()
        self.opened: list[str] = []
        self.data_folder = data_folder
        self._is_closed = False
        numbers, seconds = count(1), count()
        surroundings = Surroundings(
            clock=lambda: NOON + timedelta(seconds=next(seconds)),
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
        painted = QEventLoop()
        self.window.first_painted.connect(painted.quit)
        painted.exec()

    def close(self) -> None:
        """Close the window as a person would, and let everything of it go; once is enough."""
        if self._is_closed:
            return
        self._is_closed = True
        self.window.close()
        self.desk.close()
        self.window.deleteLater()
        self.desk.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

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

    def screen(self, text: str, name: str = "spring.csv") -> Path:
        """Save a calendar, screen it by the menu, and return its file."""
        self.data_folder.mkdir(parents=True, exist_ok=True)
        path = self.data_folder / name
        path.write_text(text, encoding="utf-8")
        self.files.paths.append(path)
        self.choose_menu("screen")
        self.settle()
        return path

    @property
    def campaigns(self) -> CampaignList:
        """The rows of the calendar shown."""
        return self.window.page.findChild(CampaignList)

    @property
    def campaign_names(self) -> list[str]:
        """What a screen reader is told of each row of the calendar shown."""
        model = self.campaigns.model()
        return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]

    def fill_register(self, number: int, *, days: int = 300) -> None:
        """Add so many decisions of all kinds to the register, the last one kept this morning."""
        from tests.support.registers import fill

        fill(self.desk.register.register.get(), number, until=NOON, days=days)

    @property
    def decisions(self) -> DecisionTable:
        """The list of the register's page."""
        return self.window.page.findChild(DecisionTable)

    @property
    def listed(self) -> list[str]:
        """What a screen reader is told of each decision listed; those that have not come yet are waited for."""
        model = self.decisions.model()
        role = Qt.ItemDataRole.AccessibleTextRole
        words = [model.index(row, MESSAGE).data(role) for row in range(model.rowCount())]
        if "Not loaded yet" in words:
            self.settle()
            return self.listed
        return words

    def search(self, words: str) -> None:
        """Search the register, and wait for what is found."""
        found = self.window.page.findChild(SearchField)
        found.setFocus()
        found.selectAll()
        QTest.keyClicks(found, words)
        self.key(Qt.Key.Key_Return)
        self.settle()

    def filter(self, name: str, words: str) -> None:
        """Choose what is listed of the register."""
        choices = self.window.page.findChildren(Choice)
        choice = next(each for each in choices if each.accessibleName() == name)
        choice.setCurrentIndex(choice.findText(words))
        self.settle()

    def open_campaign(self, name: str) -> None:
        """Open the row of the calendar that begins so, by the keyboard."""
        rows = self.campaigns
        row = next(at for at, each in enumerate(self.campaign_names) if each.startswith(name))
        rows.setCurrentIndex(rows.model().index(row, 0))
        rows.setFocus()
        self.key(Qt.Key.Key_Return)

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
        for field_ in self.window.page.findChildren(Field):
            if field_.isVisible() and field_.edit.accessibleName().startswith(label):
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
    def shown_names(self) -> str:
        """Every visible word on the page and what a screen reader is told of it."""
        return "\n".join([*_words(self.window.page), *_names(self.window.page)])

    @property
    def left_names(self) -> str:
        """What a screen reader is told of the left column."""
        return "\n".join([*_words(self.window.left), *_names(self.window.left)])

    def names(self, kind: type[QWidget]) -> list[str]:
        """The titles of the visible checklist rows or cards of a kind."""
        found = [widget for widget in self.window.page.findChildren(kind) if widget.isVisible()]
        return [getattr(widget, "card", widget).accessibleName() for widget in found]

    def tick(self, words: str) -> None:
        """Tick or clear the visible box with these words."""
        self._box(words).click()
        QApplication.processEvents()

    def ticked(self) -> list[str]:
        """The words of the ticked boxes outside the checklist."""
        return [card.accessibleName() for card in self._boxes() if card.isChecked()]

    def press_left(self, words: str) -> None:
        """Press what begins so in the left column."""
        for button in self.window.left.findChildren(QAbstractButton):
            named = f"{button.text()} {button.accessibleName()}".replace("&", "")
            if button.isVisible() and words in named:
                button.click()
                QApplication.processEvents()
                return
        raise AssertionError(f"nothing {words!r} at the left")

    def open_kept(self, name: str) -> None:
        """Open a kept assessment from the home page's list."""
        rows = self.window.page.findChildren(DecisionRow)
        next(row for row in rows if row.isVisible() and name in row.accessibleName()).click()
        self.settle()

    def press_tile(self, words: str) -> None:
        """Press the visible tile whose action is called so."""
        tiles = self.window.page.findChildren(Tile)
        next(tile for tile in tiles if tile.isVisible() and tile.accessibleName().startswith(words)).click()
        self.settle()

    def pick(self, words: str) -> None:
        """Choose the visible answer with these words, without continuing."""
        self._box(words).click()
        QApplication.processEvents()

    @property
    def background(self) -> str:
        """The color behind the page, as "#rrggbb"."""
        return self.window.palette().window().color().name()

    def clipped(self) -> list[str]:
        """The words of visible labels and buttons that stand narrower or lower than they need."""
        for _ in range(4):  # a layout within a layout within a scroll area settles one by one
            QApplication.processEvents()
        found = []
        for widget in self.window.page.findChildren(QWidget):
            if isinstance(widget, QToolButton):
                continue  # the arrows of a tab bar hold no words
            if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton) and widget.width() > 0:
                high = (
                    widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else widget.sizeHint().height()
                )
                wide = widget.minimumSizeHint().width()
                if widget.height() < high or widget.width() < wide:
                    found.append(f"{type(widget).__name__} {widget.text()!r} {widget.size()} needs {wide}, {high}")
        return found

    def nameless(self) -> list[str]:
        """The visible controls that a screen reader could not name."""
        kinds = (QAbstractButton, QLineEdit, QPlainTextEdit)
        controls = [w for kind in kinds for w in self.window.findChildren(kind) if w.isVisible()]
        return [repr(w) for w in controls if not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name)]

    def is_in_view(self, words: str) -> bool:
        """Whether a label or card with these words stands where the person can see all of it."""
        for _ in range(4):
            QApplication.processEvents()
        labels = [each for each in self.window.page.findChildren(QLabel) if words in each.text()]
        cards = [each for each in self.window.page.findChildren(AnswerCard) if words in each.accessibleName()]
        found = (*labels, *cards)[0]
        return found.visibleRegion().boundingRect().height() >= found.height()

    def answer_box(self, words: str) -> None:
        """Press a button of the box that asks something."""
        box = next(box for box in self.window.findChildren(QMessageBox) if box.isVisible())
        next(button for button in box.buttons() if button.text().replace("&", "") == words).click()
        QApplication.processEvents()

    def open_tab(self, words: str) -> None:
        """Open the tab with these words."""
        tabs = self.window.page.findChild(Tabs)
        tabs.setCurrentIndex([tabs.tabText(place) for place in range(tabs.count())].index(words))
        for _ in range(3):
            QApplication.processEvents()

    @property
    def tabs(self) -> list[str]:
        """The words of the tabs to choose from."""
        tabs = self.window.page.findChild(Tabs)
        return [tabs.tabText(place) for place in range(tabs.count()) if tabs.isTabVisible(place)]

    @property
    def everything(self) -> str:
        """Every word visible in the window."""
        return "\n".join(_words(self.window))

    def button_like(self, beginning: str) -> str:
        """The words of the visible button that begins so."""
        texts = [b.text().replace("&", "") for b in self.window.findChildren(Button) if b.isVisible()]
        return next(text for text in texts if text.startswith(beginning))

    def fields(self, label: str) -> list[str]:
        """What the visible fields with this label hold."""
        shown = [each for each in self.window.page.findChildren(Field) if each.isVisible()]
        return [each.text for each in shown if each.edit.accessibleName().startswith(label)]

    def type_keys(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(QApplication.focusWidget(), text)
        QApplication.processEvents()

    def _boxes(self) -> list[AnswerCard]:
        return [card for card in self.window.page.findChildren(AnswerCard) if card.isVisible()]

    def _box(self, words: str) -> AnswerCard:
        return next(card for card in self._boxes() if card.accessibleName() == words)

    @property
    def message(self) -> str:
        return self.window.message.text

    def settle(self) -> None:
        """Wait until everything begun in the background is finished and said."""
        background = self.desk.background
        for begin in (background.run, background.read):
            loop = QEventLoop()
            begin(lambda: None, lambda _, loop=loop: loop.quit())
            loop.exec()
            QApplication.processEvents()
        if not background.is_idle:
            self.settle()


def _names(root: QWidget) -> list[str]:
    return [widget.accessibleName() for widget in root.findChildren(QWidget) if widget.isVisible()]


def _words(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if widget.isVisible():
            text = getattr(widget, "text", None)
            words = text() if callable(text) else ""
            if isinstance(words, str) and words:
                found.append(words.replace("&&", "&"))
    return found
