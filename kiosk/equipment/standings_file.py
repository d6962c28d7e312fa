"""How the devices stand, as the screen's process tells those who may not ask a device while it runs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

from devices.standing import Cause, DeviceState, Standing
from kiosk.terminal import told_file


@dataclass(frozen=True, slots=True)
class Seen:
    """``since``: when the device came into that state; ``looked``: when it was looked at last, None where it
    never was. Both in UTC.
    """

    standing: Standing
    since: datetime
    looked: datetime | None


@dataclass(frozen=True, slots=True)
class StandingsFile:
    """The whole file, and when it was written (UTC)."""

    written: datetime
    devices: Mapping[str, Seen]
    ports: Mapping[str, str]
    """The ports that are open now, and for which device."""


def write(
    path: Path,
    devices: Mapping[str, Seen],
    written: datetime,
    ports: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Replace the file. Raises OSError."""
    told = {
        "written": written.astimezone(UTC).isoformat(),
        "devices": {name: _as_json(seen) for name, seen in devices.items()},
        "ports": dict(ports),
    }
    told_file.write(path, json.dumps(told, ensure_ascii=False).encode())


def read(path: Path) -> StandingsFile | None:
    """The file as it stands; None where there is none, or none that makes sense."""
    try:
        told = json.loads(path.read_text("utf-8"))
        devices = {name: _from_json(each) for name, each in told["devices"].items()}
        return StandingsFile(datetime.fromisoformat(told["written"]), devices, dict(told["ports"]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def standing_as_json(standing: Standing) -> dict[str, str]:
    """A standing in words that another process reads."""
    return {
        "state": standing.state,
        "cause": standing.cause,
        "detail": standing.detail,
        "evidence": standing.evidence.hex(),
    }


def standing_from_json(told: Mapping[str, str]) -> Standing:
    """The standing that `standing_as_json` told. Raises ValueError or LookupError."""
    return Standing(
        DeviceState(told["state"]), Cause(told["cause"]), told["detail"], bytes.fromhex(told["evidence"])
    )


def _as_json(seen: Seen) -> dict[str, str | None]:
    return {
        **standing_as_json(seen.standing),
        "evidence": "",  # the log has it, masked
        "since": seen.since.astimezone(UTC).isoformat(),
        "looked": seen.looked.astimezone(UTC).isoformat() if seen.looked else None,
    }


def _from_json(told: Mapping[str, str]) -> Seen:
    looked = datetime.fromisoformat(told["looked"]) if told["looked"] else None
    return Seen(standing_from_json(told), datetime.fromisoformat(told["since"]), looked)
