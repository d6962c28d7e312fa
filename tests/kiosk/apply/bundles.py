"""Assignments and bundles for tests."""

from datetime import UTC, datetime
from hashlib import sha256

from kiosk.apply.bundle import Bundle
from kiosk.contract.assignment import Assignment, TargetRef

NOW = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)
CENTRAL = "central-key"


def ref(name: str, content: bytes) -> TargetRef:
    return TargetRef(name=name, sha256=sha256(content).hexdigest(), length=len(content))


def assigned(
    sequence: int, config: bytes | None = None, catalogue: bytes | None = None, media: bytes | None = None
) -> Assignment:
    """Settings, catalogue and media with these contents, named after the sequence."""
    return Assignment(
        terminal=7,
        sequence=sequence,
        issued=NOW,
        config=None if config is None else ref(f"config/general-{sequence}.toml", config),
        catalogue=None if catalogue is None else ref(f"catalogue/all-{sequence}.zip", catalogue),
        media=() if media is None else (ref("media/voice-1.zip", media),),
    )


def bundle(sequence: int, config: bytes = b"x") -> Bundle:
    return Bundle.of(assigned(sequence, config))
