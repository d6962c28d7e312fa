"""The embedded central service: a process of its own on the loopback interface, which can be cut off."""

import json
import socket
import subprocess
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Self

from devices.simulators.kept_port import KeptPort
from kiosk.commands.children import module_command
from kiosk.contract.api import Statistics
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.demo.errors import DemoFailed
from kiosk.demo.kept import Kept
from kiosk.demo.layout import Layout
from kiosk.supervisor import Event, Program

ROLES = ("department", "assistance", "window", "operator", "approver", "auditor", "administrator")
"""Of the console; in a demonstration one person is everybody."""
_START_SECONDS = 30.0
_LOOK_AGAIN_SECONDS = 0.02


class Central:
    """The central service of one demonstration: always on the same port, up or down."""

    def __init__(
        self, layout: Layout, catalogue: Catalogue, gateway: str, report: Callable[[Event], None]
    ) -> None:
        self._port = KeptPort()
        self.url = f"http://127.0.0.1:{self._port.number}"
        exported = layout.central / "catalogue.json"
        exported.write_text(catalogue.model_dump_json(), "utf-8")
        self._database = f"sqlite:///{layout.central / 'central.db'}"
        self._keys = layout.central / "keys"
        serve = [
            "serve",
            *self._where(),
            *("--port", str(self._port.number), "--plain-http", "--stand-ins", "--message-gateway", gateway),
            *("--catalogue", str(exported), "--people", str(_ours("residents.toml"))),
            *("--places", str(_ours("places.toml"))),
        ]
        program = Program("central", module_command("central", serve), output=layout.logs / "central.log")
        self._kept = Kept((program,), layout.run, report)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._port.close()

    @property
    def up(self) -> bool:
        """Whether the way to it is open."""
        return self._kept.running

    def start(self) -> None:
        """Start it and wait until it answers. Raises ``DemoFailed``."""
        self._kept.start()
        deadline = time.monotonic() + _START_SECONDS
        while not self._answers():
            if time.monotonic() > deadline:
                raise DemoFailed("the central service does not start; its log is logs/central.log")
            time.sleep(_LOOK_AGAIN_SECONDS)

    def stop(self) -> None:
        """Stop it: the terminal is cut off."""
        self._kept.stop()

    def enrolment_code(self, hardware_serial: str) -> str:
        """A one-time code for this machine."""
        answer = self._command(
            "enrolment-code", *self._where(), "--hardware-serial", hardware_serial, "--json"
        )
        return str(json.loads(answer)["code"])

    def approve(self, terminal: str, fingerprint: str) -> None:
        """As its operator does who has had the fingerprint read out."""
        self._command(
            "terminals", "approve", terminal, "--database", self._database, "--fingerprint", fingerprint
        )

    def register_face_module(self, key: Path) -> None:
        """As its operator does, for the one terminal that there is. `key`: the module's public one."""
        (terminal,) = json.loads(self._command("terminals", "list", "--database", self._database, "--json"))
        named = ("--key", str(key), "--name", "stand-in of a demonstration")
        self._command(
            *("face-modules", "register", terminal["terminal"]), *named, "--database", self._database
        )

    def way_in(self) -> str:
        """An address that opens its console once, for somebody who may read."""
        answer = self._command("people", "look", *self._where(), "--console", self.url, "--json")
        return str(json.loads(answer)["link"])

    def account(self, name: str) -> str:
        """An address that opens a new account of its console, which may do everything."""
        roles = [option for role in ROLES for option in ("--role", role)]
        made = ("people", "add", name, *roles, *self._where(), "--console", self.url, "--json")
        return str(json.loads(self._command(*made))["link"])

    def statistics(self) -> Statistics:
        """What it holds."""
        return Statistics.model_validate_json(self._command("statistics", "--database", self._database))

    def _where(self) -> tuple[str, ...]:
        return "--database", self._database, "--keys", str(self._keys)

    def _command(self, *arguments: str) -> str:
        done = subprocess.run(
            module_command("central", arguments), capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise DemoFailed(done.stderr.strip())
        return done.stdout

    def _answers(self) -> bool:
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex(("127.0.0.1", self._port.number)) == 0


def _ours(name: str) -> Path:
    return Path(str(files("kiosk.demo").joinpath(name)))
