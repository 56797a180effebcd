import json
from dataclasses import replace

from tests.support.edits import with_routes
from tests.support.sets import question, small_set, tree
from wizard.difference_report import as_json, as_text
from wizard.questionset.difference import compare
from wizard.questionset.model import Outcome, Training


def bent(old="refill-at-cost", new="paid"):
    return with_routes(small_set(), lambda node: new if node == old else node)


def with_question(question_set, key, **changed):
    each = replace(question_set.questions[key], **changed)
    return replace(question_set, questions={**question_set.questions, key: each})


def with_outcome(key, **changed):
    outcome = replace(small_set().outcomes[key], **changed)
    return replace(small_set(), outcomes={**small_set().outcomes, key: outcome})


def text(new, old=None):
    return as_text(compare(old or small_set(), new))


def test_nothing_changed_is_said_in_one_line():
    assert text(small_set()) == "10 ways to answer: no verdict changes.\n"


def test_a_changed_verdict_is_told_by_labels_and_answers():
    assert text(bent()) == (
        "The verdict changes for 1 of 10 ways to answer.\n"
        "\n"
        "1 way to answer now ends in Authorization required (Paid marketing) instead of\n"
        "  With conditions (Refill, paid at cost):\n"
        "  when Cost is “No more than the cost”.\n"
    )


def test_several_changes_are_added_up_by_class_and_their_conditions_joined():
    assert text(bent("claimed-exception", "paid")) == (
        "The verdict changes for 2 of 10 ways to answer.\n"
        "  2  Exception applies -> Authorization required\n"
        "\n"
        "1 way to answer now ends in Authorization required (Paid marketing) instead of\n"
        "  Exception applies (Refill, unpaid):\n"
        "  when Purpose is “A medicine”\n"
        "  and Who pays is “Nobody outside”.\n"
        "\n"
        "1 way to answer now ends in Authorization required (Paid marketing) instead of\n"
        "  Exception applies (Visit reminder):\n"
        "  when Purpose is “A visit”\n"
        "  and Who pays is “Nobody outside”.\n"
    )


def test_a_pure_rewording_changes_no_verdict():
    shown = text(with_question(small_set(), "payment", label="Payer", hint="Any help counts."))
    assert shown == (
        "10 ways to answer: no verdict changes.\n"
        "\n"
        "Only reworded:\n"
        "  questions > payment > label\n"
        "    before: Who pays\n"
        "    now: Payer\n"
        "  questions > payment > hint\n"
        "    new: Any help counts.\n"
    )


def test_what_else_differs_is_told_apart():
    shown = text(replace(with_outcome("paid", obligations=(), next_steps=()), shared=()))
    assert (
        "Only reworded:\n  outcomes > paid > next_steps\n    before: Or drop the payment.\n    now: nothing\n" in shown
    )
    assert "What else differs in the files:\n  set > shared\n    before: purpose\n    now: nothing\n" in shown
    assert "  outcomes > paid > obligations\n    before: get-form\n    now: nothing\n" in shown


def test_truths_and_tables_are_shown_in_words():
    answers = small_set().questions["cost"].answers
    shown = text(
        replace(
            with_question(
                small_set(), "cost", answers={**answers, "at-cost": replace(answers["at-cost"], unsure=True)}
            ),
            laws={**small_set().laws, "doubt-stops": replace(small_set().laws["doubt-stops"], whenever=None)},
        )
    )
    assert "at-cost > unsure\n    before: no\n    now: yes\n" in shown
    assert "laws > doubt-stops > whenever\n    gone: unsure: yes\n" in shown


def test_numbers_are_shown_as_they_are_written():
    stricter = replace(small_set(), training=Training(cases=4, pass_percent=90))
    assert "set > training > pass_percent\n    before: 75\n    now: 90\n" in text(stricter)


def test_ways_that_cannot_be_completed_name_the_question_that_stops_them():
    behind = with_routes(small_set(), lambda node: "extra" if node == "paid" else node)
    extra = replace(question(a="paid"), label="Signed form")
    shown = text(replace(behind, questions={**behind.questions, "extra": extra}))
    assert "can no longer be completed; " in shown
    assert "ended in Authorization required (Paid marketing):" in " ".join(shown.split())
    assert "  “Signed form” is asked now, which these answers do not say.\n" in shown
    assert "questions > extra\n    new: Signed form\n" in shown


def test_an_answer_that_is_gone_is_named():
    kept = {key: each for key, each in small_set().questions["cost"].answers.items() if key != "at-cost"}
    shown = text(with_question(small_set(), "cost", answers=kept))
    assert "1 way to answer can no longer be completed; it ended in With conditions" in shown
    assert "“Cost” has no answer “No more than the cost” any more." in " ".join(shown.split())
    assert "cost > answers > at-cost\n    gone: No more than the cost\n" in shown


STOP = Outcome(class_="stop", label="Stopped", headline="Headline", explanation="Explanation.")


def test_verdicts_of_the_same_words_are_told_apart_by_id_and_exception():
    ends = {"one": STOP, "two": STOP}
    old, new = tree({"q": question(a="one", b="one")}, ends), tree({"q": question(a="two", b="two")}, ends)
    assert " ".join(text(new, old).split()) == (
        "The verdict changes for 2 of 2 ways to answer. "
        "2 ways to answer now end in stop (Stopped), 'two', granting no exception instead of "
        "stop (Stopped), 'one', granting no exception: whatever the answers are."
    )
    shown = text(with_outcome("visit-reminder", exception="refill-reminders"))
    assert "granting “Refill reminders” instead of" in " ".join(shown.split())


def test_most_answers_are_told_by_the_one_left_out():
    ends = {"one": STOP, "two": replace(STOP, label="Other")}
    old = tree({"q": question(a="one", b="one", c="one")}, ends)
    most = tree({"q": question(a="two", b="two", c="one")}, ends)
    assert "when Label is asked and is anything but “c”.\n" in text(most, old)


def test_all_answers_are_told_by_the_question_being_asked():
    ends = {"one": STOP, "two": replace(STOP, label="Other"), "end": replace(STOP, label="End")}
    ways = {"first": question(a="last", b="second"), "second": question(a="last", b="end")}
    old = tree({**ways, "last": question(a="one", b="one")}, ends)
    new = tree({**ways, "last": question(a="two", b="two")}, ends)
    assert "4 ways to answer now end" in text(new, old)
    assert "when Label is asked.\n" in text(new, old)


def test_json_names_ids_and_counts_each_path_once():
    found = json.loads(as_json(compare(small_set(), with_question(bent(), "payment", label="Payer"))))
    assert found == {
        "changed": [{"when": {"cost": ["at-cost"]}, "from": "refill-at-cost", "to": "paid", "paths": 1}],
        "reworded": [{"where": "questions.payment.label", "from": "Who pays", "to": "Payer"}],
        "other": [],
    }


def test_json_has_null_where_answers_no_longer_reach_a_verdict():
    kept = {key: each for key, each in small_set().questions["cost"].answers.items() if key != "at-cost"}
    found = json.loads(as_json(compare(small_set(), with_question(small_set(), "cost", answers=kept))))
    assert [each["to"] for each in found["changed"]] == [None]
    assert found["other"][0]["from"] == "No more than the cost"
