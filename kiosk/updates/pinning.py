"""The first root: how it comes to a terminal.

With its enrolment, in the same answer as the central service's signing key: the one moment at which a person
with a one-time code vouches for the other side. A root shipped with the program would tie every copy of it to
one district's sticks.
"""

import hashlib
import shutil

from kiosk.terminal import durable_file
from kiosk.updates.place import UpdatesPlace


def pin(place: UpdatesPlace, root: str | None) -> None:
    """Trust this root from now on, as an enrolment gave it; what was fetched under another is forgotten.
    None: the central service pushes nothing, and nothing is believed.
    """
    if root is None:
        place.root.unlink(missing_ok=True)
        return
    content = root.encode()
    if place.root.exists() and place.root.read_bytes() == content:
        return
    place.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.rmtree(place.metadata, ignore_errors=True)
    durable_file.write(place.root, content)


def fingerprint(root: str) -> str:
    """What people compare of a root: the start of its SHA-256."""
    return hashlib.sha256(root.encode()).hexdigest()[:16]
