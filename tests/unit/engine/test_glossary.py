from tests.support.sets import question, small_set, tree
from wizard.engine.glossary import Glossary
from wizard.questionset.model import Outcome


def terms(*texts: str | None) -> list[str]:
    return [term.term for term in Glossary(small_set()).terms_in(texts)]


def test_a_term_is_found_in_any_of_its_forms_and_without_regard_to_case():
    assert terms("Two Refills are due") == ["refill"]


def test_a_term_is_named_once_however_often_it_is_used():
    assert terms("A refill", None, "and a refill letter") == ["refill"]


def test_a_part_of_another_word_is_no_term():
    assert terms("prefilled") == []


def test_a_set_without_a_glossary_explains_nothing():
    end = Outcome(class_="stop", headline="Stop", explanation="Stop.")
    bare = tree({"q": question(a="end")}, {"end": end})
    assert Glossary(bare).terms_in(["A refill"]) == ()
