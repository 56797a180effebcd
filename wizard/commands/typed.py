"""What was typed, as values: folders, files, answers and dates, or a clear refusal."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from wizard.assets import DEFAULT_SET
from wizard.errors import AnswerError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wizard.engine.message import Message
    from wizard.exports import Exports, Rendering
    from wizard.questionset.answers_file import GivenAnswers
    from wizard.questionset.loader import LoadedSet
    from wizard.questionset.model import QuestionSet


def folder_of(context: typer.Context, named: Path | None) -> Path:
    """Return the question set's folder: named with the command, before it, or the shipped one."""
    before: Path | None = context.obj
    return named or before or DEFAULT_SET


def register_at(named: str | None) -> str | Path:
    """Return the path or address of a register: named with the command, chosen in the window, or the data folder's."""
    from wizard.folders import data_folder
    from wizard.register import FILE
    from wizard.settings import Settings

    return named or Settings.kept_in(data_folder()).register or data_folder() / FILE


def now() -> datetime:
    """Return the local time with its offset from UTC."""
    return datetime.now().astimezone()


def exports_to(pdf: Path | None, text: Path | None, json: Path | None, *, force: bool) -> "Exports":
    """Return the files a rationale goes to; one that exists is refused, unless ``force``."""
    from wizard.exports import Exports

    wanted: dict[Rendering, Path | None] = {"pdf": pdf, "text": text, "json": json}
    files = {kind: path for kind, path in wanted.items() if path}
    refuse_to_replace(files.values(), force=force)
    return Exports(files=files, replace=force)


def refuse_to_replace(files: "Iterable[Path]", *, force: bool) -> None:
    """Say before any work is done that a file exists."""
    for path in files:
        if path.exists() and not force:
            raise typer.BadParameter(f"{path} exists. Choose another name, or replace it with --force.")


def given_answers(question_set: "QuestionSet", answers: str | None, case: str | None) -> "GivenAnswers":
    """Return the answers in a file, on standard input (``-``), or of a case of the set; one of the two is named.

    Raises:
        AnswerError: the set has no such case, or the file cannot be read, or its answers do not fit.
    """
    from wizard.questionset.answers_file import MAX_BYTES, GivenAnswers, read_answers

    if case is not None:
        if case not in question_set.cases:
            raise AnswerError([f"'{case}' is no case of this set{did_you_mean(case, question_set.cases)}."])
        return GivenAnswers(answers=question_set.cases[case].answers)
    assert answers is not None
    if answers == "-":
        return read_answers(sys.stdin.buffer.read(MAX_BYTES + 1), file="standard input", question_set=question_set)
    try:
        with Path(answers).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise AnswerError([f"{answers} cannot be read: {error.strerror}. Name a file of answers."]) from None
    return read_answers(content, file=answers, question_set=question_set)


def message_of(loaded: "LoadedSet", given: "GivenAnswers") -> "Message":
    """Return the finished message that written answers make.

    Raises:
        AnswerError: the answers do not fit the set, or a question is still open.
        TopicError: no topic stands under "topics", or one has no name or that of another.
    """
    from wizard.engine.assessment import Assessment
    from wizard.engine.message import Message

    question_set, routes = loaded.question_set, loaded.routes
    if given.topics is None:
        return Message.of(Assessment.from_answers(question_set, given.answers, given.follow_ups, routes=routes))
    return Message.from_answers(question_set, given.answers, given.topics, given.follow_ups, routes=routes)


def moment(iso: str) -> str:
    """Return an ISO date or time, or now, as a timestamp with its offset from UTC."""
    try:
        moment = datetime.fromisoformat(iso) if iso else now()
    except ValueError:
        raise typer.BadParameter(f"'{iso}' is no date. Write it as 2026-03-04.", param_hint="--date") from None
    return (moment if moment.tzinfo else moment.astimezone()).isoformat(timespec="seconds")


def warn_of_patient_details(words: dict[str, str]) -> None:
    """Say on standard error which of these words, by where they stand, look like a patient's details."""
    from wizard.engine.patient_details import looks_like_patient_details

    for option, text in words.items():
        if kind := looks_like_patient_details(text):
            typer.echo(f"{option} looks like {kind}: never file patient details.", err=True)
