"""The register that the window works with, opened when it is first wanted."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.register.register import Register


class OpenRegister:
    """Opens a register once, in whatever thread first wants it; after an error the next one tries again."""

    def __init__(self, place: str | Path, clock: Callable[[], datetime]) -> None:
        """``place`` is a file or an address; ``clock`` returns the local time with its offset."""
        self._place = place
        self._clock = clock
        self._lock = Lock()
        self._register: Register | None = None

    @property
    def is_begun(self) -> bool:
        """Whether there is anything to open: a file that was made already, or a server's register."""
        return not isinstance(self._place, Path) or self._place.exists()

    def get(self) -> "Register":
        """Return the register, for use in any thread.

        Raises:
            RegisterError: it cannot be opened.
        """
        from wizard.register.opening import open_register

        with self._lock:
            if self._register is None:
                self._register = open_register(self._place, self._clock)
            return self._register

    def use(self, place: str | Path) -> None:
        """Let go of it, and open another one when that is first wanted."""
        self.close()
        self._place = place

    def close(self) -> None:
        """Let go of it."""
        with self._lock:
            if self._register is not None:
                self._register.close()
            self._register = None
