"""Finds the system libraries that Qt lacks by asking its own files, and installs them. Standard library only."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

from terminal import run, step, stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

BASE = ("QtGui.abi3.so", "QtWidgets.abi3.so", "Qt/libexec/rcc", "Qt/plugins/platforms/libqoffscreen.so")
X11 = ("Qt/plugins/platforms/libqxcb.so",)
WAYLAND = ("Qt/plugins/platforms/libqwayland.so", "Qt/plugins/wayland-shell-integration/libxdg-shell.so")
SOUND = (
    "QtMultimedia.abi3.so",
    "QtTextToSpeech.abi3.so",
    "Qt/plugins/texttospeech/libqtexttospeech_speechd.so",
)

# Where each library lives in Debian and Ubuntu. Newer releases say libglib2.0-0t64, and provide the old name.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libgcc_s.so.1": "libgcc-s1",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libpng16.so.16": "libpng16-16",
    "libpulse.so.0": "libpulse0",
    "libspeechd.so.2": "libspeechd2",
    "libstdc++.so.6": "libstdc++6",
    "libudev.so.1": "libudev1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}


def missing_in(ldd_output: str) -> set[str]:
    """Read the libraries that ``ldd`` could not find out of what it printed."""
    return set(re.findall(r"^\s*(\S+) => not found", ldd_output, flags=re.MULTILINE))


def packages_for(libraries: Iterable[str]) -> tuple[list[str], list[str]]:
    """Split libraries into the Debian packages that hold them and those whose package is not known here."""
    wanted = set(libraries)
    packages = sorted({PACKAGES[name] for name in wanted if name in PACKAGES})
    return packages, sorted(wanted - PACKAGES.keys())


def missing_for(site_packages: Path, files: Sequence[str]) -> set[str]:
    """Ask the dynamic linker which libraries these files of PySide6 still lack; nothing on systems without ``ldd``."""
    ldd = shutil.which("ldd")
    if not sys.platform.startswith("linux") or ldd is None:
        return set()
    pyside = site_packages / "PySide6"
    search = f"{pyside / 'Qt/lib'}:{site_packages / 'shiboken6'}"
    paths = [pyside / name for name in files if (pyside / name).exists()]
    answer = subprocess.run(
        [ldd, *paths],
        env=os.environ | {"LD_LIBRARY_PATH": search, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    return missing_in(answer.stdout)


def require(site_packages: Path, needed: Sequence[str], wanted: Sequence[str] = ()) -> None:
    """See to it that ``needed`` files find their libraries; try the same for ``wanted`` ones without insisting.

    Raises:
        SystemExit: A needed library is missing and only the user can install it.
    """
    lacking = missing_for(site_packages, needed)
    lacking_too = missing_for(site_packages, wanted) - lacking if wanted else set()
    packages, unknown = packages_for(lacking)
    if unknown or (lacking and not shutil.which("apt-get")):
        _stop_for_unknown(lacking)
    all_packages, _ = packages_for(lacking | lacking_too)
    if lacking_too and not lacking and not _may_install():
        how = f"; to have them: {apt_command(all_packages)}" if all_packages and shutil.which("apt-get") else ""
        print(f"No sound or speech without {_and(lacking_too)}{how}", flush=True)
        return
    if not install(all_packages, f"Qt lacks {len(lacking | lacking_too)} system libraries") and lacking_too:
        install(packages, f"Qt needs {len(lacking)} system libraries")
    if lacking and (still := missing_for(site_packages, needed)):
        _stop_for_unknown(still)


def install(packages: Sequence[str], reason: str) -> bool:
    """Install Debian packages when we may; otherwise name the one command that does, and end.

    Returns:
        Whether apt-get was content.

    Raises:
        SystemExit: We may not install.
    """
    if not packages:
        return True
    if not _may_install():
        stop(f"{reason}. Please run this, then start again:\n    {apt_command(packages)}")
    with step(f"{reason}: installing {' '.join(packages)}"):
        env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        run(["apt-get", "update", "-qq"], env)
        quietly = ["-qq", "-y", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0"]
        return run(["apt-get", "install", *quietly, *packages], env) == 0


def apt_command(packages: Sequence[str]) -> str:
    """Write the one command that installs the packages, with what this machine has to become root."""
    command = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("sudo") or not shutil.which("su"):
        return f"sudo sh -c {shlex.quote(command)}"
    return f"su -c {shlex.quote(command)}"


def _may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _stop_for_unknown(libraries: Iterable[str]) -> NoReturn:
    stop(
        f"Qt lacks {_and(libraries)}. Please install the packages that hold them, then start again; "
        "on Debian and Ubuntu `apt-file search NAME` tells which these are."
    )


def _and(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
