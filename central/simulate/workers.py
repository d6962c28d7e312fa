"""The service that is put to the test, as an operator starts it: one process a worker, on one database."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from central.errors import CentralError

MEGABYTE = 1_000_000


class Workers:
    """Runs while it is entered. `urls`: where each listens."""

    def __init__(self, database: str, keys: Path, count: int, options: Sequence[str] = ()) -> None:
        command = [sys.executable, "-m", "central", "serve", "--database", database, "--keys", str(keys)]
        self._command = [*command, "--port", "0", *options]
        self._count = count
        self._processes: list[subprocess.Popen[str]] = []
        self.urls: list[str] = []
        # Closed in `_end`: it lasts as long as the processes that write into it.
        self._log = tempfile.TemporaryFile(mode="w+", encoding="utf-8")  # noqa: SIM115  as above

    def __enter__(self) -> Self:
        try:
            for _ in range(self._count):
                process = subprocess.Popen(self._command, stdout=subprocess.PIPE, stderr=self._log, text=True)
                self._processes.append(process)
                assert process.stdout is not None
                line = process.stdout.readline()
                self.urls.append(self._listening(line))
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def megabytes(self) -> list[float]:
        """Resident memory of each worker."""
        return [_resident(each.pid) / MEGABYTE for each in self._processes]

    def seconds(self) -> list[float]:
        """Processor time that each worker has used."""
        return [_processor(each.pid) for each in self._processes]

    def _listening(self, line: str) -> str:
        if not line:
            self._log.seek(0)
            said = self._log.read().strip().splitlines()
            raise CentralError(f"the service did not start: {said[-1] if said else 'it said nothing'}")
        return str(json.loads(line)["listening"])

    def _end(self) -> None:
        for each in self._processes:
            with contextlib.suppress(ProcessLookupError):
                each.send_signal(signal.SIGTERM)
        for each in self._processes:
            try:
                each.wait(20)
            except subprocess.TimeoutExpired:
                each.kill()
                each.wait()
            if each.stdout is not None:
                each.stdout.close()
        self._log.close()


def _resident(pid: int) -> int:
    pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _processor(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
