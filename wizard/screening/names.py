"""Finding what a person means by a word in a sheet: an id, or the words shown for it, however they are typed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from wizard.errors import nearest

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'`\u2018\u2019\u00b4")
_MOST_GUESSES = 1_000
"""How many misnamed words are compared with all names; a sheet of a hundred thousand would take minutes."""
_LONGEST_GUESS = 200


def plain(text: str) -> str:
    """Return a text without case, accents of width, punctuation and surplus spaces."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold().translate(_APOSTROPHES)))


class Names:
    """Things by their ids and the words shown for them.

    The id itself wins over its other cases, those over the words, those over words with other punctuation. What two
    things are called alike finds neither.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        """``words`` maps each id to the words shown for it."""
        self._tables = (
            _table((key, [key.casefold()]) for key in words),
            _table((key, [text.strip().casefold() for text in texts]) for key, texts in words.items()),
            _table((key, [plain(key), *map(plain, texts)]) for key, texts in words.items()),
        )
        self._ids = words.keys()
        self._shown = [*words, *(text for texts in words.values() for text in texts)]
        self._guesses = 0

    def find(self, text: str) -> str | None:
        """Return the id of what a text names; None if it names nothing, or two things."""
        text = text.strip()
        if text in self._ids:
            return text
        folded = text.casefold()
        for table, key in zip(self._tables, (folded, folded, plain(text)), strict=True):
            if key in table:
                return table[key]
        return None

    def guess(self, text: str, *, likeness: float = 0.6) -> str | None:
        """Return the id or words most like a text that names nothing; None if nothing is, or too many were asked."""
        self._guesses += 1
        if self._guesses > _MOST_GUESSES or len(text) > _LONGEST_GUESS:
            return None
        folded = {shown.casefold(): shown for shown in self._shown}
        found = nearest(text.strip().casefold(), folded, likeness=likeness)
        return folded[found] if found else None


def _table(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str | None]:
    table: dict[str, str | None] = {}
    for key, names in named:
        for name in names:
            table[name] = key if table.get(name, key) == key else None
    return table
