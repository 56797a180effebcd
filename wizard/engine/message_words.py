"""What the topics do to a message's verdict, in sentences."""

from wizard.engine.message_verdict import MessageVerdict
from wizard.questionset.model import PERMISSIVE


def without_governing(verdict: MessageVerdict) -> str:
    """Say what the message would come to without the topic that governs it; empty where it has no other."""
    left = verdict.without_governing
    if left is None:
        return ""
    without = f"Without “{verdict.governing.name}”"
    if left.verdict.class_ == verdict.class_:
        return f"{without} it would still be “{left.verdict.words.short}”, because of “{left.name}”."
    headline = left.verdict.outcome.headline
    headline += "" if headline.endswith((".", "!", "?")) else "."
    if verdict.class_ == "authorization" and left.verdict.class_ in PERMISSIVE:
        return f"{without}, no authorization is needed: {headline}"
    return f"{without}, the verdict would be “{left.verdict.words.short}”: {headline}"


def governing_words(verdict: MessageVerdict) -> str:
    """Say which topic decides, and which are equally strict."""
    others = [f"“{topic.name}”" for topic in verdict.equally_strict if topic is not verdict.governing]
    decides = f"“{verdict.governing.name}” decides for the whole message."
    if not others:
        return decides
    are = "is" if len(others) == 1 else "are"
    return f"{decides} {' and '.join(others)} {are} equally strict."
