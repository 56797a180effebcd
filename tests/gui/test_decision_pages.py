"""The list of decisions as it is fetched: the latest wish counts, and no more is asked for than can be seen."""

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QEventLoop

from wizard.errors import RegisterError
from wizard.gui.background import Background
from wizard.gui.decision_pages import PAGE, DecisionPages
from wizard.register.values import Row, Search

ROW = Row(
    number=1,
    year=2026,
    serial=1,
    version=1,
    name="Refill letter",
    class_="exception",
    label="Exception applies",
    outcome="refill",
    headline="Go ahead.",
    exception=None,
    decided_by="D. Alvarez",
    decided_at="2026-03-09T10:58:00-05:00",
    set_id="hipaa-marketing",
    set_version="1",
    set_digest="0",
    conditions=0,
    confirmed=0,
    status="waiting",
)


class FakeShelf:
    """A register of generated rows that can be made to wait or to fail."""

    def __init__(self, count: int = 10_000) -> None:
        self.rows = count
        self.asked: list[object] = []
        self.may_go_on = Event()
        self.may_go_on.set()
        self.error: Exception | None = None

    def _answer(self, asked: object) -> None:
        self.asked.append(asked)
        assert self.may_go_on.wait(10)
        if self.error is not None:
            raise self.error

    def count(self, search: Search) -> int:
        self._answer(("count", search.words))
        return self.rows

    def page(self, search: Search, *, start: int = 0, size: int = PAGE) -> tuple[Row, ...]:
        self._answer(("page", search.words, start))
        return tuple(replace(ROW, number=at + 1, serial=at + 1) for at in range(start, min(start + size, self.rows)))

    def place_in(self, _search: Search, number: int) -> int | None:
        self._answer(("place", number))
        return number - 1 if number <= self.rows else None

    def totals(self) -> tuple[int, int]:
        self._answer("totals")
        return self.rows, 4

    def pages_asked(self) -> list[int]:
        return [asked[2] // PAGE for asked in self.asked if asked[0] == "page"]


@pytest.fixture
def background(qapp):  # noqa: ARG001 - results come by the event loop
    background = Background()
    yield background
    background.close()


@pytest.fixture
def shelf():
    return FakeShelf()


@pytest.fixture
def pages(background, shelf):
    return DecisionPages(background, lambda: shelf)


def settle(background: Background) -> None:
    while not background.is_idle:
        loop = QEventLoop()
        background.read(lambda: None, lambda _, loop=loop: loop.quit())
        loop.exec()


def test_of_searches_typed_quickly_only_the_last_is_shown_and_those_between_are_not_made(pages, shelf, background):
    listed = []
    pages.listed.connect(lambda found: listed.append(found.search.words))
    shelf.may_go_on.clear()
    for words in ("r", "re", "ref", "refi"):
        pages.list(Search(words=words))
    shelf.may_go_on.set()
    settle(background)
    assert listed == ["refi"]
    assert [asked[1] for asked in shelf.asked if asked[0] == "count"] == ["r", "refi"]


def test_a_page_that_comes_after_a_new_search_is_not_shown(pages, background):
    pages.list(Search())
    settle(background)
    arrived = []
    pages.arrived.connect(lambda first, _: arrived.append(first))
    pages.list(Search(words="ref"))
    pages.row(500)
    settle(background)
    assert arrived == []
    assert pages.row(0) is not None


def test_scrolling_fast_fetches_the_first_and_the_last_pages_alone(pages, shelf, background):
    pages.list(Search())
    settle(background)
    shelf.asked.clear()
    shelf.may_go_on.clear()
    for place in range(100, 9_000, 30):
        assert pages.row(place) is None
    shelf.may_go_on.set()
    settle(background)
    assert shelf.pages_asked() == [1, 89, 88]
    assert pages.row(8_990).number == 8_991


def test_only_a_few_pages_are_held(pages, shelf, background):
    pages.list(Search())
    settle(background)
    for place in range(0, 3_000, PAGE):
        pages.row(place)
        settle(background)
    shelf.asked.clear()
    assert pages.row(2_900) is not None
    assert pages.row(0) is None
    settle(background)
    assert shelf.pages_asked() == [0]


def test_the_whole_register_is_counted_again_only_when_asked(pages, shelf, background):
    for words in ("", "a", "b"):
        pages.list(Search(words=words))
        settle(background)
    assert shelf.asked.count("totals") == 1
    pages.forget()
    pages.list(Search())
    settle(background)
    assert shelf.asked.count("totals") == 2


@pytest.mark.parametrize(("number", "place"), [(3, 2), (777, 776), (20_000, None)])
def test_a_decision_to_stay_at_is_found_wherever_it_stands(pages, background, number, place):
    found = []
    pages.listed.connect(found.append)
    pages.list(Search(), replace(ROW, number=number, serial=number))
    settle(background)
    assert found[0].place == place
    assert pages.row(place or 0) is not None


def test_an_error_is_said_once_and_the_next_list_tries_again(pages, shelf, background):
    failed, listed = [], []
    pages.failed.connect(failed.append)
    pages.listed.connect(listed.append)
    shelf.error = RegisterError("The server cannot be reached.")
    pages.list(Search())
    settle(background)
    assert failed == [shelf.error]
    shelf.error = None
    pages.list(Search())
    settle(background)
    assert len(listed) == 1
    shelf.error = RegisterError("The server cannot be reached any more.")
    pages.row(500)
    settle(background)
    assert failed[1:] == [shelf.error]


def test_an_error_of_a_search_replaced_meanwhile_is_not_said(pages, shelf, background):
    failed = []
    pages.failed.connect(failed.append)
    shelf.may_go_on.clear()
    shelf.error = RegisterError("Too many words.")
    pages.list(Search(words="a"))
    pages.list(Search(words="b"))
    while not shelf.asked:
        pass
    shelf.may_go_on.set()
    settle(background)
    assert len(failed) == 1


def test_a_page_shorter_than_counted_is_not_asked_for_again(pages, shelf, background):
    pages.list(Search())
    settle(background)
    shelf.rows = 150
    pages.row(160)
    settle(background)
    shelf.asked.clear()
    assert pages.row(160) is None
    settle(background)
    assert shelf.asked == []
