"""Choosing the register: it is opened on trial, and used from then on only if that works."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from wizard.errors import WizardError
from wizard.gui.background import Background
from wizard.gui.choices import Choices
from wizard.gui.look import Look
from wizard.gui.main_window import MainWindow
from wizard.gui.pages.place_page import PlacePage
from wizard.gui.register_access import RegisterAccess
from wizard.gui.surroundings import Surroundings


class PlaceFlow(QObject):
    """Connects the page that takes a register with the one in use.

    Signals:
        back_requested: the person is done.
    """

    back_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        look: Look,
        access: RegisterAccess,
        background: Background,
        surroundings: Surroundings,
        choices: Choices,
        file: Path,
    ) -> None:
        """``file`` is the register of this computer."""
        super().__init__(window)
        self._window = window
        self._access = access
        self._background = background
        self._surroundings = surroundings
        self._choices = choices
        self._file = file
        self._wanted = ""
        self.page = PlacePage(look)
        self.page.chosen.connect(self._on_chosen)
        self.page.back_requested.connect(self.back_requested)

    def show_page(self) -> None:
        """Show where decisions are kept now."""
        self._window.show_page(self.page, rail=False)
        self.page.show_place(self._choices.settings.register, str(self._file))

    def _on_chosen(self, address: str, password: str) -> None:
        self._wanted = address
        clock = self._surroundings.clock
        register = address or self._file

        def try_out() -> tuple[str, int]:
            from wizard.register.connection import address_of
            from wizard.register.opening import open_register
            from wizard.register.passwords import store

            if password:
                store(address_of(register), password)
            opened = open_register(register, clock)
            try:
                return opened.place, opened.totals()[0]
            finally:
                opened.close()

        self._background.run(try_out, self._use, self._on_failed)

    def _use(self, found: tuple[str, int]) -> None:
        place, number = found
        self._choices.change(register=self._wanted)
        self._access.use(self._wanted or self._file)
        self.page.show_place(self._wanted, str(self._file))
        decisions = f"{number:,} decision{'' if number == 1 else 's'}"
        self._window.message.tell(f"Decisions are kept in {place} from now on. It holds {decisions}.")

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, WizardError):
            self.page.show_error(str(error))
        else:
            self._background.failed.emit(error)
