"""A rationale laid out for a reader: headings, lists and tables in order, and no word left to the renderings.

The text and the PDF both print a sheet, so they state the same facts.
"""

from collections.abc import Iterator

from wizard.engine.labels import NOT_CHECKED_AT_ITS_SOURCE, quoted
from wizard.report.alternatives import rests_on, why_not, would_change
from wizard.report.document import Rationale
from wizard.report.record import check_code
from wizard.report.shapes import (
    Banner,
    Check,
    Checklist,
    Facts,
    Item,
    Reasons,
    Section,
    Sheet,
    Signatures,
    SourceItem,
    Sources,
    Steps,
    Table,
)
from wizard.report.wording import count_of, either, shortened, spoken_date, spoken_time
from wizard.report.words import AskedForBy, Doubt, FollowUpWords, ObligationWords, Prospect, SourceWords

EXAMPLE = "EXAMPLE"
EXAMPLE_MEANS = "A worked example from the question set. It is not a decision about a real message."
NOT_GIVEN = "Not given"


def lay_out(rationale: Rationale) -> Sheet:
    """Return the sheet of a rationale."""
    question_set = rationale.question_set
    title = shortened(rationale.name, most_words=16, longest=100)
    return Sheet(
        kicker=question_set.title,
        title=title,
        mark=(EXAMPLE, EXAMPLE_MEANS) if rationale.example else None,
        banner=_banner(rationale),
        facts=(
            ("Decided by", rationale.decided_by or NOT_GIVEN),
            ("Decided on", spoken_time(rationale.decided_at)),
            ("Question set", f"{question_set.id}, version {question_set.version}"),
            ("Check code", check_code(rationale)),
        ),
        notes=tuple(_notes(rationale, title)),
        sections=tuple(_sections(rationale)),
        disclaimer=rationale.disclaimer,
        reasoning_title="The full reasoning",
        reasoning=tuple(_reasoning(rationale)),
        footer=(
            f"Exception Wizard {rationale.program_version}. Question set {question_set.version}. "
            f"Check code {check_code(rationale)}."
        ),
    )


def _notes(rationale: Rationale, title: str) -> Iterator[tuple[str, str]]:
    if title != rationale.name:
        yield "Whole name", rationale.name
    if rationale.note is not None:
        yield "Note", rationale.note


def _banner(rationale: Rationale) -> Banner:
    verdict = rationale.verdict
    used = (f"Exception used: {verdict.exception.title}",) if verdict.exception else ()
    return Banner(class_=verdict.class_, label=verdict.label, headline=verdict.headline, lines=(*used, verdict.meaning))


def _sections(rationale: Rationale) -> Iterator[Section]:
    yield _why(rationale)
    if rationale.obligations:
        yield _checklist(rationale)
    if steps := tuple(_steps(rationale)):
        yield Steps(title="What to do next", items=steps)
    for doubt in rationale.doubts:
        yield _doubt(doubt)
    yield Signatures(title="Signatures", signers=("Decided by", "Reviewed by"))


def _steps(rationale: Rationale) -> Iterator[str]:
    yield from rationale.next_steps
    if still_open := [asked.label for asked in rationale.follow_ups if not asked.answers]:
        yield f"Answer what is still open, since more may have to be done then: {quoted(still_open, 'and')}."


def _reasoning(rationale: Rationale) -> Iterator[Section]:
    yield _answers(rationale)
    if answered := tuple(asked for asked in rationale.follow_ups if asked.answers):
        yield _follow_ups(answered)
    yield from rests_on(rationale.rests_on)
    yield from why_not(rationale.why_not)
    yield from would_change(rationale.would_change, [answered.question for answered in rationale.answers])
    yield Sources(title="Sources", items=tuple(_source(source) for source in rationale.sources))
    yield _question_set(rationale)


def _why(rationale: Rationale) -> Reasons:
    verdict = rationale.verdict
    exception = verdict.exception
    summary = (f"{exception.title}. {exception.summary}",) if exception else ()
    return Reasons(
        title="Why this verdict",
        intro=(verdict.explanation, *summary),
        items=tuple(Item(lead=reason.because, small="; ".join(reason.citations)) for reason in rationale.because),
    )


def _answers(rationale: Rationale) -> Table:
    asked = zip(rationale.answers, rationale.because, strict=True)
    return Table(
        title="Your answers",
        intro=(),
        header=("No.", "Question", "Why it is asked", "Answer"),
        widths=(0, 6, 8, 6),
        last="strong",
        tight=True,
        rows=tuple(
            (str(number), answered.asked, reason.why, answered.text)
            for number, (answered, reason) in enumerate(asked, start=1)
        ),
    )


def _checklist(rationale: Rationale) -> Checklist:
    conditional = rationale.verdict.class_ == "conditional"
    return Checklist(
        title="Conditions to meet" if conditional else "Checklist",
        header=("Condition" if conditional else "To do", "Status"),
        items=tuple(_check(obligation) for obligation in rationale.obligations),
    )


def _check(obligation: ObligationWords) -> Check:
    askers = [_asker(by) for by in obligation.asked_for_by if by.by != "verdict"]
    asked = (f"Asked for by {' and '.join(askers)}.",) if askers else ()
    confirmed_on = obligation.confirmed_on
    return Check(
        done=confirmed_on is not None,
        lead=obligation.title,
        body=obligation.detail,
        small=" ".join((*asked, "; ".join(obligation.citations))),
        state="Not yet confirmed" if confirmed_on is None else f"Confirmed {spoken_date(confirmed_on)}",
    )


def _asker(by: AskedForBy) -> str:
    return f"the {'answer to' if by.by == 'question' else 'follow-up'} “{by.words}”"


def _doubt(doubt: Doubt) -> Table:
    return Table(
        title="Where the doubt leads",
        intro=(f"The answer to “{doubt.asked}” is not known yet. This is where each answer would lead.",),
        header=("If the answer is", "The verdict"),
        widths=(1, 1),
        last="plain",
        rows=tuple((prospect.text, _leads_to(prospect)) for prospect in doubt.prospects),
    )


def _leads_to(prospect: Prospect) -> str:
    labels = [verdict.label for verdict in prospect.verdicts]
    if prospect.headline is not None:
        return f"{either(labels)}. {prospect.headline}."
    return f"Open. At most {count_of(prospect.questions_left, 'more question')}, then {quoted(labels)}."


def _follow_ups(follow_ups: tuple[FollowUpWords, ...]) -> Table:
    return Table(
        title="Follow-up questions",
        intro=(),
        header=("Question", "Answer"),
        widths=(11, 9),
        last="strong",
        tight=True,
        rows=tuple((asked.asked, "; ".join(answer.text for answer in asked.answers)) for asked in follow_ups),
    )


def _source(source: SourceWords) -> SourceItem:
    return SourceItem(
        lead=f"{source.cite}: {source.title}.", remark=NOT_CHECKED_AT_ITS_SOURCE[source.checked], url=source.url
    )


def _question_set(rationale: Rationale) -> Facts:
    question_set = rationale.question_set
    if question_set.reviewed_by and question_set.reviewed_on:
        reviewed = f"By {question_set.reviewed_by} on {spoken_date(question_set.reviewed_on)}"
    else:
        reviewed = "Not yet reviewed"
    return Facts(
        title="Question set",
        rows=(
            ("Rules as of", spoken_date(question_set.effective)),
            ("Reviewed", reviewed),
            ("Digest", question_set.digest),
        ),
    )
