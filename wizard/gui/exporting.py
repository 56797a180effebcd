"""Taking the rationale along: as PDF, text or record in a file, or as text on the clipboard."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from wizard import __version__
from wizard.gui.background import Background
from wizard.gui.sitting import Sitting
from wizard.gui.surroundings import FileChooser

if TYPE_CHECKING:
    from wizard.register.values import Decision
    from wizard.report.document import Rationale

Form = Literal["pdf", "text", "json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _FormWords:
    title: str
    suffix: str
    kind: str


_FORMS: dict[Form, _FormWords] = {
    "pdf": _FormWords(title="Export the rationale as PDF", suffix=".pdf", kind="PDF (*.pdf)"),
    "text": _FormWords(title="Export the rationale as text", suffix=".txt", kind="Text (*.txt)"),
    "json": _FormWords(title="Export the record", suffix=".json", kind="Record (*.json)"),
}


class Exporter(QObject):
    """Writes rationales off the window's thread.

    Signals:
        told: a sentence for the person about what was done.
        failed: a sentence about what could not be done, and how to mend it.
        folder_used: the folder of a file just written.
    """

    told = Signal(str)
    failed = Signal(str)
    folder_used = Signal(str)

    def __init__(self, window: QWidget, background: Background, chooser: FileChooser) -> None:
        super().__init__(window)
        self._window = window
        self._background = background
        self._chooser = chooser

    def export(self, sitting: Sitting, form: Form, folder: Path) -> None:
        """Ask for a file, suggesting one in ``folder``, and write the sitting's rationale to it."""
        self.export_made(partial(rationale_of, sitting), sitting.name, _decided_at(sitting), form, folder)

    def export_made(
        self,
        make: "Callable[[], Rationale]",
        name: str,
        decided_at: str,
        form: Form,
        folder: Path,
        kept: "Decision | None" = None,
    ) -> None:
        """Ask for a file, and write to it the rationale that is made then; its name and time suggest the file's.

        Of what is ``kept`` in the register, its place there and its reviews are told too.
        """
        from wizard.saving import suggested_file_name

        words = _FORMS[form]
        suggested = folder / suggested_file_name(name, decided_at, words.suffix)
        write = _Writing(make, kept, form, self._background, self._wrote, self._failed)
        self._chooser.ask_save(self._window, words.title, suggested, words.kind, write)

    def copy(self, sitting: Sitting) -> None:
        """Put the rationale as text on the clipboard."""
        from wizard.report.text import as_text

        QGuiApplication.clipboard().setText(as_text(rationale_of(sitting)))
        self.told.emit("Copied. Paste it into an e-mail or a document.")

    def _wrote(self, path: Path) -> None:
        self.told.emit(f"Saved as {path}")
        self.folder_used.emit(str(path.parent))

    def _failed(self, error: BaseException) -> None:
        self.failed.emit(str(error))


class _Writing:
    """One export under way: called with the chosen path, it writes there in the background."""

    def __init__(
        self,
        make: "Callable[[], Rationale]",
        kept: "Decision | None",
        form: Form,
        background: Background,
        then: Callable[[Path], None],
        otherwise: Callable[[BaseException], None],
    ) -> None:
        self._make = make
        self._kept = kept
        self._form = form
        self._background = background
        self._then = then
        self._otherwise = otherwise

    def __call__(self, path: Path) -> None:
        self._background.run(lambda: self._write(path), self._then, self._otherwise)

    def _write(self, path: Path) -> Path:
        from wizard.exports import render
        from wizard.saving import save

        entry = None
        if self._kept is not None:
            from wizard.register.told_entry import told_entry

            entry = told_entry(self._kept)
        save(path, render(self._form, self._make(), entry), replace=True)
        return path


def rationale_of(sitting: Sitting) -> "Rationale":
    """Return the rationale of a decided sitting."""
    from wizard.report.document import Filing, compose, compose_message

    filing = Filing(
        name=sitting.name,
        note=sitting.note,
        decided_by=sitting.decided_by,
        example=sitting.is_example,
        practice=sitting.is_practice,
        proofs=sitting.proofs,
        topic_proofs=sitting.topic_proofs,
    )
    if sitting.has_topics:
        return compose_message(sitting.message, filing, decided_at=_decided_at(sitting), program_version=__version__)
    return compose(sitting.assessment, filing, decided_at=_decided_at(sitting), program_version=__version__)


def _decided_at(sitting: Sitting) -> str:
    assert sitting.decided_at is not None, "only a decided sitting is exported"
    return sitting.decided_at
