"""Content, aside, header and footer of a page end at one line, with a scroll bar and without."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from tests.support.pages import open_page
from tests.support.window import WindowDriver
from wizard.gui.widgets.tabs import Tabs


def right(driver: WindowDriver, widget: QWidget) -> int:
    return widget.mapTo(driver.window, QPoint(widget.width(), 0)).x()


def last_in_footer(driver: WindowDriver) -> QWidget:
    footer = driver.window.page.footer
    return footer.itemAt(footer.count() - 1).widget()


def furthest(driver: WindowDriver) -> int:
    """Where the content, or the aside beside it, ends."""
    inside = driver.window.page.scroller.widget()
    layout = inside.layout()
    parts = [layout.itemAt(place).widget() for place in range(layout.count())]
    return max(right(driver, part) for part in parts if part.isVisible())


@pytest.mark.parametrize("percent", [100, 125, 200])
@pytest.mark.parametrize("size", [(1180, 2400), (1180, 500), (1700, 500), (1900, 2400), (700, 500), (700, 2600)])
@pytest.mark.parametrize("page", ["question", "check", "look"])
def test_the_footer_ends_where_the_content_ends(driver, page, size, percent):
    driver.desk._set_text_percent(percent)
    driver.window.resize(*size)
    open_page(driver, page)
    assert driver.clipped() == []
    assert furthest(driver) == right(driver, last_in_footer(driver))


def test_a_scroll_bar_moves_nothing_sideways(driver):
    open_page(driver, "look")
    edges = set()
    for height in (2000, 500):
        driver.window.resize(1180, height)
        assert driver.clipped() == []
        edges.add(furthest(driver))
        assert (driver.window.page.scroller.bar_width > 0) == (height == 500)
    assert len(edges) == 1


@pytest.mark.parametrize("width", [1180, 1900, 700])
def test_head_and_footer_of_the_map_end_at_one_line(driver, width):
    driver.window.resize(width, 800)
    open_page(driver, "map")
    assert driver.clipped() == []
    assert right(driver, driver.window.page.findChild(Tabs)) == right(driver, last_in_footer(driver))
