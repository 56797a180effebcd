"""What a sheet is made of: the headings, lists and tables that every rendering can print."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from wizard.questionset.model import ClassId


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """The verdict at the top: its class, a headline that says what to do, and what it rests on."""

    class_: ClassId
    label: str
    headline: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One reason: a bold lead, and a line of citations."""

    lead: str
    small: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """A numbered list after one or more paragraphs."""

    title: str
    intro: tuple[str, ...]
    items: tuple[Item, ...]
    kind: Literal["reasons"] = "reasons"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceItem:
    """One source: its citation and title, how far it was checked where it was not read itself, its web address."""

    lead: str
    remark: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The sources cited."""

    title: str
    items: tuple[SourceItem, ...]
    kind: Literal["sources"] = "sources"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One item of a checklist with its state in words."""

    done: bool
    lead: str
    body: str
    small: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """What must be done, and whether it is."""

    title: str
    header: tuple[str, str]
    items: tuple[Check, ...]
    kind: Literal["checklist"] = "checklist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Plain sentences, one after the other."""

    title: str
    items: tuple[str, ...]
    kind: Literal["steps"] = "steps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a header.

    ``widths`` are the columns' shares of the page's width, 0 for a column of numbers; ``last`` says how to print the
    last column, and ``tight`` to set a long table small.
    """

    title: str
    intro: tuple[str, ...]
    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    last: Literal["plain", "strong", "quiet"]
    tight: bool = False
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """An answer to be proved: the question's label and the answer, where it leads if wrong, and its proof.

    Where no proof is ``noted``, ``proof`` says so, and paper has a line to write on.
    """

    label: str
    answer: str
    if_wrong: str
    proof: str
    noted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """The answers that a permission rests on, in three columns: answer, where it leads if wrong, proof."""

    title: str
    intro: tuple[str, ...]
    header: tuple[str, str, str]
    items: tuple[Fact, ...]
    kind: Literal["footing"] = "footing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Labels with their values."""

    title: str
    rows: tuple[tuple[str, str], ...]
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Lines to sign on, one for each signer."""

    title: str
    signers: tuple[str, ...]
    kind: Literal["signatures"] = "signatures"


Section = Reasons | Checklist | Steps | Table | Footing | Signatures | Sources | Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Sections under a heading of their own, with the verdict of the topic that they tell of, if any."""

    title: str
    banner: Banner | None
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Everything a page shows, in order.

    ``mark`` says that it is an example or practice; ``title`` may be cut short. ``sections`` hold what the reader acts
    on and signs, ``reasoning`` all else, which may be read later; ``parts`` go on with it for each topic of a message.
    """

    kicker: str
    title: str
    mark: tuple[str, str] | None
    banner: Banner
    facts: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    disclaimer: str
    reasoning_title: str
    reasoning: tuple[Section, ...]
    parts: tuple[Part, ...] = ()
    footer: str

    def statements(self) -> Iterator[str]:
        """Yield every text that a rendering must show, in order."""
        shown = asdict(self)
        del shown["footer"]
        yield from texts_in(shown)


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a sheet's parts, as dictionaries and lists, but not those that say how to print one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key not in {"class_", "kind", "last"}:
                yield from texts_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts_in(part)
