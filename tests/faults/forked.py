"""A step of a terminal run again and again in a fresh process, with a fault that strace puts into it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.faults.terminal_processes import environment

STRACE = shutil.which("strace")

_HARNESS = """
import os, sys
{imports}

while os.read(0, 1):
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        print("ended", os.waitstatus_to_exitcode(status), flush=True)
        continue
    {prepare}
    print("ready", os.getpid(), flush=True)
    os.read(0, 1)
    {step}
    os._exit(0)
"""
"""For each byte it is sent a child, which takes its step at the next byte. The imports are paid for once."""


@dataclass(frozen=True)
class Step:
    """Python: what to import, what to do before the fault, what under it. The arguments are in `sys.argv`."""

    imports: str
    prepare: str
    step: str


class Forked:
    """Children of one process, each with a fault of its own."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    def run(self, fault: str) -> tuple[list[str], int]:
        """What the child said in its step under this fault (`strace -e inject=`), and how it ended."""
        assert STRACE is not None, "install strace: script/setup does"
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        os.write(process.stdin.fileno(), b".")
        _, pid = process.stdout.readline().split()
        with subprocess.Popen(
            [STRACE, "-p", pid.decode(), "-e", f"inject={fault}"], stderr=subprocess.PIPE
        ) as tracer:
            assert tracer.stderr is not None
            assert b"attached" in tracer.stderr.readline()
            os.write(process.stdin.fileno(), b".")
            said: list[str] = []
            while not (line := process.stdout.readline().decode()).startswith("ended"):
                said.append(line.strip())
            tracer.stderr.read()
        return said, int(line.split()[1])


@contextmanager
def forked(step: Step, *arguments: str) -> Iterator[Forked]:
    """The process whose children take the step."""
    script = _HARNESS.format(
        imports=step.imports,
        prepare=step.prepare.replace("\n", "\n    "),
        step=step.step.replace("\n", "\n    "),
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
    ) as process:
        yield Forked(process)
        assert process.stdin is not None
        process.stdin.close()
