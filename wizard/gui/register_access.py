"""The register as the window's flows use it: always in the background, and they hear when something was added."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from wizard.gui.background import Background
from wizard.gui.open_register import OpenRegister

if TYPE_CHECKING:
    from wizard.register.register import Register

T = TypeVar("T")


class RegisterAccess(QObject):
    """Hands tasks to the one register in use.

    Signals:
        changed: something was added to the register, or another one is in use.
    """

    changed = Signal()

    def __init__(self, register: OpenRegister, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._background = background

    def run(
        self,
        task: "Callable[[Register], T]",
        then: Callable[[T], None],
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do a task with the register, later; then call ``then`` with its result, or ``otherwise`` with its error."""
        self._background.run(lambda: task(self._register.get()), then, otherwise)

    def read(
        self,
        task: "Callable[[Register], T]",
        then: Callable[[T], None],
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do the same beside what ``run`` does, with a task that only reads."""
        self._background.read(lambda: task(self._register.get()), then, otherwise)

    def run_even_without(
        self,
        task: "Callable[[Callable[[], Register]], T]",
        then: Callable[[T], None],
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do a task that opens the register itself, and can do without when that raises a RegisterError."""
        self._background.run(lambda: task(self._register.get), then, otherwise)

    def use(self, place: Path | str) -> None:
        """Use another register from now on, once what was begun is done."""
        self._background.run(lambda: self._register.use(place), self._on_used)

    def _on_used(self, _done: None) -> None:
        self.changed.emit()
