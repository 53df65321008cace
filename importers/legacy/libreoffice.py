"""LibreOffice turns .doc into .docx: labels, notes, tables and tracked changes come with it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from importers.legacy.programs import SECONDS, run

_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
}
"""Where its installers put it without telling the PATH."""
_NOWHERE = ("127.0.0.1", "9")
"""The discard port: what asks this for a page is refused at once."""
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    *(
        ("Inet/Settings", name, value)
        for name, value in (
            ("ooInetProxyType", "1"),
            ("ooInetHTTPProxyName", _NOWHERE[0]),
            ("ooInetHTTPProxyPort", _NOWHERE[1]),
            ("ooInetHTTPSProxyName", _NOWHERE[0]),
            ("ooInetHTTPSProxyPort", _NOWHERE[1]),
            ("ooInetNoProxy", ""),
        )
    ),
)
"""No macros, no links brought up to date, and pictures of the network asked of a proxy that is none:
left alone, LibreOffice fetches what a document points to while it converts."""
_REGISTRY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
)
_ITEM = (
    '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value>'
    "</prop></item>"
)


def find() -> str | None:
    """The program, where there is one."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    return next((each for each in _USUAL_PLACES.get(sys.platform, ()) if Path(each).exists()), None)


def to_docx(
    program: str, content: bytes, folder: Path, *, seconds: float = SECONDS
) -> bytes | None:
    """The document as .docx; None where the program cannot make one.

    Args:
        program: as `find` found it.
        content: of the .doc.
        folder: an empty one, of this conversion: LibreOffice keeps its settings there too, because
            a second one with the same settings hands its work to the first and ends.
        seconds: that it may take.

    Raises:
        TooSlow: it took longer.
        OSError: the program cannot be started.
    """
    source = folder / "document.doc"
    source.write_bytes(content)
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    settings = _REGISTRY.format("".join(_ITEM.format(*each) for each in _SETTINGS))
    (profile / "user" / "registrymodifications.xcu").write_text(settings, "utf-8")
    options = ["--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"]
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *options,
        *("--convert-to", "docx", "--outdir", str(folder / "result"), str(source)),
    ]
    run(command, folder=folder, seconds=seconds)
    # Its exit code is 0 whether it has written anything or not.
    result = folder / "result" / "document.docx"
    return result.read_bytes() if result.exists() else None
