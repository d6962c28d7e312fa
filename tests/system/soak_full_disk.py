"""A whole terminal on a file system that is really full; for `make soak`, for it lasts a minute."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.terminal_processes import ROOT, environment


@pytest.mark.timeout(900)
def test_nothing_restarts_the_centre_is_told_and_the_screen_comes_back(tmp_path: Path) -> None:
    # Namespaces of its own: whoever runs this need not be root, and no process outlives the walk.
    own = ["unshare", "--map-root-user", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
    walk = [*own, sys.executable, "-m", "tests.system.full_disk", str(tmp_path)]
    done = subprocess.run(walk, env=environment(), cwd=ROOT, check=False)
    assert done.returncode == 0
