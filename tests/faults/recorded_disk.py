"""What a process did to a directory, as strace saw it, and what a power cut may have left of it.

The model is harsher than any one file system: until a file is synced each of its sectors may or may not have
reached the disk, in any order; until a directory is synced its later names may be missing, and those removed
may be back.
"""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

SECTOR = 512
_CALLS = "openat,close,pwrite64,write,fsync,fdatasync,unlink,ftruncate,rename"
_LINE = re.compile(r"(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_STDOUT = 1


@dataclass(frozen=True)
class Op:
    """One call that changed something. `name`: a file or directory below the one that is watched, or "." for
    that itself. `data` of a rename is the new name.
    """

    kind: str
    name: str = ""
    data: bytes = b""
    at: int = 0


def record(directory: Path, script: str, *arguments: str, env: dict[str, str]) -> list[Op]:
    """Run a Python script that changes files in `directory`; its own lines on stdout are among the ops."""
    strace = shutil.which("strace")
    assert strace is not None, "install strace: script/setup does"
    trace = directory.parent / "trace"
    command = [strace, "-f", "-o", str(trace), "-xx", "-s", "4000000", "-e", f"trace={_CALLS}"]
    subprocess.run(
        [*command, sys.executable, "-c", script, *arguments], env=env, check=True, stdout=subprocess.DEVNULL
    )
    with trace.open(encoding="ascii") as lines:
        return list(_ops(directory, lines))


def _ops(directory: Path, lines: Iterator[str]) -> Iterator[Op]:
    names: dict[int, str] = {}
    ends: dict[int, int] = {}
    """How far each has been written from its beginning."""
    for line in lines:
        match = _LINE.match(line)
        if match is None or int(match[3]) < 0:
            continue
        call, given, result = match[1], match[2], int(match[3])
        strings = [bytes.fromhex(each.replace("\\x", "")) for each in _STRING.findall(given)]
        handle = int(given.partition(",")[0]) if given[:1].isdigit() else -1
        if call == "openat":
            name = _name(directory, strings[0])
            names.pop(result, None)
            ends.pop(result, None)
            if name is not None:
                names[result] = name
                if "O_CREAT" in given:
                    yield Op("create", name)
                if "O_TRUNC" in given:
                    yield Op("truncate", name)
        elif call == "close":
            names.pop(handle, None)
        elif call == "write" and handle == _STDOUT:
            yield Op("said", data=strings[0][:result])
        elif call in ("unlink", "rename"):
            name, last = _name(directory, strings[0]), _name(directory, strings[-1])
            if name is not None and last is not None:
                yield Op(call, name, last.encode())
        elif handle in names:
            numbers = given.rpartition('"')[2] if strings else given
            number = int(numbers.rpartition(",")[2]) if "," in numbers else 0
            if call == "pwrite64":
                yield Op("write", names[handle], strings[0][:result], number)
            elif call == "write":
                yield Op("write", names[handle], strings[0][:result], ends.get(handle, 0))
                ends[handle] = ends.get(handle, 0) + result
            elif call == "ftruncate":
                yield Op("truncate", names[handle], at=number)
            elif call in ("fsync", "fdatasync"):
                yield Op("sync", names[handle])


def _name(directory: Path, raw: bytes) -> str | None:
    path = Path(raw.decode())
    if path == directory:
        return "."
    return path.relative_to(directory).as_posix() if directory in path.parents else None


@dataclass
class _File:
    durable: bytearray
    pending: list[Op] = field(default_factory=list)


class Disk:
    """A directory that can lose its power. `lying`: its syncs say yes and do nothing."""

    def __init__(self, content: dict[str, bytes], *, lying: bool = False) -> None:
        self._lying = lying
        self._files: list[_File] = [_File(bytearray(each)) for each in content.values()]
        self._durable = {name: number for number, name in enumerate(content)}
        self._names = dict(self._durable)
        self._pending: list[_Change] = []

    def apply(self, op: Op) -> None:
        """Do it, as far as the process can see."""
        match op.kind:
            case "create" if op.name not in self._names:
                self._files.append(_File(bytearray()))
                self._point(op.name, len(self._files) - 1)
            case "write" | "truncate":
                self._files[self._names[op.name]].pending.append(op)
            case "unlink":
                self._point(op.name, None)
            case "rename":
                self._change(_Rename(op.name, op.data.decode()))
            case "sync" if not self._lying:
                self._sync(op.name)
            case _:
                pass

    def after_a_power_cut(self, chance: random.Random) -> dict[str, bytes]:
        """What may be there when the power is back."""
        names = dict(self._durable)
        for change in self._pending[: chance.randint(0, len(self._pending))]:
            change.apply(names)
        return {name: self._survived(self._files[number], chance) for name, number in names.items()}

    def _point(self, name: str, number: int | None) -> None:
        self._change(_Point(name, number))

    def _change(self, change: "_Change") -> None:
        change.apply(self._names)
        self._pending.append(change)

    def _sync(self, name: str) -> None:
        if name not in self._names:  # a directory: the names in it
            for change in self._pending:
                if change.directory == name:
                    change.apply(self._durable)
            self._pending = [each for each in self._pending if each.directory != name]
            return
        file = self._files[self._names[name]]
        for op in file.pending:
            _do(file.durable, op, None)
        file.pending.clear()

    @staticmethod
    def _survived(file: _File, chance: random.Random) -> bytes:
        content = bytearray(file.durable)
        share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        for op in file.pending:
            _do(content, op, lambda: chance.random() < share)
        return bytes(content)


@dataclass(frozen=True)
class _Point:
    """A name stands for a file, or for none."""

    name: str
    number: int | None

    @property
    def directory(self) -> str:
        return str(PurePosixPath(self.name).parent)

    def apply(self, names: dict[str, int]) -> None:
        if self.number is None:
            names.pop(self.name, None)
        else:
            names[self.name] = self.number


@dataclass(frozen=True)
class _Rename:
    """A file or a directory has another name, at once."""

    before: str
    after: str

    @property
    def directory(self) -> str:
        return str(PurePosixPath(self.after).parent)

    def apply(self, names: dict[str, int]) -> None:
        for name in [each for each in names if each == self.before or each.startswith(f"{self.before}/")]:
            names[self.after + name.removeprefix(self.before)] = names.pop(name)


_Change = _Point | _Rename


def _do(content: bytearray, op: Op, lucky: Callable[[], bool] | None) -> None:
    """Apply a change whole, or only those of its sectors that are lucky."""
    if op.kind == "truncate":
        if lucky is None or lucky():
            del content[op.at :]
        return
    for start in range(0, len(op.data), SECTOR):
        if lucky is None or lucky():
            piece, at = op.data[start : start + SECTOR], op.at + start
            if len(content) < at:
                content.extend(bytes(at - len(content)))
            content[at : at + len(piece)] = piece


def replayed(ops: Sequence[Op], until: int, content: dict[str, bytes], *, lying: bool = False) -> Disk:
    """The disk just before the power went, `until` ops in."""
    disk = Disk(content, lying=lying)
    for op in ops[:until]:
        disk.apply(op)
    return disk
