"""Whole question sets, drawn at random and written as files: every kind of part, and nothing to be found in them.

A set is drawn as data (file by file, as YAML would read it), so that a test can plant a defect in it before it is
written. ``place_of`` finds lines with PyYAML's own composer, apart from the program's reader.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

import yaml

Data = dict[str, dict[str, Any]]
"""By file name without ending: what the file holds."""

_NOUNS = ("topic", "reader", "payer", "drug", "list", "sender", "gift", "place", "reason", "price")
_KINDS = ("plain", "paid", "own", "outside", "new", "old")
_CLASSES = {
    "not-governed": "The rule does not reach it.",
    "exception": "You may send it.",
    "conditional": "You may send it with care.",
    "authorization": "Each person must sign.",
    "stop": "A fact is missing.",
}


class Flow(dict):
    """A table that is written on one line."""


class FlowList(list):
    """A list that is written on one line."""


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, _data: object) -> bool:
        return True


_Dumper.add_representer(
    Flow, lambda dumper, each: dumper.represent_mapping("tag:yaml.org,2002:map", each, flow_style=True)
)
_Dumper.add_representer(
    FlowList, lambda dumper, each: dumper.represent_sequence("tag:yaml.org,2002:seq", each, flow_style=True)
)


def written(data: Data) -> dict[str, str]:
    """Return the text of each file; each part stands on a line of its own, unless it is a ``Flow``."""
    return {
        name: yaml.dump(content, Dumper=_Dumper, sort_keys=False, width=10_000, allow_unicode=True) if content else ""
        for name, content in data.items()
    }


def place_of(text: str, *way: str | int) -> int:
    """Return the line, from 1, of the key (or item) at the end of a way."""
    node = marked = yaml.compose(text, Loader=yaml.SafeLoader)
    for part in way:
        if isinstance(node, yaml.MappingNode):
            marked, node = next((key, value) for key, value in node.value if key.value == part)
        else:
            marked = node = node.value[part]
    return marked.start_mark.line + 1


@dataclass(kw_only=True)
class _Tree:
    """What is drawn first: the questions in a row, and where each answer leads."""

    dice: Random
    names: list[str]
    kinds: dict[str, list[str]] = field(default_factory=dict)
    leads: dict[tuple[str, str], str] = field(default_factory=dict)
    exits: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Outcome of an early exit: the question and the answer."""
    pivot: str = ""
    skipped: str = ""

    def staying(self, name: str) -> list[str]:
        """The answers of a question after which the walk goes on."""
        return [kind for kind in self.kinds[name] if (name, kind) not in self.exits.values()]


def drawn_set(seed: int) -> Data:
    """Draw a set of four to seven questions in which nothing is to be found."""
    tree = _drawn_tree(Random(seed))  # noqa: S311 - chance that repeats
    data = _parts(tree)
    data["cases"] = _cases(data, tree.dice)
    return data


def _drawn_tree(dice: Random) -> _Tree:
    tree = _Tree(dice=dice, names=dice.sample(_NOUNS, dice.randint(4, 7)))
    last = tree.names[-1]
    for name in tree.names:
        tree.kinds[name] = dice.sample(_KINDS, 3 if name != last else dice.randint(2, 3))
    for name, following in zip(tree.names, [*tree.names[1:], "claimed"], strict=True):
        for kind in tree.kinds[name]:
            tree.leads[name, kind] = following
        if name != last and dice.random() < 0.6:
            kind = dice.choice(tree.kinds[name])
            tree.leads[name, kind] = end = f"{name}-{kind}"
            tree.exits[end] = (name, kind)
    forking = dice.randint(1, len(tree.names) - 3)
    tree.skipped = tree.names[forking + 1]
    tree.leads[tree.names[forking], tree.staying(tree.names[forking])[0]] = "shortcut"
    tree.pivot = dice.choice([name for name in tree.names[:-1] if name != tree.skipped])
    return tree


