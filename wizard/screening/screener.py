"""Judges one message of a sheet after the other; what they have in common is worked out once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wizard.engine.assessment import Assessment
from wizard.engine.fitting import unknown_follow_ups
from wizard.engine.message_verdict import TopicVerdict, judge
from wizard.engine.verdict import Verdict
from wizard.questionset.model import QuestionSet
from wizard.questionset.paths import Routes
from wizard.screening.answers import AnswerColumn, TickColumn, may_be, not_an_answer
from wizard.screening.calendar import Finding, ScreenedMessage, ScreenedRow
from wizard.screening.columns import Columns
from wizard.screening.finding import of_message, of_topic
from wizard.screening.sheet import Sheet


@dataclass(slots=True)
class _Draft:
    """A row while its message is judged."""

    at: int
    number: int
    topic: str
    given: list[str | None]
    ticks: dict[str, tuple[str, ...]]
    verdict: Verdict | None = None
    problem: str = ""
    stops: bool = False
    """Whether the problem leaves the message without a verdict."""

    def stop(self, problem: str) -> None:
        """Note a problem that leaves the message without a verdict; the first is told."""
        if not self.stops:
            self.problem, self.stops = problem, True

    def note(self, problem: str) -> None:
        """Note a problem that changes no verdict."""
        self.problem = self.problem or problem


class Screener:
    """Judges the messages of one sheet."""

    def __init__(self, sheet: Sheet, columns: Columns, question_set: QuestionSet, routes: Routes) -> None:
        self._sheet = sheet
        self._columns = columns
        self._set = question_set
        self._routes = routes
        self._ids = tuple(columns.questions)
        self._answers = [(AnswerColumn(question_set.questions[key]), place) for key, place in columns.questions.items()]
        self._names = {key: column.names for key, (column, _) in zip(self._ids, self._answers, strict=True)}
        self._ticks = [(key, TickColumn(question_set, key), place) for key, place in columns.follow_ups.items()]
        self._shared = [at for at, key in enumerate(self._ids) if key in question_set.shared]
        self._known: dict[tuple[tuple[str, ...], tuple[object, ...]], tuple[Verdict, Finding]] = {}

    def blank(self, at: int) -> ScreenedRow:
        """Return a row, by its place, of which every cell is blank."""
        return self._row(self._draft(at), None)

    def judge(self, place: int, name: str, members: Sequence[int]) -> tuple[ScreenedMessage, list[ScreenedRow]]:
        """Return a message with its rows. ``place`` is its own, ``members`` are the places of its rows."""
        drafts = [self._draft(at) for at in members]
        if len(drafts) > 1:
            _tell_apart(drafts)
            self._share(drafts)
        finding: Finding | None = None
        for draft in drafts:
            finding = self._walk(draft)
        governing = drafts[0].topic
        if first := next((draft for draft in drafts if draft.stops), None):
            finding, governing = None, ""
            for draft in drafts:
                draft.stop(_waits_for(first))
        elif len(drafts) > 1:
            named = [TopicVerdict(name=each.topic, verdict=each.verdict) for each in drafts if each.verdict]
            verdict = judge(self._set, named)
            finding, governing = of_message(verdict), verdict.governing.name
        message = ScreenedMessage(name=name, rows=tuple(members), finding=finding, governing=governing)
        return message, [self._row(draft, place) for draft in drafts]

    def _draft(self, at: int) -> _Draft:
        cells = self._sheet.rows[at]
        topic = self._columns.topic
        ticked = [(key, column[cells[place]]) for key, column, place in self._ticks]
        return _Draft(
            at=at,
            number=self._sheet.first_number + at,
            topic="" if topic is None else " ".join(cells[topic].split()),
            given=[column[cells[place]] for column, place in self._answers],
            ticks={key: ticks for key, ticks in ticked if ticks},
        )

    def _row(self, draft: _Draft, message: int | None) -> ScreenedRow:
        return ScreenedRow(
            number=draft.number,
            cells=self._sheet.rows[draft.at],
            message=message,
            topic=draft.topic,
            given=tuple(draft.given),
            follow_ups=draft.ticks,
            class_=draft.verdict.class_ if draft.verdict else None,
            problem=draft.problem,
        )

    def _share(self, drafts: list[_Draft]) -> None:
        """Lay into every row what the message shares, and note where two rows contradict each other."""
        for at in self._shared:
            first = next((draft for draft in drafts if draft.given[at] is not None), drafts[0])
            place = self._columns.questions[self._ids[at]]
            for draft in drafts:
                if draft.given[at] not in {None, first.given[at]}:
                    draft.stop(self._contradiction(draft, first, place))
                elif not self._cell(draft, place):
                    draft.given[at] = first.given[at]
        for key, _, place in self._ticks:
            shared = tuple(dict.fromkeys(tick for draft in drafts for tick in draft.ticks.get(key, ())))
            if not shared:
                continue
            fits = not unknown_follow_ups(self._set, {key: shared})
            first = next(draft for draft in drafts if key in draft.ticks)
            for draft in drafts:
                if not fits and draft.ticks.get(key, first.ticks[key]) != first.ticks[key]:
                    draft.note(self._contradiction(draft, first, place))
                draft.ticks[key] = shared if fits else first.ticks[key]

    def _contradiction(self, draft: _Draft, first: _Draft, place: int) -> str:
        return (
            f"“{self._sheet.header[place]}” is “{self._cell(draft, place)}” here, but “{self._cell(first, place)}” in "
            f"row {first.number}. It is one answer for the whole message: write the same in both, or in one of them."
        )

    def _cell(self, draft: _Draft, place: int) -> str:
        return self._sheet.rows[draft.at][place].strip()

    def _walk(self, draft: _Draft) -> Finding | None:
        """Walk a row's answers to its verdict, or note its problem."""
        answers = {key: answer for key, answer in zip(self._ids, draft.given, strict=True) if answer is not None}
        taken, here = self._routes.follow(answers)
        if not isinstance(here, str):
            draft.stop(self._open_question(draft, here.question))
            return None
        key = tuple([answer for _, answer in taken]), tuple(draft.ticks.items())
        known = self._known.get(key)
        if known is None:
            verdict = Assessment.replay(self._set, self._routes, answers, draft.ticks, {}).verdict
            known = self._known[key] = verdict, of_topic(verdict)
        draft.verdict, finding = known
        for problem in self._misnamed_ticks(draft, draft.verdict):
            draft.note(problem)
        return finding

    def _open_question(self, draft: _Draft, question_id: str) -> str:
        question = self._set.questions[question_id]
        place = self._columns.questions.get(question_id)
        if place is None:
            return (
                f"“{question.ask}” is not answered: the sheet has no column “{question_id}”. Add it. {may_be(question)}"
            )
        header, written = self._sheet.header[place], self._cell(draft, place)
        if not written:
            return f"“{header}” is not answered. {may_be(question)}"
        return f"“{header}”: {not_an_answer(self._names[question_id], written, question)}"

    def _misnamed_ticks(self, draft: _Draft, verdict: Verdict) -> Iterator[str]:
        """Yield what is wrong with each follow-up of a verdict; it is not counted, which relaxes nothing."""
        asked = {each.follow_up_id: each.follow_up for each in verdict.follow_ups}
        for key, column, place in self._ticks:
            written = self._cell(draft, place)
            if key not in asked or not written or column[self._sheet.rows[draft.at][place]] is not None:
                continue
            header, misnamed = self._sheet.header[place], column.misnamed(written)
            if misnamed is None:
                yield f"“{header}”: “{written}” cannot stand together. Keep one of them. None was counted."
            else:
                yield f"“{header}”: {not_an_answer(column.names, misnamed, asked[key])} It was not counted."


def _tell_apart(drafts: list[_Draft]) -> None:
    """Give each topic of a message a name of its own, by its row where the sheet gives none."""
    taken: set[str] = set()
    for draft in drafts:
        draft.topic = draft.topic or row_name(draft.number)
        while draft.topic.casefold() in taken:
            draft.topic += f" (row {draft.number})"
        taken.add(draft.topic.casefold())


def row_name(number: int) -> str:
    """Return what a topic is called for which the sheet has no name."""
    return f"Row {number}"


def _waits_for(draft: _Draft) -> str:
    return f"This message has no verdict before row {draft.number} (“{draft.topic}”) has one."
