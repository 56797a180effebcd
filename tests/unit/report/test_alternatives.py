from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.sets import any_tree
from wizard.engine.assessment import Assessment
from wizard.questionset.paths import Routes
from wizard.report.alternatives import NO_PROOF, rests_on, why_not, would_change
from wizard.report.explanation import explain
from wizard.report.words import ChangeWords, OtherAnswer, PossibleVerdict, RuledOutWords, SupportWords

KINDS = ["not-governed", "exception", "conditional", "authorization", "stop", "unsure"]


def answer(question, answer, text=None):
    return OtherAnswer(question=question, label=question.capitalize(), answer=answer, text=text or answer)


def change(class_, *changed, then=()):
    return ChangeWords(
        change={one.question: one.answer for one in changed},
        then={one.question: one.answer for one in then},
        outcome="end",
        class_=class_,
        label=class_.capitalize(),
        headline="Headline",
        changed=changed,
        newly_asked=then,
    )


def refused(**parts):
    told = {"exception": "gift", "title": "A gift", "question": "delivery", "answer": "remote", "says": "It is mailed."}
    marks = {"open_to_the_end": False, "gave_way_to": None, "closest_miss": False, "citations": ("Rule 1", "Rule 2")}
    return RuledOutWords(**{**told, **marks, **parts})


def support(classes, loses_to, proof=""):
    return SupportWords(
        question="payer",
        label="Payer",
        asked="Who pays?",
        answer="nobody",
        text="Nobody",
        classes=classes,
        loses_to=tuple(PossibleVerdict(class_=class_, label=class_.capitalize()) for class_ in loses_to),
        instead=(),
        proof=proof,
    )


def rows(changes, asked=("payer", "delivery")):
    (table,) = would_change(changes, asked)
    return table.rows


def test_what_is_empty_has_no_section():
    assert [*why_not(()), *would_change((), ()), *rests_on(())] == []


def test_an_exception_not_granted_has_a_row():
    (table,) = why_not([refused()])
    assert table.rows == (("It is mailed.", "A gift: Rule 1; Rule 2"),)
    assert table.intro == ()


def test_a_closest_miss_is_marked_and_explained():
    (table,) = why_not([refused(closest_miss=True)])
    assert table.rows[0][1].startswith("A gift (closest miss): ")
    assert table.intro == ("A closest miss is a named exception that stayed possible longest.",)


def test_exceptions_refused_for_one_reason_share_a_row_and_the_closest_miss_comes_first():
    (table,) = why_not(
        [
            refused(),
            refused(title="A talk", says="No one talks."),
            refused(title="A leaflet", citations=("Rule 3",)),
            refused(title="A refill", says="No one talks.", closest_miss=True),
        ]
    )
    assert table.rows == (
        ("No one talks.", "A refill (closest miss): Rule 1; Rule 2\nA talk: Rule 1; Rule 2"),
        ("It is mailed.", "A gift: Rule 1; Rule 2\nA leaflet: Rule 3"),
    )


def test_answers_that_lead_to_the_same_class_share_a_row():
    changes = [change("exception", answer("payer", "nobody")), change("exception", answer("payer", "charity"))]
    assert rows(changes) == (("Payer", "“nobody” or “charity”", "It would be “Exception”"),)


def test_answers_that_lead_elsewhere_have_rows_of_their_own():
    changes = [change("exception", answer("payer", "nobody")), change("stop", answer("payer", "maker"))]
    assert rows(changes) == (
        ("Payer", "“nobody”", "It would be “Exception”"),
        ("Payer", "“maker”", "It would be “Stop”"),
    )


def test_what_further_questions_would_settle_is_told_as_possible():
    then = answer("cost", "low")
    changes = [
        change("exception", answer("payer", "maker"), then=(then,)),
        change("stop", answer("payer", "maker"), then=(answer("cost", "high"),)),
    ]
    assert rows(changes) == (("Payer", "“maker”", "It could be “Exception” or “Stop” (also asked: Cost)"),)


def test_of_several_further_questions_one_is_named():
    then = (answer("cost", "low"), answer("drug", "current"))
    assert (
        rows([change("stop", answer("payer", "maker"), then=then)])[0][2] == "It could be “Stop” (also asked: Cost, …)"
    )


def test_a_sure_way_and_an_open_one_to_the_same_class_are_kept_apart():
    changes = [
        change("stop", answer("payer", "nobody")),
        change("stop", answer("payer", "maker"), then=(answer("cost", "high"),)),
    ]
    assert [verdict for _, _, verdict in rows(changes)] == [
        "It would be “Stop”",
        "It could be “Stop” (also asked: Cost)",
    ]


