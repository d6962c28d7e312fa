"""docs/decisions/0001-qt-below-6.12.md: a Qt that loses references to None kills the kiosk within minutes."""

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QCoreApplication, QTimer
application = QCoreApplication([])
timer = QTimer()
for _ in range(20_000):
    timer.stop()
print("alive")
"""


def test_twenty_thousand_calls_that_return_nothing_do_not_abort_the_interpreter() -> None:
    child = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (child.returncode, child.stdout) == (0, "alive\n"), child.stderr
