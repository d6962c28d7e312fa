"""The accepted set: a text file a variant, a line a moment, its fingerprint. A git diff names the moments."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ui.gallery.fingerprint import Fingerprint, read
from ui.gallery.variants import Variant

DIRECTORY = Path("tests", "ui", "qml", "accepted")
"""Where it lies in the checkout."""


def accepted(directory: Path, variant: Variant) -> dict[str, Fingerprint]:
    """The accepted fingerprints of a variant by the moments' names; none where nothing was accepted."""
    return {name: read(fingerprint) for name, fingerprint in _kept(directory, variant).items()}


def names(directory: Path, variant: Variant) -> list[str]:
    """The moments that have been accepted in a variant, in their order."""
    return list(_kept(directory, variant))


def accept(
    directory: Path, variant: Variant, drawn: Mapping[str, str], moments: Iterable[str], *, whole: bool
) -> None:
    """Keep what was drawn (fingerprint lines by moment) as accepted, in the order of `moments`.

    What was not drawn now stays as it was, unless the `whole` of the variant was drawn.
    """
    former = {} if whole else _kept(directory, variant)
    lines = {**former, **drawn}
    directory.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{name} {lines[name]}\n" for name in moments if name in lines)
    _file(directory, variant).write_text(text, "utf-8")


def forget_others(directory: Path, variants: Iterable[Variant]) -> None:
    """Delete the files of variants that there are no longer."""
    kept = {_file(directory, each) for each in variants}
    for file in directory.glob("*.txt"):
        if file not in kept:
            file.unlink()


def _file(directory: Path, variant: Variant) -> Path:
    return directory / f"{variant.name}.txt"


def _kept(directory: Path, variant: Variant) -> dict[str, str]:
    file = _file(directory, variant)
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return dict(line.split(maxsplit=1) for line in lines)