def _parts(tree: _Tree) -> Data:
    dice, names = tree.dice, tree.names
    questions = {name: _question(tree, name) for name in names}
    forking = names[names.index(tree.skipped) - 1]
    asked_before = dice.choice(names[: names.index(forking)])
    after = names[names.index(tree.skipped) + 1]
    pivot, last = tree.pivot, names[-1]
    here, there = tree.staying(pivot)[0], tree.kinds[last][0]
    junctions = {
        "shortcut": [
            {"when": Flow({asked_before: tree.staying(asked_before)[0]}), "leads_to": tree.skipped},
            {"otherwise": after},
        ],
        "claimed": [
            {"when": Flow({pivot: FlowList([here]), last: there}), "leads_to": "free-letter"},
            {"when": Flow({pivot: here}), "leads_to": "careful-letter"},
            {"when": Flow({last: FlowList([there])}), "leads_to": "small-letter"},
            {"otherwise": "signed-letter"},
        ],
    }
    laws: dict[str, Any] = {
        "doubt-stops": {"says": "Doubt stops.", "whenever": Flow(unsure=True), "then": Flow({"class": "stop"})},
        "free-needs-both": {
            "says": "A free letter needs both facts.",
            "whenever": Flow(outcome="free-letter"),
            "then": Flow({pivot: here, last: there}),
            "sources": ["rule"],
        },
        "care-needs-one": {
            "says": "A careful letter needs the fact.",
            "whenever": Flow(outcome="careful-letter"),
            "then": Flow({pivot: here}),
        },
        "small-needs-one": {
            "says": "A small letter needs the fact.",
            "whenever": Flow(exception="small-way"),
            "unless": [Flow({"class": "stop"})],
            "then": Flow({last: there}),
        },
        "ways-are-open": {
            "says": "Each way is open.",
            "possible": [Flow(exception="free-way"), Flow(exception="small-way", unsure=False)],
        },
        "words-stay": {
            "says": "The words stay.",
            "wording": [{"question": names[0], "mentions": FlowList([f"which {names[0]}"])}],
        },
    }
    for end, (name, kind) in tree.exits.items():
        laws[f"{end}-leaves"] = {
            "says": "This answer ends the walk.",
            "whenever": Flow({name: kind}),
            "then": Flow(outcome=end),
        }
    return {
        "set": _head(names[0]),
        "questions": questions,
        "junctions": junctions,
        "outcomes": _outcomes(tree),
        "exceptions": {
            "free-way": {
                "kind": "named-exception",
                "title": "Free way",
                "summary": "It is free.",
                "sources": FlowList(["rule"]),
                "granted_by": ["free-letter", "careful-letter"],
            },
            "small-way": {
                "kind": "other-exit",
                "title": "Small way",
                "summary": "It is small.",
                "sources": ["rule"],
                "granted_by": ["small-letter"],
            },
        },
        "followups": _followups(),
        "obligations": {
            "keep-copy": {"title": "Keep a copy", "detail": "Keep it for six years.", "sources": ["rule"]},
            "get-form": {"title": "Get the form", "detail": "Each person signs it."},
            "check-price": {"title": "Check the price", "detail": "It must be low."},
        },
        "sources": {
            "rule": _source("The rule", "text"),
            "letter": _source("The letter", "knowledge"),
        },
        "laws": laws,
        "cases": {},
        "glossary": {"letter": {"term": "letter", "forms": FlowList(["letters"]), "means": "A sheet of paper."}},
    }


def _question(tree: _Tree, name: str) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for kind in tree.kinds[name]:
        answers[kind] = {
            "text": f"The {kind} {name}",
            "because": f"the letter has the {kind} {name}",
            "leads_to": tree.leads[name, kind],
        }
        if tree.dice.random() < 0.3:
            answers[kind]["adds"] = FlowList(["keep-copy"])
        if tree.dice.random() < 0.3:
            answers[kind]["example"] = f"A letter with the {kind} {name}."
    answers["not-sure"] = {
        "text": "I'm not sure",
        "unsure": True,
        "because": f"the {name} is not known",
        "leads_to": f"{name}-unknown",
    }
    question = {"label": name.title(), "ask": f"Which {name} does the letter have?"}
    if tree.dice.random() < 0.5:
        question["hint"] = "Choose the first line that is true."
    return {**question, "why": f"Each {name} has a rule.", "sources": ["rule"], "answers": answers}


def _head(first: str) -> dict[str, Any]:
    return {
        "id": "drawn-set",
        "title": "May it go?",
        "summary": "A letter and its rules.",
        "version": "1.0",
        "effective": "2026-01-07",
        "reviewed": Flow(by=None, date=None),
        "disclaimer": "Not legal advice.",
        "first": first,
        "shared": [first],
        "classes": {
            name: {"label": name.title(), "short": name, "meaning": meaning} for name, meaning in _CLASSES.items()
        },
    }


