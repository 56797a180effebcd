"""Readers of the parts whose keys are questions: the branches of a junction and the patterns of a law."""

from collections.abc import Mapping

from wizard.questionset.ids import suggest
from wizard.questionset.model import CLASS_ORDER, Branch, Pattern
from wizard.questionset.nodes import Node, Scalar, Table, find
from wizard.questionset.notes import Refused
from wizard.questionset.readers import (
    Reader,
    Reading,
    answer_to,
    listing,
    named,
    one_of,
    one_or_more,
    some_answers,
    truth,
    wrong_type,
)

_STEP = named("step")
_PARTS: Mapping[str, Reader[object]] = {
    "outcome": one_or_more(named("outcome")),
    "class": one_or_more(one_of(CLASS_ORDER)),
    "exception": one_or_more(named("exception")),
    "asked": one_or_more(named("question")),
    "unsure": truth,
}
RESERVED = frozenset({*_PARTS, "otherwise", "answers"})
"""Words that have a meaning of their own where a question's id may stand, so that no question may have such an id."""


def branch(node: Node, reading: Reading) -> Branch:
    """Read ``{when: ..., leads_to: ...}`` or ``otherwise: ...``."""
    if not isinstance(node, Table):
        raise wrong_type(node, "a branch with 'when' and 'leads_to'", reading)
    if set(node.items) == {"otherwise"}:
        return Branch(when={}, leads_to=_STEP(node.items["otherwise"], reading))
    refused = _odd_keys(node, reading)
    when: Mapping[str, tuple[str, ...]] = {}
    leads_to = ""
    try:
        if "when" in node.items:
            when = some_answers(node.items["when"], reading)
    except Refused:
        refused = True
    try:
        if "leads_to" in node.items:
            leads_to = _STEP(node.items["leads_to"], reading)
    except Refused:
        refused = True
    if refused:
        raise Refused
    if not when:
        message = "This branch names no answer, so it would always be taken"
        raise reading.notes.refuse(
            node.items["when"], "empty-when", message, "write 'otherwise: ...' as the last branch"
        )
    return Branch(when=when, leads_to=leads_to)


def _odd_keys(node: Table, reading: Reading) -> bool:
    wanted = ("when", "leads_to")
    for name, key in node.keys.items():
        if name not in wanted:
            fix = suggest(name, (*wanted, "otherwise"), "a branch has 'when' and 'leads_to', or 'otherwise' alone")
            reading.notes.note(key, "unknown-key", f"'{name}' is no key of a branch", fix)
    for name in wanted:
        if name not in node.items:
            reading.notes.note(node, "missing-key", f"'{name}' is missing: a branch must have it", f"add '{name}: ...'")
    return set(node.items) != set(wanted)


def branches(node: Node, reading: Reading) -> tuple[Branch, ...]:
    """Read the branches of a junction; ``otherwise`` may stand last only."""
    read = listing(branch)(node, reading)
    if not read:
        raise reading.notes.refuse(node, "empty-list", "The junction has no branch", "add one")
    for position, each in enumerate(read[:-1]):
        if not each.when:
            message = "'otherwise' takes everything, so the branches after it are never tried"
            there = find(node, position)
            raise reading.notes.refuse(there, "otherwise-not-last", message, "move it to the end")
    return read


def pattern(node: Node, reading: Reading) -> Pattern:
    """Read a description of paths: questions with answers, and the parts that have words of their own."""
    if not isinstance(node, Table):
        raise wrong_type(node, "a pattern such as {payment: nobody}", reading)
    answers: dict[str, tuple[str, ...]] = {}
    parts: dict[str, object] = {}
    refused = False
    for name, value in node.items.items():
        try:
            if name in _PARTS:
                parts["class_" if name == "class" else name] = _PARTS[name](value, reading)
            else:
                answers[_question(node.keys[name], reading)] = one_or_more(answer_to(name))(value, reading)
        except Refused:
            refused = True
    if refused:
        raise Refused
    if not node.items:
        raise reading.notes.refuse(
            node, "empty-pattern", "The pattern says nothing, so every path fits it", "name an answer"
        )
    return Pattern(answers=answers, **parts)  # type: ignore[arg-type]  # each part was read by its own reader


def _question(key: Scalar, reading: Reading) -> str:
    if not reading.ids.has("question", key.text):
        known = (*(reading.ids.known["question"] or ()), *_PARTS)
        fix = suggest(key.text, known, f"name a question, or one of: {', '.join(_PARTS)}")
        raise reading.notes.refuse(key, "unknown-id", f"'{key.text}' is no question of this set", fix)
    return key.text
