"""The classes of defects that authors make, each planted in the data of a set or in one line of a written file."""

import re
from copy import deepcopy
from random import Random
from typing import Any

from tests.support.planting import Defect, Planted, Planter, Way, in_data, in_text, other_value
from tests.support.written_sets import Data, Flow, FlowList, written

LONG = f"It goes out to all who wrote {'and to all who wrote again ' * 4}in the last year."
BOMB = ["bomb-0: &b0 [x, x, x, x, x, x, x, x, x, x]"] + [
    f"bomb-{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 10)}]" for n in range(1, 7)
]


# Where a line is spoiled.


def _answer(data: Data, dice: Random) -> Way:
    name = dice.choice(list(data["questions"]))
    kinds = [key for key in data["questions"][name]["answers"] if key != "not-sure"]
    return "questions", name, "answers", dice.choice(kinds)


def _words(data: Data, dice: Random) -> Way:
    """Any line of words: of an answer, question, outcome, source, checklist item or case."""
    ways: list[Way] = [(*_answer(data, dice), dice.choice(["text", "because"]))]
    for section, fields in {
        "questions": ["ask", "why", "label"],
        "outcomes": ["headline", "explanation"],
        "sources": ["says", "title"],
        "obligations": ["detail"],
        "laws": ["says"],
    }.items():
        ways.append((section, dice.choice(list(data[section])), dice.choice(fields)))
    return dice.choice(ways)


# What is planted in the data.


def _misspelt(word: str, dice: Random) -> str:
    place = dice.randrange(1, len(word) - 1)
    return word[:place] + word[place] + word[place:] if dice.random() < 0.5 else word[:place] + word[place + 1 :]


def _misspelt_target(data: Data, dice: Random) -> Way:
    way = _answer(data, dice)
    answer = _at(data, way)
    answer["leads_to"] = _misspelt(answer["leads_to"], dice)
    return *way, "leads_to"


def _misspelt_source(data: Data, dice: Random) -> Way:
    section = dice.choice(["questions", "outcomes", "exceptions"])
    key = dice.choice(list(data[section]))
    data[section][key]["sources"] = ["rule", "ruel"]
    return section, key, "sources", 1


def _misspelt_key(data: Data, dice: Random) -> Way:
    way = dice.choice([_answer(data, dice), ("outcomes", dice.choice(list(data["outcomes"])))])
    part = _at(data, way)
    old = dice.choice([key for key in part if len(key) > 3])
    new = _misspelt(old, dice)
    renamed = {new if key == old else key: value for key, value in part.items()}
    part.clear()
    part.update(renamed)
    return *way, new


def _no_list(data: Data, dice: Random) -> Way:
    section = dice.choice(["questions", "outcomes"])
    key = dice.choice(list(data[section]))
    data[section][key]["sources"] = "rule"
    return section, key, "sources"


def _list_for_text(data: Data, dice: Random) -> Way:
    way = _answer(data, dice)
    _at(data, way)["text"] = FlowList(["The own letter"])
    return *way, "text"


def _missing_key(data: Data, dice: Random) -> Way:
    name = dice.choice(list(data["questions"]))
    question = data["questions"][name]
    del question[dice.choice(["ask", "why", "label"])]
    return "questions", name, next(iter(question))  # a part begins with its first line


def _missing_branch(data: Data, dice: Random) -> Way:
    junction = dice.choice(list(data["junctions"]))
    data["junctions"][junction].pop()
    return "junctions", junction


def _narrow_branch(data: Data, dice: Random) -> Way:
    """The last branch has the first one's condition, by copying, in place of "otherwise"."""
    junction = dice.choice(list(data["junctions"]))
    first, *_, last = data["junctions"][junction]
    data["junctions"][junction][-1] = {"when": Flow(first["when"]), "leads_to": last["otherwise"]}
    return "junctions", junction