def test_the_rows_follow_the_walk_and_single_changes_come_first():
    changes = [
        change("stop", answer("payer", "maker"), answer("delivery", "mail")),
        change("stop", answer("delivery", "in-person")),
        change("stop", answer("payer", "nobody")),
    ]
    assert [label for label, _, _ in rows(changes)] == ["Payer", "Delivery", "Payer and Delivery"]
    assert rows(changes)[2][1] == "“maker” and “mail”"


def test_a_long_answer_is_cut_short():
    text = "One two three four five six seven eight nine"
    assert rows([change("stop", answer("payer", "a", text))])[0][1] == "“One two three four five six seven…”"


def test_long_answers_that_begin_alike_stay_whole():
    texts = ["One two three four five six seven for money", "One two three four five six seven for nothing"]
    changes = [change("stop", answer("payer", "a", texts[0])), change("exception", answer("payer", "b", texts[1]))]
    assert [became for _, became, _ in rows(changes)] == [f"“{text}”" for text in texts]


def test_the_table_says_where_all_changes_stand_once_it_folds_some():
    alone = [change("stop", answer("payer", "a"))]
    (table,) = would_change(alone, ["payer"])
    assert "The record tells" not in table.intro[0]
    assert "Could be" not in table.intro[0]
    (table,) = would_change([*alone, change("stop", answer("payer", "b"), then=(answer("cost", "x"),))] * 2, ["payer"])
    assert "The record tells all 4 in full." in table.intro[0]
    assert "“Could be”: further questions would be asked" in table.intro[0]


@pytest.mark.parametrize("kind", KINDS)
def test_every_changed_answer_and_every_class_stands_in_the_row_of_its_question(rationale_of, kind):
    rationale = rationale_of(kind)
    (table,) = would_change(rationale.would_change, [answered.question for answered in rationale.answers])
    for one in rationale.would_change:
        label = " and ".join(other.label for other in one.changed)
        starts = [" ".join(other.text.split()[:4]).rstrip(".,") for other in one.changed]
        assert [
            row
            for row in table.rows
            if row[0] == label and all(start in row[1] for start in starts) and one.label in row[2]
        ]
        assert len(table.rows) <= 20


def test_an_answer_to_prove_says_where_it_could_lead():
    (footing,) = rests_on([support(("exception", "stop"), ("stop",))])
    (fact,) = footing.items
    assert (fact.label, fact.answer, fact.if_wrong) == ("Payer", "Nobody", "could be “Stop”")
    assert (fact.proof, fact.noted) == (NO_PROOF, False)


def test_an_answer_without_which_nothing_is_permitted_would_lead_there():
    (footing,) = rests_on([support(("authorization", "stop"), ("authorization", "stop"))])
    assert footing.items[0].if_wrong == "would be “Authorization” or “Stop”"


def test_a_proof_noted_is_told():
    (footing,) = rests_on([support(("stop",), ("stop",), proof="Finance, Mar 3")])
    assert (footing.items[0].proof, footing.items[0].noted) == ("Finance, Mar 3", True)


@pytest.mark.parametrize(("answers", "says"), [(1, "If this answer were"), (2, "If any one of these 2 answers were")])
def test_how_many_answers_carry_the_permission_is_said(answers, says):
    (footing,) = rests_on([support(("stop",), ("stop",))] * answers)
    assert footing.intro[0].startswith(says)
    assert "prove six years on" in footing.intro[0]


@given(question_set=any_tree(), data=st.data())
def test_whatever_the_set_every_change_is_in_one_row_with_its_class(question_set, data):
    path = data.draw(st.sampled_from(list(islice(Routes(question_set).walk(), 50))))
    assessment = Assessment.from_answers(question_set, path.answers)
    changes = explain(assessment, {}).would_change
    told = {(" and ".join(f"“{one}”" for one in change.change.values()), change.label) for change in changes}
    for table in would_change(changes, list(assessment.answers)):
        shown = [
            (became, verdict)
            for _, cell, verdict in table.rows
            for became in cell.replace("; or ", "; ").replace(" or ", "; ").split("; ")
        ]
        assert len(shown) == len({tuple(change.change.items()) for change in changes})
        assert all(any(became == row[0] and label in row[1] for row in shown) for became, label in told)
