"""Talking line by line: what is said is wrapped, what is typed is a number, a letter or some words."""

import textwrap
from collections.abc import Callable, Sequence

_WIDTH = 78


class Left(Exception):  # noqa: N818 - no error: it carries the way out from any prompt
    """The person typed q, or the input came to its end."""


class Talk:
    """Says and asks things. ``read`` shows a prompt and raises EOFError at the end; ``write`` prints a line."""

    def __init__(self, read: Callable[[str], str] = input, write: Callable[[str], None] = print) -> None:
        self._read = read
        self._write = write

    def say(self, text: str, *, lead: str = "") -> None:
        """Print a paragraph, wrapped; ``lead`` stands before its first line, the others line up with it."""
        for line in text.splitlines():
            indent = " " * len(lead)
            self._write(
                textwrap.fill(
                    line,
                    _WIDTH,
                    initial_indent=lead,
                    subsequent_indent=indent,
                    break_on_hyphens=False,
                    break_long_words=False,  # an address stays whole
                )
            )
            lead = indent

    def print(self, text: str) -> None:
        """Print a text as it is."""
        self._write(text)

    def heading(self, text: str) -> None:
        """Print a heading, with a line under it."""
        self._write("")
        self.say(text)
        self._write("-" * min(len(text), _WIDTH))

    def numbered(self, items: Sequence[str]) -> None:
        """Print items with the numbers that choose them."""
        for number, item in enumerate(items, start=1):
            self.say(item, lead=f"{number:>3}. ")

    def ask(self, prompt: str) -> str:
        """Return what was typed, without spaces around it.

        Raises:
            Left: it was q, or the input came to its end.
        """
        try:
            typed = self._read(f"\n{prompt} ").strip()
        except EOFError:
            self._write("")
            raise Left from None
        if typed.lower() in ("q", "quit"):
            raise Left
        return typed


def number_in(typed: str, count: int) -> int | None:
    """Return the position, from 0, that a typed number from 1 to ``count`` chooses; None if it is no such number."""
    if not (typed.isascii() and typed.isdigit()):
        return None
    number = int(typed[:9])
    return number - 1 if 1 <= number <= count else None


def numbers_in(typed: str, count: int) -> tuple[int, ...] | None:
    """Return the positions that numbers with spaces or commas between them choose; None if one is no such number."""
    positions = [number_in(word, count) for word in typed.replace(",", " ").split()]
    chosen = tuple(position for position in positions if position is not None)
    return chosen if len(chosen) == len(positions) else None
