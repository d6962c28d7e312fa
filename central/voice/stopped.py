"""Where a resident stopped and what had failed there, in words for whoever answers the report."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from kiosk.contract.catalogue.schema import Text
from kiosk.contract.model import Model


class _File(Model):
    stage: Mapping[str, Text]
    trouble: Mapping[str, Text]


_WORDS = _File.model_validate(
    tomllib.loads(files("central.voice").joinpath("stopped.toml").read_text("utf-8"))
)
UNKNOWN_STAGE = Text(zh="这里还不认识的画面", en="A screen not known here")
UNKNOWN_TROUBLE = Text(zh="屏幕上有一句提示", en="The screen said something")
"""A newer terminal says more than this service knows."""


def where(stage: str) -> Text:
    """By the stage of the visit."""
    return _WORDS.stage.get(stage, UNKNOWN_STAGE)


def what(trouble: str) -> Text:
    """By the key of the sentence on the terminal's screen."""
    fits = [
        each for each in _WORDS.trouble if trouble == each or trouble.startswith((f"{each}.", f"{each}_"))
    ]
    return _WORDS.trouble[max(fits, key=len)] if fits else UNKNOWN_TROUBLE
