"""What loading refuses, each with its place, and that it raises nothing else."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.sets import replaced, small_files, small_set, write
from wizard.errors import QuestionSetError
from wizard.findings import Finding
from wizard.questionset.loader import FILES, load, read
from wizard.questionset.model import Training
from wizard.questionset.yaml_text import MAX_BYTES


def place(text: str, marker: str) -> tuple[int, int]:
    """Return line and column of a text's only occurrence."""
    assert text.count(marker) == 1, f"{marker!r} occurs {text.count(marker)} times"
    before = text[: text.index(marker)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def findings_of(folder: Path) -> tuple[Finding, ...]:
    with pytest.raises(QuestionSetError) as raised:
        load(folder)
    return raised.value.findings


REFUSED = [
    # file, what is replaced, by what, at what, code, what the suggestion says
    ("questions", "text: A visit\n", "text: yes\n", "yes\n", "loose-word", '"yes"'),
    ("questions", "    visit:\n", "    no:\n", "no:\n", "loose-word", "quotes"),
    ("questions", "    visit:\n", "    true:\n", "true:\n", "key-no-text", "quotes"),
    ("questions", "    visit:\n", "    ~:\n", "~:\n", "key-no-text", "quotes"),
    ("questions", "    visit:\n", "    ? [a]\n    :\n", "[a]", "key-no-text", "text key"),
    ("questions", "    greeting:\n", "    refill:\n", "refill:\n      text: A greeting", "duplicate-key", "rename"),
    ("questions", "ask: What is", "ask:\tWhat is", "\tWhat is", "tab", "spaces"),
    ("questions", "ask: What is", "ask: What\u202e is", "\u202e", "hidden-character", "delete"),
    ("questions", "text: A visit\n", 'text: "A\\u202evisit"\n', '"A\\u202e', "hidden-character", "delete"),
    ("questions", "  hint: Choose", "  hnit: Choose", "hnit", "unknown-key", "'hint'"),
    ("questions", "  hint: Choose", "  zzzzz: Choose", "zzzzz", "unknown-key", "use one of: label, ask"),
    ("questions", "  label: Purpose\n", "", "ask: What", "missing-key", "label"),
    (
        "questions", "leads_to: not-marketing", "leads_to: not-marketin",
        "not-marketin\n", "unknown-id", "'not-marketing'",
    ),
    ("questions", "leads_to: not-marketing", "leads_to: zzz", "zzz", "unknown-id", "question, junction or outcome"),
    ("questions", "adds: [check-drug]", "adds: [chek-drug]", "chek-drug", "unknown-id", "'check-drug'"),
    ("questions", "adds: [check-drug]", "adds: check-drug", "check-drug", "wrong-type", "list"),
    ("questions", "[rule, guidance]", "[rule, guidanc]", "guidanc]", "unknown-id", "'guidance'"),
    ("questions", "text: A visit\n", 'text: " "\n', '" "', "empty-text", "write it"),
    ("questions", "text: A visit\n", "text: 5\n", "5\n", "number-for-text", '"5"'),
    ("questions", "text: A visit\n", "text: 9:30\n", "9:30", "number-for-text", '"9:30"'),
    ("questions", "text: A visit\n", "text: -1.5e3\n", "-1.5e3", "number-for-text", "quotes"),
    ("questions", "text: A visit\n", "text: true\n", None, "wrong-type", '"true"'),
    ("questions", "text: A visit\n", "text: [a]\n", "[a]", "wrong-type", "write text"),
    ("questions", "text: A visit\n", "text: {a: b}\n", "{a: b}", "wrong-type", "write text"),
    ("questions", "hint: Choose the first line that is true.", "hint: ~", "~", "empty-text", "delete the key"),
    ("questions", "text: A visit\n", "text: !!python/name:os.system x\n", "!!python", "tag", "delete"),
    ("questions", "text: A visit\n", "text: !mine x\n", "!mine", "tag", "delete"),
    ("questions", "adds: [check-drug]", "adds: !!set [check-drug]", "!!set", "tag", "delete"),
    (
        "questions", "    visit:\n      text", "    visit:\n      <<: {a: b}\n      text",
        "<<", "merge-key", "write the values",
    ),
    ("questions", "text: A visit\n", "text: *visit\n", "*visit", "unknown-alias", "write the value"),
    ("questions", "text: A visit\n", "text: A: visit\n", ": visit\n", "not-yaml", "quotes"),
    ("questions", "text: A visit\n", 'text: "A visit\n', '"A visit', "not-yaml", "close the quote"),
    ("questions", "payment:\n  label", "---\npayment:\n  label", "---", "two-documents", "---"),
    ("questions", "    visit:\n", "    Visit Letter:\n", "Visit Letter", "not-an-id", "'visit-letter'"),
    ("questions", "    visit:\n", "    2-visits:\n", "2-visits", "not-an-id", "'visits-2'"),
    ("questions", "    visit:\n", '    "2":\n', '"2"', "not-an-id", "'who-pays'"),
    ("questions", "purpose:\n  label", "asked:\n  label", "asked:", "reserved-id", "another id"),
    ("questions", "purpose:\n  label", "paid:\n  label", None, "ambiguous-id", "rename"),
    ("followups", "minors:\n", "cost:\n", "cost:", "ambiguous-id", "rename"),
    ("followups", "minors:\n", "answers:\n", "answers:\n  label", "reserved-id", "another id"),
    ("followups", "answers:\n    some: {", "answers: {}\nx:\n    some: {", "{}", "no-answers", "add an answer"),
    ("laws", "mentions: [No more than]", "mentions: []", "[]", "empty-list", "words to keep"),
    (
        "laws", "whenever: {unsure: true}\n  then: {class: stop}", "wording: []",
        "says: Any", "law-of-no-kind", "keep one",
    ),
    ("questions", "leads_to: refill-at-cost", "leads_to: cost", None, "cycle", "further on"),
    ("questions", "leads_to: refill-at-cost", "leads_to: purpose", None, "cycle", "further on"),
    ("junctions", "purpose: visit}", "purpos: visit}", "purpos:", "unknown-id", "'purpose'"),
    ("junctions", "purpose: visit}", "purpose: visti}", "visti", "unknown-answer", "'visit'"),
    ("junctions", "purpose: visit}", "purpose: zzz}", "zzz", "unknown-answer", "use one of: visit, refill"),
    ("junctions", "purpose: visit}", "purpose: []}", "[]", "empty-list", "at least one"),
    ("junctions", "{purpose: visit}", "{}", "{}", "empty-when", "otherwise"),
    ("junctions", "{purpose: visit}", "visit", "visit, leads_to: visit-reminder", "wrong-type", "table of questions"),
    ("junctions", "leads_to: refill-reminder", "lead_to: refill-reminder", "lead_to", "unknown-key", "'leads_to'"),
    ("junctions", ", leads_to: refill-reminder", "", "{when: {purpose: refill}", "missing-key", "leads_to"),
    ("junctions", "leads_to: refill-reminder", "leads_to: refil-reminder", "refil-", "unknown-id", "'refill-reminder'"),
    (
        "junctions", "- {when: {purpose: visit}, leads_to: visit-reminder}", "- otherwise: visit-reminder",
        "otherwise: v", "otherwise-not-last", "end",
    ),
    (
        "junctions", "  - {when: {purpose: refill}, leads_to: refill-reminder}\n", "",
        "claimed-exception", "junction-gap", "otherwise",
    ),
    ("junctions", "- otherwise: paid", "- otherwise: paid-by-maker", "otherwise", "cycle", "further on"),
    ("junctions", "- otherwise: paid", "- paid", "paid\n", "wrong-type", "when"),
    ("outcomes", "class: not-governed", "class: not-govern", "not-govern\n", "unknown-word", "'not-governed'"),
    ("outcomes", "class: not-governed", "class: zzz", "zzz", "unknown-word", "write one of: not-governed"),
    ("outcomes", "class: not-governed", "class_: not-governed", "class_", "unknown-key", "'class'"),
    (
        "outcomes", "exception: visit-reminders", "exception: visit-reminder",
        "visit-reminder\n", "unknown-id", "'visit-reminders'",
    ),
    (
        "outcomes", "exception: visit-reminders", "exception: refill-reminders",
        None, "one-sided-exception", "add 'visit-reminder'",
    ),
    (
        "exceptions", "[refill-reminder, refill-at-cost]", "[refill-reminder, refill-at-cost, paid]",
        "paid", "one-sided-exception", "exception: refill",
    ),
    ("exceptions", "[visit-reminder]", "[visit-remindr]", "visit-remindr]", "unknown-id", "'visit-reminder'"),
    ("exceptions", "kind: named-exception", "kind: exception", "exception\n", "unknown-word", "'named-exception'"),
    ("followups", "choose: many", "choose: some", "some\n", "unknown-word", "one, many"),
    ("followups", "after: [exception]", "after: [exceptoin]", "exceptoin", "unknown-word", "'exception'"),
    ("followups", "alone: true", "alone: 1", "1\n", "wrong-type", "true or false"),
    ("followups", "alone: true", "alone: 'true'", "'true'", "wrong-type", "true or false"),
    ("sources", "url: https://www.hhs.gov", "url: javascript:www.hhs.gov", "javascript", "not-a-web-address", "https"),
    ("laws", "whenever: {payment: maker}", "whenever: {paymnt: maker}", "paymnt", "unknown-id", "'payment'"),
    ("laws", "whenever: {payment: maker}", "whenever: {payment: makr}", "makr", "unknown-answer", "'maker'"),
    ("laws", "whenever: {payment: maker}", "whenever: {}", "{}", "empty-pattern", "name an answer"),
    ("laws", "whenever: {payment: maker}", "whenever: maker", "maker\n", "wrong-type", "pattern"),
    ("laws", "whenever: {unsure: true}", "whenever: {unsure: maybe}", "maybe", "wrong-type", "true or false"),
    ("laws", "then: {class: stop}", "then: {class: stopp}", "stopp", "unknown-word", "'stop'"),
    ("laws", "then: {class: stop}", "unless: {class: stop}", "says: Any", "law-of-no-kind", "keep one"),
    ("laws", "whenever: {asked: cost}", "possible: {asked: cost}", "says: The cost is", "law-of-no-kind", "keep one"),
    (
        "laws", "question: cost, answer: at-cost", "question: cost, answer: at-cots",
        "at-cots", "unknown-answer", "'at-cost'",
    ),
    ("cases", "twin_of: visit-letter", "twin_of: visit-lettr", "visit-lettr\n", "unknown-id", "'visit-letter'"),
    ("cases", "answers: {purpose: greeting}", "answers: {purpose: greting}", "greting", "unknown-answer", "'greeting'"),
    ("cases", "outcome: not-marketing", "outcome: paid-by-maker", "paid-by-maker", "unknown-id", "outcome"),
    ("cases", "{purpose: a card for the new year}", "{purpose: a gift}", "a gift", "clue-not-told", "word for word"),
    (
        "cases", "{purpose: a card for the new year}", "{payment: a card}",
        "payment: a card", "clue-without-answer", "delete",
    ),
    ("set", 'effective: "2026-01-07"', 'effective: "2026-02-30"', '"2026-02-30"', "not-a-date", "2026-01-31"),
    ("set", 'effective: "2026-01-07"', "effective: soon", "soon", "not-a-date", "2026-01-31"),
    ("set", "first: purpose", "first: purpos", "purpos\n", "unknown-id", "'purpose'"),
    ("set", "shared: [purpose]", "shared: [purpos]", "purpos]", "unknown-id", "'purpose'"),
    ("set", "first: purpose\n", "", "id: small-set", "missing-key", "first"),
    ("set", "id: small-set", "id: Small Set", "Small Set", "not-an-id", "'small-set'"),
    ("set", "  stop: {label", "  stopp: {label", "stopp:", "unknown-class", "'stop'"),
    ("set", "  conditional: {", "  zzz: {", "zzz", "unknown-class", "use one of"),
    ("set", "{by: null, date: null}", "{by: null}", "{by: null}", "missing-key", "date"),
    ("set", "{by: null, date: null}", "{by: 'A. Counsel', date: June}", "June", "not-a-date", "2026-01-31"),
    ("set", "cases: 4", "cases: 0", "0,", "wrong-type", "from 1 to 200"),
    ("set", "cases: 4", "cases: 0x4", "0x4", "wrong-type", "from 1 to 200"),
    ("set", "cases: 4", "cases: '4'", "'4'", "wrong-type", "from 1 to 200"),
    ("set", "pass_percent: 75", "pass_percent: 101", "101", "wrong-type", "from 1 to 100"),
    ("set", ", pass_percent: 75", "", "{cases: 4}", "missing-key", "pass_percent"),
    ("set", "{cases: 4, pass_percent: 75}", "null", None, "wrong-type", "table"),
    ("set", "classes:\n", "classes: none\nx:\n", "none", "wrong-type", "table"),
    (
        "junctions", "{when: {purpose: refill}, leads_to: refill-reminder}", "{leads_to: refill-reminder}",
        None, "missing-key", "when",
    ),
    ("set", "{by: null, date: null}", "null", "null", "wrong-type", "table"),
    ("set", "title: May", "version: May", 'version: "1.0"', "duplicate-key", "rename"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "marker", "code", "fix"), REFUSED)
def test_a_mistake_is_refused_where_it_stands(
    tmp_path: Path, *, name: str, old: str, new: str, marker: str | None, code: str, fix: str
) -> None:
    files = replaced(name, old, new)
    found = [finding for finding in findings_of(write(tmp_path, files)) if finding.code == code]
    assert found, f"no {code}"
    assert fix in found[0].fix
    if marker:
        assert Path(found[0].file).name == f"{name}.yaml"
        assert (found[0].line, found[0].column) == place(files[name], marker)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("outcomes", "  class: not-governed\n", "", "'class' is missing: an outcome must have it"),
        ("followups", "choose: many", "choice: many", "'choice' is no key of a follow-up"),
        ("exceptions", "kind: named-exception", "kinds: named-exception", "'kinds' is no key of an exception"),
        ("set", "title: May", "titel: May", "'titel' is no key of a question set"),
    ],
)
def test_a_finding_names_the_part_in_everyday_words(
    tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    assert message in {finding.message for finding in findings_of(write(tmp_path, replaced(name, old, new)))}


def test_a_set_may_hold_what_its_test_for_learners_asks(tmp_path: Path) -> None:
    assert small_set().training == Training(cases=4, pass_percent=75)
    without = replaced("set", "training: {cases: 4, pass_percent: 75}\n", "")
    assert load(write(tmp_path, without)).training is None


def test_an_empty_text_is_refused_after_its_key(tmp_path: Path) -> None:
    (finding,) = findings_of(write(tmp_path, replaced("questions", "text: A visit\n", "text:\n")))
    assert (finding.line, finding.column) == (9, 12)


def test_a_cycle_is_named_from_node_to_node(tmp_path: Path) -> None:
    (finding,) = findings_of(write(tmp_path, replaced("questions", "leads_to: refill-at-cost", "leads_to: payment")))
    assert finding.message.endswith("cost -> payment -> paid-by-maker -> cost")


def test_a_gap_names_the_answers_that_arrive(tmp_path: Path) -> None:
    old = "  - {when: {purpose: refill}, leads_to: refill-reminder}\n"
    (finding,) = findings_of(write(tmp_path, replaced("junctions", old, "")))
    assert "purpose=refill, payment=nobody" in finding.message


def test_a_gap_before_the_first_question_is_found_too(tmp_path: Path) -> None:
    (finding,) = findings_of(write(tmp_path, replaced("set", "first: purpose", "first: claimed-exception")))
    assert finding.code == "junction-gap"
    assert "none given yet" in finding.message


def test_all_findings_of_a_run_come_together_in_file_order(tmp_path: Path) -> None:
    files = {
        **replaced("laws", "{payment: maker}", "{paymnt: maker}"),
        "questions": replaced("questions", "text: A visit\n", "text: no\n")["questions"].replace(
            "  why: P", "  whi: P"
        ),
        "cases": "unclosed: [",
    }
    assert [(Path(found.file).name, found.code) for found in findings_of(write(tmp_path, files))] == [
        ("questions.yaml", "loose-word"),
        ("questions.yaml", "missing-key"),
        ("questions.yaml", "unknown-key"),
        ("laws.yaml", "unknown-id"),
        ("cases.yaml", "not-yaml"),
    ]


def test_nothing_dangles_because_another_file_cannot_be_read(tmp_path: Path) -> None:
    for unread in FILES:
        (finding,) = findings_of(write(tmp_path / unread, **{unread: "a: [b"}))
        assert finding.code == "not-yaml"


def test_a_file_named_in_the_working_directory_is_shown_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (finding,) = findings_of(write(tmp_path / "mine", replaced("set", "first: purpose", "first: zzz")))
    assert Path(finding.file) == Path("mine/set.yaml")


def test_a_file_elsewhere_is_shown_whole(tmp_path: Path) -> None:
    (finding,) = findings_of(write(tmp_path, replaced("set", "first: purpose", "first: zzz")))
    assert Path(finding.file) == tmp_path / "set.yaml"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (finding,) = findings_of(tmp_path / "nowhere")
    assert finding.code == "no-folder"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    (write(tmp_path) / "laws.yaml").unlink()
    (finding,) = findings_of(tmp_path)
    assert (Path(finding.file).name, finding.line, finding.code) == ("laws.yaml", 0, "missing-file")


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (write(tmp_path) / "laws.yaml").unlink()
    (tmp_path / "laws.yaml").mkdir()
    (finding,) = findings_of(tmp_path)
    assert finding.code == "unreadable-file"


def test_a_file_past_the_size_bound_is_refused(tmp_path: Path) -> None:
    (finding,) = findings_of(write(tmp_path, glossary="#" * (MAX_BYTES + 1)))
    assert finding.code == "file-too-large"


def test_bytes_that_are_no_utf8_are_refused_where_they_stand(tmp_path: Path) -> None:
    (finding,) = findings_of(write(tmp_path, glossary=b"# one\n# caf\xe9\n"))
    assert (finding.code, finding.line, finding.column) == ("not-utf-8", 2, 6)


def test_a_file_without_a_table_is_refused(tmp_path: Path) -> None:
    (finding,) = findings_of(write(tmp_path, glossary="- one\n- two\n"))
    assert (finding.code, finding.line, finding.column) == ("wrong-type", 1, 1)


def test_a_section_may_be_empty(tmp_path: Path) -> None:
    assert load(write(tmp_path, glossary="# nothing yet\n", laws="", cases="{}")).glossary == {}


def test_a_junction_without_branches_is_refused(tmp_path: Path) -> None:
    files = replaced("junctions", "paid-by-maker:\n", "empty: []\npaid-by-maker:\n")
    (finding,) = findings_of(write(tmp_path, files))
    assert (finding.code, finding.line, finding.column) == ("empty-list", 4, 8)


def test_a_junction_that_is_no_list_is_refused(tmp_path: Path) -> None:
    (finding,) = findings_of(write(tmp_path, junctions="claimed-exception: paid\npaid-by-maker: [{otherwise: paid}]\n"))
    assert (finding.code, finding.line, finding.column) == ("wrong-type", 1, 20)


def test_answers_that_are_no_table_are_refused(tmp_path: Path) -> None:
    questions = "purpose: {label: A, ask: B, why: C, answers: [visit, refill]}\n"
    codes = {(found.code, found.line, found.column) for found in findings_of(write(tmp_path, questions=questions))}
    assert ("wrong-type", 1, 46) in codes


def test_a_question_that_is_no_table_is_refused(tmp_path: Path) -> None:
    codes = {found.code for found in findings_of(write(tmp_path, questions="purpose: visit\n"))}
    assert "wrong-type" in codes


def test_a_file_that_is_not_read_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, **{"question": "", ".hidden": ""})
    (warning,) = read(tmp_path).warnings
    assert (warning.severity, warning.code, warning.fix) == ("warning", "unread-file", "did you mean 'questions.yaml'?")


