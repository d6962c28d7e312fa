"""What an operator types, and what is said when it is wrong."""

import json
import re
import socket
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from central import cli
from tests.central.catalogue import small_catalogue
from tests.central.conftest import Databases
from tests.central.process import CentralProcess, central
from tests.central.service import PEOPLE
from tests.central.terminal import TestTerminal


def test_from_an_empty_directory_to_a_filed_case_and_a_quick_end(
    tmp_path: Path, databases: Databases
) -> None:
    (tmp_path / "catalogue.json").write_text(small_catalogue().model_dump_json(), encoding="utf-8")
    (tmp_path / "people.toml").write_text(PEOPLE, encoding="utf-8")
    files = ("--catalogue", str(tmp_path / "catalogue.json"), "--people", str(tmp_path / "people.toml"))
    running = CentralProcess(tmp_path / "central", *files, database=databases.of(tmp_path))
    # At the same time, so that both find nothing there and make the same keys and tables.
    with ThreadPoolExecutor(1) as beside:
        asked = beside.submit(central, "enrolment-code", *running.where, "--hardware-serial", "SN", "--json")
        running.start()
    try:
        code = json.loads(asked.result().stdout)
        assert code["hardware_serial"] == "SN"
        terminal = TestTerminal.enrol(running.url, code["code"], "SN")
        enclosed = terminal.enclose()
        terminal.acknowledged(terminal.put(enclosed), enclosed)
        assert terminal.statistics().tasks == 3
        assert central("terminals", "revoke", terminal.name, *running.where[:2]).returncode == 0
        assert terminal.put(terminal.enclose()).status_code == 403
        terminal.close()
        began = time.monotonic()
        assert running.terminate() == 0
        assert time.monotonic() - began < 30
        logged = [json.loads(line) for line in running.errors.splitlines()]
        told = [each["event"] for each in logged if each["event"] != "database not durable"]
        assert sorted(told) == ["held", "opened", "refused"]
        # The cluster of the tests syncs nothing; a server like that must be spoken of.
        assert (len(told) < len(logged)) == (databases.kind == "postgresql")
    finally:
        running.stop()


def test_a_code_is_shown_once_for_one_machine(tmp_path: Path) -> None:
    where = ("--database", f"sqlite:///{tmp_path}/central.db", "--keys", str(tmp_path / "keys"))
    said = central("enrolment-code", *where, "--hardware-serial", "SN-7").stdout
    shown = re.match(r"([0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4})  for SN-7, once, until 20", said)
    assert shown is not None, said
    for file in (tmp_path / "central.db", tmp_path / "keys" / "central-keys.json"):
        assert shown[1].replace("-", "").encode() not in file.read_bytes()


def test_what_is_kept_is_for_its_owner_alone(tmp_path: Path) -> None:
    where = ("--database", f"sqlite:///{tmp_path}/central.db", "--keys", str(tmp_path / "keys"))
    central("enrolment-code", *where, "--hardware-serial", "SN")
    for path in (tmp_path / "central.db", tmp_path / "keys", tmp_path / "keys" / "central-keys.json"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_keys_are_made_once_and_their_public_halves_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = []
    for _ in range(2):
        assert cli.main(["keys", "--keys", str(tmp_path / "keys")]) == 0
        shown.append(json.loads(capsys.readouterr().out))
    assert shown[0] == shown[1]
    assert set(shown[0]) == {"signing_key", "signing_key_id", "sealing_key", "sealing_key_id", "suite"}


def failing(arguments: list[str], capsys: pytest.CaptureFixture[str], exit_code: int = 1) -> str:
    """One line on standard error."""
    assert cli.main(arguments) == exit_code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err


def serve(tmp_path: Path, *more: str) -> list[str]:
    database = f"sqlite:///{tmp_path}/central.db"
    return ["serve", "--database", database, "--keys", str(tmp_path / "keys"), "--port", "0", *more]


def test_a_catalogue_that_is_none_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "c.json"
    file.write_text('{"schema_version": "one"}', encoding="utf-8")
    assert "c.json: schema_version" in failing(serve(tmp_path, "--catalogue", str(file)), capsys, 2)
    assert "nowhere.json" in failing(serve(tmp_path, "--catalogue", "nowhere.json"), capsys, 2)


@pytest.mark.parametrize("text", ["resident = 1", "x = ", "[[resident]]\nphone = '1'", ""])
def test_telephones_that_are_none_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    file = tmp_path / "p.toml"
    file.write_text(text, encoding="utf-8")
    said = failing(serve(tmp_path, "--people", str(file)), capsys, 2)
    assert "p.toml: not a file of telephones" in said


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "sqlite:////proc/none/central.db",
        "sqlite://",
        "mysql://central@127.0.0.1/central",
        "postgresql://central:secret@127.0.0.1:1/central",
    ],
)
def test_a_database_that_cannot_be_opened_is_named_without_its_password(
    capsys: pytest.CaptureFixture[str], url: str
) -> None:
    said = failing(["statistics", "--database", url], capsys)
    assert "cannot be opened" in said
    assert "secret" not in said


def test_a_database_that_is_something_else_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "central.db").write_bytes(b"something else entirely" * 500)
    assert "cannot be opened" in failing(
        ["statistics", "--database", f"sqlite:///{tmp_path}/central.db"], capsys
    )


def test_a_port_that_is_taken_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        arguments = [*serve(tmp_path)[:-1], str(port)]
        assert f"127.0.0.1:{port}" in failing(arguments, capsys)


def test_keys_that_others_can_read_are_not_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["keys", "--keys", str(tmp_path)])
    (tmp_path / "central-keys.json").chmod(0o644)
    capsys.readouterr()
    assert "chmod 600" in failing(["keys", "--keys", str(tmp_path)], capsys)


@pytest.mark.parametrize("damage", ["", "{}", "[]", "{'"])
def test_damaged_keys_are_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], damage: str
) -> None:
    """New keys would make every sealed submission unreadable for ever."""
    cli.main(["keys", "--keys", str(tmp_path)])
    (tmp_path / "central-keys.json").write_text(damage, encoding="utf-8")
    capsys.readouterr()
    assert "restore it from the backup" in failing(["keys", "--keys", str(tmp_path)], capsys)
    assert (tmp_path / "central-keys.json").read_text(encoding="utf-8") == damage


def test_nobody_to_shut_out_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--database", f"sqlite:///{tmp_path}/central.db", "--keys", str(tmp_path / "keys")]
    assert "no terminal 0009" in failing(["terminals", "revoke", "0009", *where[:2]], capsys)


def test_wrong_usage_is_one_line_and_exit_2() -> None:
    said = central("serve")
    assert said.returncode == 2
    assert said.stderr.count("\n") == 1
