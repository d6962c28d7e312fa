"""What is installed is what is locked, and anybody can install it."""

import re
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest


@pytest.fixture(scope="module")
def lock() -> dict[str, Any]:
    file = Path(__file__).resolve().parents[2] / "uv.lock"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def test_every_address_is_the_public_index(project_root: Path) -> None:
    text = (project_root / "uv.lock").read_text(encoding="utf-8")
    hosts = {urlsplit(url).hostname for url in re.findall(r'https?://[^"]+', text)}
    assert hosts == {"pypi.org", "files.pythonhosted.org"}


def test_every_file_has_its_hash(lock: dict[str, Any]) -> None:
    for package in lock["package"]:
        for file in [*package.get("wheels", []), *filter(None, [package.get("sdist")])]:
            assert re.fullmatch(r"sha256:[0-9a-f]{64}", file["hash"]), package["name"]


def test_qt_is_locked_below_6_12(lock: dict[str, Any]) -> None:
    versions = {package["name"]: package["version"] for package in lock["package"] if "version" in package}
    for name in ("pyside6-essentials", "pyside6-addons", "shiboken6"):
        assert versions[name].startswith("6.11."), (name, versions[name])


def test_the_web_engine_is_not_dragged_in(lock: dict[str, Any]) -> None:
    assert "pyside6" not in {package["name"] for package in lock["package"]}


def test_the_installer_is_pinned_with_hashes(project_root: Path) -> None:
    text = (project_root / "script" / "uv.txt").read_text(encoding="utf-8")
    requirement, *hashes = [
        line.rstrip(" \\").strip() for line in text.splitlines() if not line.startswith("#")
    ]
    assert re.fullmatch(r"uv==\d+\.\d+\.\d+", requirement)
    assert hashes
    assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in hashes)
