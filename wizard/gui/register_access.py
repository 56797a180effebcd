"""The register as the window uses it: opened when it is first wanted, and always in the background."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from wizard.gui.background import Background

if TYPE_CHECKING:
    from wizard.register.register import Register

T = TypeVar("T")


class RegisterAccess(QObject):
    """Hands tasks to the one register in use.

    Signals:
        changed: something was added to the register, or another one is in use.
    """

    changed = Signal()

    def __init__(
        self, address: Path | str, clock: Callable[[], datetime], background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._address = address
        self._clock = clock
        self._background = background
        self._register: Register | None = None

    def run(
        self,
        task: "Callable[[Register], T]",
        then: Callable[[T], None],
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do a task with the register, later; then call ``then`` with its result, or ``otherwise`` with its error."""
        self._background.run(lambda: task(self._opened()), then, otherwise)

    def run_even_without(
        self,
        task: "Callable[[Callable[[], Register]], T]",
        then: Callable[[T], None],
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do a task that opens the register itself, and can do without when that raises a RegisterError."""
        self._background.run(lambda: task(self._opened), then, otherwise)

    def use(self, address: Path | str) -> None:
        """Use another register from now on, once what was begun is done."""
        self._background.run(lambda: self._close(address), lambda _: self.changed.emit())

    def close(self) -> None:
        """Let go of the register, once nothing is under way any more."""
        self._close(self._address)

    def _opened(self) -> "Register":
        if self._register is None:
            from wizard.register.opening import open_register

            self._register = open_register(self._address, self._clock)
        return self._register

    def _close(self, next_address: Path | str) -> None:
        if self._register is not None:
            self._register.close()
        self._register = None
        self._address = next_address
