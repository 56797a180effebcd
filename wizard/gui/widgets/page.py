"""The scaffold of a page: content that scrolls, an aside beside or within it, a footer that stays."""

from PySide6.QtCore import QEvent, QMargins, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.header_bar import HeaderBar
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.scroller import Scroller
from wizard.gui.widgets.spacing import Spacing

_ASIDE = 236
_ANY = 16777215
"""Qt's own largest width: no limit."""
_WIDEST = 1060
"""The widest the content grows, margins apart: lines stay readable on a wide screen."""
WIDE_MARGINS = (40, 30, 40, 30)
COMPACT_MARGINS = (28, 16, 28, 22)


class Page(QWidget):
    """Put things into ``content``, ``aside`` and ``footer``; ``header`` shows only in the compact layout.

    In the compact layout the aside folds into a disclosure. It stands where ``place_disclosure`` put it, else at the
    end of the content. Content, aside and footer end at the same line, whether a scroll bar is needed or not.
    """

    def __init__(
        self,
        look: Look,
        *,
        aside: str | None = None,
        footer: bool = False,
        full: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``aside`` is the name of the aside, such as "Why we ask"; None for a page without one.

        ``full`` is for a page that fills its whole width with something that moves in itself.
        """
        super().__init__(parent)
        self._look = look
        self._is_full = full
        self._is_compact = False
        self.header = HeaderBar(look, self)
        self.header.hide()
        self._holder = QWidget()
        self._row = QHBoxLayout(self._holder)
        column = QWidget(self._holder)
        self.content = QVBoxLayout(column)
        Spacing(look, self.content, gap=10)
        self._row.addWidget(column, 1)
        self.scroller = Scroller(self._holder, self)
        outer = QVBoxLayout(self)
        outer.addWidget(self.header)
        outer.addWidget(self.scroller, 1)
        self._message_place = QVBoxLayout()
        outer.addLayout(self._message_place)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._build_aside(aside)
        self._footer_bar = QFrame(self)
        self._footer_bar.setProperty("box", "footer")
        self.footer = QHBoxLayout(self._footer_bar)
        self._footer_bar.setVisible(footer)
        outer.addWidget(self._footer_bar)
        self.scroller.verticalScrollBar().rangeChanged.connect(self._fit)
        look.changed.connect(self._fit)
        self._fit()

    def _build_aside(self, name: str | None) -> None:
        self._aside_box = QFrame(self._holder)
        self._aside_box.setProperty("box", "aside")
        self._aside_box.setAccessibleName(name or "")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._aside_box.setSizePolicy(policy)
        self.aside = QVBoxLayout(self._aside_box)
        Spacing(self._look, self.aside, (20, 0, 0, 6), 5)
        self._row.addWidget(self._aside_box, 0, Qt.AlignmentFlag.AlignTop)
        self._has_aside = name is not None
        self._aside_box.setVisible(self._has_aside)
        self._fold = QWidget(self._holder)
        self._fold_column = QVBoxLayout(self._fold)
        self._fold_column.setContentsMargins(0, 0, 0, 0)
        self._fold.hide()
        self._disclosure = Button(self._look, name or "", "quiet", "right", parent=self._holder)
        self._disclosure.setCheckable(True)
        self._disclosure.toggled.connect(self._on_toggled)
        self._disclosure.hide()
        self._hint_row: QHBoxLayout | None = None

    @property
    def is_compact(self) -> bool:
        """Whether the compact layout is in use."""
        return self._is_compact

    @property
    def disclosure(self) -> Button:
        """The button that shows and hides the aside in the compact layout."""
        return self._disclosure

    def place_disclosure(self, hint: QWidget) -> None:
        """Add ``hint`` to the content, with room for the disclosure beside it and its words below it."""
        self._hint_row = QHBoxLayout()
        self._hint_row.addWidget(hint, 1)
        self._hint_row.addWidget(self._disclosure, 0, Qt.AlignmentFlag.AlignVCenter)
        Spacing(self._look, self._hint_row, (0, 0, 0, 5))
        self.content.addLayout(self._hint_row)
        self.content.addWidget(self._fold)

    def place_message(self, bar: QWidget) -> None:
        """Let a message stand between content and footer, where its coming moves nothing."""
        self._message_place.addWidget(bar)

    def set_compact(self, compact: bool) -> None:
        """Fold the aside into the content and show the header, or the other way round."""
        if compact == self._is_compact:
            return
        self._is_compact = compact
        self.header.setVisible(compact)
        for label in self.findChildren(Label):
            label.set_compact(compact)
        if self._has_aside:
            self._fold_aside() if compact else self._unfold_aside()
        self._fit()

    def _fold_aside(self) -> None:
        if self._hint_row is None:
            self.content.addWidget(self._disclosure, 0, Qt.AlignmentFlag.AlignLeft)
            self.content.addWidget(self._fold)
            self._hint_row = QHBoxLayout()
        self._row.removeWidget(self._aside_box)
        self._fold_column.addWidget(self._aside_box)
        self._disclosure.show()
        self._show_fold()

    def _unfold_aside(self) -> None:
        self._fold_column.removeWidget(self._aside_box)
        self._row.addWidget(self._aside_box, 0, Qt.AlignmentFlag.AlignTop)
        self._aside_box.show()
        self._disclosure.hide()
        self._fold.hide()

    def fold(self) -> None:
        """Close the disclosure, as a fresh question wants it."""
        self._disclosure.setChecked(False)

    @Slot(bool)
    def _on_toggled(self, _open: bool) -> None:
        self._show_fold()

    def _show_fold(self) -> None:
        is_open = self._disclosure.isChecked()
        self._disclosure.set_icon("down" if is_open else "right")
        self._disclosure.setAccessibleDescription("Shown below" if is_open else "Hidden")
        self._fold.setVisible(is_open and self._is_compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the buttons of the footer below each other where they do not fit side by side."""
        super().resizeEvent(event)
        self._fit_footer()
        self._arrange_footer()

    def event(self, event: QEvent) -> bool:
        """Look at the footer again when something in it wants another size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange_footer()
        return super().event(event)

    def _arrange_footer(self) -> None:
        items = [self.footer.itemAt(index) for index in range(self.footer.count())]
        margins = self.footer.contentsMargins()
        needed = sum(item.minimumSize().width() for item in items if item is not None and not item.isEmpty())
        needed += self.footer.spacing() * max(len(items) - 1, 0) + margins.left() + margins.right()
        side_by_side = QBoxLayout.Direction.LeftToRight
        self.footer.setDirection(side_by_side if needed <= self.width() else QBoxLayout.Direction.TopToBottom)

    def _margins(self) -> QMargins:
        narrow = self._is_compact or self._is_full
        return self._look.margins(*(COMPACT_MARGINS if narrow else WIDE_MARGINS))

    @Slot()
    def _fit(self) -> None:
        look, margins = self._look, self._margins()
        margins.setRight(max(margins.right() - self.scroller.bar_width, 0))
        self._row.setContentsMargins(margins)
        self._row.setSpacing(look.space(28))
        self._holder.setMaximumWidth(_ANY if self._is_full else look.px(_WIDEST) + margins.left() + margins.right())
        if self._has_aside and not self._is_compact:
            self._aside_box.setFixedWidth(look.px(_ASIDE))
        else:
            self._aside_box.setMinimumWidth(0)
            self._aside_box.setMaximumWidth(_ANY)
        self.footer.setSpacing(look.space(8))
        self._fit_footer()

    def _fit_footer(self) -> None:
        """End footer and message where the content ends, also where the window is wider than that."""
        margins, padding = self._margins(), self._look.space(13)
        room = self.width() - margins.left() - margins.right()
        beyond = 0 if self._is_full else max(room - self._look.px(_WIDEST), 0)
        self.footer.setContentsMargins(margins.left(), padding, margins.right() + beyond, padding)
        self._message_place.setContentsMargins(margins.left(), 0, margins.right() + beyond, 0)
