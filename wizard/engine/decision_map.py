"""The whole question set at one view: its questions and endings, and the answers that lead from one to the next.

The map is drawn from the same steps that every walk takes. Each question stands once, however many ways lead to it.
An outcome stands beside each question that can end in it, so that no line has to cross the map for the sake of an end.
Junctions are silent: where one decides, an answer has several targets.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from wizard.engine.assessment import Assessment
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes, Step


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Edge:
    """An answer to a question, and a question or outcome that some walk goes on to from there."""

    question_id: str
    answer_id: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A question, or an ending: an outcome right after one question.

    ``id`` is unlike all others; ``node_id`` is the question or outcome. ``after`` is the question that ends here, None
    for a question, and for the outcome of a set that asks nothing.
    """

    id: str
    node_id: str
    is_question: bool
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The answers that lead from one place to another, by the places' ids.

    ``depends`` says that earlier answers decide: each of these answers may lead elsewhere too.
    """

    start: str
    end: str
    answers: tuple[str, ...]
    depends: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The words above a place's name: an answer that leads there, and how many more do."""

    words: str = ""
    more: int = 0

    @property
    def suffix(self) -> str:
        """What must not be cut off when the words are: how many more answers lead there."""
        return f" +{self.more}" if self.more else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """The way that one assessment took over the map.

    ``places`` holds the ids of the places in order, the last one open or an ending; ``links`` the pairs of ids between
    them; ``led_by`` maps each place but the first to the answer that led to it.
    """

    places: tuple[str, ...] = ()
    links: frozenset[tuple[str, str]] = frozenset()
    led_by: Mapping[str, str] = field(default_factory=dict)


NO_TRAIL = Trail()
"""The trail of a map on which nobody walked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionMap:
    """Every place of a question set with the links between them. Make one with ``draw``.

    ``edges`` holds every answer with every target that some walk takes, in the order of the questions and answers.
    ``places`` maps ids to places, questions first; the first of them begins every walk.
    """

    question_set: QuestionSet
    edges: tuple[Edge, ...]
    places: Mapping[str, Place]
    links: tuple[Link, ...]

    @classmethod
    def draw(cls, question_set: QuestionSet, routes: Routes) -> "DecisionMap":
        """Return the map of a question set."""
        edges = _edges(question_set, routes)
        places = _places(question_set, routes, edges)
        return cls(question_set=question_set, edges=edges, places=places, links=_links(edges, places))

    def links_into(self, place_id: str) -> tuple[Link, ...]:
        """Return the links that end at a place."""
        return tuple(link for link in self.links if link.end == place_id)

    def links_from(self, place_id: str) -> tuple[Link, ...]:
        """Return the links that begin at a place."""
        return tuple(link for link in self.links if link.start == place_id)

    def targets(self, question_id: str, answer_id: str) -> tuple[str, ...]:
        """Return the questions and outcomes that an answer can lead to."""
        return tuple(e.target for e in self.edges if (e.question_id, e.answer_id) == (question_id, answer_id))

    def name(self, place: Place) -> str:
        """Return the few words that name a place."""
        return name_of(self.question_set, place.node_id)

    def caption(self, place: Place, trail: Trail = NO_TRAIL) -> Caption:
        """Return the answers that lead to a place; on the trail, the one that was given."""
        arriving = self.links_into(place.id)
        if not arriving:
            return Caption()
        first = arriving[0]
        if place.id in trail.led_by:
            came_from = trail.places[trail.places.index(place.id) - 1]
            return Caption(words=self.question_set.answer_of(came_from, trail.led_by[place.id]).text)
        if len(arriving) > 1:
            return Caption(words=f"{sum(len(link.answers) for link in arriving)} answers lead here")
        words = self.question_set.answer_of(first.start, first.answers[0]).text
        return Caption(words=words, more=len(first.answers) - 1)

    def trail(self, assessment: Assessment) -> Trail:
        """Return the way that an assessment took, as far as it went; none before the first answer."""
        if not assessment.path:
            return NO_TRAIL
        nodes = [taken.question_id for taken in assessment.path]
        answers = [taken.answer_id for taken in assessment.path]
        here = assessment.here
        last = here.question if isinstance(here, Step) else ending_id(nodes[-1], here)
        places = (*nodes, last)
        return Trail(
            places=places,
            links=frozenset(pairwise(places)),
            led_by=dict(zip(places[1:], answers, strict=True)),
        )


def name_of(question_set: QuestionSet, node_id: str) -> str:
    """Return the few words that name a question or an outcome."""
    if question_set.is_question(node_id):
        return question_set.questions[node_id].label
    outcome = question_set.outcomes[node_id]
    return outcome.label or question_set.classes[outcome.class_].short


def ending_id(question_id: str, outcome_id: str) -> str:
    """Return the id of the place where a question ends in an outcome."""
    return f"{question_id}>{outcome_id}"


def _edges(question_set: QuestionSet, routes: Routes) -> tuple[Edge, ...]:
    found = {
        Edge(question_id=step.question, answer_id=answer, target=after.question if isinstance(after, Step) else after)
        for step in routes.steps
        for answer, after in step.next.items()
    }
    nodes = [*question_set.questions, *question_set.outcomes]
    place = {node: number for number, node in enumerate(nodes)}
    answers = {key: list(question.answers) for key, question in question_set.questions.items()}

    def in_order(edge: Edge) -> tuple[int, int, int]:
        return place[edge.question_id], answers[edge.question_id].index(edge.answer_id), place[edge.target]

    return tuple(sorted(found, key=in_order))


def _places(question_set: QuestionSet, routes: Routes, edges: tuple[Edge, ...]) -> dict[str, Place]:
    first = routes.first.question if isinstance(routes.first, Step) else routes.first
    asked = {edge.question_id for edge in edges}
    questions = [first, *(key for key in question_set.questions if key in asked and key != first)]
    found = {key: Place(id=key, node_id=key, is_question=question_set.is_question(key)) for key in questions}
    for edge in edges:
        if not question_set.is_question(edge.target):
            key = ending_id(edge.question_id, edge.target)
            found[key] = Place(id=key, node_id=edge.target, is_question=False, after=edge.question_id)
    return found


def _links(edges: tuple[Edge, ...], places: Mapping[str, Place]) -> tuple[Link, ...]:
    answers: dict[tuple[str, str], list[str]] = {}
    targets: dict[tuple[str, str], int] = {}
    for edge in edges:
        end = edge.target if edge.target in places else ending_id(edge.question_id, edge.target)
        answers.setdefault((edge.question_id, end), []).append(edge.answer_id)
        asked = (edge.question_id, edge.answer_id)
        targets[asked] = targets.get(asked, 0) + 1
    return tuple(
        Link(start=start, end=end, answers=tuple(given), depends=all(targets[start, each] > 1 for each in given))
        for (start, end), given in answers.items()
    )
