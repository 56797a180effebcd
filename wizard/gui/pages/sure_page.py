"""How sure a learner is of the answers, asked before anything is said about them."""

from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wizard.gui.look import Look
from wizard.gui.widgets.announce import announce
from wizard.gui.widgets.answer_card import AnswerGroup
from wizard.gui.widgets.buttons import Button
from wizard.gui.widgets.enter import is_enter
from wizard.gui.widgets.labels import Label
from wizard.gui.widgets.note import Note
from wizard.gui.widgets.page import Page
from wizard.training.attempt import Confidence

_TITLE = "How sure are you of your answers?"
_LEAD = "It decides when a scenario like this comes back. A guess that was right is not known yet."
_ASK = "Choose how sure you are."
_WORDS: dict[Confidence, tuple[str, str]] = {
    "guess": ("I guessed", "I would not want to explain it."),
    "fairly": ("Fairly sure", "I think I know why."),
    "certain": ("Certain", "I could explain it to someone else."),
}


class SurePage(Page):
    """Asks how sure the learner is.

    Signals:
        chosen: "guess", "fairly" or "certain".
        back_requested: the last question is wanted again.
    """

    chosen = Signal(str)
    back_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, footer=True, parent=parent)
        self.header.set_answers_text("The scenario")
        self._banner = Note(look, "train", "")
        self._title = Label(look, _TITLE, "title")
        self._title.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._group = AnswerGroup(look)
        self._group.picked.connect(self._on_picked)
        for widget in (self._banner, self._title, Label(look, _LEAD, "lead"), self._group):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self._back = Button(look, "&Back", "secondary", icon="back")
        self._back.clicked.connect(self.back_requested)
        self._next = Button(look, "", "primary", icon="arrow", icon_after=True)
        self._next.clicked.connect(self._continue)
        self.footer.addWidget(self._back)
        self.footer.addStretch(1)
        self.footer.addWidget(self._next)

    def ask(self, banner: str, following: str) -> None:
        """Ask anew. ``banner`` says that it is practice; ``following`` are the words of the button that goes on."""
        self._banner.set_text(banner)
        self._next.setText(following)
        cards = [(key, *_WORDS[key]) for key in get_args(Confidence)]
        self._group.show_answers(_TITLE, cards, None, hints=set(_WORDS))
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._title, _TITLE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Enter goes on."""
        digit = event.key() - Qt.Key.Key_0
        if 1 <= digit <= len(self._group.ids):
            self._group.choose_digit(digit)
        elif is_enter(event):
            self._continue()
        else:
            super().keyPressEvent(event)

    def _on_picked(self, _chosen: str) -> None:
        self._group.set_error(None)

    def _continue(self) -> None:
        if self._group.chosen is None:
            self._group.set_error(_ASK)
        else:
            self.chosen.emit(self._group.chosen)
