import json

import pytest

from tests.support.sets import small_set
from wizard.engine.assessment import Assessment
from wizard.errors import SaveError
from wizard.exports import Exports
from wizard.report.document import Filing, compose


@pytest.fixture
def rationale():
    return compose(
        Assessment.from_answers(small_set(), {"purpose": "greeting"}),
        Filing(name="Card"),
        decided_at="2026-03-04T10:00:00-05:00",
        program_version="1",
    )


def test_every_rendering_wanted_is_saved(rationale, tmp_path):
    files = {"pdf": tmp_path / "r.pdf", "text": tmp_path / "r.txt", "json": tmp_path / "r.json"}
    Exports(files=files).write(rationale)
    assert files["pdf"].read_bytes().startswith(b"%PDF-")
    assert "A greeting sells nothing" in files["text"].read_text(encoding="utf-8")
    assert json.loads(files["json"].read_text(encoding="utf-8"))["name"] == "Card"


def test_nothing_is_saved_where_nothing_is_wanted(rationale, tmp_path):
    Exports().write(rationale)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_replaced_only_when_told_so(rationale, tmp_path):
    path = tmp_path / "r.txt"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(SaveError):
        Exports(files={"text": path}).write(rationale)
    assert path.read_text(encoding="utf-8") == "mine"
    Exports(files={"text": path}, replace=True).write(rationale)
    assert "Card" in path.read_text(encoding="utf-8")
