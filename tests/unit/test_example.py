from tests.support.sets import write
from wizard.example import worked_example


def test_the_example_is_marked_and_says_how_to_decide_ones_own(tmp_path):
    text = worked_example(write(tmp_path), decided_at="2026-03-04T10:00:00-05:00")
    assert "this is an EXAMPLE: the shipped case 'greeting-card'" in text
    assert "optin-wizard decide answers.yaml --pdf rationale.pdf" in text
    assert "    purpose: greeting\n" in text
    assert "Go ahead. A greeting sells nothing" in text
    assert "Mar 4, 2026" in text


def test_the_shipped_set_has_an_example_of_today():
    assert "EXAMPLE" in worked_example(None)
