"""The edges that each rendering of the map shows, read back out of the rendering: (question, answer, target)."""

import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from wizard.questionset.model import QuestionSet

Edges = set[tuple[str, str, str]]
_SVG = "{http://www.w3.org/2000/svg}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def of_engine(question_set: QuestionSet) -> Edges:
    """Walk the set plainly, junction by junction, merging nothing but walks that look alike from here on."""
    found: Edges = set()
    seen = set()
    pending = [(question_set.first, ())]
    while pending:
        node, given = pending.pop()
        node = _passed(question_set, node, dict(given))
        if node not in question_set.questions or (node, given) in seen:
            continue
        seen.add((node, given))
        for key, answer in question_set.questions[node].answers.items():
            answers = (*given, (node, key))
            found.add((node, key, _passed(question_set, answer.leads_to, dict(answers))))
            pending.append((answer.leads_to, answers))
    return found


def _passed(question_set: QuestionSet, node: str, answers: dict[str, str]) -> str:
    while node in question_set.junctions:
        node = next(branch.leads_to for branch in question_set.junctions[node] if branch.fits(answers))
    return node


def of_svg(drawing: str) -> Edges:
    """Read the lines of an SVG drawing."""
    return {
        (path.attrib["data-question"], answer, path.attrib["data-target"])
        for path in ET.fromstring(drawing).iter(f"{_SVG}path")
        if "data-question" in path.attrib
        for answer in path.attrib["data-answers"].split()
    }


def of_html(page: str, question_set: QuestionSet) -> Edges:
    """Read the words of the questions' tables in a page: which targets stand beside which answer."""
    reader = _Tables()
    reader.feed(page)
    nodes = {
        **{f"Question {n}": key for n, key in enumerate(reader.questions, start=1)},
        **{f"Verdict {n}": key for n, key in enumerate(reader.verdicts, start=1)},
    }
    found = set()
    for question, rows in reader.rows.items():
        answers = list(question_set.questions[question].answers)
        for answer, cells in zip(answers, rows, strict=True):
            found |= {(question, answer, nodes[name]) for name in re.findall(r"(?:Question|Verdict) \d+", cells[1])}
    return found


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, list[list[str]]] = {}
        self.questions: list[str] = []
        self.verdicts: list[str] = []
        self._section = ""
        self._in_body = False
        self._cell: list[str] | None = None

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "section":
            kind, _, self._section = attributes["id"].partition("-")
            if kind == "question":
                self.questions.append(self._section)
                self.rows[self._section] = []
            elif kind == "verdict":
                self.verdicts.append(self._section)
        elif tag == "tbody":
            self._in_body = True
        elif self._in_body and tag == "tr" and self._section in self.rows:
            self.rows[self._section].append([])
        elif self._in_body and tag in {"td", "th"}:
            self._cell = []

    def handle_endtag(self, tag):
        if tag == "tbody":
            self._in_body = False
        elif tag in {"td", "th"} and self._cell is not None:
            if self._section in self.rows:
                self.rows[self._section][-1].append(" ".join(self._cell))
            self._cell = None

    def handle_data(self, data):
        if self._cell is not None:
            self._cell.append(data)


def sheets(workbook: bytes) -> dict[str, list[list[str]]]:
    """Read the texts of a workbook, sheet by sheet, row by row; a formula is an error."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        texts = ["".join(si.itertext()) for si in ET.fromstring(archive.read("xl/sharedStrings.xml"))]
        names = [
            sheet.attrib["name"] for sheet in ET.fromstring(archive.read("xl/workbook.xml")).iter(f"{_SHEET}sheet")
        ]
        return {
            name: _rows(ET.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")), texts)
            for number, name in enumerate(names, start=1)
        }


def _rows(sheet: ET.Element, texts: list[str]) -> list[list[str]]:
    assert not list(sheet.iter(f"{_SHEET}f")), "a formula"
    rows = []
    for row in sheet.iter(f"{_SHEET}row"):
        cells = row.findall(f"{_SHEET}c")
        assert all(cell.attrib["t"] == "s" for cell in cells), "a cell that is no text"
        rows.append([texts[int(cell.findtext(f"{_SHEET}v", ""))] for cell in cells])
    return rows


def of_xlsx(workbook: bytes) -> Edges:
    """Read the ids in the first sheet of a workbook."""
    head, *rows = sheets(workbook)["Questions"]
    columns = [head.index(name) for name in ("Question id", "Answer id", "Target id")]
    return {tuple(row[column] for column in columns) for row in rows}


def of_dot(text: str, question_set: QuestionSet) -> Edges:
    """Read the lines of a DOT text, whose answers stand as words."""
    nodes = dict(re.findall(r'^  (n\d+) \[id="([^"]*)"', text, re.MULTILINE))
    links = re.findall(r'^  (n\d+) -> (n\d+) \[label="((?:[^"\\]|\\.)*)"', text, re.MULTILINE)
    return _worded(question_set, [(nodes[a], nodes[b], words.split("\\n")) for a, b, words in links])


def of_mermaid(text: str, question_set: QuestionSet, ids: list[str]) -> Edges:
    """Read the lines of a Mermaid text; ``ids`` are the nodes of the places in their order."""
    links = re.findall(r'^  n(\d+) -[.-]+>\|"([^"]*)"\| n(\d+)', text, re.MULTILINE)
    return _worded(question_set, [(ids[int(a)], ids[int(b)], words.split("<br>")) for a, words, b in links])


def _worded(question_set: QuestionSet, links: list[tuple[str, str, list[str]]]) -> Edges:
    found = set()
    for start, end, words in links:
        by_text = {answer.text: key for key, answer in question_set.questions[start].answers.items()}
        found |= {(start, by_text[text], end) for text in words}
    return found
