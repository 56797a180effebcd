"""Several topics of one message in the terminal: one more is named and asked, and the whole message judged."""

from wizard.engine.labels import quoted
from wizard.engine.message import Message
from wizard.engine.message_words import governing_words, without_governing
from wizard.errors import TopicError
from wizard.terminal.conclusion import ask_words, show_verdict
from wizard.terminal.questions import ask_until_checked
from wizard.terminal.talk import Talk


def add_topic(message: Message, talk: Talk) -> Message | None:
    """Return the message with one more topic, of which nothing but the shared questions is answered; None for none.

    Raises:
        Left: the person left.
    """
    while name := ask_words("Name the new topic, such as 'Sponsor page', or press Enter to add none:", talk):
        try:
            return message.add(name)
        except TopicError as error:
            talk.say(str(error))
    return None


def ask_topic(message: Message, place: int, talk: Talk) -> Message:
    """Return the message once every question of a topic, by its place from 0, is answered and its answers agreed to.

    Where a changed shared answer opens questions of other topics, these follow.

    Raises:
        Left: the person left.
    """
    while True:
        topic = message.topics[place]
        if topic.name:
            talk.heading(f"Topic: {topic.name}")
        message = message.with_topic(place, ask_until_checked(topic.assessment, talk))
        if message.is_final:
            return message
        place = next(at for at, each in enumerate(message.topics) if not each.assessment.is_final)


def show_message(message: Message, place: int, talk: Talk) -> None:
    """Print the verdict of a topic, by its place from 0, and that of the message where it has others."""
    show_verdict(message.topics[place].assessment, talk)
    if len(message.topics) == 1:
        return
    verdict = message.verdict
    talk.heading(f"Verdict for the whole message: {verdict.governing.verdict.words.label}")
    for topic in verdict.topics:
        talk.say(f"{topic.name}: {topic.verdict.words.label}", lead="  - ")
    talk.say(governing_words(verdict))
    talk.say(without_governing(verdict))
    talk.say(f"What follows explains {quoted([verdict.governing.name])}. The rationale explains every topic.")
