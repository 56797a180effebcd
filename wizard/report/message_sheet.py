"""The sheet of a message with several topics: what holds for the message first, then a part for each topic."""

from collections.abc import Iterator

from wizard.engine.labels import quoted
from wizard.report.alternatives import changes_intro, folded, rests_on, why_not, would_change
from wizard.report.document import Rationale
from wizard.report.sections import (
    answers,
    banner,
    checklists,
    follow_ups,
    in_doubt,
    next_steps,
    question_set_facts,
    sources,
    why,
)
from wizard.report.shapes import Part, Section, Signatures, Steps, Table
from wizard.report.topic_words import SharedChangeWords, TopicWords
from wizard.report.words import ChangeWords, OtherAnswer

_ALL = "All topics"


def message_sections(rationale: Rationale) -> Iterator[Section]:
    """Yield what the reader of a message's rationale acts on and signs."""
    yield _topics(rationale)
    yield why(rationale, f"These are the reasons for “{rationale.governing}”. Those for the others are further on.")
    yield from checklists(rationale)
    yield from next_steps(rationale)
    yield from in_doubt(rationale.doubts)
    yield Signatures(title="Signatures", signers=("Decided by", "Reviewed by"))


def message_reasoning(rationale: Rationale) -> Iterator[Section]:
    """Yield what may be read later and holds for the whole message."""
    yield from follow_ups(rationale.follow_ups)
    yield from rests_on(rationale.rests_on)
    yield from _would_change(rationale)


def topic_parts(rationale: Rationale) -> Iterator[Part]:
    """Yield a part for each topic, and one for what all of them cite."""
    titles = {duty.id: duty.title for duty in rationale.obligations}
    for topic in rationale.topics:
        needed = tuple(titles[duty_id] for duty_id in topic.obligations)
        sections = tuple(_of_topic(topic, needed))
        yield Part(title=f"Topic: {topic.name}", banner=banner(topic.verdict), sections=sections)
    yield Part(title="What all topics cite", banner=None, sections=(sources(rationale), question_set_facts(rationale)))


def _topics(rationale: Rationale) -> Table:
    said = (rationale.decides, rationale.without_governing)
    return Table(
        title="Topics of this message",
        intro=(" ".join(each for each in said if each),),
        header=("Topic", "Its verdict"),
        widths=(2, 3),
        last="strong",
        rows=tuple(
            (topic.name, f"{topic.verdict.label}{' (decides)' if topic.name == rationale.governing else ''}")
            for topic in rationale.topics
        ),
    )


def _of_topic(topic: TopicWords, needed: tuple[str, ...]) -> Iterator[Section]:
    yield why(topic)
    if needed:
        yield Steps(title="What this topic needs", items=needed)
    yield answers(topic)
    yield from in_doubt(topic.doubts)
    yield from rests_on(topic.rests_on)
    yield from why_not(topic.why_not)
    yield from would_change(topic.would_change, _asked(topic))


def _asked(topic: TopicWords) -> list[str]:
    return [answered.question for answered in topic.answers]


def _would_change(rationale: Rationale) -> Iterator[Section]:
    """Yield what leads the whole message to another verdict, topic by topic, then in the answers that all share."""
    title = "What would change the message's verdict"
    together = tuple(_together(rationale))
    rows = tuple(_rows(rationale))
    if rows:
        told = [*rationale.would_change, *rationale.shared_changes]
        smallest = "The smallest changes that lead the whole message to another verdict, every other answer kept."
        could = any(change.then for change in rationale.would_change)
        yield Table(
            title=title,
            intro=(*together, changes_intro(smallest, could=could, told=len(told), rows=len(rows))),
            header=("Topic", "Answer", "If it became", "The verdict"),
            widths=(4, 4, 8, 8),
            last="plain",
            tight=True,
            rows=rows,
        )
    elif together:
        yield Steps(title=title, items=together)


def _together(rationale: Rationale) -> Iterator[str]:
    if strict := rationale.equally_strict:
        are = f"These topics are equally strict: {quoted(strict, 'and')}."
        yield f"{are} For a more permissive verdict, each of them must change."


def _rows(rationale: Rationale) -> Iterator[tuple[str, ...]]:
    for topic in rationale.topics:
        own = [change for change in rationale.would_change if change.topic == topic.name]
        for row in folded(own, _asked(topic)):
            yield topic.name, *row
    shared = [change for other in rationale.shared_changes for change in _as_changes(other)]
    for row in folded(shared, list(dict.fromkeys(other.question for other in rationale.shared_changes))):
        yield _ALL, *row


def _as_changes(other: SharedChangeWords) -> Iterator[ChangeWords]:
    """Yield a change for each verdict that another answer to a shared question could lead to, to be folded."""
    answer = OtherAnswer(question=other.question, label=other.label, answer=other.answer, text=other.text)
    for verdict in other.verdicts:
        yield ChangeWords(
            change={other.question: other.answer},
            then={},
            outcome="",
            class_=verdict.class_,
            label=verdict.label,
            headline="",
            changed=(answer,),
            newly_asked=(),
        )
