"""A small black-and-white picture, one integer per row: cheap to shift, to join and to send."""

from dataclasses import dataclass
from functools import reduce


@dataclass(frozen=True, slots=True)
class Bitmap:
    """``width`` dots wide; in each row the highest of ``width`` bits is the leftmost dot, 1 is black."""

    width: int
    rows: tuple[int, ...]

    @property
    def height(self) -> int:
        """Rows of dots."""
        return len(self.rows)

    def beside(self, right: "Bitmap") -> "Bitmap":
        """Both pictures side by side; they are equally high."""
        if self.height != right.height:
            raise ValueError("pictures side by side must be equally high")
        joined = tuple(
            (left << right.width) | other for left, other in zip(self.rows, right.rows, strict=True)
        )
        return Bitmap(self.width + right.width, joined)

    def moved_right(self, dots: int) -> "Bitmap":
        """With ``dots`` white columns before it."""
        return Bitmap(self.width + dots, self.rows)

    def enlarged(self, across: int, down: int) -> "Bitmap":
        """Every dot ``across`` dots wide and ``down`` dots high."""
        rows = []
        for row in self.rows:
            bits = format(row, f"0{self.width}b") if self.width else ""
            wide = int("".join(bit * across for bit in bits) or "0", 2)
            rows.extend([wide] * down)
        return Bitmap(self.width * across, tuple(rows))

    def row_bytes(self) -> tuple[bytes, ...]:
        """Each row in whole bytes, white after its end."""
        length = (self.width + 7) // 8
        padding = length * 8 - self.width
        return tuple((row << padding).to_bytes(length, "big") for row in self.rows)


def side_by_side(pictures: list[Bitmap]) -> Bitmap:
    """All pictures in a row, left to right; at least one."""
    return reduce(Bitmap.beside, pictures)
