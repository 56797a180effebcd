"""The way of the Tab key: in reading order, as the layouts stand at the moment the key is pressed."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QLayoutItem, QScrollArea, QWidget


def neighbor(root: QWidget, start: QWidget | None, *, forward: bool) -> QWidget | None:
    """Return the tab stop within ``root`` that is read next after ``start``, or before it; None where there is none.

    ``start`` need be no stop itself, such as a heading that was given the focus to be read. After the last stop comes
    the first.
    """
    read = list(_in_reading_order(root))
    place = _place(read, start)
    stops = [index for index, widget in enumerate(read) if _is_stop(widget)]
    if not stops:
        return None
    if forward:
        return read[next((index for index in stops if index > place), stops[0])]
    return read[next((index for index in reversed(stops) if index < place), stops[-1])]


def _place(read: list[QWidget], start: QWidget | None) -> int:
    """Return where ``start``, or what holds it, is read; -1 where neither is."""
    while start is not None:
        if start in read:
            return read.index(start)
        start = start.parentWidget()
    return -1


def _is_stop(widget: QWidget) -> bool:
    return widget.isEnabled() and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus


def _in_reading_order(widget: QWidget | None) -> Iterator[QWidget]:
    """Yield a widget and those within it that are visible; what is within a tab stop is its own affair."""
    if widget is None or not widget.isVisible():
        return
    yield widget
    if _is_stop(widget):
        return
    if isinstance(widget, QScrollArea):
        yield from _in_reading_order(widget.widget())
    elif (layout := widget.layout()) is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        if (widget := item.widget()) is not None:
            yield from _in_reading_order(widget)
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    """Return the items in the order they are read: a grid row by row, in whatever order it was filled."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[index]
    return [item for place in places if (item := layout.itemAt(place)) is not None]
