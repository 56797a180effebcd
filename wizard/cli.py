"""The commands. Each turns what was typed into a call of the rooms below and their answer into text and an exit code.

Every command imports what it needs when it runs, so that none waits for another's libraries.
"""

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wizard import __version__
from wizard.assets import DEFAULT_SET
from wizard.errors import AnswerError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wizard.exports import Exports, Rendering
    from wizard.questionset.answers_file import GivenAnswers
    from wizard.questionset.loader import LoadedSet
    from wizard.questionset.model import QuestionSet

app = typer.Typer(
    name="optin-wizard",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_CODES = {
    "done": "Exit codes: 0 done, 2 bad input.",
    "verdict": "Exit codes: 0 done, 1 no verdict was reached, 2 bad input.",
    "findings": "Exit codes: 0 done, 1 something was found, 2 bad input.",
    "difference": "Exit codes: 0 done and no verdict changes, 1 done and verdicts change, 2 bad input.",
}


def _ending(codes: str, *examples: str) -> str:
    """Return the end of a help page; the mark keeps its lines as they are."""
    return "\n\n".join(
        ["\b\nExamples:\n" + "\n".join(f"  optin-wizard {each}".rstrip() for each in examples), _CODES[codes]]
    )


class TableFormat(StrEnum):
    """The ways to write the table of paths."""

    CSV = "csv"
    JSON = "json"
    HTML = "html"
    XLSX = "xlsx"
    PDF = "pdf"


class FindingsFormat(StrEnum):
    """The ways to write what a check found."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class DifferenceFormat(StrEnum):
    """The ways to write what another version of a set changes."""

    TEXT = "text"
    JSON = "json"


Questions = Annotated[
    Path | None,
    typer.Option(
        "--questions", metavar="DIR", exists=True, file_okay=False, help="Use the question set in this folder."
    ),
]
SetFolder = Annotated[
    Path | None,
    typer.Argument(metavar="DIR", exists=True, file_okay=False, help="The question set's folder.", show_default=False),
]
Pdf = Annotated[Path | None, typer.Option("--pdf", metavar="FILE", help="Save the rationale as PDF.")]
Text = Annotated[Path | None, typer.Option("--text", metavar="FILE", help="Save the rationale as plain text.")]
Json = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Save the rationale's record as JSON.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files that exist.")]


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - Typer calls it
    if wanted:
        typer.echo(f"Exception Wizard {__version__}")
        raise typer.Exit


@app.callback(
    invoke_without_command=True,
    epilog=_ending("verdict", "", "ask", "decide --case dental-visit-text --pdf rationale.pdf", "check questions/mine"),
)
def start(
    context: typer.Context,
    questions: Questions = None,
    version: Annotated[  # noqa: ARG001 - its callback prints it
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Find out whether a patient message needs a signed HIPAA authorization. Without a command, open the window.

    Where no window can open, the same questions are asked in the terminal. This is not legal advice.
    """
    context.obj = questions
    if context.invoked_subcommand is None:
        from wizard.front_door import enter

        raise typer.Exit(enter(questions))


@app.command(epilog=_ending("verdict", "ask", "ask --pdf rationale.pdf --text rationale.txt"))
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

    raise typer.Exit(assess(_folder(context, questions), _exports(pdf, text, json, force=force)))


@app.command(
    epilog=_ending(
        "verdict",
        "decide answers.yaml",
        "decide --case dental-visit-text --pdf rationale.pdf",
        "decide - --name 'Spring refill text' --json record.json < answers.yaml",
    )
)
def decide(
    context: typer.Context,
    answers: Annotated[
        str | None,
        typer.Argument(
            metavar="ANSWERS.yaml|-",
            help="A file of lines 'QUESTION: ANSWER', follow-ups as lists, proofs as a table; - reads standard input.",
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
    questions: Questions = None,
) -> None:
    """Work written answers out to their verdict.

    The rationale is printed as text, or saved where the options say.
    """
    from wizard.engine.assessment import Assessment
    from wizard.questionset.loader import read
    from wizard.report.document import Filing, compose
    from wizard.report.text import as_text

    if (answers is None) == (case is None):
        raise typer.BadParameter("Name a file of answers, or a case with --case ID; one of the two.")
    decided_at = _moment(date)
    exports = _exports(pdf, text, json, force=force)
    _warn_of_patient_details({"--name": name, "--note": note, "--decided-by": decided_by})
    loaded = read(_folder(context, questions))
    given = _given(loaded.question_set, answers, case)
    _warn_of_patient_details({f"The proof for '{question}'": words for question, words in given.proofs.items()})
    rationale = compose(
        Assessment.from_answers(loaded.question_set, given.answers, given.follow_ups, routes=loaded.routes),
        Filing(
            name=name or case or "",
            note=note or None,
            decided_by=decided_by,
            example=case is not None,
            proofs=given.proofs,
        ),
        decided_at=decided_at,
        program_version=__version__,
    )
    carrying = {support.question for support in rationale.rests_on}
    for question in (question for question in given.proofs if question not in carrying):
        typer.echo(f"The verdict does not rest on '{question}': its proof is not filed.", err=True)
    exports.write(rationale)
    if not exports.files:
        typer.echo(as_text(rationale), nl=False)
        return
    typer.echo(f"{rationale.verdict.label}: {rationale.verdict.headline}")
    for path in exports.files.values():
        typer.echo(f"Saved: {path}")


@app.command(
    epilog=_ending(
        "findings", "check", "check questions/mine", "check --format sarif > set.sarif", "check --explain cycle"
    )
)
def check(
    context: typer.Context,
    folder: SetFolder = None,
    form: Annotated[FindingsFormat, typer.Option("--format", help="How to write it.")] = FindingsFormat.TEXT,
    explain: Annotated[str, typer.Option(metavar="CODE", help="Explain a finding's code, with examples.")] = "",
) -> None:
    """Prove a question set over every path.

    What is wrong is printed as file:line:column, with the reason and the fix; else one line of what was proved.
    Warnings alone end with 0.
    """
    from wizard.check_report import report
    from wizard.questionset import checks
    from wizard.questionset.explanations import pages

    if explain:
        explained = pages()
        if explain not in explained:
            raise typer.BadParameter(f"'{explain}' is no code of a finding{did_you_mean(explain, explained)}.")
        typer.echo(explained[explain], nl=False)
        return
    proof = checks.check(_folder(context, folder))
    typer.echo(report(proof, form.value), nl=False)
    if not proof.holds:
        raise typer.Exit(1)


@app.command(
    epilog=_ending(
        "done",
        "paths --format csv --to paths.csv",
        "paths questions/mine --format json",
        "paths --format pdf --to logic-table.pdf",
    )
)
def paths(
    context: typer.Context,
    folder: SetFolder = None,
    form: Annotated[TableFormat, typer.Option("--format", help="How to write the table.")] = TableFormat.CSV,
    to: Annotated[Path | None, typer.Option(metavar="FILE", help="Save it here instead of printing it.")] = None,
    force: Force = False,
) -> None:
    """List every path with its verdict, or print the logic table to read and sign.

    csv and json list every path, one a row. html, xlsx and pdf are the logic table: question by question, what leads
    where, and why.
    """
    from wizard.questionset.loader import read

    if to is None and form in {TableFormat.XLSX, TableFormat.PDF}:
        raise typer.BadParameter(f"A table as {form.value} is no text to print; name a file with --to FILE.")
    if to is not None:
        _refuse_to_replace([to], force=force)
    parts = _table(read(_folder(context, folder)), form)
    if to is not None:
        _save(to, b"".join(parts), force=force)
        return
    for part in parts:
        sys.stdout.buffer.write(part)  # as bytes: on Windows, text would get other line ends
    sys.stdout.buffer.flush()


@app.command(
    name="map",
    epilog=_ending(
        "done",
        "map --to map.svg",
        "map questions/mine --to map.pdf",
        "map --case dental-visit-text --to path.svg",
        "map --answers answers.yaml --to path.mmd",
    ),
)
def draw_map(
    context: typer.Context,
    to: Annotated[Path, typer.Option(metavar="FILE", help="The drawing: .svg, .pdf, .dot or .mmd (Mermaid).")],
    folder: SetFolder = None,
    answers: Annotated[
        str | None, typer.Option(metavar="ANSWERS.yaml|-", help="Draw the path of these answers solid.")
    ] = None,
    case: Annotated[str | None, typer.Option(metavar="ID", help="Draw the path of a case of the set solid.")] = None,
    force: Force = False,
) -> None:
    """Draw the decision map of a question set.

    With answers or a case, their path is solid and the rest is dimmed.
    """
    from wizard.chart.files import MAP_FORMS, draw
    from wizard.engine.assessment import Assessment
    from wizard.engine.decision_map import NO_TRAIL, DecisionMap
    from wizard.questionset.loader import read

    form = MAP_FORMS.get(to.suffix.lower())
    if form is None:
        known = ", ".join(MAP_FORMS)
        raise typer.BadParameter(f"{to.name} does not say what to draw. Let the name end with one of: {known}.")
    if answers is not None and case is not None:
        raise typer.BadParameter("Name a file of answers, or a case with --case ID; not both.")
    _refuse_to_replace([to], force=force)
    loaded = read(_folder(context, folder))
    question_set, routes = loaded.question_set, loaded.routes
    drawn, trail = DecisionMap.draw(question_set, routes), NO_TRAIL
    if answers is not None or case is not None:
        given = _given(question_set, answers, case).answers
        trail = drawn.trail(Assessment.replay(question_set, routes, given, {}, {}))
    _save(to, draw(drawn, form, trail), force=force)


@app.command(epilog=_ending("done", "export --to rules.json", "export questions/mine --to rules.json --force"))
def export(
    context: typer.Context,
    to: Annotated[Path, typer.Option(metavar="FILE", help="Save the rules here.")],
    folder: SetFolder = None,
    force: Force = False,
) -> None:
    """Write the rules as a JSON Decision Model (JDM).

    GoRules' zen-engine decides by it: answers by question in, {"outcome": ID} out.
    """
    from wizard.decision_model import as_decision_model
    from wizard.questionset.loader import load
    from wizard.saving import save

    _refuse_to_replace([to], force=force)
    save(to, as_decision_model(load(_folder(context, folder))).encode(), replace=force)
    typer.echo(f"Saved: {to}")


@app.command(
    epilog=_ending("difference", "diff questions/hipaa-marketing questions/mine", "diff old new --format json")
)
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", exists=True, file_okay=False, help="The set as it was.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", exists=True, file_okay=False, help="The set as it is to be.")],
    form: Annotated[DifferenceFormat, typer.Option("--format", help="How to write it.")] = DifferenceFormat.TEXT,
) -> None:
    """Say which answers of the OLD question set come to another verdict under the NEW one.

    Smallest descriptions first, no way to answer counted twice; apart from that, what was only reworded.
    """
    from wizard.difference_report import as_json, as_text
    from wizard.questionset.difference import compare
    from wizard.questionset.loader import read

    before, after = read(old), read(new)
    difference = compare(before.question_set, after.question_set, old_routes=before.routes, new_routes=after.routes)
    typer.echo((as_text if form is DifferenceFormat.TEXT else as_json)(difference), nl=False)
    raise typer.Exit(1 if difference.changed else 0)


@app.command(epilog=_ending("findings", "verify rationale.pdf"))
def verify(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.pdf", help="A rationale saved as PDF.", show_default=False)],
    questions: Questions = None,
) -> None:
    """Check the record inside a rationale's PDF.

    Say whether it is whole, fits the text, and leads to the same verdict again. This shows accidents, not forgers.
    """
    from wizard.questionset.loader import load
    from wizard.report import seal

    verification = seal.verify(file, load(_folder(context, questions)))
    for statement in verification.statements:
        typer.echo(f"{statement.mark:5}  {statement.says}")
    typer.echo(f"\n{verification.note}")
    raise typer.Exit(0 if verification.is_sound else 1)


@app.command("schema", epilog=_ending("done", "schema", "schema questions > questions.schema.json"))
def print_schema(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="One file of a set, such as questions; else all.", show_default=False)
    ] = "",
) -> None:
    """Print a JSON Schema of the files of a question set.

    With it, editors complete and check the YAML while it is written.
    """
    from wizard.questionset.loader import FILES
    from wizard.questionset.schema import as_text, schema

    name = file.removesuffix(".yaml")
    if name and name not in FILES:
        raise typer.BadParameter(f"'{file}' is no file of a question set{did_you_mean(name, FILES)}.")
    typer.echo(as_text(schema(name or None)), nl=False)


