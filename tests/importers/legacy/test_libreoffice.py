"""LibreOffice: found, asked, and given settings of its own; tried for real where it is installed."""

from __future__ import annotations

import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from importers.containers.packages import Package
from importers.legacy import libreoffice
from importers.legacy.programs import TooSlow
from importers.word.body import Body
from importers.word.package import Parts
from tests.importers.legacy.faking import only_programs_in, put_program
from tests.importers.making_odt import flat


def test_it_is_found_on_the_path_under_both_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_programs_in(tmp_path, monkeypatch)
    assert libreoffice.find() is None
    put_program(tmp_path, "libreoffice", "true")
    assert libreoffice.find() == str(tmp_path / "libreoffice")


def test_it_is_found_where_its_installer_puts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_programs_in(tmp_path, monkeypatch)
    put_program(tmp_path / "apps", "soffice", "true")
    places = {"linux": (str(tmp_path / "no"), str(tmp_path / "apps" / "soffice"))}
    monkeypatch.setattr("importers.legacy.libreoffice._USUAL_PLACES", places)
    monkeypatch.setattr("sys.platform", "linux")
    assert libreoffice.find() == str(tmp_path / "apps" / "soffice")


def test_it_runs_with_settings_that_run_no_macros(tmp_path: Path) -> None:
    put_program(tmp_path / "bin", "soffice", 'cat profile/user/*.xcu; echo "$@"')
    folder = tmp_path / "work"
    folder.mkdir()
    assert libreoffice.to_docx(str(tmp_path / "bin" / "soffice"), b"x", folder) is None
    said = (folder / "output").read_text("utf-8")
    assert "DisableMacrosExecution" in said
    assert f"-env:UserInstallation={(folder / 'profile').as_uri()}" in said


def test_one_that_hangs_is_ended(tmp_path: Path) -> None:
    put_program(tmp_path / "bin", "soffice", "sleep 300")
    folder = tmp_path / "work"
    folder.mkdir()
    with pytest.raises(TooSlow):
        libreoffice.to_docx(str(tmp_path / "bin" / "soffice"), b"x", folder, seconds=0.3)


class _Asked(BaseHTTPRequestHandler):
    """Counts what is asked for and has nothing."""

    def do_GET(self) -> None:
        assert isinstance(self.server, _Server)
        self.server.asked.append(self.path)
        self.send_error(404)

    do_HEAD = do_GET  # noqa: N815 - named by http.server
    do_OPTIONS = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Asked)
        self.asked: list[str] = []


@pytest.mark.slow
def test_pictures_of_the_network_are_not_fetched(tmp_path: Path) -> None:
    program = libreoffice.find()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    with _Server() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        spy = f"http://127.0.0.1:{server.server_port}/spy.png"
        letter = flat(
            "<text:p>Text.<draw:frame svg:width='2cm' svg:height='2cm' text:anchor-type='as-char'>"
            f"<draw:image xlink:href='{spy}'/></draw:frame></text:p>"
        )
        left_alone = tmp_path / "alone.fodt"
        left_alone.write_bytes(letter)
        profile = f"-env:UserInstallation={(tmp_path / 'other').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "docx", str(left_alone)]
        subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, timeout=60)
        fetched_alone = list(server.asked)
        server.asked.clear()
        made = libreoffice.to_docx(program, letter, tmp_path)
        asked = list(server.asked)
        server.shutdown()
        thread.join()
    assert "/spy.png" in fetched_alone
    assert made is not None
    assert asked == []


@pytest.mark.slow
def test_it_makes_a_document(tmp_path: Path) -> None:
    program = libreoffice.find()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    docx = libreoffice.to_docx(program, rb"{\rtf1 The Assembly decides.}", tmp_path)
    assert docx is not None
    drafts = Body(Parts(Package("a.docx", docx))).drafts()
    assert [draft.text for draft in drafts] == ["The Assembly decides."]
