"""The answers to a question as cards: one card, and the group in which one is chosen."""

from collections.abc import Container, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.enter import is_enter
from wizard.gui.widgets.indicators import paint_box, paint_radio
from wizard.gui.widgets.keycap import keycap_size, paint_keycap
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.spacing import Spacing
from wizard.gui.widgets.text_block import TextBlock

CardKind = Literal["radio", "check"]

_LEFT = 16
_INDICATOR = 22
_GAP = 14
_PAD = 12
_BETWEEN = 3
_BETWEEN_CARDS = 10
_BAR = 4
_INDENT = 20


class AnswerCard(QAbstractButton):
    """One answer: circle or box, title, example, and the digit that chooses it."""

    def __init__(
        self,
        look: Look,
        title: str = "",
        example: str = "",
        digit: int | None = None,
        kind: CardKind = "radio",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._kind: CardKind = kind
        self._title = TextBlock()
        self._example = TextBlock()
        self._words = ("", "")
        self._digit: int | None = None
        self._left = 0
        self._right = 0
        self._heights: dict[int, int] = {}
        self.setCheckable(True)
        self.setAutoExclusive(kind == "radio")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._fit)
        self.show_answer(title, example, digit)

    def show_answer(self, title: str, example: str, digit: int | None, *, is_hint: bool = False) -> None:
        """Show another answer on this card; whether it is chosen stays as it is.

        ``is_hint`` says that the words below the title are no example, which a screen reader would call them.
        """
        self._words = (title, example)
        self._digit = digit
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        called = "" if is_hint or self._kind == "check" else "Example: "
        parts = [f"{called}{example}"] if example else []
        parts += [f"Press {digit}"] if digit is not None else []
        self.setAccessibleDescription(" ".join(parts))
        self._fit()

    @Slot()
    def _fit(self) -> None:
        look = self._look
        title, example = self._words
        self._left = look.space(_LEFT) + look.px(_INDICATOR) + look.space(_GAP)
        key = look.space(_GAP) * 2 + keycap_size(look, str(self._digit)).width() if self._digit is not None else 0
        self._right = key or look.space(_LEFT)
        self._heights.clear()
        self._title.set(title, self._look.font(16, bold=True))
        self._example.set(example, self._look.font(14))
        self.updateGeometry()
        self.update()

    def _text_height(self, width: float) -> float:
        example = self._example.height(width)
        return self._title.height(width) + (self._look.space(_BETWEEN) + example if example else 0)

    def heightForWidth(self, width: int) -> int:
        """Return the height for the wrapped words."""
        height = self._heights.get(width)
        if height is None:
            room = max(width - self._left - self._right, 1)
            height = max(self._look.control(56), round(self._text_height(room)) + 2 * self._look.space(_PAD))
            self._heights[width] = height
        return height

    def sizeHint(self) -> QSize:
        """Return the size at a comfortable measure."""
        words = max(self._title.liked_width(), self._example.liked_width())
        width = self._left + round(words) + 1 + self._right
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest word, and the height of one line."""
        words = max(self._title.least_width(), self._example.least_width())
        return QSize(self._left + round(words) + 1 + self._right, self._look.control(56))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the page: it continues, it does not choose."""
        if is_enter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card: frame by the style sheet, then indicator, words and key."""
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        if self.isChecked():
            option.state |= QStyle.StateFlag.State_On
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_indicator(painter)
        left = self._left
        room = self.width() - left - self._right
        top = (self.height() - self._text_height(room)) / 2
        enabled = self.isEnabled()
        top += self._title.paint(painter, left, top, room, self._look.color("ink" if enabled else "ink3"))
        top += self._look.space(_BETWEEN)
        self._example.paint(painter, left, top, room, self._look.color("ink2" if enabled else "ink3"))
        if self._digit is not None:
            size = keycap_size(self._look, str(self._digit))
            x = self.width() - self._look.space(_GAP) - size.width()
            area = QRectF(x, (self.height() - size.height()) // 2, size.width(), size.height())
            paint_keycap(painter, self._look, area, str(self._digit))
        painter.end()

    def _paint_indicator(self, painter: QPainter) -> None:
        look = self._look
        edge = look.px(_INDICATOR)
        center = QPointF(look.space(_LEFT) + edge / 2, self.height() / 2)
        if self._kind == "radio":
            paint_radio(painter, look, center, edge, chosen=self.isChecked())
        else:
            paint_box(painter, look, center, edge, ticked=self.isChecked())


class AnswerGroup(QGroupBox):
    """The answers to one question, of which one may be chosen; its accessible name is the question.

    A group box, because that is what assistive technology calls it; it draws no frame. Cards are kept and filled
    anew, so a new question costs no new widgets. ``digits`` says that the page lets a digit choose, so that each card
    shows its own.

    Signals:
        picked: the id of the answer the person chose.
    """

    picked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None, *, digits: bool = True) -> None:
        super().__init__(parent)
        self._look = look
        self._digits = digits
        self._ids: tuple[str, ...] = ()
        self._cards: list[AnswerCard] = []
        self._buttons = QButtonGroup(self)
        self._buttons.idClicked.connect(self._on_clicked)
        self._error_row = QWidget(self)
        self._error_icon = QLabel(self._error_row)
        self._error = Label(look, "", "error", parent=self._error_row)
        row = QHBoxLayout(self._error_row)
        row.addWidget(self._error_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._error, 1)
        Spacing(look, row, (1, 0, 0, 2), 8)
        self._error_row.hide()
        self.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._error_row)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the answers shown, in order."""
        return self._ids

    @property
    def chosen(self) -> str | None:
        """The id of the chosen answer, or None."""
        index = self._buttons.checkedId()
        return self._ids[index] if 0 <= index < len(self._ids) else None

    @property
    def cards(self) -> tuple[AnswerCard, ...]:
        """The cards shown, in order."""
        return tuple(self._cards[: len(self._ids)])

    def show_answers(
        self, name: str, answers: Sequence[tuple[str, str, str]], chosen: str | None, *, hints: Container[str] = ()
    ) -> None:
        """Show these answers (id, text, example) to the question ``name``; ``chosen`` is the id already picked.

        ``hints`` are the ids of answers whose third part is no example.
        """
        self.setAccessibleName(name)
        self.set_error(None)
        while len(self._cards) < len(answers):
            self._add_card()
        self._ids = tuple(answer_id for answer_id, _text, _example in answers)
        self._buttons.setExclusive(False)
        for index, card in enumerate(self._cards):
            if index >= len(answers):
                card.setChecked(False)
                card.hide()
                continue
            answer_id, text, example = answers[index]
            number = index + 1 if self._digits else None
            card.show_answer(text, example, number, is_hint=answer_id in hints)
            card.setChecked(answer_id == chosen)
            card.show()
        self._buttons.setExclusive(True)
        self._leave_one_tab_stop()

    def _add_card(self) -> None:
        card = AnswerCard(self._look, parent=self)
        self._buttons.addButton(card, len(self._cards))
        self._cards.append(card)
        self._column.addWidget(card)

    def _leave_one_tab_stop(self) -> None:
        """Let Tab stop once in the group, as in every radio group; Qt keeps it so once a card had the focus."""
        stop = max(self._buttons.checkedId(), 0)
        for index, card in enumerate(self._cards):
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if index == stop else Qt.FocusPolicy.ClickFocus)

    def choose_digit(self, digit: int) -> None:
        """Choose the answer with this number, as if its card were clicked; a number without a card does nothing."""
        if 1 <= digit <= len(self._ids):
            card = self._cards[digit - 1]
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)
            card.click()

    def focus_first(self) -> None:
        """Put the focus on the first card."""
        if self._ids:
            self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_chosen_or_first(self) -> None:
        """Put the focus on the chosen card, or on the first."""
        if self._ids:
            self._cards[max(self._buttons.checkedId(), 0)].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_error(self, text: str | None) -> None:
        """Show and announce what to do next, and put the focus on the first card; None clears it."""
        if text is None and self._error_row.isHidden():
            return
        self._error.setText(text or "")
        self._error_row.setVisible(text is not None)
        self._fit()
        if text is not None:
            self.focus_first()
            announce(self, text, assertive=True)

    @Slot(int)
    def _on_clicked(self, index: int) -> None:
        self.set_error(None)
        self.picked.emit(self._ids[index])

    @Slot()
    def _fit(self) -> None:
        look = self._look
        indent = 0 if self._error_row.isHidden() else look.px(_BAR) + look.space(_INDENT - _BAR)
        self._column.setContentsMargins(indent, 0, 0, look.space(_BETWEEN_CARDS) if indent else 0)
        self._column.setSpacing(look.space(_BETWEEN_CARDS))
        if indent:
            self._error_icon.setPixmap(look.pixmap("warn", "danger", 18))
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Take the whole size: without a frame there is no room to leave for one."""

    def changeEvent(self, event: QEvent) -> None:
        """Drop the margins that a group box of the new style would want for its frame."""
        super().changeEvent(event)
        self.setContentsMargins(0, 0, 0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing but the bar beside an error."""
        if self._error_row.isHidden():
            return
        painter = QPainter(self)
        painter.fillRect(0, 0, self._look.px(_BAR), self.height(), self._look.color("danger"))
        painter.end()
