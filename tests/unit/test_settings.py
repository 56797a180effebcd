from hypothesis import given
from hypothesis import strategies as st

from wizard.settings import TEXT_PERCENTS, THEMES, Settings

settings_values = st.builds(
    Settings,
    theme=st.sampled_from(THEMES),
    text_percent=st.sampled_from(TEXT_PERCENTS),
    decided_by=st.text(alphabet=st.characters(exclude_categories=("Cs",))),
    reviewer=st.text(alphabet=st.characters(exclude_categories=("Cs",))),
    learner=st.text(alphabet=st.characters(exclude_categories=("Cs",))),
    export_folder=st.text(alphabet=st.characters(exclude_categories=("Cs",))),
    window=st.none() | st.tuples(st.integers(), st.integers(), st.integers(), st.integers()),
    maximized=st.booleans(),
)


@given(settings_values)
def test_settings_come_back_as_they_were_written(settings):
    assert Settings.from_text(settings.to_text()) == settings


@given(st.text())
def test_any_damaged_file_gives_settings_that_can_be_used(text):
    assert Settings.from_text(text).text_percent in TEXT_PERCENTS


def test_a_wrong_value_alone_falls_back_to_its_default():
    text = '{"theme": "pink", "text_percent": 150, "window": [1, 2, 3], "decided_by": 4, "maximized": "no"}'
    assert Settings.from_text(text) == Settings(text_percent=150)


def test_a_file_that_is_a_list_gives_the_defaults():
    assert Settings.from_text("[1, 2]") == Settings()