def _back_to(*, first: bool) -> Planter:
    def plant(data: Data, _dice: Random) -> Way:
        *_, last = data["questions"]
        kind = [key for key in data["questions"][last]["answers"] if key != "not-sure"][-1]
        data["questions"][last]["answers"][kind]["leads_to"] = data["set"]["first"] if first else last
        return "questions", last, "answers", kind, "leads_to"

    return plant


def _orphan_question(data: Data, dice: Random) -> Way:
    orphan = deepcopy(dice.choice(list(data["questions"].values())))
    _insert(data["questions"], "orphan", orphan, dice)
    return "questions", "orphan"


def _orphan_outcome(data: Data, dice: Random) -> Way:
    orphan = {"class": "stop", "headline": "Stop", "explanation": "It stops.", "sources": ["rule"]}
    _insert(data["outcomes"], "orphan", orphan, dice)
    return "outcomes", "orphan"


def _orphan_junction(data: Data, dice: Random) -> Way:
    _insert(data["junctions"], "orphan", [{"otherwise": "signed-letter"}], dice)
    return "junctions", "orphan"


def _lost_target(data: Data, dice: Random) -> Way:
    """A doubt is sent to another question's stop, so that its own is an orphan."""
    one, other = dice.sample(list(data["questions"]), 2)
    data["questions"][one]["answers"]["not-sure"]["leads_to"] = f"{other}-unknown"
    return "outcomes", f"{one}-unknown"


def _dead_branch(data: Data, dice: Random) -> Way:
    junction = dice.choice(list(data["junctions"]))
    branches = data["junctions"][junction]
    place = dice.randrange(len(branches) - 1)
    again = {"when": Flow(branches[place]["when"]), "leads_to": "signed-letter"}
    branches.insert(place + 1, again)
    return "junctions", junction, place + 1


def _wide_branch(data: Data, _dice: Random) -> Way:
    """The second branch of the last junction comes first and takes what was meant for the first."""
    branches = data["junctions"]["claimed"]
    branches[0], branches[1] = branches[1], branches[0]
    return "junctions", "claimed", 1


def _early_otherwise(data: Data, dice: Random) -> Way:
    junction = dice.choice(list(data["junctions"]))
    branches = data["junctions"][junction]
    branches[-2], branches[-1] = branches[-1], branches[-2]
    return "junctions", junction, len(branches) - 2


def _swapped_targets(data: Data, dice: Random) -> Way:
    branches = data["junctions"]["claimed"]
    one, other = dice.choice([(0, 2), (1, 2), (0, 1)])
    branches[one]["leads_to"], branches[other]["leads_to"] = branches[other]["leads_to"], branches[one]["leads_to"]
    return "laws", {(0, 2): "free-needs-both", (1, 2): "care-needs-one", (0, 1): "free-needs-both"}[one, other]


def _swapped_exit(data: Data, dice: Random) -> Way:
    """Two answers of a question change places: what left the walk goes on, and the other way round."""
    ends = [law for law in data["laws"] if law.endswith("-leaves")]
    if not ends:
        return _swapped_targets(data, dice)
    law = dice.choice(ends)
    ((name, kind),) = data["laws"][law]["whenever"].items()
    answers = data["questions"][name]["answers"]
    other = dice.choice([key for key in answers if key not in (kind, "not-sure")])
    answers[kind]["leads_to"], answers[other]["leads_to"] = answers[other]["leads_to"], answers[kind]["leads_to"]
    return "laws", law


def _impossible(data: Data, _dice: Random) -> Way:
    (last,) = data["laws"]["small-needs-one"]["then"]
    data["laws"]["ways-are-open"]["possible"].append(Flow({"exception": "small-way", last: "not-sure"}))
    return "laws", "ways-are-open", "possible", 2


def _idle_law(data: Data, dice: Random) -> Way:
    name = dice.choice(list(data["questions"]))
    whenever = Flow({name: "not-sure", "exception": "free-way"})
    law = {"says": "It says nothing.", "whenever": whenever, "then": Flow({"class": "stop"})}
    _insert(data["laws"], "idle", law, dice)
    return "laws", "idle", "whenever"


