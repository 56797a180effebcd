from itertools import pairwise

from hypothesis import given, settings

from tests.support.drawn_edges import of_engine
from tests.support.sets import any_tree, question, shipped, small_set, tree
from wizard.engine.assessment import Assessment
from wizard.engine.decision_map import NO_TRAIL, DecisionMap, ending_id, name_of
from wizard.questionset.model import Branch, Outcome
from wizard.questionset.paths import Routes

STOP = Outcome(class_="stop", headline="Stop", explanation="Stop.")


def drawn(question_set):
    return DecisionMap.draw(question_set, Routes(question_set))


def edges(decision_map):
    return {(edge.question_id, edge.answer_id, edge.target) for edge in decision_map.edges}


@settings(deadline=None)
@given(any_tree())
def test_the_edges_are_those_of_a_plain_walk(question_set):
    assert edges(drawn(question_set)) == of_engine(question_set)


@settings(deadline=None)
@given(any_tree())
def test_the_links_hold_every_edge_once(question_set):
    found = drawn(question_set)
    listed = [(link.start, answer, found.places[link.end].node_id) for link in found.links for answer in link.answers]
    assert len(listed) == len(set(listed)) == len(found.edges)
    assert set(listed) == edges(found)


@settings(deadline=None)
@given(any_tree())
def test_every_walk_is_a_trail_along_links_of_the_map(question_set):
    routes = Routes(question_set)
    found = DecisionMap.draw(question_set, routes)
    links = {(link.start, link.end): link for link in found.links}
    for path in routes.walk():
        assessment = Assessment.from_answers(question_set, path.answers, routes=routes)
        trail = found.trail(assessment)
        assert found.places[trail.places[-1]].node_id == path.outcome
        assert list(trail.places[:-1]) == list(path.answers)
        for (start, end), answer in zip(pairwise(trail.places), path.answers.values(), strict=True):
            assert answer in links[start, end].answers
            assert trail.led_by[end] == answer


def test_a_trail_stops_at_the_open_question():
    small = small_set()
    found = drawn(small)
    trail = found.trail(Assessment.start(small).answer("visit"))
    assert trail.places == ("purpose", "payment")
    assert trail.led_by == {"payment": "visit"}


def test_before_the_first_answer_there_is_no_trail():
    assert drawn(small_set()).trail(Assessment.start(small_set())) == NO_TRAIL


def test_each_question_stands_once_and_an_outcome_beside_each_question_that_ends_there():
    found = drawn(shipped().question_set)
    questions = [place for place in found.places.values() if place.is_question]
    assert len(questions) == len({place.node_id for place in questions}) == 23
    assert next(iter(found.places)) == "organization"
    endings = [place for place in found.places.values() if not place.is_question]
    assert len({place.node_id for place in endings}) == 49
    assert all(len(found.links_into(place.id)) == 1 for place in endings)
    assert all(place.id == ending_id(place.after, place.node_id) for place in endings)


def test_where_a_junction_decides_an_answer_has_several_targets_and_its_links_depend():
    forks = {"fork": (Branch(when={"one": ("a",)}, leads_to="left"), Branch(when={}, leads_to="right"))}
    found = drawn(
        tree({"one": question(a="two", b="two"), "two": question(c="fork")}, {"left": STOP, "right": STOP}, forks)
    )
    assert found.targets("two", "c") == ("left", "right")
    assert [link.depends for link in found.links_from("two")] == [True, True]
    assert [link.depends for link in found.links_from("one")] == [False]


def test_a_set_that_asks_nothing_is_one_place():
    found = drawn(tree({}, {"stop": STOP}, first="stop"))
    assert list(found.places) == ["stop"]
    assert found.links == ()
    assert found.caption(found.places["stop"]).words == ""


def test_a_caption_names_the_answer_and_counts_the_others():
    found = drawn(tree({"one": question(a="two", b="two"), "two": question(c="stop")}, {"stop": STOP}))
    caption = found.caption(found.places["two"])
    assert (caption.words, caption.suffix) == ("a", " +1")
    assert found.caption(found.places["two>stop"]).suffix == ""


def test_a_caption_on_the_trail_is_the_answer_given():
    small = tree({"one": question(a="two", b="two"), "two": question(c="stop")}, {"stop": STOP})
    found = drawn(small)
    trail = found.trail(Assessment.start(small).answer("b"))
    assert found.caption(found.places["two"], trail).words == "b"


def test_a_caption_counts_the_answers_where_several_questions_lead_to_a_place():
    small = tree(
        {"one": question(a="two", b="three"), "two": question(c="three"), "three": question(d="stop")}, {"stop": STOP}
    )
    found = drawn(small)
    assert found.caption(found.places["three"]).words == "2 answers lead here"


def test_an_outcome_without_a_label_is_named_by_its_class():
    small = tree({"one": question(a="stop")}, {"stop": STOP})
    assert name_of(small, "stop") == "stop"
    assert name_of(shipped().question_set, "organization") == "Whose message"
    assert drawn(small).name(drawn(small).places["one"]) == "Label"
