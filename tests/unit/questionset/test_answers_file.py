from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sets import small_set
from wizard.errors import AnswerError
from wizard.questionset.answers_file import GivenAnswers, read_answers


def read(text: str | bytes) -> GivenAnswers:
    content = text.encode() if isinstance(text, str) else text
    return read_answers(content, file="answers.yaml", question_set=small_set())


def problems(text: str | bytes) -> str:
    with pytest.raises(AnswerError) as caught:
        read(text)
    return str(caught.value)


def test_a_flat_table_holds_questions_and_follow_ups():
    given_answers = read("purpose: visit\npayment: nobody\nchannel: [email, letter]\nminors: none\n")
    assert given_answers.answers == {"purpose": "visit", "payment": "nobody"}
    assert given_answers.follow_ups == {"channel": ("email", "letter"), "minors": ("none",)}


def test_answers_may_stand_under_a_heading_as_in_a_case():
    given_answers = read("answers: {purpose: greeting}\nfollow_ups: {channel: [letter]}\n")
    assert given_answers.answers == {"purpose": "greeting"}
    assert given_answers.follow_ups == {"channel": ("letter",)}


@pytest.mark.parametrize("answers", ["purpose: visit", "answers: {purpose: visit}"])
def test_proofs_may_stand_beside_the_answers(answers):
    given_answers = read(f"{answers}\nproofs:\n  purpose: Jo confirmed it, folder 12\n")
    assert given_answers.answers == {"purpose": "visit"}
    assert given_answers.proofs == {"purpose": "Jo confirmed it, folder 12"}


def test_without_proofs_there_are_none():
    assert read("purpose: visit").proofs == {}


def test_the_answers_of_topics_stand_beside_those_that_all_share():
    given_answers = read(
        "answers: {purpose: refill}\ntopics: {Page: {payment: maker, cost: at-cost}, Note: {payment: nobody}}\n"
        "follow_ups: {channel: [letter]}\nproofs: {purpose: Jo, Page: {cost: Folder 12}}\n"
    )
    assert given_answers == GivenAnswers(
        answers={"purpose": "refill"},
        follow_ups={"channel": ("letter",)},
        proofs={"purpose": "Jo"},
        topics={"Page": {"payment": "maker", "cost": "at-cost"}, "Note": {"payment": "nobody"}},
        topic_proofs={"Page": {"cost": "Folder 12"}},
    )


def test_without_topics_there_are_none():
    assert read("purpose: visit").topics is None


def test_json_is_read_too():
    assert read('{"purpose": "visit", "channel": ["email"]}').answers == {"purpose": "visit"}


def test_a_file_saved_by_windows_is_read():
    assert read(b"\xef\xbb\xbfpurpose: visit\r\npayment: nobody\r\n").answers["payment"] == "nobody"


def test_an_unknown_id_goes_where_its_nearest_id_belongs():
    given_answers = read("purpos: visit\nchanel: [email]\n")
    assert given_answers == GivenAnswers(answers={"purpos": "visit"}, follow_ups={"chanel": ("email",)})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "answers.yaml:0:0: error: No answers stand here"),
        ("- visit", "answers.yaml:1:1: error: No answers stand here"),
        ("purpose: [visit]", "answers.yaml:1:10: error: 'purpose' takes one answer (write 'purpose: ANSWER')"),
        ("purpos: [visit]", "'purpos' is no question of this set (did you mean 'purpose'?)"),
        ("channel: {email: 1}", "'channel' takes a list of answers"),
        ("channel: [[email]]", "'channel' takes a list of answers"),
        ("purpose: yes", "answers.yaml:1:10: error: 'yes' is no text here"),
        ("purpose: visit\npurpose: refill", "answers.yaml:2:1: error: The key 'purpose' stands here a second time"),
        ("purpose: [visit", "cannot be read as YAML"),
        ("answers: visit", "answers.yaml:1:10: error: A table of answers belongs here"),
        ("answers: {purpose: visit}\nname: x", "answers.yaml:2:1: error: 'name' stands beside the answers"),
        ("proofs: {purpos: Jo}", "answers.yaml:1:10: error: 'purpos' is no question of this set (did you mean"),
        ("proofs: {purpose: [Jo]}", "answers.yaml:1:19: error: A few words prove the answer to 'purpose'"),
        ("topics: {A: visit}", "answers.yaml:1:13: error: 'A' takes a table of answers"),
        ("topics: [A]", "'topics' is no question of this set"),
        (
            "topics: {A: {purpose: visit}}",
            "'purpose' is answered once for the whole message, not in 'A'",
        ),
        ("topics: {A: {channel: [email]}}", "1:14: error: 'channel' is answered once for the whole message"),
        ("topics: {A: {payment: [nobody]}}", "answers.yaml:1:23: error: 'payment' takes one answer"),
        ("answers: {payment: nobody}\ntopics: {}", "'payment' is answered for each topic (move it into the topics)"),
        ("topics: {A: {}}\nproofs: {A: {paymet: x}}", "2:14: error: 'paymet' is no question of this set"),
        ("topics: {A: {}}\nproofs: {B: {payment: x}}", "2:10: error: 'B' is no question of this set"),
        ("proofs: [Jo]", "'proofs' is no question of this set"),
        (b"\xff\xfe", "is no UTF-8 text"),
    ],
)
def test_what_is_no_table_of_answers_is_told_with_its_place(text, said):
    assert said in problems(text)


@given(st.binary(max_size=200))
def test_whatever_the_bytes_nothing_but_an_answer_error_is_raised(content):
    with suppress(AnswerError):
        read(content)
