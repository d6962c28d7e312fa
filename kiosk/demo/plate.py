"""The plate below the demonstration's document camera: invented papers, as picture files."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

SIZE = (1600, 1200)
PAGE = (840, 1188)
PAGES = 3
"""So many different papers, laid down one after the other."""


class Plate:
    """A directory that the camera sees (`devices.document_camera.pictures`). Safe between threads: a file
    comes and goes whole.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._away = directory.with_name(f"{directory.name}-unplugged")
        self._laid = 0

    @property
    def settings(self) -> dict[str, object]:
        """What a configuration says of the camera, as dotted keys."""
        return {
            "devices.document_camera.driver": "pictures",
            "devices.document_camera.device": str(self._directory),
        }

    def prepare(self) -> None:
        """The first paper lies there."""
        self._directory.mkdir(parents=True, exist_ok=True)
        self.lay_next()

    def lay_next(self) -> None:
        """Another paper instead of the one that lies there."""
        self._laid = self._laid % PAGES + 1
        where = self._directory if self._directory.is_dir() else self._away
        draft = where / ".next"
        photograph(self._laid).save(draft, "PNG", compress_level=1)
        draft.replace(where / "plate.png")

    def plug(self) -> None:
        """The camera is there again."""
        if self._away.is_dir():
            self._away.replace(self._directory)

    def unplug(self) -> None:
        """The camera is gone."""
        if self._directory.is_dir():
            self._directory.replace(self._away)


def photograph(number: int) -> Image.Image:
    """A paper with lines where words would be, a little askew on a grey plate: nobody's paper."""
    page = Image.new("RGB", PAGE, (247, 246, 241))
    pen = ImageDraw.Draw(page)
    pen.rectangle((250, 80, 590, 112), fill=(40, 44, 52))
    for line in range(14 + 3 * number):
        end = 750 if line % 4 else 520
        for x in range(100, end, 26):
            pen.rectangle((x, 190 + 40 * line, x + 16, 190 + 40 * line + 18), outline=(50, 54, 60), width=3)
    pen.ellipse((560, 960, 730, 1130), outline=(200, 44, 44), width=8)
    turned = page.convert("RGBA").rotate(4 - 3 * number, Image.Resampling.BICUBIC, expand=True)
    plate = Image.new("RGB", SIZE, (70, 74, 80))
    scale = 1060 / turned.height
    fitted = turned.resize(
        (round(turned.width * scale), round(turned.height * scale)), Image.Resampling.LANCZOS
    )
    plate.paste(fitted, ((SIZE[0] - fitted.width) // 2, (SIZE[1] - fitted.height) // 2), fitted)
    return plate.filter(ImageFilter.GaussianBlur(0.7))
