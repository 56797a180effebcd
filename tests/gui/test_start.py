"""What the window's way to its first page leaves for later."""

import subprocess
import sys


def test_the_rules_and_their_engine_are_read_only_once_the_window_stands():
    code = "import sys, wizard.gui.app; print(*sorted(name for name in sys.modules if name.count('.') < 2))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    later = {"wizard.engine", "wizard.questionset", "wizard.screening", "wizard.chart", "yaml", "pydantic", "typst"}
    assert later.isdisjoint(shown)
    assert "wizard.gui" in shown
