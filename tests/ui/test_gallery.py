"""`python -m ui.gallery`: the page of all screens, and the accepted set."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from PIL import Image

from ui.gallery.fingerprint import fingerprint

PAIR = ("commitment", "commitment-error")
VARIANT = "landscape-en-night"


def _gallery(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "ui.gallery", "--only", "commitment", "--variant", VARIANT, *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=root, timeout=100, check=False)


def test_a_change_fails_until_it_is_accepted_and_the_page_shows_where_it_is(
    project_root: Path, tmp_path: Path
) -> None:
    kept, out = tmp_path / "accepted", tmp_path / "out"
    where = ("--accepted", str(kept), "--out", str(out))
    assert "2 not yet accepted" in _fails(_gallery(project_root, *where))

    assert _gallery(project_root, *where, "--accept").returncode == 0
    assert _gallery(project_root, *where).returncode == 0
    assert [shot["changed"] for shot in _page(out)] == [0, 0]

    _swap_names(kept / f"{VARIANT}.txt")
    said = _fails(_gallery(project_root, *where))
    assert "2 differ from the accepted set" in said
    assert f"{VARIANT} commitment" in said
    for shot in _page(out):
        assert shot["changed"] > 0
        assert _size(out / VARIANT / f"{shot['moment']}.png") == (1920, 1080)
        assert _size(out / VARIANT / f"{shot['moment']}.changed.png") == (480, 270)


def test_accepting_some_leaves_the_others_as_they_were(project_root: Path, tmp_path: Path) -> None:
    kept = tmp_path / "accepted"
    kept.mkdir()
    file = kept / f"{VARIANT}.txt"
    blank = fingerprint(Image.new("RGB", (1920, 1080))).text()
    file.write_text(f"welcome {blank}\ncommitment {blank}\nof-former-times {blank}\n")
    assert _gallery(project_root, "--accepted", str(kept), "--accept").returncode == 0
    lines = dict(line.split(maxsplit=1) for line in file.read_text().splitlines())
    assert list(lines) == ["welcome", *PAIR]
    assert lines["welcome"] == blank
    assert lines["commitment"] != blank


def _size(file: Path) -> tuple[int, int]:
    with Image.open(file) as picture:
        return picture.size


def _fails(ended: subprocess.CompletedProcess[str]) -> str:
    assert ended.returncode == 1
    return ended.stdout


def _page(out: Path) -> list[dict[str, Any]]:
    """What the page knows of its pictures, each of which lies beside it."""
    found = re.search(r"const shots = (\[.*\]);", (out / "index.html").read_text("utf-8"))
    assert found is not None
    shots: list[dict[str, Any]] = json.loads(found.group(1))
    assert [shot["moment"] for shot in shots] == list(PAIR)
    return shots


def _swap_names(file: Path) -> None:
    one, other = (line.split(maxsplit=1)[1] for line in file.read_text("utf-8").splitlines())
    file.write_text(f"commitment {other}\ncommitment-error {one}\n", "utf-8")
