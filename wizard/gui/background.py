"""Slow work off the window's thread, its result back on it."""

import gc
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_Calls = tuple[bool, Callable[..., None], Callable[..., None] | None]
"""Whether it was only read, what takes the result, and what takes an error."""


class Background(QObject):
    """Runs one task after another in a thread and hands each result to a slot on the window's thread.

    What is only read to be shown runs in a second thread, so that nothing to be kept waits for it.

    While a task is under way nothing is garbage-collected: a collection in the other thread could destroy widgets
    there, which Qt does not survive.

    Signals:
        failed: the error of a task that nobody else handles.
    """

    failed = Signal(object)
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executors: dict[bool, ThreadPoolExecutor] = {}
        self._under_way: Counter[bool] = Counter()
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)  # never inside run(), however fast

    @property
    def is_busy(self) -> bool:
        """Whether something is still under way that must not be lost."""
        return self._under_way[False] > 0

    @property
    def is_idle(self) -> bool:
        """Whether nothing at all is under way."""
        return self._under_way.total() == 0

    def run(
        self,
        task: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Run ``task`` later; then call ``then`` with its result, or ``otherwise`` with its error."""
        self._submit(task, then, otherwise, is_reading=False)

    def read(
        self,
        task: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do the same beside what ``run`` runs; what has not begun when the window closes is dropped."""
        self._submit(task, then, otherwise, is_reading=True)

    def close(self) -> None:
        """Wait until everything begun is finished, and take no more."""
        for is_reading, executor in self._executors.items():
            executor.shutdown(wait=True, cancel_futures=is_reading)
        self._under_way.clear()
        gc.enable()

    def _submit(
        self,
        task: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[BaseException], None] | None,
        *,
        is_reading: bool,
    ) -> None:
        self._under_way[is_reading] += 1
        gc.disable()
        future: Future[Any] = self._thread(is_reading=is_reading).submit(task)
        future.add_done_callback(lambda finished: self._done.emit(finished, (is_reading, then, otherwise)))

    def _end(self, *, is_reading: bool) -> None:
        # A result may still arrive after closing.
        self._under_way[is_reading] = max(self._under_way[is_reading] - 1, 0)
        if self.is_idle:
            gc.enable()

    def _thread(self, *, is_reading: bool) -> "ThreadPoolExecutor":
        if is_reading not in self._executors:
            from concurrent.futures import ThreadPoolExecutor

            name = "reading" if is_reading else "background"
            self._executors[is_reading] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        return self._executors[is_reading]

    def _deliver(self, finished: "Future[Any]", calls: _Calls) -> None:
        is_reading, then, otherwise = calls
        self._end(is_reading=is_reading)
        if finished.cancelled():
            return
        error = finished.exception()
        if error is None:
            then(finished.result())
        elif otherwise is not None:
            otherwise(error)
        else:
            self.failed.emit(error)
