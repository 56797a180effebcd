import json
import subprocess
import sys

import pytest
import zen
from typer.testing import CliRunner

from tests.support.sets import replaced, small_set, write
from wizard import __version__, cli
from wizard.errors import AnswerError, QuestionSetError, RecordError, UnfinishedError, WizardError
from wizard.questionset.paths import Routes

VISIT = "purpose: visit\npayment: nobody\n"


@pytest.fixture
def questions(tmp_path):
    return write(tmp_path / "small")


@pytest.fixture
def run(questions):
    """Runs a command on the small set and returns its exit code and what it printed; an error for the reader passes."""

    def run(*words, typed=None):
        result = CliRunner().invoke(cli.app, ["--questions", str(questions), *map(str, words)], input=typed)
        if isinstance(result.exception, WizardError):
            raise result.exception
        return result

    return run


@pytest.fixture
def answers(tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_text(VISIT, encoding="utf-8")
    return path


def test_importing_the_commands_loads_no_heavy_library():
    heavy = {
        "PySide6",
        "sqlalchemy",
        "typst",
        "fsrs",
        "yaml",
        "pypdf",
        "fast_sugiyama",
        "numpy",
        "xlsxwriter",
        "python_calamine",
    }
    code = f"import sys, wizard.cli; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    "command", ["ask", "decide", "check", "paths", "map", "export", "diff", "verify", "cases", "schema", "new"]
)
def test_every_command_has_help_with_examples_and_exit_codes(run, command):
    page = run(command, "--help").stdout
    assert "Examples:" in page
    assert f"optin-wizard {command}" in page
    assert "Exit codes: 0 done" in page


def test_the_version_is_printed(run):
    assert run("--version").stdout == f"Exception Wizard {__version__}\n"


def test_without_a_command_the_front_door_is_entered_with_the_questions_named(run, questions, monkeypatch):
    entered = []
    monkeypatch.setattr("wizard.front_door.enter", lambda folder: entered.append(folder) or 7)
    assert run().exit_code == 7
    assert entered == [questions]


def test_decide_prints_the_rationale(run, answers):
    result = run("decide", answers, "--name", "March letter", "--decided-by", "Jo", "--date", "2026-03-04")
    assert result.exit_code == 0
    for words in ("March letter", "Jo", "Mar 4, 2026", "Verdict: Exception applies"):
        assert words in result.stdout
    assert "EXAMPLE" not in result.stdout


def test_decide_reads_standard_input(run):
    assert "Exception applies" in run("decide", "-", typed=VISIT).stdout


def test_decide_files_the_proofs_of_what_the_verdict_rests_on(run):
    result = run("decide", "-", typed=f"{VISIT}\nproofs: {{payment: Finance confirmed it}}\n")
    assert "Proof: Finance confirmed it" in result.stdout
    assert result.stderr == ""


def test_decide_tells_of_proofs_that_are_not_filed(run):
    result = run("decide", "-", typed="purpose: greeting\nproofs: {payment: Call 212-555-0147}\n")
    assert "The verdict does not rest on 'payment': its proof is not filed." in result.stderr
    assert "The proof for 'payment' looks like a phone number" in result.stderr


def test_decide_saves_where_the_options_say(run, answers, tmp_path):
    files = [tmp_path / name for name in ("r.pdf", "r.txt", "r.json")]
    result = run("decide", answers, "--pdf", files[0], "--text", files[1], "--json", files[2])
    assert result.stdout.splitlines() == [
        "Exception applies: Go ahead. A visit reminder needs no form",
        *(f"Saved: {file}" for file in files),
    ]
    assert all(file.stat().st_size for file in files)


def test_decide_takes_the_answers_of_a_case_and_marks_an_example(run):
    text = run("decide", "--case", "refill-letter-at-cost").stdout
    assert "EXAMPLE" in text
    assert "refill-letter-at-cost" in text


def test_decide_uses_the_questions_named_with_it(run, tmp_path):
    other = write(tmp_path / "other", replaced("outcomes", "Go ahead. A greeting", "Send it. A greeting"))
    assert "Send it. A greeting" in run("decide", "--case", "greeting-card", "--questions", other).stdout