def _lost_words(data: Data, _dice: Random) -> Way:
    first = data["set"]["first"]
    data["questions"][first]["ask"] = "What kind of letter is it?"
    return "laws", "words-stay", "wording", 0


def _law_of_no_kind(data: Data, dice: Random) -> Way:
    law = dice.choice(["doubt-stops", "free-needs-both", "care-needs-one"])
    del data["laws"][law]["then"]
    return "laws", law, "says"


def _stale_outcome(data: Data, dice: Random) -> Way:
    key, case = dice.choice(list(data["cases"].items()))
    case["outcome"] = dice.choice([each for each in data["outcomes"] if each != case["outcome"]])
    return "cases", key, "outcome"


def _stale_answer(data: Data, dice: Random) -> Way:
    """A case gives another answer than when it was written, and ends elsewhere."""
    key, case = dice.choice([(key, case) for key, case in data["cases"].items() if case["outcome"].endswith("unknown")])
    (name,) = [name for name, answer in case["answers"].items() if answer == "not-sure"]
    other = dice.choice([each for each in data["outcomes"] if each.endswith("unknown") and each != f"{name}-unknown"])
    case["outcome"] = other
    return "cases", key, "outcome"


def _short_case(data: Data, dice: Random) -> Way:
    key, case = dice.choice([each for each in data["cases"].items() if len(each[1]["answers"]) > 1])
    last = list(case["answers"])[-1]
    del case["answers"][last]
    case["clues"].pop(last, None)
    return "cases", key, "answers"


def _superfluous_answer(data: Data, dice: Random) -> Way:
    key, case = dice.choice(list(data["cases"].items()))
    name = next((each for each in data["questions"] if each not in case["answers"]), None)
    if name is None:
        return _superfluous_answer(data, dice)
    case["answers"][name] = "not-sure"
    return "cases", key, "answers"


def _deleted(field: str) -> Planter:
    def plant(data: Data, dice: Random) -> Way:
        way = _answer(data, dice)
        _at(data, way).pop(field)
        return way

    return plant


def _no_source(data: Data, dice: Random) -> Way:
    section = dice.choice(["questions", "outcomes", "exceptions", "followups"])
    key = dice.choice(list(data[section]))
    del data[section][key]["sources"]
    return section, key


def _lax_doubt(data: Data, dice: Random) -> Way:
    name = dice.choice(list(data["questions"]))
    data["questions"][name]["answers"]["not-sure"]["leads_to"] = dice.choice(["free-letter", "careful-letter"])
    return "questions", name, "answers", "not-sure"


def _never_granted(data: Data, dice: Random) -> Way:
    rule = {"kind": "other-exit", "title": "Way", "summary": "It is open.", "sources": ["rule"], "granted_by": []}
    _insert(data["exceptions"], "closed-way", rule, dice)
    return "exceptions", "closed-way", "granted_by"


def _one_sided_exception(data: Data, dice: Random) -> Way:
    data["exceptions"]["free-way"]["granted_by"].remove(lost := dice.choice(["free-letter", "careful-letter"]))
    return "outcomes", lost, "exception"


def _one_sided_outcome(data: Data, _dice: Random) -> Way:
    listed = data["exceptions"]["free-way"]["granted_by"]
    listed.append("signed-letter")
    return "exceptions", "free-way", "granted_by", len(listed) - 1


def _unknown_class_after(data: Data, dice: Random) -> Way:
    data["followups"]["way"]["after"] = ["exception", dice.choice(["conditionl", "permitted"])]
    return "followups", "way", "after", 1


def _unknown_obligation(data: Data, dice: Random) -> Way:
    way = _answer(data, dice)
    _at(data, way)["adds"] = ["keep-copy", dice.choice(["keep-cpy", "burn-it"])]
    return *way, "adds", 1


