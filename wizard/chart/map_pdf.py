"""The decision map as a PDF of one large page. Loads typst: import it only where a PDF is made."""

from wizard.chart import words
from wizard.chart.svg import as_svg
from wizard.chart.table_pdf import day
from wizard.engine.decision_map import NO_TRAIL, DecisionMap, Trail
from wizard.report.typesetting import spelling, typeset


def as_pdf(decision_map: DecisionMap, trail: Trail = NO_TRAIL) -> bytes:
    """Return the PDF (PDF/UA-1): the drawing, with a text in its place for those who cannot see it."""
    drawing = as_svg(decision_map, trail)
    spelled = spelling([drawing])
    inputs = {
        "drawing": drawing.translate(spelled),
        "title": words.title(decision_map).translate(spelled),
        "summary": words.summary(decision_map),
    }
    return typeset("decision-map.typ", inputs, day(decision_map.question_set.effective))
