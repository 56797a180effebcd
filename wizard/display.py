"""Whether a window can open here. Qt must not be asked: without a display it ends the whole process."""

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

APT_LINE = (
    "sudo apt-get install -y libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libwayland-cursor0 "
    "libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)
"""What Qt's window needs beside a Debian or Ubuntu with nothing else on it; the README names the same."""

_NEEDS_A_DISPLAY = ("wayland", "xcb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the look-up asks of the computer, so that a test can describe another one.

    ``plugins`` is the folder of Qt's platform plugins, or None if Qt is not installed from a wheel; ``load`` raises
    OSError naming the library that is missing; ``x_answers`` and ``wayland_answers`` try to reach a display.
    """

    environment: Mapping[str, str]
    plugins: Path | None
    load: Callable[[Path], object]
    x_answers: Callable[[], bool]
    wayland_answers: Callable[[str], bool]


def here() -> Surroundings:
    """Return this computer's surroundings."""
    return Surroundings(
        environment=os.environ,
        plugins=_plugins(),
        load=lambda plugin: ctypes.CDLL(str(plugin)),
        x_answers=_x_answers,
        wayland_answers=_wayland_answers,
    )


def what_is_missing(surroundings: Surroundings | None = None) -> str | None:
    """Return one line that says what the window lacks and how to get it; None if it can open.

    Windows and macOS always have a screen, so only Linux and its like are looked at.
    """
    if surroundings is None:
        if sys.platform in ("win32", "darwin"):
            return None
        surroundings = here()
    reasons = []
    for platform in _platforms(surroundings.environment):
        reason = _missing_library(platform, surroundings) or _silent_display(platform, surroundings)
        if reason is None:
            return None
        reasons.append(reason)
    return f"The window cannot open: {reasons[0]}"


def _platforms(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the platforms that Qt will try, in its order."""
    named = environment.get("QT_QPA_PLATFORM", "")
    if named:
        return tuple(each.split(":", 1)[0] for each in named.split(";"))
    on_wayland = environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland"
    return ("wayland", "xcb") if on_wayland else ("xcb",)


def _missing_library(platform: str, surroundings: Surroundings) -> str | None:
    if surroundings.plugins is None:
        return None
    kind = platform.split("-", 1)[0]
    plugin = surroundings.plugins / f"libq{kind}.so"
    if not plugin.is_file():
        return f"Qt has no platform '{platform}'. Unset QT_QPA_PLATFORM."
    try:
        surroundings.load(plugin)
    except OSError as error:
        library = str(error).split(":", 1)[0]
        return f"{library} is missing. On Debian or Ubuntu: {APT_LINE}"
    return None


def _silent_display(platform: str, surroundings: Surroundings) -> str | None:
    environment = surroundings.environment
    if not platform.startswith(_NEEDS_A_DISPLAY):
        return None
    if platform.startswith("wayland"):
        path = _wayland_socket(environment)
        if surroundings.wayland_answers(path):
            return None
        return f"the Wayland display '{path}' does not answer. Start it from a desktop session."
    display = environment.get("DISPLAY", "")
    if not display:
        return "there is no display (DISPLAY is not set). Start it from a desktop session, or through 'ssh -X'."
    if surroundings.x_answers():
        return None
    return f"the display '{display}' does not answer. Set DISPLAY right, or start it from a desktop session."


def _wayland_socket(environment: Mapping[str, str]) -> str:
    """Return the path of the Wayland display's socket; a full path given as its name is kept."""
    folder, name = environment.get("XDG_RUNTIME_DIR", ""), environment.get("WAYLAND_DISPLAY") or "wayland-0"
    return os.path.join(folder, name)  # noqa: PTH118 - a plain text is wanted


def _plugins() -> Path | None:
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "Qt" / "plugins" / "platforms"
    return folder if folder.is_dir() else None


def _x_answers() -> bool:
    """Connect to the X display as Qt would, and hang up again."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland_answers(path: str) -> bool:
    if sys.platform == "win32":
        return False
    import socket  # noqa: PLC0415 - most starts need it not

    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(path)
        except OSError:
            return False
    return True
