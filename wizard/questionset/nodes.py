"""A YAML file as nodes that remember where they stand, so that every finding can name line and column."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "number", "true", "false", "null"]


@dataclass(slots=True, eq=False)
class Scalar:
    """One written value. ``line`` and ``column`` count from 1."""

    text: str
    kind: Kind
    line: int
    column: int


@dataclass(slots=True, eq=False)
class Listing:
    """A list of nodes."""

    line: int
    column: int
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """Nodes by key, in the order written; ``keys`` holds the keys as they stand in the file."""

    line: int
    column: int
    items: "dict[str, Node]" = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)


Node = Scalar | Listing | Table


def find(node: Node, *way: str | int) -> Node:
    """Return the node at the end of a way of keys and positions, or the last one met where the way breaks off."""
    for part in way:
        match node, part:
            case Table(), str() if part in node.items:
                node = node.items[part]
            case Listing(), int() if part < len(node.items):
                node = node.items[part]
            case _:
                break
    return node


def find_key(node: Node, *way: str | int) -> Node:
    """Return what ``find`` does, but the key itself where the way ends at one."""
    parent = find(node, *way[:-1])
    if isinstance(parent, Table) and way[-1] in parent.keys:
        return parent.keys[str(way[-1])]
    return find(parent, way[-1])
