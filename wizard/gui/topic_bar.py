"""Stands above the page while a message has several topics: a tab for the whole message and one for each topic."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard.gui.look import SHAPES, Look
from wizard.gui.widgets.page import COMPACT_MARGINS, WIDE_MARGINS
from wizard.gui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from wizard.engine.assessment import Assessment
    from wizard.gui.sitting import Sitting

WHOLE = "Whole message"
_OPEN = "Not answered yet"
_WAITS = "Answer every topic first"


class TopicBar(QWidget):
    """Names and verdicts of a message's topics; choosing one shows it on the page, in the left column and on the map.

    Signals:
        chosen: the topic's place from 0, or None for the whole message.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self._tabs = Tabs(look)
        self._tabs.setAccessibleName("Topics of this message")
        self._tabs.currentChanged.connect(self._on_changed)
        self._is_compact = False
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._tabs)
        look.changed.connect(self._draw)
        self._draw()
        self.hide()

    def show_sitting(self, sitting: "Sitting") -> None:
        """Show the topics of a sitting with what each came to; nothing where there is only one."""
        self.setVisible(sitting.has_topics)
        if not sitting.has_topics:
            return
        blocked = self._tabs.blockSignals(True)  # noqa: FBT003 - Qt's own
        shown = _tabs(sitting)
        if shown != self._shown:
            self._shown = shown
            self._fill()
        self._tabs.setTabEnabled(0, sitting.message.is_final)
        self._tabs.setCurrentIndex(0 if sitting.view.kind == "message" else sitting.place + 1)
        self._tabs.blockSignals(blocked)

    def set_compact(self, compact: bool) -> None:
        """Begin and end where the page below does."""
        self._is_compact = compact
        self._draw()

    def _fill(self) -> None:
        while self._tabs.count():
            self._tabs.removeTab(0)
        for tab, (name, _, words) in enumerate(self._shown):
            self._tabs.addTab(name.replace("&", "&&"))
            self._tabs.setAccessibleTabName(tab, f"{name}: {words}")
            self._tabs.setTabToolTip(tab, words)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        """Draw the shape of each verdict; a screen reader and the pointer get its words."""
        left, _, right, _ = COMPACT_MARGINS if self._is_compact else WIDE_MARGINS
        self._column.setContentsMargins(self._look.margins(left, 4, right, 0))
        edge = self._look.px(18)
        self._tabs.setIconSize(QSize(edge, edge))
        for tab, (_, class_, _) in enumerate(self._shown):
            shape = SHAPES[class_] if class_ else "clock"
            ink = f"{shape}Ink" if class_ else "ink2"
            self._tabs.setTabIcon(tab, QIcon(self._look.pixmap(shape, ink, 18)))

    def _on_changed(self, tab: int) -> None:
        self.chosen.emit(tab - 1 if tab else None)


def _tabs(sitting: "Sitting") -> tuple[tuple[str, str, str], ...]:
    """Return name, class (empty while open) and state in words of each tab."""
    message = sitting.message
    whole = ("", _WAITS)
    if message.is_final:
        governing = message.verdict.governing.verdict
        whole = (governing.class_, governing.words.short)
    return ((WHOLE, *whole), *((topic.name, *_state_of(topic.assessment)) for topic in message.topics))


def _state_of(assessment: "Assessment") -> tuple[str, str]:
    if not assessment.is_final:
        return "", _OPEN
    verdict = assessment.verdict
    return verdict.class_, verdict.words.short
