"""What another verdict on a stored decision is said to be, in plain sentences for window and terminal alike."""

from collections.abc import Iterator

from wizard.engine.decided import VerdictTold
from wizard.engine.rejudging import FirstStep, OpenQuestion, Rejudged, TopicRejudged


def difference_words(rejudged: Rejudged) -> tuple[str, ...]:
    """Return what differs, each entry a sentence or a few: of the whole message first, then of each topic."""
    differing = [(topic, topic.first) for topic in rejudged.topics if topic.first]
    if not rejudged.governed:
        return tuple(_of_the_only_topic(*differing[0]))
    return (_of_the_whole(rejudged), *(_of_a_topic(*each) for each in differing))


def _of_the_only_topic(topic: TopicRejudged, first: FirstStep) -> Iterator[str]:
    was, would_be = _apart(topic.was, topic.now)
    yield f"Was: {was}. {_today(would_be, first)}"
    if topic.missing:
        yield _open(topic.missing, first)


def _of_a_topic(topic: TopicRejudged, first: FirstStep) -> str:
    was, would_be = _apart(topic.was, topic.now)
    waits = f" {_open(topic.missing, first)}" if topic.missing else ""
    return f"“{topic.name}” was: {was}. {_today(would_be, first)}{waits}"


def _of_the_whole(rejudged: Rejudged) -> str:
    several = len(rejudged.topics) > 1
    was, would_be = _apart(rejudged.was, rejudged.now)
    if several:
        was += f", decided by “{rejudged.governed}”"
        would_be += f", decided by “{rejudged.governs_now}”"
    if rejudged.now is None:
        return f"The message was: {was}. Now it reaches no verdict until every topic is answered."
    if not rejudged.differs_as_a_whole:
        return f"The message stays: {was}."
    reason = "" if any(topic.first for topic in rejudged.topics) else ", the first of the equally strict ones today"
    return f"The message was: {was}. Would now be: {would_be}{reason}."


def _today(would_be: str, first: FirstStep) -> str:
    """Say what a topic comes to, nothing or another verdict, and why."""
    ends = f"Would now be: {would_be}" if would_be else "Now reaches no verdict"
    return f"{ends}, because {_cause(first)}."


def _cause(first: FirstStep) -> str:
    """Say what happens at the first step that differs, as a clause."""
    if first.then is None or first.now == "settled-before":
        return _leads(first)
    asked = f"“{first.then.asked}”"
    match first.now:
        case "answer-gone":
            return f"at {asked} the answer “{first.then.text}” can no longer be given"
        case "topics-differ":
            return f"{asked} is now answered once for the whole message, and the topics answered it differently"
        case "question-gone" if first.asked_now is None:
            return f"the question {asked} is gone, and the verdict is reached without it"
        case "question-gone":
            return f"the question {asked} is gone, and “{first.asked_now}” is asked there"
    return f"where {asked} was asked, “{first.asked_now}” is asked now"


def _leads(first: FirstStep) -> str:
    """Say where the last step that is alike leads today, as a clause."""
    here = f"at “{first.before.asked}” the answer “{first.before.text}” now" if first.before else "the start now"
    match first.now:
        case "asked-further":
            return f"{here} leads to a further question, “{first.asked_now}”"
        case "settled-before":
            return f"{here} leads straight to a verdict"
        case "other-verdict":
            return f"{here} leads to another verdict"
    return "the verdict itself was changed, and not the way to it"


def _open(missing: OpenQuestion, first: FirstStep) -> str:
    if missing.topics_differ:
        return f"To be answered once for the whole message: “{missing.asked}”"
    if missing.was_given is None:
        return f"Now asked and not yet answered: “{missing.asked}”"
    gone = "" if first.now == "answer-gone" else f" The answer “{missing.was_given}” can no longer be given."
    return f"To be answered anew: “{missing.asked}”{gone}"


def _apart(was: VerdictTold, now: VerdictTold | None) -> tuple[str, str]:
    """Return both verdicts in words that tell them apart where they differ; nothing for one that is not reached."""
    named = _by_exception(was), _by_exception(now) if now else ""
    if now is None or was.is_as(now) or named[0] != named[1]:
        return named
    if was.headline != now.headline:
        return _by_headline(was), _by_headline(now)
    return _by_ids(was), _by_ids(now)


def _by_exception(verdict: VerdictTold) -> str:
    title = verdict.exception_title
    return f"{verdict.label} ({title})" if title else _by_headline(verdict)


def _by_headline(verdict: VerdictTold) -> str:
    return f"{verdict.label} ({verdict.headline.removesuffix('.')})"


def _by_ids(verdict: VerdictTold) -> str:
    ids = f"'{verdict.outcome}', class '{verdict.class_}', exception '{verdict.exception or 'none'}'"
    return f"{verdict.label} ({ids})"
