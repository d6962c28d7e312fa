"""The walls of the house stand."""

import subprocess
import sys
from pathlib import Path

PROGRAM = (
    "import sys; from importlinter.cli import lint_imports_command as main; main(['--no-logo', '--no-cache'])"
)


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PROGRAM]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_no_import_crosses_a_wall(project_root: Path) -> None:
    linted = lint_imports(project_root)
    assert linted.returncode == 0, linted.stdout
    assert "0 broken" in linted.stdout


def test_the_terminals_command_loads_no_qt() -> None:
    program = (
        "import importlib, sys\n"
        "from kiosk.commands.registry import COMMANDS\n"
        "for command in COMMANDS:\n"
        "    for module in command.modules:\n"
        "        importlib.import_module(module)\n"
        "sys.exit('PySide6' in sys.modules or 'ui' in sys.modules or 'central' in sys.modules)"
    )
    child = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert child.returncode == 0, child.stderr
