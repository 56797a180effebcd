from tests.support.registers import DECIDER, rationale
from tests.support.sets import shipped
from wizard.register.retraining import decisions_before


def test_each_decision_of_other_questions_is_told_by_topic(register):
    one = register.keep(rationale("conditional", name="Refill letter"), key="one")
    two = register.keep(rationale("message", name="Spring newsletter"), key="two")
    found = {each.id: each for each in decisions_before(register, "other")}
    assert found.keys() == {one.id, f"{two.id} Health tip", f"{two.id} Back class"}
    letter = found[one.id]
    assert (letter.who, letter.name, letter.outcome) == (DECIDER, "Refill letter", one.outcome)
    question_set = shipped().question_set
    assert all(answer in question_set.questions[key].answers for key, answer in letter.answers.items())
    assert found[f"{two.id} Back class"].name == "Spring newsletter, Back class"


def test_decisions_of_the_questions_in_use_are_left_out(register):
    register.keep(rationale("conditional"), key="one")
    assert list(decisions_before(register, shipped().question_set.digest)) == []
