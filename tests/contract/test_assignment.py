"""The assignment: by the central service, for this terminal, each target in its place."""

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kiosk.contract import assignment, jws
from kiosk.contract.assignment import Assignment, BadAssignment, TargetKind, TargetRef

CENTRAL = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def ref(name: str) -> TargetRef:
    return TargetRef(name=name, sha256="ab" * 32, length=12)


SAID = Assignment(
    terminal=7,
    sequence=42,
    issued=datetime(2026, 11, 26, 3, 0, tzinfo=UTC),
    config=ref("config/general-12.toml"),
    catalogue=ref("catalogue/ganjingzi-2026.11.zip"),
    media=(ref("media/winter-3.zip"), ref("media/pension-1.zip")),
    software=ref("software/kiosk-0.2.0.zip"),
)
TOKEN = assignment.sign(SAID, CENTRAL)


def check(token: str, terminal: int = 7) -> Assignment:
    return assignment.verify(token, CENTRAL.public_key(), terminal=terminal)


def test_it_says_what_was_signed_and_names_its_targets_in_one_order() -> None:
    said = check(TOKEN)
    assert said == SAID
    assert [each.kind for each in said.targets()] == [
        TargetKind.CONFIG,
        TargetKind.CATALOGUE,
        TargetKind.MEDIA,
        TargetKind.MEDIA,
        TargetKind.SOFTWARE,
    ]


def test_one_that_names_nothing_means_the_factory() -> None:
    said = check(assignment.sign(Assignment(terminal=7, sequence=1, issued=SAID.issued), CENTRAL))
    assert list(said.targets()) == []


def test_another_terminals_is_refused() -> None:
    with pytest.raises(BadAssignment, match="another terminal"):
        check(TOKEN, terminal=8)


def test_anybody_elses_is_refused() -> None:
    with pytest.raises(BadAssignment):
        check(assignment.sign(SAID, Ed25519PrivateKey.generate()))


def test_another_kind_of_signed_thing_is_refused() -> None:
    with pytest.raises(BadAssignment):
        check(jws.sign(SAID.model_dump_json().encode(), CENTRAL, kind="kiosk-reference+jws", headers={}))


@pytest.mark.parametrize(
    "name",
    [
        "config/../identity.toml",
        "config/a/b.toml",
        "config/.toml",
        "config/Ä.toml",
        "/etc/passwd",
        "config/general.zip",
        "media/picture.toml",
        "keys/root.toml",
        "config/general.toml\n",
        "config/" + "a" * 90 + ".toml",
    ],
)
def test_a_name_that_is_not_flat_and_plain_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        ref(name)


@pytest.mark.parametrize(
    "misplaced",
    [
        {"config": ref("media/winter-3.zip")},
        {"catalogue": ref("software/kiosk-0.2.0.zip")},
        {"media": (ref("catalogue/ganjingzi.zip"),)},
        {"software": ref("media/winter-3.zip")},
        {"media": (ref("media/winter-3.zip"), ref("media/winter-3.zip"))},
    ],
)
def test_a_target_in_anothers_place_or_twice_is_refused(misplaced: dict[str, object]) -> None:
    whole = Assignment(terminal=7, sequence=1, issued=SAID.issued).model_copy(update=misplaced)
    with pytest.raises(BadAssignment, match="malformed"):
        check(assignment.sign(whole, CENTRAL))


def test_one_that_is_too_long_is_refused_before_it_is_read() -> None:
    with pytest.raises(BadAssignment, match="too long"):
        check("a" * (assignment.MAX_ASSIGNMENT_BYTES + 1))


@given(st.integers(0, len(TOKEN) * 7 - 1))
def test_every_flipped_bit_is_refused(bit: int) -> None:
    altered = list(TOKEN)
    altered[bit // 7] = chr(ord(altered[bit // 7]) ^ 1 << bit % 7)
    with pytest.raises(BadAssignment):
        check("".join(altered))


@given(st.text(max_size=200))
def test_rubbish_is_refused_and_never_a_crash(text: str) -> None:
    with pytest.raises(BadAssignment):
        check(text)
