"""Texts that are hard to read, and questions that ask two things."""

from pathlib import Path

import pytest

from tests.support.sets import replaced, small_files, write
from wizard.findings import Finding
from wizard.questionset.checks import check

LONG = "the maker pays " * 9
LEGALESE = "Manufacturer remuneration extinguishes practically every available exception. " * 3


def found(folder: Path, files: dict[str, str], code: str) -> list[Finding]:
    return [finding for finding in check(write(folder, files)).findings if finding.code == code]


@pytest.mark.parametrize(
    ("name", "old", "key"),
    [
        ("questions", "Payment removes the exception.", "why"),
        ("questions", "Choose the first line that is true.", "hint"),
        ("questions", "No more than the cost\n", "text"),
        ("questions", "A refill letter.", "example"),
        ("outcomes", "Nobody pays for it.", "explanation"),
        ("outcomes", "Ask finance.", None),
        ("exceptions", "The maker may pay the cost.", "summary"),
        ("followups", "Each channel has rules of its own.", "why"),
        ("obligations", "It must be a current one.", "detail"),
        ("sources", "Cost may be paid.", "says"),
        ("laws", "Each exception can be reached.", "says"),
        ("cases", "Someone wants a letter sent.", "story"),
        ("cases", "Dear patient.", "message"),
        ("glossary", "More of a medicine that is prescribed now.", "means"),
    ],
)
def test_a_long_sentence_is_found_where_it_stands(tmp_path: Path, name: str, old: str, key: str | None) -> None:
    files = replaced(name, old, f"No more than {LONG}\n" if old.endswith("\n") else LONG.strip())
    (finding,) = found(tmp_path, files, "long-sentence")
    assert finding.severity == "warning"
    assert Path(finding.file).name == f"{name}.yaml"
    line = files[name].splitlines()[finding.line - 1]
    assert "the maker pays the maker pays" in line
    assert key is None or line[finding.column - 1 :].startswith(f"{key}:")


def test_a_sentence_of_25_words_is_no_long_one(tmp_path: Path) -> None:
    assert not found(
        tmp_path, replaced("sources", "Cost may be paid.", f"{'word ' * 25}. {'word ' * 24}"), "long-sentence"
    )


def test_a_part_in_the_words_of_a_statute_is_hard_to_read(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, replaced("outcomes", "Nobody pays for it.", LEGALESE.strip()), "hard-to-read")
    assert finding.message.startswith("'refill-reminder' reads at about grade ")


def test_a_file_without_a_hard_part_can_be_hard_as_a_whole(tmp_path: Path) -> None:
    words = "The organization receives a payment for this letter from a company. " * 4
    files = small_files()
    files["outcomes"] = files["outcomes"].replace("explanation: ", f"explanation: {words}")
    assert not found(tmp_path, files, "hard-to-read")
    (finding,) = found(tmp_path, files, "reading-grade")
    assert Path(finding.file).name == "outcomes.yaml"
    assert "the hardest" in finding.fix


@pytest.mark.parametrize(
    "ask",
    [
        "Who pays for the letter? Who sends it?",
        "Who pays for the letter, and does it name a drug?",
        "Is the letter paid for or is it a gift?",
        "Who pays, and if so, how much?",
    ],
)
def test_two_questions_in_one_are_found(tmp_path: Path, ask: str) -> None:
    files = replaced("questions", "ask: Who pays for the letter?", f"ask: {ask}")
    (finding,) = found(tmp_path, files, "two-questions")
    assert finding.severity == "warning"
    assert ask in files["questions"].splitlines()[finding.line - 1]


def test_two_questions_in_one_are_found_among_the_followups(tmp_path: Path) -> None:
    files = replaced("followups", "How is it sent?", "How is it sent, and who sends it?")
    assert len(found(tmp_path, files, "two-questions")) == 1


@pytest.mark.parametrize(
    "ask", ["Does it name or push a product?", "Do you or the maker pay?", "Who pays and sends it?"]
)
def test_one_question_about_two_things_is_none_of_two(tmp_path: Path, ask: str) -> None:
    assert not found(tmp_path, replaced("questions", "ask: Who pays for the letter?", f"ask: {ask}"), "two-questions")
