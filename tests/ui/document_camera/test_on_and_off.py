"""The camera is switched on and off as often as in years of visits, in a process of its own: it must not die.

It did, once in some hundred times, when a plain Python callable was connected in the camera's thread.
`make soak` says how often.
"""

import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication

from devices.document_camera.pictures import PictureCamera
from ui.document_camera.eye import Eye
from ui.document_camera.rig import PictureRig

CYCLES = int(os.environ.get("KIOSK_CAMERA_CYCLES", "20"))
HELD_S = (0.0, 0.01, 0.1, 0.3)
"""How long somebody waits for a frame: mostly less than it takes, so that it goes off in mid-frame."""
OFF_S = 10.0


class _Over(QObject):
    said = Signal()


@pytest.mark.timeout(120 + CYCLES)
def test_it_may_be_switched_on_and_off_for_years(tmp_path: Path) -> None:
    Image.new("RGB", (1600, 1200), (247, 246, 241)).save(tmp_path / "1.png")
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", __name__, str(tmp_path), str(CYCLES)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"off {CYCLES} times\n"


def switch(directory: Path, cycles: int) -> int:
    """On and off so many times. Gives how often it was off in the end."""
    app = QGuiApplication([])
    over = _Over()
    over.said.connect(app.quit)
    eye = Eye(partial(PictureRig, PictureCamera(directory)))
    dice, off = Random(cycles), []

    def work() -> None:
        for _ in range(cycles):
            eye.switch(on=True)
            eye.exchange.newer(0, dice.choice(HELD_S))
            eye.switch(on=False)
            off.append(eye.exchange.wait_off(OFF_S))
        over.said.emit()

    threading.Thread(target=work, daemon=True).start()
    QCoreApplication.exec()
    eye.end()
    return sum(off)


if __name__ == "__main__":
    sys.stdout.write(f"off {switch(Path(sys.argv[1]), int(sys.argv[2]))} times\n")
