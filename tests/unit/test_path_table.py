import csv
import io
import json

from hypothesis import given

from tests.support.sets import any_tree, small_set
from wizard.path_table import as_csv, as_json
from wizard.questionset.paths import Routes


@given(any_tree())
def test_the_json_table_holds_every_path_of_the_walk_in_order(question_set):
    routes = Routes(question_set)
    table = json.loads("".join(as_json(question_set, routes)))
    assert [(row["answers"], row["outcome"]) for row in table] == [
        (path.answers, path.outcome) for path in routes.walk()
    ]
    assert all(row["class"] == question_set.outcomes[row["outcome"]].class_ for row in table)


@given(any_tree())
def test_the_csv_table_says_the_same_as_the_json_table(question_set):
    routes = Routes(question_set)
    text = "".join(as_csv(question_set, routes))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    table = json.loads("".join(as_json(question_set, routes)))
    assert [{key: answer for key, answer in row.items() if answer} for row in rows] == [
        {**row["answers"], "outcome": row["outcome"], "class": row["class"]} for row in table
    ]


def test_the_csv_table_has_a_column_for_each_question_and_line_ends_by_the_standard():
    rows = list(as_csv(small_set(), Routes(small_set())))
    assert rows[0] == "purpose,payment,cost,outcome,class\r\n"
    assert "greeting,,,not-marketing,not-governed\r\n" in rows
