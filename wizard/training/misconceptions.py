"""The likeliest mistaken rules behind a learner's wrong turns, in words, with the cases that show them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wizard.questionset.model import Question
from wizard.training.attempt import Attempt, Turn
from wizard.training.beliefs import Beliefs, Suspects
from wizard.training.mistaken_rules import MistakenRule, quoted

LIKELY = 0.5
"""From which probability on a mistaken rule is told: it is likelier than not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunch:
    """A mistaken rule that a learner likely holds.

    ``probability`` is that of holding this rule or a wider one, which goes wrong here and in more places. ``says`` is
    the rule in words; ``seen`` tells which answers were in fact taken for which, the most often seen first.
    ``shown_by`` are the ids of the cases whose wrong turn it foretold, ``against`` of those in which it foretold a
    wrong turn that was not taken; each once, in the order first attempted.
    """

    rule: MistakenRule
    probability: float
    says: str
    seen: str
    shown_by: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunches:
    """What a learner's attempts let one suspect: ``likely`` ones, the likeliest first, perhaps none.

    ``says`` is one sentence on all of them, fit to be shown where there is none.
    """

    likely: tuple[Hunch, ...]
    says: str


def hunches(suspects: Suspects, attempts: Sequence[Attempt]) -> Hunches:
    """Return the mistaken rules that one learner's attempts, in the order made, make likely.

    See ``Beliefs`` for the model. While it is clear that a learner takes one answer for another, but not yet where
    else they go wrong at that question, no rule alone is likely; so the widest rule is told of which it is likely
    that the learner holds it or one still wider.
    """
    beliefs = believed(suspects, attempts)
    likely = [_hunch(suspects, attempts, *found) for found in _widest(beliefs)]
    likely.sort(key=lambda hunch: -hunch.probability)
    return Hunches(likely=tuple(likely), says=_in_short(len(likely), attempts))


def believed(suspects: Suspects, attempts: Iterable[Attempt]) -> Beliefs:
    """Return what one learner's attempts, in the order made, let one believe.

    Of a try from the wrong turn on, the turns before it were evidence once already and count no second time.
    """
    return Beliefs.none_yet(suspects).after(_new_turns(attempts))


def _new_turns(attempts: Iterable[Attempt]) -> Iterator[Turn]:
    before: dict[str, tuple[Turn, ...]] = {}
    for attempt in attempts:
        before[attempt.id] = attempt.turns
        given = [(turn.question_id, turn.chosen) for turn in before.get(attempt.retry_of, ())]
        turns = [(turn.question_id, turn.chosen) for turn in attempt.turns]
        alike = next((place for place, (old, new) in enumerate(zip(given, turns, strict=False)) if old != new), 0)
        yield from attempt.turns[alike:]


def ranked(beliefs: Beliefs) -> list[tuple[float, MistakenRule]]:
    """Return every mistaken rule with the probability that exactly this one is held, the likeliest first."""
    pairs = [
        pair for key, rules in beliefs.suspects.rules.items() for pair in zip(beliefs.held[key], rules, strict=True)
    ]
    return sorted(pairs, key=lambda pair: -pair[0])


def _widest(beliefs: Beliefs) -> Iterable[tuple[MistakenRule, float]]:
    """Yield, for each question where one is likely, the widest likely rule with the probability of it or a wider."""
    for key, rules in beliefs.suspects.rules.items():
        held = beliefs.held[key]
        if sum(held) < LIKELY:
            continue
        at_least = [
            (rule, sum([each for each, other in zip(held, rules, strict=True) if _contains(other, rule)]))
            for rule in rules
        ]
        likely = [found for found in at_least if found[1] >= LIKELY]
        if likely:
            yield max(likely, key=lambda found: (len(found[0].overlooked), found[1]))


def _contains(wider: MistakenRule, rule: MistakenRule) -> bool:
    return wider.chosen == rule.chosen and set(rule.overlooked) <= set(wider.overlooked)


def _hunch(suspects: Suspects, attempts: Sequence[Attempt], rule: MistakenRule, probability: float) -> Hunch:
    bent = [
        (attempt.case_id, turn)
        for attempt in attempts
        for turn in attempt.turns
        if turn.question_id == rule.question_id and turn.right in rule.overlooked
    ]
    shown = [(case_id, turn) for case_id, turn in bent if turn.chosen in rule.chosen]
    return Hunch(
        rule=rule,
        probability=probability,
        says=rule.words(suspects.question_set),
        seen=_seen(suspects.question_set.questions[rule.question_id], [turn for _, turn in shown]),
        shown_by=tuple(dict.fromkeys(case_id for case_id, _ in shown)),
        against=tuple(dict.fromkeys(case_id for case_id, turn in bent if turn.chosen not in rule.chosen)),
    )


def _seen(question: Question, turns: Iterable[Turn]) -> str:
    """Return which answers were taken for which, and how often, as one sentence."""
    told = []
    for (right, chosen), times in Counter((str(turn.right), turn.chosen) for turn in turns).most_common():
        right_words, chosen_words = quoted(question, (right, chosen))
        told.append(f"{chosen_words} given where {right_words} is right ({times} {'time' if times == 1 else 'times'})")
    return f"Seen so far: {'; '.join(told)}."


def _in_short(number: int, attempts: Sequence[Attempt]) -> str:
    if number:
        return "One mistaken rule is likely." if number == 1 else f"{number} mistaken rules are likely."
    wrong = sum(attempt.wrong_turn is not None for attempt in attempts)
    if not wrong:
        return "No wrong turn so far, so no mistaken rule is suspected."
    turns = "The one wrong turn so far is" if wrong == 1 else f"The {wrong} wrong turns so far are"
    return f"{turns} not enough to suspect a mistaken rule: slips would explain as much."
