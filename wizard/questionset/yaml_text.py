"""The only reader of YAML: from a file's bytes to nodes, refusing what plain YAML would let through in silence.

The tree is built here from the parser's events, without recursion: PyYAML's own composer crashes on deep nesting.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml

from wizard.findings import Code
from wizard.questionset.nodes import Kind, Listing, Node, Scalar, Table
from wizard.questionset.notes import NOWHERE, Notes, Place, Refused

MAX_BYTES = 2_000_000
"""The largest file read; the largest one shipped has 120,000 bytes."""
MAX_DEPTH = 20
"""How deep lists and tables may stand in each other; the format needs 6."""
MAX_NODES = 200_000
"""How many nodes a file may have once its aliases are written out."""
_MOST_CHARACTERS_NAMED = 20

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's reader in C, or its slower one in Python where it was installed without the other."""
_TOO_DEEP, _FLATTEN = f"More than {MAX_DEPTH} lists and tables stand in each other", "flatten them"
_LOOK_ABOVE = "compare indentation, quotes and brackets with the lines above"
_QUOTES = frozenset("\"'")
_PLAIN_TAG = "tag:yaml.org,2002:"
_WORDS: dict[str, Kind] = {"true": "true", "false": "false", "null": "null", "~": "null", "": "null"}
_LOOSE_WORDS = frozenset(
    form
    for word in ("yes", "no", "on", "off", "y", "n", "true", "false", "null")
    for form in (word, word.capitalize(), word.upper())
) - set(_WORDS)
_NUMBER = re.compile(
    r"[-+]?(0x[0-9a-fA-F_]+|0o?[0-7_]+|0b[01_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?|\.(inf|Inf|INF)|\.(nan|NaN|NAN))"
)
_NUMBER_STARTS = frozenset("0123456789+-.")
_HIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


