"""The decision map: where the answers led, and where others would have led."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from wizard.chart import words
from wizard.chart.placement import place
from wizard.engine.assessment import Assessment
from wizard.engine.decision_map import DecisionMap, Trail
from wizard.engine.logic_table import LogicTable, tabulate
from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.map_view import MapView
from wizard.gui.widgets.page import Page
from wizard.gui.widgets.panel import HairLine
from wizard.gui.widgets.spacing import Spacing
from wizard.gui.widgets.step_detail import StepDetail
from wizard.gui.widgets.step_list import StepList, rows
from wizard.gui.widgets.tabs import Tabs

_HINT = "Arrow keys move between steps. Enter opens a step."
_WITH_PATH = "The path your answers took is solid. Other branches are dimmed."
_WITHOUT_PATH = "Every question, and where each answer leads."
_DETAIL = 340
_PERCENT = 46
"""The room for the size in percent, so that the buttons beside it stand still."""


class MapPage(Page):
    """Shows the map of a question set with the path of an assessment.

    Signals:
        back_requested: the person is done.
        source_opened: the web address of a source.
        change_requested: the id of a question on the path that the person wants to answer anew.
    """

    back_requested = Signal()
    source_opened = Signal(str)
    change_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, full=True, parent=parent)
        self._map: DecisionMap | None = None
        self._table: LogicTable | None = None
        self._trail = Trail()
        self._back = Button(look, "&Back to the verdict", "quiet", "back", dense=True)
        self._title = Label(look, "Decision map", "heading")
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lead = Label(look, role="small")
        self.tabs = Tabs(look)
        self.view = MapView(look)
        self.list = StepList(look)
        self.detail = StepDetail(look)
        self._views = QStackedWidget()
        self._body = QHBoxLayout()
        self._build_body()
        self._build_footer()
        self._connect()
        look.changed.connect(self._fit_detail)
        self._fit_detail()

    def show_assessment(self, assessment: Assessment, name: str = "") -> None:
        """Show the map with the path of an assessment, finished or not; ``name`` is the assessment's."""
        question_set = assessment.question_set
        if self._map is None or self._map.question_set is not question_set:
            self._map = DecisionMap.draw(question_set, assessment.routes)
            self._table = tabulate(self._map)
        assert self._table is not None, "made with the map"
        self._trail = self._map.trail(assessment)
        self._back.setText("&Back to the verdict" if assessment.is_final else "&Back")
        self._say(name)
        self.detail.hide()
        self._share_room()
        self.list.show_rows(rows(self._map, self._table, self._trail))
        self.view.show_map(self._map, place(self._map), self._trail)
        self.list.go_to(self.view.here)
        self.tabs.setCurrentIndex(0)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._title, f"{self._title.text()}. {self._lead.text()} {_HINT}")

    def set_compact(self, compact: bool) -> None:
        """Show a step in the map's place where there is no room beside it; the legend goes."""
        super().set_compact(compact)
        self._legend.setVisible(not compact)
        self._fit_detail()

    def _build_body(self) -> None:
        """Put head and map where other pages scroll: the map moves in itself."""
        look = self._look
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        said = QVBoxLayout()
        said.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        said.addWidget(self._title)
        said.addWidget(self._lead)
        Spacing(look, said, (0, 0, 0, 10), 3)
        head = QHBoxLayout()
        head.addLayout(said, 1)
        head.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        Spacing(look, head, (28, 12, 28, 0), 22)
        column.addLayout(head)
        column.addWidget(HairLine())
        listed = QWidget()
        inset = QVBoxLayout(listed)
        inset.addWidget(self.list)
        Spacing(look, inset, (28, 8, 28, 8))
        for tab, view in (("&Map", self.view), ("&List", listed)):
            self.tabs.addTab(tab)
            self._views.addWidget(view)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self._views, 1)
        self._body.addWidget(self.detail, 0)
        column.addLayout(self._body, 1)
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout), "a page's own column"
        outer.insertWidget(outer.indexOf(self.scroller), body, 1)
        self.scroller.hide()

    def _build_footer(self) -> None:
        look = self._look
        self._legend = QWidget()
        explained = QHBoxLayout(self._legend)
        Spacing(look, explained, gap=10)
        self._your_path = Legend(look, "Your path", "path")
        for each in (self._your_path, Legend(look, "Not taken", "other"), Legend(look, words.DEPENDS, "depends")):
            explained.addWidget(each)
        explained.addWidget(Label(look, _HINT, "small"), 1)
        self._zoom = QWidget()
        zoom = QHBoxLayout(self._zoom)
        Spacing(look, zoom, gap=8)
        self._out = ZoomButton(look, "minus", "Show the map smaller")
        self._percent = Label(look, "100%", "counter", wrap=False)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._in = ZoomButton(look, "plus", "Show the map larger")
        self._fit_all = Button(look, "F&it", "secondary", "fit")
        self._fit_path = Button(look, "Fit to &path", "secondary", "map")
        for widget in (self._out, self._percent, self._in, self._fit_all, self._fit_path):
            zoom.addWidget(widget)
        self.footer.addWidget(self._legend, 1)
        self.footer.addWidget(self._zoom, 0, Qt.AlignmentFlag.AlignRight)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._out.clicked.connect(self.view.zoom_out)
        self._in.clicked.connect(self.view.zoom_in)
        self._fit_all.clicked.connect(self.view.fit)
        self._fit_path.clicked.connect(self.view.fit_path)
        self.tabs.currentChanged.connect(self._on_tab)
        self.view.zoomed.connect(self._on_zoomed)
        self.view.stepped.connect(self._on_stepped)
        self.list.stepped.connect(self._on_listed)
        self.view.opened.connect(self._on_opened)
        self.list.opened.connect(self._on_opened)
        self.detail.closed.connect(self._on_closed)
        self.detail.source_opened.connect(self.source_opened)
        self.detail.change_requested.connect(self.change_requested)

    def _say(self, name: str) -> None:
        named = f"{name.rstrip('.')}. " if name else ""
        walked = bool(self._trail.places)
        self._lead.setText(named + (_WITH_PATH if walked else _WITHOUT_PATH))
        self._your_path.setVisible(walked)
        self._fit_path.setVisible(walked)

    @Slot()
    def _fit_detail(self) -> None:
        wide = self._look.px(_DETAIL)
        self.detail.setMinimumWidth(0 if self.is_compact else wide)
        self.detail.setMaximumWidth(16777215 if self.is_compact else wide)
        self._percent.setFixedWidth(self._look.px(_PERCENT))
        self._share_room()

    def _share_room(self) -> None:
        """In the compact layout a step takes the place of the map until it is closed."""
        self._views.setVisible(self.detail.isHidden() or not self.is_compact)

    @Slot(int)
    def _on_tab(self, index: int) -> None:
        self._views.setCurrentIndex(index)
        if self.is_compact:
            self.detail.hide()
            self._share_room()
        self._footer_bar.setVisible(index == 0)

    @Slot(int)
    def _on_zoomed(self, percent: int) -> None:
        self._percent.setText(f"{percent}%")

    @Slot(str)
    def _on_stepped(self, place_id: str) -> None:
        self.list.go_to(place_id)
        announce(self.view, self._spoken(place_id))
        if self.detail.isVisible():
            self._fill_detail(place_id)

    @Slot(str)
    def _on_listed(self, place_id: str) -> None:
        if self.view.here != place_id and self._views.currentIndex() == 1:
            self.view.go_to(place_id)
        if self.detail.isVisible():
            self._fill_detail(place_id)

    @Slot(str)
    def _on_opened(self, place_id: str) -> None:
        self.list.go_to(place_id)
        self._fill_detail(place_id)
        self.detail.show()
        self._share_room()
        self.detail.take_focus()
        announce(self.detail, self._spoken(place_id))

    @Slot()
    def _on_closed(self) -> None:
        self.detail.hide()
        self._share_room()
        shown: QWidget = self.view if self._views.currentIndex() == 0 else self.list
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _spoken(self, place_id: str) -> str:
        """Say a step: the answer that leads there, its name, what it is, and whether the path passes it."""
        assert self._map is not None, "there is a step only on a map"
        shown = self._map.places[place_id]
        caption = self._map.caption(shown, self._trail)
        parts = [f"{caption.words}{caption.suffix}", self._map.name(shown), words.of_place(self._map, shown)]
        parts.append("On your path" if place_id in self._trail.places else "")
        return ". ".join(part.rstrip(".") for part in parts if part)

    def _fill_detail(self, place_id: str) -> None:
        assert self._map is not None, "there is a step only on a map"
        assert self._table is not None, "made with the map"
        shown = self._map.places[place_id]
        if shown.is_question:
            entry = next(each for each in self._table.questions if each.question_id == place_id)
            self.detail.show_question(entry, self._table.rules, self._given(place_id))
            return
        verdict = next(each for each in self._table.verdicts if each.outcome_id == shown.node_id)
        self.detail.show_verdict(verdict, self._led_here(place_id))

    def _given(self, question_id: str) -> str | None:
        """Return the answer that the path gives to a question."""
        places = self._trail.places
        if question_id not in places[:-1]:
            return None
        return self._trail.led_by[places[places.index(question_id) + 1]]

    def _led_here(self, place_id: str) -> str:
        assert self._map is not None, "there is a step only on a map"
        (link,) = self._map.links_into(place_id)
        question = self._map.question_set.questions[link.start]
        said = "; ".join(f"“{question.answers[answer].text}”" for answer in link.answers)
        depends = f" {words.DEPENDS}." if link.depends else ""
        return f"After “{question.ask}”, with the answer {said}.{depends}"


class ZoomButton(QPushButton):
    """A square button with an icon and no words; it has a name."""

    def __init__(self, look: Look, icon: str, name: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self.setProperty("kind", "icon")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        edge = self._look.control(44)
        self.setFixedSize(edge, edge)
        self.setIcon(self._look.icon(self._icon, "ink", 18))
        self.setIconSize(QSize(self._look.px(18), self._look.px(18)))


class Legend(QWidget):
    """A line as the map draws it, with what it means."""

    def __init__(self, look: Look, text: str, kind: str) -> None:
        super().__init__()
        self._look = look
        self._kind = kind
        row = QHBoxLayout(self)
        row.addWidget(Label(look, text, "small", wrap=False))
        Spacing(look, row, (42, 0, 14, 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line left of the words."""
        painter = QPainter(self)
        token, width = ("primary", 3.5) if self._kind == "path" else ("control", 1)
        pen = QPen(self._look.color(token), width)
        if self._kind == "depends":
            pen.setDashPattern([5, 4])
        painter.setPen(pen)
        middle = QRect(0, 0, self._look.space(34), self.height()).center().y()
        painter.drawLine(0, middle, self._look.space(34), middle)
        painter.end()
