"""A person at a terminal who types lines prepared beforehand; what the program said is kept."""

from collections.abc import Iterable

from wizard.terminal.talk import Talk


class Typist:
    """Types one prepared line at each prompt; after the last one the input is at its end."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self._lines = iter(lines)
        self.heard: list[str] = []

    @property
    def talk(self) -> Talk:
        """What the program talks through."""
        return Talk(read=self._type, write=self.heard.append)

    @property
    def screen(self) -> str:
        """Everything said so far, with line breaks as spaces, so that a test need not know where lines are cut."""
        return " ".join("\n".join(self.heard).split())

    @property
    def all_typed(self) -> bool:
        """Whether no prepared line is left."""
        return next(self._lines, None) is None

    def _type(self, prompt: str) -> str:
        self.heard.append(prompt)
        line = next(self._lines, None)
        if line is None:
            raise EOFError
        self.heard.append(line)
        return line
