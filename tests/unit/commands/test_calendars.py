import pytest
from typer.testing import CliRunner

from tests.support.sets import write
from wizard import __main__, cli
from wizard.errors import CalendarError, WizardError
from wizard.screening import files


@pytest.fixture
def run(tmp_path):
    """Runs a command on the small set; an error for the reader passes."""
    questions = write(tmp_path / "small")

    def run(*words):
        result = CliRunner().invoke(cli.app, ["--questions", str(questions), *map(str, words)])
        if isinstance(result.exception, WizardError | KeyboardInterrupt):
            raise result.exception
        return result

    return run


@pytest.fixture
def calendar(tmp_path):
    path = tmp_path / "calendar.csv"
    path.write_text("message,purpose,payment\nA,visit,nobody\nB,greeting,\n")
    return path


@pytest.mark.parametrize("command", ["screen", "template"])
def test_each_command_has_help_with_examples_and_exit_codes(run, command):
    page = run(command, "--help").stdout
    assert f"optin-wizard {command}" in page
    assert "Exit codes: 0 done" in page


def test_without_a_result_a_summary_is_printed(run, calendar):
    result = run("screen", calendar)
    assert result.exit_code == 0
    assert result.stdout.startswith("2 messages in 2 rows:\n")


def test_a_row_to_look_at_is_a_finding(run, calendar):
    calendar.write_text("message,purpose\nA,gift\n")
    result = run("screen", calendar)
    assert result.exit_code == 1
    assert "Row 2: “purpose”: “gift” is no answer" in result.stdout


def test_result_and_rationales_are_saved(run, calendar, tmp_path):
    result = run("screen", calendar, "--to", tmp_path / "result.xlsx", "--pdf-folder", tmp_path / "pdfs")
    assert result.exit_code == 0
    assert f"Saved: {tmp_path / 'result.xlsx'}\nPDFs saved in {tmp_path / 'pdfs'}: 2\n" in result.stdout
    assert len(list((tmp_path / "pdfs").iterdir())) == 2


def test_a_message_of_several_topics_has_one_pdf(run, calendar, tmp_path):
    calendar.write_text("message,purpose,payment\nA,visit,nobody\nA,,maker\n")
    assert f"PDFs saved in {tmp_path / 'p'}: 1\n" in run("screen", calendar, "--pdf-folder", tmp_path / "p").stdout


def test_a_result_that_exists_is_replaced_only_by_force(run, calendar, tmp_path):
    result = tmp_path / "result.csv"
    result.write_text("mine")
    assert run("screen", calendar, "--to", result).exit_code == 2
    assert result.read_text() == "mine"
    assert run("screen", calendar, "--to", result, "--force").exit_code == 0
    assert result.read_text(encoding="utf-8-sig").startswith("message,purpose,payment,class,")


def test_the_name_of_a_result_is_looked_at_before_any_work(run, calendar, tmp_path):
    with pytest.raises(CalendarError, match="End it with"):
        run("screen", calendar, "--to", tmp_path / "result.txt")


def test_a_calendar_that_cannot_be_read_is_bad_input(tmp_path, capsys):
    assert __main__.run(["screen", str(tmp_path / "nothing.csv")]) == 2
    assert "is no file" in capsys.readouterr().err


def test_a_terminal_sees_how_far_it_is(run, calendar, monkeypatch):
    class Terminal:
        said = ""

        def isatty(self):
            return True

    shown = Terminal()
    echoes = []
    monkeypatch.setattr("typer.echo", lambda text="", **more: echoes.append((text, more.get("err", False))))
    monkeypatch.setattr("wizard.commands.progress.sys", type("Streams", (), {"stderr": shown}))
    run("screen", calendar)
    to_terminal = [text for text, err in echoes if err]
    assert to_terminal[0] == "\r\033[KScreening: 0 %"
    assert to_terminal[-1] == "\r\033[K"


def test_interrupted_nothing_is_half_written(calendar, tmp_path, monkeypatch):
    def interrupt(_calendar):
        yield ["A"] * 12
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "result_rows", interrupt)
    result = tmp_path / "result.csv"
    assert (
        __main__.run(["--questions", str(write(tmp_path / "set")), "screen", str(calendar), "--to", str(result)]) == 130
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["calendar.csv", "set"]


def test_an_empty_calendar_is_written(run, tmp_path):
    path = tmp_path / "empty.xlsx"
    assert run("template", "--to", path).stdout == f"Saved: {path}\n"
    assert run("screen", path).exit_code == 0
    assert run("template", "--to", path).exit_code == 2
    assert run("template", "--to", path, "--force").exit_code == 0


def test_a_template_is_a_workbook(run, tmp_path):
    assert run("template", "--to", tmp_path / "empty.csv").exit_code == 2
