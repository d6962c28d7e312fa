"""A PostgreSQL of the tests' own: a throw-away cluster on a Unix socket in a temporary directory.

A small shell keeps it: when the test process ends, in whatever manner, the pipe to that shell closes, and the
shell stops the server and removes its files. Each process of pytest-xdist has its own.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg
import pytest
from sqlalchemy import make_url

_USER = "central"
_SERVER = "-c listen_addresses= -c unix_socket_directories={0}"
_UNSYNCED = " -c fsync=off -c full_page_writes=off"
"""Nothing here outlives the tests, so nothing is synced."""
_KEEPER = """
trap '' INT TERM
"$1/initdb" -D "$2/data" -U "$3" -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$2/log" 2>&1 &&
    "$1/pg_ctl" start -w -s -D "$2/data" -l "$2/log" -o "$4" </dev/null >>"$2/log" 2>&1 &&
    echo ready || tail -n 1 "$2/log"
read -r _
"$1/pg_ctl" stop -s -m immediate -D "$2/data" >/dev/null 2>&1
rm -rf "$2"
"""


class Cluster:
    """Runs while it is entered; gives databases that nobody else has. `durable`: as in production, for a
    benchmark.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self._settings = _SERVER if durable else _SERVER + _UNSYNCED

    def __enter__(self) -> Self:
        # Short, for the socket's path; not below pytest's own, which another user may not enter.
        self._directory = Path(tempfile.mkdtemp(prefix="kiosk-pg-"))
        self._numbers = count(1)
        owner: dict[str, Any] = {}
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root; Debian's package brings a user for it.
            user = pwd.getpwnam("postgres")
            os.chown(self._directory, user.pw_uid, user.pw_gid)
            owner = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        arguments = [str(_programs()), str(self._directory), _USER, self._settings.format(self._directory)]
        self._keeper = subprocess.Popen(
            ["sh", "-c", _KEEPER, "keeper", *arguments],
            cwd="/",
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **owner,
        )
        assert self._keeper.stdout is not None
        said = self._keeper.stdout.readline()
        if said != "ready\n":
            self._stop()
            pytest.fail(f"PostgreSQL did not start: {said}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def new_database(self) -> str:
        """The URL of an empty one. It is a schema of its own in the one database: a database each would be
        eight megabytes to write and to remove.
        """
        name = f"central_{next(self._numbers)}"
        url = f"postgresql://{_USER}@/postgres?host={self._directory}"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return f"{url}&options=-csearch_path%3D{name}"

    def _stop(self) -> None:
        self._keeper.communicate("\n", timeout=60)
        assert not self._directory.exists(), "the server's files were left behind"


def content(url: str) -> bytes:
    """Everything a database holds, as a thief of its files would read it: each value in each row."""
    found: list[bytes] = []
    with psycopg.connect(make_url(url).render_as_string(hide_password=False)) as connection:
        tables = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        ).fetchall()
        for (table,) in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"'.encode()).fetchall():
                found += [each if isinstance(each, bytes) else str(each).encode() for each in row]
    return b"\0".join(found)


def _programs() -> Path:
    """Where the server's programs are: Debian keeps them out of the way, by version."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = debian[-1] if debian else Path(shutil.which("initdb") or pytest.fail("install PostgreSQL"))
    return found.resolve().parent
