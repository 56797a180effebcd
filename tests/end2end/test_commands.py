"""The commands as their users run them."""

import json
import shutil
import subprocess

import pytest

from tests.support.program import command, environment, run
from tests.support.sets import shipped
from wizard.assets import DEFAULT_SET

CASE = "dental-visit-text"


def test_one_line_ends_in_a_real_pdf_that_verifies(tmp_path):
    done = run("decide", "--case", CASE, "--pdf", "rationale.pdf", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "rationale.pdf").read_bytes().startswith(b"%PDF-")
    verified = run("verify", "rationale.pdf", folder=tmp_path)
    assert verified.returncode == 0
    assert "The answers lead to the same verdict" in verified.stdout


def test_answers_on_standard_input_become_text_and_record(tmp_path):
    answers = json.dumps(dict(shipped().question_set.cases[CASE].answers))
    words = ("--name", "Visit text", "--text", "r.txt", "--json", "r.json")
    done = run("decide", "-", *words, folder=tmp_path, typed=answers)
    assert done.returncode == 0
    record = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    text = (tmp_path / "r.txt").read_text(encoding="utf-8")
    assert record["name"] == "Visit text"
    assert record["verdict"]["headline"] in text
    assert max(map(len, text.splitlines())) <= 80


def test_answers_that_stop_short_are_no_verdict_and_wrong_ones_are_bad_input(tmp_path):
    short = run("decide", "-", folder=tmp_path, typed="organization: provider\n")
    assert (short.returncode, short.stdout) == (1, "")
    assert "is missing" in short.stderr
    wrong = run("decide", "-", folder=tmp_path, typed="organization: provder\n")
    assert wrong.returncode == 2
    assert "did you mean 'provider'?" in wrong.stderr


def test_check_proves_the_shipped_set_in_one_line(tmp_path):
    done = run("check", folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("Proved: ")
    assert done.stdout.count("\n") == 1


def test_check_points_into_a_broken_copy(tmp_path):
    copy = shutil.copytree(DEFAULT_SET, tmp_path / "mine")
    questions = copy / "questions.yaml"
    lines = questions.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if "leads_to: " in line)
    lines[number] = lines[number].replace("leads_to: ", "leads_to: x")
    questions.write_text("\n".join(lines), encoding="utf-8")
    done = run("check", "mine", folder=tmp_path)
    assert done.returncode == 1
    assert f"mine/questions.yaml:{number + 1}:" in done.stdout.replace("\\", "/")


def test_paths_lists_every_path_that_can_be_walked(tmp_path):
    done = run("paths", "--format", "json", folder=tmp_path)
    loaded = shipped()
    assert json.loads(done.stdout) == [
        {
            "answers": path.answers,
            "outcome": path.outcome,
            "class": loaded.question_set.outcomes[path.outcome].class_,
        }
        for path in loaded.routes.walk()
    ]


def test_a_reader_who_stops_reading_gets_no_error(tmp_path):
    with subprocess.Popen(
        command("paths"), cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.readline().startswith(b"organization,")
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait(60)


@pytest.mark.parametrize("letters", ["cp437", "cp1252", "ascii"])
def test_a_console_with_few_letters_is_no_trouble(tmp_path, letters):
    env = {**environment(PYTHONIOENCODING=letters), "PYTHONUTF8": "0"}
    done = subprocess.run(
        command("decide", "--case", CASE), cwd=tmp_path, env=env, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Exception applies" in done.stdout
