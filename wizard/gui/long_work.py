"""Watches a long work in the background: says how far it is, and can stop it."""

from threading import Event

from PySide6.QtCore import QObject, Signal

from wizard.errors import StoppedError


class LongWork(QObject):
    """Handed to the work as its watch, and called in the work's thread.

    Signals:
        moved: what is done now, such as "Reading", how much of it, and of how much.
    """

    moved = Signal(str, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stopped = Event()

    def stop(self) -> None:
        """End the work at its next word; nothing of it is kept."""
        self._stopped.set()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Pass on how far the work is.

        Raises:
            StoppedError: it was stopped.
        """
        if self._stopped.is_set():
            raise StoppedError
        self.moved.emit(stage, done, total)