def _twin_of_nothing(data: Data, dice: Random) -> Way:
    key = dice.choice(list(data["cases"]))
    data["cases"][key]["twin_of"] = dice.choice(["letter-99", "nobody"])
    return "cases", key, "twin_of"


def _no_twin(data: Data, dice: Random) -> Way:
    key = dice.choice(list(data["cases"]))
    data["cases"][key]["twin_of"] = key
    return "cases", key, "twin_of"


def _untold_clue(data: Data, dice: Random) -> Way:
    key = dice.choice(list(data["cases"]))
    clues = data["cases"][key]["clues"]
    (name,) = clues
    clues[name] = "It has a red seal"
    return "cases", key, "clues", name


def _clue_without_answer(data: Data, dice: Random) -> Way:
    key, case = dice.choice(
        [each for each in data["cases"].items() if len(each[1]["answers"]) < len(data["questions"])]
    )
    name = next(each for each in data["questions"] if each not in case["answers"])
    case["clues"][name] = "Dear reader"
    return "cases", key, "clues", name


def _two_questions(data: Data, dice: Random) -> Way:
    name = dice.choice(list(data["questions"])[1:])
    asks = [
        f"Which {name} is it? Who chose it?",
        f"Is the {name} new, and does it cost us?",
        f"Is the {name} new or is it old?",
    ]
    data["questions"][name]["ask"] = dice.choice(asks)
    return "questions", name, "ask"


def _long_sentence(data: Data, dice: Random) -> Way:
    *way, field = _words(data, dice)
    while field in {"label", "because", "title"}:
        *way, field = _words(data, dice)
    _at(data, tuple(way))[field] = LONG
    return *way, field


def _hard_words(data: Data, dice: Random) -> Way:
    key = dice.choice(list(data["outcomes"]))
    data["outcomes"][key]["explanation"] = (
        "Remuneration attributable to manufacturers extinguishes practically every available exception. "
        "Individual authorization consequently necessitates documentation. Administrative "
        "determinations regarding permissibility remain discretionary."
    )
    return "outcomes", key


def _bad_date(data: Data, dice: Random) -> Way:
    data["set"]["effective"] = dice.choice(["2026-02-30", "soon", "07/01/2026", "2026-13-01"])
    return "set", "effective"


def _empty_text(data: Data, dice: Random) -> Way:
    *way, field = _words(data, dice)
    _at(data, tuple(way))[field] = dice.choice(["", " ", None])
    return *way, field


def _bad_address(data: Data, dice: Random) -> Way:
    key = dice.choice(list(data["sources"]))
    data["sources"][key]["url"] = dice.choice(["www.ecfr.gov", "javascript:alert(1)", "file:///etc/hosts"])
    return "sources", key, "url"


def _not_an_id(data: Data, dice: Random) -> Way:
    new = dice.choice(["Red Letter", "red_letter", "2-letters", "Red"])
    _insert(data["glossary"], new, {"term": "red", "means": "A color."}, dice)
    return "glossary", new


def _unknown_class(data: Data, dice: Random) -> Way:
    key = dice.choice(list(data["outcomes"]))
    data["outcomes"][key]["class"] = dice.choice(["excepton", "permitted"])
    return "outcomes", key, "class"


def _unknown_answer(data: Data, dice: Random) -> Way:
    junction = dice.choice(list(data["junctions"]))
    branch = data["junctions"][junction][0]
    name = next(iter(branch["when"]))
    branch["when"] = {name: "golden"}
    return "junctions", junction, 0, "when", name


def _idle_question(data: Data, dice: Random) -> Way:
    way = _answer(data, dice)
    target = _at(data, way)["leads_to"]
    answers = {
        kind: {"text": f"The {kind} ink", "because": f"the ink is {kind}", "leads_to": target}
        for kind in ("red", "blue")
    }
    idle = {"label": "Ink", "ask": "Which ink is it?", "why": "We like ink.", "sources": ["rule"], "answers": answers}
    _insert(data["questions"], "ink", idle, dice)
    _at(data, way)["leads_to"] = "ink"
    return "questions", "ink"


