"""Two large sets for measuring: a million paths over shared questions, and two thousand questions."""

from typing import Any

from tests.support.written_sets import Data, Flow, drawn_set

_KINDS = ("red", "blue", "green", "old", "new", "big", "small", "plain", "own", "cheap")
_NODES = ("questions", "junctions", "outcomes")


def million_paths() -> Data:
    """Six questions, one after the other, with ten answers each: a million paths."""
    data = drawn_set(0)
    names = [f"part-{n}" for n in range(1, 7)]
    first, *_, last = names
    data["set"] |= {"first": first, "shared": []}
    data["questions"] = {
        name: _question(name, dict.fromkeys(_KINDS, after), unsure=None)
        for name, after in zip(names, [*names[1:], "claimed"], strict=True)
    }
    alike = [{"when": Flow({first: kind, last: kind}), "leads_to": f"{kind}-letter"} for kind in _KINDS]
    data["junctions"] = {"claimed": [*alike, {"otherwise": "signed-letter"}]}
    data["outcomes"] = {f"{kind}-letter": data["outcomes"]["free-letter"] for kind in _KINDS} | {
        "signed-letter": data["outcomes"]["signed-letter"]
    }
    data["exceptions"] = {
        "free-way": data["exceptions"]["free-way"] | {"granted_by": [f"{kind}-letter" for kind in _KINDS]}
    }
    data["laws"] = {
        f"{kind}-needs-both": {
            "says": "Both ends are alike.",
            "whenever": Flow(outcome=f"{kind}-letter"),
            "then": Flow({first: kind, last: kind}),
        }
        for kind in _KINDS
    }
    data["cases"] = {f"all-{kind}": _case(dict.fromkeys(names, kind), f"{kind}-letter") for kind in _KINDS}
    data["cases"]["mixed"] = _case(dict(zip(names, _KINDS, strict=False)), "signed-letter")
    return data


def many_questions(number: int = 2_000) -> Data:
    """Many drawn sets side by side; two questions, for area and matter, lead to each."""
    whole = drawn_set(0) | {section: {} for section in (*_NODES, "laws", "cases")}
    whole["laws"] |= {key: drawn_set(0)["laws"][key] for key in ("doubt-stops", "ways-are-open")}
    for rule in whole["exceptions"].values():
        rule["granted_by"] = []
    matters: list[str] = []
    while len(whole["questions"]) + len(matters) // len(_KINDS) < number:
        place = len(matters)
        area, matter = divmod(place, len(_KINDS))
        matters.append(_add(whole, drawn_set(place), f"m{place}", {"area": f"a{area}", f"a{area}": _KINDS[matter]}))
    areas = [matters[place : place + len(_KINDS)] for place in range(0, len(matters), len(_KINDS))]
    for place, those in enumerate(areas):
        leads_to = dict(zip(_KINDS, those, strict=False))
        _add_question(whole, f"a{place}", leads_to, {"area": f"a{place}"})
    _add_question(whole, "area", {f"a{place}": f"a{place}" for place in range(len(areas))}, {})
    whole["set"] |= {"first": "area", "shared": []}
    return whole


def _add(whole: Data, part: Data, mark: str, before: dict[str, str]) -> str:
    """Add a drawn set with its ids marked, and return its first question; ``before`` are the answers leading there."""
    del part["laws"]["doubt-stops"], part["laws"]["ways-are-open"]
    part["laws"]["small-needs-one"]["whenever"] = Flow(outcome="small-letter")  # the exception is every part's
    nodes = {key: f"{mark}-{key}" for section in _NODES for key in part[section]}
    marked = nodes | {key: f"{mark}-{key}" for section in ("laws", "cases") for key in part[section]}
    for section in (*_NODES, "laws", "cases"):
        whole[section] |= {marked[key]: _marked(value, marked) for key, value in part[section].items()}
    for key in part["cases"]:
        case = whole["cases"][marked[key]]
        case["answers"] = Flow(before | case["answers"])
    for key, rule in part["exceptions"].items():
        whole["exceptions"][key]["granted_by"] += [nodes[outcome] for outcome in rule["granted_by"]]
    return nodes[part["set"]["first"]]


def _marked(value: Any, marked: dict[str, str], key: str = "") -> Any:
    """Return a value with the ids in it marked, wherever ids stand."""
    if isinstance(value, dict):
        kind = type(value)
        is_by_question = kind is Flow or key == "clues"
        return kind(
            {
                (marked.get(name, name) if is_by_question else name): _marked(each, marked, name)
                for name, each in value.items()
            }
        )
    if isinstance(value, list):
        return type(value)(_marked(each, marked, key) for each in value)
    return marked.get(value, value) if key in {"leads_to", "otherwise", "outcome", "twin_of", "question"} else value


def _add_question(whole: Data, name: str, leads_to: dict[str, str], before: dict[str, str]) -> None:
    unknown = f"{name}-unknown"
    whole["questions"][name] = _question(name, leads_to, unsure=unknown)
    whole["outcomes"][unknown] = drawn_set(0)["outcomes"]["signed-letter"] | {"class": "stop"}
    whole["cases"][f"{name}-not-sure"] = _case({**before, name: "not-sure"}, unknown)


def _question(name: str, leads_to: dict[str, str], *, unsure: str | None) -> dict[str, Any]:
    answers: dict[str, Any] = {
        key: {"text": f"The {key} one", "because": f"it is {key}", "leads_to": node} for key, node in leads_to.items()
    }
    if unsure:
        answers["not-sure"] = {
            "text": "I'm not sure",
            "unsure": True,
            "because": "it is not known",
            "leads_to": unsure,
        }
    next(iter(answers.values()))["adds"] = ["keep-copy"]  # so that the question changes something
    asked = {"label": name.title(), "ask": "Which one is it?", "why": "Each has a rule.", "sources": ["rule"]}
    return asked | {"answers": answers}


def _case(answers: dict[str, str], outcome: str) -> dict[str, Any]:
    story = "The clinic writes a letter. It goes by post."
    return {"story": story, "message": "Dear reader.", "answers": Flow(answers), "outcome": outcome}
