"""Whatever bytes come in the place of metadata or of an assignment: refused in our words, never a crash, and
what was good before stays.
"""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.central_client.answer import Answer, Response
from kiosk.central_client.client import JSON, CentralClient
from kiosk.contract.assignment import TargetRef
from kiosk.updates.errors import UpdateError
from kiosk.updates.place import UpdatesPlace
from kiosk.updates.updates import Updates
from tests.kiosk.updates.conftest import Machine
from tests.kiosk.updates.operator import Operator

Spoil = Callable[[str, bytes], bytes]


class Taped(CentralClient):
    """Answers as the service did before, each asked for once; `spoil` may change what it says."""

    def __init__(self, live: CentralClient) -> None:
        self._live = live
        self._tape: dict[str, Response] = {}
        self.spoil: Spoil = lambda _path, body: body

    def exchange(self, method: str, path: str, body: bytes = b"", content_type: str = JSON) -> Response:
        if path not in self._tape:
            self._tape[path] = self._live.exchange(method, path, body, content_type)
        said = self._tape[path]
        if not isinstance(said, Answer) or said.status != 200:
            return said
        return Answer(said.status, self.spoil(path, said.body), said.signed_at)

    @property
    def paths(self) -> list[str]:
        return sorted(
            path for path, said in self._tape.items() if isinstance(said, Answer) and said.status == 200
        )


@pytest.fixture
def taped(
    operator: Operator, machine: Machine, tmp_path: Path
) -> tuple[Taped, Callable[[], Updates], TargetRef]:
    """A terminal that holds one assignment and is offered the next, from the tape."""
    first = operator.publish("config/general-1.toml", b"idle_seconds = 90\n")
    operator.assign(machine.number, first.name)
    machine.updates.refresh()
    second = operator.publish("config/general-2.toml", b"idle_seconds = 80\n")
    operator.assign(machine.number, second.name)
    tape = Taped(machine.client)

    def anew() -> Updates:
        """The terminal as it was before it saw the second."""
        rmtree(tmp_path / "anew", ignore_errors=True)
        copytree(machine.place.directory, tmp_path / "anew", symlinks=True)
        place = UpdatesPlace(tmp_path / "anew")
        return Updates(place, tape, machine.number, machine.identity.signing_key)

    assert anew().refresh().config == second
    return tape, anew, first


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_spoilt_bytes_are_refused_and_the_last_known_good_stays(
    taped: tuple[Taped, Callable[[], Updates], TargetRef], data: st.DataObject
) -> None:
    tape, anew, first = taped
    which = data.draw(st.sampled_from(tape.paths))
    at = data.draw(st.integers(0, 5000))
    how = data.draw(st.sampled_from(["flip", "cut", "rubbish", "nested"]))

    def spoil(path: str, body: bytes) -> bytes:
        if path != which:
            return body
        place = at % len(body)
        return {
            "flip": body[:place] + bytes([body[place] ^ 0x15]) + body[place + 1 :],
            "cut": body[:place],
            "rubbish": bytes((at * n) % 256 for n in range(300)),
            "nested": b"[" * 200_000,
        }[how]

    tape.spoil = spoil
    updates = anew()
    with pytest.raises(UpdateError):
        updates.refresh()
    held = updates.current()
    assert held is not None
    assert held.config == first
