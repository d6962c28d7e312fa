"""What terminals fetch, on each database: in pieces, signed, and nothing that was not published."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import Metadata, Targets, Timestamp

from central.updates import assigning, ceremonies, publishing
from central.updates.ceremonies import Desk
from central.updates.key_files import KeyRing
from kiosk.contract import assignment as assignments
from kiosk.contract.api import HeartbeatRequest, HeartbeatResponse
from kiosk.contract.assignment import AssignmentAnswer, TargetKind
from kiosk.contract.problem import ProblemKind
from kiosk.contract.updates import ASSIGNMENT_PATH, METADATA_PATH, PIECE_BYTES, TARGETS_PATH
from tests.central.conftest import Databases
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, problem
from tests.central.updates_zip import a_zip

CONTENT = a_zip(bytes(PIECE_BYTES))
DIGEST = hashlib.sha256(CONTENT).hexdigest()
NAME = "software/kiosk-0.2.0.zip"
FILE = f"{TARGETS_PATH}/software/{DIGEST}.kiosk-0.2.0.zip"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[RunningService]:
    """One that has published something."""
    directory = tmp_path_factory.mktemp("central")
    held: dict[Path, CryptoSigner] = {}

    def create(file: Path) -> CryptoSigner:
        return held.setdefault(file, CryptoSigner.generate_ed25519())

    with RunningService(directory, database=databases.of(directory)) as running:
        desk, ring = (
            Desk(running.storage, directory / "keys", running.clock()),
            KeyRing(create, held.__getitem__),
        )
        ceremonies.init(desk, [directory / each for each in "abc"], directory / "roles", ring)
        file = directory / "kiosk-0.2.0.zip"
        file.write_bytes(CONTENT)
        publishing.publish(desk, TargetKind.SOFTWARE, file, directory / "roles" / "software.key", ring)
        yield running


def assign(service: RunningService, terminal: TestTerminal, *names: str) -> int:
    number = terminal.given.terminal
    choice = assigning.chosen(names)
    return assigning.assign(service.storage, [number], choice, service.clock())[number]


def hint(terminal: TestTerminal) -> int | None:
    body = HeartbeatRequest(version="0.1", sequence=0, waiting=0).model_dump_json().encode()
    answer = terminal.exchange("POST", "/v1/heartbeat", body)
    return HeartbeatResponse.model_validate_json(answer.content).assignment


def test_an_enrolment_brings_the_root_and_a_terminal_can_follow_from_it(terminal: TestTerminal) -> None:
    assert terminal.given.update_root is not None
    root = terminal.exchange("GET", f"{METADATA_PATH}/1.root.json?piece=0")
    assert root.text == terminal.given.update_root
    timestamp: Metadata[Timestamp] = Metadata.from_bytes(
        terminal.exchange("GET", f"{METADATA_PATH}/timestamp.json").content
    )
    version = timestamp.signed.snapshot_meta.version
    assert terminal.exchange("GET", f"{METADATA_PATH}/{version}.snapshot.json").status_code == 200
    software: Metadata[Targets] = Metadata.from_bytes(
        terminal.exchange("GET", f"{METADATA_PATH}/2.software.json").content
    )
    assert software.signed.targets[NAME].hashes == {"sha256": DIGEST}


def test_a_file_comes_in_pieces_up_to_a_shorter_one(terminal: TestTerminal) -> None:
    pieces = [terminal.exchange("GET", f"{FILE}?piece={number}").content for number in (0, 1)]
    assert [len(piece) for piece in pieces] == [PIECE_BYTES, len(CONTENT) - PIECE_BYTES]
    assert b"".join(pieces) == CONTENT


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{FILE}?piece=2", 404),
        (f"{FILE}?piece=-1", 400),
        (FILE.replace(DIGEST, "0" * 64), 404),
        (FILE.replace("software", "media"), 404),
        (f"{TARGETS_PATH}/software/..%2F..%2Fkeys", 404),
        (f"{TARGETS_PATH}/software/kiosk-0.2.0.zip", 400),
        (f"{METADATA_PATH}/9.root.json", 404),
        (f"{METADATA_PATH}/1.root.json?piece=1", 404),
        (f"{METADATA_PATH}/1.secrets.json", 400),
        (f"{METADATA_PATH}/99999999999999999999.root.json", 400),
    ],
)
def test_what_was_not_published_is_not_there(terminal: TestTerminal, path: str, status: int) -> None:
    assert problem(terminal.exchange("GET", path)).status == status


@pytest.mark.parametrize("path", [f"{METADATA_PATH}/timestamp.json", FILE, ASSIGNMENT_PATH])
def test_strangers_are_given_nothing(service: RunningService, path: str) -> None:
    assert problem(requests.get(service.url + path, timeout=20)).status == 401


def test_a_terminal_is_told_of_its_assignment_and_given_it_signed(
    service: RunningService, terminal: TestTerminal
) -> None:
    assert hint(terminal) is None
    assert problem(terminal.exchange("GET", ASSIGNMENT_PATH)).type == ProblemKind.NOT_FOUND
    first = assign(service, terminal, NAME)
    second = assign(service, terminal)
    assert first < second
    assert hint(terminal) == second
    answer = AssignmentAnswer.model_validate_json(terminal.exchange("GET", ASSIGNMENT_PATH).content)
    key = Ed25519PublicKey.from_public_bytes(service.keys.signing_public)
    said = assignments.verify(answer.assignment, key, terminal=terminal.given.terminal)
    assert (said.sequence, list(said.targets())) == (second, [])