def decode(content: bytes, notes: Notes) -> str:
    """Return a file's text with its line ends made alike and hidden characters noted and blanked.

    Raises:
        Refused: the file is too large or no UTF-8 text; the reason is noted.
    """
    if len(content) > MAX_BYTES:
        raise notes.refuse(
            None, "file-too-large", f"The file has {len(content):,} bytes; at most {MAX_BYTES:,} are read", "divide it"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", errors="replace")
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"The byte 0x{content[error.start]:02x} is no UTF-8 text"
        notes.note_at(place, "not-utf-8", message, "save the file as UTF-8")
        raise Refused("not-utf-8") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _HIDDEN.search(text):
        _note_hidden(text, notes)
        text = _HIDDEN.sub(" ", text)
    return text


def parse(text: str, notes: Notes, loader: type[yaml.SafeLoader] = LOADER) -> Node | None:
    """Return the root node of a YAML text; None when it holds nothing but comments.

    Raises:
        Refused: the text is no YAML that can be read; the reason is noted.
    """
    tree = _Tree(notes=notes)
    try:
        tree.grow(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        tree.note_broken(error)
        raise Refused("not-yaml") from None
    except (yaml.YAMLError, ValueError) as error:
        raise notes.refuse(None, "not-yaml", f"This cannot be read as YAML: {error}", _LOOK_ABOVE) from None
    return tree.root


def _note_hidden(text: str, notes: Notes) -> None:
    for count, match in enumerate(_HIDDEN.finditer(text)):
        if count == _MOST_CHARACTERS_NAMED:
            break
        place = text.count("\n", 0, match.start()) + 1, match.start() - text.rfind("\n", 0, match.start())
        if match[0] == "\t":
            notes.note_at(place, "tab", "A tab stands here", "use spaces")
        else:
            notes.note_at(place, "hidden-character", _hidden(match[0]), "delete it")


def _hidden(character: str) -> str:
    return f"The hidden character U+{ord(character):04X} stands here; it can make text look other than it is"


@dataclass(slots=True, eq=False)
class _Open:
    """A list or table whose end has not come yet."""

    node: Listing | Table
    anchor: str | None
    nodes_before: int
    key: Scalar | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class _Tree:
    notes: Notes
    root: Node | None = None
    count: int = 0
    open: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int]] = field(default_factory=dict)
    long_quote: tuple[Place, int] | None = None
    """Where the last quoted text of several lines began, and the line in which it ended."""

    def grow(self, events: Iterable[yaml.Event]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._end()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refuse(event, "two-documents", "A second document begins here", "delete the line '---'")

    def note_broken(self, error: yaml.MarkedYAMLError) -> None:
        """Note why the text is no YAML: where it breaks, or where a quote began that seems never to be closed."""
        mark, problem = error.problem_mark or error.context_mark, error.problem or "it breaks off"
        place = (mark.line + 1, mark.column + 1) if mark else NOWHERE
        mend = _LOOK_ABOVE
        if "nesting depth" in problem:  # libyaml's own bound, met where it reads ahead of its events
            self.notes.note_at(place, "too-deep", _TOO_DEEP, _FLATTEN)
            return
        if "mapping values" in problem:
            mend = "put quotes around a text that holds a colon, or indent the line like its neighbors"
        elif error.context_mark and "quoted" in (error.context or ""):
            place = error.context_mark.line + 1, error.context_mark.column + 1
            mend = "close the quote that begins here"
        elif self.long_quote and self.long_quote[1] == place[0]:
            place = self.long_quote[0]
            mend = "close the quote that begins here"
        self.notes.note_at(place, "not-yaml", f"This cannot be read as YAML: {problem}", mend)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        scalar = Scalar(event.value, "text", *_place(event))
        if event.tag is not None:
            self._check_tag(event, event.tag, "str")
        elif event.style is None or event.style == "":
            self._check_plain(scalar)
        elif event.style in _QUOTES:
            self._check_quoted(event, scalar)
        self.count += 1
        if event.anchor is not None:
            self.anchors[event.anchor] = (scalar, 1)
        self._attach(scalar)

    def _check_quoted(self, event: yaml.ScalarEvent, scalar: Scalar) -> None:
        if event.style == '"' and (hidden := _HIDDEN.search(scalar.text)):
            self.notes.note(scalar, "hidden-character", _hidden(hidden[0]), "delete it")
        assert event.end_mark is not None, "every event of the parser knows where it ends"
        if event.end_mark.line >= scalar.line:
            self.long_quote = (scalar.line, scalar.column), event.end_mark.line + 1

    def _check_plain(self, scalar: Scalar) -> None:
        text = scalar.text
        if text in _WORDS:
            scalar.kind = _WORDS[text]
        elif text in _LOOSE_WORDS:
            message = f"'{text}' is no text here: many programs read it as true, false or nothing"
            self.notes.note(scalar, "loose-word", message, f'put it in quotes, "{text}", or write true or false')
        elif text[0] in _NUMBER_STARTS and _NUMBER.fullmatch(text):
            scalar.kind = "number"

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        is_table = isinstance(event, yaml.MappingStartEvent)
        if event.tag is not None:
            self._check_tag(event, event.tag, "map" if is_table else "seq")
        if len(self.open) == MAX_DEPTH:
            raise self._refuse(event, "too-deep", _TOO_DEEP, _FLATTEN)
        node = Table(*_place(event)) if is_table else Listing(*_place(event))
        self.count += 1
        self.open.append(_Open(node, event.anchor, self.count - 1))

    def _end(self) -> None:
        ended = self.open.pop()
        if ended.anchor is not None:
            self.anchors[ended.anchor] = (ended.node, self.count - ended.nodes_before)
        self._attach(ended.node)

    def _alias(self, event: yaml.AliasEvent) -> None:
        if event.anchor not in self.anchors:
            message = f"'*{event.anchor}' repeats nothing that is complete at this place"
            raise self._refuse(event, "unknown-alias", message, "write the value out")
        node, size = self.anchors[event.anchor]
        self.count += size
        if self.count > MAX_NODES:
            raise self._refuse(
                event,
                "too-many-nodes",
                f"Written out, the file has more than {MAX_NODES:,} values",
                "use fewer aliases",
            )
        self._attach(node)

    def _attach(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        if isinstance(parent.node, Listing):
            parent.node.items.append(node)
        elif parent.key is None:
            parent.key = self._key(node)
        else:
            self._put(parent.node, parent.key, node)
            parent.key = None

    def _key(self, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            raise self.notes.refuse(
                node, "key-no-text", "A list or table stands where a key belongs", "write a text key"
            )
        if node.kind != "text":
            message = f"The key '{node.text}' is no text"
            self.notes.note(node, "key-no-text", message, f'put it in quotes: "{node.text}"')
        return node

    def _put(self, table: Table, key: Scalar, node: Node) -> None:
        if key.text == "<<":
            self.notes.note(key, "merge-key", "The merge key '<<' is not read", "write the values out")
        elif key.text in table.items:
            message = (
                f"The key '{key.text}' stands here a second time; the first is in line {table.keys[key.text].line}"
            )
            self.notes.note(key, "duplicate-key", message, "rename or delete one of the two")
        else:
            table.items[key.text] = node
            table.keys[key.text] = key

    def _check_tag(self, event: yaml.Event, tag: str, plain: str) -> None:
        if tag not in {_PLAIN_TAG + plain, "!"}:
            message = f"The tag '{tag.removeprefix(_PLAIN_TAG)}' is not read: a set holds plain text, lists and tables"
            self.notes.note_at(_place(event), "tag", message, "delete it")

    def _refuse(self, event: yaml.Event, code: Code, message: str, fix: str) -> Refused:
        self.notes.note_at(_place(event), code, message, fix)
        return Refused(code)


def _place(event: yaml.Event) -> Place:
    """Return line and column of an event, counted from 1."""
    mark = event.start_mark
    assert mark is not None, "every event of the parser knows where it stands"
    return mark.line + 1, mark.column + 1
