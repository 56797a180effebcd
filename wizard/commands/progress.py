"""How far a long work is, on the terminal of whoever waits for it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""


@contextmanager
def progress() -> Iterator[Progress]:
    """Say on one line of a terminal how far a work is, and take that line away at its end; elsewhere say nothing."""
    shown = sys.stderr is not None and sys.stderr.isatty()

    def watch(stage: str, done: int, total: int) -> None:
        if shown:
            typer.echo(f"\r\033[K{stage}: {done * 100 // max(total, 1)} %", nl=False, err=True)

    try:
        yield watch
    finally:
        if shown:
            typer.echo("\r\033[K", nl=False, err=True)
