"""Question sets for tests: a small one that is proved, the shipped one, and any that hypothesis can think of.

``small_files()`` is the text of the small set, file by file; change what a test is about and ``write`` it to a folder.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from wizard import assets
from wizard.questionset import paths
from wizard.questionset.loader import LoadedSet, read
from wizard.questionset.model import (
    CLASS_ORDER,
    Answer,
    Branch,
    Outcome,
    Pattern,
    Question,
    QuestionSet,
    Review,
    VerdictClass,
)

_SMALL = {
    "set": """\
id: small-set
title: May this letter go out?
summary: Two or three questions about a letter.
version: "1.0"
effective: "2026-01-07"
reviewed: {by: null, date: null}
disclaimer: General information, not legal advice.
first: purpose
shared: [purpose]
training: {cases: 4, pass_percent: 75}
classes:
  not-governed: {label: Not governed, short: Not governed, meaning: The rule does not reach this letter.}
  exception: {label: Exception applies, short: Exception, meaning: You may send it.}
  conditional: {label: With conditions, short: Conditions, meaning: You may send it while every condition is met.}
  authorization: {label: Authorization required, short: Authorization, meaning: Each person must have signed.}
  stop: {label: "Stop: ask first", short: Stop, meaning: A fact is missing.}
""",
    "questions": """\
purpose:
  label: Purpose
  ask: What is the letter for?
  hint: Choose the first line that is true.
  why: Each purpose has its own rule.
  sources: [rule]
  answers:
    visit:
      text: A visit
      because: the letter is about a visit
      leads_to: payment
    refill:
      text: A medicine
      example: A refill letter.
      because: the letter is about a medicine
      adds: [check-drug]
      leads_to: payment
    greeting:
      text: A greeting
      because: the letter is a greeting
      leads_to: not-marketing
    not-sure:
      text: I'm not sure
      unsure: true
      because: the purpose is not yet known
      leads_to: purpose-unknown
payment:
  label: Who pays
  ask: Who pays for the letter?
  why: Payment removes the exception.
  sources: [rule, guidance]
  answers:
    nobody:
      text: Nobody outside
      because: no outside company pays
      leads_to: claimed-exception
    maker:
      text: The maker of the product
      because: the maker pays
      adds: [write-down-payer]
      leads_to: paid-by-maker
    not-sure:
      text: I'm not sure
      unsure: true
      because: it is not yet known who pays
      leads_to: payer-unknown
cost:
  label: Cost
  ask: Does the maker pay more than the cost?
  why: Cost alone is allowed for a medicine.
  sources: [guidance]
  answers:
    at-cost:
      text: No more than the cost
      because: the maker pays no more than the cost
      leads_to: refill-at-cost
    above-cost:
      text: More than the cost
      because: the maker pays more than the cost
      leads_to: paid
    not-sure:
      text: I'm not sure
      unsure: true
      because: the cost is not yet known
      leads_to: payer-unknown
""",
    "junctions": """\
claimed-exception:
  - {when: {purpose: visit}, leads_to: visit-reminder}
  - {when: {purpose: refill}, leads_to: refill-reminder}
paid-by-maker:
  - {when: {purpose: [refill]}, leads_to: cost}
  - otherwise: paid
""",
    "outcomes": """\
not-marketing:
  class: not-governed
  label: Not marketing
  headline: Go ahead. A greeting sells nothing
  explanation: The rule does not reach it.
  sources: [rule]
visit-reminder:
  class: exception
  exception: visit-reminders
  label: Visit reminder
  headline: Go ahead. A visit reminder needs no form
  explanation: Reminders are part of care.
  obligations: [write-down-payer]
  sources: [rule]
refill-reminder:
  class: exception
  exception: refill-reminders
  label: Refill, unpaid
  headline: Go ahead. A refill letter needs no form
  explanation: Nobody pays for it.
  obligations: [check-drug]
  sources: [guidance]
refill-at-cost:
  class: conditional
  exception: refill-reminders
  label: Refill, paid at cost
  headline: Send it, as long as the payment stays within cost
  explanation: The maker may pay the cost and no more.
  obligations: [write-down-payer, check-drug]
  next_steps: [Keep the worksheet.]
  sources: [guidance]
paid:
  class: authorization
  label: Paid marketing
  headline: Get a signed form first
  explanation: No exception survives the payment.
  obligations: [get-form]
  next_steps: [Or drop the payment.]
  sources: [rule]
purpose-unknown:
  class: stop
  label: Purpose unknown
  headline: Stop and find out what the letter is for
  explanation: Each purpose has its own rule.
  sources: [rule]
payer-unknown:
  class: stop
  label: Payer unknown
  headline: Stop and find out who pays
  explanation: Payment changes the answer.
  next_steps: [Ask finance.]
  sources: [rule]
""",
    "exceptions": """\
