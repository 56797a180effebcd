"""The decision map as an SVG drawing: one file, no script, no font inside. Black on white, so that it prints."""

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from wizard import assets
from wizard.chart import words
from wizard.chart.drawing import HEIGHT, WIDTH, Curve, corner, line, size
from wizard.chart.lettering import cut, estimate, wrap
from wizard.chart.placement import Placement, Spot, place
from wizard.engine.decision_map import NO_TRAIL, DecisionMap, Link, Place, Trail

_SVG = "http://www.w3.org/2000/svg"
_FONTS = "Atkinson Hyperlegible, Segoe UI, Helvetica Neue, Arial, sans-serif"
_INK, _QUIET, _LINE, _PATH, _PAPER = "#17242A", "#57666D", "#76848A", "#0E5A6B", "#FFFFFF"
_MARGIN, _HEAD, _FOOT = 28, 92, 52
_PAD, _ICON = 10, 17
_CAPTION, _NAME, _TEXT, _TITLE = 11.5, 12.5, 13, 22
_LEADING = 13


def as_svg(decision_map: DecisionMap, trail: Trail = NO_TRAIL) -> str:
    """Return the drawing as XML. With a trail, the way taken is solid and the rest is dimmed.

    Each line names what it stands for in ``data-question``, ``data-answers`` and ``data-target``, each place in
    ``data-node``.
    """
    placement = place(decision_map)
    wide, high = size(placement)
    wide = max(wide, 640) + 2 * _MARGIN
    high += _HEAD + _FOOT
    root = ET.Element(
        "svg",
        {
            "xmlns": _SVG,
            "viewBox": f"0 0 {_number(wide)} {_number(high)}",
            "width": _number(wide),
            "height": _number(high),
            "role": "img",
            "aria-labelledby": "map-title map-summary",
            "font-family": _FONTS,
            "fill": "none",
        },
    )
    ET.SubElement(root, "title", {"id": "map-title"}).text = words.title(decision_map)
    ET.SubElement(root, "desc", {"id": "map-summary"}).text = words.summary(decision_map)
    ET.SubElement(root, "rect", {"width": _number(wide), "height": _number(high), "fill": _PAPER})
    _write_head(root, decision_map, trail, wide)
    _write_text(
        root, (_MARGIN, high - 20), _TEXT, cut(words.edition(decision_map), wide - 2 * _MARGIN, estimate(_TEXT))
    )
    ground = ET.SubElement(root, "g", {"transform": f"translate({_MARGIN} {_HEAD})"})
    for link in sorted(decision_map.links, key=lambda link: (link.start, link.end) in trail.links):
        _write_link(ground, decision_map, link, placement, trail)
    for each in decision_map.places.values():
        _write_place(ground, decision_map, each, placement.spots[each.id], trail)
    return ET.tostring(root, encoding="unicode") + "\n"


def _write_head(root: ET.Element, decision_map: DecisionMap, trail: Trail, wide: float) -> None:
    title = cut(words.title(decision_map), wide - 2 * _MARGIN, estimate(_TITLE, bold=True))
    _write_text(root, (_MARGIN, 42), _TITLE, title, bold=True)
    x: float = _MARGIN
    legend = [("Your path", _PATH, 3.5, "")] if trail.places else []
    legend += [("Not taken" if trail.places else "Leads to", _LINE, 1.2, ""), (words.DEPENDS, _LINE, 1.2, "5 4")]
    for label, color, thick, dashes in legend:
        stroke = {"stroke": color, "stroke-width": str(thick)} | ({"stroke-dasharray": dashes} if dashes else {})
        ET.SubElement(root, "path", {"d": f"M{_number(x)} 66h34", **stroke})
        _write_text(root, (x + 42, 70), _TEXT, label)
        x += 42 + 30 + 7.2 * len(label)


