"""The files of a form that a browser sends (RFC 7578), cut out of the body."""

import re

_FORM = re.compile(r"multipart/form-data\s*;", re.IGNORECASE)
_BOUNDARY = re.compile(r"""boundary="?([0-9A-Za-z'()+_,./:=? -]{1,70})"?""", re.IGNORECASE)
"""RFC 2046, 5.1.1."""
_FIELD = re.compile(
    rb'^content-disposition\s*:\s*form-data\s*;.*\bname="files"', re.IGNORECASE | re.MULTILINE
)
_MOST_PARTS = 32
_MOST_HEADERS = 4096


class BadForm(ValueError):
    """No form that a browser sends."""


def files_of(content_type: str, untrusted_body: bytes) -> list[bytes]:
    """What was chosen in the field ``files``; names and declared kinds are of no interest. An empty list
    where nothing was chosen. Raises BadForm.
    """
    found = _BOUNDARY.search(content_type) if _FORM.match(content_type) else None
    if found is None:
        raise BadForm("not a form with files")
    line = b"\r\n--" + found[1].rstrip().encode("ascii")
    parts = (b"\r\n" + untrusted_body).split(line, _MOST_PARTS + 1)[1:]
    if not parts or not parts[-1].startswith(b"--"):
        raise BadForm("no end")
    return [content for part in parts[:-1] if (content := _file(part))]


def _file(part: bytes) -> bytes:
    """What is in it; empty for another field."""
    headers, gap, content = part.partition(b"\r\n\r\n")
    if not gap or len(headers) > _MOST_HEADERS or not headers.startswith(b"\r\n"):
        raise BadForm("a part without a head")
    return content if _FIELD.search(headers) else b""