def test_a_date_with_an_offset_is_kept(run, answers):
    text = run("decide", answers, "--date", "2026-03-04T09:00:00-05:00").stdout
    assert "Mar 4, 2026, 9:00 AM (UTC-05:00)" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["decide"], "Name a file of answers, or a case"),
        (["decide", "a.yaml", "--case", "greeting-card"], "one of the two"),
        (["decide", "--case", "greeting-card", "--date", "4.3.2026"], "is no date"),
        (["decide", "--colour"], "No such option"),
        (["paths", "--format", "xml"], "xml"),
        (["desire"], "desire"),
    ],
)
def test_what_no_command_takes_is_bad_input(run, words, said):
    result = run(*words)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("typed", "error", "said"),
    [
        ("purpose: vist\npayment: nobody", AnswerError, "'purpose' has no answer 'vist' (did you mean 'visit'?)"),
        ("purpos: visit", AnswerError, "'purpos' is no question of this set (did you mean 'purpose'?)"),
        (VISIT + "cost: at-cost", AnswerError, "'cost' is not asked on this path; leave it out."),
        (VISIT + "channel: [phone]", AnswerError, "'channel' has no answer 'phone'"),
        ("purpose: greeting\nchannel: [email]", AnswerError, "The follow-up 'channel' is not asked"),
        ("purpose: visit", UnfinishedError, "The answer to 'payment' is missing. It may be: nobody, maker, not-sure."),
    ],
)
def test_answers_that_do_not_fit_are_named(run, typed, error, said):
    with pytest.raises(error) as caught:
        run("decide", "-", typed=typed)
    assert said in str(caught.value)


def test_an_unknown_case_is_named_with_the_nearest(run):
    with pytest.raises(AnswerError, match="did you mean 'greeting-card'"):
        run("decide", "--case", "greetings-card")


def test_a_file_of_answers_that_is_not_there_is_named(run, tmp_path):
    with pytest.raises(AnswerError, match="cannot be read: No such file"):
        run("decide", tmp_path / "none.yaml")


def test_patient_details_in_a_name_are_quietly_warned_of(run, answers):
    result = run("decide", answers, "--name", "Call 212-555-0147")
    assert result.exit_code == 0
    assert result.stderr == "--name looks like a phone number: never file patient details.\n"


@pytest.mark.parametrize(
    "words", [["decide", "--case", "greeting-card", "--text"], ["ask", "--text"], ["paths", "--to"]]
)
def test_a_file_that_exists_is_not_replaced_without_force(run, tmp_path, words):
    taken = tmp_path / "taken.txt"
    taken.write_text("mine", encoding="utf-8")
    result = run(*words, taken)
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert taken.read_text(encoding="utf-8") == "mine"


def test_force_replaces_a_file(run, tmp_path):
    taken = tmp_path / "taken.txt"
    taken.write_text("mine", encoding="utf-8")
    assert run("decide", "--case", "greeting-card", "--text", taken, "--force").exit_code == 0
    assert "greeting-card" in taken.read_text(encoding="utf-8")


def test_ask_asks_in_the_terminal(run, tmp_path):
    result = run("ask", "--text", tmp_path / "r.txt", typed="3\n\n\nCard\n\n\n")
    assert result.exit_code == 0
    assert "Not governed" in (tmp_path / "r.txt").read_text(encoding="utf-8")


def test_check_says_in_one_line_what_was_proved(run):
    result = run("check")
    assert result.exit_code == 0
    assert result.stdout == "Proved: 3 questions, 10 answers, 7 outcomes, 10 paths, 5 laws, 9 cases.\n"


@pytest.mark.parametrize(("form", "said"), [("json", '"proved"'), ("github", "::notice"), ("sarif", '"2.1.0"')])
def test_check_writes_other_formats(run, form, said):
    result = run("check", "--format", form)
    assert result.exit_code == 0
    assert said in result.stdout