def _write_link(ground: ET.Element, decision_map: DecisionMap, link: Link, placement: Placement, trail: Trail) -> None:
    taken = (link.start, link.end) in trail.links
    stroke = {"stroke": _PATH, "stroke-width": "3.5"} if taken else {"stroke": _LINE, "stroke-width": "1.2"}
    if link.depends and not taken:
        stroke["stroke-dasharray"] = "5 4"
    drawn = ET.SubElement(
        ground,
        "path",
        {
            "d": _path(line(placement, link.start, link.end)),
            "data-question": link.start,
            "data-answers": " ".join(link.answers),
            "data-target": decision_map.places[link.end].node_id,
            **stroke,
        },
    )
    ET.SubElement(drawn, "title").text = words.of_link(decision_map, link)


def _write_place(ground: ET.Element, decision_map: DecisionMap, each: Place, spot: Spot, trail: Trail) -> None:
    x, y = corner(spot)
    taken = each.id in trail.places
    group = ET.SubElement(
        ground, "g", {"transform": f"translate({_number(x)} {_number(y)})", "data-node": each.node_id}
    )
    ET.SubElement(group, "title").text = words.of_place(decision_map, each)
    box = {"x": "0.5", "y": "0.5", "width": str(WIDTH - 1), "height": str(HEIGHT - 1), "rx": "9", "fill": _PAPER}
    edge = {"stroke": _PATH, "stroke-width": "2.5"} if taken else {"stroke": _LINE, "stroke-width": "1"}
    ET.SubElement(group, "rect", {**box, **edge})
    color = _INK if taken or not trail.places else _QUIET
    left = float(_PAD)
    if not each.is_question:
        left = _PAD + _ICON + 7
        _write_icon(group, words.SHAPES[decision_map.question_set.outcomes[each.node_id].class_], color)
    room = WIDTH - left - _PAD / 2
    caption = decision_map.caption(each, trail)
    lines = wrap(caption.words, room, estimate(_CAPTION), suffix=caption.suffix)
    bold = taken or (each.is_question and not trail.places)
    names = wrap(decision_map.name(each), room, estimate(_NAME, bold=bold))
    top = (HEIGHT - (len(lines) + len(names)) * _LEADING) / 2 + _LEADING - 3
    for number, text in enumerate([*lines, *names]):
        at = (left, top + number * _LEADING)
        if number < len(lines):
            _write_text(group, at, _CAPTION, text)
        else:
            _write_text(group, at, _NAME, text, bold=bold, color=color)


def _write_icon(group: ET.Element, name: str, color: str) -> None:
    drawn = ET.fromstring(assets.icon(name).read_text(encoding="utf-8"))  # noqa: S314 - our own file
    scale = _ICON / 24
    icon = ET.SubElement(
        group,
        "g",
        {
            "transform": f"translate({_PAD} {_number((HEIGHT - _ICON) / 2)}) scale({scale:.4f})",
            "stroke": color,
            "stroke-width": "1.75",
            "stroke-linecap": "round",
            "stroke-linejoin": "round",
        },
    )
    for part in drawn:
        part.tag = part.tag.removeprefix(f"{{{_SVG}}}")
        icon.append(part)


def _write_text(
    parent: ET.Element, at: tuple[float, float], size: float, text: str, *, bold: bool = False, color: str = _QUIET
) -> None:
    weight = {"font-weight": "700"} if bold else {}
    fill = _INK if bold and color == _QUIET else color
    drawn = ET.SubElement(
        parent, "text", {"x": _number(at[0]), "y": _number(at[1]), "font-size": str(size), "fill": fill, **weight}
    )
    drawn.text = text


def _path(curves: Iterable[Curve]) -> str:
    found: list[str] = []
    for start, first, second, end in curves:
        if not found:
            found.append(f"M{_pair(start)}")
        found.append(f"C{_pair(first)} {_pair(second)} {_pair(end)}")
    return "".join(found)


def _pair(point: tuple[float, float]) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
