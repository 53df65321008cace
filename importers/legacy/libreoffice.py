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
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""No macros, no pictures from the network, no links brought up to date."""


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
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
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
