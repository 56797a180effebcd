"""Every file of map and logic table: it can be read back, shows every edge, and runs nothing that a set says."""

from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from xml.etree import ElementTree as ET

import outloud
import pdfua
import pytest
from hypothesis import given, settings
from pypdf import PdfReader

from tests.support import drawn_edges
from tests.support.answers import VISIT
from tests.support.sets import any_tree, question, shipped, small_set, tree
from wizard.chart.files import draw, print_table
from wizard.engine.assessment import Assessment
from wizard.engine.decision_map import DecisionMap
from wizard.questionset.model import Answer, Outcome, Review
from wizard.questionset.paths import Routes

NASTY = "=1+1 <b>&\"'\\ #panic() `x` {y} \n|z| <script>alert(1)</script> -- %%"
STOP = Outcome(class_="stop", headline="Stop", explanation="Stop.")


def drawn(question_set):
    return DecisionMap.draw(question_set, Routes(question_set))


@pytest.fixture(scope="module")
def hipaa():
    return DecisionMap.draw(shipped().question_set, shipped().routes)


@pytest.fixture(scope="module")
def visit(hipaa):
    return hipaa.trail(Assessment.from_answers(shipped().question_set, VISIT, routes=shipped().routes))


@pytest.fixture
def nasty():
    asked = replace(
        question(a="end", b="end"),
        label=NASTY,
        ask=NASTY,
        answers={
            "a": Answer(text=NASTY, leads_to="end", because=NASTY),
            "b": Answer(text="@b", leads_to="end", because=None),
        },
    )
    return replace(tree({"one": asked}, {"end": replace(STOP, label=NASTY, headline=NASTY)}), title=NASTY)


@settings(deadline=None, max_examples=40)
@given(any_tree())
def test_every_file_shows_the_edges_of_the_engine(question_set):
    decision_map = drawn(question_set)
    expected = drawn_edges.of_engine(question_set)
    ids = [place.node_id for place in decision_map.places.values()]
    assert drawn_edges.of_svg(draw(decision_map, "svg").decode()) == expected
    assert drawn_edges.of_dot(draw(decision_map, "dot").decode(), question_set) == expected
    assert drawn_edges.of_mermaid(draw(decision_map, "mmd").decode(), question_set, ids) == expected
    assert drawn_edges.of_html(print_table(decision_map, "html").decode(), question_set) == expected
    assert drawn_edges.of_xlsx(print_table(decision_map, "xlsx")) == expected


def test_the_drawing_marks_the_path_and_dims_the_rest(hipaa, visit):
    plain, with_path = (ET.fromstring(draw(hipaa, "svg", trail)) for trail in (visit.__class__(), visit))
    thick = [
        path for path in with_path.iter() if path.attrib.get("stroke-width") == "3.5" and "data-question" in path.attrib
    ]
    assert {path.attrib["data-question"] for path in thick} == set(VISIT)
    assert not [path for path in plain.iter() if path.attrib.get("stroke-width") == "3.5"]
    assert "Not taken" in draw(hipaa, "svg", visit).decode()


def test_the_drawing_has_a_title_and_a_summary_for_those_who_cannot_see_it(hipaa):
    root = ET.fromstring(draw(hipaa, "svg"))
    assert root.attrib["role"] == "img"
    named = {each.attrib.get("id"): each.text for each in root}
    assert named["map-title"] == "Decision map: Does this message need a HIPAA authorization?"
    assert "23 questions and 49 outcomes" in named["map-summary"]


def test_the_graph_texts_mark_the_path(hipaa, visit):
    assert draw(hipaa, "dot", visit).decode().count("penwidth=3.5") == len(VISIT)
    text = draw(hipaa, "mmd", visit).decode()
    assert "linkStyle " in text
    assert "class n0," in text
    assert "linkStyle" not in draw(hipaa, "mmd").decode()


def test_the_same_set_gives_the_same_bytes(hipaa, visit):
    for form in ("svg", "pdf", "dot", "mmd"):
        assert draw(hipaa, form, visit) == draw(hipaa, form, visit)
    for form in ("html", "xlsx", "pdf"):
        assert print_table(hipaa, form) == print_table(hipaa, form)


@pytest.mark.parametrize("make", [lambda m: draw(m, "pdf"), lambda m: print_table(m, "pdf")], ids=["map", "table"])
def test_two_outside_checkers_find_no_fault(hipaa, tmp_path, make):
    path = tmp_path / "file.pdf"
    path.write_bytes(make(hipaa))
    heard = outloud.check(path)
    assert [str(finding) for finding in heard.findings if finding.severity in {"error", "warning"}] == []
    assert pdfua.validate(str(path)).findings == ()


def test_the_printed_table_holds_what_counsel_signs(hipaa):
    reader = PdfReader(BytesIO(print_table(hipaa, "pdf")))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for words in ("Review and signature", "Counsel", "Privacy officer", "Not yet reviewed", "Rule 10", "Verdict 49"):
        assert words in text
    assert "hipaa-marketing, version" in text


def test_who_reviewed_the_set_stands_in_the_table():
    reviewed = replace(small_set(), reviewed=Review(by="R. Okafor", date="2026-02-03"))
    assert "By R. Okafor on Feb 3, 2026" in print_table(drawn(reviewed), "html").decode()


def test_a_web_page_runs_nothing_and_fetches_nothing(nasty):
    page = print_table(drawn(nasty), "html").decode()

    seen = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag, attrs):
            seen.add(tag)
            assert not [name for name, _ in attrs if name.startswith("on") or name == "src"]

    Tags().feed(page)
    assert "script" not in seen
    assert "link" not in seen
    assert "&lt;script&gt;" in page


def test_a_workbook_holds_texts_alone_even_where_they_begin_like_a_formula(nasty):
    workbook = print_table(drawn(nasty), "xlsx")
    sheets = drawn_edges.sheets(workbook)
    assert list(sheets) == ["Questions", "Rules", "Verdicts", "Sources", "Sign"]
    assert any(cell.startswith("=1+1") for cell in sheets["Questions"][1])
    assert [row[0] for row in sheets["Sign"]][-3:] == ["Counsel", "Privacy officer", "Note"]


def test_the_words_of_a_set_are_drawn_and_not_run(nasty):
    decision_map = drawn(nasty)
    ET.fromstring(draw(decision_map, "svg"))
    assert NASTY.translate({ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n"}) in draw(decision_map, "dot").decode()
    mermaid = draw(decision_map, "mmd").decode()
    assert "<script>" not in mermaid
    assert all(line.count('"') % 2 == 0 for line in mermaid.splitlines())
    assert draw(decision_map, "pdf").startswith(b"%PDF")
    assert print_table(decision_map, "pdf").startswith(b"%PDF")


def test_a_set_that_asks_nothing_is_drawn_and_printed_too():
    decision_map = drawn(tree({}, {"stop": STOP}, first="stop"))
    for form in ("svg", "pdf", "dot", "mmd"):
        assert draw(decision_map, form)
    for form in ("html", "xlsx", "pdf"):
        assert print_table(decision_map, form)
    assert "Then: rules" not in print_table(decision_map, "html").decode()
