"""How fast a map of three hundred boxes stands on the screen: laid out, drawn and painted. Asserts no time."""

from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.sets import question, tree
from wizard.chart.placement import place
from wizard.engine.assessment import Assessment
from wizard.engine.decision_map import DecisionMap
from wizard.gui.look import Look
from wizard.gui.pages.map_page import MapPage
from wizard.gui.widgets.map_view import MapView
from wizard.questionset.model import Outcome, QuestionSet
from wizard.questionset.paths import Routes

QUESTIONS = 100
"""Each ends in two outcomes of its own, so that there are three times as many boxes."""


def large_set() -> QuestionSet:
    """Return a hundred questions, each leading on to three later ones and to two outcomes of its own."""
    names = [f"q{n}" for n in range(QUESTIONS)]
    outcomes = {
        f"{name}-end{n}": Outcome(class_="stop", headline="Stop", explanation="Stop.", label=f"The end {n} of {name}")
        for name in names
        for n in range(2)
    }
    questions = {}
    for number, name in enumerate(names):
        onward = {f"to{step}": names[number + step] for step in (1, 2, 7) if number + step < QUESTIONS}
        questions[name] = question(**onward, end0=f"{name}-end0", end1=f"{name}-end1")
    return tree(questions, outcomes)


@pytest.mark.benchmark
def test_three_hundred_boxes_laid_out_and_painted(qapp: QApplication, capsys):
    look = Look(qapp, "light", 100)
    look.apply()
    question_set = large_set()
    routes = Routes(question_set)
    walked = Assessment.start(question_set, routes)
    while not walked.is_final:
        walked = walked.answer(next(iter(walked.here.next)))
    view = MapView(look)
    view.resize(1180, 600)
    view.show()
    times = []
    for _ in range(5):
        before = perf_counter()
        decision_map = DecisionMap.draw(question_set, routes)
        placement = place(decision_map)
        laid_out = perf_counter() - before
        view.show_map(decision_map, placement, decision_map.trail(walked))
        view.fit()
        view.grab()
        times.append((perf_counter() - before, laid_out))
    page = MapPage(look)
    page.resize(1180, 760)
    page.show()
    before = perf_counter()
    page.show_assessment(walked)
    page.grab()
    whole_page = perf_counter() - before
    with capsys.disabled():
        whole, laid_out = sorted(times)[len(times) // 2]
        print(f"\nmap of {len(decision_map.places)} boxes and {len(decision_map.links)} lines: ", end="")
        print(f"{whole * 1000:.0f} ms, of which layout {laid_out * 1000:.0f} ms (under 1000 wanted); ", end="")
        print(f"the page with its list {whole_page * 1000:.0f} ms")
    for widget in (view, page):
        widget.close()
        widget.deleteLater()
    qapp.setStyleSheet("")
