"""Starts the UI's process: the face first, then everything else. Imports nothing heavy itself."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.errors import KioskError
from ui import keyboard

if TYPE_CHECKING:
    from ui.face import Face
    from ui.terminal import Shown

# ruff: noqa: PLC0415 - Qt reads the environment when it is imported; what is heavy waits for the first frame.

Attach = Callable[[Any, Any], object]
"""What else is to live beside the window (a demonstration's scripted resident); the result is kept."""
FirstFrame = Callable[[], bool]
"""Called once a frame has been shown; True ends the process there (a benchmark)."""

FIRST_FRAME_MS = 2000
"""The face is waited for so long at most: a dark screen must not keep a terminal from starting."""


class NoDisplay(KioskError):
    """There is no display to draw on."""


def require_display() -> None:
    """Raise `NoDisplay` where Qt would abort the process for want of one."""
    if not {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        raise NoDisplay("no display: set DISPLAY, or QT_QPA_PLATFORM (eglfs on a terminal, offscreen to try)")


def run(options: Namespace, attach: Attach | None = None, first_frame: FirstFrame | None = None) -> int:
    """The UI, until its window is closed or the process is asked to end. Returns the exit code.

    Args:
        options: `config` (a file or None) and `data` (the data directory).
        attach: called with the window and the controller once both stand.
        first_frame: called after the first frame.

    Raises:
        ConfigError, CatalogueError, NoDisplay: one line each that says what to mend.

    """
    require_display()
    home = keyboard.prepare_environment(os.environ)
    os.environ["QT_QUICK_CONTROLS_STYLE"] = "Basic"
    try:
        return _run(options, home.in_memory, attach, first_frame or (lambda: False))
    finally:
        home.forget()


def _run(options: Namespace, in_memory: bool, attach: Attach | None, first_frame: FirstFrame) -> int:
    from PySide6.QtGui import QGuiApplication

    from ui.face import factory_face, read_face
    from ui.life import Life

    life = Life(options.data)
    application = QGuiApplication(sys.argv[:1])
    face = read_face(face_file(options.data)) or factory_face(options.config)
    if face is None:
        from ui import terminal

        return terminal.run(application, options, life, None, in_memory, attach, first_frame)
    with _shown(face) as shown:
        if first_frame():
            return 0
        from ui import terminal

        return terminal.run(application, options, life, shown, in_memory, attach, first_frame)


def face_file(data_dir: Path) -> Path:
    """Where the face is kept between two starts."""
    return data_dir / "run" / "face.json"


@contextmanager
def _shown(face: "Face") -> "Iterator[Shown]":
    """The window with the face in it, painted once; taken down at the end, before what it shows."""
    from ui.engine import close_window, load_window, window_of
    from ui.face import still
    from ui.waiting import process_until

    stills = (still(face.shell), still(face.welcome))
    engine = load_window(stills[0], {"Welcome": stills[1]}, face.appearance, awake=False)
    frames: list[None] = []
    window_of(engine).frameSwapped.connect(lambda: frames.append(None))
    process_until(lambda: bool(frames), FIRST_FRAME_MS)
    try:
        yield engine, stills
    finally:
        close_window(engine)
