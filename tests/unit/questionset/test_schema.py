"""The JSON Schema that editors check a question set with."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.support.sets import replaced, small_files, write
from wizard import assets
from wizard.errors import QuestionSetError
from wizard.questionset.loader import FILES, load
from wizard.questionset.schema import as_text, schema

FOLDERS = [assets.DEFAULT_SET, assets.NEW_SET]


def problems(name: str, text: str) -> list[str]:
    described = schema(name)
    jsonschema.Draft7Validator.check_schema(described)
    validator = jsonschema.Draft7Validator(described, format_checker=jsonschema.FormatChecker())
    return [error.message for error in validator.iter_errors(yaml.safe_load(text))]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("name", FILES)
def test_every_shipped_file_fits_its_schema(folder: Path, name: str) -> None:
    assert problems(name, (folder / f"{name}.yaml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_the_small_set_fits_its_schema(name: str) -> None:
    assert problems(name, small_files()[name]) == []


@pytest.mark.parametrize("name", sorted(set(FILES) - {"set", "outcomes"}))
def test_a_file_of_nothing_but_comments_fits(name: str) -> None:
    assert problems(name, "# nothing yet\n") == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("questions", "  hint: Choose", "  hnit: Choose"),
        ("questions", "  label: Purpose\n", ""),
        ("questions", "text: A visit\n", "text: yes\n"),
        ("questions", "adds: [check-drug]", "adds: check-drug"),
        ("questions", "    visit:\n", "    Visit Letter:\n"),
        ("questions", "leads_to: not-marketing", "leads_to: Not Marketing"),
        ("junctions", "{purpose: visit}", "{}"),
        ("junctions", "- otherwise: paid", "- {otherwise: paid, when: {purpose: visit}}"),
        ("outcomes", "class: not-governed", "class: not-govern"),
        ("exceptions", "kind: named-exception", "kind: exception"),
        ("followups", "choose: many", "choose: some"),
        ("followups", "alone: true", "alone: 'true'"),
        ("sources", "url: https://www.hhs.gov", "url: javascript:www.hhs.gov"),
        ("laws", "whenever: {payment: maker}", "whenever: {}"),
        ("laws", "then: {class: stop}", "then: {class: stopp}"),
        ("laws", "whenever: {payment: maker}", "whenever: {answers: maker}"),
        ("cases", "answers: {purpose: greeting}", "answers: {purpose: [greeting]}"),
        ("set", "  stop: {label", "  stopp: {label"),
        ("set", 'effective: "2026-01-07"', "effective: soon"),
        ("set", "{by: null, date: null}", "{by: null}"),
        ("set", "pass_percent: 75", "pass_percent: 101"),
        ("set", "cases: 4", "cases: '4'"),
        ("questions", "  label: Purpose\n", "  label: '  '\n"),
        ("questions", "\ncost:\n", "\nunsure:\n"),
        ("laws", "mentions: [the maker, the cost]", "mentions: []"),
        ("laws", "  whenever: {unsure: true}\n", ""),
        ("laws", "  then: {class: stop}\n", ""),
        ("laws", "  possible:\n", "  then: {class: stop}\n  possible:\n"),
        ("laws", "  wording:\n", "  unless: {class: stop}\n  wording:\n"),
    ],
)
def test_a_mistake_that_an_editor_can_see_does_not_fit_and_is_refused(
    name: str, old: str, new: str, tmp_path: Path
) -> None:
    files = replaced(name, old, new)
    assert problems(name, files[name]) != []
    with pytest.raises(QuestionSetError):
        load(write(tmp_path / "set", files))


def test_a_question_without_an_answer_does_not_fit() -> None:
    told = yaml.safe_load(small_files()["questions"])
    told["cost"]["answers"] = {}
    assert problems("questions", yaml.safe_dump(told)) != []


@pytest.mark.parametrize("text", ["# nothing yet\n", "{}\n"])
def test_a_set_without_an_outcome_does_not_fit(text: str) -> None:
    assert problems("outcomes", text) != []


def test_the_schema_of_all_files_holds_that_of_each() -> None:
    whole = schema()
    assert list(whole["properties"]) == list(FILES)
    data: dict[str, Any] = {name: yaml.safe_load(text) for name, text in small_files().items()}
    jsonschema.validate(data, whole)


@pytest.mark.parametrize("name", [*FILES, None])
def test_the_shipped_schemas_are_those_that_the_model_makes(name: str | None) -> None:
    shipped = assets.SET_SCHEMAS / f"{name or 'question-set'}.schema.json"
    assert shipped.read_text(encoding="utf-8") == as_text(schema(name))
    assert json.loads(shipped.read_text(encoding="utf-8"))["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_file_names_its_schema_in_its_first_line(name: str) -> None:
    file = assets.DEFAULT_SET / f"{name}.yaml"
    mark, _, named = file.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")
    assert mark == "# yaml-language-server: "
    assert (file.parent / named).resolve() == assets.SET_SCHEMAS / f"{name}.schema.json"
