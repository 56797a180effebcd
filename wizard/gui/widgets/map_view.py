"""The decision map on the screen: to look at whole or near, and to walk by mouse or keyboard."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from wizard.chart.drawing import corner, line
from wizard.chart.placement import Placement
from wizard.engine.decision_map import NO_TRAIL, DecisionMap, Trail
from wizard.gui.look import Look
from wizard.gui.widgets.enter import is_enter
from wizard.gui.widgets.map_items import LinkItem, PlaceItem, PlaceWords
from wizard.gui.widgets.map_walk import MapWalk

if TYPE_CHECKING:
    from collections.abc import Callable

_STEP = 1.25
_NEAREST, _FARTHEST = 3.0, 0.08
_LEAST_FOR_PATH = 0.5
"""A path is shown whole, but never smaller than this: half the text size chosen."""
_MARGIN = 24
_ROOM = 240
"""How far the map can be pushed beyond its edge."""
_PAN = 80
_ARROWS = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
}


class MapView(QGraphicsView):
    """Shows a map with a path.

    Arrows go from step to step, with Shift they push the map; Enter opens a step; plus, minus and 0 zoom, P shows the
    path.

    Signals:
        stepped: the id of the place the person now stands on.
        opened: the id of the place the person wants to read.
        zoomed: the size shown, in percent of the usual one.
    """

    stepped = Signal(str)
    opened = Signal(str)
    zoomed = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._map: DecisionMap | None = None
        self._placement: Placement | None = None
        self._trail = NO_TRAIL
        self._walk: MapWalk | None = None
        self._items: dict[str, PlaceItem] = {}
        self._here = ""
        self._fits: Literal["path", "all"] | None = "path"
        self._zooms: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_P: self.fit_path,
        }
        self._scene = QGraphicsScene(self)
        self._scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setAccessibleName("Decision map")
        self.setAccessibleDescription("Arrow keys move between steps. Enter opens a step. The List tab says the same.")
        look.changed.connect(self._draw)

    @property
    def here(self) -> str:
        """The id of the place the person stands on."""
        return self._here

    @property
    def percent(self) -> int:
        """The size shown, in percent of the usual one."""
        return round(self.transform().m11() * 100)

    def show_map(self, decision_map: DecisionMap, placement: Placement, trail: Trail) -> None:
        """Show a map at its path, or whole where there is none."""
        self._map, self._placement, self._trail = decision_map, placement, trail
        self._walk = MapWalk(decision_map, placement, trail)
        self._here = trail.places[-1] if trail.places else next(iter(decision_map.places))
        self._fits = "path" if trail.places else "all"
        self._draw()

    def links(self) -> list[LinkItem]:
        """Return the lines that are drawn."""
        return [item for item in self._scene.items() if isinstance(item, LinkItem)]

    def go_to(self, place_id: str) -> None:
        """Stand on a place and show it."""
        self._here = place_id
        self._mark()
        self.ensureVisible(self._items[place_id], _MARGIN, _MARGIN)

    @Slot()
    def zoom_in(self) -> None:
        """Show everything larger."""
        self._zoom(_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show everything smaller."""
        self._zoom(1 / _STEP)

    @Slot()
    def fit(self) -> None:
        """Show the whole map, now and when the view changes its size."""
        self._fits = "all"
        self._fit()

    @Slot()
    def fit_path(self) -> None:
        """Show the whole path, now and when the view changes its size."""
        self._fits = "path" if self._trail.places else "all"
        self._fit()

    @Slot()
    def _draw(self) -> None:
        self._scene.clear()
        self._items.clear()
        self.setBackgroundBrush(self._look.color("bg"))
        if self._map is None or self._placement is None:
            return
        for link in self._map.links:
            on_path = (link.start, link.end) in self._trail.links
            curves = line(self._placement, link.start, link.end)
            self._scene.addItem(LinkItem(self._look, link, curves, on_path=on_path))
        for key in self._map.places:
            self._scene.addItem(self._place_item(self._map, self._placement, key))
        room = _ROOM * self._look.scale
        self._scene.setSceneRect(self._whole().adjusted(-room, -room, room, room))
        self._mark()
        self._fit()

    def _place_item(self, decision_map: DecisionMap, placement: Placement, key: str) -> PlaceItem:
        place = decision_map.places[key]
        question_set = decision_map.question_set
        words = PlaceWords(
            place=place,
            caption=decision_map.caption(place, self._trail),
            name=decision_map.name(place),
            class_id=None if place.is_question else question_set.outcomes[place.node_id].class_,
        )
        on_path = key in self._trail.places
        item = PlaceItem(self._look, words, on_path=on_path, dimmed=bool(self._trail.places) and not on_path)
        x, y = corner(placement.spots[key])
        item.setPos(x * self._look.scale, y * self._look.scale)
        self._items[key] = item
        return item

    def _mark(self) -> None:
        for key, item in self._items.items():
            here = key == self._here
            item.mark(here=here and not self._is_end_of_path(key), ringed=here and self.hasFocus())

    def _is_end_of_path(self, key: str) -> bool:
        """Say whether a place keeps the color of its verdict: where the person stands first."""
        return bool(self._trail.places) and key == self._trail.places[-1]

    def _whole(self) -> QRectF:
        return _around(list(self._items.values()))

    def _fit(self) -> None:
        if not self._items or self._fits is None:
            return
        path = [self._items[key] for key in self._trail.places]
        on_path = self._fits == "path" and bool(path)
        area = _around(path) if on_path else self._whole()
        margin = self._look.space(_MARGIN) * 2
        room = self.viewport().size()
        factor = min((room.width() - margin) / area.width(), (room.height() - margin) / area.height(), 1.0)
        least = _LEAST_FOR_PATH if on_path else _FARTHEST
        self._scale_to(max(factor, least))
        if factor >= least or not on_path:
            self.centerOn(area.center())
        else:
            end = path[-1].full_rect
            self.centerOn(end.right() + (margin - room.width() / 2) / least, end.center().y())

    def _zoom(self, factor: float) -> None:
        self._fits = None
        self._scale_to(min(max(self.transform().m11() * factor, _FARTHEST), _NEAREST))

    def _scale_to(self, factor: float) -> None:
        self.resetTransform()
        self.scale(factor, factor)
        self.zoomed.emit(self.percent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what was fitted fitted."""
        super().resizeEvent(event)
        self._fit()
        if self._here in self._items:
            self.ensureVisible(self._items[self._here], _MARGIN, _MARGIN)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ring the place the person stands on."""
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, push, zoom and open."""
        key = event.key()
        if key in _ARROWS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._push(*_ARROWS[Qt.Key(key)])
        elif key in _ARROWS and self._walk is not None:
            self._step_to(self._walk.neighbor(self._here, *_ARROWS[Qt.Key(key)]))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._walk is not None:
            self._step_to(self._walk.first if key == Qt.Key.Key_Home else self._walk.last)
        elif is_enter(event) or key == Qt.Key.Key_Space:
            self.opened.emit(self._here)
        elif key in self._zooms:
            self._zooms[Qt.Key(key)]()
        else:
            event.ignore()

    def _step_to(self, place_id: str) -> None:
        if place_id != self._here:
            self.go_to(place_id)
            self.stepped.emit(place_id)

    def _push(self, right: int, down: int) -> None:
        self._fits = None
        for bar, way in ((self.horizontalScrollBar(), right), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + way * _PAN)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_in() if event.angleDelta().y() > 0 else self.zoom_out()
            event.accept()
        else:
            self._fits = None
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand on the box that is pressed."""
        item = self.itemAt(event.position().toPoint())
        if isinstance(item, PlaceItem) and event.button() == Qt.MouseButton.LeftButton:
            self._here = item.words.place.id
            self._mark()
            self.opened.emit(self._here)
            return
        super().mousePressEvent(event)


def _around(items: list[PlaceItem]) -> QRectF:
    area = QRectF()
    for item in items:
        area = area.united(item.full_rect)
    return area
