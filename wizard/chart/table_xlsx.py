"""The logic table as a workbook to filter, annotate and sign. Loads XlsxWriter: import it only where one is made."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from wizard.chart.logic_sheet import cites, lay_out
from wizard.chart.table_pdf import day
from wizard.engine.logic_table import LogicTable
from wizard.formulas import FORMULA_STARTS

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_767
"""The most letters a cell can hold."""


def as_xlsx(table: LogicTable) -> bytes:
    """Return the workbook: answers, rules, verdicts, sources, and a sheet to sign. No cell is ever a formula."""
    file = BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(file, {"in_memory": True, **plain})
    question_set = table.question_set
    made = day(question_set.effective).replace(tzinfo=None)
    book.set_properties({"title": f"Logic table: {question_set.title}", "author": "Exception Wizard", "created": made})
    writer = _Writer(book)
    writer.write("Questions", (5, 24, 44, 40, 34, 20, 44, 40, 34, 20, 24, 24, 8), _answers(table))
    writer.write("Rules", (6, 34, 6, 90, 50, 24), _rules(table))
    writer.write("Verdicts", (8, 34, 30, 40, 60, 30, 44, 44, 44, 40, 24), _verdicts(table))
    writer.write("Sources", (30, 44, 70, 60, 24), _sources(table))
    writer.write("Sign", (30, 60, 20, 20), _sign(table))
    book.close()
    return file.getvalue()


class _Writer:
    """Writes sheets of texts, each with a bold header that stays in view."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        base = {"text_wrap": True, "valign": "top"}
        self._head: Format = book.add_format({**base, "bold": True, "bottom": 1})
        self._plain: Format = book.add_format(base)
        self._quoted: Format = book.add_format({**base, "quote_prefix": True})

    def write(self, name: str, widths: Sequence[int], rows: Iterable[Sequence[str]]) -> None:
        """Add a sheet; the first row is its header."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self._write_cell(sheet, number, column, text)

    def _write_cell(self, sheet: "Worksheet", row: int, column: int, text: str) -> None:
        form = self._quoted if text.startswith(FORMULA_STARTS) else self._plain
        sheet.write_string(row, column, text[:_LONGEST], form if row else self._head)


def _answers(table: LogicTable) -> Iterator[tuple[str, ...]]:
    """Yield a row for each answer with each of its targets."""
    shown = ("No.", "Question", "Asked as", "Answer", "Leads to", "Decided by", "Because", "Adds to the checklist")
    yield (*shown, "Sources", "Question id", "Answer id", "Target id", "Unsure")
    for entry in table.questions:
        for answer in entry.answers:
            for target in answer.targets:
                yield (
                    str(entry.number),
                    entry.label,
                    entry.ask,
                    answer.answer.text,
                    target.words,
                    f"Rule {answer.rule}" if answer.rule else "",
                    answer.answer.because or "",
                    "; ".join(answer.adds),
                    cites(entry.sources),
                    entry.question_id,
                    answer.answer_id,
                    target.node_id,
                    "Yes" if answer.answer.unsure else "",
                )


def _rules(table: LogicTable) -> Iterator[tuple[str, ...]]:
    yield "Rule", "Comes after", "Line", "When", "Then", "Junction id"
    for rule in table.rules:
        for number, line in enumerate(rule.lines, start=1):
            used_by = "; ".join(rule.used_by)
            yield str(rule.number), used_by, str(number), line.when, line.then, rule.junction_id


def _verdicts(table: LogicTable) -> Iterator[tuple[str, ...]]:
    shown = ("Verdict", "Name", "Class", "Headline", "Explanation", "Exception used", "Comes after", "Checklist")
    yield (*shown, "Next steps", "Sources", "Outcome id")
    for entry in table.verdicts:
        yield (
            str(entry.number),
            entry.label,
            entry.class_label,
            entry.headline,
            entry.explanation,
            entry.exception or "",
            "; ".join(entry.reached_from),
            "; ".join(entry.obligations),
            " ".join(entry.next_steps),
            cites(entry.sources),
            entry.outcome_id,
        )


def _sources(table: LogicTable) -> Iterator[tuple[str, ...]]:
    yield "Citation", "Title", "Says", "Web address", "Read in"
    read_in = {"text": "The text", "mirror": "A copy or summary", "knowledge": "Not yet read"}
    for source in table.sources:
        yield source.cite, source.title, source.says, source.url, read_in[source.checked]


def _sign(table: LogicTable) -> Iterator[tuple[str, ...]]:
    sheet = lay_out(table)
    yield sheet.sign.title, sheet.sign.statement
    yield from sheet.facts
    yield from ((choice, "") for choice in sheet.sign.choices)
    yield "Signed by", "Name", "Signature", "Date"
    yield from ((signer, "", "", "") for signer in sheet.sign.signers)
    yield "Note", sheet.disclaimer