def _answer_without_case(data: Data, dice: Random) -> Way:
    name = dice.choice(list(data["questions"]))
    answers = data["questions"][name]["answers"]
    answers["golden"] = {**answers["not-sure"], "text": "The golden one"}
    del answers["golden"]["unsure"]
    return "questions", name, "answers", "golden"


def _outcome_without_case(data: Data, dice: Random) -> Way:
    name = dice.choice(list(data["questions"]))
    answers = data["questions"][name]["answers"]
    answers["golden"] = {**answers["not-sure"], "text": "The golden one", "leads_to": "golden-end"}
    del answers["golden"]["unsure"]
    end = {"class": "stop", "headline": "Stop", "explanation": "It stops.", "sources": ["rule"]}
    _insert(data["outcomes"], "golden-end", end, dice)
    return "outcomes", "golden-end"


def _ambiguous_id(data: Data, dice: Random) -> Way:
    name = dice.choice(list(data["questions"]))
    _insert(data["outcomes"], name, deepcopy(data["outcomes"]["signed-letter"]), dice)
    return "outcomes", name


def _unused(section: str, like: str) -> Planter:
    def plant(data: Data, dice: Random) -> Way:
        _insert(data[section], "unused", deepcopy(data[section][like]), dice)
        return section, "unused"

    return plant


def _at(data: Data, way: Way) -> Any:
    here: Any = data
    for part in way:
        here = here[part]
    return here


def _insert(table: dict[str, Any], key: str, value: object, dice: Random) -> None:
    items = list(table.items())
    items.insert(dice.randint(0, len(items)), (key, value))
    table.clear()
    table.update(items)


def _missing_file() -> Defect:
    def planted(data: Data, dice: Random) -> Planted:
        files = written(data)
        section = dice.choice(["laws", "cases", "junctions", "glossary"])
        del files[section]
        return Planted(files=files, section=section, lines=range(1))

    return Defect(codes=["missing-file"], plant=planted)


def _last_line(_data: Data, _dice: Random) -> Way:
    return "glossary", "letter"