def test_warnings_alone_end_with_0(run, tmp_path):
    result = run("check", write(tmp_path / "odd", notes=""))
    assert result.exit_code == 0
    assert "warning: This file is not read" in result.stdout


def test_check_explains_a_code(run):
    result = run("check", "--explain", "doubt-permits")
    assert result.exit_code == 0
    assert result.stdout.startswith("doubt-permits\nWhat: ")


def test_check_explains_no_code_that_does_not_exist(run):
    result = run("check", "--explain", "doubt-permit")
    assert result.exit_code == 2
    assert "did you mean 'doubt-permits'?" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("questions", "leads_to: not-marketing", "leads_to: not-marketting"), "questions.yaml:21:17: error:"),
        (("cases", "outcome: visit-reminder", "outcome: refill-reminder"), "cases.yaml:"),
    ],
)
def test_check_names_file_line_and_column_of_what_is_wrong(run, tmp_path, changed, said):
    result = run("check", write(tmp_path / "broken", replaced(*changed)))
    assert result.exit_code == 1
    assert said in result.stdout
    assert "Proved" not in result.stdout


def test_paths_prints_every_path_as_json(run):
    table = json.loads(run("paths", "--format", "json").stdout)
    routes = Routes(small_set())
    assert [(row["answers"], row["outcome"]) for row in table] == [
        (path.answers, path.outcome) for path in routes.walk()
    ]


def test_paths_saves_the_table_byte_for_byte_as_it_prints_it(run, tmp_path):
    printed = run("paths").stdout_bytes
    run("paths", "--to", tmp_path / "paths.csv")
    assert (tmp_path / "paths.csv").read_bytes() == printed


@pytest.mark.parametrize("form", ["html", "xlsx", "pdf"])
def test_paths_saves_the_logic_table(run, tmp_path, form):
    file = tmp_path / f"logic.{form}"
    assert run("paths", "--format", form, "--to", file).stdout == f"Saved: {file}\n"
    begins = {"html": b"<!DOCTYPE html>", "xlsx": b"PK", "pdf": b"%PDF"}[form]
    assert file.read_bytes().startswith(begins)


def test_paths_prints_the_logic_table_as_a_web_page(run):
    assert "<h1>May this letter go out?</h1>" in run("paths", "--format", "html").stdout


@pytest.mark.parametrize("form", ["xlsx", "pdf"])
def test_paths_prints_no_file_that_is_not_text(run, form):
    result = run("paths", "--format", form)
    assert result.exit_code == 2
    assert "--to FILE" in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("name", "begins"), [("m.svg", b"<svg"), ("m.PDF", b"%PDF"), ("m.dot", b"digraph"), ("m.mmd", b"---\ntitle")]
)
def test_map_draws_what_the_name_of_the_file_says(run, tmp_path, name, begins):
    file = tmp_path / name
    assert run("map", "--to", file).stdout == f"Saved: {file}\n"
    assert file.read_bytes().startswith(begins)


def test_map_draws_the_path_of_a_case_or_of_answers(run, answers, tmp_path):
    file = tmp_path / "m.mmd"
    for words in (["--case", "greeting-card"], ["--answers", answers]):
        run("map", *words, "--to", file, "--force")
        assert "linkStyle" in file.read_text(encoding="utf-8")
    run("map", "--to", file, "--force")
    assert "linkStyle" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["map", "--to", "map.png"], "one of: .svg, .pdf, .dot, .mmd"),
        (["map", "--to", "map.svg", "--case", "greeting-card", "--answers", "a.yaml"], "not both"),
        (["map"], "Missing option '--to'"),
    ],
)
def test_map_says_what_it_cannot_draw(run, words, said):
    result = run(*words)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_verify_says_each_thing_found(run, tmp_path):
    pdf = tmp_path / "r.pdf"
    run("decide", "--case", "greeting-card", "--pdf", pdf)
    result = run("verify", pdf)
    assert result.exit_code == 0
    assert "ok     The record inside is whole" in result.stdout
    assert "find accidents" in result.stdout


