"""The commands for whoever has a message to assess: ask, decide, the cases, and the check of a filed rationale."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wizard import __version__
from wizard.commands.keeping import entry_of, keep_decision, refuse_to_keep
from wizard.commands.options import Force, Json, Pdf, Questions, RegisterAt, Text, ending, group
from wizard.commands.typed import exports_to, folder_of, given_answers, message_of, moment, warn_of_patient_details

if TYPE_CHECKING:
    from wizard.exports import Exports
    from wizard.questionset.answers_file import GivenAnswers
    from wizard.report.document import Rationale

commands = group()


@commands.command(epilog=ending("verdict", "ask", "ask --pdf rationale.pdf --text rationale.txt"))
def ask(
    context: typer.Context,
    pdf: Pdf = None,
    text: Text = None,
    json: Json = None,
    force: Force = False,
    questions: Questions = None,
) -> None:
    """Ask the questions in the terminal.

    Then show the verdict, ask what else matters, and save the rationale.
    """
    from wizard.terminal.session import assess

    raise typer.Exit(assess(folder_of(context, questions), exports_to(pdf, text, json, force=force)))


@commands.command(
    epilog=ending(
        "kept",
        "decide answers.yaml",
        "decide --case dental-visit-text --pdf rationale.pdf",
        "decide - --name 'Spring refill text' --json record.json < answers.yaml",
        "decide answers.yaml --name 'Spring refill text' --decided-by 'D. Alvarez' --keep",
        "decide answers.yaml --decided-by 'D. Alvarez' --keep --changes 2026-0129",
    )
)
def decide(
    context: typer.Context,
    answers: Annotated[
        str | None,
        typer.Argument(
            metavar="ANSWERS.yaml|-",
            help="A file of lines 'QUESTION: ANSWER', follow-ups as lists, proofs as a table; of a message with "
            "several topics, 'answers' for what they share and 'topics' by name; - reads standard input.",
            show_default=False,
        ),
    ] = None,
    case: Annotated[str | None, typer.Option(metavar="ID", help="Take the answers of a case of the set.")] = None,
    pdf: Pdf = None,
    text: Text = None,
    json: Json = None,
    force: Force = False,
    name: Annotated[str, typer.Option(help="The name to file it under.")] = "",
    note: Annotated[str, typer.Option(help="A note to file with it.")] = "",
    decided_by: Annotated[str, typer.Option(help="Who decided.")] = "",
    date: Annotated[str, typer.Option(metavar="ISO", help="When it was decided, such as 2026-03-04; else now.")] = "",
    keep: Annotated[bool, typer.Option("--keep", help="Keep the decision in the register.")] = False,
    changes: Annotated[
        str, typer.Option(metavar="ID", help="Keep it as the next version of this decision, such as 2026-0129.")
    ] = "",
    register: RegisterAt = None,
    questions: Questions = None,
) -> None:
    """Work written answers out to their verdict.

    The rationale is printed as text, saved where the options say, or kept in the register.
    """
    from wizard.questionset.loader import read
    from wizard.report.document import Filing, compose_message

    if (answers is None) == (case is None):
        raise typer.BadParameter("Name a file of answers, or a case with --case ID; one of the two.")
    refuse_to_keep(keep=keep, changes=changes, register=register, case=case, decided_by=decided_by)
    decided_at = moment(date)
    exports = exports_to(pdf, text, json, force=force)
    warn_of_patient_details({"--name": name, "--note": note, "--decided-by": decided_by})
    loaded = read(folder_of(context, questions))
    given = given_answers(loaded.question_set, answers, case)
    warn_of_patient_details(_typed_words(given))
    rationale = compose_message(
        message_of(loaded, given),
        Filing(
            name=name or case or "",
            note=note or None,
            decided_by=decided_by,
            example=case is not None,
            proofs=given.proofs,
            topic_proofs=given.topic_proofs,
        ),
        decided_at=decided_at,
        program_version=__version__,
    )
    for place in _not_filed(given, rationale):
        typer.echo(f"The verdict does not rest on {place}: its proof is not filed.", err=True)
    if not keep:
        exports.write(rationale)
        _say(rationale, exports)
        return
    row = keep_decision(rationale, register, changes=changes)
    exports.write(rationale, entry_of(row, register) if row and exports.files else None)
    _say(rationale, exports, briefly=True)
    if row is None:
        raise typer.Exit(1)


def _say(rationale: "Rationale", exports: "Exports", *, briefly: bool = False) -> None:
    """Print what was decided: all of it, unless it was saved in files or is to be said ``briefly``."""
    from wizard.report.text import as_text

    if not (exports.files or briefly):
        typer.echo(as_text(rationale), nl=False)
        return
    typer.echo(f"{rationale.verdict.label}: {rationale.verdict.headline}")
    for sentence in (rationale.decides, rationale.without_governing):
        if sentence and len(rationale.topics) > 1:
            typer.echo(sentence)
    for path in exports.files.values():
        typer.echo(f"Saved: {path}")


def _typed_words(given: "GivenAnswers") -> dict[str, str]:
    """Return the words typed beside the answers, by where they stand."""
    return {
        **{f"The proof for '{question}'": words for question, words in given.proofs.items()},
        **{f"The name of the topic '{name}'": name for name in given.topics or ()},
        **{
            f"The proof for '{question}' in '{name}'": words
            for name, proofs in given.topic_proofs.items()
            for question, words in proofs.items()
        },
    }


def _not_filed(given: "GivenAnswers", rationale: "Rationale") -> list[str]:
    """Say where a proof stands for an answer that no verdict rests on."""
    carrying = {topic.name: {support.question for support in topic.rests_on} for topic in rationale.topics}
    anywhere = {support.question for support in rationale.rests_on}.union(*carrying.values())
    return [
        *(f"'{question}'" for question in given.proofs if question not in anywhere),
        *(
            f"'{question}' in '{name}'"
            for name, proofs in given.topic_proofs.items()
            for question in proofs
            if question not in carrying.get(name, ())
        ),
    ]


@commands.command(epilog=ending("done", "cases", "decide --case dental-visit-text"))
def cases(context: typer.Context, questions: Questions = None) -> None:
    """List the cases of a question set.

    Each with its id, class of verdict and first words; 'decide --case ID' works one out.
    """
    from wizard.questionset.loader import load

    question_set = load(folder_of(context, questions))
    widest = max((len(case_id) for case_id in question_set.cases), default=0)
    for case_id, case in question_set.cases.items():
        class_ = question_set.outcomes[case.outcome].class_
        typer.echo(f"{case_id:{widest}}  {class_:13}  {_first_words(case.story)}")


@commands.command(epilog=ending("findings", "verify rationale.pdf", "verify certificate.pdf"))
def verify(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE.pdf", help="A rationale or certificate saved as PDF.", show_default=False)
    ],
    questions: Questions = None,
) -> None:
    """Check the record inside the PDF of a rationale, or of a test's certificate.

    Say whether it is whole, fits the text, and leads to the same verdict or score again. This shows accidents, not
    forgers.
    """
    from wizard.questionset.loader import load
    from wizard.report.verifying import verify_file

    verification = verify_file(file, load(folder_of(context, questions)))
    for statement in verification.statements:
        typer.echo(f"{statement.mark:5}  {statement.says}")
    typer.echo(f"\n{verification.note}")
    raise typer.Exit(0 if verification.is_sound else 1)


def _first_words(story: str) -> str:
    return story if len(story) <= 70 else story[:70].rsplit(" ", 1)[0] + " ..."  # noqa: PLR2004 - one line
