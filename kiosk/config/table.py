"""What every table of ``config.toml`` has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Seconds = Annotated[int, Field(ge=1, le=3600)]


class Table(BaseModel):
    """Strict and immutable; an unknown key is an error, so that a typing slip is found and not ignored."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