ALL: dict[str, Defect] = {
    "bare yes or no": in_text(_words, other_value("no"), "loose-word"),
    "number for a text": in_text(_words, other_value("1.10"), "number-for-text"),
    "duplicate key": in_text(_words, lambda line: [line, line], "duplicate-key", at=1),
    "tab": in_text(_words, lambda line: line.replace(": ", ":\t", 1), "tab"),
    "tab for indentation": in_text(_words, lambda line: "\t" + line.lstrip(), "tab", "not-yaml"),
    "hidden character": in_text(_words, lambda line: line + "\u202e", "hidden-character"),
    "control character": in_text(_words, lambda line: line + "\x07", "hidden-character"),
    "tag": in_text(_words, lambda line: line.replace(": ", ": !!python/name:os.system ", 1), "tag"),
    "anchor bomb": in_text(_last_line, lambda line: [*BOMB, line], "too-many-nodes", of=len(BOMB)),
    "merge key": in_text(_words, lambda line: [line, re.sub(r"\S.*", "<<: {a: b}", line)], "merge-key", at=1),
    "colon in a text": in_text(_words, other_value("stop: ask first"), "not-yaml"),
    "quote not closed": in_text(_words, other_value('"the letter'), "not-yaml"),
    "indented too far": in_text(_words, lambda line: f" {line}", "not-yaml"),
    "alias of nothing": in_text(_words, other_value("*required"), "unknown-alias", "not-yaml"),
    "missing file": _missing_file(),
    "misspelt target": in_data(_misspelt_target, "unknown-id"),
    "misspelt source": in_data(_misspelt_source, "unknown-id"),
    "misspelt key": in_data(_misspelt_key, "unknown-key"),
    "text for a list": in_data(_no_list, "wrong-type"),
    "list for a text": in_data(_list_for_text, "wrong-type"),
    "missing key": in_data(_missing_key, "missing-key"),
    "missing branch": in_data(_missing_branch, "junction-gap"),
    "branch too narrow": in_data(_narrow_branch, "junction-gap"),
    "cycle": in_data(_back_to(first=True), "cycle"),
    "question that leads to itself": in_data(_back_to(first=False), "cycle"),
    "orphan question": in_data(_orphan_question, "unreachable-question"),
    "orphan outcome": in_data(_orphan_outcome, "unreachable-outcome"),
    "orphan junction": in_data(_orphan_junction, "unreachable-junction"),
    "outcome that lost its target": in_data(_lost_target, "unreachable-outcome"),
    "dead branch": in_data(_dead_branch, "unreachable-branch"),
    "branch that takes too much": in_data(_wide_branch, "unreachable-branch"),
    "otherwise not last": in_data(_early_otherwise, "otherwise-not-last"),
    "swapped targets break a law": in_data(_swapped_targets, "broken-law"),
    "swapped answers break a law": in_data(_swapped_exit, "broken-law"),
    "impossible demand": in_data(_impossible, "impossible"),
    "law that never applies": in_data(_idle_law, "idle-law"),
    "law of no kind": in_data(_law_of_no_kind, "law-of-no-kind"),
    "lost words": in_data(_lost_words, "lost-words"),
    "stale case": in_data(_stale_outcome, "case-ends-elsewhere"),
    "case of another doubt": in_data(_stale_answer, "case-ends-elsewhere"),
    "case too short": in_data(_short_case, "case-too-short"),
    "answer not asked": in_data(_superfluous_answer, "answer-not-asked"),
    "missing because": in_data(_deleted("because"), "no-because"),
    "missing source": in_data(_no_source, "no-source"),
    "doubt that permits": in_data(_lax_doubt, "doubt-permits"),
    "exception never granted": in_data(_never_granted, "never-granted"),
    "exception does not list": in_data(_one_sided_exception, "one-sided-exception"),
    "outcome does not name": in_data(_one_sided_outcome, "one-sided-exception"),
    "unknown follow-up class": in_data(_unknown_class_after, "unknown-word"),
    "unknown obligation": in_data(_unknown_obligation, "unknown-id"),
    "twin of nothing": in_data(_twin_of_nothing, "unknown-id"),
    "twin of itself": in_data(_no_twin, "no-twin"),
    "clue not in the story": in_data(_untold_clue, "clue-not-told"),
    "clue without answer": in_data(_clue_without_answer, "clue-without-answer"),
    "two questions in one": in_data(_two_questions, "two-questions"),
    "over-long sentence": in_data(_long_sentence, "long-sentence"),
    "words of a statute": in_data(_hard_words, "hard-to-read"),
    "bad date": in_data(_bad_date, "not-a-date"),
    "empty text": in_data(_empty_text, "empty-text"),
    "bad web address": in_data(_bad_address, "not-a-web-address"),
    "no id": in_data(_not_an_id, "not-an-id"),
    "unknown verdict class": in_data(_unknown_class, "unknown-word"),
    "unknown answer": in_data(_unknown_answer, "unknown-answer"),
    "question that changes nothing": in_data(_idle_question, "changes-nothing"),
    "answer without a case": in_data(_answer_without_case, "answer-without-case"),
    "outcome without a case": in_data(_outcome_without_case, "outcome-without-case"),
    "ambiguous id": in_data(_ambiguous_id, "ambiguous-id"),
    "checklist item unused": in_data(_unused("obligations", "get-form"), "unused-obligation"),
    "source unused": in_data(_unused("sources", "letter"), "unused-source"),
}