def test_warnings_come_with_the_errors(tmp_path: Path) -> None:
    write(tmp_path, replaced("set", "first: purpose", "first: zzz"), notes="")
    assert [found.severity for found in findings_of(tmp_path)] == ["error", "warning"]


def test_every_walk_that_remembers_too_much_is_refused(tmp_path: Path) -> None:
    names = [f"q{n}" for n in range(18)]
    answers = "{a: {text: A, leads_to: NEXT}, b: {text: B, leads_to: NEXT}}"
    questions = "".join(
        f"{name}: {{label: L, ask: A, why: W, answers: {answers.replace('NEXT', following)}}}\n"
        for name, following in zip(names, [*names[1:], "fork"], strict=True)
    )
    when = ", ".join(f"{name}: a" for name in names)
    files = {
        **dict.fromkeys(FILES, ""),
        "set": small_files()["set"].replace("first: purpose", "first: q0").replace("[purpose]", "[]"),
        "questions": questions,
        "junctions": f"fork: [{{when: {{{when}}}, leads_to: end}}, {{otherwise: end}}]",
        "outcomes": "end: {class: stop, headline: H, explanation: E}",
    }
    (finding,) = findings_of(write(tmp_path, files))
    assert (finding.code, Path(finding.file).name) == ("too-many-steps", "questions.yaml")


