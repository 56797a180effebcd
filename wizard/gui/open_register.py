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
    def place(self) -> str | Path:
        """The file, or the address, that was given."""
        return self._place

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

    def read_rest(self) -> int:
        """Use what can still be read of a damaged file, for this session, and return how many entries are lost.

        Raises:
            RegisterError: nothing of it can be read.
        """
        from wizard.register.salvage import open_readable

        with self._lock:
            rest = open_readable(Path(self._place), self._clock)
            self._register = rest
            return rest.lost

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
