"""What several commands share of their help: their options, and how a help page ends."""

from pathlib import Path
from typing import Annotated

import typer

Questions = Annotated[
    Path | None,
    typer.Option(
        "--questions", metavar="DIR", exists=True, file_okay=False, help="Use the question set in this folder."
    ),
]
SetFolder = Annotated[
    Path | None,
    typer.Argument(metavar="DIR", exists=True, file_okay=False, help="The question set's folder.", show_default=False),
]
Pdf = Annotated[Path | None, typer.Option("--pdf", metavar="FILE", help="Save the rationale as PDF.")]
Text = Annotated[Path | None, typer.Option("--text", metavar="FILE", help="Save the rationale as plain text.")]
Json = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Save the rationale's record as JSON.")]
RegisterAt = Annotated[
    str | None,
    typer.Option(
        "--register",
        metavar="FILE|URL",
        help="The register: a file, or postgresql+psycopg://ACCOUNT@HOST/DATABASE; else the one in the data folder.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace files that exist.")]

_CODES = {
    "done": "Exit codes: 0 done, 2 bad input.",
    "verdict": "Exit codes: 0 done, 1 no verdict was reached, 2 bad input.",
    "kept": "Exit codes: 0 done, 1 no verdict was reached or the decision waits for its register, 2 bad input.",
    "findings": "Exit codes: 0 done, 1 something was found, 2 bad input.",
    "difference": "Exit codes: 0 done and no verdict changes, 1 done and verdicts change, 2 bad input.",
}


def group() -> typer.Typer:
    """Return a place for commands, which stand beside those of other places once it is added to the program."""
    return typer.Typer(rich_markup_mode=None)


def ending(codes: str, *examples: str) -> str:
    """Return the end of a help page; the mark keeps its lines as they are."""
    return "\n\n".join(
        ["\b\nExamples:\n" + "\n".join(f"  optin-wizard {each}".rstrip() for each in examples), _CODES[codes]]
    )
