"""Slow work off the window's thread, its result back on it."""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


class Background(QObject):
    """Runs one task after another in a thread and hands each result to a slot on the window's thread.

    While a task is under way nothing is garbage-collected: a collection in the other thread could destroy widgets
    there, which Qt does not survive.

    Signals:
        failed: the error of a task that nobody else handles.
    """

    failed = Signal(object)
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor: ThreadPoolExecutor | None = None
        self._under_way = 0
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)  # never inside run(), however fast

    @property
    def is_busy(self) -> bool:
        """Whether something is still under way."""
        return self._under_way > 0

    def run(
        self,
        task: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Run ``task`` later; then call ``then`` with its result, or ``otherwise`` with its error."""
        self._begin()
        future: Future[Any] = self._thread().submit(task)
        future.add_done_callback(lambda finished: self._done.emit(finished, (then, otherwise)))

    def close(self) -> None:
        """Wait until everything begun is finished, and take no more."""
        if self._executor is not None:
            self._executor.shutdown(wait=True)
        self._under_way = 0
        gc.enable()

    def _begin(self) -> None:
        self._under_way += 1
        gc.disable()

    def _end(self) -> None:
        self._under_way = max(self._under_way - 1, 0)  # a result may still arrive after closing
        if self._under_way == 0:
            gc.enable()

    def _thread(self) -> "ThreadPoolExecutor":
        if self._executor is None:
            from concurrent.futures import ThreadPoolExecutor

            self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        return self._executor

    def _deliver(self, finished: "Future[Any]", calls: tuple[Callable[..., None], Callable[..., None] | None]) -> None:
        self._end()
        then, otherwise = calls
        error = finished.exception()
        if error is None:
            then(finished.result())
        elif otherwise is not None:
            otherwise(error)
        else:
            self.failed.emit(error)
