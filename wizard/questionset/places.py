"""Where every part of a loaded question set stands in its files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wizard.findings import Code, Finding, Severity
from wizard.questionset.nodes import Table, find_key

Way = tuple[str | int, ...]
"""The section, then the keys and positions that lead to a part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The root tables of the files, and each file's name as shown; both by the file's name without its ending."""

    tables: Mapping[str, Table]
    files: Mapping[str, str]

    def at(self, section: str, *way: str | int) -> tuple[str, int, int]:
        """Return file, line and column of the part at the end of a way of keys and positions.

        The place is that of the part's key, as in ``at("questions", "payment")``; where the way breaks off, it is
        the place of the last part met.
        """
        node = find_key(self.tables[section], *way)
        return self.files[section], node.line, node.column

    def finding(self, way: Way, code: Code, message: str, fix: str, severity: Severity = "error") -> Finding:
        """Return a finding about the part at the end of a way that begins with the section."""
        file, line, column = self.at(str(way[0]), *way[1:])
        return Finding(file=file, line=line, column=column, severity=severity, code=code, message=message, fix=fix)


def in_file_order(findings: Iterable[Finding], files: Sequence[str]) -> tuple[Finding, ...]:
    """Return findings file by file, each from top to bottom and once; those of other files come last."""
    order = {file: position for position, file in enumerate(files)}
    return tuple(sorted(set(findings), key=lambda found: (order.get(found.file, len(order)), found)))
