"""The explanation laid out for a reader: what the verdict rests on, why not the others, what would change it.

The changes are folded so that they can be read at a glance: answers to one question that lead to the same classes share
a row. The record holds each of them.
"""

from collections.abc import Container, Iterator, Sequence

from wizard.engine.labels import quoted
from wizard.engine.why_not import by_reason
from wizard.questionset.model import PERMISSIVE, ClassId
from wizard.report.shapes import Fact, Footing, Section, Table
from wizard.report.wording import count_of, either, shortened
from wizard.report.words import ChangeWords, RuledOutWords, SupportWords

NO_PROOF = "No proof noted yet"
_CLOSEST = "A closest miss is a named exception that stayed possible longest."
_TO_PROVE = "These are the facts that someone should be able to prove six years on."
_MOST_NAMED = 1
"""Newly asked questions named in a row; a row stands for several ways on, and not all fit."""

_Changed = tuple[tuple[str, str], ...]
"""Changed answers, as pairs of question id and answer id."""
_Alike = tuple[tuple[str, ...], tuple[ClassId, ...], bool]
"""The questions changed, the classes that can follow, and whether further questions would be asked."""


def why_not(refused: Sequence[RuledOutWords]) -> Iterator[Section]:
    """Yield the table of the exceptions not granted, if there are any; those refused for one reason share a row."""
    if refused:
        yield Table(
            title="Why not the others",
            intro=(_CLOSEST,) if any(one.closest_miss for one in refused) else (),
            header=("Reason", "Exception and its rule"),
            widths=(7, 13),
            last="plain",
            tight=True,
            rows=tuple((says, "\n".join(map(_named, alike))) for says, alike in by_reason(refused)),
        )


def would_change(changes: Sequence[ChangeWords], asked: Sequence[str]) -> Iterator[Section]:
    """Yield the folded table of the smallest changes that lead to another class, if there are any.

    ``asked`` are the ids of the questions in the order asked, which is the order of the rows.
    """
    if not changes:
        return
    rows = tuple(folded(changes, asked))
    smallest = "The smallest changes that lead to another verdict, each with every other answer kept."
    could = any(change.then for change in changes)
    intro = changes_intro(smallest, could=could, told=len(changes), rows=len(rows))
    yield Table(
        title="What would change it",
        intro=(intro,),
        header=("Answer", "If it became", "The verdict"),
        widths=(4, 10, 9),
        last="plain",
        tight=True,
        rows=rows,
    )


def changes_intro(smallest: str, *, could: bool, told: int, rows: int) -> str:
    """Return what to know of a folded table of changes: what it holds, what "could be" means, where the rest is."""
    intro = smallest
    if could:
        intro += " “Could be”: further questions would be asked, and the verdict might also stay as it is."
    if told > rows:
        intro += f" The record tells all {told} in full."
    return intro


def rests_on(supports: Sequence[SupportWords]) -> Iterator[Section]:
    """Yield the facts to prove, if the verdict gives a permission that rests on any."""
    if supports:
        yield Footing(
            title="What this verdict rests on",
            intro=(f"If {_one_of(len(supports))} were wrong, the permission could be gone. {_TO_PROVE}",),
            header=("Answer", "If wrong, the verdict", "Proof"),
            items=tuple(_fact(support) for support in supports),
        )


def _one_of(answers: int) -> str:
    return "this answer" if answers == 1 else f"any one of these {count_of(answers, 'answer')}"


def _named(refused: RuledOutWords) -> str:
    miss = " (closest miss)" if refused.closest_miss else ""
    return f"{refused.title}{miss}: {'; '.join(refused.citations)}"


def _fact(support: SupportWords) -> Fact:
    lost = quoted([verdict.label for verdict in support.loses_to])
    surely = PERMISSIVE.isdisjoint(support.classes)
    return Fact(
        label=f"{support.topic}: {support.label}" if support.topic else support.label,
        answer=support.text,
        if_wrong=f"{'would be' if surely else 'could be'} {lost}",
        proof=support.proof or NO_PROOF,
        noted=bool(support.proof),
    )


def folded(changes: Sequence[ChangeWords], asked: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield a row for the answers to one question, or to several together, that can lead to the same classes."""
    alike_at_first = _alike_at_first(changes)
    sets: dict[_Changed, list[ChangeWords]] = {}
    for change in changes:
        sets.setdefault(tuple(change.change.items()), []).append(change)
    rows: dict[_Alike, list[list[ChangeWords]]] = {}
    for leading in sets.values():
        classes = tuple(change.class_ for change in leading)
        rows.setdefault((tuple(leading[0].change), classes, bool(leading[0].then)), []).append(leading)
    for alike in sorted(rows.values(), key=lambda row: (len(row[0][0].change), _places(row[0][0], asked))):
        label = " and ".join(answer.label for answer in alike[0][0].changed)
        yield label, either([_became(leading[0], alike_at_first) for leading in alike]), _would_be(alike)


def _places(change: ChangeWords, asked: Sequence[str]) -> tuple[int, ...]:
    return tuple(asked.index(question_id) for question_id in change.change)


def _alike_at_first(changes: Sequence[ChangeWords]) -> frozenset[str]:
    """Return the texts of answers that, cut short, could be taken for another answer to the same question."""
    texts: dict[tuple[str, str], set[str]] = {}
    for answer in (answer for change in changes for answer in change.changed):
        texts.setdefault((answer.question, _first_words(answer.text)), set()).add(answer.text)
    return frozenset(text for alike in texts.values() if len(alike) > 1 for text in alike)


def _first_words(text: str) -> str:
    return shortened(text, most_words=7, longest=60)


def _became(change: ChangeWords, alike_at_first: Container[str]) -> str:
    words = (answer.text if answer.text in alike_at_first else _first_words(answer.text) for answer in change.changed)
    return " and ".join(f"“{answer}”" for answer in words)


def _would_be(alike: Sequence[Sequence[ChangeWords]]) -> str:
    first = alike[0]
    labels = quoted([change.label for change in first])
    if not first[0].then:
        return f"It would be {labels}"
    asked = tuple(
        dict.fromkeys(answer.label for leading in alike for change in leading for answer in change.newly_asked)
    )
    more = ", …" if len(asked) > _MOST_NAMED else ""
    return f"It could be {labels} (also asked: {', '.join(asked[:_MOST_NAMED])}{more})"
