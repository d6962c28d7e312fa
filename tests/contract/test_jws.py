"""Our compact JWS is everybody's: a general library reads what we write, and we read what it writes."""

import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from jwt.api_jws import PyJWS

from kiosk.contract import jws
from kiosk.contract.jws import BadJws

KEY = Ed25519PrivateKey.generate()
KIND = "test+jws"
LIBRARY = PyJWS(algorithms=["EdDSA"])


def headers_with(integers: st.SearchStrategy[int]) -> st.SearchStrategy[dict[str, object]]:
    return st.dictionaries(
        st.text(min_size=1, max_size=8).filter(lambda name: name not in ("alg", "typ", "crit", "b64", "kid")),
        st.text(max_size=8) | integers | st.booleans(),
        max_size=4,
    )


@given(payload=st.binary(max_size=300), headers=headers_with(st.integers(-(2**63), 2**64 - 1)))
def test_a_general_library_reads_what_we_write(payload: bytes, headers: dict[str, object]) -> None:
    token = jws.sign(payload, KEY, kind=KIND, headers=headers)
    whole = LIBRARY.decode_complete(token, KEY.public_key(), algorithms=["EdDSA"])
    assert whole["payload"] == payload
    assert whole["header"] == {**headers, "typ": KIND, "alg": "EdDSA"}


@given(payload=st.binary(max_size=300), headers=headers_with(st.integers()))
def test_we_read_what_a_general_library_writes(payload: bytes, headers: dict[str, object]) -> None:
    token = LIBRARY.encode(payload, KEY, algorithm="EdDSA", headers={**headers, "typ": KIND})
    read, found = jws.verify(token, KEY.public_key(), kind=KIND)
    assert found == payload
    assert read == {**headers, "typ": KIND, "alg": "EdDSA"}


def part(content: object) -> str:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def signed(header: object, payload: bytes = b"x") -> str:
    signing_input = f"{part(header)}.{part(payload)}"
    return f"{signing_input}.{part(KEY.sign(signing_input.encode()))}"


GOOD = {"alg": "EdDSA", "typ": KIND}


def test_the_form_of_these_tests_is_right() -> None:
    assert jws.verify(signed(GOOD), KEY.public_key(), kind=KIND) == (GOOD, b"x")


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(signed({**GOOD, "alg": "none"}), id="no algorithm"),
        pytest.param(signed({**GOOD, "alg": "HS256"}), id="another algorithm"),
        pytest.param(signed({"typ": KIND}), id="algorithm left out"),
        pytest.param(signed({**GOOD, "typ": "other+jws"}), id="another type"),
        pytest.param(signed({**GOOD, "crit": ["exp"], "exp": 1}), id="an extension that must be known"),
        pytest.param(signed({**GOOD, "b64": False}), id="a payload that is not encoded"),
        pytest.param(signed([GOOD]), id="a header that is a list"),
        pytest.param(signed(b"\xff"), id="a header that is no text"),
        pytest.param(signed(b"[" * 100_000), id="a header deeper than the stack"),
        pytest.param(signed(GOOD) + "=", id="padding"),
        pytest.param(signed(GOOD) + ".x", id="four parts"),
        pytest.param(signed(GOOD) + "\n", id="a line's end"),
        pytest.param(signed(GOOD)[:-1], id="a short signature"),
        pytest.param(signed(GOOD).rpartition(".")[0] + ".", id="no signature"),
        pytest.param(signed(GOOD).replace(".", "..", 1), id="an empty part more"),
        pytest.param("." + signed(GOOD).partition(".")[2], id="no header"),
        pytest.param(signed(GOOD).replace("A", "+", 1).replace("x", "/", 1), id="another alphabet"),
        pytest.param("", id="nothing"),
        pytest.param("é" * 40, id="no ASCII"),
    ],
)
def test_what_is_not_exactly_one_is_refused(token: str) -> None:
    with pytest.raises(BadJws):
        jws.verify(token, KEY.public_key(), kind=KIND)


def test_a_signature_has_one_spelling() -> None:
    token = signed(GOOD)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    last = alphabet.index(token[-1])
    for other in range(last & ~15, (last & ~15) + 16):
        if other != last:
            with pytest.raises(BadJws):
                jws.verify(token[:-1] + alphabet[other], KEY.public_key(), kind=KIND)


@given(flip=st.data())
def test_any_flipped_character_is_refused(flip: st.DataObject) -> None:
    token = signed(GOOD, b"a payload of some length")
    place = flip.draw(st.integers(0, len(token) - 1))
    other = flip.draw(st.characters(codec="ascii").filter(lambda ch: ch != token[place]))
    with pytest.raises(BadJws):
        jws.verify(token[:place] + other + token[place + 1 :], KEY.public_key(), kind=KIND)
