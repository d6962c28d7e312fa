"""Pictures that a terminal shows while nobody uses it: a directory with `slides.toml` and the files it names.

Such a directory comes as a media target; `ui.slides` says which. Each picture has its words: what it says is
to be read from two steps away, in every language, and heard by who does not see it.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import Field as Constraint
from pydantic import TypeAdapter, ValidationError, field_validator

from kiosk.contract.catalogue.schema import Text
from kiosk.contract.model import Model
from kiosk.errors import KioskError

LIST = "slides.toml"
LARGEST_LIST = 1 << 20
"""Bytes."""
MOST_SLIDES = 20
MOST_CHARACTERS, MOST_LETTERS = 40, 80
"""Of the words in one language, and in English: two lines below the picture."""
SUFFIXES = (".png", ".jpg", ".jpeg")


class SlidesWrong(KioskError):
    """The directory holds no slides that could be shown; the text says why, in a line."""


@dataclass(frozen=True)
class Slide:
    """`until`: the last day on which it is shown; None: for good."""

    picture: Path
    words: Text
    until: date | None = None


class _Entry(Model):
    picture: str
    words: Text
    until: date | None = None

    @field_validator("picture")
    @classmethod
    def _beside(cls, name: str) -> str:
        if Path(name).name != name or Path(name).suffix.lower() not in SUFFIXES:
            raise ValueError("write the name of a PNG or JPEG file beside the list")
        return name

    @field_validator("words")
    @classmethod
    def _short(cls, words: Text) -> Text:
        if any(len(each or "") > MOST_CHARACTERS for each in (words.zh, words.ko, words.ja)):
            raise ValueError(f"has more than {MOST_CHARACTERS} characters")
        if len(words.en or "") > MOST_LETTERS:
            raise ValueError(f"has more than {MOST_LETTERS} letters in English")
        return words


class _List(Model):
    slide: tuple[_Entry, ...] = Constraint(min_length=1, max_length=MOST_SLIDES, strict=False)


_SHAPE = TypeAdapter(_List)


def read_slides(directory: Path) -> tuple[Slide, ...]:
    """What is to be shown, in its order. Whether the files are pictures is not looked at here.

    Raises:
        SlidesWrong: there is no list, it is malformed, or it names a file that is not there.

    """
    file = directory / LIST
    try:
        if file.stat().st_size > LARGEST_LIST:
            raise SlidesWrong(f"{LIST}: is larger than {LARGEST_LIST} bytes")
        told = _SHAPE.validate_python(tomllib.loads(file.read_text("utf-8")))
    except ValidationError as error:
        found = error.errors(include_url=False)[0]
        where = ".".join(str(each) for each in found["loc"])
        raise SlidesWrong(f"{LIST}: {where}: {found['msg']}") from error
    except (OSError, ValueError) as error:
        raise SlidesWrong(f"{LIST}: cannot be read ({error})") from error
    return tuple(_slides(told, directory))


def _slides(told: _List, directory: Path) -> Iterator[Slide]:
    for each in told.slide:
        picture = directory / each.picture
        if not picture.is_file():
            raise SlidesWrong(f"{LIST}: {each.picture}: is not there")
        yield Slide(picture, each.words, each.until)


def shown_on(slides: tuple[Slide, ...], today: date) -> tuple[Slide, ...]:
    """Those that are not over."""
    return tuple(each for each in slides if each.until is None or today <= each.until)
