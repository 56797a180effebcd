import ctypes
import socket
import sys
from pathlib import Path

import pytest

from wizard import display
from wizard.display import APT_LINE, Surroundings, what_is_missing


@pytest.fixture
def plugins(tmp_path):
    for name in ("xcb", "wayland", "offscreen"):
        (tmp_path / f"libq{name}.so").touch()
    return tmp_path


def surroundings(plugins, environment, *, broken=None, answers=True) -> Surroundings:
    def load(plugin: Path) -> None:
        if broken and broken in plugin.name:
            raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    return Surroundings(
        environment=environment,
        plugins=plugins,
        load=load,
        x_answers=lambda: answers,
        wayland_answers=lambda path: answers and path == "/run/user/7/wayland-0",
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":0"},
        {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/7"},
        {"WAYLAND_DISPLAY": "/run/user/7/wayland-0"},
        {"WAYLAND_DISPLAY": "wayland-9", "DISPLAY": ":0"},
        {"QT_QPA_PLATFORM": "offscreen"},
        {"QT_QPA_PLATFORM": "offscreen:configfile=/x"},
        {"XDG_SESSION_TYPE": "wayland", "XDG_RUNTIME_DIR": "/run/user/7"},
        {"QT_QPA_PLATFORM": "wayland", "XDG_RUNTIME_DIR": "/run/user/7"},
        {"QT_QPA_PLATFORM": "wayland-egl;xcb", "DISPLAY": ":0"},
    ],
)
def test_with_a_display_that_answers_nothing_is_missing(plugins, environment):
    assert what_is_missing(surroundings(plugins, environment)) is None


def test_no_display_is_told_with_a_way_to_get_one(plugins):
    missing = what_is_missing(surroundings(plugins, {}))
    assert missing == (
        "The window cannot open: there is no display (DISPLAY is not set). "
        "Start it from a desktop session, or through 'ssh -X'."
    )


def test_a_display_that_does_not_answer_is_named(plugins):
    missing = what_is_missing(surroundings(plugins, {"DISPLAY": ":77"}, answers=False))
    assert "the display ':77' does not answer" in missing


def test_a_wayland_display_that_does_not_answer_is_named(plugins):
    environment = {"QT_QPA_PLATFORM": "wayland", "WAYLAND_DISPLAY": "wayland-3", "XDG_RUNTIME_DIR": "/run/user/7"}
    assert "'/run/user/7/wayland-3' does not answer" in what_is_missing(surroundings(plugins, environment))


def test_a_missing_library_is_named_with_one_line_that_gets_it(plugins):
    missing = what_is_missing(surroundings(plugins, {"DISPLAY": ":0"}, broken="xcb"))
    assert missing == f"The window cannot open: libxcb-cursor.so.0 is missing. On Debian or Ubuntu: {APT_LINE}"
    assert "\n" not in missing


def test_one_platform_that_works_is_enough(plugins):
    environment = {"WAYLAND_DISPLAY": "/run/user/7/wayland-0", "DISPLAY": ":0"}
    assert what_is_missing(surroundings(plugins, environment, broken="wayland")) is None


def test_in_a_wayland_session_its_own_reason_counts(plugins):
    environment = {"WAYLAND_DISPLAY": "/run/user/7/wayland-0"}
    assert "libxcb-cursor.so.0 is missing" in what_is_missing(surroundings(plugins, environment, broken="wayland"))


def test_an_unknown_platform_is_named(plugins):
    missing = what_is_missing(surroundings(plugins, {"QT_QPA_PLATFORM": "ofscreen"}))
    assert missing == "The window cannot open: Qt has no platform 'ofscreen'. Unset QT_QPA_PLATFORM."


def test_a_qt_that_is_no_wheel_is_trusted_with_its_libraries():
    assert what_is_missing(surroundings(None, {"DISPLAY": ":0"}, broken="xcb")) is None


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_screen(monkeypatch, system):
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.delenv("DISPLAY", raising=False)
    assert what_is_missing() is None


def test_windows_has_no_wayland_display(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert not display.here().wayland_answers("wayland-0")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="Qt needs a display server on Linux alone")
class TestOnThisLinux:
    def test_the_plugins_of_qt_are_found_and_a_library_that_is_none_does_not_load(self, tmp_path):
        found = display.here()
        assert found.plugins is not None
        assert (found.plugins / "libqxcb.so").is_file()
        with pytest.raises(OSError, match=r"nothing\.so"):
            found.load(tmp_path / "nothing.so")

    def test_a_display_nobody_serves_does_not_answer(self, monkeypatch):
        monkeypatch.setenv("DISPLAY", ":7077")
        assert not display.here().x_answers()

    def test_a_wayland_socket_answers_only_while_someone_listens(self, tmp_path):
        path = str(tmp_path / "w")
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path)
            assert not display.here().wayland_answers(path)
            server.listen()
            assert display.here().wayland_answers(path)

    def test_without_libxcb_no_display_answers(self, monkeypatch):
        def load(name: str) -> None:
            raise OSError(name)

        monkeypatch.setattr(ctypes, "CDLL", load)
        assert not display.here().x_answers()

    def test_without_qt_there_are_no_plugins(self, monkeypatch):
        monkeypatch.setattr(display, "find_spec", lambda _name: None)
        assert display.here().plugins is None

    def test_a_qt_of_the_system_has_no_plugins_beside_it(self, monkeypatch, tmp_path):
        class Spec:
            origin = str(tmp_path / "PySide6" / "__init__.py")

        monkeypatch.setattr(display, "find_spec", lambda _name: Spec())
        assert display.here().plugins is None
