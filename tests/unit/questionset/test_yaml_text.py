"""What the reader of YAML lets through, and the bounds that keep it alive."""

import contextlib

import pytest
import yaml

from tests.support.sets import small_files
from wizard.questionset.nodes import Listing, Node, Scalar, Table, find
from wizard.questionset.notes import Notes, Refused
from wizard.questionset.yaml_text import MAX_DEPTH, MAX_NODES, decode, parse

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


def shape(node: Node | None) -> object:
    match node:
        case Scalar():
            return (node.text, node.kind, node.line, node.column)
        case Listing():
            return [node.line, node.column, *map(shape, node.items)]
        case Table():
            return {key: (shape(node.keys[key]), shape(value)) for key, value in node.items.items()}
    return None


def noted(text: str, loader: type[yaml.SafeLoader] = LOADERS[-1]) -> list[tuple[str, int, int]]:
    """Return code, line and column of everything noted while a text is read."""
    notes = Notes(file="x.yaml")
    with contextlib.suppress(Refused):
        parse(decode(text.encode(), notes), notes, loader)
    return [(found.code, found.line, found.column) for found in notes.findings]


def plain(text: str) -> Node:
    notes = Notes(file="x.yaml")
    node = parse(text, notes)
    assert node is not None
    assert not notes.findings
    return node


@pytest.mark.parametrize("name", small_files())
def test_the_reader_in_c_and_the_one_in_python_agree(name: str) -> None:
    text = small_files()[name]
    first, *others = [shape(parse(text, Notes(file=name), loader)) for loader in LOADERS]
    assert all(other == first for other in others)


@pytest.mark.parametrize("loader", LOADERS)
def test_deep_nesting_is_refused_before_it_can_hurt(loader: type[yaml.SafeLoader]) -> None:
    ((code, line, column),) = noted("[" * 200_000, loader)
    assert (code, line) == ("too-deep", 1)
    assert MAX_DEPTH < column < 1100


@pytest.mark.parametrize("loader", LOADERS)
def test_aliases_that_grow_past_the_bound_are_refused(loader: type[yaml.SafeLoader]) -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]" for old, new in zip("abcdefg", "bcdefgh", strict=True)]
    ((code, line, _),) = noted("\n".join(lines), loader)
    assert (code, line) == ("too-many-nodes", 6)
    assert MAX_NODES == 200_000


@pytest.mark.parametrize("loader", LOADERS)
def test_an_alias_inside_itself_is_refused(loader: type[yaml.SafeLoader]) -> None:
    assert noted("a: &a [x, *a]", loader) == [("unknown-alias", 1, 11)]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "text", ['a: "\\U00110000"', 'a: "\\ud800"', "%YAML 9.9\n---\na: b", "a: |9\n b", "a: @b", "a: [b\n---"]
)
def test_what_no_yaml_reader_takes_is_refused(loader: type[yaml.SafeLoader], text: str) -> None:
    assert noted(text, loader)


def test_an_alias_stands_for_its_text_or_list() -> None:
    node = plain("a: &text word\nb: *text\nc: &list [*text]\nd: *list\n")
    assert find(node, "d", 0) is find(node, "a")


@pytest.mark.parametrize("text", ["a: !!str word", "a: !!seq [b]", "a: !!map {b: c}", "a: ! word"])
def test_the_tags_of_plain_yaml_are_read(text: str) -> None:
    assert isinstance(plain(text), Table)


def test_only_true_and_false_are_truth_values() -> None:
    node = plain("[true, false, null, ~, 'true', \"null\", truth, nullify, '', yesterday]")
    assert isinstance(node, Listing)
    kinds = ["true", "false", "null", "null", "text", "text", "text", "text", "text", "text"]
    assert [item.kind for item in node.items if isinstance(item, Scalar)] == kinds


@pytest.mark.parametrize("word", ["Yes", "NO", "on", "Off", "y", "N", "True", "FALSE", "Null"])
def test_words_that_others_read_as_truth_must_be_quoted(word: str) -> None:
    assert noted(f"a: {word}") == [("loose-word", 1, 4)]
    assert plain(f"a: '{word}'")


@pytest.mark.parametrize(
    "number", ["0", "-1", "+1", "1_000", "1.5", ".5", "1e5", "0x1f", "0o17", "017", "12:30", ".inf", "-.NAN"]
)
def test_a_number_is_told_from_its_text_in_quotes(number: str) -> None:
    node = plain(f'[{number}, "{number}"]')
    assert isinstance(node, Listing)
    assert [item.kind for item in node.items if isinstance(item, Scalar)] == ["number", "text"]


@pytest.mark.parametrize("text", ["2026-01-07", "1.0.0", "45 CFR 164.501", "-a", "faq-286", "5-10", "0x", "..a"])
def test_what_only_begins_like_a_number_is_text(text: str) -> None:
    assert plain(f"a: {text}")


def test_hidden_characters_are_named_one_by_one_up_to_a_bound() -> None:
    assert noted("a: b\u200bc\nd: \x07e") == [("hidden-character", 1, 5), ("hidden-character", 2, 4)]
    assert len(noted("a: " + "\u200b" * 100)) == 20


def test_an_empty_text_has_no_node() -> None:
    assert parse("# only a comment\n", Notes(file="x.yaml")) is None


def test_a_way_that_breaks_off_ends_at_the_last_part_met() -> None:
    node = plain("a: {b: [c]}")
    assert find(node, "a", "b", 5) is find(node, "a", "b")
    assert find(node, 0) is node


@pytest.mark.parametrize("loader", LOADERS)
def test_a_quote_that_a_later_one_closes_is_named_where_it_begins(loader: type[yaml.SafeLoader]) -> None:
    notes = Notes(file="questions.yaml")
    with pytest.raises(Refused):
        parse('one:\n  text: "A visit\n  why: "Each has a rule"\n', notes, loader)
    (finding,) = notes.findings
    assert (finding.code, finding.line, finding.column) == ("not-yaml", 2, 9)
