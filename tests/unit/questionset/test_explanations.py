"""Every finding can be explained."""

from typing import get_args

import pytest

from wizard.findings import Code
from wizard.questionset.explanations import pages
from wizard.questionset.notes import Notes
from wizard.questionset.yaml_text import parse


def right_example(page: str) -> str:
    block = page[page.index("Right:\n") :].split("\n\n", 1)[1]
    return "\n".join(line.removeprefix("    ") for line in block.splitlines()) + "\n"


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert list(pages()) == list(get_args(Code))


@pytest.mark.parametrize("code", get_args(Code))
def test_a_page_says_what_and_why_and_shows_a_wrong_and_a_right_example(code: str) -> None:
    page = pages()[code]
    assert page.startswith(f"{code}\nWhat: ")
    assert [page.count(f"\n{part}:") for part in ("What", "Why it matters", "Wrong", "Right")] == [1, 1, 1, 1]
    assert page.index("Wrong:\n\n    ") < page.index("Right:\n\n    ")
    assert page.endswith("\n")


@pytest.mark.parametrize("code", get_args(Code))
def test_a_right_example_is_plain_yaml(code: str) -> None:
    notes = Notes(file="example")
    parse(right_example(pages()[code]), notes)
    assert notes.findings == []
