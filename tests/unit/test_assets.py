import pytest

from wizard import assets


def test_the_shipped_set_icons_and_fonts_are_found():
    assert (assets.DEFAULT_SET / "set.yaml").is_file()
    assert assets.icon("back").is_file()
    assert len(list(assets.font_folder().glob("*.ttf"))) == 4


def test_a_missing_font_says_what_to_do(monkeypatch):
    monkeypatch.setattr(assets, "find_spec", lambda _name: None)
    with pytest.raises(FileNotFoundError, match="install the wizard again"):
        assets.font_folder()
