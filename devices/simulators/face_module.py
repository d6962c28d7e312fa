"""A face module that recognises nobody: it says what it was told to say, or fails as it was told to.

A program of its own, written from docs/identity.md and not from the driver; it opens no camera. Used only
where a command line names it: ``kiosk demo --face yes``, tests, or ``[devices.face_module]`` by hand:

    python devices/simulators/face_module.py --new-key module.key      # and the public one in module.key.pub
    python devices/simulators/face_module.py --key module.key --answer yes
"""

import argparse
import base64
import json
import select
import signal
import socket
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

FAILURES = (
    "dies_at_start",  # before it has said who it is
    "silent",  # never says who it is
    "dies",  # once it has the portrait
    "hangs",  # looks for ever, and does not hear that it is to stop
    "rubbish",  # says what is no JSON
    "long_line",  # a line without an end
    "flood",  # line upon line
    "writes",  # would keep the portrait on the disk, then answers
    "sends",  # would send the portrait away over the network, then answers
    "other",  # answers for another verification
    "stranger",  # signs with a key that nobody knows
    "stale",  # its answer is an hour old
    "two_words",  # says yes beside a signed no
)
SIGHTS = ("looking", "come_closer", "hold_still")
_MEBIBYTE = 1 << 20


def main() -> int:
    """Speak the protocol on the standard streams."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--new-key", type=Path, metavar="FILE", help="make a key, and do nothing else")
    parser.add_argument("--key", type=Path, metavar="FILE", help="its private key (PEM)")
    parser.add_argument("--answer", choices=("yes", "no", "cannot_tell"), default="yes")
    parser.add_argument("--fail", choices=FAILURES)
    parser.add_argument("--keep", type=Path, metavar="FILE", help='where "writes" would keep what it got')
    parser.add_argument("--port", type=int, default=9, help='where "sends" would send it, on this machine')
    parser.add_argument("--seconds", type=float, default=0.0, help="between what it sees and what it answers")
    args = parser.parse_args()
    if args.new_key:
        _make_key(args.new_key)
        return 0
    if args.fail == "dies_at_start":
        return 3
    if args.fail == "silent":
        _hang()
    _say({"protocol": 1, "module": "stand-in without a camera", "stand_in": True})
    begun = _heard()
    return 0 if begun is None or "begin" not in begun else _look(args, begun)


def _look(args: argparse.Namespace, begun: dict[str, Any]) -> int:
    portrait = base64.b64decode(begun["portrait"], validate=True)
    match args.fail:
        case "dies":
            return 3
        case "hangs":
            _say({"state": "looking"})
            _hang()
        case "rubbish":
            sys.stdout.write("Segmentation fault, or so\n")
        case "long_line":
            sys.stdout.write("x" * _MEBIBYTE)
        case "flood":
            sys.stdout.write('{"state": "looking"}\n' * 100_000)
        case "writes":
            _keep(args.keep, portrait)
        case "sends":
            _send(args.port, portrait)
    for sight in SIGHTS:
        _say({"state": sight})
        if _stopped(args.seconds / len(SIGHTS)):
            return 0
    _say(_answer(args, begun))
    return 0


def _answer(args: argparse.Namespace, begun: dict[str, Any]) -> dict[str, str]:
    key = load_pem_private_key(args.key.read_bytes(), None)
    assert isinstance(key, Ed25519PrivateKey)
    if args.fail == "stranger":
        key = Ed25519PrivateKey.generate()
    at = datetime.now(UTC) - (timedelta(hours=1) if args.fail == "stale" else timedelta())
    claims = {
        "verification": str(uuid4()) if args.fail == "other" else begun["begin"],
        "terminal": begun["terminal"],
        "answer": "no" if args.fail == "two_words" else args.answer,
        "at": at.isoformat(),
    }
    signed = f"{_encoded({'typ': 'kiosk-face+jws', 'alg': 'EdDSA'})}.{_encoded(claims)}"
    return {"answer": args.answer, "assertion": f"{signed}.{_base64url(key.sign(signed.encode()))}"}


def _keep(file: Path, portrait: bytes) -> None:
    try:
        with file.open("wb", buffering=0) as kept:
            kept.write(portrait)
    except OSError:
        return  # which is as it should be


def _send(port: int, portrait: bytes) -> None:
    for host in ("127.0.0.1", "::1"):
        try:
            with socket.create_connection((host, port), timeout=10) as sent:
                sent.sendall(portrait)
        except OSError:
            continue  # which is as it should be


def _heard() -> dict[str, Any] | None:
    """The next line, or None at the end of what the terminal says."""
    line = sys.stdin.readline()
    heard: dict[str, Any] | None = json.loads(line) if line else None
    return heard


def _stopped(seconds: float) -> bool:
    """Whether the terminal says stop, or nothing more, within so long."""
    ready, _, _ = select.select([sys.stdin], [], [], seconds)
    return bool(ready)


def _hang() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        signal.pause()


def _say(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _encoded(part: dict[str, Any]) -> str:
    return _base64url(json.dumps(part).encode())


def _base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def _make_key(file: Path) -> None:
    key = Ed25519PrivateKey.generate()
    file.touch(mode=0o600)
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    file.with_name(f"{file.name}.pub").write_bytes(public)


if __name__ == "__main__":
    sys.exit(main())
