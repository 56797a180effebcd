"""The colors of the window, by the names the style sheet uses, for a light and a dark screen."""

from collections.abc import Mapping
from types import MappingProxyType

Tokens = Mapping[str, str]
"""Token name to "#RRGGBB"."""

LIGHT: Tokens = MappingProxyType(
    {
        "bg": "#F6F7F4",
        "rail": "#ECEFEB",
        "surface": "#FFFFFF",
        "sunken": "#F0F3F0",
        "hair": "#D8DEDA",
        "control": "#76848A",
        "ink": "#17242A",
        "ink2": "#46555C",
        "ink3": "#57666D",
        "primary": "#0E5A6B",
        "hover": "#0A4754",
        "press": "#06343E",
        "onPrimary": "#FFFFFF",
        "link": "#0B5365",
        "tint": "#E2EFF1",
        "tintHover": "#F1F7F8",
        "sel": "#D3E7EB",
        "danger": "#9B2A22",
        "ringIn": "#17242A",
        "ringOut": "#FFBF3C",
        "okInk": "#17573A",
        "okBg": "#E5F2EA",
        "okLine": "#2C7A50",
        "condInk": "#6F4600",
        "condBg": "#FBF0DA",
        "condLine": "#9A6410",
        "authInk": "#8A2420",
        "authBg": "#FBE9E6",
        "authLine": "#B23A34",
        "noneInk": "#3B4A54",
        "noneBg": "#E9EDEF",
        "noneLine": "#66757F",
        "stopInk": "#57297A",
        "stopBg": "#F1E8F8",
        "stopLine": "#7D4AA0",
    }
)

DARK: Tokens = MappingProxyType(
    {
        "bg": "#131B1E",
        "rail": "#0E1517",
        "surface": "#1B2529",
        "sunken": "#162024",
        "hair": "#303D43",
        "control": "#82939B",
        "ink": "#EAF0F0",
        "ink2": "#B9C5C9",
        "ink3": "#9FADB3",
        "primary": "#7FCBD8",
        "hover": "#9CD9E3",
        "press": "#B9E6ED",
        "onPrimary": "#05272E",
        "link": "#8CD4E0",
        "tint": "#1D3A42",
        "tintHover": "#20333A",
        "sel": "#24454D",
        "danger": "#F6A79D",
        "ringIn": "#0B1113",
        "ringOut": "#FFC857",
        "okInk": "#A3E0BB",
        "okBg": "#17352A",
        "okLine": "#5DAE82",
        "condInk": "#F3CE86",
        "condBg": "#392C13",
        "condLine": "#C0913B",
        "authInk": "#F8B5AB",
        "authBg": "#40201E",
        "authLine": "#D2756E",
        "noneInk": "#C6D0D5",
        "noneBg": "#28343A",
        "noneLine": "#8798A1",
        "stopInk": "#DFC0F3",
        "stopBg": "#342340",
        "stopLine": "#A97DC8",
    }
)

SHAPES: Mapping[str, str] = MappingProxyType(
    {
        "exception": "ok",
        "conditional": "cond",
        "authorization": "auth",
        "not-governed": "none",
        "stop": "stop",
    }
)
"""Verdict class to the name of its icon, which is also the first half of its three token names."""
