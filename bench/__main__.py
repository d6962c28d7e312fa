"""``python -m bench [NAME ...]``: measure, print the table, and keep the whole of it in docs/benchmarks.md.

A benchmark is a module of this package with ``measure() -> Row`` or ``measure() -> tuple[Row, ...]``.
Ends with 1 when a bound is broken.
"""

import importlib
import pkgutil
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

import bench
from bench.row import Row
from bench.table import table

REPORT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"


def main(names: Sequence[str]) -> int:
    """Measure the named benchmarks, or all of them."""
    found = [module.name for module in pkgutil.iter_modules(bench.__path__)]
    unknown = [name for name in names if name not in found]
    if unknown:
        sys.stderr.write(f"bench: no benchmark called {unknown[0]}; there are: {', '.join(found)}\n")
        return 2
    rows: list[Row] = []
    for name in names or found:
        module = importlib.import_module(f"bench.{name}")
        if hasattr(module, "measure"):
            sys.stderr.write(f"measuring {name}\n")
            measured = module.measure()
            made = [measured] if isinstance(measured, Row) else list(measured)
            sys.stderr.write(table(made))
            rows.extend(made)
    text = f"{machine()}\n\n{table(rows)}"
    sys.stdout.write(text)
    if not names:
        REPORT.write_text(f"# Benchmarks\n\nWritten by `make bench`.\n\n{text}", encoding="utf-8")
    return 0 if all(row.holds for row in rows) else 1


def machine() -> str:
    """Where and when, in one line."""
    cpu = next(
        (line.split(":", 1)[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    cores = sum(line.startswith("processor") for line in _lines("/proc/cpuinfo"))
    qt = metadata.version("PySide6_Essentials")
    day = datetime.now(UTC).date().isoformat()
    python = platform.python_version()
    return f"{day}, {cores} cores of {cpu}, Linux {platform.release()}, Python {python}, Qt {qt}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
