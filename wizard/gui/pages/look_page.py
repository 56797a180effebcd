"""Text and color: how the program looks, changed at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.answer_card import AnswerGroup
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.page import Page
from wizard.settings import TEXT_PERCENTS, Settings

_THEMES = (
    ("system", "Like my computer", "Follows the light or dark setting of the system."),
    ("light", "Light", ""),
    ("dark", "Dark", ""),
)
_SIZES = {100: "Normal", 125: "Larger", 150: "Large", 200: "Largest"}


class LookPage(Page):
    """Takes the theme and the text size.

    Signals:
        theme_chosen: "system", "light" or "dark".
        text_percent_chosen: 100, 125, 150 or 200.
        back_requested: the person is done.
    """

    theme_chosen = Signal(str)
    text_percent_chosen = Signal(int)
    back_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self.header.set_answers_text("Menu")
        self._title = Label(look, "Text and color", "title")
        self._themes = AnswerGroup(look, digits=False)
        self._themes.picked.connect(self.theme_chosen)
        self._sizes = AnswerGroup(look, digits=False)
        self._sizes.picked.connect(self._on_size)
        self.content.addWidget(self._title)
        self.content.addWidget(Label(look, "A change shows at once and is kept for next time.", "lead"))
        self.content.addWidget(Label(look, "Color", "section"))
        self.content.addWidget(self._themes)
        self.content.addWidget(Label(look, "Text size", "section"))
        self.content.addWidget(self._sizes)
        self.content.addStretch(1)
        done = Button(look, "&Done", "primary")
        done.clicked.connect(self.back_requested)
        self.footer.addStretch(1)
        self.footer.addWidget(done)

    def show_settings(self, settings: Settings) -> None:
        """Show the choices as they are."""
        self._themes.show_answers("Color", _THEMES, settings.theme)
        sizes = [(str(percent), f"{_SIZES[percent]}, {percent} %", "") for percent in TEXT_PERCENTS]
        self._sizes.show_answers("Text size", sizes, str(settings.text_percent))
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._title, self._title.text())

    def _on_size(self, answer_id: str) -> None:
        self.text_percent_chosen.emit(int(answer_id))
