"""A whole assessment in the terminal, from the first question to the saved rationale."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from wizard import __version__
from wizard.assets import DEFAULT_SET
from wizard.engine.message import Message
from wizard.errors import SaveError
from wizard.exports import Exports, Rendering, render
from wizard.questionset.loader import read
from wizard.questionset.model import QuestionSet
from wizard.report.document import Filing, Rationale, compose_message
from wizard.report.text import as_text
from wizard.saving import save
from wizard.terminal.conclusion import ask_follow_ups, ask_what_is_done, ask_words, explain_on_demand
from wizard.terminal.questions import check_answers
from wizard.terminal.talk import Left, Talk
from wizard.terminal.topics import add_topic, ask_topic, show_message

_ENDINGS: dict[Rendering, str] = {"pdf": ".pdf", "text": ".txt", "json": ".json"}


def local_time() -> datetime:
    """Return the time here and now, with its offset from UTC."""
    return datetime.now().astimezone()


def assess(
    questions: Path | None,
    exports: Exports | None = None,
    *,
    talk: Talk | None = None,
    now: Callable[[], datetime] = local_time,
) -> int:
    """Ask everything and save the rationale; return the exit code: 0 done, 1 left before the end.

    ``questions`` None means the shipped set; ``now`` tells the time with its offset from UTC.

    Raises:
        QuestionSetError: the question set cannot be used.
    """
    talk = talk or Talk()
    loaded = read(questions or DEFAULT_SET)
    _greet(loaded.question_set, talk)
    try:
        message = _settle(Message.start(loaded.question_set, loaded.routes), talk)
        message = ask_what_is_done(message, talk, today=now().date().isoformat())
        filing = _ask_filing(talk)
        rationale = compose_message(
            message, filing, decided_at=now().isoformat(timespec="seconds"), program_version=__version__
        )
        _file(rationale, exports or Exports(), talk)
    except Left:
        talk.say("You left before the end; nothing more was saved.")
        return 1
    return 0


def _greet(question_set: QuestionSet, talk: Talk) -> None:
    talk.heading(question_set.title)
    talk.say(question_set.summary)
    talk.say(question_set.disclaimer)
    talk.say("Type the number of an answer and press Enter. Never type patient details.")


def _settle(message: Message, talk: Talk) -> Message:
    """Return the message with the answers of its topics agreed to, its verdict shown and its follow-ups asked."""
    place = 0
    message = ask_topic(message, place, talk)
    while True:
        show_message(message, place, talk)
        decides = message.verdict.topics.index(message.verdict.governing)
        wish = explain_on_demand(message.topics[decides].assessment, talk)
        if wish == "topic":
            added = add_topic(message, talk)
            if added is not None:
                place = len(message.topics)
                message = ask_topic(added, place, talk)
            continue
        followed = ask_follow_ups(message, talk) if wish == "on" else None
        if followed is not None:
            return followed
        checked = check_answers(message.topics[place].assessment, talk)
        if checked is not None:
            message = ask_topic(message.with_topic(place, checked), place, talk)


def _ask_filing(talk: Talk) -> Filing:
    talk.heading("File this decision")
    name = ask_words("Name of the message, such as 'Spring refill text':", talk)
    note = ask_words("Note, or Enter for none:", talk)
    decided_by = ask_words("Decided by (your name or role):", talk)
    return Filing(name=name, note=note or None, decided_by=decided_by)


def _file(rationale: Rationale, exports: Exports, talk: Talk) -> None:
    """Save the files asked for beforehand; if there were none, ask, and print the text where no file is wanted."""
    saved = [
        _save(rationale, rendering, path, talk, replace=exports.replace) for rendering, path in exports.files.items()
    ]
    if not exports.files:
        choices: tuple[tuple[Rendering, str], ...] = (("pdf", "PDF"), ("text", "text"))
        for rendering, word in choices:
            typed = talk.ask(f"Save the rationale as {word}: a file name, or Enter for none:")
            saved.append(_save(rationale, rendering, _path(typed, rendering), talk, replace=False))
    if not any(saved):
        talk.print("")
        talk.print(as_text(rationale))


def _save(rationale: Rationale, rendering: Rendering, path: Path | None, talk: Talk, *, replace: bool) -> bool:
    """Save one rendering, asking for another name until it is saved or given up; say whether it was saved."""
    while path is not None:
        try:
            save(path, render(rendering, rationale), replace=replace)
        except SaveError as error:
            talk.say(str(error))
            path = _path(talk.ask("Another file name, or Enter to give it up:"), rendering)
        else:
            talk.say(f"Saved: {path}")
            return True
    return False


def _path(typed: str, rendering: Rendering) -> Path | None:
    """Return the path of a typed file name, with its ending; None for nothing typed."""
    if not typed:
        return None
    path = Path(typed).expanduser()
    return path if path.suffix else path.with_name(path.name + _ENDINGS[rendering])
