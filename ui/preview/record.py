"""What has been drawn, beside the pictures: a file for each thing in each variant, written when it is done.
Whoever begins again goes on with what has none.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from kiosk.contract.catalogue.schema import Catalogue

FILE = "drawn.json"


@dataclass(frozen=True)
class Picture:
    """`file`: below the directory of all. `faults`: a sentence each."""

    file: str
    name: str
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """One thing of the catalogue in one variant. `of`: the catalogue it was drawn of, as `mark` says it."""

    key: str
    variant: str
    of: str
    pictures: tuple[Picture, ...]

    @property
    def faulty(self) -> int:
        """How many pictures have something wrong with them."""
        return sum(bool(each.faults) for each in self.pictures)


def mark(catalogue: Catalogue) -> str:
    """Another one wherever a catalogue says anything else."""
    return sha256(catalogue.model_dump_json().encode()).hexdigest()[:16]


def keep(directory: Path, drawn: Drawn) -> None:
    """Write it down, whole or not at all."""
    file = directory / drawn.key / drawn.variant / FILE
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(drawn), ensure_ascii=False, indent=1), "utf-8")
    fresh.replace(file)


def kept(directory: Path, key: str, variant: str) -> Drawn | None:
    """What was drawn of it before; None where that is not whole."""
    try:
        said = json.loads((directory / key / variant / FILE).read_text("utf-8"))
        pictures = tuple(
            Picture(each["file"], each["name"], tuple(each["faults"])) for each in said["pictures"]
        )
        drawn = Drawn(said["key"], said["variant"], said["of"], pictures)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return drawn if all((directory / each.file).is_file() for each in drawn.pictures) else None


def all_kept(directory: Path) -> Iterator[Drawn]:
    """Everything that lies there, by name."""
    for file in sorted(directory.glob(f"*/*/{FILE}")):
        found = kept(directory, file.parent.parent.name, file.parent.name)
        if found is not None:
            yield found
