"""What can be undone and done again."""

from wizard.gui.sitting import Sitting


class History:
    """The states of one sitting, before and after the one shown."""

    def __init__(self) -> None:
        self._past: list[Sitting] = []
        self._future: list[Sitting] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a state before."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a state that was undone."""
        return bool(self._future)

    def clear(self) -> None:
        """Forget everything."""
        self._past.clear()
        self._future.clear()

    def remember(self, left: Sitting) -> None:
        """Take in the state just left for a new one."""
        self._past.append(left)
        self._future.clear()

    def undo(self, left: Sitting) -> Sitting:
        """Return the state before, for the one left."""
        self._future.append(left)
        return self._past.pop()

    def redo(self, left: Sitting) -> Sitting:
        """Return the state that was undone, for the one left."""
        self._past.append(left)
        return self._future.pop()
