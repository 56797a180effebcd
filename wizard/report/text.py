"""The rationale as plain text: 80 columns, to be pasted into an e-mail."""

import textwrap
from collections.abc import Iterator, Sequence

from wizard.report.document import Rationale
from wizard.report.register_entry import RegisterEntry
from wizard.report.shapes import (
    Banner,
    Checklist,
    Footing,
    Part,
    Reasons,
    Section,
    Sheet,
    Signatures,
    Sources,
    Steps,
    Table,
)
from wizard.report.sheet import lay_out

WIDTH = 80
_LABEL = 18
"""Columns of a label before its value."""


def as_text(rationale: Rationale, entry: RegisterEntry | None = None) -> str:
    """Return the rationale as text of at most 80 columns that ends with a line end.

    ``entry`` tells where a register keeps it, and how it was reviewed.
    """
    sheet = lay_out(rationale, entry)
    lines = [*_top(sheet)]
    for section in sheet.sections:
        lines += ["", *section_lines(section)]
    lines += ["", *_wrapped(sheet.disclaimer), "", "=" * WIDTH, sheet.reasoning_title, "=" * WIDTH]
    for section in sheet.reasoning:
        lines += ["", *section_lines(section)]
    for part in sheet.parts:
        lines += ["", *_part(part)]
    lines += ["", *_wrapped(sheet.footer)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def section_lines(section: Section) -> Iterator[str]:
    """Yield the lines of one section, its heading first."""
    yield from _heading(section.title)
    yield from _body(section)


def _part(part: Part) -> Iterator[str]:
    yield "=" * WIDTH
    yield from _wrapped(part.title)
    if part.banner is not None:
        yield from _verdict(part.banner)
    yield "=" * WIDTH
    for section in part.sections:
        yield ""
        yield from section_lines(section)


def _verdict(banner: Banner) -> Iterator[str]:
    yield from _wrapped(f"Verdict: {banner.label}")
    yield from _wrapped(banner.headline)
    for line in banner.lines:
        yield from _wrapped(line)


def _top(sheet: Sheet) -> Iterator[str]:
    if sheet.mark is not None:
        mark, means = sheet.mark
        yield f"*** {mark} ***"
        yield from _wrapped(means)
        yield ""
    yield from _wrapped(sheet.kicker)
    yield from _wrapped(sheet.title)
    yield "=" * WIDTH
    yield from _verdict(sheet.banner)
    yield "=" * WIDTH
    for label, value in (*sheet.facts, *sheet.notes):
        yield from _fact(label, value)


def _body(section: Section) -> Iterator[str]:
    match section:
        case Reasons():
            yield from _reasons(section)
        case Checklist():
            yield from _checklist(section)
        case Steps():
            for step in section.items:
                yield from _item("- ", step)
        case Table():
            yield from _table(section)
        case Footing():
            yield from _footing(section)
        case Signatures():
            yield from _signatures(section)
        case Sources():
            yield from _sources(section)
        case _:
            for label, value in section.rows:
                yield from _fact(label, value)


def _reasons(section: Reasons) -> Iterator[str]:
    for paragraph in section.intro:
        yield from _wrapped(paragraph)
        yield ""
    for number, item in enumerate(section.items, start=1):
        yield from _item(f"{number:>2}. ", item.lead)
        yield from _wrapped(item.small, "    ")


def _checklist(section: Checklist) -> Iterator[str]:
    for item in section.items:
        yield from _item("[x] " if item.done else "[ ] ", f"{item.lead} ({item.state})")
        yield from _wrapped(item.body, "    ")
        yield from _wrapped(item.small, "    ")


def _table(section: Table) -> Iterator[str]:
    """Yield each row as the first cells, and the last one beneath them: columns would not fit in 80.

    A first cell that is a number leads the row.
    """
    for paragraph in section.intro:
        yield from _wrapped(paragraph)
        yield ""
    for row in section.rows:
        *front, last = row
        lead = f"{front.pop(0):>2}. " if section.widths[0] == 0 else "- "
        yield from _item(lead, _side_by_side(front))
        yield from _item(f"{' ' * len(lead)}> ", last)


def _side_by_side(cells: Sequence[str]) -> str:
    """Return cells in a row, with a colon after one that is no sentence."""
    *front, last = cells
    return "".join(f"{cell} " if cell.endswith(("?", ".")) else f"{cell}: " for cell in front) + last


def _footing(section: Footing) -> Iterator[str]:
    for paragraph in section.intro:
        yield from _wrapped(paragraph)
        yield ""
    _, if_wrong, _ = section.header
    for fact in section.items:
        yield from _item("- ", f"{fact.label}: {fact.answer}")
        yield from _item("  > ", f"{if_wrong} {fact.if_wrong}")
        yield from _item("  > ", f"Proof: {fact.proof}" if fact.noted else f"{fact.proof} {'_' * 40}")


def _heading(title: str) -> Iterator[str]:
    yield title
    yield "-" * len(title)


def _sources(section: Sources) -> Iterator[str]:
    for source in section.items:
        yield from _item("- ", f"{source.lead} {source.remark}")
        yield from _wrapped(source.url, "  ")


def _signatures(section: Signatures) -> Iterator[str]:
    for signer in section.signers:
        yield ""
        yield f"{signer + ':':<13}{'_' * 29}  Date: {'_' * 16}"


def _fact(label: str, value: str) -> Iterator[str]:
    lead = f"{label + ':':<{_LABEL}}"
    if max(map(len, value.split()), default=0) > WIDTH - len(lead):  # such as a digest, which is to stay whole
        yield lead
        yield from _wrapped(value, "  ")
    else:
        yield from _item(lead, value)


def _item(lead: str, text: str) -> Iterator[str]:
    """Yield the text behind a lead, its later lines set in as far as the first."""
    for number, line in enumerate(_wrapped(text, " " * len(lead))):
        yield lead + line[len(lead) :] if number == 0 else line


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    for paragraph in text.split("\n"):
        yield from textwrap.wrap(
            paragraph, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens="://" in paragraph
        ) or [""]
