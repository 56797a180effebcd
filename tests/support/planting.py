"""Planting defects into drawn sets one at a time, each with the line where it stands, and asking a check for them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.support.sets import write
from tests.support.written_sets import Data, drawn_set, place_of, written
from wizard.findings import Code
from wizard.questionset.checks import check

Way = tuple[str | int, ...]
Planter = Callable[[Data, Random], Way]
"""Changes the data and returns where the defect stands."""
Picker = Callable[[Data, Random], Way]
"""Returns the part whose line is to be spoiled."""


@dataclass(frozen=True, kw_only=True)
class Planted:
    """Written files with one defect, and the lines of one file where a finding about it is exact."""

    files: dict[str, str]
    section: str
    lines: range


@dataclass(frozen=True, kw_only=True)
class Defect:
    """A class of defects: how one is planted, and the codes that tell of it."""

    codes: Sequence[Code]
    plant: Callable[[Data, Random], Planted]


@dataclass(kw_only=True)
class Tally:
    """How often a class was planted, caught, and caught on its line."""

    planted: int = 0
    caught: int = 0
    exact: int = 0


def hunt(defects: Mapping[str, Defect], instances: int, folder: Path) -> dict[str, Tally]:
    """Plant each class so often, each time into another set, and return what a check made of it."""
    tallies: dict[str, Tally] = {}
    for name, defect in defects.items():
        tallies[name] = tally = Tally()
        for seed in range(instances):
            planted = defect.plant(deepcopy(drawn_set(seed)), Random(f"{name}-{seed}"))  # noqa: S311 - chance that repeats
            there = folder / f"{name}-{seed}"
            write(there, planted.files)
            found = [finding for finding in check(there).findings if finding.code in defect.codes]
            tally.planted += 1
            tally.caught += bool(found)
            tally.exact += any(
                Path(each.file).name == f"{planted.section}.yaml" and each.line in planted.lines for each in found
            )
    return tallies


def in_data(plant: Planter, *codes: Code) -> Defect:
    def planted(data: Data, dice: Random) -> Planted:
        section, *way = plant(data, dice)
        files = written(data)
        line = place_of(files[str(section)], *way)
        return Planted(files=files, section=str(section), lines=range(line, line + 1))

    return Defect(codes=codes, plant=planted)


def in_text(pick: Picker, spoil: Callable[[str], str | list[str]], *codes: Code, at: int = 0, of: int = 1) -> Defect:
    """Spoil the line of a part; the defect then stands ``at`` so many lines further on, ``of`` so many lines."""

    def planted(data: Data, dice: Random) -> Planted:
        section, *way = pick(data, dice)
        files = written(data)
        lines = files[str(section)].splitlines()
        line = place_of(files[str(section)], *way)
        spoilt = spoil(lines[line - 1])
        lines[line - 1 : line] = [spoilt] if isinstance(spoilt, str) else spoilt
        files[str(section)] = "\n".join(lines) + "\n"
        return Planted(files=files, section=str(section), lines=range(line + at, line + at + of))

    return Defect(codes=codes, plant=planted)


def other_value(new: str) -> Callable[[str], str]:
    """Return what puts another value behind the key of a line."""
    return lambda line: re.sub(r"^(\s*(?:- )?[\w-]+:).*$", lambda match: f"{match[1]} {new}", line)


def table(tallies: dict[str, Tally]) -> Iterable[str]:
    """Yield the lines of a table: class, planted, caught, caught on the line."""
    yield f"{'class of defects':32} planted  caught  on its line"
    for name, each in tallies.items():
        yield f"{name:32} {each.planted:7} {each.caught:7} {each.exact:12}"
    planted, caught, exact = totals(tallies)
    yield f"{f'{len(tallies)} classes':32} {planted:7} {caught:7} {exact:12}"
    yield f"caught {caught / planted:.1%}, on the line {exact / planted:.1%}"


def totals(tallies: dict[str, Tally]) -> tuple[int, int, int]:
    """Return how many were planted, caught, and caught on the line."""
    return (
        sum(each.planted for each in tallies.values()),
        sum(each.caught for each in tallies.values()),
        sum(each.exact for each in tallies.values()),
    )
