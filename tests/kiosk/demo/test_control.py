import json
import socket
from pathlib import Path
from typing import Any

from kiosk.demo.control import ControlServer, Refused
from kiosk.demo.events import Events


class Client:
    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(5)
        self._socket.connect(str(path))
        self._file = self._socket.makefile("rwb")

    def ask(self, **request: Any) -> dict[str, Any]:
        self._file.write(json.dumps(request).encode() + b"\n")
        self._file.flush()
        return self.hear()

    def hear(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self._file.readline())
        return answer

    def leave(self) -> None:
        self._file.close()
        self._socket.close()


def refuse(_: dict[str, Any]) -> dict[str, Any]:
    raise Refused("there is no paper to take")


def test_a_request_is_answered_and_what_cannot_be_done_is_refused_with_a_sentence(tmp_path: Path) -> None:
    actions = {"state": lambda _: {"card": "lin"}, "take_paper": refuse}
    with ControlServer(tmp_path / "run" / "demo.sock", actions, Events(), lambda: None):
        client = Client(tmp_path / "run" / "demo.sock")
        assert client.ask(do="state") == {"ok": True, "card": "lin"}
        assert client.ask(do="take_paper") == {"ok": False, "why": "there is no paper to take"}
        assert client.ask(do="fly")["ok"] is False
        client.leave()


def test_a_listener_hears_what_happens(tmp_path: Path) -> None:
    events = Events()
    with ControlServer(tmp_path / "s", {}, events, lambda: None):
        client = Client(tmp_path / "s")
        assert client.ask(do="listen") == {"ok": True}
        events.tell("message", phone="13800000302", text="482913")
        assert client.hear() == {"event": "message", "phone": "13800000302", "text": "482913"}
        client.leave()


def test_a_screen_that_dies_in_the_middle_of_a_visit_gives_the_visit_back(tmp_path: Path) -> None:
    from threading import Event

    given_back = Event()
    with ControlServer(tmp_path / "s", {"next_visit": lambda _: {}}, Events(), given_back.set):
        client = Client(tmp_path / "s")
        client.ask(do="next_visit")
        client.leave()
        assert given_back.wait(60)
