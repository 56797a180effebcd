"""The list of decisions as the window holds it: how many there are, and those that were looked at last."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from wizard.gui.background import Background
from wizard.register.values import Decision, Row, Search

PAGE = 100
"""Rows fetched at once."""
_KEPT = 12
"""Pages held."""
_WANTED = 2
"""Pages asked for at once: as many as a screen can touch."""


class Shelf(Protocol):
    """What the list is fetched from. Every method is called in another thread than the window's."""

    def page(self, search: Search, *, start: int = 0, size: int = 100) -> tuple[Row, ...]:
        """Return rows of a list from a place on."""

    def count(self, search: Search) -> int:
        """Return how many rows a list has."""

    def place_in(self, search: Search, number: int) -> int | None:
        """Return the place of a version, or of its follower, in a list."""

    def totals(self) -> tuple[int, int]:
        """Return how many decisions there are, and how many wait for a review."""

    def decision(self, number: int) -> Decision:
        """Return one version whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The beginning of a new list: its length, where the decision looked for stands, and the rows around there.

    ``total`` and ``waiting`` count the whole register.
    """

    search: Search
    count: int
    total: int
    waiting: int
    place: int | None
    page: int
    rows: tuple[Row, ...] = field(repr=False)


class DecisionPages(QObject):
    """Fetches a list piece by piece; of searches and of pages only the last wanted are fetched.

    Signals:
        listed: a new list is there (Listed).
        arrived: places of the first and last row of a page that has come.
        failed: why the register cannot be read (the error).
    """

    listed = Signal(object)
    arrived = Signal(int, int)
    failed = Signal(object)

    def __init__(self, background: Background, shelf: Callable[[], Shelf], parent: QObject | None = None) -> None:
        """``shelf`` opens what the list is fetched from; it is called in the background."""
        super().__init__(parent)
        self._background = background
        self._shelf = shelf
        self._search = Search()
        self._turn = 0
        self._count = 0
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._wanted: list[int] = []
        self._next: tuple[Search, Row | None] | None = None
        self._totals: tuple[int, int] | None = None
        self._is_listing = False
        self._fetching: int | None = None

    @property
    def count(self) -> int:
        """How many rows the list has."""
        return self._count

    @property
    def search(self) -> Search:
        """What is listed."""
        return self._search

    def forget(self) -> None:
        """Count the whole register again with the next list."""
        self._totals = None

    def list(self, search: Search, keep: Row | None = None) -> None:
        """List anew; ``keep`` is a decision to look for. A list still under way is dropped."""
        self._next = (search, keep)
        if not self._is_listing:
            self._list_next()

    def row(self, place: int) -> Row | None:
        """Return a row; None where it is not there yet, and it is fetched."""
        page, at = divmod(place, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        return rows[at] if at < len(rows) else None

    def _list_next(self) -> None:
        wanted, self._next = self._next, None
        if wanted is None:
            return
        self._is_listing = True
        self._background.read(partial(_begin, self._shelf, self._totals, *wanted), self._on_listed, self._on_not_listed)

    def _on_listed(self, found: Listed) -> None:
        self._is_listing = False
        if self._next is not None:
            self._list_next()
            return
        self._turn += 1
        self._totals = found.total, found.waiting
        self._search, self._count = found.search, found.count
        self._pages.clear()
        self._wanted.clear()
        self._pages[found.page] = found.rows
        self.listed.emit(found)

    def _on_not_listed(self, error: BaseException) -> None:
        self._is_listing = False
        if self._next is not None:
            self._list_next()
        else:
            self.failed.emit(error)

    def _want(self, page: int) -> None:
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted = [*self._wanted, page][-_WANTED:]
        self._fetch_next()

    def _fetch_next(self) -> None:
        wanted = [page for page in self._wanted if page not in self._pages]
        if self._fetching is not None or not wanted:
            return
        self._fetching = page = wanted[-1]
        self._background.read(
            partial(_page, self._shelf, self._search, page), partial(self._on_page, self._turn, page), self._on_no_page
        )

    def _on_page(self, turn: int, page: int, rows: tuple[Row, ...]) -> None:
        self._fetching = None
        if turn == self._turn:
            self._pages[page] = rows
            while len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
            self.arrived.emit(page * PAGE, min(page * PAGE + PAGE, self._count) - 1)
        self._fetch_next()

    def _on_no_page(self, error: BaseException) -> None:
        self._fetching = None
        self._wanted.clear()
        self.failed.emit(error)


def _begin(shelf: Callable[[], Shelf], totals: tuple[int, int] | None, search: Search, keep: Row | None) -> Listed:
    opened = shelf()
    total, waiting = totals or opened.totals()
    count = opened.count(search)
    page, rows = 0, opened.page(search, size=PAGE) if count else ()
    place = next((at for at, row in enumerate(rows) if keep is not None and row.decision == keep.decision), None)
    if place is None and keep is not None and count > len(rows):
        place = opened.place_in(search, keep.number)
        page = (place or 0) // PAGE
        rows = opened.page(search, start=page * PAGE, size=PAGE) if page else rows
    return Listed(search=search, count=count, total=total, waiting=waiting, place=place, page=page, rows=rows)


def _page(shelf: Callable[[], Shelf], search: Search, page: int) -> tuple[Row, ...]:
    return shelf().page(search, start=page * PAGE, size=PAGE)