def _outcomes(tree: _Tree) -> dict[str, Any]:
    outcomes = {
        "free-letter": _outcome("exception", "free-way"),
        "careful-letter": _outcome("conditional", "free-way"),
        "small-letter": _outcome("exception", "small-way"),
        "signed-letter": {**_outcome("authorization"), "obligations": ["get-form", "keep-copy"]},
    }
    for end in tree.exits:
        outcomes[end] = _outcome(tree.dice.choice(["not-governed", "authorization", "stop"]))
    for name in tree.names:
        outcomes[f"{name}-unknown"] = {**_outcome("stop"), "next_steps": ["Ask the desk."]}
    return outcomes


def _outcome(class_: str, exception: str | None = None) -> dict[str, Any]:
    granted = {"exception": exception, "obligations": FlowList(["check-price"])} if exception else {}
    words = {"label": "A letter", "headline": "This is the verdict", "explanation": "The rule says so."}
    return {"class": class_, **granted, **words, "sources": ["rule"]}


def _followups() -> dict[str, Any]:
    answers = {
        "email": {"text": "Email", "because": "it goes by email", "adds": FlowList(["keep-copy"])},
        "post": {"text": "Post", "because": "it goes by post"},
        "unclear": {"text": "I'm not sure", "because": "the way is not known", "alone": True, "unsure": True},
    }
    asked = {"label": "Way", "ask": "How does it go?", "why": "Each way has a rule."}
    return {
        "way": {
            **asked,
            "choose": "many",
            "after": FlowList(["exception", "conditional"]),
            "sources": ["letter"],
            "answers": answers,
        }
    }


def _source(title: str, checked: str) -> dict[str, Any]:
    return {
        "cite": "45 CFR 164.501",
        "title": title,
        "says": "Some letters need a form.",
        "url": "https://www.ecfr.gov/current/title-45",
        "checked": checked,
    }


def _cases(data: Data, dice: Random) -> dict[str, Any]:
    """Return cases that use every answer and every outcome, found by walking at random."""
    wanted = {(name, answer) for name, question in data["questions"].items() for answer in question["answers"]}
    wanted |= {("outcome", outcome) for outcome in data["outcomes"]}
    cases: dict[str, Any] = {}
    while wanted:
        answers, outcome = walked(data, dice)
        used = {*answers.items(), ("outcome", outcome)}
        if wanted.isdisjoint(used):
            continue
        wanted -= used
        told = {name: _told(name, answer) for name, answer in answers.items()}
        clued = dice.choice(list(answers))
        case = {
            "story": " ".join(told.values()),
            "message": "Dear reader.",
            "answers": Flow(answers),
            "outcome": outcome,
            "clues": {clued: told[clued].removesuffix(".")},
        }
        if twins := [key for key, other in cases.items() if _are_twins(answers, other["answers"])]:
            case["twin_of"] = dice.choice(twins)
        cases[f"letter-{len(cases) + 1}"] = case
    return cases


def _told(name: str, answer: str) -> str:
    return f"Nobody knows the {name}." if answer == "not-sure" else f"It has the {answer} {name}."


def _are_twins(one: dict[str, str], other: dict[str, str]) -> bool:
    return sum(1 for name, answer in one.items() if other.get(name, answer) != answer) == 1


def walked(data: Data, dice: Random) -> tuple[dict[str, str], str]:
    """Return the answers of a walk at random, and the outcome reached; doubt is rare, so that walks are long."""
    node, answers = data["set"]["first"], {}
    while node not in data["outcomes"]:
        if node in data["questions"]:
            choices = data["questions"][node]["answers"]
            answers[node] = dice.choices(list(choices), [1 if key == "not-sure" else 4 for key in choices])[0]
            node = choices[answers[node]]["leads_to"]
        else:
            node = next(_taken(data["junctions"][node], answers))
    return answers, node


def _taken(branches: list[dict[str, Any]], answers: dict[str, str]) -> Iterator[str]:
    for branch in branches:
        if "otherwise" in branch:
            yield branch["otherwise"]
        elif all(answers.get(name) in ([fit] if isinstance(fit, str) else fit) for name, fit in branch["when"].items()):
            yield branch["leads_to"]
