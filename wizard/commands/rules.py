"""The commands that hand the rules on: as a table, a drawing, or a model for another engine."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wizard.commands.options import Force, SetFolder, ending, group
from wizard.commands.typed import folder_of, given_answers, refuse_to_replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wizard.questionset.loader import LoadedSet

commands = group()


class TableFormat(StrEnum):
    """The ways to write the table of paths."""

    CSV = "csv"
    JSON = "json"
    HTML = "html"
    XLSX = "xlsx"
    PDF = "pdf"


@commands.command(
    epilog=ending(
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
        refuse_to_replace([to], force=force)
    parts = _table(read(folder_of(context, folder)), form)
    if to is not None:
        _save(to, b"".join(parts), force=force)
        return
    for part in parts:
        sys.stdout.buffer.write(part)  # as bytes: on Windows, text would get other line ends
    sys.stdout.buffer.flush()


@commands.command(
    name="map",
    epilog=ending(
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
    refuse_to_replace([to], force=force)
    loaded = read(folder_of(context, folder))
    question_set, routes = loaded.question_set, loaded.routes
    drawn, trail = DecisionMap.draw(question_set, routes), NO_TRAIL
    if answers is not None or case is not None:
        given = given_answers(question_set, answers, case).answers
        trail = drawn.trail(Assessment.replay(question_set, routes, given, {}, {}))
    _save(to, draw(drawn, form, trail), force=force)


@commands.command(epilog=ending("done", "export --to rules.json", "export questions/mine --to rules.json --force"))
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

    refuse_to_replace([to], force=force)
    save(to, as_decision_model(load(folder_of(context, folder))).encode(), replace=force)
    typer.echo(f"Saved: {to}")


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
