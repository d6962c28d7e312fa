"""The one base of every pydantic model that crosses a boundary: strict, frozen, unknown keys refused."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Strict and immutable; an unknown key is an error, so that a typing slip is found and not ignored."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
