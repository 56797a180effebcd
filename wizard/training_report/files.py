"""A training report as a file. Each form loads only the library that it needs."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Literal

from wizard.training_report.practice import Practice
from wizard.training_report.tables import PARTS, Part, table_of
from wizard.training_report.xapi import statements

Form = Literal["csv", "xlsx", "xapi"]


def report_pieces(practice: Practice, form: Form, on: date, part: Part = "decisions") -> Iterator[bytes]:
    """Yield a report in pieces. A workbook has a sheet for each part, a CSV file is one ``part``, xAPI is decisions.

    ``on`` is the day on which to say who is due.
    """
    if form == "csv":
        from wizard.grids.csv_file import csv_pieces

        yield from csv_pieces(table_of(practice, part, on))
    elif form == "xlsx":
        from wizard.grids.xlsx_file import xlsx_pieces

        yield from xlsx_pieces(*(table_of(practice, each, on) for each in PARTS))
    else:
        yield (json.dumps(list(statements(practice)), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