def test_verify_finds_that_other_questions_were_used(run, tmp_path):
    pdf = tmp_path / "r.pdf"
    run("decide", "--case", "greeting-card", "--pdf", pdf)
    other = write(tmp_path / "other", replaced("set", "id: small-set", "id: other-set"))
    result = run("verify", pdf, "--questions", other)
    assert result.exit_code == 1
    assert "wrong" in result.stdout


def test_verify_cannot_read_what_is_no_rationale(run, answers):
    with pytest.raises(RecordError):
        run("verify", answers)


def test_cases_are_listed_with_class_and_first_words(run):
    lines = run("cases").stdout.splitlines()
    assert lines[0].split(maxsplit=2) == ["greeting-card", "not-governed", "The clinic sends a card for the new year."]


def test_a_long_story_is_cut_between_words(run, tmp_path):
    story = "story: The clinic writes about a refill. The maker pays the stamp."
    long = write(tmp_path / "long", replaced("cases", story, story + " The letter tells of it." * 3))
    line = run("cases", "--questions", long).stdout.splitlines()[4]
    assert line.endswith("The maker pays the stamp. The ...")


def test_questions_that_cannot_be_read_are_bad_input(run, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(QuestionSetError, match="The file is missing"):
        run("cases", "--questions", tmp_path / "empty")


@pytest.mark.parametrize("words", [["cases", "--questions"], ["check"], ["paths"]])
def test_a_folder_that_is_not_there_is_bad_input(run, tmp_path, words):
    result = run(*words, tmp_path / "none")
    assert result.exit_code == 2
    assert "does not exist" in " ".join(result.stderr.split())


def test_the_rules_are_exported_for_another_engine(run, tmp_path):
    to = tmp_path / "rules.json"
    assert run("export", "--to", to).stdout == f"Saved: {to}\n"
    assert zen.ZenEngine().create_decision(to.read_text(encoding="utf-8")).evaluate({"purpose": "greeting"})[
        "result"
    ] == {"outcome": "not-marketing"}


def test_an_export_replaces_no_file_unless_told_to(run, tmp_path):
    to = tmp_path / "rules.json"
    to.write_text("mine", encoding="utf-8")
    assert run("export", "--to", to).exit_code == 2
    assert to.read_text(encoding="utf-8") == "mine"
    assert run("export", "--to", to, "--force").exit_code == 0


@pytest.fixture
def bent(tmp_path):
    """The small set with one route led elsewhere."""
    return write(
        tmp_path / "bent",
        replaced("questions", "      leads_to: refill-at-cost", "      leads_to: paid"),
        cases=replaced("cases", "outcome: refill-at-cost", "outcome: paid")["cases"],
    )


def test_a_changed_verdict_is_told_and_ends_with_one(run, questions, bent):
    result = run("diff", questions, bent)
    assert result.exit_code == 1
    assert "The verdict changes for 1 of 10 ways to answer." in result.stdout


def test_a_rewording_ends_with_zero(run, questions, tmp_path):
    reworded = write(tmp_path / "reworded", replaced("questions", "ask: Who pays for the letter?", "ask: Who pays?"))
    result = run("diff", questions, reworded)
    assert result.exit_code == 0
    assert "no verdict changes" in result.stdout


def test_a_difference_is_written_as_json(run, questions, bent):
    found = json.loads(run("diff", questions, bent, "--format", "json").stdout)
    assert [(each["from"], each["to"], each["paths"]) for each in found["changed"]] == [("refill-at-cost", "paid", 1)]


@pytest.mark.parametrize("file", ["questions", "questions.yaml"])
def test_the_schema_of_one_file_is_printed(run, file):
    assert json.loads(run("schema", file).stdout)["title"] == "questions.yaml of a question set"


def test_the_schema_of_all_files_is_printed(run):
    assert "glossary" in json.loads(run("schema").stdout)["properties"]


def test_no_schema_is_printed_of_a_file_that_no_set_has(run):
    result = run("schema", "question")
    assert result.exit_code == 2
    assert "did you mean 'questions'?" in " ".join(result.stderr.split())