visit-reminders:
  kind: named-exception
  title: Visit reminders
  summary: Reminders of a visit are part of care.
  sources: [rule]
  granted_by: [visit-reminder]
refill-reminders:
  kind: other-exit
  title: Refill reminders
  summary: The maker may pay the cost.
  sources: [guidance]
  granted_by: [refill-reminder, refill-at-cost]
""",
    "followups": """\
channel:
  label: Channels
  ask: How is it sent?
  hint: Tick every line that is true.
  why: Each channel has rules of its own.
  choose: many
  after: [exception, conditional, authorization]
  sources: [guidance]
  answers:
    email:
      text: Email
      because: people get an email
      adds: [safe-email]
    letter:
      text: A letter
      because: people get a letter
    not-sure:
      text: I'm not sure
      unsure: true
      alone: true
      because: the channel is not yet known
      adds: [safe-email]
minors:
  label: Minors
  ask: Is any recipient a minor?
  why: The letter must go to the right person.
  choose: one
  after: [exception]
  sources: [guidance]
  answers:
    some: {text: "Yes, some are", because: some recipients are minors, adds: [write-down-payer]}
    none: {text: "No, none is", because: no recipient is a minor}
""",
    "obligations": """\
write-down-payer: {title: Write down who pays, detail: Run this again if it changes., sources: [rule]}
check-drug: {title: Check the medicine, detail: It must be a current one., sources: [guidance]}
get-form: {title: Get the form signed, detail: Keep it for six years., sources: [rule]}
safe-email: {title: Keep the email safe, detail: Show no details in the subject line.}
""",
    "sources": """\
rule:
  cite: 45 CFR 164.501
  title: The rule
  says: Some messages need a signed form.
  url: https://www.ecfr.gov/current/title-45/section-164.501
  checked: text
guidance:
  cite: Guidance
  title: The guidance
  says: Cost may be paid.
  url: https://www.hhs.gov/hipaa/index.html
  checked: knowledge
""",
    "laws": """\
payment-removes-the-exception:
  says: After payment by the maker no plain exception is left.
  whenever: {payment: maker}
  unless:
    - {cost: at-cost}
  then: {class: [authorization, stop]}
  sources: [rule]
doubt-stops:
  says: Any doubt ends in a stop.
  whenever: {unsure: true}
  then: {class: stop}
cost-only-for-refills:
  says: The cost is asked only for a refill.
  whenever: {asked: cost}
  then:
    - {purpose: refill, exception: refill-reminders}
    - {purpose: refill, class: [authorization, stop]}
exceptions-can-be-reached:
  says: Each exception can be reached.
  possible:
    - {exception: visit-reminders}
    - {exception: refill-reminders, unsure: false}
cost-keeps-its-words:
  says: The cost question says what it is about.
  wording:
    - {question: cost, mentions: [the maker, the cost]}
    - {question: cost, answer: at-cost, mentions: [No more than]}
""",
    "cases": """\
greeting-card:
  story: The clinic sends a card for the new year.
  message: A happy new year to you!
  answers: {purpose: greeting}
  outcome: not-marketing
  clues: {purpose: a card for the new year}
  sources: [rule]
visit-letter:
  story: The clinic reminds a patient of a visit and pays for it alone.
  message: Your visit is on Tuesday.
  answers: {purpose: visit, payment: nobody}
  outcome: visit-reminder
  clues: {purpose: reminds a patient of a visit, payment: pays for it alone}
paid-visit-letter:
  story: The maker pays the clinic to remind a patient of a visit.
  message: Your visit is on Tuesday.
  answers: {purpose: visit, payment: maker}
  outcome: paid
  clues: {payment: The maker pays the clinic}
  twin_of: visit-letter
refill-letter:
  story: The clinic writes about a refill.
  message: Your refill is due.
  answers: {purpose: refill, payment: nobody}
  outcome: refill-reminder
refill-letter-at-cost:
  story: The clinic writes about a refill. The maker pays the stamp.
  message: Your refill is due.
  answers: {purpose: refill, payment: maker, cost: at-cost}
  outcome: refill-at-cost
  twin_of: refill-letter
refill-letter-above-cost:
  story: The clinic writes about a refill. The maker pays a fee.
  message: Your refill is due.
  answers: {purpose: refill, payment: maker, cost: above-cost}
  outcome: paid
refill-letter-at-unknown-cost:
  story: The clinic writes about a refill. The maker pays something.
  message: Your refill is due.
  answers: {purpose: refill, payment: maker, cost: not-sure}
  outcome: payer-unknown
unknown-payer:
  story: Someone pays for a reminder of a visit.
  message: Your visit is on Tuesday.
  answers: {purpose: visit, payment: not-sure}
  outcome: payer-unknown
unknown-purpose:
  story: Someone wants a letter sent.
  message: Dear patient.
  answers: {purpose: not-sure}
  outcome: purpose-unknown
