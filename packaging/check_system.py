"""Say which system libraries Qt misses, with the packages that hold them.

Run by `make` after installing; the wheels bring Qt, but not the graphics and font libraries that every
desktop has and a bare server or container lacks. Standard library only: it runs when nothing else can.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import sys
from pathlib import Path

# Each library with its packages on Debian and Ubuntu, on Fedora, on Arch.
NEEDED = {
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
}
NEEDED_FOR_X11 = {
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-randr.so.0": ("libxcb-randr0", "libxcb", "libxcb"),
    "libxcb-render-util.so.0": (
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
    ),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11"),
}
FONTS = ("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
INSTALLERS = (("apt-get", "apt-get install"), ("dnf", "dnf install"), ("pacman", "pacman -S"))


def is_missing(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return True
    return False


def has_fonts() -> bool:
    return any(
        any(Path(folder).expanduser().rglob("*.[to]t[fc]"))
        for folder in FONT_FOLDERS
        if Path(folder).expanduser().is_dir()
    )


def missing_packages(*, display: bool) -> list[tuple[str, str, str]]:
    """Of what Qt needs, the packages that are not there, for Debian, Fedora and Arch."""
    needed = dict(NEEDED)
    if display:
        needed.update(NEEDED_FOR_X11)
    packages = [packages for library, packages in needed.items() if is_missing(library)]
    if not has_fonts():
        packages.append(FONTS)
    return list(dict.fromkeys(packages))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--packages", action="store_true", help="print the Debian packages only")
    options = parser.parse_args(arguments)
    if not sys.platform.startswith("linux"):
        return 0
    display = bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")
    missing = missing_packages(display=display)
    if options.packages:
        print(" ".join(each[0] for each in missing))
        return 0
    if not missing:
        return 0
    column = next((i for i, (tool, _) in enumerate(INSTALLERS) if shutil.which(tool)), 0)
    names = " ".join(dict.fromkeys(each[column] for each in missing))
    print(
        "Concord's window needs system packages that are not installed. Install them and run "
        f"the command again:\n\n    sudo {INSTALLERS[column][1]} {names}\n",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
