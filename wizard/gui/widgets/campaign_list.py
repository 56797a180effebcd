"""The rows of a calendar as a list: each with its message, topic, verdict, and what to do or what it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from wizard.gui.look import SHAPES, Look
from wizard.gui.widgets.enter import is_enter
from wizard.questionset.model import QuestionSet
from wizard.screening.calendar import ScreenedCalendar
from wizard.screening.screener import row_name

_Index = QModelIndex | QPersistentModelIndex
CAMPAIGN = Qt.ItemDataRole.UserRole
NO_VERDICT = "No verdict yet"
_SHOWN = 400
"""Letters of a cell that are painted; the row opened shows what follows from all of them."""
_STACKED_BELOW = 640
"""The width of the list, in pixels at 100 % text, under which a row's parts stand below each other."""
_FILLED = 0.85
"""How full of words two lines are before the rest is cut, as each line breaks before its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A row as it is shown. ``place`` is that among the calendar's messages; ``shape`` names an icon."""

    number: int
    place: int
    message: str
    topic: str
    shape: str
    verdict: str
    text: str

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        named = ", ".join(part for part in (self.message, self.topic) if part)
        return f"{named}: {self.verdict}"


def campaign_at(calendar: ScreenedCalendar, question_set: QuestionSet, at: int) -> Campaign:
    """Return a row that is not blank, by its place in the calendar."""
    row = calendar.rows[at]
    assert row.message is not None, "blank rows are not shown"
    message = calendar.messages[row.message]
    classes = question_set.classes
    text = row.problem
    if not text and message.finding is not None:
        text = message.finding.headline
        if len(message.rows) > 1:
            whole = classes[message.finding.class_].short
            text = f"Whole message: {whole}, because of {message.governing}. {text}"
    return Campaign(
        number=row.number,
        place=row.message,
        message=message.name or row_name(row.number),
        topic=row.topic,
        shape=SHAPES[row.class_] if row.class_ else "warn",
        verdict=classes[row.class_].short if row.class_ else NO_VERDICT,
        text=text,
    )


class CampaignModel(QStringListModel):
    """Makes each row when it is looked at, so that a hundred thousand cost no more than those in view.

    Of Qt's model for strings it has the counting alone: a list that is laid out asks for the count once a row, which
    takes Qt a fraction of what it takes Python. The strings stay empty.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._calendar: ScreenedCalendar | None = None
        self._set: QuestionSet | None = None
        self._places: Sequence[int] = ()

    def show_rows(self, calendar: ScreenedCalendar | None, question_set: QuestionSet, places: Sequence[int]) -> None:
        """Show the rows of a calendar that stand at these places."""
        self._calendar, self._set, self._places = calendar, question_set, places
        self.setStringList([""] * len(places))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words."""
        if self._calendar is None or self._set is None or not index.isValid():
            return None
        words = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if role not in {CAMPAIGN, Qt.ItemDataRole.AccessibleDescriptionRole, *words}:
            return None
        campaign = campaign_at(self._calendar, self._set, self._places[index.row()])
        if role == CAMPAIGN:
            return campaign
        return campaign.spoken if role in words else campaign.text


