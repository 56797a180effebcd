"""Few and small descriptions that fit exactly certain paths, each path once."""

from collections.abc import Iterator, Mapping

from wizard.questionset.diagram import Diagram, When

IN, OUT = -1, -2
"""The marks of paths to be described, and of all others."""

_TRIED = 6
"""From how many ways in a description is made, before the smallest of them is taken."""


def cover(diagram: Diagram) -> Iterator[tuple[When, int]]:
    """Yield descriptions that together fit exactly the paths marked IN, and no two of them the same path.

    Each comes with the number of its paths. The smallest that can be found comes first; what it fits is left out
    before the next is looked for.
    """
    while True:
        ground = _Ground(diagram)
        if not ground.is_left:
            return
        when = ground.smallest()
        yield when, diagram.endings(when)[IN]
        diagram = diagram.without(when, IN, OUT)


class _Ground:
    """The paths still to be described, and those that must not be."""

    def __init__(self, diagram: Diagram) -> None:
        self._diagram = diagram
        ins, outs = diagram.counts(IN), diagram.counts(OUT)
        self._all_in = [not number for number in outs]
        self._all_out = [not number for number in ins]
        self.is_left = not self._is_out(diagram.root)

    def smallest(self) -> When:
        """Return the smallest description found that fits only paths marked IN."""
        if self._is_in(self._diagram.root):
            return {}
        shrunk = [self._shrunk(when, order) for when in self._ways_in() for order in (tuple(when), tuple(when)[::-1])]
        asked = [when for when in self._whole_questions() if self._fits_only_in(when)]
        return self._widened(min([*shrunk, *asked], key=lambda when: (len(when), -self._number(when))))

    def _is_in(self, place: int) -> bool:
        return place == IN if place < 0 else self._all_in[place]

    def _is_out(self, place: int) -> bool:
        return place == OUT if place < 0 else self._all_out[place]

    def _ways_in(self) -> Iterator[When]:
        """Yield the answers on the shortest ways to where only paths marked IN are left, the shortest first.

        Answers that lead to the same place make no difference, so a way names only those that do.
        """
        root, forks = self._diagram.root, self._diagram.next
        ways: dict[int, tuple[int, int, int | None]] = {root: (0, 0, None)}
        ends: list[tuple[int, int, int]] = []
        for place in range(root, -1, -1):
            if place not in ways or self._all_in[place] or self._all_out[place]:
                continue
            length, named, _ = ways[place]
            for following, answers in _together(forks[place]).items():
                differs = len(answers) < len(forks[place])
                way = (length + differs, named + differs * len(answers), place)
                if following >= 0 and (following not in ways or way[:2] < ways[following][:2]):
                    ways[following] = way
            inward = [answer for answer, following in forks[place].items() if self._is_in(following)]
            if inward:
                ends.append((length + 1, named + len(inward), place))
        for _, _, place in sorted(ends)[:_TRIED]:
            yield self._answers_on(ways, place)

    def _whole_questions(self) -> Iterator[When]:
        """Yield some of the questions from which on only paths marked IN are left, each with all its answers."""
        forks = enumerate(self._diagram.next)
        entered = {
            place: None
            for before, following in forks
            if not self._all_in[before]
            for place in following.values()
            if place >= 0 and self._all_in[place]
        }
        for question in [*dict.fromkeys(self._diagram.questions[place] for place in reversed(entered))][:_TRIED]:
            yield {question: tuple(self._answers_to(question))}

    def _answers_on(self, ways: Mapping[int, tuple[int, int, int | None]], place: int) -> When:
        questions, forks = self._diagram.questions, self._diagram.next
        inward = tuple(answer for answer, following in forks[place].items() if self._is_in(following))
        when = {questions[place]: inward}
        here, before = place, ways[place][2]
        while before is not None:
            answers = tuple(answer for answer, following in forks[before].items() if following == here)
            if len(answers) < len(forks[before]):
                when[questions[before]] = answers
            here, before = before, ways[before][2]
        return dict(reversed(when.items()))

    def _shrunk(self, when: When, order: tuple[str, ...]) -> When:
        """Return the description without the questions that can go, tried in this order."""
        for question in order:
            fewer = {key: answers for key, answers in when.items() if key != question}
            if self._fits_only_in(fewer):
                when = fewer
        return when

    def _widened(self, when: When) -> When:
        """Return the description with every further answer under which it fits more paths, and still only such."""
        number = self._number(when)
        for question in when:
            for answer in self._answers_to(question):
                if answer not in when[question]:
                    wider = {**when, question: (*when[question], answer)}
                    if self._fits_only_in(wider) and (more := self._number(wider)) > number:
                        when, number = wider, more
        return when

    def _number(self, when: When) -> int:
        return self._diagram.endings(when).get(IN, 0)

    def _answers_to(self, question: str) -> dict[str, None]:
        forks = zip(self._diagram.questions, self._diagram.next, strict=True)
        return dict.fromkeys(answer for asked, following in forks if asked == question for answer in following)

    def _fits_only_in(self, when: When) -> bool:
        """Say whether all paths that fit are marked IN."""
        bits = {question: 1 << position for position, question in enumerate(when)}
        full = (1 << len(when)) - 1
        questions, forks = self._diagram.questions, self._diagram.next
        arriving: dict[int, set[int]] = {self._diagram.root: {0}}
        for place in range(self._diagram.root, -1, -1):
            masks = arriving.get(place)
            if masks is None:
                continue
            question = questions[place]
            allowed = when.get(question)
            if allowed is not None:
                masks = {mask | bits[question] for mask in masks}
            fits = full in masks
            for answer, following in forks[place].items():
                if (allowed is not None and answer not in allowed) or self._is_in(following):
                    continue
                if fits and self._is_out(following):
                    return False
                if following >= 0:
                    arriving.setdefault(following, set()).update(masks)
        return True


def _together(following: Mapping[str, int]) -> Mapping[int, list[str]]:
    """Return the answers by the place they lead to."""
    places: dict[int, list[str]] = {}
    for answer, place in following.items():
        places.setdefault(place, []).append(answer)
    return places
