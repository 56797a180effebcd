from hypothesis import given, settings

from tests.support.sets import any_tree, question, shipped, small_set, tree
from wizard.engine.decision_map import DecisionMap
from wizard.engine.logic_table import tabulate
from wizard.questionset.model import Branch, Outcome
from wizard.questionset.paths import Routes

STOP = Outcome(class_="stop", headline="Stop", explanation="Stop.")


def table_of(question_set):
    return tabulate(DecisionMap.draw(question_set, Routes(question_set)))


@settings(deadline=None)
@given(any_tree())
def test_the_targets_are_the_edges_of_the_map(question_set):
    decision_map = DecisionMap.draw(question_set, Routes(question_set))
    assert {
        (entry.question_id, answer.answer_id, target.node_id)
        for entry in tabulate(decision_map).questions
        for answer in entry.answers
        for target in answer.targets
    } == {(edge.question_id, edge.answer_id, edge.target) for edge in decision_map.edges}


@settings(deadline=None)
@given(any_tree())
def test_an_answer_with_several_targets_names_a_rule(question_set):
    table = table_of(question_set)
    numbers = {rule.number for rule in table.rules}
    for entry in table.questions:
        for answer in entry.answers:
            assert answer.rule in numbers if len(answer.targets) > 1 else True


def test_the_shipped_set_is_told_whole():
    table = table_of(shipped().question_set)
    assert (len(table.questions), len(table.rules), len(table.verdicts)) == (23, 10, 49)
    cited = {source for entry in (*table.questions, *table.verdicts) for source in entry.sources}
    assert set(table.sources) == cited
    assert table.questions[0].answers[0].targets[0].words == "Question 2: How people are chosen"
    verdict = table.verdicts[1]
    assert (verdict.label, verdict.exception) == ("Visit reminder", "Appointment reminders")
    assert verdict.reached_from == ("Question 19: Who pays",)


def test_a_rule_says_its_conditions_in_words_and_who_comes_to_it():
    table = table_of(small_set())
    rule = table.rules[0]
    assert rule.used_by
    said = [str(line) for line in rule.lines]
    assert all(line.startswith(("If ", "In every other case")) for line in said)
    assert all(" then " in line for line in said)


def test_a_rule_may_lead_to_another_rule_and_to_what_no_walk_reaches():
    forks = {
        "fork": (Branch(when={"one": ("a",)}, leads_to="second"), Branch(when={}, leads_to="end")),
        "second": (Branch(when={"one": ("b",)}, leads_to="lost"), Branch(when={}, leads_to="end")),
    }
    table = table_of(tree({"one": question(a="fork", b="fork")}, {"end": STOP, "lost": STOP}, forks))
    assert [line.then for line in table.rules[0].lines] == ["Rule 2", "Verdict 1: stop"]
    assert [line.then for line in table.rules[1].lines] == ["stop (never reached)", "Verdict 1: stop"]
    assert str(table.rules[0].lines[0]) == "If Label: “a”, then Rule 2."
    assert table.rules[1].lines[1].when == "In every other case"
    assert table.rules[1].used_by == ()


def test_two_questions_that_come_to_one_rule_share_it():
    forks = {"fork": (Branch(when={}, leads_to="end"),)}
    table = table_of(tree({"one": question(a="fork", b="two"), "two": question(c="fork")}, {"end": STOP}, forks))
    assert [rule.used_by for rule in table.rules] == [("Question 1: Label", "Question 2: Label")]
