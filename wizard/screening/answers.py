"""What is written in the cells of a question's column, as answers; each different cell is looked at once."""

from wizard.engine.fitting import unknown_follow_ups
from wizard.questionset.model import FollowUp, Question, QuestionSet
from wizard.screening.names import Names

_SHOWN = 80
"""Letters of a cell that are shown in a sentence."""


class AnswerColumn(dict[str, str | None]):
    """Maps a cell's text to the answer's id; to None where it is blank or no answer."""

    def __init__(self, question: Question | FollowUp) -> None:
        super().__init__()
        self.names = Names({key: (answer.text,) for key, answer in question.answers.items()})

    def __missing__(self, cell: str) -> str | None:
        self[cell] = self.names.find(cell)
        return self[cell]


class TickColumn(dict[str, tuple[str, ...] | None]):
    """Maps a cell's text to the answers ticked of a follow-up; to None where one is none, or stands only alone."""

    def __init__(self, question_set: QuestionSet, follow_up_id: str) -> None:
        super().__init__()
        self._set = question_set
        self._id = follow_up_id
        self.names = Names(
            {key: (answer.text,) for key, answer in question_set.followups[follow_up_id].answers.items()}
        )

    def __missing__(self, cell: str) -> tuple[str, ...] | None:
        self[cell] = self._ticked(cell)
        return self[cell]

    def _ticked(self, cell: str) -> tuple[str, ...] | None:
        whole = self.names.find(cell)
        found = [whole] if whole else [self.names.find(part) for part in split(cell)]
        ticked = tuple(dict.fromkeys(each for each in found if each is not None))
        if None in found or unknown_follow_ups(self._set, {self._id: ticked}):
            return None
        return ticked

    def misnamed(self, cell: str) -> str | None:
        """Return the first part of a cell that is no answer; None if each is one."""
        return next((part for part in split(cell) if self.names.find(part) is None), None)


def split(cell: str) -> list[str]:
    """Return the answers written in one cell, with semicolons or line breaks between them."""
    return [part.strip() for part in cell.replace("\n", ";").split(";") if part.strip()]


def not_an_answer(names: Names, written: str, question: Question | FollowUp) -> str:
    """Say that what is written is no answer, which is nearest, and which there are."""
    guess = names.guess(written)
    hint = f" (did you mean “{guess}”?)" if guess else ""
    shown = written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"
    return f"“{shown}” is no answer{hint}. {may_be(question)}"


def may_be(question: Question | FollowUp) -> str:
    """Say what may be answered."""
    return f"It may be: {', '.join(question.answers)}."


def words_for(question: Question | FollowUp, answer_id: str) -> str:
    """Return what is written for an answer: its words, or its id where the words alone would not find it."""
    text = question.answers[answer_id].text
    return text if AnswerColumn(question)[text] == answer_id else answer_id
