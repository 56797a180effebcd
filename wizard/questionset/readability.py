"""How hard a text is to read, as an estimate.

The grade is the Flesch-Kincaid grade of US schools: 0.39 x words a sentence + 11.8 x syllables a word - 15.59.
Syllables are counted by groups of vowels, so the grade is an estimate, and on few words it says nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['\u2019.,:][^\W_]+)*")
_REST = re.compile(r"(?<=[.!?:;])[\"'\u201d\u2019)]*\s+|\n+")
_FULL_STOP = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_SOUNDED = ("ted", "ded", "ses", "zes", "ces", "ges", "xes", "ches", "shes", "les", "le", "ee")
"""Endings whose e is heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How much there is to read. A colon or semicolon ends a sentence here, since a reader may rest there."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The estimated school grade; 0 where there is nothing to read."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Reading":
        """Count what stands in some texts; each ends its last sentence."""
        sentences = words = syllables = 0
        for text in texts:
            found = _WORD.findall(text)
            words += len(found)
            syllables += sum(map(_syllables, found))
            sentences += sum(1 for sentence in _REST.split(text) if _WORD.search(sentence))
        return cls(sentences=sentences, words=words, syllables=syllables)

    @classmethod
    def sum(cls, readings: Iterable["Reading"]) -> "Reading":
        """Add up what there is to read."""
        sentences = words = syllables = 0
        for each in readings:
            sentences += each.sentences
            words += each.words
            syllables += each.syllables
        return cls(sentences=sentences, words=words, syllables=syllables)


def longest_sentence(text: str) -> int:
    """Return how many words the longest sentence has, up to its full stop."""
    return max(len(_WORD.findall(sentence)) for sentence in _FULL_STOP.split(text))


@lru_cache(maxsize=20_000)
def _syllables(word: str) -> int:
    """Estimate how many syllables a word has: groups of vowels, without a silent e at its end."""
    word = word.lower()
    count = len(_VOWELS.findall(word))
    if word.endswith(("e", "es", "ed")) and not word.endswith(_SOUNDED):
        count -= 1
    return max(count, 1)
