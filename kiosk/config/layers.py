"""Values laid over each other, key by key, with a note of where each one came from. Pure.

From the bottom: the factory file, what enrolment fixed, the pushed bundle, a local file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

Value = object
FACTORY = "factory"
ENROLMENT = "enrolment"
PUSHED = "pushed: "
"""In front of the name of the settings that a push brought."""

NEVER_PUSHED = ("terminal.id", "devices.face_module.")
"""What enrolment gives stays with the terminal, whatever a bundle says; and which program of a vendor runs
here is said here.
"""

# On an enrolled terminal a local file may say what is plugged into this machine and how its screen is built:
# a technician mends those on site. Everything else is the central service's to decide.
LOCAL_KEYS = (
    "devices.",
    "speech.",
    "keypad.",
    "ui.orientation",
    "ui.pixels_per_mm",
    "ui.fullscreen",
    "logging.level",
    "agent.heartbeat_seconds",
    "central.ca_file",
    "apply.",
)
DEMONSTRATION_KEYS = ("identity.ways", "payment.")
"""How people show who they are, and whether they pay here, is the central service's to say: what it takes out
of use by a push must not come back by a file on site. Only where that service is on this very machine, which
is a demonstration, a local file says it.
"""


@dataclass(frozen=True)
class Layer:
    """One source. ``values`` has dotted keys, e.g. ``{"visit.idle_seconds": 60}``."""

    source: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Laid:
    """The result: each key's value, and the source that set it last."""

    values: Mapping[str, Value]
    sources: Mapping[str, str]


def flatten(tables: Mapping[str, object], prefix: str = "") -> dict[str, Value]:
    """TOML tables as dotted keys; an empty table has none."""
    flat: dict[str, Value] = {}
    for key, value in tables.items():
        if isinstance(value, Mapping):
            flat.update(flatten(value, f"{prefix}{key}."))
        else:
            flat[prefix + key] = value
    return flat


def nest(flat: Mapping[str, Value]) -> dict[str, object]:
    """The reverse of ``flatten``. A key that is a value in one layer and a table in another raises
    ``KeyError``.
    """
    tables: dict[str, object] = {}
    for key, value in flat.items():
        *path, last = key.split(".")
        table = tables
        for part in path:
            below = table.setdefault(part, {})
            if not isinstance(below, dict):
                raise KeyError(key)
            table = below
        if isinstance(table.get(last), dict):
            raise KeyError(key)
        table[last] = value
    return tables


def lay(layers: tuple[Layer, ...]) -> Laid:
    """Later layers win, only for the keys they name."""
    values: dict[str, Value] = {}
    sources: dict[str, str] = {}
    for layer in layers:
        values.update(layer.values)
        sources.update(dict.fromkeys(layer.values, layer.source))
    return Laid(values, sources)


def locally_allowed(key: str, *, demonstration: bool) -> bool:
    """Whether a file on an enrolled terminal may set this key."""
    return _is_one_of(key, LOCAL_KEYS + (DEMONSTRATION_KEYS if demonstration else ()))


def is_demonstration(central_url: object) -> bool:
    """Whether the central service that a terminal was enrolled at is on its own machine."""
    try:
        host = urlsplit(str(central_url)).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def never_pushed(key: str) -> bool:
    """Whether a pushed bundle may not set this key."""
    return _is_one_of(key, NEVER_PUSHED)


def _is_one_of(key: str, named: tuple[str, ...]) -> bool:
    return any(key == each or (each.endswith(".") and key.startswith(each)) for each in named)
