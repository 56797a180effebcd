"""What another version of a question set changes, in plain words or as JSON."""

import json
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator

from wizard.questionset.difference import Change, Difference
from wizard.questionset.difference_words import class_label, condition, stop_in_words, verdict, verdicts_apart
from wizard.questionset.rewording import Alteration, Plain

_WIDTH = 80


def as_json(difference: Difference) -> str:
    """Return ``changed``, ``reworded`` and ``other`` (duties, sources, parts that came or went) as JSON text.

    A change: ``when`` (question id to the answer ids it may have), ``from``, ``to`` (outcome ids; ``to`` is null where
    the answers can no longer be completed), ``paths`` (how many of the old set's). ``from`` and ``to`` are the same id
    where the outcome's own class or exception changed; ``other`` then says so too.
    """
    found = {
        "changed": [
            {"when": change.when, "from": change.before, "to": change.after, "paths": change.paths}
            for change in difference.changed
        ],
        "reworded": [_altered(each) for each in difference.reworded],
        "other": [_altered(each) for each in difference.other],
    }
    return json.dumps(found, indent=2) + "\n"


def _altered(alteration: Alteration) -> dict[str, Plain]:
    return {"where": ".".join(alteration.where), "from": alteration.before, "to": alteration.after}


def as_text(difference: Difference) -> str:
    """Return the difference in plain words: changed verdicts first, then new words, then what else differs."""
    parts = [
        [_in_short(difference), *_by_class(difference)],
        *([_change(difference, change)] for change in difference.changed),
        _alterations("Only reworded:", difference.reworded),
        _alterations("What else differs in the files:", difference.other),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _in_short(difference: Difference) -> str:
    if not difference.changed:
        return f"{_ways(difference.paths)}: no verdict changes."
    number = sum(change.paths for change in difference.changed)
    return f"The verdict changes for {number:,} of {_ways(difference.paths)}."


def _by_class(difference: Difference) -> Iterator[str]:
    """Yield how many ways to answer change from which class to which, where there is more than one entry to add up."""
    if len(difference.changed) < 2:  # noqa: PLR2004 - the entry itself says it
        return
    old, new = difference.old, difference.new
    numbers: Counter[str] = Counter()
    for change in difference.changed:
        after = class_label(new, change.after) if change.after else "can no longer be completed"
        numbers[f"{class_label(old, change.before)} -> {after}"] += change.paths
    widest = max(len(f"{number:,}") for number in numbers.values())
    for words, number in numbers.most_common():
        yield f"  {number:{widest},}  {words}"


def _change(difference: Difference, change: Change) -> str:
    old, new = difference.old, difference.new
    if change.after is None:
        before = verdict(old, change.before)
        says = f"can no longer be completed; {'it' if change.paths == 1 else 'they'} ended in {before}"
    else:
        before, after = verdicts_apart(old, change.before, new, change.after)
        says = f"now {'ends' if change.paths == 1 else 'end'} in {after} instead of {before}"
    lines = [_wrapped(f"{_ways(change.paths)} {says}:", "")]
    conditions = [condition(old, *each) for each in change.when.items()] or ["whatever the answers are"]
    for number, each in enumerate(conditions):
        begin = "and " if number else "when " if change.when else ""
        lines.append(_wrapped(f"{begin}{each}{'.' if number == len(conditions) - 1 else ''}", "  "))
    lines.extend(_wrapped(stop_in_words(old, new, stop), "  ") for stop in change.stops)
    return "\n".join(lines)


def _ways(number: int) -> str:
    return "1 way to answer" if number == 1 else f"{number:,} ways to answer"


def _alterations(heading: str, alterations: Iterable[Alteration]) -> list[str]:
    lines = [heading]
    for each in alterations:
        lines.append(_wrapped(" > ".join(each.where), "  "))
        if each.before is not None:
            lines.append(_wrapped(f"{'gone' if each.after is None else 'before'}: {_shown(each.before)}", "    "))
        if each.after is not None:
            lines.append(_wrapped(f"{'new' if each.before is None else 'now'}: {_shown(each.after)}", "    "))
    return lines if len(lines) > 1 else []


def _shown(value: Plain) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(map(_shown, value)) or "nothing"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(each)}" for key, each in value.items())
    return ("yes" if value else "no") if value is None or isinstance(value, bool) else str(value)


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
