"""Deciding a message of several topics with a command."""

import json

import pytest
from typer.testing import CliRunner

from tests.support.sets import write
from wizard import cli
from wizard.errors import AnswerError, TopicError, UnfinishedError, WizardError

REFILLS = """\
answers: {purpose: refill}
topics:
  Reminder: {payment: nobody}
  Sponsor page: {payment: maker, cost: above-cost}
follow_ups: {channel: [email]}
"""


@pytest.fixture
def run(tmp_path):
    """Runs a command on the small set and returns its exit code and what it printed; an error for the reader passes."""
    questions = write(tmp_path / "small")

    def run(*words, typed=None):
        result = CliRunner().invoke(cli.app, ["--questions", str(questions), *map(str, words)], input=typed)
        if isinstance(result.exception, WizardError):
            raise result.exception
        return result

    return run


def test_the_strictest_topic_decides_and_the_text_says_so(run):
    text = run("decide", "-", typed=REFILLS).stdout
    assert "Verdict: Authorization required" in text
    assert "“Sponsor page” decides for the whole message." in " ".join(text.split())
    assert "Without “Sponsor page”, no authorization is needed" in " ".join(text.split())
    assert "Topic: Reminder" in text


def test_the_record_names_what_decides(run, tmp_path):
    result = run("decide", "-", "--json", tmp_path / "r.json", typed=REFILLS)
    words = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert (words["class"], words["governing"]) == ("authorization", "Sponsor page")
    assert {topic["name"]: topic["class"] for topic in words["topics"]} == {
        "Reminder": "exception",
        "Sponsor page": "authorization",
    }
    assert words["replay"]["topics"] == {
        "Reminder": {"payment": "nobody"},
        "Sponsor page": {"payment": "maker", "cost": "above-cost"},
    }
    assert "“Sponsor page” decides for the whole message." in result.stdout


def test_the_order_of_the_topics_changes_nothing_but_their_order(run):
    first, second = "  Reminder: {payment: nobody}\n", "  Sponsor page: {payment: maker, cost: above-cost}\n"
    other_way = run("decide", "-", typed=REFILLS.replace(first + second, second + first)).stdout
    assert "Verdict: Authorization required" in other_way


def test_a_pdf_of_a_message_is_verified(run, tmp_path):
    run("decide", "-", "--pdf", tmp_path / "r.pdf", typed=REFILLS)
    assert run("verify", tmp_path / "r.pdf").exit_code == 0


def test_one_topic_reads_as_a_plain_message(run, tmp_path):
    typed = "answers: {purpose: refill}\ntopics: {Reminder: {payment: nobody}}\n"
    result = run("decide", "-", "--json", tmp_path / "r.json", typed=typed)
    assert "decides" not in result.stdout
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["governing"] == "Reminder"


def test_proofs_of_topics_are_filed_and_those_of_no_use_are_told(run):
    proofs = (
        "proofs:\n  purpose: Call 212-555-0147\n"
        "  Reminder: {payment: Finance confirmed it, cost: Folder 12}\n  Sponsor page: {cost: Call 212-555-0147}\n"
    )
    result = run("decide", "-", typed=REFILLS + proofs)
    assert "Proof: Finance confirmed it" in result.stdout
    assert "does not rest on 'cost' in 'Reminder': its proof is not filed." in result.stderr
    assert result.stderr.count("its proof is not filed.") == 3
    assert "The proof for 'purpose' looks like a phone number" in result.stderr
    assert "The proof for 'cost' in 'Sponsor page' looks like a phone number" in result.stderr


def test_patient_details_in_the_name_of_a_topic_are_warned_of(run):
    result = run("decide", "-", typed=REFILLS.replace("Reminder", "Call 212-555-0147"))
    assert "The name of the topic 'Call 212-555-0147' looks like a phone number" in result.stderr


@pytest.mark.parametrize(
    ("typed", "error", "said"),
    [
        ("topics: {}", TopicError, "The message has no topic."),
        (
            "answers: {purpose: visit}\ntopics: {A: {payment: nobody}, a: {payment: nobody}}",
            TopicError,
            "Two topics are called “a”.",
        ),
        ("answers: {purpose: visit}\ntopics: {A: {}}", UnfinishedError, "Topic “A”: The answer to 'payment' is"),
        (
            "answers: {purpose: visit}\ntopics: {A: {payment: nobod}}",
            AnswerError,
            "Topic “A”: 'payment' has no answer 'nobod' (did you mean 'nobody'?)",
        ),
        (
            "answers: {payment: nobody}\ntopics: {A: {purpose: visit}}",
            AnswerError,
            "standard input:2:14: error: 'purpose' is answered once for the whole message",
        ),
    ],
)
def test_topics_that_do_not_fit_are_named(run, typed, error, said):
    with pytest.raises(error) as caught:
        run("decide", "-", typed=typed)
    assert said in str(caught.value)
