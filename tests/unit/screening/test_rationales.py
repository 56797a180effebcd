import pytest

from tests.support.calendars import screened, small_routes
from tests.support.sets import small_set
from wizard.errors import SaveError, StoppedError
from wizard.report.seal import verify
from wizard.screening.rationales import save_rationales

WHEN = "2026-03-04T10:00:00+00:00"


def save(folder, calendar, **more):
    return save_rationales(folder, calendar, small_set(), small_routes(), decided_at=WHEN, program_version="1", **more)


def test_each_message_with_a_verdict_has_a_pdf_that_verifies(tmp_path):
    calendar = screened(("Spring: card", "", "visit", "nobody"), ("", "", "greeting"), ("Bad", "", "gift"))
    assert save(tmp_path / "new", calendar) == 2
    names = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert names == ["Row 3 2026-03-04.pdf", "Spring card 2026-03-04.pdf"]
    assert all(verify(tmp_path / "new" / name, small_set()).is_sound for name in names)


def test_no_file_is_replaced_and_names_alike_are_told_apart(tmp_path):
    (tmp_path / "card 2026-03-04.pdf").write_text("mine")
    calendar = screened(("Card", "", "greeting"), ("Card?", "", "greeting"))
    assert save(tmp_path, calendar) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "Card (2) 2026-03-04.pdf".replace(" (2) 2026-03-04", " 2026-03-04 (2)"),
        "Card 2026-03-04 (3).pdf",
        "card 2026-03-04.pdf",
    ]
    assert (tmp_path / "card 2026-03-04.pdf").read_text() == "mine"


def test_a_message_of_several_topics_has_one_pdf_that_names_them(tmp_path):
    calendar = screened(("A", "Tip", "visit", "nobody"), ("A", "Ad", "", "maker"), ("B", "", "greeting"))
    assert save(tmp_path, calendar) == 2
    verification = verify(tmp_path / "A 2026-03-04.pdf", small_set())
    assert verification.is_sound
    assert [topic.name for topic in verification.rationale.topics] == ["Tip", "Ad"]


def test_a_folder_that_cannot_be_made_is_explained(tmp_path):
    with pytest.raises(SaveError, match="the folder cannot be made"):
        save(tmp_path / "missing" / "new", screened(("A", "", "greeting")))


def test_it_can_be_stopped(tmp_path):
    def stop(stage, done, total):
        assert (stage, done, total) == ("Saving the PDFs", 0, 1)
        raise StoppedError("Stopped.")

    with pytest.raises(StoppedError):
        save(tmp_path, screened(("A", "", "greeting")), watch=stop)
    assert list(tmp_path.iterdir()) == []
