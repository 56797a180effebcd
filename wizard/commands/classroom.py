"""The commands for whoever teaches others: who must practice again after a rule change, and booklets of cases."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wizard.commands.keeping import existing
from wizard.commands.options import Force, Questions, RegisterAt, ending, group
from wizard.commands.typed import folder_of, now, refuse_to_replace

if TYPE_CHECKING:
    from wizard.questionset.loader import LoadedSet
    from wizard.training.practice_cases import PracticeCase

commands = group()


@commands.command(
    epilog=ending(
        "findings",
        "training retraining --before questions/old",
        "training retraining --before questions/old --questions questions/new",
    )
)
def retraining(
    context: typer.Context,
    before: Annotated[
        Path,
        typer.Option(
            metavar="DIR", exists=True, file_okay=False, help="The question set as it was.", show_default=False
        ),
    ],
    register: RegisterAt = None,
    questions: Questions = None,
) -> None:
    """List who must practice again after the rules changed.

    That is whoever practiced, or decided in real work, on a path that leads elsewhere now. The exit code is 1 where
    there is anyone.
    """
    from wizard.questionset.loader import read
    from wizard.training.pool import pool_of
    from wizard.training_report.retraining_list import retraining_lines, retraining_of

    old, new = read(before), read(folder_of(context, questions))
    cases = pool_of(old.question_set, old.routes, seed=0).cases
    with existing(register) as there:
        people = retraining_of(there, now, old.question_set, new.question_set, cases)
    for line in retraining_lines(people):
        typer.echo(line)
    if not people:
        typer.echo("Nobody practiced or decided on a path that changed.")
    raise typer.Exit(1 if people else 0)


@commands.command(
    epilog=ending(
        "done",
        "training booklet --to cases.pdf --key",
        "training booklet --topic fundraising --cases 4 --to cases.pdf --key-to key.pdf",
        "training booklet --seed 7 --to cases.pdf",
    )
)
def booklet(
    context: typer.Context,
    to: Annotated[Path, typer.Option(metavar="FILE.pdf", help="Save it here.", show_default=False)],
    topic: Annotated[str | None, typer.Option(metavar="ID", help="Only this exception, or other way out.")] = None,
    cases: Annotated[int, typer.Option(min=1, max=100, help="How many cases.")] = 10,
    seed: Annotated[int, typer.Option(help="The same seed and question set give the same cases.")] = 1,
    key: Annotated[bool, typer.Option("--key", help="Print the key behind the cases.")] = False,
    key_to: Annotated[Path | None, typer.Option(metavar="FILE.pdf", help="Save the key as a file of its own.")] = None,
    force: Force = False,
    questions: Questions = None,
) -> None:
    """Print cases for a classroom, to answer on paper.

    The key has, for each case, the path, the words that settle each question, and the rule.
    """
    from wizard.questionset.loader import read
    from wizard.report.booklet import booklet_of
    from wizard.report.booklet_pdf import as_booklet_pdf
    from wizard.saving import save

    files = [to, *([key_to] if key_to else [])]
    if to == key_to:
        raise typer.BadParameter("Name another file for the key, or add it to this one with --key.")
    refuse_to_replace(files, force=force)
    loaded = read(folder_of(context, questions))
    drawn = _drawn(loaded, topic, cases, seed)
    for path in files:
        made = booklet_of(
            loaded.question_set,
            loaded.routes,
            drawn,
            seed=seed,
            with_cases=path is to,
            with_key=key if path is to else True,
        )
        save(path, as_booklet_pdf(made, loaded.question_set.effective), replace=force)
        typer.echo(f"Saved: {path}")


def _drawn(loaded: "LoadedSet", topic: str | None, number: int, seed: int) -> "tuple[PracticeCase, ...]":
    """Return the cases of a booklet.

    Raises:
        TrainingError: the set has no such topic.
    """
    from wizard.errors import TrainingError, did_you_mean
    from wizard.training.pool import pool_of
    from wizard.training.session import next_session

    question_set = loaded.question_set
    if topic is not None and topic not in question_set.exceptions:
        known = ", ".join(question_set.exceptions)
        raise TrainingError(
            f"'{topic}' is no exception of this set{did_you_mean(topic, question_set.exceptions)}. It has: {known}."
        )
    pool = pool_of(question_set, loaded.routes, seed)
    return next_session(question_set, pool.cases, (), on=now().date(), number=number, seed=seed, topic=topic)
