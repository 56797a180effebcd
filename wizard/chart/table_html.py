"""The logic table as one web page: no script, nothing fetched, readable by a screen reader and fit to print."""

from collections.abc import Iterable, Iterator
from html import escape

from wizard.chart.logic_sheet import Entry, Grid, LogicSheet, Section, Words, lay_out
from wizard.engine.logic_table import LogicTable

_STYLE = """
:root { color-scheme: light dark; }
:root { --ink: #17242A; --quiet: #46555C; --line: #76848A; --paper: #FFFFFF; --link: #0B5365; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #EAF0F0; --quiet: #B9C5C9; --line: #82939B; --paper: #131B1E; --link: #8CD4E0; }
}
@media print {
  :root { --ink: #000; --quiet: #333; --line: #777; --paper: #FFF; --link: #000; }
  tr, .sign { break-inside: avoid; } h2, h3 { break-after: avoid; }
}
body { margin: 2rem auto; max-width: 70rem; padding: 0 1.5rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.45 "Atkinson Hyperlegible", "Segoe UI", "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; } h2 { margin-top: 2.5rem; } h3 { margin: 2rem 0 .4rem; }
p { margin: .35rem 0; max-width: 50rem; } a { color: var(--link); }
.small { font-size: .875rem; color: var(--quiet); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); }
thead th { font-size: .875rem; color: var(--quiet); }
tbody th { font-weight: 400; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .3rem 1rem; margin: .6rem 0; }
dt { color: var(--quiet); } dd { margin: 0; }
.sign { display: grid; grid-template-columns: 2fr 2fr 1fr; gap: 1.2rem; margin-top: 2.5rem; }
.sign span { border-top: 1px solid var(--ink); padding-top: .25rem; font-size: .875rem; }
.box { display: inline-block; width: .8rem; height: .8rem; border: 1px solid var(--ink); margin-right: .6rem; }
"""
_PARAGRAPHS = {
    "plain": "<p>{}</p>",
    "strong": "<p><strong>{}</strong></p>",
    "small": '<p class="small">{}</p>',
}


def as_html(table: LogicTable) -> str:
    """Return the page. Every word of the question set is escaped."""
    sheet = lay_out(table)
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(sheet.running)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            "<main>",
            *_main(sheet),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _main(sheet: LogicSheet) -> Iterator[str]:
    yield f'<p class="small">{escape(sheet.kicker)}</p>'
    yield f"<h1>{escape(sheet.title)}</h1>"
    yield f"<p>{escape(sheet.lead)}</p>"
    yield from _facts(sheet.facts)
    for section in sheet.sections:
        yield from _section(section)
    yield "<h2>Sources</h2>"
    yield "<ul>"
    for source in sheet.sources:
        yield (
            f"<li><p><strong>{escape(source.lead)}.</strong> {escape(source.body)}</p>"
            f'<p class="small"><a href="{escape(source.url)}" rel="noreferrer">{escape(source.url)}</a></p></li>'
        )
    yield "</ul>"
    yield f"<h2>{escape(sheet.sign.title)}</h2>"
    yield f"<p>{escape(sheet.sign.statement)}</p>"
    for choice in sheet.sign.choices:
        yield f'<p><span class="box" aria-hidden="true"></span>{escape(choice)}</p>'
    for signer in sheet.sign.signers:
        yield f'<p class="sign"><span>{escape(signer)}</span> <span>Signature</span> <span>Date</span></p>'
    yield f'<p class="small">{escape(sheet.disclaimer)}</p>'


def _section(section: Section) -> Iterator[str]:
    yield f"<h2>{escape(section.title)}</h2>"
    for paragraph in section.intro:
        yield f"<p>{escape(paragraph)}</p>"
    for entry in section.entries:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f'<section id="{escape(entry.id)}" aria-label="{escape(entry.title)}">'
    yield f"<h3>{escape(entry.title)}</h3>"
    yield from map(_paragraph, entry.intro)
    if entry.table is not None:
        yield from _grid(entry.table, entry.title)
    if entry.facts:
        yield from _facts(entry.facts)
    yield "</section>"


def _grid(grid: Grid, title: str) -> Iterator[str]:
    # The focus lets the keyboard scroll a table that is wider than the screen.
    yield f'<div class="wide" role="region" tabindex="0" aria-label="{escape(title)}, table"><table>'
    yield "<thead><tr>" + "".join(f'<th scope="col">{escape(name)}</th>' for name in grid.header) + "</tr></thead>"
    yield "<tbody>"
    for first, *others in grid.rows:
        cells = "".join(f"<td>{_cell(cell)}</td>" for cell in others)
        yield f'<tr><th scope="row">{_cell(first)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _cell(cell: Iterable[Words]) -> str:
    return "".join(map(_paragraph, cell))


def _paragraph(words: Words) -> str:
    text = escape(words.text)
    return _PARAGRAPHS[words.kind].format(text)


def _facts(facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "<dl>"
    for label, value in facts:
        yield f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>"
    yield "</dl>"
