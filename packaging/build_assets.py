"""Makes what is shipped but not committed: fonts, icons, sounds, translations, content and the resource file.

``resources.qrc`` is the one list of what goes in. Its lines name files below ``build/resources``; this script makes
each of them and refuses a list that does not fit what it made. dev.py, the hatch hook and the packaged builds call it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from importlib import import_module
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parent.parent
LIST = ROOT / "resources.qrc"
MADE = ROOT / "build" / "resources"
STAMP = ROOT / "build" / "assets.stamp"
RESULTS = (ROOT / "hipcoach" / "ui" / "resources.rcc", ROOT / "hipcoach" / "content" / "compiled.marshal")
SOURCES = (
    "resources.qrc",
    "packaging/*.py",
    "requirements/run.txt",
    "assets/**/*",
    "translations/*.ts",
    "hipcoach/content/**/*.py",
    "hipcoach/content/**/*.toml",
    "hipcoach/content/**/poses.json",
    "hipcoach/domain/**/*.py",
)


class AssetError(Exception):
    """A generated file cannot be made; the message says what to change."""


def build() -> None:
    """Make every generated file.

    Raises:
        AssetError: The list and what can be made do not fit, or the content has a fault.
        subprocess.CalledProcessError: A tool of Qt refused its input.
    """
    state = state_of_sources()  # before they are read: what changes meanwhile is made next time
    shutil.rmtree(MADE, ignore_errors=True)
    named = named_files(LIST.read_text(encoding="utf-8"))
    _copy_fonts(named)
    _copy_icons(named)
    _copy_licences()
    _compile_translations()
    _synthesise_sounds()
    check_complete(named, {path.relative_to(ROOT).as_posix() for path in MADE.rglob("*") if path.is_file()})
    _compile_content()
    _compile_resources()
    STAMP.write_text(state, encoding="utf-8")


def is_stale() -> bool:
    """Tell whether a generated file is missing or older than what it is made from."""
    if not STAMP.is_file() or not all(result.is_file() for result in RESULTS):
        return True
    return STAMP.read_text(encoding="utf-8") != state_of_sources()


def state_of_sources(root: Path = ROOT) -> str:
    """Name the present content of every source in one word."""
    state = hashlib.sha256()
    for path in sorted({path for pattern in SOURCES for path in root.glob(pattern) if path.is_file()}):
        state.update(path.relative_to(root).as_posix().encode())
        state.update(path.read_bytes())
    return state.hexdigest()


def named_files(qrc: str) -> list[str]:
    """List the files that the text of a ``.qrc`` file names, as they stand there."""
    return [(element.text or "").strip() for element in ET.fromstring(qrc).iter("file")]  # noqa: S314 - our own file


def check_complete(named: list[str], made: set[str]) -> None:
    """Compare the list with what was made.

    Raises:
        AssetError: They differ; the message names every file.
    """
    wanted = {name for name in named if name.startswith("build/")}
    faults = [f"named in resources.qrc but not made: {name}" for name in sorted(wanted - made)]
    faults += [f"made but not named in resources.qrc: {name}" for name in sorted(made - wanted)]
    if faults:
        raise AssetError("\n".join(faults))


def _copy_fonts(named: list[str]) -> None:
    for target in _targets(named, "fonts", ".ttf"):
        shutil.copyfile(_package("font_roboto") / "files" / target.name, target)


def _copy_icons(named: list[str]) -> None:
    with ZipFile(_package("lucide") / "lucide.zip") as icons:
        for target in _targets(named, "icons", ".svg"):
            if target.name not in icons.namelist():
                raise AssetError(f"The package lucide has no icon {target.name}; give another one that alias.")
            target.write_bytes(icons.read(target.name))


def _copy_licences() -> None:
    folder = MADE / "licences"
    folder.mkdir(parents=True)
    shutil.copyfile(ROOT / "LICENSE", folder / "hipcoach.txt")
    for package, name in (("font-roboto", "roboto.txt"), ("lucide", "lucide.txt")):
        texts = [file for file in distribution(package).files or [] if file.name.startswith("LICENSE")]
        if not texts:
            raise AssetError(f"The package {package} brings no licence text.")
        shutil.copyfile(str(texts[0].locate()), folder / name)


def _compile_translations() -> None:
    for source in sorted((ROOT / "translations").glob("*.ts")):
        target = MADE / "i18n" / f"{source.stem}.qm"
        target.parent.mkdir(parents=True, exist_ok=True)
        _run_qt_tool("lrelease", "-silent", source, "-qm", target)


def _synthesise_sounds() -> None:
    sys.path.insert(0, str(ROOT / "packaging"))
    folder = MADE / "sounds"
    folder.mkdir(parents=True)
    import_module("synthesise_sounds").synthesise(folder)


def _compile_content() -> None:
    sys.path.insert(0, str(ROOT))
    fault = import_module("hipcoach.content.errors").ContentError
    try:
        import_module("hipcoach.content.loader").compile_content()
    except fault as error:
        raise AssetError(str(error)) from error


def _compile_resources() -> None:
    target = RESULTS[0]
    fresh = target.with_suffix(".new")
    # Not compressed: Qt then reads fonts and sounds straight from the mapped file, and the first paint comes sooner.
    _run_qt_tool("rcc", "--binary", "--no-compress", LIST, "-o", fresh)
    fresh.replace(target)  # a running program keeps its mapping of the old file


def _run_qt_tool(name: str, *arguments: str | Path) -> None:
    suffix = ".exe" if os.name == "nt" else ""
    pyside = _package("PySide6")
    places = [pyside / "Qt" / "libexec" / name, pyside / f"{name}{suffix}", pyside / "Qt" / "bin" / name]
    tool = next((place for place in places if place.is_file()), None)
    if tool is None:
        raise AssetError(f"PySide6 in {pyside} has no {name}.")
    subprocess.run([tool, *arguments], check=True)


def _targets(named: list[str], folder: str, suffix: str) -> list[Path]:
    prefix = f"build/resources/{folder}/"
    (ROOT / prefix).mkdir(parents=True, exist_ok=True)
    return [ROOT / name for name in dict.fromkeys(named) if name.startswith(prefix) and name.endswith(suffix)]


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise AssetError(f"The Python package {name} is not installed.")
    return Path(spec.submodule_search_locations[0])


if __name__ == "__main__":
    try:
        build()
    except (AssetError, subprocess.CalledProcessError) as error:
        sys.exit(str(error))
