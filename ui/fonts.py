"""The one font family of the screens, and the check that it is installed before anything is drawn."""

from PySide6.QtGui import QFontDatabase

SANS = "Noto Sans CJK SC"
MONO = "Noto Sans Mono CJK SC"
PACKAGE = "fonts-noto-cjk"  # Debian's name for the package that carries both


class FontMissing(RuntimeError):
    """A family the screens are drawn with is not installed."""


def require_fonts() -> None:
    """Raise `FontMissing` unless both families are installed. Needs a `QGuiApplication`."""
    missing = [family for family in (SANS, MONO) if not QFontDatabase.hasFamily(family)]
    if missing:
        raise FontMissing(f"font {' and '.join(missing)} is not installed: install the package {PACKAGE}")
