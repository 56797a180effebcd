"""What the proof of a set finds, each with its place."""

from pathlib import Path

import pytest

from tests.support.sets import replaced, small_files, write
from wizard.findings import Finding
from wizard.questionset import prover
from wizard.questionset.checks import Proof, check


def proof_of(folder: Path, files: dict[str, str]) -> Proof:
    return check(write(folder, files))


def found(proof: Proof, code: str) -> Finding:
    matching = [finding for finding in proof.findings if finding.code == code]
    assert matching, f"no {code} among {[finding.code for finding in proof.findings]}"
    return matching[0]


def test_the_small_set_is_proved_and_counted(tmp_path: Path) -> None:
    proof = proof_of(tmp_path, small_files())
    assert proof.findings == ()
    assert proof.holds
    assert proof.summary == "3 questions, 10 answers, 7 outcomes, 10 paths, 5 laws, 9 cases"


def test_a_set_that_cannot_be_loaded_is_told_of_in_the_findings(tmp_path: Path) -> None:
    proof = proof_of(tmp_path, replaced("set", "first: purpose", "first: zzz"))
    assert [finding.code for finding in proof.findings] == ["unknown-id"]
    assert not proof.holds
    assert proof.paths == 0


def test_a_file_that_is_not_read_does_not_spoil_the_proof(tmp_path: Path) -> None:
    proof = check(write(tmp_path, notes=""))
    assert [finding.code for finding in proof.findings] == ["unread-file"]
    assert proof.holds


UNREACHED_QUESTION = "extra:\n  label: L\n  ask: A?\n  why: W.\n  answers: {a: {text: A, leads_to: paid}}\n"
IDLE_QUESTION = (
    "idle:\n  label: L\n  ask: A?\n  why: W.\n  sources: [rule]\n  answers:\n"
    "    a: {text: A, because: a, leads_to: paid}\n    b: {text: B, because: b, leads_to: paid}\n"
)

FOUND = [
    # file, what is replaced, by what, code, severity, what the message says
    ("questions", "cost:\n  label", UNREACHED_QUESTION + "cost:\n  label", "unreachable-question", "error", "'extra'"),
    (
        "junctions", "paid-by-maker:\n", "lost: [{otherwise: paid}]\npaid-by-maker:\n",
        "unreachable-junction", "error", "'lost'",
    ),
    (
        "junctions",
        "  - {when: {purpose: refill}, leads_to: refill-reminder}\n",
        "  - {when: {purpose: refill}, leads_to: refill-reminder}\n  - {when: {purpose: greeting}, leads_to: paid}\n",
        "unreachable-branch",
        "error",
        "branch 3 of 'claimed-exception'",
    ),
    ("questions", "leads_to: not-marketing", "leads_to: paid", "unreachable-outcome", "error", "'not-marketing'"),
    ("questions", "leads_to: purpose-unknown", "leads_to: not-marketing", "doubt-permits", "error", "'not-marketing'"),
    (
        "questions", "leads_to: purpose-unknown", "leads_to: cost",
        "doubt-permits", "error", "'not-sure' to 'purpose'",
    ),
    ("questions", "leads_to: refill-at-cost", "leads_to: paid", "unreachable-outcome", "error", "'refill-at-cost'"),
    (
        "junctions", "- otherwise: paid", "- otherwise: visit-reminder",
        "broken-law", "error", "purpose=visit, payment=maker ends at 'visit-reminder'",
    ),
    (
        "laws", "whenever: {asked: cost}", "whenever: {purpose: visit, asked: cost}",
        "idle-law", "warning", "says nothing",
    ),
    (
        "laws", "{exception: visit-reminders}", "{exception: visit-reminders, payment: maker}",
        "impossible", "error", "Each exception",
    ),
    (
        "questions", "Does the maker pay more", "Do they pay more",
        "lost-words", "error", 'The question \'cost\' no longer mentions "the maker"',
    ),
    (
        "questions", "text: No more than the cost", "text: At the cost",
        "lost-words", "error", "The answer 'at-cost' to 'cost'",
    ),
    (
        "cases", "{purpose: visit, payment: nobody}", "{purpose: visit, payment: nobody, cost: at-cost}",
        "answer-not-asked", "error", "'cost'",
    ),
    ("cases", "{purpose: visit, payment: not-sure}", "{purpose: visit}", "case-too-short", "error", "before 'payment'"),
    (
        "cases", "outcome: not-marketing", "outcome: paid",
        "case-ends-elsewhere", "error", "ends at 'not-marketing' and not at 'paid'",
    ),
    (
        "cases", "{purpose: refill, payment: maker, cost: not-sure}", "{purpose: refill, payment: not-sure}",
        "answer-without-case", "warning", "'not-sure' to 'cost'",
    ),
    ("cases", "{purpose: not-sure}", "{purpose: greeting}", "outcome-without-case", "warning", "'purpose-unknown'"),
    ("questions", "  sources: [rule, guidance]\n", "", "no-source", "warning", "'payment'"),
    (
        "exceptions", "  summary: The maker may pay the cost.\n  sources: [guidance]\n", "  summary: Cost only.\n",
        "no-source", "warning", "'refill-reminders'",
    ),
    (
        "followups", "  after: [exception]\n  sources: [guidance]\n", "  after: [exception]\n",
        "no-source", "warning", "'minors'",
    ),
    ("followups", "after: [exception]\n", "after: []\n", "never-asked", "error", "'minors'"),
    (
        "obligations", "get-form: {", "keep-it: {title: Keep it, detail: Keep it.}\nget-form: {",
        "unused-obligation", "warning", "'keep-it'",
    ),
    (
        "sources", "guidance:\n",
        "letter:\n  {cite: C, title: T, says: S., url: 'https://www.hhs.gov/letter', checked: text}\nguidance:\n",
        "unused-source", "warning", "'letter'",
    ),
    ("cases", "twin_of: visit-letter", "twin_of: refill-letter", "no-twin", "warning", "answer 2 questions"),
    (
        "outcomes", "explanation: Nobody pays for it.\n  obligations: [check-drug]\n  sources: [guidance]",
        "explanation: Nobody pays for it.",
        "no-source", "warning", "'refill-reminder'",
    ),
    ("questions", "      because: the letter is a greeting\n", "", "no-because", "warning", "'greeting' to 'purpose'"),
    ("followups", "      because: people get a letter\n", "", "no-because", "warning", "'letter' to 'channel'"),
    (
        "exceptions", "refill-reminders:\n",
        "empty: {kind: other-exit, title: T, summary: S, granted_by: []}\nrefill-reminders:\n",
        "never-granted", "error", "'empty'",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "code", "severity", "says"), FOUND)
