import os

import pytest

from wizard.errors import DraftError, DraftTakenError, SaveError
from wizard.register.drafts import Draft, DraftFolder


def a_draft(draft_id="one", **changes):
    values = {
        "id": draft_id,
        "question_set_id": "hipaa-marketing",
        "question_set_version": "0.1.0",
        "question_set_digest": "00",
        "given": {"organization": "provider"},
        "follow_ups": {"channel": ("email", "letter")},
        "confirmed": {"payment-note": "2026-03-09"},
        "name": "Spring allergy text",
        "started_at": "2026-03-09T10:00:00-05:00",
        "saved_at": "2026-03-09T10:42:00-05:00",
    }
    return Draft(**{**values, **changes})


def test_a_draft_comes_back_as_it_was_kept(tmp_path):
    folder = DraftFolder(tmp_path / "drafts")
    folder.keep(a_draft())
    assert folder.all() == ((a_draft(),), ())


def test_keeping_again_replaces_the_earlier_state(tmp_path):
    folder = DraftFolder(tmp_path)
    folder.keep(a_draft())
    folder.keep(a_draft(name="Autumn text"))
    assert [draft.name for draft in folder.all()[0]] == ["Autumn text"]


def test_the_last_saved_draft_comes_first(tmp_path):
    folder = DraftFolder(tmp_path)
    folder.keep(a_draft("a", saved_at="2026-03-09T10:00:00-05:00"))
    folder.keep(a_draft("b", saved_at="2026-03-10T10:00:00-05:00"))
    assert [draft.id for draft in folder.all()[0]] == ["b", "a"]


def test_a_removed_draft_is_gone_and_removing_it_twice_is_no_error(tmp_path):
    folder = DraftFolder(tmp_path)
    folder.keep(a_draft())
    folder.remove("one")
    folder.remove("one")
    assert folder.all() == ((), ())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"format": 1}',
        b'{"format": 99}',
        b'{"format": 1, "id": "x", "follow_ups": 3}',
    ],
)
def test_a_damaged_file_is_reported_and_left_alone(tmp_path, content):
    path = tmp_path / "broken.draft.json"
    path.write_bytes(content)
    folder = DraftFolder(tmp_path)
    folder.keep(a_draft())
    drafts, damaged = folder.all()
    assert ([draft.id for draft in drafts], damaged) == (["one"], (path,))
    assert path.read_bytes() == content


@pytest.mark.parametrize("changes", [{"name": 3}, {"given": {"a": 1}}, {"class_": 7}, {"follow_ups": {"a": (1,)}}])
def test_a_value_of_the_wrong_kind_counts_as_damage(tmp_path, changes):
    folder = DraftFolder(tmp_path)
    folder.keep(a_draft(**changes))
    drafts, damaged = folder.all()
    assert (drafts, len(damaged)) == ((), 1)


def test_a_folder_that_cannot_be_made_is_said_plainly(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SaveError, match="was not saved"):
        DraftFolder(tmp_path / "file" / "drafts").keep(a_draft())


@pytest.mark.skipif(os.name == "nt", reason="permissions of this kind are not Windows'")
def test_drafts_are_for_their_owner_alone(tmp_path):
    folder = DraftFolder(tmp_path / "drafts")
    folder.keep(a_draft())
    assert (tmp_path / "drafts").stat().st_mode & 0o077 == 0


def test_a_draft_changed_in_another_window_is_never_replaced(tmp_path):
    here, there = DraftFolder(tmp_path), DraftFolder(tmp_path)
    here.keep(a_draft())
    there.open("one")
    there.keep(a_draft(name="Theirs"))
    with pytest.raises(DraftTakenError):
        here.keep(a_draft(name="Ours"))
    assert [draft.name for draft in here.all()[0]] == ["Theirs"]
    assert here.waiting == ()


def test_a_window_replaces_what_it_wrote_or_opened_itself(tmp_path):
    DraftFolder(tmp_path).keep(a_draft())
    folder = DraftFolder(tmp_path)
    opened = folder.open("one")
    folder.keep(a_draft(name="First"))
    folder.keep(a_draft(name="Second"))
    assert opened.name == "Spring allergy text"
    assert [draft.name for draft in folder.all()[0]] == ["Second"]


def test_a_draft_removed_in_another_window_is_written_again(tmp_path):
    here, there = DraftFolder(tmp_path), DraftFolder(tmp_path)
    here.keep(a_draft())
    there.remove("one")
    here.keep(a_draft(name="Still mine"))
    assert [draft.name for draft in there.all()[0]] == ["Still mine"]


def test_a_draft_that_is_gone_cannot_be_opened(tmp_path):
    with pytest.raises(DraftError):
        DraftFolder(tmp_path).open("one")


def test_a_draft_that_cannot_be_written_waits_is_listed_and_is_written_once_it_can_be(tmp_path):
    in_the_way = tmp_path / "drafts"
    in_the_way.write_text("in the way")
    folder = DraftFolder(in_the_way)
    for draft_id in ("one", "two"):
        with pytest.raises(SaveError):
            folder.keep(a_draft(draft_id))
    folder.retry()
    assert {draft.id for draft in folder.waiting} == {"one", "two"}
    assert {draft.id for draft in folder.all()[0]} == {"one", "two"}
    assert folder.open("one") == a_draft("one")
    folder.remove("two")
    in_the_way.unlink()
    folder.keep(a_draft("three"))
    assert folder.waiting == ()
    assert {draft.id for draft in DraftFolder(in_the_way).all()[0]} == {"one", "three"}
