from dataclasses import replace
from datetime import date

import outloud
import pdfua
import pytest
from pypdf import PdfReader

from tests.support.sets import question, shipped, small_set, tree
from wizard.questionset.model import Outcome
from wizard.questionset.paths import Routes
from wizard.report.booklet import booklet_of
from wizard.report.booklet_pdf import as_booklet_pdf
from wizard.report.envelope import squashed
from wizard.training.pool import pool_of
from wizard.training.session import next_session


def booklet(question_set=None, number=4, **parts):
    printed = question_set or small_set()
    routes = Routes(printed)
    cases = next_session(printed, pool_of(printed, routes, 3).cases, (), on=date(2026, 1, 7), number=number, seed=3)
    return booklet_of(printed, routes, cases, seed=3, **parts)


@pytest.mark.parametrize("parts", [{"with_key": True}, {}, {"with_cases": False, "with_key": True}])
def test_two_outside_checkers_find_no_fault_and_every_word_is_printed(tmp_path, parts):
    made = booklet(shipped().question_set, 6, **parts)
    path = tmp_path / "booklet.pdf"
    path.write_bytes(as_booklet_pdf(made, "2026-01-07"))
    assert [str(one) for one in outloud.check(path).findings if one.severity in {"error", "warning"}] == []
    assert pdfua.validate(str(path)).findings == ()
    printed = "".join(squashed(page.extract_text()) for page in PdfReader(path).pages)
    for case in made.cases:
        assert squashed(case.title) in printed
    for question_ in made.questions:
        assert squashed(question_.ask) in printed


def test_a_question_says_where_each_answer_leads():
    purpose, payment, cost = booklet().questions
    assert (purpose.title, purpose.ask, purpose.hint) == (
        "1. Purpose",
        "What is the letter for?",
        "Choose the first line that is true.",
    )
    assert [(answer.letter, answer.then) for answer in purpose.answers] == [
        ("A", "Then question 2."),
        ("B", "Then question 2."),
        ("C", "Then the verdict."),
        ("D", "Then the verdict."),
    ]
    assert payment.answers[1].then == "Then question 3 or the verdict, by your earlier answers."
    assert cost.hint == ""


def test_the_cases_give_nothing_of_the_key_away():
    made = booklet()
    assert made.key == ()
    assert [case.title for case in made.cases] == ["Case 1", "Case 2", "Case 3", "Case 4"]
    assert made.lines == 3


def test_the_key_has_path_clue_and_rule():
    made = booklet(number=30, with_cases=False, with_key=True)
    assert (made.cases, made.questions, made.how) == ((), (), ())
    keyed = next(each for each in made.key if any(row[2] == "The maker pays the clinic" for row in each.rows))
    assert keyed.verdict == "Authorization required: Get a signed form first."
    assert keyed.rows[0][:2] == ("1. Purpose", "A. A visit")
    assert keyed.rows[1] == (
        "2. Who pays",
        "B. The maker of the product",
        "The maker pays the clinic",
        "45 CFR 164.501; Guidance",
    )


def test_a_set_without_told_cases_has_a_line_for_each_question():
    ends = {"end": Outcome(class_="stop", headline="Stop", explanation="Stop.")}
    bare = tree({"q": question(a="end"), "never": question(a="end")}, ends)
    assert booklet(bare, 1).lines == 2


def test_a_story_of_nasty_letters_is_printed_and_not_run():
    made = booklet()
    nasty = replace(made, cases=(replace(made.cases[0], story='#panic() *x* $ @y <b> \U0001f383 "q" [r]'),))
    assert as_booklet_pdf(nasty, "2026-01-07").startswith(b"%PDF")
