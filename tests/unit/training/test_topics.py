from tests.support.sets import question, shipped, small_set, tree
from wizard.questionset.model import Outcome
from wizard.questionset.paths import Routes
from wizard.training.topics import NO_TOPIC, topic_of


def topic(question_set, **answers):
    routes = Routes(question_set)
    return topic_of(question_set, routes, answers, str(routes.follow(answers)[1]))


def test_a_granted_exception_is_the_topic():
    assert topic(small_set(), purpose="visit", payment="nobody") == "visit-reminders"
    assert topic(small_set(), purpose="refill", payment="nobody") == "refill-reminders"


def test_what_is_lost_last_is_the_topic():
    assert topic(small_set(), purpose="visit", payment="maker") == "visit-reminders"


def test_an_exit_is_no_topic_of_what_does_not_take_it():
    routes, question_set = shipped().routes, shipped().question_set
    case = question_set.cases["adherence-letter-with-refill-fee"]
    assert list(case.answers)[-1] == "delivery"
    assert topic_of(question_set, routes, case.answers, case.outcome) == "refill-reminders"


def test_a_walk_that_stops_before_any_one_exception_has_no_topic():
    routes, question_set = shipped().routes, shipped().question_set
    case = question_set.cases["care-message-unclear"]
    assert topic_of(question_set, routes, case.answers, case.outcome) == NO_TOPIC


def test_a_set_without_exceptions_has_no_topics():
    ends = {"end": Outcome(class_="stop", headline="Stop", explanation="Stop.")}
    assert topic(tree({"q": question(a="end")}, ends), q="a") == NO_TOPIC
