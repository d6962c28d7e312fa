"""Logs: one JSON object a line, and nothing in them that is about a resident.

What may be logged is listed, not what may not: an event is a short dotted word, a field is one of ``FIELDS``,
and a value is a number or plain ASCII without anything that looks like an identity or telephone number.
Whatever else a caller hands over is replaced by "withheld", so a mistake costs a detail and not a person's
data.
"""

import contextlib
import faulthandler
import io
import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import FilteringBoundLogger

WITHHELD = "withheld"
LONGEST_VALUE = 200  # characters

# Every field a log line may have. None of them is about a resident; receipt numbers are not here, for their
# holder learns the state of a case by them.
# fmt: off
FIELDS = frozenset({
    "level", "time", "process", "pid", "child", "exit_code", "signal", "pause_seconds", "error",
    "where", "remedy", "reason", "state", "previous", "trigger", "screen", "phase", "service",
    "kind", "device", "port", "baud", "status", "paper", "cover", "fault", "attempt", "count",
    "seconds", "milliseconds", "bytes", "submission_id", "sequence", "epoch", "terminal",
    "digest", "next_try", "http_status", "url", "version", "setting", "source", "path",
    "free_mebibytes", "verified", "emptied", "left", "cause", "detail", "evidence",
})
# fmt: on

_EVENT = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
# GB 11643: 17 digits and a check character. YD/T mobile numbers: 11 digits, the first a 1. Not within a
# longer word, so that the hexadecimal of an id or digest passes.
PERSONAL = re.compile(r"(?<![\w-])(\d{17}[\dXx]|1[3-9]\d{9})(?![\w-])")


@contextmanager
def open_log(
    process: str,
    level: str = "info",
    file: Path | None = None,
    maximum_bytes: int = 10 << 20,
    kept_files: int = 5,
) -> Iterator[FilteringBoundLogger]:
    """A logger for one process, for as long as the block lasts; the composition root hands it on.

    ``file`` is turned over when it reaches ``maximum_bytes``, and ``kept_files`` old ones stay; without one,
    and where the disk refuses it, the lines go to stderr, which the journal has. ``level`` is "debug",
    "info", "warning" or "error".
    """
    sink = logging.Logger(process)  # ours alone: no library logs into it
    handler = _handler(file, maximum_bytes, kept_files)
    sink.addHandler(handler)
    log: FilteringBoundLogger = structlog.wrap_logger(
        sink,
        processors=[
            structlog.processors.add_log_level,
            _stamp,
            only_what_is_listed,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        process=process,
    )
    try:
        yield log
    finally:
        handler.close()


def record_crashes(log: FilteringBoundLogger) -> None:
    """Let an uncaught exception, in any thread, leave its class and its places in the code; never its
    message. A crash outside Python leaves the places on stderr, which the journal has.
    """
    if not faulthandler.is_enabled():
        faulthandler.enable()

    def crashed(kind: type[BaseException], _: BaseException | None, trace: TracebackType | None) -> None:
        log.error("crashed", error=kind.__name__, where=_places(trace))

    sys.excepthook = crashed
    threading.excepthook = lambda args: crashed(args.exc_type, args.exc_value, args.exc_traceback)


def only_what_is_listed(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> Mapping[str, Any]:
    """The processor that keeps people out of the log."""
    event = line.pop("event", "")
    kept: dict[str, Any] = {
        "event": event if isinstance(event, str) and _EVENT.fullmatch(event) else WITHHELD
    }
    for key, value in line.items():
        kept[key if key in FIELDS else WITHHELD] = _harmless(value) if key in FIELDS else WITHHELD
    return kept


def _harmless(value: object) -> object:
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return value if abs(value) < 10**11 else WITHHELD
    text = str(value)
    if len(text) > LONGEST_VALUE or not text.isascii() or not text.isprintable() or PERSONAL.search(text):
        return WITHHELD
    return text


def _stamp(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    line["time"] = datetime.now(UTC).isoformat(timespec="milliseconds")
    return line


def _handler(file: Path | None, maximum_bytes: int, kept_files: int) -> logging.Handler:
    if file is None:
        return logging.StreamHandler(sys.stderr)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return _PrivateFileHandler(file, maxBytes=maximum_bytes, backupCount=kept_files, encoding="utf-8")
    except OSError:
        return logging.StreamHandler(sys.stderr)  # a disk that is read-only or full must not end a screen


class _PrivateFileHandler(RotatingFileHandler):
    """For the eyes of the service's own user. A line that the disk refuses goes to stderr."""

    def handleError(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(self.format(record) + "\n")

    def close(self) -> None:
        with contextlib.suppress(OSError):
            super().close()

    def _open(self) -> io.TextIOWrapper:
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        return io.TextIOWrapper(os.fdopen(descriptor, "ab"), encoding="utf-8")


def _places(trace: TracebackType | None) -> str:
    innermost = traceback.extract_tb(trace)[-4:]
    return " ".join(f"{Path(place.filename).name}:{place.lineno}" for place in innermost)
