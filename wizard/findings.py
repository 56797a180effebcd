"""What a check of a question set reports."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """One thing wrong in a question set: where it is, why it is wrong and how to mend it.

    ``line`` and ``column`` count from 1; 0 means that the finding belongs to the whole file.
    """

    file: str
    line: int
    column: int
    severity: Severity = "error"
    code: str
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message} ({self.fix})"
