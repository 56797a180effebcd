import pytest

from wizard.engine.labels import quoted


@pytest.mark.parametrize(
    ("labels", "said"), [(["a"], "“a”"), (["a", "b"], "“a” or “b”"), (["a", "b, too", "c"], "“a”, “b, too” or “c”")]
)
def test_labels_are_quoted_in_a_choice(labels, said):
    assert quoted(labels) == said


def test_labels_are_quoted_in_a_list():
    assert quoted(["a", "b"], "and") == "“a” and “b”"