class CampaignList(QListView):
    """A list to walk with the arrow keys; Enter or a double click opens a row.

    Signals:
        stepped: the row the person stands on (Campaign), or None where nothing is listed.
        opened: the place, among the calendar's messages, of that to be opened.
    """

    stepped = Signal(object)
    opened = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._campaigns = CampaignModel(self)
        self.setModel(self._campaigns)
        self.setItemDelegate(CampaignDelegate(look, self))
        self.setUniformItemSizes(True)
        self.setAccessibleName("Campaigns")
        self.setAccessibleDescription("Each row of the calendar with its verdict. Enter opens one.")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setProperty("box", "table")
        self.doubleClicked.connect(self._on_double_clicked)
        look.changed.connect(self._relay)
        self._relay()

    @property
    def current(self) -> Campaign | None:
        """The row the person stands on; None where nothing is listed."""
        found = self.currentIndex().data(CAMPAIGN)
        return found if isinstance(found, Campaign) else None

    def show_rows(self, calendar: ScreenedCalendar | None, question_set: QuestionSet, places: Sequence[int]) -> None:
        """Show rows, and stand where the person stood, as far as there are as many."""
        before = max(self.currentIndex().row(), 0)
        self._campaigns.show_rows(calendar, question_set, places)
        index = self._campaigns.index(min(before, len(places) - 1))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def open_current(self) -> None:
        """Open the row the person stands on."""
        if self.current is not None:
            self.opened.emit(self.current.place)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which row the person stands on."""
        super().currentChanged(current, previous)
        self.stepped.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter open the row."""
        if is_enter(event):
            self.open_current()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows be as high as their parts need at this width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex)
    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.open_current()

    @Slot()
    def _relay(self) -> None:
        self.setMinimumHeight(self._look.control(190, 60))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class CampaignDelegate(QStyledItemDelegate):
    """Paints a row: message and topic, shape and word of the verdict, and two lines of what to do or what it lacks."""

    def __init__(self, look: Look, view: CampaignList) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def _is_stacked(self) -> bool:
        return self._view.viewport().width() < self._look.px(_STACKED_BELOW)

    def _line(self, font: QFont) -> int:
        return round(QFontMetricsF(font).lineSpacing()) + 1

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        """Return the fonts of message, verdict and words."""
        return self._look.font(15, bold=True), self._look.font(14, bold=True), self._look.font(14)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the same height for every row."""
        message, verdict, words = map(self._line, self._fonts())
        high = message + words + verdict + 2 * words if self._is_stacked() else max(message + words, 2 * words)
        return QSize(0, max(high + self._look.space(18), self._look.control(48)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        look = self._look
        campaign: Campaign = index.data(CAMPAIGN)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, look.color("sel"))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, look.color("hair"))
        gap = look.space(14)
        inner = area.adjusted(gap, look.space(9), -gap, -look.space(9))
        if self._is_stacked():
            self._paint_stacked(painter, inner, campaign)
        else:
            self._paint_beside(painter, inner, campaign, gap)
        painter.restore()

    def _paint_beside(self, painter: QPainter, inner: QRect, campaign: Campaign, gap: int) -> None:
        names = round(inner.width() * 0.3)
        verdict = self._look.px(210)
        self._paint_names(painter, QRect(inner.left(), inner.top(), names, inner.height()), campaign)
        left = inner.left() + names + gap
        self._paint_verdict(painter, QRect(left, inner.top(), verdict, inner.height()), campaign)
        left += verdict + gap
        self._paint_text(painter, QRect(left, inner.top(), inner.right() - left, inner.height()), campaign)

    def _paint_stacked(self, painter: QPainter, inner: QRect, campaign: Campaign) -> None:
        message, verdict, words = map(self._line, self._fonts())
        self._paint_names(painter, QRect(inner.left(), inner.top(), inner.width(), message + words), campaign)
        top = inner.top() + message + (words if campaign.topic else 0)
        self._paint_verdict(painter, QRect(inner.left(), top, inner.width(), verdict), campaign)
        self._paint_text(painter, QRect(inner.left(), top + verdict, inner.width(), 2 * words), campaign)

    def _paint_names(self, painter: QPainter, area: QRect, campaign: Campaign) -> None:
        message, _, words = self._fonts()
        first = QRect(area.left(), area.top(), area.width(), self._line(message))
        if not campaign.topic and not self._is_stacked():
            first.setHeight(area.height())
        self._write(painter, first, campaign.message, message, "ink")
        if campaign.topic:
            second = QRect(area.left(), first.bottom() + 1, area.width(), self._line(words))
            self._write(painter, second, campaign.topic, words, "ink2")

    def _paint_verdict(self, painter: QPainter, area: QRect, campaign: Campaign) -> None:
        look = self._look
        ink = "condInk" if campaign.shape == "warn" else f"{campaign.shape}Ink"
        picture = look.pixmap(campaign.shape, ink, 18)
        edge = look.px(18)
        painter.drawPixmap(area.left(), area.center().y() - edge // 2, picture)
        left = edge + look.space(8)
        self._write(painter, area.adjusted(left, 0, 0, 0), campaign.verdict, self._fonts()[1], ink)

    def _paint_text(self, painter: QPainter, area: QRect, campaign: Campaign) -> None:
        """Paint two lines; the rest is cut."""
        words = self._fonts()[2]
        painter.setFont(words)
        painter.setPen(self._look.color("ink2"))
        painter.setClipRect(area)
        cut = campaign.text[:_SHOWN]
        whole = painter.boundingRect(QRect(0, 0, area.width(), 0), int(Qt.TextFlag.TextWordWrap), cut)
        if whole.height() > 2 * self._line(words) or whole.width() > area.width():
            cut = _cut(cut, words, 2 * area.width() * _FILLED)
        middle = Qt.AlignmentFlag.AlignVCenter if not self._is_stacked() else Qt.AlignmentFlag.AlignTop
        painter.drawText(area, int(middle | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), cut)

    def _write(self, painter: QPainter, area: QRect, text: str, font: QFont, token: str) -> None:
        """Paint one line, cut where it does not fit."""
        painter.setFont(font)
        painter.setPen(self._look.color(token))
        alignment = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        painter.drawText(area, int(alignment), _cut(text, font, area.width()))


def _cut(text: str, font: QFont, width: float) -> str:
    plain = " ".join(text[:_SHOWN].split())
    return QFontMetricsF(font).elidedText(plain, Qt.TextElideMode.ElideRight, width)
