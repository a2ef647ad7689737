from __future__ import annotations

import re
from typing import TYPE_CHECKING

import build_assets
import environment
import pytest
import system_libraries
from no_qt import QtIsAway

import dev

if TYPE_CHECKING:
    from pathlib import Path

LDD = """/venv/PySide6/Qt/plugins/platforms/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffd0e5f2000)
\tlibQt6XcbQpa.so.6 => /venv/PySide6/Qt/lib/libQt6XcbQpa.so.6 (0x00007f1d4a000000)
\tlibxcb-cursor.so.0 => not found
\tlibxkbcommon-x11.so.0 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1d49e1f000)
/venv/PySide6/QtGui.abi3.so:
\tlibEGL.so.1 => not found
\tlibxcb-cursor.so.0 => not found
"""


def pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^ \n]+)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE))


def test_libraries_that_ldd_could_not_find_are_read_once_each():
    assert system_libraries.missing_in(LDD) == {"libEGL.so.1", "libxcb-cursor.so.0", "libxkbcommon-x11.so.0"}


def test_output_of_ldd_without_gaps_names_nothing():
    assert system_libraries.missing_in("\tlibc.so.6 => /lib/libc.so.6 (0x0)\n\tstatically linked\n") == set()


def test_two_libraries_of_one_package_ask_for_it_once():
    packages, unknown = system_libraries.packages_for({"libglib-2.0.so.0", "libgthread-2.0.so.0", "libEGL.so.1"})
    assert packages == ["libegl1", "libglib2.0-0"]
    assert unknown == []


def test_a_library_nobody_knows_is_named_and_not_guessed():
    assert system_libraries.packages_for({"libmystery.so.7"}) == ([], ["libmystery.so.7"])


def test_a_user_without_rights_gets_exactly_one_command_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SystemExit) as stopped:
        system_libraries.install(["libegl1", "libgl1"], "Qt lacks libEGL.so.1, libGL.so.1")
    assert stopped.value.code == 2
    message = capsys.readouterr().err
    assert message.count("apt-get install") == 1
    assert "install -y --no-install-recommends libegl1 libgl1" in message


def test_without_sudo_the_command_uses_su(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("shutil.which", lambda name: None if name == "sudo" else f"/bin/{name}")
    assert system_libraries.apt_command(["libegl1"]).startswith("su -c 'apt-get update")


def test_missing_sound_alone_does_not_stop_a_user_without_rights(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(
        system_libraries,
        "missing_for",
        lambda _, files: {"libpulse.so.0"} if files == system_libraries.SOUND else set(),
    )
    system_libraries.require(tmp_path, system_libraries.BASE, system_libraries.SOUND)
    assert "libpulse0" in capsys.readouterr().out


def test_a_missing_library_without_apt_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(system_libraries, "missing_for", lambda *_: {"libEGL.so.1"})
    with pytest.raises(SystemExit, match="2"):
        system_libraries.require(tmp_path, system_libraries.BASE)
    assert "libEGL.so.1" in capsys.readouterr().err


def test_a_changed_lock_asks_for_a_new_set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(environment, "VENV", tmp_path)
    lock = tmp_path / "run.txt"
    lock.write_text("one==1\n", encoding="utf-8")
    environment.mark_done("run", environment.digest(lock))
    assert environment.is_done("run", environment.digest(lock))
    lock.write_text("one==2\n", encoding="utf-8")
    assert not environment.is_done("run", environment.digest(lock))


def test_an_unfinished_or_foreign_environment_is_made_anew(tmp_path: Path):
    venv = tmp_path / ".venv"
    scripts = venv / environment.SCRIPTS.name
    scripts.mkdir(parents=True)
    (scripts / environment.PYTHON.name).touch()
    (venv / "pyvenv.cfg").write_text("home = /usr/bin\nversion = 3.13.5\n", encoding="utf-8")
    assert not environment.is_usable(venv, "3.13"), "pip is missing: making it was interrupted"
    (scripts / "pip3").touch()
    assert environment.is_usable(venv, "3.13")
    assert not environment.is_usable(venv, "3.14")


@pytest.mark.parametrize(
    ("arguments", "env", "expected"),
    [
        ([], {}, True),
        (["--demo"], {"DISPLAY": ":0"}, True),
        (["--smoke"], {}, False),
        (["--version"], {}, False),
        ([], {"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_only_a_start_with_a_window_asks_for_a_display(
    arguments: list[str], env: dict[str, str], *, expected: bool, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("sys.platform", "linux")
    assert dev.needs_window(arguments, env) is expected


def test_the_display_decides_which_plugin_is_asked():
    assert dev.plugins_for({}) == ()
    assert dev.plugins_for({"DISPLAY": ":0"}) == system_libraries.X11
    assert dev.plugins_for({"WAYLAND_DISPLAY": "wayland-0"}) == system_libraries.WAYLAND


def test_every_pin_has_a_hash_and_the_small_lock_agrees_with_the_large_one():
    run, everything = pins(environment.RUN_LOCK), pins(environment.DEV_LOCK)
    assert run.items() <= everything.items()
    assert run["pyside6-essentials"] == run["pyside6-addons"] == run["shiboken6"] == "6.11.3"
    for lock in (environment.RUN_LOCK, environment.DEV_LOCK, environment.SOURCE_LOCK):
        entries = re.split(r"\n(?=\w)", lock.read_text(encoding="utf-8"))
        assert all("--hash=sha256:" in entry for entry in entries if "==" in entry)


def test_locks_and_resource_list_name_no_server():
    for file in (environment.RUN_LOCK, environment.DEV_LOCK, environment.SOURCE_LOCK, build_assets.LIST):
        assert "//" not in file.read_text(encoding="utf-8")


def test_resource_list_and_what_was_made_have_to_fit():
    named = ["assets/icons/icon.svg", "build/resources/icons/sun.svg"]
    build_assets.check_complete(named, {"build/resources/icons/sun.svg"})
    with pytest.raises(build_assets.AssetError, match=r"named in resources\.qrc but not made: .*sun"):
        build_assets.check_complete(named, set())
    with pytest.raises(build_assets.AssetError, match=r"made but not named in resources\.qrc: .*i\.wav"):
        build_assets.check_complete(named, {"build/resources/icons/sun.svg", "build/resources/i.wav"})


def test_a_changed_source_makes_the_assets_stale(tmp_path: Path):
    (tmp_path / "translations").mkdir()
    source = tmp_path / "translations" / "hipcoach_en.ts"
    source.write_text("<TS/>", encoding="utf-8")
    before = build_assets.state_of_sources(tmp_path)
    assert build_assets.state_of_sources(tmp_path) == before
    source.write_text("<TS></TS>", encoding="utf-8")
    assert build_assets.state_of_sources(tmp_path) != before


def test_the_run_without_qt_refuses_qt_and_nothing_else():
    door = QtIsAway()
    assert door.find_spec("json") is None
    with pytest.raises(ModuleNotFoundError, match=r"PySide6\.QtCore"):
        door.find_spec("PySide6.QtCore")
