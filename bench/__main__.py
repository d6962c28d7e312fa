"""``python -m bench [NAME ...]``: measure, print the table, and keep the whole of it in docs/benchmarks.md.

A benchmark is a module of this package with ``measure() -> Row`` or ``measure() -> tuple[Row, ...]``. Or,
where the machine's own speed at that moment would decide, one with ``one_round() -> T`` and
``judged(Sequence[T]) -> tuple[Row, ...]``: a round of it goes before each of the other benchmarks.
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
from types import ModuleType

import bench
from bench.row import Row
from bench.table import table

REPORT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
LEAST_ROUNDS = 12
"""Of what is measured in rounds, also when nothing else is."""


def main(names: Sequence[str]) -> int:
    """Measure the named benchmarks, or all of them."""
    found = [module.name for module in pkgutil.iter_modules(bench.__path__)]
    unknown = [name for name in names if name not in found]
    if unknown:
        sys.stderr.write(f"bench: no benchmark called {unknown[0]}; there are: {', '.join(found)}\n")
        return 2
    text = f"{machine()}\n\n{table(rows := _measured(names or found))}"
    sys.stdout.write(text)
    if not names:
        REPORT.write_text(f"# Benchmarks\n\nWritten by `make bench`.\n\n{text}", encoding="utf-8")
    return 0 if all(row.holds for row in rows) else 1


def _measured(names: Sequence[str]) -> list[Row]:
    modules = [importlib.import_module(f"bench.{name}") for name in names]
    rounds: dict[ModuleType, list[object]] = {each: [] for each in modules if hasattr(each, "one_round")}

    def go_round() -> None:
        for module, so_far in rounds.items():
            _say(f"measuring {module.__name__}, round {len(so_far) + 1}\n")
            so_far.append(module.one_round())

    made: dict[ModuleType, Sequence[Row]] = {}
    for module in modules:
        if hasattr(module, "measure"):
            go_round()
            _say(f"measuring {module.__name__}\n")
            measured = module.measure()
            made[module] = [measured] if isinstance(measured, Row) else measured
            _say(table(made[module]))
    while any(len(so_far) < LEAST_ROUNDS for so_far in rounds.values()):
        go_round()
    for module, so_far in rounds.items():
        made[module] = module.judged(so_far)
        _say(table(made[module]))
    return [row for module in modules for row in made.get(module, ())]


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


def _say(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _lines(path: str) -> list[str]:
    return Path(path).read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