@app.command("new", epilog=_ending("done", "new questions/mine"))
def start_new(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is new or empty.")]) -> None:
    """Start a small question set with comments, to be changed into one's own."""
    from wizard.new_set import start_set

    files = start_set(folder)
    typer.echo(f"{len(files)} files were written to {folder}. Change them, then run: optin-wizard check {folder}")


@app.command(epilog=_ending("done", "cases", "decide --case dental-visit-text"))
def cases(context: typer.Context, questions: Questions = None) -> None:
    """List the cases of a question set.

    Each with its id, class of verdict and first words; 'decide --case ID' works one out.
    """
    from wizard.questionset.loader import load

    question_set = load(_folder(context, questions))
    widest = max((len(case_id) for case_id in question_set.cases), default=0)
    for case_id, case in question_set.cases.items():
        class_ = question_set.outcomes[case.outcome].class_
        typer.echo(f"{case_id:{widest}}  {class_:13}  {_first_words(case.story)}")


def _folder(context: typer.Context, named: Path | None) -> Path:
    """Return the question set's folder: named with the command, before it, or the shipped one."""
    before: Path | None = context.obj
    return named or before or DEFAULT_SET


def _exports(pdf: Path | None, text: Path | None, json: Path | None, *, force: bool) -> "Exports":
    from wizard.exports import Exports

    wanted: dict[Rendering, Path | None] = {"pdf": pdf, "text": text, "json": json}
    files = {kind: path for kind, path in wanted.items() if path}
    _refuse_to_replace(files.values(), force=force)
    return Exports(files=files, replace=force)


def _refuse_to_replace(files: "Iterable[Path]", *, force: bool) -> None:
    """Say before any work is done that a file exists."""
    for path in files:
        if path.exists() and not force:
            raise typer.BadParameter(f"{path} exists. Choose another name, or replace it with --force.")


def _table(loaded: "LoadedSet", form: TableFormat) -> "Iterable[bytes]":
    """Return the parts of a table, in order: every path, or the logic table."""
    question_set, routes = loaded.question_set, loaded.routes
    if form in {TableFormat.CSV, TableFormat.JSON}:
        from wizard.path_table import as_csv, as_json

        rows = as_csv(question_set, routes) if form is TableFormat.CSV else as_json(question_set, routes)
        return (row.encode() for row in rows)
    from wizard.chart.files import TABLE_FORMS, print_table
    from wizard.engine.decision_map import DecisionMap

    return iter((print_table(DecisionMap.draw(question_set, routes), TABLE_FORMS[form.value]),))


def _save(path: Path, content: bytes, *, force: bool) -> None:
    from wizard.saving import save

    save(path, content, replace=force)
    typer.echo(f"Saved: {path}")


def _given(question_set: "QuestionSet", answers: str | None, case: str | None) -> "GivenAnswers":
    from wizard.questionset.answers_file import MAX_BYTES, GivenAnswers, read_answers

    if case is not None:
        if case not in question_set.cases:
            raise AnswerError([f"'{case}' is no case of this set{did_you_mean(case, question_set.cases)}."])
        return GivenAnswers(answers=question_set.cases[case].answers)
    assert answers is not None
    if answers == "-":
        return read_answers(sys.stdin.buffer.read(MAX_BYTES + 1), file="standard input", question_set=question_set)
    try:
        with Path(answers).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise AnswerError([f"{answers} cannot be read: {error.strerror}. Name a file of answers."]) from None
    return read_answers(content, file=answers, question_set=question_set)


def _moment(iso: str) -> str:
    """Return an ISO date or time, or now, as a timestamp with its offset from UTC."""
    try:
        moment = datetime.fromisoformat(iso) if iso else datetime.now().astimezone()
    except ValueError:
        raise typer.BadParameter(f"'{iso}' is no date. Write it as 2026-03-04.", param_hint="--date") from None
    return (moment if moment.tzinfo else moment.astimezone()).isoformat(timespec="seconds")


def _warn_of_patient_details(words: dict[str, str]) -> None:
    from wizard.engine.patient_details import looks_like_patient_details

    for option, text in words.items():
        if kind := looks_like_patient_details(text):
            typer.echo(f"{option} looks like {kind}: never file patient details.", err=True)


def _first_words(story: str) -> str:
    return story if len(story) <= 70 else story[:70].rsplit(" ", 1)[0] + " ..."  # noqa: PLR2004 - one line
