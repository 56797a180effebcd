"""Words of the question set that need explaining, found where they are used."""

import re
from collections.abc import Iterable

from wizard.questionset.model import QuestionSet, Term


class Glossary:
    """Finds the explained words of a question set in a text, whole words only and without regard to case."""

    def __init__(self, question_set: QuestionSet) -> None:
        self._terms = {
            form.casefold(): term for term in question_set.glossary.values() for form in (term.term, *term.forms)
        }
        longest_first = sorted(self._terms, key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)

    def terms_in(self, texts: Iterable[str | None]) -> tuple[Term, ...]:
        """Return the terms that these texts use, in the order of their first use, each once."""
        if not self._terms:
            return ()
        found = self._pattern.findall("\n".join(text for text in texts if text))
        return tuple(dict.fromkeys(self._terms[word.casefold()] for word in found))
