"""Whether every law of a question set holds; a broken one is shown as a path that can be walked."""

from collections.abc import Iterator
from dataclasses import replace

from wizard.findings import Finding
from wizard.questionset.loader import LoadedSet
from wizard.questionset.model import Law, QuestionSet, Wording
from wizard.questionset.prover import Prover, UnprovedError


def check_laws(loaded: LoadedSet) -> Iterator[Finding]:
    """Find laws that are broken, that cannot be proved or never apply, and words that are lost."""
    prover = Prover(loaded.question_set, loaded.routes)
    for key, law in loaded.question_set.laws.items():
        try:
            yield from _broken(loaded, prover, key, law)
            yield from _impossible(loaded, prover, key, law)
        except UnprovedError as error:
            message = f"This law could not be tried on every path, so it may be broken: it has {error}"
            fix = "divide it into laws with fewer patterns each"
            yield loaded.places.finding(("laws", key), "law-not-proved", message, fix)
        yield from _lost_words(loaded, key, law)


def _broken(loaded: LoadedSet, prover: Prover, key: str, law: Law) -> Iterator[Finding]:
    if law.whenever is None:
        return
    broken = prover.counterexample(law)
    if broken:
        answers = ", ".join(f"{question}={answer}" for question, answer in broken.answers.items())
        message = f"This law is broken: {law.says} Yet {answers} ends at '{broken.outcome}'"
        fix = "correct where the answers lead, or the law if the rule allows this"
        finding = loaded.places.finding(("laws", key), "broken-law", message, fix)
        yield replace(finding, walk=tuple(broken.answers.items()))
    elif prover.example(law.whenever) is None:
        message = "No path fits 'whenever', so this law says nothing"
        yield loaded.places.finding(("laws", key, "whenever"), "idle-law", message, "correct or delete it", "warning")


def _impossible(loaded: LoadedSet, prover: Prover, key: str, law: Law) -> Iterator[Finding]:
    for position, pattern in enumerate(law.possible):
        if prover.example(pattern) is None:
            message = f"This must be possible, and no path fits it: {law.says}"
            fix = "correct where the answers lead, or the pattern"
            yield loaded.places.finding(("laws", key, "possible", position), "impossible", message, fix)


def _lost_words(loaded: LoadedSet, key: str, law: Law) -> Iterator[Finding]:
    for position, wording in enumerate(law.wording):
        words = _plain(_shown_text(loaded.question_set, wording))
        for mention in wording.mentions:
            if _plain(mention) not in words:
                part = f"The answer '{wording.answer}' to" if wording.answer else "The question"
                message = f"{part} '{wording.question}' no longer mentions \"{mention}\""
                way = ("laws", key, "wording", position)
                yield loaded.places.finding(way, "lost-words", message, "put the words back, or correct the law")


def _shown_text(question_set: QuestionSet, wording: Wording) -> str:
    """Return the words that a person sees before choosing."""
    question = question_set.questions[wording.question]
    if wording.answer is None:
        return f"{question.ask} {question.hint or ''}"
    answer = question.answers[wording.answer]
    return f"{answer.text} {answer.example or ''}"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
