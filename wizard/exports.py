"""The files a rationale is saved in: PDF, text and JSON state the same facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from wizard.saving import save

if TYPE_CHECKING:
    from wizard.report.document import Rationale
    from wizard.report.register_entry import RegisterEntry

Rendering = Literal["pdf", "text", "json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    """The files wanted, by rendering. ``replace`` says whether files that exist may be replaced."""

    files: Mapping[Rendering, Path] = field(default_factory=dict)
    replace: bool = False

    def write(self, rationale: "Rationale", entry: "RegisterEntry | None" = None) -> None:
        """Save every file wanted; ``entry`` tells where a register keeps the decision.

        Raises:
            SaveError: a file could not be written, or exists and may not be replaced.
        """
        for rendering, path in self.files.items():
            save(path, render(rendering, rationale, entry), replace=self.replace)


def render(rendering: Rendering, rationale: "Rationale", entry: "RegisterEntry | None" = None) -> bytes:
    """Return a rationale as the bytes of a file. Each rendering loads only the libraries it needs.

    PDF and text tell of the register's ``entry`` too; the record is what was decided, and nothing else.
    """
    if rendering == "pdf":
        from wizard.report.pdf import as_pdf

        return as_pdf(rationale, entry)
    if rendering == "text":
        from wizard.report.text import as_text

        return as_text(rationale, entry).encode()
    from wizard.report.record import as_json

    return as_json(rationale).encode()