def test_a_flaw_is_found(tmp_path: Path, *, name: str, old: str, new: str, code: str, severity: str, says: str) -> None:
    finding = found(proof_of(tmp_path, replaced(name, old, new)), code)
    assert finding.severity == severity
    assert says in finding.message
    assert finding.line > 0
    assert finding.fix


def test_a_question_that_changes_nothing_is_found(tmp_path: Path) -> None:
    files = replaced("questions", "cost:\n  label", IDLE_QUESTION + "cost:\n  label")
    files["questions"] = files["questions"].replace("leads_to: not-marketing", "leads_to: idle")
    finding = found(proof_of(tmp_path, files), "changes-nothing")
    assert (finding.severity, finding.line) == (
        "warning",
        files["questions"][: files["questions"].index("idle:\n")].count("\n") + 1,
    )


def test_a_question_whose_answers_add_other_obligations_changes_something(tmp_path: Path) -> None:
    idle = IDLE_QUESTION.replace("because: b,", "because: b, adds: [get-form],")
    files = replaced("questions", "cost:\n  label", idle + "cost:\n  label")
    files["questions"] = files["questions"].replace("leads_to: not-marketing", "leads_to: idle")
    assert "changes-nothing" not in {finding.code for finding in proof_of(tmp_path, files).findings}


def test_a_question_that_matters_only_further_on_changes_something(tmp_path: Path) -> None:
    assert small_files()["questions"].count("leads_to: payment") == 2
    assert "changes-nothing" not in {finding.code for finding in proof_of(tmp_path, small_files()).findings}


def test_a_set_that_asks_nothing_can_be_proved(tmp_path: Path) -> None:
    files = {
        **dict.fromkeys(small_files(), ""),
        "set": small_files()["set"].replace("first: purpose", "first: end").replace("[purpose]", "[]"),
        "outcomes": "end: {class: stop, headline: H, explanation: E, sources: [rule]}",
        "sources": small_files()["sources"].split("guidance:")[0],
        "cases": "only: {story: S, message: M, answers: {}, outcome: end}",
    }
    proof = proof_of(tmp_path, files)
    assert proof.findings == ()
    assert proof.paths == 1


def test_a_law_that_cannot_be_tried_on_every_path_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prover, "MOST_PLACES", 1)
    finding = found(proof_of(tmp_path, small_files()), "law-not-proved")
    assert finding.severity == "error"
    assert finding.line > 0
