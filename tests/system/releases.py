"""Releases of this very program, as they are published; and with something in them changed."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from kiosk.apply.packing import pack
from tests.system.stand_in_screen import MAIN, NOTHING_TO_DRAW

SCREEN = "program/ui/__main__.py"
AGENT = "program/kiosk/commands/agent.py"
AGENTS_PARTS = "program/kiosk/agent/app.py"
REHEARSAL = "program/ui/rehearsal/__main__.py"
STAND_IN = {SCREEN: MAIN, REHEARSAL: NOTHING_TO_DRAW}
"""With `stand_in_screen` for its screen."""
CRASH = "raise SystemExit(139)\n"
CRASH_WHEN_RUN = """
import argparse
def add(subparsers):
    subparsers.add_parser("agent")
def run(args, context):
    raise SystemExit(139)
"""


def release(directory: Path, changes: Mapping[str, str] | None = None) -> bytes:
    """`changes`: files by their names, with other contents."""
    file = directory / "release.zip"
    pack(file, with_libraries=False)
    changed = dict(changes or {})
    whole = io.BytesIO()
    with zipfile.ZipFile(file) as packed, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as out:
        for name in packed.namelist():
            out.writestr(name, changed.pop(name) if name in changed else packed.read(name))
    assert not changed, "these are not in a release"
    return whole.getvalue()
