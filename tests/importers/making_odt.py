"""Small OpenDocument files, written by hand so that a test shows the XML that it is about."""

from __future__ import annotations

import io
import zipfile

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_NAMES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
            ("manifest", "manifest"),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_MANIFEST = f"<manifest:manifest {_NAMES}>{{}}</manifest:manifest>"


def content(body: str, *, styles: str = "") -> str:
    """`content.xml` around a body, with automatic styles."""
    return (
        f"<office:document-content {_NAMES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def common(styles: str = "", *, pages: str = "") -> str:
    """`styles.xml` with common styles and master pages."""
    return (
        f"<office:document-styles {_NAMES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{pages}</office:master-styles></office:document-styles>"
    )


def flat(body: str) -> bytes:
    """A document in one XML file."""
    return (
        f'<?xml version="1.0"?><office:document {_NAMES} office:mimetype="{MEDIA_TYPE}">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def odt(
    body: str,
    *,
    styles: str = "",
    common_styles: str = "",
    pages: str = "",
    manifest: str = "",
    media_type: str | None = MEDIA_TYPE,
) -> bytes:
    """A package, as LibreOffice orders it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        if media_type is not None:
            package.writestr("mimetype", media_type)
        package.writestr("content.xml", content(body, styles=styles))
        package.writestr("styles.xml", common(common_styles, pages=pages))
        package.writestr("META-INF/manifest.xml", _MANIFEST.format(manifest))
    return stream.getvalue()
