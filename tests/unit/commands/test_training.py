import csv
import io
import json
from contextlib import closing

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner

from tests.support.practice import attempt, exam_result, turn
from tests.support.registers import NOON, Clock
from tests.support.sets import write
from wizard import cli
from wizard.errors import RegisterError, TrainingError, WizardError
from wizard.register.opening import open_register
from wizard.register.practice import PracticeBook


@pytest.fixture(autouse=True)
def data_folder(tmp_path, monkeypatch):
    """A data folder of the test's own, in which nothing is kept yet."""
    folder = tmp_path / "data"
    monkeypatch.setattr("wizard.folders.data_folder", lambda: folder)
    return folder


@pytest.fixture
def run(tmp_path):
    """Runs a training command with the small set; an error for the reader passes."""
    questions = write(tmp_path / "small")

    def run(*words):
        result = CliRunner().invoke(cli.app, ["--questions", str(questions), "training", *map(str, words)])
        if isinstance(result.exception, WizardError):
            raise result.exception
        return result

    return run


@pytest.fixture
def book(data_folder):
    """The practice book of the register in the data folder."""
    with closing(open_register(data_folder / "register.sqlite", Clock())) as register:
        yield PracticeBook(register.engine, Clock())


def wrong(**told):
    return attempt(
        [turn("purpose", "visit"), turn("payment", "maker", "nobody"), turn("cost", "above-cost", None)], **told
    )


def rows(text):
    header, *lines = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    return [dict(zip(header, line, strict=True)) for line in lines]


@pytest.mark.parametrize("command", ["report", "due", "exams", "certificate"])
def test_each_command_has_help_with_examples_and_exit_codes(run, command):
    text = run(command, "--help").stdout
    assert f"optin-wizard training {command}" in text
    assert "Exit codes:" in text


def test_the_report_has_a_row_for_each_decision(run, book):
    book.keep(wrong(exam="5f2c9a", mode="assessment"))
    first, second, third = rows(run("report").stdout)
    assert (first["Learner"], first["Case"], first["Question"]) == ("Ada", "visit-letter", "purpose")
    assert (first["Chosen in words"], first["Is right"], first["Seconds"]) == ("A visit", "yes", "5.0")
    assert (second["Chosen"], second["Right"], second["Is right"], second["Scored"]) == ("maker", "nobody", "no", "yes")
    assert (third["Right"], third["Is right"], third["Scored"]) == ("", "", "no")
    assert (third["Mode"], third["Test"], third["Confidence"]) == ("assessment", "5f2c9a", "fairly")


def test_a_name_is_never_run_as_a_formula(run, book):
    book.keep(wrong(learner="=1+1"))
    assert rows(run("report").stdout)[0]["Learner"] == "'=1+1"


def test_a_workbook_has_decisions_items_and_who_is_due_with_numbers_to_reckon_with(run, book, tmp_path):
    book.keep(wrong(learner="=1+1"))
    path = tmp_path / "report.xlsx"
    assert run("report", "--format", "xlsx", "--to", path).stdout == f"Saved: {path}\n"
    workbook = CalamineWorkbook.from_path(path)
    assert workbook.sheet_names == ["Decisions", "Items", "Due"]
    header, first, *_ = workbook.get_sheet_by_name("Decisions").to_python()
    told = dict(zip(header, first, strict=True))
    assert (told["Learner"], told["Seconds"]) == ("=1+1", 5.0)
    assert workbook.get_sheet_by_name("Items").to_python()[1][:4] == ["case", "visit-letter", "Story 2", 1.0]
    assert workbook.get_sheet_by_name("Due").to_python()[1][0] == "=1+1"


@pytest.mark.parametrize(("part", "column"), [("items", "Percent right"), ("due", "Cases due")])
def test_a_csv_file_is_one_table_of_the_report(run, book, tmp_path, part, column):
    book.keep(wrong())
    path = tmp_path / "part.csv"
    run("report", "--part", part, "--to", path)
    assert column in rows(path.read_text(encoding="utf-8"))[0]


def test_only_one_learner_is_reported_whatever_the_capitals(run, book):
    book.keep(wrong())
    book.keep(wrong(learner="Grace", case_id="refill-letter"))
    assert {row["Learner"] for row in rows(run("report", "--learner", "GRACE").stdout)} == {"Grace"}


def test_a_learner_who_did_not_practice_is_told_with_those_who_did(run, book):
    book.keep(wrong())
    with pytest.raises(TrainingError, match=r"“Bob” did not practice. In this register did: Ada"):
        run("due", "--learner", "Bob")


def test_statements_are_one_array(run, book):
    book.keep(wrong())
    said = json.loads(run("report", "--format", "xapi").stdout)
    assert [each["verb"]["display"]["en-US"] for each in said] == ["answered", "answered", "answered", "failed"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "xlsx"], "A workbook is saved in a file"),
        (["--format", "xapi", "--part", "due"], "Only a CSV file is one table"),
    ],
)
def test_a_report_that_cannot_be_written_so_is_refused(run, words, said):
    result = run("report", *words)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_a_register_that_is_not_there_is_not_made(run, data_folder):
    with pytest.raises(RegisterError, match="There is no register"):
        run("report")
    assert not data_folder.exists()


def test_who_is_due_is_listed(run, book, monkeypatch):
    monkeypatch.setattr("wizard.commands.training.now", lambda: NOON)
    assert run("due").stdout == "Nobody practiced yet.\n"
    book.keep(wrong())
    book.keep(attempt([turn("purpose", "visit"), turn("payment", "nobody")], learner="Grace", at=NOON.isoformat()))
    ada, grace = run("due").stdout.splitlines()
    assert ada.startswith("Ada: 1 case due: 1 Visit reminders. Last practice: 2026-03-02.")
    assert grace == "Grace: nothing due. Last practice: 2026-03-09."


def test_the_tests_taken_are_listed(run, book):
    assert run("exams").stdout == "No test was taken yet.\n"
    book.keep_exam(exam_result("+-"))
    book.keep_exam(exam_result("+", id="77", learner="Grace"))
    assert run("exams").stdout.splitlines() == [
        "5f2c9a  2026-03-02  Ada Lovelace: 1 of 2 cases right, not passed",
        "77  2026-03-02  Grace: 1 of 1 case right, passed",
    ]
    assert "Ada" not in run("exams", "--learner", "grace").stdout


def test_a_certificate_is_saved_and_verified(run, book, tmp_path):
    book.keep_exam(exam_result("+"))
    path = tmp_path / "certificate.pdf"
    assert run("certificate", "5f2", "--to", path).stdout == f"Saved: {path}\n"
    verified = CliRunner().invoke(cli.app, ["verify", str(path), "--questions", str(tmp_path / "small")])
    assert verified.exit_code == 1
    assert "wrong  The seed 7 draws other cases than those answered." in verified.stdout
    assert "byte for byte" in verified.stdout


def test_a_certificate_that_exists_is_not_replaced(run, book, tmp_path):
    book.keep_exam(exam_result("+"))
    path = tmp_path / "certificate.pdf"
    path.touch()
    assert run("certificate", "5f2", "--to", path).exit_code == 2
