"""From untrusted-looking zip files to a directory; whoever signed them may still have made a mistake."""

import io
import zipfile

import pytest

from tests.kiosk.apply.standing_terminal import Terminal


def archive(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            file.writestr(name, content)
    return buffer.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o120777 << 16
    return entry


@pytest.mark.parametrize(
    "content",
    [
        archive(("../outside.toml", b"x")),
        archive(("/etc/outside.toml", b"x")),
        archive(("a/../../outside.toml", b"x")),
        archive((link("passwd"), b"/etc/passwd")),
        archive(("bomb.toml", bytes(65 << 20))),
        b"no zip at all",
        archive(("catalogue.toml", b"x"))[:-30],
        b"\0",
    ],
    ids=["climbs", "absolute", "climbs later", "link", "too large", "no zip", "cut off", "empty"],
)
def test_what_would_leave_its_directory_or_fill_the_disk_is_refused(
    terminal: Terminal, content: bytes
) -> None:
    terminal.push(1, catalogue=content)
    assert terminal.ended == [("refused", "catalogue_wrong")]
    assert not list(terminal.data_dir.rglob("outside.toml"))
    assert not [each for each in terminal.store.directory.iterdir() if each.is_dir()]
