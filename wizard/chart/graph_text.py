"""The decision map as text for other drawing programs: DOT for Graphviz, and Mermaid for wikis and web pages."""

from wizard.chart import words
from wizard.engine.decision_map import NO_TRAIL, DecisionMap, Link, Trail

_PATH, _LINE = "#0E5A6B", "#76848A"
_DOT_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})
_MERMAID_ESCAPES = str.maketrans(
    {"#": "#35;", '"': "#quot;", "&": "#amp;", "<": "#lt;", ">": "#gt;", "`": "#96;", "\n": "<br>"}
)


def as_dot(decision_map: DecisionMap, trail: Trail = NO_TRAIL) -> str:
    """Return the map in the DOT language. With a trail, the way taken is bold."""
    numbers = _numbers(decision_map)
    title, edition = words.title(decision_map), words.edition(decision_map)
    rows = [
        "digraph map {",
        f'  graph [rankdir=LR, label="{_dot(title)}", tooltip="{_dot(edition)}"];',
        '  node [shape=box, style=rounded, fontname="Atkinson Hyperlegible, Arial", fontsize=12];',
        f'  edge [color="{_LINE}", fontname="Atkinson Hyperlegible, Arial", fontsize=10];',
    ]
    for key, place in decision_map.places.items():
        taken = f', penwidth=2.5, color="{_PATH}"' if key in trail.places else ""
        tip = _dot(words.of_place(decision_map, place))
        label = _dot(_label(decision_map, key))
        rows.append(f'  {numbers[key]} [id="{place.node_id}", label="{label}", tooltip="{tip}"{taken}];')
    for link in decision_map.links:
        marks = ", style=dashed" if link.depends else ""
        if (link.start, link.end) in trail.links:
            marks = f', penwidth=3.5, color="{_PATH}"'
        answers = _dot(_answers(decision_map, link))
        rows.append(f'  {numbers[link.start]} -> {numbers[link.end]} [label="{answers}"{marks}];')
    return "\n".join([*rows, "}"]) + "\n"


def as_mermaid(decision_map: DecisionMap, trail: Trail = NO_TRAIL) -> str:
    """Return the map as a Mermaid flowchart. With a trail, the way taken is bold."""
    numbers = _numbers(decision_map)
    rows = ["---", f'title: "{_mermaid(words.title(decision_map))}"', "---", "flowchart LR"]
    for key, place in decision_map.places.items():
        opening, closing = ("[", "]") if place.is_question else ("([", "])")
        rows.append(f'  {numbers[key]}{opening}"{_mermaid(_label(decision_map, key))}"{closing}')
    for link in decision_map.links:
        arrow = "-.->" if link.depends else "-->"
        answers = _mermaid(_answers(decision_map, link))
        rows.append(f'  {numbers[link.start]} {arrow}|"{answers}"| {numbers[link.end]}')
    on_path = [str(n) for n, link in enumerate(decision_map.links) if (link.start, link.end) in trail.links]
    if on_path:
        rows.append(f"  linkStyle {','.join(on_path)} stroke:{_PATH},stroke-width:4px")
    if trail.places:
        rows.append(f"  classDef taken stroke:{_PATH},stroke-width:3px")
        rows.append(f"  class {','.join(numbers[key] for key in trail.places)} taken")
    rows.append(f"  %% {' '.join(words.edition(decision_map).split())}")
    return "\n".join(rows) + "\n"


def _numbers(decision_map: DecisionMap) -> dict[str, str]:
    """Return a name for each place that no drawing program can take for a word of its own."""
    return {key: f"n{number}" for number, key in enumerate(decision_map.places)}


def _label(decision_map: DecisionMap, place_id: str) -> str:
    place = decision_map.places[place_id]
    name = decision_map.name(place)
    if place.is_question:
        return name
    question_set = decision_map.question_set
    short = question_set.classes[question_set.outcomes[place.node_id].class_].short
    return f"{short}\n{name}"


def _answers(decision_map: DecisionMap, link: Link) -> str:
    question = decision_map.question_set.questions[link.start]
    return "\n".join(question.answers[answer].text for answer in link.answers)


def _dot(text: str) -> str:
    return text.translate(_DOT_ESCAPES)


def _mermaid(text: str) -> str:
    return text.translate(_MERMAID_ESCAPES)
