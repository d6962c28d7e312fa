"""What both ends of an update agree on: roles and who signs what, paths, sizes.

Trust in what is pushed is TUF's (https://theupdateframework.io, specification 1.0): a root that 2 of 3 people
hold offline names the key of every other role; one offline key for each kind of target; snapshot and
timestamp online. Metadata and targets travel over the signed exchange as everything does, and are believed
for their own signatures only.
"""

from typing import Annotated

from pydantic import Field as Constraint

from kiosk.contract.assignment import TargetKind
from kiosk.contract.model import Model

ROOT_KEYS = 3
ROOT_THRESHOLD = 2

PATTERNS = {kind: f"{kind}/*" for kind in TargetKind}
"""What each delegated role may sign. `*` matches one level (specification 4.5), and names are flat."""

METADATA_PATH = "/v1/updates/metadata"
TARGETS_PATH = "/v1/updates/targets"
ASSIGNMENT_PATH = "/v1/assignment"

PIECE_BYTES = 256 * 1024
"""Files travel in pieces of this many bytes, each in an answer signed on its own: `?piece=0` and on, up to
one that is shorter. So neither end holds a whole file in memory, and a broken transfer goes on where it was.
"""

MAX_ROOT_BYTES = 64 * 1024
"""Root metadata with eight keys and three signatures has about 4 kB."""
MAX_METADATA_BYTES = 1024 * 1024
"""Some thousand targets of one kind."""

RootText = Annotated[str, Constraint(min_length=2, max_length=MAX_ROOT_BYTES)]
"""Root metadata (TUF, JSON), as it was signed."""


class Chosen(Model):
    """What an operator chose for a terminal, by the names of the targets."""

    config: str | None = None
    catalogue: str | None = None
    media: tuple[str, ...] = ()
    software: str | None = None
