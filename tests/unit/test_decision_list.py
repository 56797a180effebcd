import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from wizard.decision_list import form_of, list_pieces, table_lines
from wizard.errors import RegisterError
from wizard.register.values import Row

ROW = Row(
    number=7,
    year=2026,
    serial=129,
    version=2,
    name="Refill letter",
    class_="conditional",
    label="With conditions",
    outcome="refill",
    headline="Send it",
    exception="Refill reminders",
    decided_by="D. Alvarez",
    decided_at="2026-03-09T10:58:00-05:00",
    set_id="hipaa-marketing",
    set_version="0.1.0",
    set_digest="ab" * 32,
    conditions=3,
    confirmed=1,
    status="approved",
    reviewer="P. Office",
    reviewed_at="2026-03-12T09:00:00-05:00",
)
OTHER = replace(
    ROW,
    number=9,
    serial=130,
    version=1,
    name="=SUM(A1) é",
    exception=None,
    status="waiting",
    reviewer=None,
    reviewed_at=None,
)


def written(form, *rows):
    return b"".join(list_pieces(form, rows, len(rows)))


def as_dicts(cells):
    header, *rows = cells
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_json_holds_every_fact_by_its_name():
    first, second = json.loads(written("json", ROW, OTHER))
    assert (first["id"], first["version"], first["confirmed"]) == ("2026-0129.2", 2, 1)
    assert (first["review"], first["reviewer"], first["reviewed_at"]) == (
        "approved",
        "P. Office",
        "2026-03-12T09:00:00-05:00",
    )
    assert (second["exception"], second["reviewer"]) == (None, None)


def test_an_empty_list_is_one_in_every_form(tmp_path):
    assert json.loads(written("json")) == []
    assert len(written("csv").decode("utf-8-sig").splitlines()) == 1
    path = tmp_path / "list.xlsx"
    path.write_bytes(written("xlsx"))
    assert len(CalamineWorkbook.from_path(path).get_sheet_by_name("Decisions").to_python()) == 1


def test_csv_has_plain_headers_and_runs_nothing():
    text = written("csv", ROW, OTHER).decode("utf-8-sig")
    first, second = as_dicts(csv.reader(io.StringIO(text)))
    assert (first["ID"], first["Decided on"], first["Review"]) == ("2026-0129.2", "2026-03-09", "Approved")
    assert (first["Reviewed by"], first["Reviewed on"]) == ("P. Office", "2026-03-12")
    assert (second["Message"], second["Exception"], second["Reviewed on"]) == ("'=SUM(A1) é", "", "")


def test_a_workbook_says_the_same(tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(written("xlsx", ROW, OTHER))
    first, second = as_dicts(CalamineWorkbook.from_path(path).get_sheet_by_name("Decisions").to_python())
    assert (first["ID"], first["Conditions"], first["Conditions met"]) == ("2026-0129.2", "3", "1")
    assert second["Message"] == "=SUM(A1) é"
    assert second["Review"] == "Waiting"


def test_a_terminal_shows_a_line_for_each():
    header, *lines = table_lines([ROW, OTHER])
    assert header.split() == ["ID", "Decided", "on", "Verdict", "Review", "Message"]
    assert lines[0] == "2026-0129.2    2026-03-09  conditional    Approved   Refill letter"


@pytest.mark.parametrize(("name", "form"), [("a.CSV", "csv"), ("b.xlsx", "xlsx"), ("c.json", "json")])
def test_the_name_says_the_form(name, form):
    assert form_of(Path(name)) == form


def test_another_ending_is_refused():
    with pytest.raises(RegisterError, match=r"End it with \.csv, \.xlsx or \.json"):
        form_of(Path("list.pdf"))
