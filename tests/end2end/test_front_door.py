"""Without a display: the terminal goes on where there is one, else an example is read and nothing waits."""

import re
import subprocess
import sys

import pytest

from tests.support.program import InTerminal, command, environment, run
from tests.support.sets import shipped
from wizard.engine.assessment import Assessment

CASE = "dental-visit-text"

on_linux = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Windows and macOS always have a screen")


@on_linux
def test_without_display_and_terminal_an_example_is_printed(tmp_path):
    done = run(folder=tmp_path)
    assert done.returncode == 0
    assert done.stderr.startswith("The window cannot open: ")
    assert done.stderr.count("\n") == 1
    for words in ("this is an EXAMPLE", "optin-wizard decide answers.yaml", "Verdict: "):
        assert words in done.stdout


@on_linux
def test_an_open_pipe_is_never_waited_for(tmp_path):
    with subprocess.Popen(
        command(),
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.wait(60) == 0


@on_linux
def test_a_display_that_does_not_answer_is_no_abort(tmp_path):
    done = run(folder=tmp_path, env=environment(DISPLAY=":7077"))
    assert done.returncode == 0
    assert re.search("':7077' does not answer|lib.+ is missing", done.stderr)


@on_linux
def test_an_unknown_platform_is_no_abort(tmp_path):
    done = run(folder=tmp_path, env=environment(QT_QPA_PLATFORM="nowhere"))
    assert done.returncode == 0
    assert "Qt has no platform 'nowhere'" in done.stderr


@on_linux
def test_without_display_the_same_questions_go_on_in_the_terminal(tmp_path):
    with InTerminal(folder=tmp_path) as terminal:
        terminal.wait_for("The window cannot open: ")
        terminal.wait_for("Question 1 of at most")
        terminal.wait_for("q quits):")
        terminal.type("q")
        assert terminal.exit_code() == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives Python no terminal")
class TestAsk:
    def test_from_the_first_question_to_a_saved_pdf(self, tmp_path):
        question_set = shipped().question_set
        answers = question_set.cases[CASE].answers
        numbers = [list(question_set.questions[key].answers).index(answer) + 1 for key, answer in answers.items()]
        with InTerminal("ask", "--pdf", "mine.pdf", folder=tmp_path) as terminal:
            for typed in ("?", "none", numbers[0], "b", *numbers):
                terminal.answer("q quits):", typed)
            terminal.answer("Enter shows the verdict", "")
            terminal.wait_for("Verdict: Exception applies")
            terminal.answer("add another topic of this message (b goes back, q quits):", "")
            for _ in Assessment.from_answers(question_set, answers).verdict.follow_ups:
                terminal.answer("q quits):", "1")
            terminal.answer("Enter for none:", "1 2")
            terminal.answer("Name of the message", "Call Jo, 212-555-0147")
            terminal.answer("This looks like a phone number", "Visit text")
            terminal.answer("Note", "")
            terminal.answer("Decided by", "Jo Doe")
            assert terminal.exit_code() == 0
            assert "Saved: mine.pdf" in terminal.screen
        verified = run("verify", "mine.pdf", folder=tmp_path)
        assert verified.returncode == 0

    def test_an_interruption_ends_quietly(self, tmp_path):
        with InTerminal("ask", folder=tmp_path) as terminal:
            terminal.wait_for("q quits):")
            terminal.interrupt()
            assert terminal.exit_code() == 130
            assert "Traceback" not in terminal.screen
