"""Push buttons: one primary on a page, the others secondary or quiet."""

from typing import Literal

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.enter import is_enter

ButtonKind = Literal["primary", "secondary", "quiet", "danger"]

_ICON_TOKEN = {"primary": "onPrimary", "secondary": "ink", "quiet": "link", "danger": "danger"}


class Button(QPushButton):
    """A button with an optional icon before or after its words. ``&`` in the text marks the mnemonic."""

    def __init__(
        self,
        look: Look,
        text: str,
        kind: ButtonKind = "secondary",
        icon: str | None = None,
        *,
        icon_after: bool = False,
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._kind = kind
        self._icon = icon
        self._icon_after = icon_after
        self._dense = dense
        self.setProperty("kind", kind)
        self.setProperty("dense", dense)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if icon_after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        look.changed.connect(self._fit)
        self._fit()

    def set_icon(self, icon: str | None) -> None:
        """Show another icon, or none."""
        if icon != self._icon:
            self._icon = icon
            self._fit()

    @Slot()
    def _fit(self) -> None:
        look = self._look
        self.setMinimumHeight(look.control(32, 14) if self._dense else look.control(44))
        if self._icon is None:
            self.setIcon(QIcon())
            return
        size = 17 if self._dense else 18
        gap = look.space(6)
        before, after = (gap, 0) if self._icon_after else (0, gap)
        edge = look.px(size)
        self.setIcon(look.icon(self._icon, _ICON_TOKEN[self._kind], size, before=before, after=after))
        self.setIconSize(QSize(edge + gap, edge))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, on every desktop."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)
