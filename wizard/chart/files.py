"""Map and logic table as the bytes of a file. Each form loads only the libraries it needs."""

from collections.abc import Mapping
from typing import Literal

from wizard.engine.decision_map import NO_TRAIL, DecisionMap, Trail

MapForm = Literal["svg", "pdf", "dot", "mmd"]
TableForm = Literal["html", "xlsx", "pdf"]

MAP_FORMS: Mapping[str, MapForm] = {".svg": "svg", ".pdf": "pdf", ".dot": "dot", ".mmd": "mmd"}
"""The ending of a file's name to the form it asks for."""
TABLE_FORMS: Mapping[str, TableForm] = {"html": "html", "xlsx": "xlsx", "pdf": "pdf"}
"""The words for a form, as typed, to the form."""


def draw(decision_map: DecisionMap, form: MapForm, trail: Trail = NO_TRAIL) -> bytes:
    """Return a drawing of the map."""
    if form == "svg":
        from wizard.chart.svg import as_svg

        return as_svg(decision_map, trail).encode()
    if form == "pdf":
        from wizard.chart.map_pdf import as_pdf

        return as_pdf(decision_map, trail)
    from wizard.chart.graph_text import as_dot, as_mermaid

    return (as_dot if form == "dot" else as_mermaid)(decision_map, trail).encode()


def print_table(decision_map: DecisionMap, form: TableForm) -> bytes:
    """Return the logic table."""
    from wizard.engine.logic_table import tabulate

    table = tabulate(decision_map)
    if form == "html":
        from wizard.chart.table_html import as_html

        return as_html(table).encode()
    if form == "xlsx":
        from wizard.chart.table_xlsx import as_xlsx

        return as_xlsx(table)
    from wizard.chart.table_pdf import as_pdf

    return as_pdf(table)