""",
    "glossary": """\
refill:
  term: refill
  forms: [refills, refill letter]
  means: More of a medicine that is prescribed now.
""",
}


def small_files() -> dict[str, str]:
    """Return the text of each file of the small set, by the file's name without its ending."""
    return dict(_SMALL)


def write(folder: Path, files: Mapping[str, str | bytes] | None = None, **changed: str | bytes) -> Path:
    """Write a set's files (the small set's, if none are given), some of them changed, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {**(_SMALL if files is None else files), **changed}.items():
        (folder / f"{name}.yaml").write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def replaced(name: str, old: str, new: str) -> dict[str, str]:
    """Return the small set's files with one text, which must occur once, replaced in one file."""
    assert _SMALL[name].count(old) == 1, f"{old!r} occurs {_SMALL[name].count(old)} times in {name}.yaml"
    return {**_SMALL, name: _SMALL[name].replace(old, new)}


@cache
def small_set() -> QuestionSet:
    """Return the small set."""
    with TemporaryDirectory() as folder:
        return read(write(Path(folder))).question_set


@cache
def shipped() -> LoadedSet:
    """Return the shipped set with its routes, read once for all tests."""
    return read(assets.DEFAULT_SET)


def tree(
    questions: Mapping[str, Question],
    outcomes: Mapping[str, Outcome],
    junctions: Mapping[str, tuple[Branch, ...]] | None = None,
    first: str | None = None,
) -> QuestionSet:
    """Return a set of these nodes and nothing else; it begins with the first question unless told otherwise."""
    return QuestionSet(
        id="tree",
        title="A tree",
        summary="Nodes and nothing else.",
        version="1",
        effective="2026-01-07",
        reviewed=Review(by=None, date=None),
        disclaimer="General information, not legal advice.",
        first=first or next(iter(questions)),
        shared=(),
        classes={class_: VerdictClass(label=class_, short=class_, meaning=class_) for class_ in CLASS_ORDER},
        questions=questions,
        junctions=junctions or {},
        outcomes=outcomes,
        exceptions={},
        followups={},
        obligations={},
        sources={},
        laws={},
        cases={},
        glossary={},
        digest="0" * 64,
    )


def question(**leads_to: str) -> Question:
    """Return a question by its answers and where they lead; an answer named ``unsure`` is an "I'm not sure"."""
    return Question(
        label="Label",
        ask="Ask?",
        why="Why.",
        answers={
            answer: Answer(text=answer, because=answer, leads_to=node, unsure=answer == "unsure")
            for answer, node in leads_to.items()
        },
    )


def fits(question_set: QuestionSet, path: paths.Path, pattern: Pattern) -> bool:
    """Say whether a path fits a pattern, word for word as the format explains it."""
    outcome = question_set.outcomes[path.outcome]
    return (
        all(path.answers.get(key) in allowed for key, allowed in pattern.answers.items())
        and (not pattern.outcome or path.outcome in pattern.outcome)
        and (not pattern.class_ or outcome.class_ in pattern.class_)
        and (not pattern.exception or outcome.exception in pattern.exception)
        and (not pattern.asked or any(key in path.answers for key in pattern.asked))
        and (pattern.unsure is None or pattern.unsure == _has_doubt(question_set, path))
    )


def _has_doubt(question_set: QuestionSet, path: paths.Path) -> bool:
    return any(question_set.answer_of(*answer).unsure for answer in path.answers.items())


@st.composite
def any_tree(draw: st.DrawFn, most_questions: int = 6) -> QuestionSet:
    """Draw a set without a cycle or a gap: questions in a row, each leading to later ones, to forks and outcomes."""
    names = [f"q{n}" for n in range(draw(st.integers(1, most_questions)))]
    outcomes = {
        f"end{n}": Outcome(class_=draw(st.sampled_from(CLASS_ORDER)), headline="Headline", explanation="Explanation.")
        for n in range(draw(st.integers(1, 4)))
    }
    questions: dict[str, Question] = {}
    junctions: dict[str, tuple[Branch, ...]] = {}
    for place, name in enumerate(names):
        ahead = st.sampled_from([*names[place + 1 :], *outcomes])
        leads_to = {}
        for answer in ("a", "b", "c", "unsure")[: draw(st.integers(1, 4))]:
            node = draw(ahead)
            if draw(st.booleans()):
                node = f"fork-{name}-{answer}"
                asked = draw(st.sampled_from(names[: place + 1]))
                fits = tuple(draw(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=2, unique=True)))
                junctions[node] = (
                    Branch(when={asked: fits}, leads_to=draw(ahead)),
                    Branch(when={}, leads_to=draw(ahead)),
                )
            leads_to[answer] = node
        questions[name] = question(**leads_to)
    return tree(questions, outcomes, junctions)
