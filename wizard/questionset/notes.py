"""Where the readers of a question set note what they find wrong."""

from dataclasses import dataclass, field, replace

from wizard.findings import Code, Finding, Severity
from wizard.questionset.nodes import Node

Place = tuple[int, int]
"""Line and column, counted from 1."""
NOWHERE: Place = (0, 0)
"""The place of a finding about the whole file."""


class Refused(Exception):  # noqa: N818  # no error for the reader: the finding is noted before it is raised
    """A part of the set cannot be read; why is noted already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The findings of a run. ``file`` is the file being read; every file's notes go to the same list."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def about(self, file: str) -> "Notes":
        """Return notes about another file, kept in the same list."""
        return replace(self, file=file)

    def note(self, node: Node | None, code: Code, message: str, fix: str, severity: Severity = "error") -> None:
        """Note a finding at a node, or about the whole file (None)."""
        self.note_at((node.line, node.column) if node else NOWHERE, code, message, fix, severity)

    def note_at(self, place: Place, code: Code, message: str, fix: str, severity: Severity = "error") -> None:
        """Note a finding at a place."""
        line, column = place
        finding = Finding(
            file=self.file, line=line, column=column, severity=severity, code=code, message=message, fix=fix
        )
        self.findings.append(finding)

    def refuse(self, node: Node | None, code: Code, message: str, fix: str) -> Refused:
        """Note an error and return the exception that gives up the part being read."""
        self.note(node, code, message, fix)
        return Refused(code)
