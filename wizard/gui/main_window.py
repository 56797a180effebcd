"""The one window: menus, left column, message, page. It shows what it is told and passes on what is chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from wizard.gui.calendar_bar import CalendarBar
from wizard.gui.left_column import LeftColumn
from wizard.gui.look import Look
from wizard.gui.menus import Menus
from wizard.gui.message_bar import MessageBar
from wizard.gui.topic_bar import TopicBar
from wizard.gui.what_if_bar import WhatIfBar
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.tab_order import neighbor
from wizard.settings import Settings

TITLE = "Exception Wizard"
COMPACT_BELOW = 900
"""The window width, in pixels at 100 % text, under which left column and aside fold away."""
_FIRST_SIZE = (1180, 820)
_SEEN = 100
"""How many pixels of the window must lie on a screen for it to be found there."""
_LEAST_WIDTH, _WIDEST_LEAST = 480, 760
"""The least width grows with the text, but leaves room beside it on a small screen."""
_LEAST_HEIGHT = 420
_TAKEN = frozenset({".csv", ".xlsx", ".xls", ".pdf"})
"""Endings of files that may be dropped; of an old XLS file it is said how to save it."""


class MainWindow(QMainWindow):
    """Frames one page at a time.

    Signals:
        first_painted: the window stands on the screen; what was put off until then can begin.
        file_dropped: the sheet or PDF that was dropped on the window (Path).
    """

    first_painted = Signal()
    file_dropped = Signal(object)

    def __init__(self, look: Look, settings: Settings) -> None:
        super().__init__()
        self._look = look
        self._compact = False
        self._is_painted = False
        self._may_close: Callable[[], bool] = lambda: True
        self.name_assessment("")
        self.menus = Menus(self)
        self._middle = QWidget(self)
        self.setCentralWidget(self._middle)
        self.message = MessageBar(look)
        self.calendar = CalendarBar(look)
        self.what_if = WhatIfBar(look)
        self.topics = TopicBar(look)
        self.left = LeftColumn(look, self._middle)
        self.left.drawer_closed.connect(self._on_drawer_closed)
        self._pages = QStackedWidget()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.calendar)
        right.addWidget(self.what_if)
        right.addWidget(self.topics)
        right.addWidget(self._pages, 1)
        self._row = QHBoxLayout(self._middle)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.left)
        self._row.addLayout(right, 1)
        look.changed.connect(self._fold)
        self.setAcceptDrops(True)
        self._place(settings)
        self._fold()

    @property
    def page(self) -> Page:
        """The page shown."""
        page = self._pages.currentWidget()
        assert isinstance(page, Page), "the first page is shown before the window is"
        return page

    def show_page(self, page: Page, *, rail: bool, place: str = "", scenario: bool = False) -> None:
        """Show a page, with the navigation at its left and this place marked.

        Instead there are the answers of an assessment with ``rail``, or what is practiced with ``scenario``.
        """
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
            page.header.answers_requested.connect(self.open_drawer)
        page.set_compact(self._compact)
        if scenario:
            self.left.show_scenario()
        else:
            self.left.show_rail(rail)
        self.left.navigation.set_current(place)
        self.left.close_drawer()
        self.message.clear()
        self.topics.hide()
        page.place_message(self.message)
        self._pages.setCurrentWidget(page)

    def name_assessment(self, name: str) -> None:
        """Carry the name of the assessment in the title; with an empty one, the program's alone."""
        plain = name.replace("[*]", "[*][*]")  # Qt's mark for a changed document
        self.setWindowTitle(f"{plain} \N{EN DASH} {TITLE}" if name else TITLE)

    def show_focus(self) -> None:
        """Ring the control that has the focus, from now on."""
        from wizard.gui.widgets.focus_ring import FocusRing

        FocusRing(self._look, self)

    def open_drawer(self) -> None:
        """Lay the left column over a narrow page; where it stands anyway, give it the focus."""
        self.left.open_drawer()

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Ask this each time the person wants to close the window."""
        self._may_close = may_close

    def geometry_to_keep(self) -> tuple[tuple[int, int, int, int], bool]:
        """Return x, y, width and height of the window when it is not maximized, and whether it is."""
        place = self.normalGeometry()
        return (place.x(), place.y(), place.width(), place.height()), self.isMaximized()

    def focusNextPrevChild(self, forward: bool, /) -> bool:
        """Let Tab go in reading order; an open drawer keeps it to itself."""
        root = self.left if self.left.is_drawer and self.left.isVisible() else self._middle
        control = neighbor(root, QApplication.focusWidget(), forward=forward)
        if control is None:
            return False
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        control.setFocus(reason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold when the width crosses the bound."""
        super().resizeEvent(event)
        self._fold()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that everything is painted: after this call, when the pages have been, too."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let one sheet or PDF be dropped, and nothing else."""
        if _file_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which file was dropped."""
        file = _file_in(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(file)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay open while closing would lose something."""
        if self._may_close():
            super().closeEvent(event)
        else:
            event.ignore()

    def _fold(self) -> None:
        self.setMinimumSize(min(round(_LEAST_WIDTH * self._look.scale), _WIDEST_LEAST), _LEAST_HEIGHT)
        compact = self.width() / self._look.scale < COMPACT_BELOW
        changed = compact != self._compact
        self._compact = compact
        self.topics.set_compact(compact)
        if changed:
            self._move_left_column()
        if self._pages.count():
            self.page.set_compact(compact)

    def _move_left_column(self) -> None:
        if self._compact:
            self._row.removeWidget(self.left)
        else:
            self._row.insertWidget(0, self.left)
        self.left.set_drawer(self._compact)

    def _on_drawer_closed(self) -> None:
        self.page.header.answers.setFocus()

    def _place(self, settings: Settings) -> None:
        """Stand where the window stood last, if that place is still on a screen."""
        if settings.window is not None and _is_on_a_screen(QRect(*settings.window)):
            self.setGeometry(*settings.window)
        else:
            room = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(min(_FIRST_SIZE[0], room.width()), min(_FIRST_SIZE[1], room.height()))
        if settings.maximized:
            self.showMaximized()


def _file_in(dragged: QMimeData) -> Path | None:
    """Return the file dragged if it is one alone, and a sheet or a PDF by its name."""
    files = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() in _TAKEN else None


def _is_on_a_screen(place: QRect) -> bool:
    return any(screen.availableGeometry().intersected(place).width() > _SEEN for screen in QGuiApplication.screens())
