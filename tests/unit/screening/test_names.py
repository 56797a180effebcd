import pytest

from wizard.screening.names import Names

PAYERS = Names({"nobody": ("Nobody outside",), "maker": ("The maker of the product",), "not-sure": ("I'm not sure",)})


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("maker", "maker"),
        ("  MAKER ", "maker"),
        ("The Maker of the product", "maker"),
        ("the maker, of the product.", "maker"),
        ("I\u2019m NOT sure", "not-sure"),
        ("Im not sure", "not-sure"),
        ("not sure", "not-sure"),
        ("not_sure", "not-sure"),
        ("somebody", None),
        ("", None),
    ],
)
def test_a_thing_is_found_by_id_or_words_in_any_case(written, meant):
    assert PAYERS.find(written) == meant


def test_what_two_things_are_called_finds_neither_but_their_ids_do():
    names = Names({"a": ("Yes",), "b": ("yes",)})
    assert [names.find(each) for each in ("Yes", "a", "b")] == [None, "a", "b"]


def test_an_id_wins_over_the_words_of_another():
    assert Names({"own": ("sister",), "sister": ("own",)}).find("Own") == "own"


def test_the_nearest_id_or_words_are_guessed():
    assert PAYERS.guess("nobdy") == "nobody"
    assert PAYERS.guess("the maker of a product") == "The maker of the product"
    assert PAYERS.guess("qqqq") is None


def test_a_sheet_full_of_strange_words_is_not_compared_forever():
    names = Names({"nobody": ()})
    assert {names.guess("nobdy") for _ in range(1000)} == {"nobody"}
    assert names.guess("nobdy") is None


def test_a_whole_paragraph_is_not_compared():
    assert Names({"n" * 201: ()}).guess("n" * 202) is None
