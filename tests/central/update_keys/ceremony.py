"""A ceremony as people hold it: on the command line, with files on sticks."""

import json
from pathlib import Path
from typing import Any

import pytest

from central import cli

PASSPHRASE = "five words drawn by chance"
Said = dict[str, Any]


class Ceremony:
    """A database, the service's keys, three root sticks and one for the roles, in one directory."""

    def __init__(self, directory: Path, capsys: pytest.CaptureFixture[str] | None) -> None:
        self.directory = directory
        self._heard = capsys
        (directory / "passphrase").write_text(f"{PASSPHRASE}\n", encoding="utf-8")
        self.database = f"sqlite:///{directory}/central.db"
        self.where = ("--database", self.database, "--keys", str(directory / "keys"))
        self.secret = ("--passphrase-file", str(directory / "passphrase"))
        self.sticks = [directory / f"stick-{number}" for number in range(3)]
        self.roles = directory / "roles"

    @property
    def _capsys(self) -> pytest.CaptureFixture[str]:
        assert self._heard is not None
        return self._heard

    def do(self, *words: object) -> Said:
        """One command that works; what it says as JSON."""
        assert cli.main([*map(str, words), "--json"]) == 0, self._capsys.readouterr().err
        said: Said = json.loads(self._capsys.readouterr().out)
        return said

    def refused(self, *words: object) -> str:
        """One that does not; its one line."""
        assert cli.main([*map(str, words)]) == 1
        line = self._capsys.readouterr().err
        assert line.count("\n") == 1
        return line

    def shown(self, *words: object) -> list[str]:
        """One that works; what people read."""
        assert cli.main([*map(str, words)]) == 0
        return self._capsys.readouterr().out.splitlines()

    def init_words(self) -> list[object]:
        roots = [word for stick in self.sticks for word in ("--root", stick)]
        return ["keys", "init", *roots, "--roles", self.roles, *self.where, *self.secret]

    def files(self) -> dict[Path, bytes]:
        return {
            file: file.read_bytes()
            for file in self.directory.rglob("*")
            if file.is_file() and file.suffix != ".db"
        }

    def sign(self, draft: Path, *sticks: Path) -> Said:
        said: Said = {}
        for stick in sticks:
            said = self.do("keys", "sign", draft, "--key", stick / "root.key", *self.secret)
        return said

    def root_keys(self) -> list[str]:
        keys: list[str] = self.do("keys", "status", *self.where)["roles"][0]["keys"]
        return keys


def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase may cost less here; every other step is as it is."""
    monkeypatch.setattr("central.updates.key_files._N", 2)


def settings(held: Ceremony, name: str, content: str = "idle_seconds = 90\n") -> Path:
    file = held.directory / name
    file.write_text(content, encoding="utf-8")
    return file


def publish_words(held: Ceremony, file: Path, key: Path, kind: str = "config") -> tuple[object, ...]:
    return ("publish", kind, file, "--key", key, *held.where, *held.secret)


def publish(held: Ceremony, name: str) -> Said:
    return held.do(*publish_words(held, settings(held, name), held.roles / "config.key"))
