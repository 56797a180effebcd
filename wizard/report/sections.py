"""The sections that a sheet is laid out in, each from one part of a rationale or of one of its topics."""

from collections.abc import Iterator

from wizard.engine.labels import NOT_CHECKED_AT_ITS_SOURCE, quoted
from wizard.report.document import Rationale
from wizard.report.shapes import (
    Banner,
    Check,
    Checklist,
    Facts,
    Item,
    Reasons,
    Section,
    SourceItem,
    Sources,
    Steps,
    Table,
)
from wizard.report.topic_words import TopicWords
from wizard.report.wording import count_of, either, spoken_date
from wizard.report.words import (
    AskedForBy,
    Doubt,
    FollowUpWords,
    ObligationWords,
    Prospect,
    SourceWords,
    VerdictWords,
)


def banner(verdict: VerdictWords) -> Banner:
    """Return the verdict as it stands at the top."""
    used = (f"Exception used: {verdict.exception.title}",) if verdict.exception else ()
    return Banner(class_=verdict.class_, label=verdict.label, headline=verdict.headline, lines=(*used, verdict.meaning))


def why(told: Rationale | TopicWords, *before: str) -> Reasons:
    """Return the reasons for a verdict; ``before`` are paragraphs that come first."""
    verdict = told.verdict
    exception = verdict.exception
    summary = (f"{exception.title}. {exception.summary}",) if exception else ()
    return Reasons(
        title="Why this verdict",
        intro=(*before, verdict.explanation, *summary),
        items=tuple(Item(lead=reason.because, small="; ".join(reason.citations)) for reason in told.because),
    )


def answers(told: Rationale | TopicWords) -> Table:
    """Return the questions, why each is asked, and the answers given."""
    asked = zip(told.answers, told.because, strict=True)
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


def checklists(rationale: Rationale) -> Iterator[Section]:
    """Yield what must be done, if anything; of a message with several topics, each item names those that need it."""
    if not rationale.obligations:
        return
    naming = len(rationale.topics) > 1
    conditional = rationale.verdict.class_ == "conditional"
    yield Checklist(
        title="Conditions to meet" if conditional else "Checklist",
        header=("Condition" if conditional else "To do", "Status"),
        items=tuple(_check(obligation, naming=naming) for obligation in rationale.obligations),
    )


def _check(obligation: ObligationWords, *, naming: bool) -> Check:
    askers = [_asker(by) for by in obligation.asked_for_by if by.by != "verdict"]
    asked = (f"Asked for by {' and '.join(askers)}.",) if askers else ()
    needed = (f"Needed for {quoted(obligation.topics, 'and')}.",) if naming else ()
    confirmed_on = obligation.confirmed_on
    return Check(
        done=confirmed_on is not None,
        lead=obligation.title,
        body=obligation.detail,
        small=" ".join((*needed, *asked, "; ".join(obligation.citations))),
        state="Not yet confirmed" if confirmed_on is None else f"Confirmed {spoken_date(confirmed_on)}",
    )


def _asker(by: AskedForBy) -> str:
    return f"the {'answer to' if by.by == 'question' else 'follow-up'} “{by.words}”"


def in_doubt(doubts: tuple[Doubt, ...]) -> Iterator[Section]:
    """Yield where each doubt leads."""
    for doubt in doubts:
        yield _doubt(doubt)


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


def follow_ups(asked: tuple[FollowUpWords, ...]) -> Iterator[Section]:
    """Yield the follow-up questions that are answered, if any."""
    answered = tuple(each for each in asked if each.answers)
    if answered:
        yield _followed_up(answered)


def _followed_up(answered: tuple[FollowUpWords, ...]) -> Table:
    return Table(
        title="Follow-up questions",
        intro=(),
        header=("Question", "Answer"),
        widths=(11, 9),
        last="strong",
        tight=True,
        rows=tuple((asked.asked, "; ".join(answer.text for answer in asked.answers)) for asked in answered),
    )


def _source(source: SourceWords) -> SourceItem:
    return SourceItem(
        lead=f"{source.cite}: {source.title}.", remark=NOT_CHECKED_AT_ITS_SOURCE[source.checked], url=source.url
    )


def sources(rationale: Rationale) -> Sources:
    """Return the sources cited."""
    return Sources(title="Sources", items=tuple(_source(source) for source in rationale.sources))


def question_set_facts(rationale: Rationale) -> Facts:
    """Return what identifies the rules that decided."""
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


def next_steps(rationale: Rationale) -> Iterator[Section]:
    """Yield what to do next, if anything."""
    if steps := tuple(_steps(rationale)):
        yield Steps(title="What to do next", items=steps)


def _steps(rationale: Rationale) -> Iterator[str]:
    yield from rationale.next_steps
    if still_open := [asked.label for asked in rationale.follow_ups if not asked.answers]:
        yield f"Answer what is still open, since more may have to be done then: {quoted(still_open, 'and')}."
