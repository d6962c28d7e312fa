"""The base of every pydantic model that crosses a boundary: strict, frozen, unknown keys refused; and that of
what the central service answers.
"""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """Strict and immutable; an unknown key is an error, so that a typing slip is found and not ignored."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Reply(Model):
    """What the central service answers. It is renewed before the terminals are: what an older one does not
    know it passes over.
    """

    model_config = ConfigDict(extra="ignore")
