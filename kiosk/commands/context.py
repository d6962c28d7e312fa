"""What every command receives beside its own arguments."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from kiosk.config import Effective


@dataclass(frozen=True)
class Context:
    """The global options, and where a command writes."""

    config_file: Path | None
    data_dir: Path
    out: TextIO = field(repr=False)
    err: TextIO = field(repr=False)
    data_given: bool = True
    """Whether ``--data`` was given; otherwise ``data_dir`` is the default."""

    def load_config(self) -> Effective:
        """The settings in force for this data directory, with the source of each; raises ``ConfigError``."""
        from kiosk.config import load  # noqa: PLC0415  pydantic is not needed for `kiosk --help`

        return load(self.config_file, self.data_dir)

    def global_arguments(self) -> list[str]:
        """The global options as a child process of the same project takes them."""
        chosen = ["--config", str(self.config_file)] if self.config_file else []
        return [*chosen, "--data", str(self.data_dir)]

    def say(self, text: str) -> None:
        """One line of result on standard output, at once, also into a pipe."""
        self.out.write(f"{text}\n")
        self.out.flush()

    def say_json(self, value: object) -> None:
        """One JSON value as the result. Where the stream cannot take every character, JSON's own escapes
        do.
        """
        whole = (self.out.encoding or "").lower().replace("-", "") == "utf8"
        self.say(json.dumps(value, ensure_ascii=not whole, indent=2))

    def warn(self, text: str) -> None:
        """One line for the person on standard error."""
        self.err.write(f"{text}\n")
