"""The logic table laid out for a reader, and no word left to the renderings: HTML and PDF print the same sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from wizard.engine.labels import NOT_CHECKED_AT_ITS_SOURCE
from wizard.engine.logic_table import AnswerEntry, LogicTable, QuestionEntry, Rule, VerdictEntry
from wizard.questionset.model import Source
from wizard.report.wording import count_of, spoken_date

_LEAD = (
    "Every question, each of its answers, what the answer leads to, and why. The program follows exactly this table; "
    "it is printed from the same rules."
)
_DEPENDS = "Depends on earlier answers: see rule {number}."
ANSWER_HEADER = ("Answer", "Leads to", "Because", "Adds to the checklist")
RULE_HEADER = ("No.", "When", "Then")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph: plain, strong or small."""

    text: str
    kind: Literal["plain", "strong", "small"] = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows under a header; a cell holds paragraphs. ``widths`` are shares of the width, 0 for a column of numbers."""

    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[tuple[Words, ...], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One question, rule or verdict. ``id`` names it within the sheet."""

    id: str
    title: str
    intro: tuple[Words, ...] = ()
    table: Grid | None = None
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the sheet."""

    title: str
    intro: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One source: its citation and title, what it says, and its web address."""

    lead: str
    body: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """The end of the sheet: what is signed, with which result, by whom."""

    title: str
    statement: str
    choices: tuple[str, ...]
    signers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LogicSheet:
    """Everything a reader of the logic table sees, in order."""

    kicker: str
    title: str
    lead: str
    running: str
    footer: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]
    sign: Sign
    disclaimer: str


def lay_out(table: LogicTable) -> LogicSheet:
    """Return the sheet of a logic table."""
    question_set = table.question_set
    edition = f"{question_set.id}, version {question_set.version}"
    return LogicSheet(
        kicker="Logic table",
        title=question_set.title,
        lead=_LEAD,
        running=f"Logic table: {edition}",
        footer=f"{edition}. Digest {question_set.digest[:12]}.",
        facts=tuple(_facts(table)),
        sections=tuple(_sections(table)),
        sources=tuple(_source(source) for source in table.sources),
        sign=_sign(table),
        disclaimer=question_set.disclaimer,
    )


def reviewed(table: LogicTable) -> str:
    """Say who reviewed the question set."""
    review = table.question_set.reviewed
    if review.by and review.date:
        return f"By {review.by} on {spoken_date(review.date)}"
    return "Not yet reviewed"


def _facts(table: LogicTable) -> Iterator[tuple[str, str]]:
    question_set = table.question_set
    yield "Question set", f"{question_set.id}, version {question_set.version}"
    yield "Rules as of", spoken_date(question_set.effective)
    yield "Reviewed", reviewed(table)
    answers = sum(len(entry.answers) for entry in table.questions)
    counts = ((len(table.questions), "question"), (answers, "answer"), (len(table.rules), "rule"))
    yield "Holds", ", ".join(count_of(number, thing) for number, thing in (*counts, (len(table.verdicts), "verdict")))
    yield "Digest", question_set.digest


def _sections(table: LogicTable) -> Iterator[Section]:
    yield Section(
        title="Questions",
        intro=("The first question is asked first. After that, each answer names what comes next.",),
        entries=tuple(_question(entry) for entry in table.questions),
    )
    if table.rules:
        yield Section(
            title="Then: rules that look at earlier answers",
            intro=(
                "Nobody is asked anything here. The lines of a rule are tried in order; the first that fits decides.",
            ),
            entries=tuple(_rule(rule) for rule in table.rules),
        )
    yield Section(title="Verdicts", intro=(), entries=tuple(_verdict(entry) for entry in table.verdicts))


def _question(entry: QuestionEntry) -> Entry:
    intro = [Words(text=entry.ask)]
    intro += [Words(text=entry.hint, kind="small")] if entry.hint else []
    intro += [Words(text=f"Why it is asked: {entry.why}", kind="small")]
    intro += [Words(text=f"Sources: {cites(entry.sources)}", kind="small")] if entry.sources else []
    return Entry(
        id=f"question-{entry.question_id}",
        title=f"Question {entry.number}: {entry.label}",
        intro=tuple(intro),
        table=Grid(header=ANSWER_HEADER, widths=(7, 6, 6, 4), rows=tuple(_answer(answer) for answer in entry.answers)),
    )


def _answer(entry: AnswerEntry) -> tuple[tuple[Words, ...], ...]:
    said = [Words(text=entry.answer.text, kind="strong")]
    said += [Words(text=entry.answer.example, kind="small")] if entry.answer.example else []
    leads = [Words(text=target.words) for target in entry.targets]
    leads += [Words(text=_DEPENDS.format(number=entry.rule), kind="small")] if entry.rule else []
    because = tuple(Words(text=text) for text in (entry.answer.because,) if text)
    return tuple(said), tuple(leads), because, tuple(Words(text=duty) for duty in entry.adds)


def _rule(rule: Rule) -> Entry:
    return Entry(
        id=f"rule-{rule.junction_id}",
        title=f"Rule {rule.number}",
        intro=(Words(text=f"Comes after: {'; '.join(rule.used_by) or 'another rule'}.", kind="small"),),
        table=Grid(
            header=RULE_HEADER,
            widths=(0, 13, 6),
            rows=tuple(
                ((Words(text=str(number)),), (Words(text=line.when),), (Words(text=line.then, kind="strong"),))
                for number, line in enumerate(rule.lines, start=1)
            ),
        ),
    )


def _verdict(entry: VerdictEntry) -> Entry:
    facts = [("Class", entry.class_label), ("Comes after", "; ".join(entry.reached_from) or "Nothing is asked")]
    facts += [("Exception used", entry.exception)] if entry.exception else []
    facts += [("Checklist", "; ".join(entry.obligations))] if entry.obligations else []
    facts += [("Next steps", " ".join(entry.next_steps))] if entry.next_steps else []
    facts += [("Sources", cites(entry.sources))] if entry.sources else []
    return Entry(
        id=f"verdict-{entry.outcome_id}",
        title=f"Verdict {entry.number}: {entry.label}",
        intro=(Words(text=f"{entry.headline}. {entry.explanation}"),),
        facts=tuple(facts),
    )


def cites(sources: Iterable[Source]) -> str:
    """Name sources by their short citations."""
    return "; ".join(source.cite for source in sources)


def _source(source: Source) -> SourceLine:
    body = f"{source.says} {NOT_CHECKED_AT_ITS_SOURCE[source.checked]}".rstrip()
    return SourceLine(lead=f"{source.cite}: {source.title}", body=body, url=source.url)


def _sign(table: LogicTable) -> Sign:
    question_set = table.question_set
    return Sign(
        title="Review and signature",
        statement=(
            f"I have read this logic table of the question set {question_set.id}, version {question_set.version}, "
            f"with the digest {question_set.digest}."
        ),
        choices=("Approved as it stands", "Approved with the changes noted", "Not approved"),
        signers=("Counsel", "Privacy officer"),
    )
