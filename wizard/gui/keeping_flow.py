"""Keeping decisions: a verdict goes to the register, and what it was kept as stands in the window."""

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wizard.gui.assessment_controller import AssessmentController
from wizard.gui.exporting import rationale_of
from wizard.gui.main_window import MainWindow
from wizard.gui.register_access import RegisterAccess
from wizard.gui.sitting import Sitting
from wizard.register.drafts import DraftFolder
from wizard.register.values import Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from wizard.register.outbox import Outbox
    from wizard.register.register import Register


class KeepingFlow(QObject):
    """Saves the decision shown to the register; its draft goes once it is safely stored.

    Signals:
        decider_missing: nobody is named who decided, so nothing was saved.
    """

    decider_missing = Signal()

    def __init__(
        self,
        window: MainWindow,
        controller: AssessmentController,
        access: RegisterAccess,
        drafts: DraftFolder,
        outbox: "Callable[[], Outbox]",
    ) -> None:
        """``outbox`` returns where decisions wait for the register in use; it is called in the background."""
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._access = access
        self._drafts = drafts
        self._outbox = outbox

    def keep(self) -> None:
        """Save the decision shown, as a new one or as the next version of the one it changes."""
        sitting = self._controller.sitting
        if sitting is None or not sitting.can_be_filed:
            return
        if not sitting.decided_by:
            self.decider_missing.emit()
            return
        self._access.run_even_without(
            partial(_keep, sitting, self._drafts, self._outbox), partial(self._kept, sitting.id), self._not_kept
        )

    def _kept(self, sitting_id: str, row: Row | None) -> None:
        self._controller.file(sitting_id, row)
        if row is None:
            self._window.message.warn(
                "The register's server cannot be reached. The decision is saved on this computer and sent when the "
                "server is back."
            )
            return
        self._access.changed.emit()
        self._window.message.tell(f"Saved to the register as decision {row.decision}, version {row.version}.")

    def _not_kept(self, error: BaseException) -> None:
        self._window.message.warn(f"Not in the register yet; it stays here as a draft. {error}")


def _keep(
    sitting: Sitting, drafts: DraftFolder, outbox: "Callable[[], Outbox]", opened: "Callable[[], Register]"
) -> Row | None:
    """Keep a sitting's decision and return its row; None where it waits in the outbox for the server."""
    from wizard.register.outbox import keep_or_wait
    from wizard.report.record import digest

    rationale = rationale_of(sitting)
    # The same words, decided at the same second, are one decision, however often and from wherever it is saved.
    found = keep_or_wait(
        lambda: nullcontext(opened()), outbox(), rationale, key=digest(rationale), replaces=sitting.replaces
    )
    drafts.remove(sitting.id)
    return found.row
