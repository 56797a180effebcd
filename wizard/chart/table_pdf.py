"""The logic table as an accessible PDF. Loads typst: import it only where a PDF is made."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime

from wizard.chart.logic_sheet import lay_out
from wizard.engine.logic_table import LogicTable
from wizard.report.typesetting import spelling, typeset


def as_pdf(table: LogicTable) -> bytes:
    """Return the PDF (PDF/UA-1, US letter on its side); the same question set gives the same bytes."""
    sheet = asdict(lay_out(table))
    text = json.dumps(sheet, ensure_ascii=False).translate(spelling(_texts(sheet)))
    return typeset("logic-table.typ", {"sheet": text}, day(table.question_set.effective))


def day(iso: str) -> datetime:
    """Return an ISO date as a moment, so that files are dated by their rules and not by the clock."""
    return datetime.fromisoformat(iso).replace(tzinfo=UTC)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