def test_the_values_are_those_of_the_files() -> None:
    small = small_set()
    assert small.questions["purpose"].answers["refill"].adds == ("check-drug",)
    assert small.questions["purpose"].answers["not-sure"].unsure
    assert small.reviewed.by is None
    assert small.junctions["paid-by-maker"][0].when == {"purpose": ("refill",)}
    assert small.junctions["paid-by-maker"][1].when == {}
    assert small.outcomes["paid"].class_ == "authorization"
    assert [pattern.answers for pattern in small.laws["cost-only-for-refills"].then] == [{"purpose": ("refill",)}] * 2
    assert small.laws["doubt-stops"].then[0].class_ == ("stop",)
    assert list(small.cases["visit-letter"].clues) == ["purpose", "payment"]


def test_the_digest_tells_sets_apart_and_forgives_line_ends(tmp_path: Path) -> None:
    plain = small_set().digest
    assert len(plain) == 64
    crlf = {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in small_files().items()}
    assert load(write(tmp_path / "crlf", crlf)).digest == plain
    assert load(write(tmp_path / "other", glossary=small_files()["glossary"] + "# more\n")).digest != plain


def test_the_places_are_those_of_the_keys(tmp_path: Path) -> None:
    places = read(write(tmp_path)).places
    assert places.at("questions", "payment")[1:] == place(small_files()["questions"], "payment:\n  label")
    assert places.at("junctions", "paid-by-maker", 1)[1:] == place(small_files()["junctions"], "otherwise")
    assert places.at("questions", "payment", "nowhere", 3)[1:] == places.at("questions", "payment", "label")[1:]


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(FILES), content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_loading_raises_nothing_else_on_any_bytes(
    tmp_path_factory: pytest.TempPathFactory, name: str, content: bytes
) -> None:
    load_or_refuse(write(tmp_path_factory.mktemp("set"), **{name: content}))


SCRAPS = [
    "",
    " ",
    "\n",
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "!x ",
    "'",
    '"',
    "#",
    "|",
    "? ",
    "~",
    "yes",
    "7",
    "\t",
    "<<: ",
]


@settings(max_examples=300, deadline=None)
@given(
    name=st.sampled_from(FILES),
    edits=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(SCRAPS)), min_size=1, max_size=3),
)
def test_loading_raises_nothing_else_on_any_change(
    tmp_path_factory: pytest.TempPathFactory, name: str, edits: list[tuple[float, int, str]]
) -> None:
    text = small_files()[name]
    for where, length, scrap in edits:
        start = int(where * len(text))
        text = text[:start] + scrap + text[start + length :]
    load_or_refuse(write(tmp_path_factory.mktemp("set"), **{name: text}))


def load_or_refuse(folder: Path) -> None:
    with contextlib.suppress(QuestionSetError):
        load(folder)
