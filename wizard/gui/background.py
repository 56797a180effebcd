"""Slow work off the window's thread, its result back on it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


class Background(QObject):
    """Runs one task after another in a thread and hands each result to a slot on the window's thread.

    Signals:
        failed: the error of a task that nobody else handles.
    """

    failed = Signal(object)
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None
        self._done.connect(self._deliver)

    def run(
        self,
        task: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Run ``task`` later; then call ``then`` with its result, or ``otherwise`` with its error."""
        future: Future[Any] = self._thread().submit(task)
        future.add_done_callback(lambda finished: self._done.emit(finished, (then, otherwise)))

    def close(self) -> None:
        """Wait until everything begun is finished, and take no more."""
        if self._executor is not None:
            self._executor.shutdown(wait=True)

    def _thread(self) -> "ThreadPoolExecutor":
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        return self._executor

    def _deliver(self, finished: "Future[Any]", calls: tuple[Callable[..., None], Callable[..., None] | None]) -> None:
        then, otherwise = calls
        error = finished.exception()
        if error is None:
            then(finished.result())
        elif otherwise is not None:
            otherwise(error)
        else:
            self.failed.emit(error)
