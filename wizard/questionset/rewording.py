"""Where the files of two question sets differ, and whether the difference is one of words alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from wizard.questionset.model import QuestionSet

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]
"""A value as JSON can hold it."""

_WORDS = frozenset(
    {
        *("ask", "because", "cite", "detail", "disclaimer", "example", "explanation", "forms", "headline", "hint"),
        *("label", "meaning", "means", "message", "next_steps", "says", "short", "story", "summary", "term", "text"),
        *("title", "why"),
    }
)
"""The keys whose values are words for people."""

_TOLD_BY_VERDICTS = frozenset({"leads_to", "first", "junctions", "digest"})
"""What decides where answers lead, told by the verdicts that change; and what differs with any other difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """One value that differs. ``where`` names its place in the files, from the file's name (without ending) down.

    ``before`` or ``after`` is None where the value, or the whole part, stands in one of the sets only; a part is told
    by its name.
    """

    where: tuple[str, ...]
    before: Plain
    after: Plain

    @property
    def is_wording(self) -> bool:
        """Whether only the words of something that is in both sets differ."""
        return self.where[-1] in _WORDS


def alterations(old: QuestionSet, new: QuestionSet) -> Iterator[Alteration]:
    """Yield every difference of two sets, in the order of the files, but for those that only say where answers lead."""
    for field in fields(QuestionSet):
        before, after = getattr(old, field.name), getattr(new, field.name)
        yield from _between(before, after, (field.name,) if isinstance(before, Mapping) else ("set", field.name))


def _between(before: object, after: object, where: tuple[str, ...]) -> Iterator[Alteration]:
    if before == after or where[-1] in _TOLD_BY_VERDICTS:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in {**before, **after}:
            if key in before and key in after:
                yield from _between(before[key], after[key], (*where, key))
            else:
                yield Alteration(where=(*where, key), before=_name(before.get(key)), after=_name(after.get(key)))
    elif is_dataclass(before) and type(before) is type(after):
        for field in fields(before):
            parts = getattr(before, field.name), getattr(after, field.name)
            yield from _between(*parts, (*where, field.name.rstrip("_")))
    else:
        yield Alteration(where=where, before=_plain(before), after=_plain(after))


def _name(part: object) -> Plain:
    """Return a part's own words for itself: the first of them, which is its label, title or text."""
    if is_dataclass(part):
        part = next(getattr(part, field.name) for field in fields(part) if field.name in _WORDS)
    return _plain(part)


def _plain(value: object) -> Plain:
    if is_dataclass(value):
        named = {field.name.rstrip("_"): getattr(value, field.name) for field in fields(value)}
        return {name: _plain(each) for name, each in named.items() if each or each is False}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    assert value is None or isinstance(value, str | int)
    return value
