"""Looks after the register beside the person's work: a backup a day, its end remembered, what waits sent."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.errors import RegisterError, SaveError
from wizard.gui.background import Background
from wizard.gui.main_window import MainWindow
from wizard.gui.open_register import OpenRegister
from wizard.gui.surroundings import Surroundings
from wizard.register import OUTBOX

if TYPE_CHECKING:
    from wizard.register.outbox import Sent

_SHORTENED = (
    "The register does not end where this computer saw it end: entries were removed, or an old copy was put in its "
    "place. “optin-wizard register verify” says which."
)


class RegisterCare(QObject):
    """Does what a careful person would, and mends a damaged register when asked.

    Signals:
        changed: the register holds something else now.
    """

    changed = Signal()

    def __init__(
        self, window: MainWindow, register: OpenRegister, background: Background, surroundings: Surroundings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._register = register
        self._background = background
        self._surroundings = surroundings
        self._is_warned = False

    def look_after(self) -> None:
        """See that the register still ends where it ended, and, once a day, back it up."""
        if self._register.is_begun:
            self._background.read(self._look, self._on_looked, self._on_trouble)

    def send_waiting(self) -> None:
        """Send the decisions that wait for their server, if any, without a word while it cannot be reached."""
        if (self._surroundings.data_folder / OUTBOX).exists():
            self._background.run(self._send, self._on_sent, self._on_trouble)

    def read_rest(self) -> None:
        """Go on with what can still be read of a damaged register; nothing can be added to it."""
        self._background.run(self._register.read_rest, self._on_rest, self._on_failed)

    def restore(self) -> None:
        """Put the last backup in the place of a damaged register, which is set aside."""
        self._background.run(self._restore, self._on_restored, self._on_failed)

    def _look(self) -> bool:
        from wizard.register.backups import daily_backup
        from wizard.register.seen import SeenHeads

        register = self._register.get()
        stands = SeenHeads(self._surroundings.data_folder).see(register)
        if isinstance(self._register.place, Path) and not register.is_read_only and stands:
            daily_backup(register, self._register.place, self._surroundings.clock().date())
        return stands

    def _on_looked(self, stands: bool) -> None:
        if not stands and not self._is_warned:
            self._is_warned = True
            self._window.message.warn(_SHORTENED)

    def _on_trouble(self, error: BaseException) -> None:
        """Say what went wrong; where the register cannot be opened at all, its own page says so."""
        if isinstance(error, SaveError):
            self._window.message.warn(f"The register was not backed up today. {error}")
        elif not isinstance(error, RegisterError):
            self._background.failed.emit(error)

    def _send(self) -> "Sent | None":
        from wizard.register.opening import outbox_of

        outbox = outbox_of(self._surroundings.data_folder, self._register.place)
        return outbox.send(self._register.get()) if outbox.waiting() else None

    def _on_sent(self, sent: "Sent | None") -> None:
        if sent is None:
            return
        if sent.refused:
            self._window.message.warn(f"A decision still waits on this computer: {sent.refused[0].why}")
        elif sent.kept:
            number = len(sent.kept)
            what = "The decision that waited is" if number == 1 else f"The {number} decisions that waited are"
            self._window.message.tell(f"{what} in the register now.")
        if sent.kept:
            self.changed.emit()

    def _on_rest(self, lost: int) -> None:
        self.changed.emit()
        self._window.message.warn(
            f"This is what can still be read of the register; {lost:,} {'entry is' if lost == 1 else 'entries are'} "
            "lost. Nothing can be added until a backup is restored."
        )

    def _restore(self) -> str:
        from wizard.register.backups import last_backup
        from wizard.register.restoring import restore
        from wizard.register.seen import SeenHeads

        place = self._register.place
        backup = last_backup(place) if isinstance(place, Path) else None
        if backup is None:
            raise RegisterError("There is no backup of this register to restore.")
        self._register.close()
        done = restore(backup, place, clock=self._surroundings.clock)
        SeenHeads(self._surroundings.data_folder).accept(self._register.get())
        aside = f" The damaged one is {done.set_aside}." if done.set_aside else ""
        return f"Restored from {backup.parent.name}/{backup.name}.{aside}"

    def _on_restored(self, words: str) -> None:
        self.changed.emit()
        self._window.message.tell(words)

    def _on_failed(self, error: BaseException) -> None:
        self._window.message.warn(str(error))
